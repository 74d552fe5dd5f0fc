"""Whether mail goes: what waits in the outbox, since when, and what was given up."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wijzer.store.store import Store
from wijzer.store.taken.mail import ApartGezetteMail

_WACHT_HOOGUIT = timedelta(minutes=30)
"""How long a mail may wait: by then it was tried five times, and a server that was away for a moment is back."""
_TERUG = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailstand:
    """Mail of the whole installation: what waits, since when, and what was given up in the last week.

    `loopt_vast`: the oldest waits so long that somebody has to look. `apart`: what no key opens,
    and is not tried again.
    """

    wachtend: int
    oudste_at: datetime | None
    opgegeven: int
    loopt_vast: bool
    apart: tuple[ApartGezetteMail, ...] = ()


def overzie_mail(store: Store, *, at: datetime) -> Mailstand:
    """How the outbox stands at this moment."""
    wachtend, oudste_at = store.mail.queue()
    return Mailstand(
        wachtend=wachtend,
        oudste_at=oudste_at,
        opgegeven=store.mail.given_up(at - _TERUG),
        loopt_vast=oudste_at is not None and abs(at - oudste_at) > _WACHT_HOOGUIT,
        apart=tuple(store.mail.aside()),
    )

"""Send what waits in the outbox.

It opens transactions itself: handing a mail to a server can take long, and what went must be kept before the next one
is tried.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from wijzer.gateways.mail import Bericht, MailNietVerstuurd, Post
from wijzer.services.meldingdagmail import DAG
from wijzer.store.mail import Mail
from wijzer.store.store import Store

MAX_POGINGEN = 12
"""After this many attempts, about two days, a mail is given up."""

EERSTE_WACHT = timedelta(minutes=1)
LANGSTE_WACHT = timedelta(hours=8)
PER_KEER = 100
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class Verzending:
    """How many mails went, are tried again later, and were given up."""

    verstuurd: int = 0
    later: int = 0
    opgegeven: int = 0

    def __add__(self, other: "Verzending") -> "Verzending":
        return Verzending(
            self.verstuurd + other.verstuurd,
            self.later + other.later,
            self.opgegeven + other.opgegeven,
        )


def verstuur_mail(
    open_store: Callable[[], AbstractContextManager[Store]], post: Post, *, at: datetime
) -> Verzending:
    """Try every mail that is due at `at`, at most a hundred; run by one worker at a time.

    A crash between sending and keeping sends one mail twice; it has the same Message-ID then, and is never lost.
    """
    with open_store() as store:
        wachtend = store.mail.due(at, PER_KEER)
    return sum((_try(open_store, post, mail, at=at) for mail in wachtend), Verzending())


def _try(
    open_store: Callable[[], AbstractContextManager[Store]], post: Post, mail: Mail, *, at: datetime
) -> Verzending:
    with open_store() as store:
        if not store.mail.waits(mail.id):  # taken back since: somebody stopped an alert
            return Verzending()
    try:
        post.send(as_bericht(mail))
    except MailNietVerstuurd as fout:
        again = next_attempt(mail.pogingen, at=at) if fout.opnieuw else None
        with open_store() as store:
            store.mail.failed(mail.id, fout.reden, again)
        return Verzending(later=1) if again else Verzending(opgegeven=1)
    with open_store() as store:
        if mail.soort == DAG:
            # Before the mail itself, as whoever takes one back does: two in another order would wait for each other.
            store.meldingen.hold(mail.aan)
        store.mail.sent(mail.id, at)
        if mail.soort == DAG:
            # It may have waited since yesterday: then this is the day that had its mail.
            store.meldingen.set_mailed(mail.aan, at.astimezone(_AMSTERDAM).date())
    return Verzending(verstuurd=1)


def as_bericht(mail: Mail) -> Bericht:
    """Give a waiting mail the form in which it is sent."""
    return Bericht(
        id=mail.id,
        aan=mail.aan,
        onderwerp=mail.onderwerp,
        tekst=mail.tekst,
        at=mail.created_at,
        taal=mail.taal,
        afmelden=mail.afmelden,
    )


def next_attempt(pogingen: int, *, at: datetime) -> datetime | None:
    """Give when to try again after `pogingen` earlier failures, twice as late each time; None gives up."""
    if pogingen + 1 >= MAX_POGINGEN:
        return None
    return at + min(EERSTE_WACHT * (1 << pogingen), LANGSTE_WACHT)

"""Send what waits in the outbox.

It opens transactions itself: handing a mail to a server can take long, and what went must be kept before the next one
is tried. Each mail is claimed for itself before it is handed over, so that two runs at once never have the same one.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from wijzer.domain.klok import KLOKVERSCHIL, day_of
from wijzer.gateways.mail import TOTAAL_S, Bericht, MailNietVerstuurd, Post, open_post
from wijzer.services.meldingen.dagmail import DAG
from wijzer.store.store import Store
from wijzer.store.taken.mail import LANGSTE_WACHT, Mail

MAX_POGINGEN = 12
"""After this many attempts, about two days, a mail is given up."""

EERSTE_WACHT = timedelta(minutes=1)
PER_KEER = 100
PER_RONDE = timedelta(seconds=50)
"""How long a run may take: it is over before the next one begins, a minute after it."""
_PER_MAIL = timedelta(seconds=TOTAAL_S)
BEZET = KLOKVERSCHIL + timedelta(minutes=2)
"""How long a mail is claimed: longer than one attempt takes, also for a machine whose clock is ahead.

So late it is tried again when the process died meanwhile.
"""

OpenStore = Callable[[], AbstractContextManager[Store]]


@dataclass(frozen=True, slots=True)
class Verzending:
    """How many mails went, are tried again later, and were given up. `gestaakt`: the server takes none of them now."""

    verstuurd: int = 0
    later: int = 0
    opgegeven: int = 0
    gestaakt: bool = False

    def __add__(self, other: "Verzending") -> "Verzending":
        return Verzending(
            self.verstuurd + other.verstuurd,
            self.later + other.later,
            self.opgegeven + other.opgegeven,
            self.gestaakt or other.gestaakt,
        )


def verstuur_mail(
    open_store: OpenStore,
    post: Post,
    *,
    at: datetime,
    elapsed: Callable[[], timedelta] = timedelta,
    require_turn: Callable[[], None] = lambda: None,
) -> Verzending:
    """Try the mails that are due at `at`, for as long as a run may take; `elapsed` says how long it took until now.

    `require_turn` is asked before each mail, and not between sending and keeping: a mail that went
    is always kept as sent.

    The run ends with the first error that concerns every mail, such as a server that does not
    answer. A crash between sending and keeping sends one mail twice; it has the same Message-ID
    then, and is never lost.
    """
    with open_store() as store:
        wachtend = store.mail.due(at, PER_KEER)
    uitkomst = Verzending()
    with open_post(post) as verbinding:
        for mail in wachtend:
            if uitkomst.gestaakt or elapsed() + _PER_MAIL > PER_RONDE:
                break
            require_turn()
            uitkomst += _try(open_store, verbinding, mail, at=at + elapsed())
    return uitkomst


def _try(open_store: OpenStore, post: Post, mail: Mail, *, at: datetime) -> Verzending:
    with open_store() as store:
        if not store.mail.claim(mail.id, at, until=at + BEZET):
            return (
                Verzending()
            )  # another run has it, or it was taken back: somebody stopped an alert
    try:
        post.send(as_bericht(mail))
    except MailNietVerstuurd as fout:
        again = next_attempt(mail.pogingen, at=at) if fout.opnieuw else None
        with open_store() as store:
            store.mail.failed(mail.id, fout.reden, again)
        return Verzending(
            later=int(again is not None), opgegeven=int(again is None), gestaakt=fout.server
        )
    _keep_sent(open_store, mail, at=at)
    return Verzending(verstuurd=1)


def _keep_sent(open_store: OpenStore, mail: Mail, *, at: datetime) -> None:
    with open_store() as store:
        if mail.soort == DAG:
            # Before the mail itself, as whoever takes one back does: two in another order would wait for each other.
            store.meldingen.hold(mail.aan)
        store.mail.sent(mail.id, at)
        if mail.soort == DAG:
            # It may have waited since yesterday: then this is the day that had its mail.
            store.meldingen.set_mailed(mail.aan, day_of(at))


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

"""Slows down who guesses, without letting a stranger lock somebody out.

Tries are counted per source, per account and source together, and per account. The last of these a
stranger can use up on purpose; therefore a browser that signed in to the account before, known by a
signed cookie, has a count of its own that nobody else can touch. Who is new and meets a closed
account makes the browser known through the mailbox: by the link of a forgotten password. What is
typed decides, so an unknown address is slowed exactly as a known one.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from flask import Flask, current_app
from limits import RateLimitItem, parse
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

from wijzer import klok
from wijzer.domain.contact.mailadres import fold_mailadres
from wijzer.gateways.voortelling import Voortelling
from wijzer.settings import Settings
from wijzer.store.pogingen.telling import Pogingtelling
from wijzer.web.common.verzoek import origin
from wijzer.web.office.sleutels import keyed_by, keyed_ways

REM = "wijzer.rem"

PER_BRON = (parse("60 per 15 minutes"), parse("300 per day"))
PER_PAAR = (parse("10 per 15 minutes"),)
PER_ACCOUNT = (parse("15 per 15 minutes"), parse("40 per day"))
PER_APPARAAT = (parse("10 per 15 minutes"), parse("60 per day"))
CODES_PER_SESSIE = (parse("5 per 30 minutes"),)
WACHTWOORD_PER_LINK = (parse("10 per 15 minutes"),)
WACHTWOORD_PER_GEBRUIKER = (parse("10 per 15 minutes"),)
BEWIJS_PER_GEBRUIKER = (parse("10 per 15 minutes"), parse("40 per day"))
"""Own codes, asked again of who is signed in."""
LINKS_PER_ACCOUNT = (parse("3 per hour"), parse("10 per day"))
LINK_SECONDEN = 0.5
"""How long asking for a link takes, whether the address has an account or not."""


@dataclass(frozen=True, slots=True)
class Teller:
    """One thing that is counted: how often it may happen, and of what."""

    grenzen: tuple[RateLimitItem, ...]
    sleutel: tuple[str, ...]


class Rem:
    """Counts tries in the office's database, for all processes together; in Redis before that, where one was set.

    The stricter of the two decides, so a Redis that is away, comes back or forgot its counts gives
    nobody a fresh start.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._telling = Pogingtelling(settings, clock=klok.now)
        self._teller = FixedWindowRateLimiter(self._telling)
        self._vooraf = Voortelling(settings.redis_url) if settings.redis_url else None

    def hit(self, tellers: Sequence[Teller]) -> bool:
        """Count one try in each, narrowest last; False when one is full, and then the ones after it are not counted.

        Raises `Storing` when the database cannot count: an uncounted try is not let through.
        """
        tellingen = [
            (grens, self._name(teller.sleutel)) for teller in tellers for grens in teller.grenzen
        ]
        if self._vooraf and not self._vooraf.hit(tellingen):
            return False
        return all(self._teller.hit(grens, naam) for grens, naam in tellingen)

    def dispose(self) -> None:
        """Close every connection."""
        self._telling.dispose()
        if self._vooraf:
            self._vooraf.dispose()

    def _name(self, sleutel: tuple[str, ...]) -> str:
        """The name under which something is counted: where a count is kept, nobody reads of whom it is."""
        return keyed_by(self._settings, "rem", "\0".join(sleutel))


def register_rem(app: Flask, settings: Settings) -> None:
    """Give an app its counters."""
    app.extensions[REM] = Rem(settings)


def try_account(email: str, *, apparaat: str | None) -> bool:
    """Count a try to sign in; False when it is one too many.

    `apparaat` is the id of a browser known to this account.
    """
    account = account_key(email)
    if apparaat is not None:
        return hit(Teller(PER_APPARAAT, ("apparaat", account, apparaat)))
    bron = origin()
    return hit(
        Teller(PER_BRON, ("bron", bron)),
        Teller(PER_PAAR, ("paar", account, bron)),
        Teller(PER_ACCOUNT, ("account", account)),
    )


def hit(*tellers: Teller) -> bool:
    """Count one try in each; False when one is full."""
    return cast("Rem", current_app.extensions[REM]).hit(tellers)


def require_hit(*tellers: Teller) -> None:
    """Count one try in each; raises `TooManyRequests` when one is full."""
    if not hit(*tellers):
        raise TooManyRequests


def count_bewijs(gebruiker_id: UUID) -> None:
    """Count that who is signed in gives a code again, on whichever page; raises `TooManyRequests` after too many."""
    require_hit(Teller(BEWIJS_PER_GEBRUIKER, ("bewijs", str(gebruiker_id))))


@contextmanager
def no_sooner_than(seconds: float) -> Iterator[None]:
    """Let an answer take at least this long, so that how long it took does not tell what was found."""
    begin = time.monotonic()
    yield
    time.sleep(max(0.0, seconds - (time.monotonic() - begin)))


def account_key(email: str) -> str:
    """Give the name under which an account is counted: not the address itself."""
    return account_keys(email)[0]


def account_keys(email: str) -> Sequence[str]:
    """Give that name under each key, the first key first."""
    return [naam[:32] for naam in keyed_ways("account", fold_mailadres(email))]

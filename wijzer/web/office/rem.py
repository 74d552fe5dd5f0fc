"""Slows down who guesses, without letting a stranger lock somebody out.

Tries are counted per source, per account and source together, and per account. The last of these a stranger can use up on
purpose; therefore a browser that signed in to the account before, known by a signed cookie, has a count of its own that
nobody else can touch. Who is new and meets a closed account makes the browser known through the mailbox: by the link of a
forgotten password. What is typed decides, so an unknown address is slowed exactly as a known one.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app
from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

from wijzer.logs import get_logger
from wijzer.settings import Settings
from wijzer.web.common.verzoek import origin
from wijzer.web.office.sleutels import keyed_ways

REM = "wijzer.rem"

PER_BRON = (parse("60 per 15 minutes"), parse("300 per day"))
PER_PAAR = (parse("10 per 15 minutes"),)
PER_ACCOUNT = (parse("15 per 15 minutes"), parse("40 per day"))
PER_APPARAAT = (parse("10 per 15 minutes"), parse("60 per day"))
CODES_PER_SESSIE = (parse("5 per 30 minutes"),)
WACHTWOORD_PER_LINK = (parse("10 per 15 minutes"),)
WACHTWOORD_PER_GEBRUIKER = (parse("10 per 15 minutes"),)
LINKS_PER_ACCOUNT = (parse("3 per hour"), parse("10 per day"))
LINK_SECONDEN = 0.5
"""How long asking for a link takes, whether the address has an account or not."""


@dataclass(frozen=True, slots=True)
class Teller:
    """One thing that is counted: how often it may happen, and of what."""

    grenzen: tuple[RateLimitItem, ...]
    sleutel: tuple[str, ...]


class Rem:
    """Counts tries, in Redis when processes share them and in memory otherwise."""

    def __init__(self, settings: Settings) -> None:
        storage = storage_from_string(_storage_url(settings), wrap_exceptions=True)
        self._shared = FixedWindowRateLimiter(storage)
        self._own = FixedWindowRateLimiter(MemoryStorage())

    def hit(self, tellers: Sequence[Teller]) -> bool:
        """Count one try in each, narrowest last; False when one is full, and then the ones after it are not counted."""
        return all(
            self._hit(grens, teller.sleutel) for teller in tellers for grens in teller.grenzen
        )

    def _hit(self, grens: RateLimitItem, sleutel: tuple[str, ...]) -> bool:
        try:
            return self._shared.hit(grens, *sleutel)
        except StorageError:
            get_logger(__name__).warning("tellers niet bereikbaar, dit proces telt zelf")
            return self._own.hit(grens, *sleutel)


def _storage_url(settings: Settings) -> str:
    """Name the counters' place as the library does: it calls a Redis socket `redis+unix`."""
    url = settings.redis_url.expose() if settings.redis_url else "memory://"
    return f"redis+{url}" if url.startswith("unix://") else url


def register_rem(app: Flask, settings: Settings) -> None:
    """Give an app its counters."""
    app.extensions[REM] = Rem(settings)


def try_account(email: str, *, apparaat: str | None) -> bool:
    """Count a try to sign in; False when it is one too many. `apparaat` is the id of a browser known to this account."""
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
    return [naam[:32] for naam in keyed_ways("account", email.strip().lower())]

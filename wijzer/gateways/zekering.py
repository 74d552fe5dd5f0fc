"""A fuse before somebody else's service: after a failure it is left alone for a while, then tried once."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from wijzer.logs import get_logger

RUST_S = 30.0
"""How long a service that failed is left alone."""

_LOG = get_logger("wijzer.zekering")
T = TypeVar("T")


class Doorgebrand(Exception):
    """The service did not answer, or is left alone because it did not answer before."""


class Zekering:
    """Asks a service, and never waits longer than `geduld` seconds for all of one question.

    `rust` is how long it is left alone. Safe for threads. The time is kept outside the question:
    looking up a name, connecting and each answer have time-outs of their own, or none.
    """

    def __init__(
        self,
        naam: str,
        *,
        geduld: float,
        rust: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._naam, self._geduld, self._clock = naam, geduld, clock
        self._rust = RUST_S if rust is None else rust
        self._lock = threading.Lock()
        self._until: float | None = None

    def ask(self, vraag: Callable[[], T]) -> T:
        """The answer. Raises `Doorgebrand`, at once while the service is left alone."""
        if not self._may_ask():
            raise Doorgebrand
        try:
            antwoord = _within(self._geduld, vraag, self._naam)
        except Exception as fout:
            self._open(fout)
            raise Doorgebrand from fout
        self._close()
        return antwoord

    def _may_ask(self) -> bool:
        """While it is open, one question goes through each time that the rest is over."""
        with self._lock:
            if self._until is None:
                return True
            if self._clock() < self._until:
                return False
            self._until = self._clock() + self._rust
            return True

    def _open(self, fout: Exception) -> None:
        with self._lock:
            was, self._until = self._until, self._clock() + self._rust
        if was is None:
            _LOG.error("dienst antwoordt niet", dienst=self._naam, fout=type(fout).__qualname__)

    def _close(self) -> None:
        with self._lock:
            was, self._until = self._until, None
        if was is not None:
            _LOG.info("dienst antwoordt weer", dienst=self._naam)


def _within(seconds: float, vraag: Callable[[], T], naam: str) -> T:
    """The answer to a question that is asked in a thread of its own.

    Raises `TimeoutError`; the thread ends when it can.
    """
    antwoord: Future[T] = Future()

    def ask() -> None:
        try:
            antwoord.set_result(vraag())
        except BaseException as fout:
            antwoord.set_exception(fout)

    threading.Thread(target=ask, name=naam, daemon=True).start()
    return antwoord.result(timeout=seconds)

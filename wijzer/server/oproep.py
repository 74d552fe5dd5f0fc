"""One call of the WSGI app, taken in steps: each may run in another thread, and none waits for the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextvars import Context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

Antwoordkoppen = list[tuple[bytes, bytes]]


class Oproep:
    """What an app answers to one request. Its steps share one context, as if they ran in one thread."""

    def __init__(self, app: WSGIApplication, environ: WSGIEnvironment, *, portie: int) -> None:
        self.status = 0
        self.koppen: Antwoordkoppen = []
        self.klaar = False
        self._app = app
        self._environ = environ
        self._portie = portie
        self._context = Context()
        self._delen: Iterable[bytes] = ()
        self._rest: Iterator[bytes] = iter(())
        self._geschreven: list[bytes] = []

    def begin(self) -> bytes:
        """Let the app begin; gives the first piece of its answer, and the only one when `klaar` is true then."""
        return self._context.run(self._begin)

    def go_on(self) -> bytes:
        """Give the next piece; the last one when `klaar` is true then."""
        return self._context.run(self._take)

    def close(self) -> None:
        """Stop before the end: nobody reads on."""
        if not self.klaar:
            self._context.run(self._close)

    def _begin(self) -> bytes:
        self._delen = self._app(self._environ, self._start)
        if isinstance(self._delen, (list, tuple)):
            self._rest = iter((b"".join(self._delen),))
        else:
            self._rest = iter(self._delen)
        return self._take()

    def _start(
        self, status: str, koppen: list[tuple[str, str]], exc_info: object = None
    ) -> Callable[[bytes], object]:
        self.status = int(status[:3])
        self.koppen = [
            (naam.encode("latin-1"), waarde.encode("latin-1")) for naam, waarde in koppen
        ]
        return self._geschreven.append

    def _take(self) -> bytes:
        """Gather what the app gives until it is a piece, or its end."""
        stukken, self._geschreven = self._geschreven, []
        grootte = 0
        try:
            for deel in self._rest:
                stukken.append(deel)
                grootte += len(deel)
                if grootte >= self._portie and not isinstance(self._delen, (list, tuple)):
                    return b"".join(stukken)
        except BaseException:
            self._close()
            raise
        self._close()
        return b"".join(stukken)

    def _close(self) -> None:
        if self.klaar:
            return
        self.klaar = True
        close = getattr(self._delen, "close", None)
        if close is not None:
            close()

"""Catches what goes wrong outside Flask.

That is in the cache, the headers, the static files, a proxy's header or an answer that is leaving.
It stands in front of everything else of the app. Nothing of an error is told but its kind and its
place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from flask import Flask

from wijzer.logs import facts_of, get_logger
from wijzer.web.common.fouten.gevraagdedeur import deur_of
from wijzer.web.common.fouten.nood import STATUS, Noodantwoorden
from wijzer.web.common.fouten.tabel import LATER_S, http_status_of
from wijzer.web.common.http.opvang import no_write
from wijzer.web.common.verzoek import ExcInfo

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_LOG = get_logger("wijzer.web")


class AfgebrokenAntwoord(Exception):
    """An answer failed while it left: the connection must be broken off, for its reader has half of it."""


class Vangnet:
    """WSGI middleware around the whole of an app."""

    def __init__(
        self,
        wsgi_app: WSGIApplication,
        nood: Noodantwoorden,
        *,
        route_of: Callable[[str, str], str | None],
        comes_out: Callable[[], bool],
    ) -> None:
        """`route_of` gives the rule of an address and a method.

        With `comes_out` errors go on to who called, for tests.
        """
        self._app = wsgi_app
        self._nood = nood
        self._route_of = route_of
        self._comes_out = comes_out

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, whatever happens."""
        kop = _Kop(start_response)
        try:
            delen = self._app(environ, kop)
        except Exception as fout:
            if self._comes_out():
                raise
            return self._instead(fout, environ, start_response)
        kop.release()
        return delen if isinstance(delen, (list, tuple)) else self._watched(delen, environ)

    def tell(self, fout: BaseException, environ: WSGIEnvironment) -> None:
        """Write an error down, without a word of what was asked."""
        _LOG.error(
            "fout buiten de app",
            method=environ["REQUEST_METHOD"],
            route=self._route(environ),
            **facts_of(fout),
        )

    def _instead(
        self, fout: Exception, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        self.tell(fout, environ)
        status = http_status_of(fout) if http_status_of(fout) in STATUS else 500
        later = {"retry_after": LATER_S} if status == 503 else {}
        antwoord = self._nood.of(status, environ.get("PATH_INFO", ""), **later)
        start_response(antwoord.status_line, [*antwoord.koppen])
        return () if environ["REQUEST_METHOD"] == "HEAD" else (antwoord.body,)

    def _watched(self, delen: Iterable[bytes], environ: WSGIEnvironment) -> Iterable[bytes]:
        return _Bewaakt(delen, lambda fout: self.tell(fout, environ), self._comes_out)

    def _route(self, environ: WSGIEnvironment) -> str | None:
        try:
            return self._route_of(environ["PATH_INFO"], environ["REQUEST_METHOD"])
        except Exception:
            return None


class _Kop:
    """Holds back what the app says that it will answer, until it gave that answer.

    So another answer can take its place.
    """

    def __init__(self, start_response: StartResponse) -> None:
        self._start = start_response
        self._gezegd: tuple[str, list[tuple[str, str]]] | None = None
        self._vrij = False

    def __call__(
        self, status: str, koppen: list[tuple[str, str]], exc_info: ExcInfo | None = None, /
    ) -> Callable[[bytes], object]:
        """Take it up, or pass it on when the app only says it while its answer is read."""
        if self._vrij:
            return self._start(status, koppen, exc_info)
        self._gezegd = status, koppen
        return no_write

    def release(self) -> None:
        """Send the head that was held back."""
        self._vrij = True
        if self._gezegd is not None:
            self._start(*self._gezegd)


class _Bewaakt:
    """The pieces of an answer. An error among them is written down here and told to the server without its text."""

    def __init__(
        self,
        delen: Iterable[bytes],
        tell: Callable[[Exception], None],
        comes_out: Callable[[], bool],
    ) -> None:
        self._delen = delen
        self._tell = tell
        self._comes_out = comes_out

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._delen
        except Exception as fout:
            if self._comes_out():
                raise
            self._tell(fout)
            raise AfgebrokenAntwoord from None

    def close(self) -> None:
        """Let the answer go; what then goes wrong changes nothing for who has it."""
        close = getattr(self._delen, "close", None)
        if close is None:
            return
        try:
            close()
        except Exception as fout:
            if self._comes_out():
                raise
            self._tell(fout)


def add_vangnet(app: Flask, *, secure: bool) -> None:
    """Put it around an app that is otherwise complete. While testing errors come out."""
    app.wsgi_app = Vangnet(  # type: ignore[method-assign]  # the way Flask documents
        app.wsgi_app,
        Noodantwoorden(secure=secure),
        route_of=lambda path, method: deur_of(app, path, method).route,
        comes_out=lambda: app.testing,
    )

"""An address that is too long is refused here, in the form of its room, before the server does so without a word.

gunicorn takes a first line of 4094 bytes, nginx one of 8 kB, granian an address of 64 kB: each then
answers on its own, and not as problem+json. So the site itself says no before, in the feed below
the least of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask

from wijzer.logs import get_logger
from wijzer.web.common.fouten.nood import Noodantwoorden

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MAX_DOEL = 4000
"""How long path and query may be together in the feed, in bytes.

That is three times the longest search with every key in it, and all product codes of a region.
"""
MAX_PAGINA = 8000
"""The same of a page: whoever sends a link along may have put long keys of its own behind it."""
_FEED = "/api/"
_LOG = get_logger("wijzer.web")


class Doelgrens:
    """WSGI middleware around the whole of an app."""

    def __init__(self, wsgi_app: WSGIApplication, nood: Noodantwoorden) -> None:
        self._app = wsgi_app
        self._nood = nood

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, or say that its address is too long."""
        path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        if len(path) + len(query) <= (MAX_DOEL if path.startswith(_FEED) else MAX_PAGINA):
            return self._app(environ, start_response)
        _LOG.info("adres geweigerd", method=environ["REQUEST_METHOD"], status=414)
        antwoord = self._nood.of(414, path)
        start_response(antwoord.status_line, [*antwoord.koppen])
        return () if environ["REQUEST_METHOD"] == "HEAD" else (antwoord.body,)


def add_doelgrens(app: Flask, *, secure: bool) -> None:
    """Put it in front of everything else of an app."""
    app.wsgi_app = Doelgrens(app.wsgi_app, Noodantwoorden(secure=secure))  # type: ignore[method-assign]  # the way Flask documents

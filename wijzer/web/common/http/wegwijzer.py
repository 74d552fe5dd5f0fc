"""Leads who wrote the address of a page otherwise to the one right address, when there is something.

`/Twente/`, `/twente//producten/wgzhf`: the right address is asked first, in the name of the same
visitor. If it has a page, that is where to go (301; 308 for a form); if it leads elsewhere or
refuses, its answer is the answer; and if nothing is there, the address that was asked is not there
either. So a redirect tells nothing that the right address does not tell, and there are never two in
a row.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Flask

from wijzer.logs import log_request
from wijzer.web.common.deuren import AUDIENCE, Wie
from wijzer.web.common.http.adressen import Adressen, Juist
from wijzer.web.common.http.herkomst import network_of
from wijzer.web.common.http.opvang import Opvang, close_parts
from wijzer.web.common.statisch import PREFIX

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

VERKENNING = "wijzer.verkenning"
"""The key in the WSGI environ of a request that is asked on behalf of another one.

The other one is written down itself.
"""
ADRESSEN = "wijzer.adressen"
_STATUS = {
    "GET": "301 MOVED PERMANENTLY",
    "HEAD": "301 MOVED PERMANENTLY",
    "POST": "308 PERMANENT REDIRECT",
}
_IS_ER = frozenset({"200", "304"})
_IS_ER_NIET = frozenset({"404"})
_ZONDER = frozenset(
    {"CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING", "HTTP_IF_NONE_MATCH"}
)
_TEKENS = "%&=+;:@/?!$'()*,-._~[]"
"""The signs that may stand in a query as they are."""


class Wegwijzer:
    """WSGI middleware between the cache and the app."""

    def __init__(
        self,
        wsgi_app: WSGIApplication,
        adressen: Callable[[], Adressen],
        ask: Callable[[], WSGIApplication],
    ) -> None:
        """`ask` gives the whole of the app as visitors see it, this included."""
        self._app = wsgi_app
        self._adressen = adressen
        self._ask = ask

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        juist = self._elsewhere(environ)
        if juist is None:
            return self._app(environ, start_response)
        begin = time.monotonic()
        gezegd = Opvang()
        delen = self._ask()(_in_its_place(environ, juist), gezegd.start)
        if gezegd.code in _IS_ER_NIET:
            close_parts(delen)
            return self._app(environ, start_response)
        if gezegd.code not in _IS_ER:
            start_response(gezegd.status, [*gezegd.koppen])
            return delen
        close_parts(delen)
        status = _STATUS[environ["REQUEST_METHOD"]]
        _log(environ, juist, int(status[:3]), begin)
        start_response(status, _koppen(environ, juist))
        return ()

    def _elsewhere(self, environ: WSGIEnvironment) -> Juist | None:
        """The right address, when this is another one and may be led there."""
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        if method not in _STATUS or VERKENNING in environ or not _may_be_page(path):
            return None
        juist = self._adressen().right(path)
        if juist is None or juist.path == path:
            return None
        return juist if {"GET", method} <= juist.methoden else None


def adressen_of(app: Flask) -> Adressen:
    """Give the addresses of an app; read from its routes when it is first asked, because then they are all there."""
    if ADRESSEN not in app.extensions:
        app.extensions[ADRESSEN] = Adressen(app.url_map)
    gevonden: Adressen = app.extensions[ADRESSEN]
    return gevonden


def with_wegwijzer(app: Flask, wsgi_app: WSGIApplication) -> Wegwijzer:
    """Put the wegwijzer in front of an app."""
    return Wegwijzer(wsgi_app, lambda: adressen_of(app), lambda: app.wsgi_app)


def _may_be_page(path: str) -> bool:
    """No path at all (`GET https://host?x=1`, as a proxy may ask) is that of the first page (RFC 9112 § 3.2.1)."""
    return not path or (path.startswith("/") and not path.startswith(PREFIX))


def _in_its_place(environ: WSGIEnvironment, juist: Juist) -> WSGIEnvironment:
    """The same question of the same visitor, to the right address, and only to look."""
    eigen = {
        naam: waarde
        for naam, waarde in environ.items()
        if (naam.isupper() or naam.startswith("wsgi.")) and naam not in _ZONDER
    }
    method = "GET" if environ["REQUEST_METHOD"] == "POST" else environ["REQUEST_METHOD"]
    return eigen | {
        "REQUEST_METHOD": method,
        "PATH_INFO": juist.path,
        "wsgi.input": BytesIO(),
        VERKENNING: True,
    }


def _koppen(environ: WSGIEnvironment, juist: Juist) -> list[tuple[str, str]]:
    """The headers that say where to go, with the same question.

    It begins with one slash and a word of ours: it can lead to no other site.
    """
    vraag = quote(environ.get("QUERY_STRING", ""), safe=_TEKENS, encoding="latin-1")
    adres = quote(juist.path, safe="/", encoding="latin-1") + (f"?{vraag}" if vraag else "")
    return [("Location", adres), ("Content-Length", "0"), ("Cache-Control", "no-store")]


def _log(environ: WSGIEnvironment, juist: Juist, status: int, begin: float) -> None:
    openbaar = AUDIENCE.get(juist.regel.endpoint) is Wie.IEDEREEN
    log_request(
        method=environ["REQUEST_METHOD"],
        route=juist.regel.rule,
        status=status,
        milliseconds=(time.monotonic() - begin) * 1000,
        openbaar=openbaar,
        origin=None if openbaar else network_of(environ.get("REMOTE_ADDR", "")),
    )

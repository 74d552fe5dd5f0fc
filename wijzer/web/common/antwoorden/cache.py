"""Answers of the public rooms are made once per publicatie and day, and from then on served as bytes.

It stands in front of Flask, because inside it costs half of what it saves. It keeps only what
carries a stamp (`web/common/antwoorden/stempel.py`), and it asks the app in a way that leaves
nothing to depend on but the address and the form: without cookies, without conditions, with the
host of this installation and the question in its canonical form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask

from wijzer import klok
from wijzer.settings import Settings
from wijzer.web.common.antwoorden.bewaard import GROOT, Antwoord, Antwoordvorm, Bewaarsleutel, Vak
from wijzer.web.common.antwoorden.codering import IDENTITY, KLEIN, choose_encoding, compress
from wijzer.web.common.antwoorden.doel import Doel, find
from wijzer.web.common.antwoorden.stempel import PAGINA, STEMPEL, Stempel, etag_of
from wijzer.web.common.http.opvang import Opvang, close_parts
from wijzer.web.common.versheidsbron import Databasestand, Versheidsbron
from wijzer.web.common.verzoek import DATABASESTAND

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CACHE = "wijzer.cache"
Cachevraag = tuple[str, str, str, str]
"""A path, a query, and what is accepted of forms and encodings, as a request says them."""
MAX_CACHEBYTES = 128 << 20
MAX_ACCEPT = 200
MAX_VRAAG = 4096
"""Longer than this no question is that a page or a partner makes: it is answered, and not remembered, for what is
remembered is counted by its number and not by its length."""

_LEZEN = frozenset({"GET", "HEAD"})
_ZONDER = (
    "HTTP_COOKIE",
    "HTTP_AUTHORIZATION",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_USER_AGENT",
    "HTTP_REFERER",
)


class AntwoordCache:
    """WSGI middleware that answers what it has, and asks the app for the rest."""

    def __init__(
        self,
        wsgi_app: WSGIApplication,
        find: Callable[[str], Doel | None],
        bron: Versheidsbron,
        *,
        host: str,
        max_bytes: int = MAX_CACHEBYTES,
    ) -> None:
        self._app = wsgi_app
        self._find = find
        self._bron = bron
        self._host = host
        self._max_bytes = max_bytes
        self._laatst: tuple[Databasestand, Vak] | None = None

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        if environ["REQUEST_METHOD"] not in _LEZEN:
            return self._app(environ, start_response)
        databasestand = environ[DATABASESTAND] = self._bron.current()
        vak = self._current(databasestand)
        if vak is None:
            return self._app(environ, start_response)
        vraag = (
            environ["PATH_INFO"],
            environ.get("QUERY_STRING", ""),
            environ.get("HTTP_ACCEPT", ""),
            environ.get("HTTP_ACCEPT_ENCODING", ""),
        )
        vorm = vak.snel.get(vraag)
        if vorm is None:
            return self._answer_slowly(vak, vraag, environ, start_response)
        return _serve(vorm, environ, start_response)

    def kept(self, vraag: Cachevraag) -> Antwoordvorm | None:
        """Give what was asked before in exactly these words, if that can be told without waiting for anything."""
        databasestand = self._bron.known()
        vak = self._current(databasestand) if databasestand is not None else None
        return vak.snel.get(vraag) if vak is not None else None

    def forget(self) -> None:
        """Something was published in this process: do not answer from before it."""
        self._bron.forget()

    def _current(self, databasestand: Databasestand) -> Vak | None:
        """Where answers of the present stand and day are kept; those of an earlier one are thrown away.

        None when there is nothing to tell, and when nobody knows which of them may still be told: they wait until then.
        """
        blik = databasestand.blik
        if blik is None or databasestand.is_stil(klok.now()):
            return None
        laatst = self._laatst
        if laatst is not None and laatst[0] is databasestand:
            return laatst[1]
        vak = self._vak
        if vak is None or vak.stempel != (blik.stand, databasestand.dag):
            vak = Vak(Stempel(blik.stand, databasestand.dag), self._max_bytes)
        self._laatst = databasestand, vak  # in one go: another thread may come with an older one
        return vak

    @property
    def _vak(self) -> Vak | None:
        """Where the last answers were kept."""
        return self._laatst[1] if self._laatst else None

    def _answer_slowly(
        self,
        vak: Vak,
        vraag: Cachevraag,
        environ: WSGIEnvironment,
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        path, query, accept, encodings = vraag
        doel = self._find(path)
        te_lang = len(accept) > MAX_ACCEPT or sum(map(len, vraag)) > MAX_VRAAG
        sleutel = doel.key_of(query, accept) if doel and not te_lang else None
        if sleutel is None:
            return self._app(environ, start_response)
        if not environ[DATABASESTAND].bereikbaar and vak.get(sleutel) is None:
            # Without a database nothing can be made, so nobody need wait for who is trying to make it.
            return self._app(environ, start_response)
        with vak.one_at_a_time(sleutel):
            gevonden = vak.get(sleutel) or self._ask(vak, sleutel, environ)
        if not isinstance(gevonden, Antwoord):
            return gevonden.serve(environ, start_response)
        vorm = gevonden.in_encoding(encodings)
        vak.keep(sleutel, gevonden)
        vak.remember(vraag, vorm)
        return _serve(vorm, environ, start_response)

    def _ask(
        self, vak: Vak, sleutel: Bewaarsleutel, environ: WSGIEnvironment
    ) -> Antwoord | _Anders:
        """Let the app answer; a good answer of this very stand and day is kept."""
        kaal = self._bare(environ, sleutel)
        kaal |= _condition(vak, sleutel, environ)
        opvang = Opvang()
        delen = self._app(kaal, opvang.start)
        stempel = kaal.get(STEMPEL)
        if stempel != vak.stempel or not opvang.status.startswith("200"):
            return _Anders(opvang, delen)
        try:
            antwoord = Antwoord.of(opvang.status, opvang.koppen, delen)
        finally:
            close_parts(delen)
        vak.keep(sleutel, antwoord)
        return antwoord

    def _bare(self, environ: WSGIEnvironment, sleutel: Bewaarsleutel) -> WSGIEnvironment:
        """The request without anything that could make equal questions get different answers."""
        kaal = {naam: waarde for naam, waarde in environ.items() if naam not in _ZONDER}
        path, query, soort = sleutel
        kaal |= {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query}
        kaal |= {"HTTP_HOST": self._host, "HTTP_ACCEPT": soort}
        return kaal


class _Anders:
    """An answer that is not kept: an error, or one that may not be."""

    def __init__(self, opvang: Opvang, delen: Iterable[bytes]) -> None:
        self._opvang = opvang
        self._delen = delen

    def serve(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass it on as it is, or smaller for who takes that."""
        encoding = choose_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if environ["REQUEST_METHOD"] != "HEAD" and encoding != IDENTITY and self._can_shrink():
            return self._smaller(encoding, start_response)
        start_response(self._opvang.status, [*self._opvang.koppen])
        if environ["REQUEST_METHOD"] == "HEAD":
            close_parts(self._delen)
            return ()
        return self._delen

    def _can_shrink(self) -> bool:
        """Whether it is whole, large enough to bother and small enough to hold."""
        koppen = {naam.lower(): waarde for naam, waarde in self._opvang.koppen}
        lengte = int(koppen.get("content-length", 0))
        return KLEIN <= lengte <= GROOT and "content-encoding" not in koppen

    def _smaller(self, encoding: str, start_response: StartResponse) -> Iterable[bytes]:
        try:
            body = compress(b"".join(self._delen), encoding)
        finally:
            close_parts(self._delen)
        anders = {"content-length", "etag"}
        koppen = [
            (naam, waarde) for naam, waarde in self._opvang.koppen if naam.lower() not in anders
        ]
        koppen += [
            ("Content-Encoding", encoding),
            ("Content-Length", str(len(body))),
            ("Vary", "Accept-Encoding"),
        ]
        start_response(self._opvang.status, koppen)
        return (body,)


def _condition(vak: Vak, sleutel: Bewaarsleutel, environ: WSGIEnvironment) -> dict[str, str]:
    """Tell the app who has this very page already, be it from another process: then it need not be made to say so."""
    path, query, soort = sleutel
    bekend = environ.get("HTTP_IF_NONE_MATCH", "")
    if soort or not bekend:
        return {}
    adres = path.encode("latin-1").decode(errors="replace")
    naam = etag_of(vak.stempel, path=adres, query=query, vorm=PAGINA)
    return {"HTTP_IF_NONE_MATCH": f'"{naam}"'} if naam in bekend else {}


def add_cache(app: Flask, settings: Settings, bron: Versheidsbron) -> AntwoordCache:
    """Put the cache in front of an app that is otherwise complete; call its `forget` after every commit."""
    cache = AntwoordCache(
        app.wsgi_app,
        lambda path: find(app, path),
        bron,
        host=urlsplit(settings.basis_url).netloc,
    )
    app.extensions[CACHE] = cache
    app.wsgi_app = cache  # type: ignore[method-assign]  # the way Flask documents
    return cache


def is_known(vorm: Antwoordvorm, bekend: str | None) -> bool:
    """Whether who asks has this very answer, by what `If-None-Match` says."""
    return bekend is not None and (vorm.naam in bekend or bekend.strip() == "*")


def _serve(
    vorm: Antwoordvorm, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    if is_known(vorm, environ.get("HTTP_IF_NONE_MATCH")):
        start_response("304 NOT MODIFIED", [*vorm.ongewijzigd])
        return ()
    start_response("200 OK", [*vorm.koppen])
    return () if environ["REQUEST_METHOD"] == "HEAD" else vorm.body

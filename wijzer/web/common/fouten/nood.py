"""What is told when nothing else can be: made before anything can fail, and served without the app.

It stands on its own: no template and no database; when the style sheet does not come either, it can
still be read. Under `/api/` it is problem+json, elsewhere a page of a few lines, which says whom to
call in danger while the site cannot.
"""

import json
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from typing import NamedTuple

from markupsafe import escape

from wijzer.domain.tekst import Tekst
from wijzer.web.common.fouten.hulplijnen import hulplijnen_of
from wijzer.web.common.fouten.tabel import STATUSKOPPEN, STATUSUITLEG
from wijzer.web.common.http.koppen import API_KOPPEN, security_headers
from wijzer.web.common.opmaak import telefoonlink
from wijzer.web.common.statisch import asset_url
from wijzer.web.common.teksten import BRONTAAL, TALEN, in_taal
from wijzer.web.common.teksten import gettext as _

STATUS = (400, 408, 413, 414, 500, 503)
"""What can be told without the app; anything else that goes wrong there is a 500."""
_API = "/api/"
_LANGSTE_PAD = 200
"""How much of an address is told back; a longer one is what was wrong with it."""
_SPOED = Tekst("Spoed")
_SITE = Tekst("Naar de startpagina")
_PAGINA = """<!doctype html>
<html lang="{taal}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{kop}</title>
<link rel="stylesheet" href="{stijl}"></head>
<body class="twente-theme voorbeeld-theme utrecht-root utrecht-body utrecht-document utrecht-surface bw-document">
<main class="bw-breedte bw-hoofd bw-stapel"><p><a class="bw-spoedlink" href="{spoed}">{spoednaam}</a></p><h1 class="nl-heading nl-heading--level-1">{kop}</h1>
<p class="bw-inleiding">{uitleg}</p>{hulp}
<p><a class="nl-link" href="{thuis}">{site}</a></p></main></body>
</html>
"""
_HULP = """
<h2 class="nl-heading nl-heading--level-2">{kop}</h2>
<ul class="bw-lijst">{lijnen}</ul>"""
_LIJN = (
    '<li><strong>{naam}: <a class="nl-link" href="{link}">{telefoon}</a></strong>. {wanneer}</li>'
)
_ONBEREIKBAAR = (500, 503)


class Noodantwoord(NamedTuple):
    """A whole answer, ready to leave."""

    status: int
    koppen: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def status_line(self) -> str:
        """The status as WSGI wants it."""
        return f"{self.status} {HTTPStatus(self.status).phrase.upper()}"


class Noodantwoorden:
    """The answers of one installation."""

    def __init__(self, *, secure: bool) -> None:
        veilig = security_headers(secure=secure)
        self._paginas = {
            (status, taal): _answer(status, "text/html; charset=utf-8", _page(status, taal), veilig)
            for status in STATUS
            for taal in TALEN
        }
        self._problemen = {status: _problem(status) for status in STATUS}
        self._api_koppen = veilig | API_KOPPEN

    def of(self, status: int, path: str, **extra: str) -> Noodantwoord:
        """Give the answer for an address, with headers added: `retry_after="5"`."""
        if path.startswith(_API):
            antwoord = self._problem_at(status, path)
        else:
            eerste = path[1:].partition("/")[0]
            taal = eerste if eerste in TALEN else BRONTAAL
            antwoord = self._paginas[status, taal]
        erbij = tuple((naam.replace("_", "-").title(), waarde) for naam, waarde in extra.items())
        return antwoord._replace(koppen=antwoord.koppen + erbij)

    def _problem_at(self, status: int, path: str) -> Noodantwoord:
        """Tell a program which address was too long: `path` as WSGI has it, each character one byte.

        Of any other only its room.
        """
        gevraagd = path.encode("latin-1", "replace").decode(errors="replace")
        instance = gevraagd[:_LANGSTE_PAD] if status == HTTPStatus.REQUEST_URI_TOO_LONG else _API
        tekst = json.dumps({**self._problemen[status], "instance": instance}, ensure_ascii=False)
        return _answer(status, "application/problem+json", tekst, self._api_koppen)


def _answer(status: int, soort: str, tekst: str, koppen: Mapping[str, str]) -> Noodantwoord:
    body = tekst.encode()
    alle = {
        **koppen,
        "Content-Type": soort,
        "Content-Length": str(len(body)),
        "Cache-Control": "no-store",
    }
    return Noodantwoord(status, tuple(alle.items()), body)


@cache
def _page(status: int, taal: str) -> str:
    """The text of a page, made once in a process: each door of an app has these answers, and they say the same."""
    with in_taal(taal):
        return _PAGINA.format(
            taal=taal,
            kop=escape(_(STATUSKOPPEN[status])),
            uitleg=escape(_(STATUSUITLEG[status])),
            hulp=_help() if status in _ONBEREIKBAAR else "",
            site=escape(_(_SITE)),
            thuis="/" if taal == BRONTAAL else f"/{taal}",
            spoed="/spoed" if taal == BRONTAAL else f"/{taal}/spoed",
            spoednaam=escape(_(_SPOED)),
            stijl=asset_url("wijzer.css"),
        )


def _help() -> str:
    lijnen = (
        _LIJN.format(
            naam=escape(lijn.naam),
            telefoon=escape(lijn.telefoon),
            link=escape(telefoonlink(lijn.telefoon)),
            wanneer=escape(lijn.wanneer),
        )
        for lijn in hulplijnen_of(None).nood
    )
    return _HULP.format(kop=escape(_("Wat u nu kunt doen")), lijnen="".join(lijnen))


def _problem(status: int) -> dict[str, object]:
    return {
        "type": "about:blank",
        "status": status,
        "title": _(STATUSKOPPEN[status]),
        "detail": _(STATUSUITLEG[status]),
    }

"""The same page in every language: a switch for people, and its full addresses for search engines.

An address of another language differs in its beginning alone (`TweetaligeBlueprint`), so that a page that is not there
has its counterpart too.
"""

from dataclasses import dataclass
from urllib.parse import quote

from flask import Flask, current_app, request

from wijzer.domain.taal.vreemd.talen import EIGEN_NAMEN
from wijzer.web.common.antwoorden.stempel import canonical_query
from wijzer.web.common.teksten import BRONTAAL, TALEN, current_taal
from wijzer.web.common.verzoek import TAAL, absolute

TAALNAMEN = {"nl": "Nederlands", "en": "English"}
"""Each language in its own words: who looks for it reads no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taalkeuze:
    """This page in one of the languages. `href` is a link within the site, `adres` the whole address."""

    code: str
    naam: str
    href: str
    adres: str
    actief: bool


def current_talen() -> list[Taalkeuze]:
    """Give this page in every language, the Dutch first; nothing for what has only one, such as the office."""
    return [_choice(taal) for taal in TALEN] if _has_languages() else []


def in_language(pad: str, taal: str) -> str:
    """Give the path in a language of a page that is at `pad` in Dutch."""
    if taal == BRONTAAL:
        return pad
    return f"/{taal}" if pad == "/" else f"/{taal}{pad}"


def register_taalkeuze(app: Flask) -> None:
    """Let every template know `talen`."""
    app.context_processor(lambda: {"talen": current_talen()})
    app.jinja_env.globals["andere_talen"] = EIGEN_NAMEN


def _has_languages() -> bool:
    """Whether an address has a counterpart; one that leads nowhere leads nowhere in every language."""
    regel = request.url_rule
    return regel is None or current_app.url_map.is_endpoint_expecting(regel.endpoint, TAAL)


def _choice(taal: str) -> Taalkeuze:
    query = canonical_query(request.query_string.decode("latin-1"), strict=False)
    pad = quote(_path_in(taal), safe="/:")
    href = request.script_root + pad + (f"?{query}" if query else "")
    return Taalkeuze(
        code=taal,
        naam=TAALNAMEN[taal],
        href=href,
        adres=absolute(href),
        actief=taal == current_taal(),
    )


def _path_in(taal: str) -> str:
    """Give the path in a language. It begins with one slash whatever was asked: two would lead to another site."""
    deel = request.path.strip("/") if current_taal() == BRONTAAL else _behind_prefix()
    einde = "/" if request.path.endswith("/") and deel else ""
    return in_language(f"/{deel}{einde}", taal)


def _behind_prefix() -> str:
    return request.path.strip("/").removeprefix(current_taal()).strip("/")

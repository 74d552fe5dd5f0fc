"""A room whose addresses begin with a regio: `/twente/…`.

The regio is looked up once, before the view runs, and filled in again in every address that a page makes: a second
region is data, not code.
"""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, current_app, g, request, url_for

from wijzer.published.gegevens import RegioInfo
from wijzer.web.common.regioteksten import teksten_of
from wijzer.web.common.stempel import canonical_query
from wijzer.web.common.teksten import TALEN, current_taal
from wijzer.web.common.verzoek import TAAL, current_reader, today

TAALNAMEN = {"nl": "Nederlands", "en": "English"}
"""Each language in its own words: who looks for it reads no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taalkeuze:
    """The same page in one of the languages."""

    code: str
    naam: str
    href: str
    actief: bool


def current_regio() -> RegioInfo:
    """Give the regio of the address that was asked for."""
    regio: RegioInfo = g.regio
    return regio


def with_regio(bp: Blueprint) -> None:
    """Let a room know the regio of its addresses, and its templates what stands around every page."""
    bp.url_value_preprocessor(_find_regio)
    bp.url_defaults(_same_regio)
    bp.context_processor(_for_templates)


def _find_regio(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Raise `NietGevonden` for a regio that is not there."""
    slug = (values or {}).pop("regio", None)
    g.regio = current_reader().regio(slug) if slug else None


def _same_regio(endpoint: str, values: dict[str, Any]) -> None:
    regio = g.get("regio")
    if regio and current_app.url_map.is_endpoint_expecting(endpoint, "regio"):
        values.setdefault("regio", regio.slug)


def _for_templates() -> dict[str, Any]:
    regio: RegioInfo | None = g.get("regio")
    teksten = teksten_of(regio) if regio else {}
    return {"regio": regio, "teksten": teksten, "vandaag": today(), "talen": _languages()}


def _languages() -> list[Taalkeuze]:
    """Give this page in every language; nothing for what has only one, such as a regio that is not there."""
    endpoint, delen = request.endpoint, request.view_args or {}
    adressen = current_app.url_map
    if not endpoint or not adressen.is_endpoint_expecting(endpoint, TAAL):
        return []
    if g.get("regio") is None and adressen.is_endpoint_expecting(endpoint, "regio"):
        return []
    query = canonical_query(request.query_string.decode("latin-1"), strict=False)
    return [
        Taalkeuze(
            code=taal,
            naam=TAALNAMEN[taal],
            href=url_for(endpoint, **delen, taal=taal) + (f"?{query}" if query else ""),
            actief=taal == current_taal(),
        )
        for taal in TALEN
    ]

"""A room whose addresses begin with a regio: `/twente/…`.

The regio is looked up once, before the view runs, and filled in again in every address that a page makes: a second
region is data, not code.
"""

from typing import Any

from flask import Blueprint, current_app, g

from wijzer.published.gegevens import RegioInfo
from wijzer.web.common.regioteksten import teksten_of
from wijzer.web.common.verzoek import current_reader, today


def asked_regio() -> RegioInfo:
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
    return {"regio": regio, "teksten": teksten, "vandaag": today()}

"""The blueprint of this room; each screen hangs its addresses on it.

The first part of an address is the regio. It is looked up once, before the view runs, and filled in again in every
address that a page makes: a second region is data, not code.
"""

from typing import Any

from flask import Blueprint, current_app, g

from wijzer.published.gegevens import RegioInfo
from wijzer.web.common.stempel import stamp_room
from wijzer.web.common.verzoek import current_reader, today
from wijzer.web.public.regioteksten import teksten_of

bp = Blueprint("public", __name__)
stamp_room(bp)


def current_regio() -> RegioInfo:
    """Give the regio of the address that was asked for."""
    regio: RegioInfo = g.regio
    return regio


@bp.url_value_preprocessor
def _find_regio(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Raise `NietGevonden` for a regio that is not there."""
    slug = (values or {}).pop("regio", None)
    g.regio = current_reader().regio(slug) if slug else None


@bp.url_defaults
def _same_regio(endpoint: str, values: dict[str, Any]) -> None:
    regio = g.get("regio")
    if regio and current_app.url_map.is_endpoint_expecting(endpoint, "regio"):
        values.setdefault("regio", regio.slug)


@bp.context_processor
def _for_templates() -> dict[str, Any]:
    regio: RegioInfo | None = g.get("regio")
    teksten = teksten_of(regio) if regio else {}
    return {"regio": regio, "teksten": teksten, "vandaag": today()}

"""The site as an app on a telephone: what it is called, its service worker, and what it shows without a network.

Which pages may stay on a visitor's device is said here, not by the service worker: only those that were `fit_to_keep`.
"""

import json
from collections.abc import Callable
from functools import cache, wraps
from typing import Literal, ParamSpec

from flask import Response, make_response, render_template, url_for
from flask.typing import ResponseReturnValue

from wijzer.web.common.statisch import asset_url, read_asset
from wijzer.web.common.teksten import current_taal
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.kamer import bp

BEWAREN = "Wijzer-Offline"
"""The header that lets a page stay on the device, and tells as what."""
MERKKLEUR, ACHTERGROND = "#0f5a63", "#ffffff"

P = ParamSpec("P")


def fit_to_keep(
    soort: Literal["start", "lijst"],
) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, ResponseReturnValue]]:
    """Let the last page of this kind be read without a network. Only for pages that never hold an address.

    A page that nobody may keep (`keep_nowhere`) is not kept here either.
    """

    def keep(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
        @wraps(view)
        def answer(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            response = make_response(view(*args, **kwargs))
            if "no-store" not in response.headers.get("Cache-Control", ""):
                response.headers[BEWAREN] = soort
            return response

        return answer

    return keep


def keep_nowhere(pagina: ResponseReturnValue, *, when: bool = True) -> Response:
    """Let nobody keep a page that tells of danger: not this device, and no cache on the way or here."""
    response = make_response(pagina)
    if when:
        response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/manifest.webmanifest")
def manifest() -> Response:
    """Tell a telephone how to put the site among its apps."""
    app = json.dumps(_as_app(), ensure_ascii=False)
    return Response(app, mimetype="application/manifest+json")


def _as_app() -> dict[str, object]:
    """The site as an app: its name, where it begins, how it looks."""
    return {
        "id": "/",
        "name": _("Beschikbaarheidswijzer jeugdhulp"),
        "short_name": _("Jeugdhulp"),
        "description": _("Zie waar plek is voor jeugdhulp, hoe lang het wachten is en wie u belt."),
        "lang": current_taal(),
        "start_url": url_for("public.kies_regio"),
        "scope": "/",
        "display": "standalone",
        "theme_color": MERKKLEUR,
        "background_color": ACHTERGROND,
        "categories": ["health", "medical"],
        "icons": [
            _icon("app-192.png", "192x192"),
            _icon("app-512.png", "512x512"),
            _icon("app-maskeerbaar-512.png", "512x512", purpose="maskable"),
        ],
    }


@bp.get("/sw.js", eentalig=True)
def service_worker() -> Response:
    """Hand out the service worker at the top of the site, because it looks after no more than what lies below it."""
    response = Response(_service_worker(), mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


@bp.get("/offline")
def offline() -> str:
    """Say that there is no connection; the app keeps this page for then."""
    return render_template("public/offline.html")


def _icon(naam: str, maten: str, **anders: str) -> dict[str, str]:
    return {"src": asset_url(naam), "sizes": maten, "type": "image/png", **anders}


@cache
def _service_worker() -> bytes:
    return read_asset("sw.js")

"""The blueprint of this room; each resource hangs its addresses on it.

Around every answer: who asks gets the form it can read or a 406, an unchanged answer is not made
again, and the version of the API stands on everything that leaves, errors too.
"""

from flask import Blueprint, Response, current_app, g, request
from flask.blueprints import BlueprintSetupState
from werkzeug.exceptions import NotAcceptable

from wijzer.web.common.antwoorden.stempel import stamp, unchanged
from wijzer.web.common.fouten.tabel import Foutbeeld, add_foutvorm, beeld_of
from wijzer.web.common.http.formaatkeuze import FORMAAT, Formaat, decide, names_at, offer, offered
from wijzer.web.common.http.koppen import API_KOPPEN
from wijzer.web.feed.problemen import NIET_ZO, PROBLEM, as_problem, has_form

PREFIX = "/api/v1"
JSON, NDJSON, GEOJSON, CSV = (
    "application/json",
    "application/x-ndjson",
    "application/geo+json",
    "text/csv",
)
LAATSTE_NUMMER, EPOCH = "Laatste-Nummer", "Epoch"
"""Headers of a stream: what stands as `laatsteNummer` and `epoch` in a page."""
NIET_TOEGEPAST = "Niet-Toegepast"
"""A header: which keys of a question did nothing, because there is no place to count distance from."""
NIET_GEZOCHT = "Niet-Gezocht"
"""A header: which words of `zoek` nothing was searched by, each percent-encoded (RFC 3986)."""

VORMEN: dict[str, tuple[str, ...]] = {
    "feed.aanbod": (JSON, NDJSON, GEOJSON, CSV),
    "feed.groepen": (JSON, NDJSON),
    "feed.vestigingen": (JSON, NDJSON),
    "feed.aanbieders": (JSON, NDJSON),
    "feed.producten": (JSON, NDJSON),
    "feed.gemeenten": (JSON, NDJSON),
    "feed.wijzigingen": (JSON,),
}
"""The forms in which a list can be had, the first by default.

A list that is not named here is JSON only, and its address does not choose.
"""

FORMATEN = {
    JSON: Formaat(JSON, "json", ook=(PROBLEM,), erbij={"charset": "utf-8"}),
    NDJSON: Formaat(NDJSON, "ndjson", ook=("application/ndjson", "application/jsonl"), erbij={"charset": "utf-8"}),
    GEOJSON: Formaat(GEOJSON, "geojson"),
    CSV: Formaat(CSV, "csv", erbij={"charset": "utf-8", "header": "present"}),
}  # fmt: skip
"""The forms by name.

Clients that were made from `openapi.json` may accept only the form of its errors: they read JSON.
"""

bp = Blueprint("feed", __name__, url_prefix=PREFIX)


def current_vorm() -> str:
    """The media type that was agreed for this answer."""
    vorm: str = g.vorm
    return vorm


def chosen_by_address() -> str | None:
    """The name of the form that this address asks for, for the links of its answer: they need no header either."""
    return request.args.get(FORMAAT)


def choices_here() -> tuple[str, ...]:
    """The values that `formaat` may have at this address."""
    return names_at(current_app, request.endpoint or "")


@bp.before_request
def _agree() -> Response | None:
    """Choose a form, and stop here when nothing changed since the last time."""
    formaten = offered(current_app, request.endpoint or "")
    accept = request.headers.get("Accept", "")
    formaat = decide(formaten, accept, request.args.getlist(FORMAAT))
    if formaat is None:
        wel = ", ".join(aangeboden_formaat.soort for aangeboden_formaat in formaten)
        return as_problem(beeld_of(NotAcceptable()), uitleg=NIET_ZO.format(wel))
    g.vorm = formaat.soort
    if request.method in {"GET", "HEAD"} and unchanged(strict=True, vorm=g.vorm):
        return stamp(Response(), strict=True, vorm=g.vorm)
    return None


@bp.after_request
def _finish(response: Response) -> Response:
    """Stamp it, and open it to every origin: there is nothing in it that not everybody may know."""
    if "vorm" in g and not has_form(response):
        response = stamp(response, strict=True, vorm=g.vorm)
    if not chosen_by_address():
        response.vary.add("Accept")
    return open_to_all(response)


@bp.record_once
def _speak_problem(state: BlueprintSetupState) -> None:
    def answer(beeld: Foutbeeld) -> Response:
        return open_to_all(as_problem(beeld))

    lijsten = {naam: tuple(FORMATEN[vorm] for vorm in vormen) for naam, vormen in VORMEN.items()}
    offer(state.app, lijsten, (FORMATEN[JSON],))
    add_foutvorm(state.app, "/api/", answer)  # type: ignore[arg-type]  # an App is a Flask here


def open_to_all(response: Response) -> Response:
    """The headers that every answer of the feed has, errors too."""
    response.headers.update(API_KOPPEN)
    response.headers["Access-Control-Expose-Headers"] = (
        f"API-Version, ETag, {LAATSTE_NUMMER}, {EPOCH}, {NIET_TOEGEPAST}, {NIET_GEZOCHT},"
        " Retry-After, Plaatsen-Onbekend"
    )
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
        response.headers["Access-Control-Max-Age"] = "86400"
    return response

"""Errors as `application/problem+json` (RFC 9457): everything that is wrong in one answer."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from flask import Response, request

from wijzer.domain.fouten import Ongeldig
from wijzer.web.common.fouten.tabel import Foutbeeld
from wijzer.web.common.teksten import gettext as _

PROBLEM = "application/problem+json"

TITELS = {
    400: "Dit verzoek klopt niet",
    404: "Dit bestaat niet",
    405: "Deze methode kan hier niet",
    406: "In deze vorm hebben wij het niet",
    410: "Dit is er niet meer",
    414: "Dit adres is te lang",
    429: "Te veel verzoeken",
    500: "Er ging iets mis",
    503: "De gegevens zijn even niet bereikbaar",
}
UITLEG = {
    400: "Kijk bij `errors` wat er niet klopt.",
    404: "Dit adres of dit id kennen wij niet. In /api/v1/openapi.json staat wat er wel is.",
    405: "Deze gegevens zijn alleen te lezen: gebruik GET, HEAD of OPTIONS.",
    406: "In /api/v1/openapi.json staat in welke vormen dit te krijgen is.",
    410: "Dit was openbaar en is weg. Verwijder het uit uw kopie.",
    414: "Maak de vraag korter, of deel haar op.",
    429: "Wacht even en probeer het dan opnieuw.",
    500: "Dat ligt aan ons. Probeer het over een paar minuten opnieuw.",
    503: "Probeer het over een paar minuten opnieuw.",
}
NIET_ZO = "Wel te krijgen: {}. Vraag het met `Accept`, of bij een lijst met `?formaat=`."
"""The text of a 406, in place of `UITLEG`."""
BEGIN_OPNIEUW = (
    "Begin opnieuw: dit nummer hoort niet bij de lijst van nu. Volg /wijzigingen vanaf het begin, vraag alles op, en"
    " verwijder uit uw kopie wat er niet meer in staat."
)
"""The text of a 410 for the list of changes, in place of `UITLEG`."""


class OnbekendeSleutel(Ongeldig):
    """A query key that means nothing here."""


def as_problem(
    beeld: Foutbeeld, *, uitleg: str | None = None, links: Mapping[str, str] | None = None
) -> Response:
    """Tell an error to a program.

    `uitleg` in place of what is always said of this status, `links` as name → address.
    """
    status = beeld.status
    algemeen = 400 if status < HTTPStatus.INTERNAL_SERVER_ERROR else 500
    inhoud: dict[str, object] = {
        "type": "about:blank",
        "status": status,
        "title": _(TITELS.get(status, TITELS[algemeen])),
        "detail": uitleg or _(UITLEG.get(status, UITLEG[algemeen])),
        "instance": request.path,
    }
    if beeld.fouten:
        inhoud["errors"] = [_error(fout) for fout in beeld.fouten]
    if links:
        inhoud["_links"] = {naam: {"href": adres} for naam, adres in links.items()}
    tekst = json.dumps(inhoud, ensure_ascii=False)
    response = Response(tekst, status=status, content_type=PROBLEM)
    response.headers.update(beeld.headers)
    response.headers["Cache-Control"] = "no-store"
    return response


def has_form(response: Response) -> bool:
    """Whether this is an error that has its form already."""
    return response.mimetype == PROBLEM


def _error(fout: Ongeldig) -> dict[str, str]:
    verwacht = f" Verwacht: {fout.verwacht}." if fout.verwacht else ""
    return {
        "in": "query",
        "location": fout.veld,
        "code": "unknownKey" if isinstance(fout, OnbekendeSleutel) else "invalidValue",
        "detail": f"{fout.melding}{verwacht}",
    }

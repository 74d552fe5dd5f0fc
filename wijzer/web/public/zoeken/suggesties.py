"""Suggestions while typing: the same questions and answers for everybody, so that they can be kept."""

from flask import Response, jsonify, request

from wijzer.domain.tekst import Tekst
from wijzer.published.vraag.waarden import MAX_ZOEKTEKST
from wijzer.published.zoeken.suggesties import Suggestie, Suggestiesoort, suggest
from wijzer.web.common.teksten import gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_reader
from wijzer.web.public.kamer import asked_regio, bp

_SOORTEN = {
    Suggestiesoort.HULPVORM: Tekst("Soort hulp"),
    Suggestiesoort.DOELGROEP: Tekst("Voor wie"),
    Suggestiesoort.GEMEENTE: Tekst("Plaats"),
    Suggestiesoort.LOCATIE: Tekst("Locatie"),
    Suggestiesoort.AANBIEDER: Tekst("Aanbieder"),
    Suggestiesoort.PRODUCT: Tekst("Productcode"),
}


@bp.get("/<regio>/suggesties")
def suggesties() -> Response:
    """Give a few ways to go on with what was typed (`zoek`); none for nothing, and none for a text that is too long."""
    tekst = request.args.get("zoek", "")
    gevonden = (
        suggest(current_reader().opname, tekst, regio=asked_regio().slug)
        if len(tekst) <= MAX_ZOEKTEKST
        else []
    )
    return jsonify(suggesties=[_show(suggestie) for suggestie in gevonden])


def _show(suggestie: Suggestie) -> dict[str, str]:
    return {
        "soort": suggestie.soort.value,
        "soortnaam": _(_SOORTEN[suggestie.soort]),
        "naam": suggestie.naam,
        "zoek": suggestie.zoek,
        "bij": ", ".join(gegeven(naam) for naam in suggestie.bij.split(", "))
        if suggestie.bij
        else "",
    }

"""Suggestions while typing: the same questions and answers for everybody, so that they can be kept."""

from collections.abc import Iterator

from flask import Response, jsonify, request

from wijzer.domain.taal.schrijfwijze import fold
from wijzer.domain.tekst import Tekst
from wijzer.published.vraag.filters import FILTER
from wijzer.published.vraag.waarden import MAX_ZOEKTEKST
from wijzer.published.zoeken.suggesties import MEESTE, Suggestie, Suggestiesoort, suggest
from wijzer.web.common.teksten import gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_reader
from wijzer.web.public.kamer import asked_regio, bp
from wijzer.web.public.productwoorden import official_name
from wijzer.web.public.zoeken.filterwoorden import FILTERWOORDEN

_SOORTEN = {
    Suggestiesoort.HULPVORM: Tekst("Soort hulp"),
    Suggestiesoort.DOELGROEP: Tekst("Voor wie"),
    Suggestiesoort.GEMEENTE: Tekst("Plaats"),
    Suggestiesoort.LOCATIE: Tekst("Locatie"),
    Suggestiesoort.AANBIEDER: Tekst("Aanbieder"),
    Suggestiesoort.PRODUCT: Tekst("Productcode"),
    Suggestiesoort.UITLEG: Tekst("Uitleg"),
}
_KORTSTE = 3
"""From how many signs on the beginning of a word says which box is meant."""


@bp.get("/<regio>/suggesties")
def suggesties() -> Response:
    """Give a few ways to go on with what was typed (`zoek`); none for nothing, and none for a text that is too long."""
    tekst = request.args.get("zoek", "")
    if len(tekst) > MAX_ZOEKTEKST:
        return jsonify(suggesties=[])
    gevonden = suggest(current_reader().opname, tekst, regio=asked_regio().slug)
    filters = list(_filters(tekst))
    getoond = [_show(suggestie) for suggestie in gevonden[: MEESTE - len(filters)]]
    return jsonify(suggesties=[*getoond, *filters])


def _filters(tekst: str) -> Iterator[dict[str, str]]:
    """The boxes that the last word may mean, each with the text that is left to search for with it ticked.

    They follow from the rows of words alone: what is published, or kept back, has no say in them.
    """
    *eerder, laatste = tekst.split() or [""]
    gevouwen = " ".join(fold(laatste))
    for sleutel, woord in FILTERWOORDEN.items():
        if any(_may_mean(gevouwen, begin) for begin in woord.getypt):
            yield {
                "soort": "filter",
                "soortnaam": _("Filter"),
                "naam": _(FILTER[sleutel].naam),
                "zoek": " ".join(eerder),
                "bij": "",
                "filter": sleutel,
            }


def _may_mean(getypt: str, begin: str) -> bool:
    return getypt.startswith(begin) or (len(getypt) >= _KORTSTE and begin.startswith(getypt))


def _beside(suggestie: Suggestie) -> str:
    """What tells a suggestion from its neighbours: of a code its official name in plain words."""
    if suggestie.soort is Suggestiesoort.PRODUCT:
        return official_name(suggestie.bij)
    return ", ".join(gegeven(naam) for naam in suggestie.bij.split(", ")) if suggestie.bij else ""


def _show(suggestie: Suggestie) -> dict[str, str]:
    return {
        "soort": suggestie.soort.value,
        "soortnaam": _(_SOORTEN[suggestie.soort]),
        "naam": suggestie.naam,
        "zoek": suggestie.zoek,
        "bij": _beside(suggestie),
    }

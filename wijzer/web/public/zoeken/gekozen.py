"""The filters that are on, each with the address without it."""

from collections.abc import Iterator
from dataclasses import dataclass

from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.filters import FILTER
from wijzer.published.zoeken.uitkomst import Zoekvraag
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.filterwoorden import GEKOZEN, WOORDEN


@dataclass(frozen=True, slots=True)
class Gekozen:
    """One filter that is on, and the address without it."""

    tekst: str
    zonder: str


def chosen(reader: Reader, regio: RegioInfo, vraag: Zoekvraag) -> Iterator[Gekozen]:
    """Every filter that is on, each value by itself."""
    for sleutel in GEKOZEN:
        filter_, in_woorden = FILTER[sleutel], WOORDEN[sleutel].gekozen
        if sleutel == "plaats" and vraag.has_origin:
            yield Gekozen(origin_text(vraag), search_href(vraag.on_page(1).without_origin()))
        if in_woorden:
            for waarde in vraag.chosen(filter_):
                zonder = search_href(vraag.on_page(1).with_off(filter_, waarde))
                yield Gekozen(in_woorden(reader, regio, waarde), zonder)


def origin_text(vraag: Zoekvraag) -> str:
    """Say from where is looked, and how far."""
    van = vraag.plaats or vraag.postcode or _("mijn locatie")
    if vraag.straal is not None:
        return _("Binnen %(km)s km van %(plek)s", km=vraag.straal, plek=van)
    return (
        _("Woont in %(plek)s", plek=van) if vraag.plaats else _("Afstand vanaf %(plek)s", plek=van)
    )

"""The filters that are on, each with the address without it."""

from collections.abc import Iterator
from dataclasses import dataclass

from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.filters import FILTER
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.filterwoorden import FILTERWOORDEN, GEKOZEN


@dataclass(frozen=True, slots=True)
class GekozenFilter:
    """One filter that is on, and the address without it."""

    tekst: str
    zonder: str


def chosen(reader: Reader, regio: RegioInfo, vraag: Zoekvraag) -> Iterator[GekozenFilter]:
    """Every filter that is on, each value by itself."""
    for sleutel in GEKOZEN:
        filter_, in_woorden = FILTER[sleutel], FILTERWOORDEN[sleutel].gekozen
        if in_woorden:
            for waarde in vraag.told(filter_):
                zonder = search_href(vraag.on_page(1).with_off(filter_, waarde))
                yield GekozenFilter(in_woorden(reader, regio, waarde), zonder)

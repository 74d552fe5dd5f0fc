"""The filters that are on, each with the address without it."""

from collections.abc import Iterator
from dataclasses import dataclass

from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.filters import FILTER
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.filterwoorden import FILTERWOORDEN, GEKOZEN


@dataclass(frozen=True, slots=True)
class GekozenFilter:
    """One filter that is on, the address without it, and what it may leave out (empty: nothing that is not known)."""

    sleutel: str
    tekst: str
    zonder: str
    voorbehoud: str


def chosen(reader: Reader, regio: RegioInfo, vraag: Zoekvraag) -> Iterator[GekozenFilter]:
    """Every filter that is on, each value by itself."""
    for sleutel in GEKOZEN:
        filter_, woord = FILTER[sleutel], FILTERWOORDEN[sleutel]
        if in_woorden := woord.gekozen:
            for waarde in vraag.told(filter_):
                zonder = search_href(vraag.on_page(1).with_off(filter_, waarde))
                tekst = in_woorden(reader, regio, waarde)
                yield GekozenFilter(sleutel, tekst, zonder, _(woord.voorbehoud))

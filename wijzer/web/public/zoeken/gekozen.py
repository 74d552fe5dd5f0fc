"""The filters that are on, each with the address without it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wijzer.published.gegevens import RegioInfo
from wijzer.published.opname.zoekbegrip import Begripsoort, Vraagdeel
from wijzer.published.reader import Reader
from wijzer.published.vraag.filters import FILTER
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.uitkomst import Zoekresultaat
from wijzer.web.common.opmaak import opsomming
from wijzer.web.common.teksten import gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.filterwoorden import FILTERWOORDEN, GEKOZEN

_IN_TEKST = {
    "leeftijd": Begripsoort.LEEFTIJD,
    "minstensPlekken": Begripsoort.PLEKKEN,
    "plaats": Begripsoort.GEMEENTE,
}
"""What in a text names a filter. Whoever takes the filter away takes those words away."""
_REEKS = 3
"""So many ages in a row are told by the first and the last of them."""


@dataclass(frozen=True, slots=True)
class GekozenFilter:
    """One filter that is on, the address without it, and what it may leave out (empty: nothing that is not known)."""

    sleutel: str
    tekst: str
    zonder: str
    voorbehoud: str


def chosen(
    reader: Reader, regio: RegioInfo, vraag: Zoekvraag, gevonden: Zoekresultaat | None = None
) -> Iterator[GekozenFilter]:
    """Every filter that is on, each value by itself. `gevonden`: those that were typed are on too."""
    bedoeld = gevonden.bedoeld if gevonden else vraag
    for sleutel in GEKOZEN:
        filter_, woord = FILTER[sleutel], FILTERWOORDEN[sleutel]
        if in_woorden := woord.gekozen:
            for waarde in bedoeld.told(filter_):
                anders = _without_words(vraag, gevonden, sleutel).with_off(filter_, waarde)
                tekst = in_woorden(reader, regio, waarde)
                zonder = search_href(anders.on_page(1))
                yield GekozenFilter(sleutel, tekst, zonder, _(woord.voorbehoud))


def _without_words(vraag: Zoekvraag, gevonden: Zoekresultaat | None, sleutel: str) -> Zoekvraag:
    """The question without the words of its text that name this filter."""
    soort = _IN_TEKST.get(sleutel)
    weg = [deel for deel in gevonden.begrepen.delen if _names(deel, soort)] if gevonden else []
    if gevonden is None or not weg:
        return vraag
    return replace(vraag, zoek=gevonden.begrepen.text_without(*weg) or None)


def _names(deel: Vraagdeel, soort: Begripsoort | None) -> bool:
    """Whether a part names a filter; a place does where it is the one in which the child lives."""
    if not deel.vast or deel.ontkend or (soort is Begripsoort.GEMEENTE and not deel.thuis):
        return False
    return any(begrip.soort is soort for begrip in deel.begrippen)


def _said(gevonden: Zoekresultaat, deel: Vraagdeel) -> str:
    """What a part asks that is no filter, in words; empty where it asks no such thing."""
    if deel.ontkend:
        namen = dict.fromkeys(gegeven(begrip.naam) for begrip in deel.begrippen)
        return _("Niet: %(wat)s", wat=opsomming(namen))
    is_leeftijd = deel.vast and deel.begrippen[0].soort is Begripsoort.LEEFTIJD
    if not is_leeftijd or deel.overgeslagen or gevonden.bedoeld.leeftijd is not None:
        return ""
    jaren = [begrip.sleutel for begrip in deel.begrippen]
    if len(jaren) >= _REEKS:
        return _("%(van)s tot en met %(tot)s jaar", van=jaren[0], tot=jaren[-1])
    return _("%(n)s jaar", n=opsomming(jaren))


def meant(reader: Reader, regio: RegioInfo, gevonden: Zoekresultaat) -> Iterator[GekozenFilter]:
    """Every filter that is on, chosen or typed, and what else the text asks: several ages, what is not wanted."""
    yield from chosen(reader, regio, gevonden.vraag, gevonden)
    for deel in gevonden.begrepen.delen:
        if tekst := _said(gevonden, deel):
            anders = replace(gevonden.vraag, zoek=gevonden.begrepen.text_without(deel) or None)
            yield GekozenFilter("zoek", tekst, search_href(anders.on_page(1)), "")

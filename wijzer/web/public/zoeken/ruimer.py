"""Where else to look when little was found.

It gives the same search with one filter less, with a filter in the place of a word, or in the
gemeenten next door, with how many there would be.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wijzer.published.opname.zoekbegrip import Begrepen, Begripsoort, Vraagdeel
from wijzer.published.reader import Reader
from wijzer.published.vraag.filters import FILTER
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.uitkomst import Zoekresultaat, asked_gemeenten
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.filterwoorden import FILTERWOORDEN, RUIMER

WEINIG = 3
"""With fewer results than this in a gemeente, the gemeenten next door are offered."""
_BUREN = 4
_DELEN = 6
"""Of how many parts of a text it is told what leaving one out would give."""


@dataclass(frozen=True, slots=True)
class Ruimer:
    """Another search that does find something."""

    tekst: str
    href: str
    aantal: int


def wider(reader: Reader, gevonden: Zoekresultaat) -> Iterator[Ruimer]:
    """Leave one filter, or one part of the text, out at a time, and keep what then finds something."""
    vraag = gevonden.vraag.on_page(1)
    for is_on, anders, tekst in (
        *_with_less_text(vraag, gevonden.begrepen),
        *_with_one_less(vraag),
    ):
        if is_on and (aantal := reader.tel_vraag(anders).locaties):
            yield Ruimer(tekst, search_href(anders), aantal)


def with_a_filter(reader: Reader, gevonden: Zoekresultaat) -> Iterator[Ruimer]:
    """Ask with a filter what a typed word may mean; words that say nothing go with it."""
    vraag, begrepen = gevonden.vraag, gevonden.begrepen
    for sleutel, woord in FILTERWOORDEN.items():
        bedoeld = [deel for deel in begrepen.delen if _begins(deel, woord.getypt)]
        if not bedoeld or vraag.chosen(FILTER[sleutel]):
            continue
        rest = begrepen.text_without(*bedoeld, *begrepen.unknown_parts)
        anders = replace(vraag, zoek=rest or None).with_on(FILTER[sleutel], True)
        if aantal := reader.tel_vraag(anders).locaties:
            yield Ruimer(_(FILTER[sleutel].naam), search_href(anders), aantal)


def _begins(deel: Vraagdeel, getypt: tuple[str, ...]) -> bool:
    return any(woord.startswith(getypt) for woord in deel.woorden)


def meant_gemeenten(reader: Reader, gevonden: Zoekresultaat) -> tuple[str, ...]:
    """The gemeenten that were asked for: by a filter, or else in the text."""
    gevraagd = asked_gemeenten(reader.naslag, gevonden.vraag)
    return gevraagd or gevonden.begrepen.sleutels(Begripsoort.GEMEENTE)


def nearby(reader: Reader, gevonden: Zoekresultaat) -> list[Ruimer]:
    """The nearest gemeenten where there is something, when the one that was asked for gives nothing or little."""
    codes = meant_gemeenten(reader, gevonden)
    if len(codes) != 1 or gevonden.aantal >= WEINIG:
        return []
    overal = _everywhere(gevonden)
    aantallen = reader.facetten(overal)["gemeente"]
    anderen = [buur for buur in reader.naslag.neighbours(codes[0]) if aantallen[buur.code]]
    return [
        Ruimer(buur.naam, search_href(replace(overal, gemeente=(buur.code,))), aantallen[buur.code])
        for buur in anderen[:_BUREN]
    ]


def _everywhere(gevonden: Zoekresultaat) -> Zoekvraag:
    """The same question in no place: not in a filter and not in the text."""
    overal = replace(gevonden.vraag.without_origin(), gemeente=(), pagina=1)
    plaatsen = [deel for deel in gevonden.begrepen.delen if _is_place(deel)]
    if not plaatsen:
        return overal
    return replace(overal, zoek=gevonden.begrepen.text_without(*plaatsen) or None)


def _is_place(deel: Vraagdeel) -> bool:
    return deel.vast and deel.begrippen[0].soort is Begripsoort.GEMEENTE


def _with_less_text(vraag: Zoekvraag, begrepen: Begrepen) -> Iterator[tuple[bool, Zoekvraag, str]]:
    """A text that says more than one thing, with each thing left out in turn."""
    delen = [
        gelezen_deel
        for gelezen_deel in begrepen.delen
        if not (gelezen_deel.onbekend or gelezen_deel.overgeslagen)
    ]
    for deel in delen[:_DELEN] if len(delen) > 1 and not begrepen.onbekend else ():
        anders = replace(vraag, zoek=begrepen.text_without(deel) or None)
        yield True, anders, _("Zonder “%(woorden)s”", woorden=deel.getypt)


def _with_one_less(vraag: Zoekvraag) -> Iterator[tuple[bool, Zoekvraag, str]]:
    for sleutel in RUIMER:
        filter_ = FILTER[sleutel]
        yield bool(vraag.chosen(filter_)), vraag.with_off(filter_), _(FILTERWOORDEN[sleutel].ruimer)

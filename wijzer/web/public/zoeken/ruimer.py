"""Where else to look when little was found.

It gives the same search with one filter less, with a filter in the place of a word, or in the
gemeenten next door, with how many locaties there would be, and at how many of those is a place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wijzer.published.opname.zoekbegrip import Begrepen, Begripsoort, Vraagdeel
from wijzer.published.reader import Reader
from wijzer.published.vraag.filters import FILTER
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.plaats import asked_gemeenten
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.published.zoeken.uitkomst import Zoekresultaat
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.teksten import ngettext
from wijzer.web.public.plekwoorden import locaties_text
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
    telling: Plekkentelling

    @property
    def gevolg(self) -> str:
        """What it gives, in words: how many locaties, and at how many of those is a place now."""
        aantal, plek = self.telling.locaties, self.telling.met_plek
        if plek == aantal:
            return ngettext("%(num)s locatie met plek", "%(num)s locaties met plek", aantal)
        locaties = locaties_text(aantal)
        if not plek:
            return _("%(locaties)s, nu zonder plek", locaties=locaties)
        return _("%(locaties)s, bij %(n)s is nu plek", locaties=locaties, n=plek)


def wider(reader: Reader, gevonden: Zoekresultaat) -> list[Ruimer]:
    """Leave one filter, or one part of the text, out at a time, and keep what then gives more.

    Where something was found, without a place, only a place is more.
    """
    vraag = gevonden.vraag.on_page(1)
    stappen = (*_with_less_text(vraag, gevonden.begrepen), *_with_one_less(vraag))
    return _with_place_first(
        Ruimer(tekst, search_href(anders), telling)
        for is_on, anders, tekst in stappen
        if is_on and _gives_more(telling := reader.tel_vraag(anders), gevonden)
    )


def _gives_more(telling: Plekkentelling, gevonden: Zoekresultaat) -> bool:
    return bool(telling.met_plek if gevonden.telling.locaties else telling.locaties)


def _with_place_first(stappen: Iterable[Ruimer]) -> list[Ruimer]:
    return sorted(stappen, key=lambda stap: not stap.telling.met_plek)


def with_a_filter(reader: Reader, gevonden: Zoekresultaat) -> Iterator[Ruimer]:
    """Ask with a filter what a typed word may mean; words that say nothing go with it."""
    vraag, begrepen = gevonden.vraag, gevonden.begrepen
    for sleutel, woord in FILTERWOORDEN.items():
        bedoeld = [deel for deel in begrepen.delen if _begins(deel, woord.getypt)]
        if not bedoeld or vraag.chosen(FILTER[sleutel]):
            continue
        rest = begrepen.text_without(*bedoeld, *begrepen.unknown_parts)
        anders = replace(vraag, zoek=rest or None).with_on(FILTER[sleutel], True)
        telling = reader.tel_vraag(anders)
        if telling.locaties:
            yield Ruimer(_(FILTER[sleutel].naam), search_href(anders), telling)


def _begins(deel: Vraagdeel, getypt: tuple[str, ...]) -> bool:
    return any(woord.startswith(getypt) for woord in deel.woorden)


def meant_gemeenten(reader: Reader, gevonden: Zoekresultaat) -> tuple[str, ...]:
    """The gemeenten that were asked for: by a filter, or else in the text."""
    gevraagd = asked_gemeenten(reader.naslag, gevonden.bedoeld)
    return gevraagd or gevonden.begrepen.sleutels(Begripsoort.GEMEENTE)


def nearby(reader: Reader, gevonden: Zoekresultaat) -> list[Ruimer]:
    """The nearest gemeenten where there is more, when the one that was asked for gives little, or no place.

    Those with a place now come first.
    """
    codes = meant_gemeenten(reader, gevonden)
    genoeg = gevonden.telling.locaties >= WEINIG and gevonden.telling.met_plek
    if len(codes) != 1 or genoeg:
        return []
    overal = everywhere(gevonden)
    tellingen = reader.tel_keuzes(overal, "gemeente")
    anderen = (
        Ruimer(buur.naam, search_href(replace(overal, gemeente=(buur.code,))), tellingen[buur.code])
        for buur in reader.naslag.neighbours(codes[0])
        if _helps(tellingen[buur.code], gevonden)
    )
    return _with_place_first(anderen)[:_BUREN]


def _helps(telling: Plekkentelling, gevonden: Zoekresultaat) -> bool:
    """Whether a gemeente next door is worth a look: enough without a place is no help to who has that already."""
    genoeg = gevonden.telling.locaties >= WEINIG
    return bool(telling.met_plek if genoeg else telling.locaties)


def everywhere(gevonden: Zoekresultaat) -> Zoekvraag:
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

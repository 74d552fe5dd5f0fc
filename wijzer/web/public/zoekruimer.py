"""Where else to look: the same search with one filter less, or in the gemeenten next door, with how many there would be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from wijzer.published.reader import Reader
from wijzer.published.zoeken import Zoekresultaat, Zoekvraag, asked_gemeenten
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.zoekbladen import search_href

WEINIG = 3
"""With fewer results than this in a gemeente, those next door are offered."""
_BUREN = 4


@dataclass(frozen=True, slots=True)
class Ruimer:
    """A wider search that does find something."""

    tekst: str
    href: str
    aantal: int


def wider(reader: Reader, vraag: Zoekvraag) -> Iterator[Ruimer]:
    """Leave one filter out at a time, and keep what then finds something."""
    vraag = vraag.on_page(1)
    for is_on, anders, tekst in _with_one_less(vraag):
        if is_on and (aantal := reader.tel_vraag(anders)):
            yield Ruimer(tekst, search_href(anders), aantal)


def nearby(reader: Reader, gevonden: Zoekresultaat) -> list[Ruimer]:
    """The nearest gemeenten where there is something, when the one that was asked for gives nothing or little."""
    vraag = gevonden.vraag
    codes = asked_gemeenten(reader.naslag, vraag)
    if len(codes) != 1 or gevonden.aantal >= WEINIG:
        return []
    overal = replace(vraag.without_origin(), gemeente=(), pagina=1)
    aantallen = reader.zoek(replace(overal, per_pagina=1)).facetten.gemeente
    anderen = [een for een in reader.naslag.neighbours(codes[0]) if aantallen[een.code]]
    return [
        Ruimer(een.naam, search_href(replace(overal, gemeente=(een.code,))), aantallen[een.code])
        for een in anderen[:_BUREN]
    ]


def _with_one_less(vraag: Zoekvraag) -> Iterator[tuple[bool, Zoekvraag, str]]:
    def but(**velden: Any) -> Zoekvraag:
        return replace(vraag, **velden)

    yield vraag.vrije_plek, but(vrije_plek=False), _("Ook waar nu geen plek is")
    yield vraag.max_wachttijd is not None, but(max_wachttijd=None), _("Met elke wachttijd")
    yield bool(vraag.gemeente), but(gemeente=()), _("In alle gemeenten")
    yield vraag.plaats is not None, vraag.without_origin(), _("In de hele regio")
    yield vraag.straal is not None, but(straal=None), _("Op elke afstand")
    yield bool(vraag.doelgroep), but(doelgroep=()), _("Voor alle doelgroepen")
    yield vraag.leeftijd is not None, but(leeftijd=None), _("Voor elke leeftijd")
    yield (
        vraag.medische_verwijzing,
        but(medische_verwijzing=False),
        _("Ook zonder medische verwijzing"),
    )
    yield vraag.zoek is not None, but(zoek=None), _("Zonder deze zoekwoorden")
    yield bool(vraag.hulpvorm), but(hulpvorm=()), _("Elke soort hulp")
    yield vraag.segment is not None, but(segment=None), _("In alle segmenten")
    yield bool(vraag.product), but(product=()), _("Met elke productcode")
    yield vraag.aanbieder is not None, but(aanbieder=None), _("Van alle aanbieders")
    yield vraag.locatie is not None, but(locatie=None), _("Op alle locaties")

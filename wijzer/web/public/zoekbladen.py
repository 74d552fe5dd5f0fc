"""Addresses of searches: other pages of the same answer, another order, the same without one filter."""

from dataclasses import dataclass, replace

from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.uitkomst import Zoekresultaat
from wijzer.web.common.bladen import Bladlink, page_numbers
from wijzer.web.common.zoeklink import search_href

__all__ = ["Bladlink", "Zoekbladen", "search_href", "show_pages", "without"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekbladen:
    """All page links of an answer. `voorbij`: the page that was asked for lies past the last one."""

    bladen: list[Bladlink]
    vorige: str | None
    volgende: str | None
    eerste: str
    van: int
    tot: int
    nummer: int
    aantal: int
    voorbij: bool


def show_pages(gevonden: Zoekresultaat) -> Zoekbladen:
    """List the pages of an answer around the one that is open."""
    vraag, laatste = gevonden.vraag, gevonden.aantal_paginas
    van = (vraag.pagina - 1) * vraag.per_pagina + 1
    return Zoekbladen(
        bladen=[_blad(vraag, nummer) for nummer in page_numbers(vraag.pagina, laatste)]
        if laatste > 1
        else [],
        vorige=_page_href(vraag, vraag.pagina - 1, laatste),
        volgende=_page_href(vraag, vraag.pagina + 1, laatste),
        eerste=search_href(vraag.on_page(1)),
        van=van,
        tot=min(van + vraag.per_pagina - 1, gevonden.aantal),
        nummer=vraag.pagina,
        aantal=laatste,
        voorbij=gevonden.aantal > 0 and vraag.pagina > laatste,
    )


def without(vraag: Zoekvraag, **velden: object) -> str:
    """Give the address of the same question with some filters changed, from its first page."""
    return search_href(replace(vraag, pagina=1, **velden))  # type: ignore[arg-type]  # names of fields, checked by replace itself


def _blad(vraag: Zoekvraag, nummer: int | None) -> Bladlink:
    if nummer is None:
        return Bladlink(None, "", actief=False)
    return Bladlink(nummer, search_href(vraag.on_page(nummer)), actief=nummer == vraag.pagina)


def _page_href(vraag: Zoekvraag, nummer: int, laatste: int) -> str | None:
    return search_href(vraag.on_page(nummer)) if 1 <= nummer <= laatste else None

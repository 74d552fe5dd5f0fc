"""The same question as a list, a table or a map: one switch that keeps every filter."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from wijzer.published.vraag.zoekvraag import PER_PAGINA, Zoekvraag
from wijzer.web.common.zoeklink import kept_weergave, plain_search_href, table_href
from wijzer.web.public.zoeken.begrepen import Begrepenbeeld
from wijzer.web.public.zoeken.gekozen import GekozenFilter
from wijzer.web.public.zoeken.vraag import href_with


class Weergavevorm(StrEnum):
    """The forms in which an answer can be open."""

    LIJST = "lijst"
    TABEL = "tabel"
    KAART = "kaart"
    STRATEN = "straten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weergave:
    """The addresses of the forms, and which one is open. The list that comes without asking has the bare address."""

    lijst: str
    tabel: str
    kaart: str
    nu: Weergavevorm

    @property
    def terug(self) -> str:
        """The list in the form in which this visitor reads it."""
        return self.tabel if kept_weergave() else self.lijst


def asked_vorm() -> Weergavevorm:
    """In which form the list is asked for: as cards, unless the address says otherwise."""
    return Weergavevorm.TABEL if kept_weergave() else Weergavevorm.LIJST


def show_switch(vraag: Zoekvraag, nu: Weergavevorm) -> Weergave:
    """Offer the other forms of an answer, with the same filters."""
    eerste = vraag.on_page(1)
    return Weergave(
        lijst=plain_search_href(eerste), tabel=table_href(eerste), kaart=map_href(vraag), nu=nu
    )


def map_href(vraag: Zoekvraag) -> str:
    """Give the shortest address that asks this question on the map; a map has no pages."""
    return href_with("public.kaart", _on_one_page(vraag), *kept_weergave())


def street_map_href(vraag: Zoekvraag) -> str:
    """Give the shortest address that asks this question on the street map."""
    return href_with("public.stratenkaart", _on_one_page(vraag), *kept_weergave())


def move_filters(gekozen: Iterable[GekozenFilter], naar: str) -> list[GekozenFilter]:
    """Let the addresses without a filter lead to another page than the list; they keep their keys."""
    return [
        replace(gekozen_filter, zonder=_moved(gekozen_filter.zonder, naar))
        for gekozen_filter in gekozen
    ]


def move_begrepen(begrepen: Begrepenbeeld, naar: str) -> Begrepenbeeld:
    """Let another reading of what was typed lead to another page than the list."""
    return replace(
        begrepen,
        letterlijk_href=_moved(begrepen.letterlijk_href, naar),
        zonder_href=_moved(begrepen.zonder_href, naar),
    )


def _moved(href: str, naar: str) -> str:
    return naar + "".join(href.partition("?")[1:])


def _on_one_page(vraag: Zoekvraag) -> Zoekvraag:
    return replace(vraag, pagina=1, per_pagina=PER_PAGINA)

"""The question of a visitor or a partner, and the keys that stand for it in an address. The same for pages and JSON."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from wijzer.published.vraag.filters import FILTER, FILTERS, Filter
from wijzer.published.vraag.plaatssoorten import Vertrek
from wijzer.published.vraag.sorteer import Sorteer

__all__ = ["MAX_VRAAGFOUTEN", "PER_PAGINA", "SLEUTELS", "Zoekvraag"]


PER_PAGINA = 25
MAX_VRAAGFOUTEN = 50
"""How many mistakes are told at most: whoever makes more of them is no person, and telling each took seconds."""

SLEUTELS = frozenset(FILTER)
"""Every key that a search has. Anything else is an error in JSON, and nothing on a page."""
VERTREKPUNTEN = ("plaats", "postcode", "lat", "lon")
"""The keys that say from where distance is counted; the first one that was given counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekvraag:
    """What somebody looks for. Values of one key are alternatives, different keys all have to hold.

    `plaats` is where the child lives, in the spelling of `Plaatsnamen`: all that it would live at in the region, the
    nearest first among what is as available, and of other help what serves its gemeente. With `straal` that lies at
    most so many km from its middle. `postcode` (PC4) and `lat` with `lon` (degrees, rounded to about a kilometre) only
    count distance. `max_wachttijd` is in weeks for
    both phases together, `minstens_plekken` counts free places in one locatie. `letterlijk` mends
    no slips in `zoek`.
    """

    regio: str | None = None
    hulpvorm: tuple[str, ...] = ()
    product: tuple[str, ...] = ()
    segment: str | None = None
    doelgroep: tuple[str, ...] = ()
    medische_verwijzing: bool = False
    rolstoeltoegankelijk: bool = False
    gemeente: tuple[str, ...] = ()
    plaats: str | None = None
    postcode: str | None = None
    lat: float | None = None
    lon: float | None = None
    straal: int | None = None
    leeftijd: int | None = None
    vrije_plek: bool = False
    max_wachttijd: int | None = None
    minstens_plekken: int | None = None
    zoek: str | None = None
    letterlijk: bool = False
    locatie: UUID | None = None
    aanbieder: UUID | None = None
    sorteer: Sorteer = Sorteer.BESCHIKBAARHEID
    pagina: int = 1
    per_pagina: int = PER_PAGINA

    def paren(self, *, per_pagina: int = PER_PAGINA) -> list[tuple[str, str]]:
        """The keys and values that lead back to this question, sorted, defaults left out."""
        standaard = Zoekvraag(per_pagina=per_pagina)
        return sorted(
            (filter_.sleutel, _tekst(waarde))
            for filter_ in FILTERS
            if filter_.sleutel != "regio"
            and getattr(self, filter_.veld) != getattr(standaard, filter_.veld)
            if filter_.sleutel != "letterlijk" or self.zoek
            for waarde in self.chosen(filter_)
        )

    def chosen(self, filter_: Filter) -> tuple[Any, ...]:
        """The values that a filter has here; none when it is off."""
        waarde = getattr(self, filter_.veld)
        if isinstance(waarde, tuple):
            return waarde
        return () if waarde is None or waarde is False else (waarde,)

    def told(self, filter_: Filter) -> tuple[Any, ...]:
        """The values of a filter that somebody is told of.

        From where is looked is told at `plaats`, by whichever key it was given.
        """
        if filter_.sleutel != "plaats":
            return self.chosen(filter_)
        return (Vertrek(self.plaats, self.postcode, self.straal),) if self.has_origin else ()

    def with_off(self, filter_: Filter, waarde: object = None) -> "Zoekvraag":
        """The same question without a filter, or without one value of it.

        What counts from a place goes with the place.
        """
        if filter_.sleutel == "plaats":
            return self.without_origin()
        uit = getattr(_LEEG, filter_.veld)
        if waarde is not None and filter_.herhaalbaar:
            uit = tuple(over for over in self.chosen(filter_) if over != waarde)
        return replace(self, **{filter_.veld: uit})

    def with_on(self, filter_: Filter, waarde: object) -> "Zoekvraag":
        """The same question with this value of a filter, from its first page."""
        waarden: dict[str, Any] = {filter_.veld: waarde}
        return replace(self, pagina=1, **waarden)

    @property
    def has_origin(self) -> bool:
        """Whether there is a point to count distance from."""
        return self.plaats is not None or self.postcode is not None or self.lat is not None

    def without_origin(self) -> "Zoekvraag":
        """The same question without where the child lives or the visitor is."""
        volgorde = Sorteer.BESCHIKBAARHEID if self.sorteer is Sorteer.AFSTAND else self.sorteer
        return replace(
            self, plaats=None, postcode=None, lat=None, lon=None, straal=None, sorteer=volgorde
        )

    def without_position(self) -> "Zoekvraag":
        """The same question without where the visitor is: for whatever is kept or passed on."""
        return (
            self
            if self.lat is None
            else replace(self.without_origin(), plaats=self.plaats, postcode=self.postcode)
        )

    def on_page(self, pagina: int) -> "Zoekvraag":
        """The same question, another page of the answer."""
        return replace(self, pagina=pagina)


_LEEG = Zoekvraag()


def _tekst(waarde: Any) -> str:
    return "true" if waarde is True else str(waarde)

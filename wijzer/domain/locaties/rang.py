"""Who comes first in a list: by status, freshness and weeks. The order is the region's choice.

For a child who lives somewhere, how far a place to live lies from there ranks too: after freshness and before weeks.
"""

from datetime import date
from typing import NamedTuple

from wijzer.domain.inkoop.product import Hulpsoort
from wijzer.domain.locaties.beschikbaarheid import (
    TOONBAAR,
    Actualiteit,
    Opgave,
    Status,
    actualiteit_of,
    status_of,
)
from wijzer.domain.regio.gebied import Versheid

_STATUSSTAP = {status: status.stap for status in Status}
_ACTUALITEITSTAP = {actualiteit: actualiteit.stap for actualiteit in Actualiteit}


_VOOR_AFSTAND = 2
"""Status and freshness come before distance; all else of a place in the order comes after it."""
WOONSOORTEN = frozenset({Hulpsoort.WONEN, Hulpsoort.VERBLIJF})
"""The sorts of help at which a child lives or stays."""


class Rang(NamedTuple):
    """What decides the order before the daily shuffle: status, freshness, weeks (unknown last)."""

    status: int
    actualiteit: int
    onbekende_wachttijd: bool
    weken: int


def rang_of(opgave: Opgave | None, versheid: Versheid, *, is_groep: bool, today: date) -> Rang:
    """The place of an aanbod among others, smaller first: status, freshness, then fewest weeks.

    Equal ones are shuffled anew each day.

    Source: regional documents of Twente (OZJT/Samen14); our choice.
    """
    status = status_of(opgave, versheid, is_groep=is_groep, today=today)
    actualiteit = actualiteit_of(opgave, versheid, today=today)
    weken = opgave.wachttijd_weken if opgave and actualiteit in TOONBAAR else None
    return place(status, actualiteit, weken)


def place(status: Status, actualiteit: Actualiteit, weken: int | None) -> Rang:
    """The place of what is this available, this recent, and has a wait of so many weeks (None: unknown)."""
    return Rang(_STATUSSTAP[status], _ACTUALITEITSTAP[actualiteit], weken is None, weken or 0)


def is_woonplek(soort: Hulpsoort, *, is_groep: bool) -> bool:
    """Whether a child would live or stay at the locatie itself: wonen and verblijf in a groep.

    Where such a groep lies ranks it, and excludes it from no search in its region. All other help reaches a child where
    it lives, or not at all: the werkgebied of its vestiging decides. So it is for pleegzorg, though that is wonen: a
    vestiging that does not serve a gemeente cannot help there, and a foster family does not live at its office.

    Source: regional documents of Twente (OZJT/Samen14); our choice.
    """
    return is_groep and soort in WOONSOORTEN


def whole_km(km: float) -> int:
    """A distance as the order and the pages count it: nearer than half a kilometre is 0."""
    return round(km)


def place_from(rang: tuple[int, ...], km: int) -> tuple[int, ...]:
    """The place among others of what lies so many whole km from where the child lives. `rang` begins as a `Rang` does.

    Distance comes after status and freshness, before weeks. What is no woonplek, and was found, is here: 0 km.

    Source: our choice.
    """
    return (*rang[:_VOOR_AFSTAND], km, *rang[_VOOR_AFSTAND:])


def availability_in(rang: tuple[int, ...]) -> tuple[int, ...]:
    """What comes before distance in a place among others: status and freshness."""
    return rang[:_VOOR_AFSTAND]

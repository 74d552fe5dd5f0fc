"""Who comes first in a list: by status, freshness and weeks. The order is the region's choice."""

from datetime import date
from typing import NamedTuple

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

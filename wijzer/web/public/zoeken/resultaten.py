"""Results as cards: what one locatie offers stands together when it follows each other in the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from wijzer.web.public.beelden import AanbodBeeld


@dataclass(frozen=True, slots=True)
class Resultaat:
    """One locatie in the list, with one or more products in the order of the list. `locatie` is any of them."""

    locatie: AanbodBeeld
    aanbod: tuple[AanbodBeeld, ...]


def group_by_locatie(beelden: Iterable[AanbodBeeld]) -> list[Resultaat]:
    """Put neighbours of the same locatie under one heading; the order stays as it was."""
    groepen = (tuple(groep) for _, groep in groupby(beelden, key=lambda beeld: beeld.href))
    return [Resultaat(groep[0], groep) for groep in groepen]

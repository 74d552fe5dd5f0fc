"""Results as cards: what one locatie offers stands together."""

from collections.abc import Iterable
from dataclasses import dataclass

from wijzer.web.public.beelden import AanbodBeeld


@dataclass(frozen=True, slots=True)
class Resultaat:
    """One locatie in the list, with one or more products in the order of the list. `locatie` is any of them."""

    locatie: AanbodBeeld
    aanbod: tuple[AanbodBeeld, ...]


def group_by_locatie(beelden: Iterable[AanbodBeeld]) -> list[Resultaat]:
    """Put what is of one locatie under one heading, where the best of it stands."""
    groepen: dict[str, list[AanbodBeeld]] = {}
    for beeld in beelden:
        groepen.setdefault(beeld.href, []).append(beeld)
    return [Resultaat(groep[0], tuple(groep)) for groep in groepen.values()]

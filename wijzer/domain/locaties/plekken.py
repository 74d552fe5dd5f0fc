"""Free places of a groep against the places that it has."""

from collections.abc import Iterable

from wijzer.domain.locaties.beschikbaarheid import Aanbod, exceeds
from wijzer.domain.locaties.locatie import Locatie


def most_free(aanbod: Iterable[Aanbod]) -> int:
    """The most free places that one of these states; one bed may stand at several products, so nothing is added up."""
    return max(
        (een_aanbod.opgave.vrije_plekken or 0 for een_aanbod in aanbod if een_aanbod.opgave),
        default=0,
    )


def free_beyond(aanbod: Iterable[Aanbod], locatie: Locatie) -> int | None:
    """How many free places these aanbod state when that is more than the groep has; None when they fit."""
    vrij = most_free(aanbod)
    return vrij if exceeds(vrij, locatie.grootte) else None

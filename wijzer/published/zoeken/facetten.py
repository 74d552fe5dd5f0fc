"""How many results each choice would give: sets of bits laid over each other, and counted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.domain.locaties.locatie import MAX_LEEFTIJD
from wijzer.published.opname.momentopname import Momentopname

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facetten:
    """How many aanbod have each value, by value. A filter does not count itself away: other segments keep their number.

    What choosing one value of a filter would give, together with all other filters, is exactly its number here. `medisch`
    is that of the only value which that filter has.
    """

    status: Mapping[str, int]
    segment: Mapping[str, int]
    hulpvorm: Mapping[str, int]
    gemeente: Mapping[str, int]
    doelgroep: Mapping[str, int]
    leeftijd: Mapping[int, int]
    medisch: int


def count_facetten(
    opname: Momentopname, regio: str | None, basis_without: Callable[[str], int]
) -> Facetten:
    """Count every choice there is in a region, or in all. `basis_without` gives what fits all filters but one."""
    naslag = opname.naslag

    def count(soort: str, waarden: Iterable[T]) -> dict[T, int]:
        basis = basis_without(soort)
        return {een: (basis & opname.with_kenmerk(soort, [een])).bit_count() for een in waarden}

    def here(dingen: Iterable[tuple[str, T]]) -> list[T]:
        return [ding for van, ding in dingen if regio in (None, van)]

    return Facetten(
        status=count("status", [status.value for status in Status]),
        segment=count("segment", here((een.regio, een.slug) for een in naslag.segmenten)),
        hulpvorm=count("hulpvorm", here((een.regio, een.slug) for een in naslag.hulpvormen)),
        gemeente=count("gemeente", here((een.regio, een.code) for een in naslag.gemeenten.values())),
        doelgroep=count("doelgroep", here((een.regio, een.slug) for een in naslag.doelgroepen)),
        leeftijd=count("leeftijd", range(MAX_LEEFTIJD + 1)),
        medisch=count("medisch", [""])[""],
    )  # fmt: skip

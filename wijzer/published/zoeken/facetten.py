"""How many results each choice would give: sets of bits laid over each other, and counted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.vraag.filters import FILTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Facetten:
    """How many aanbod have each value, by value. A filter does not count itself away: other segments keep their number.

    What choosing one value of a filter would give, together with all other filters, is exactly its
    number: by the key of the filter and the value, `facetten["leeftijd"][12]`. `status` counts each
    status, whichever was chosen.
    """

    status: Mapping[str, int]
    per_filter: Mapping[str, Mapping[Any, int]]

    def __getitem__(self, sleutel: str) -> Mapping[Any, int]:
        """How much each value of a filter would give."""
        return self.per_filter[sleutel]


def count_facetten(
    opname: Momentopname, regio: str | None, basis_without: Callable[[str], int]
) -> Facetten:
    """Count every choice there is in a region, or in all.

    `basis_without` gives what fits all filters but that of a key.
    """
    per_filter: dict[str, Mapping[Any, int]] = {}
    for filter_ in FILTERS:
        kenmerk = filter_.kenmerk
        if kenmerk and kenmerk.telt:
            basis = basis_without(filter_.sleutel)
            per_filter[filter_.sleutel] = {
                waarde: (
                    basis & opname.with_kenmerk(kenmerk.soort, kenmerk.waarden(waarde))
                ).bit_count()
                for waarde in filter_.soort.mogelijk(opname.naslag, regio)
            }
    alle = basis_without("vrijePlek")
    statussen = {
        status.value: (alle & opname.with_kenmerk("status", [status.value])).bit_count()
        for status in Status
    }
    return Facetten(status=statussen, per_filter=per_filter)

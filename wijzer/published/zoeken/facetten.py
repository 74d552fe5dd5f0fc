"""How many locaties each choice would give: sets of bits laid over each other, and counted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.vraag.filters import FILTERS
from wijzer.published.zoeken.plekken import Plekkentelling, count_plekken


@dataclass(frozen=True, slots=True, kw_only=True)
class Facetten:
    """How many locaties have each value, by value. A filter does not count itself away.

    What choosing one value of a filter would give, together with all other filters, is exactly its
    number: by the key of the filter and the value, `facetten["leeftijd"][12]`. `alle` is what there is whether or not
    only places were asked for.
    """

    alle: Plekkentelling
    per_filter: Mapping[str, Mapping[Any, int]]

    def __getitem__(self, sleutel: str) -> Mapping[Any, int]:
        """How many locaties each value of a filter would give."""
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
                waarde: opname.vakken.count(
                    basis & opname.with_kenmerk(kenmerk.soort, kenmerk.waarden(waarde))
                )
                for waarde in filter_.soort.mogelijk(opname.naslag, regio)
            }
    return Facetten(alle=count_plekken(opname, basis_without("vrijePlek")), per_filter=per_filter)

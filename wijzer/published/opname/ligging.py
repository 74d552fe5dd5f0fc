"""Where the aanbod of a momentopname lies: which indexes share a public point, and which of those a locatie.

A locatie has several aanbod, and the middle of a gemeente those of everything that is shielded.
What is asked of a point is therefore asked once for all that lies there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from wijzer.published.naslag.afstand import Richting, nearness, nearness_within
from wijzer.published.opname.feiten import Feit

_GEEN = -1
"""The number of no point: in a list by number it stands for the last one, where each list below keeps what it gives."""
_VERST = -1.0


@dataclass(frozen=True, slots=True)
class Ligging:
    """Points and locaties by number.

    `punt_van` and `locatie_van` give the number by index, -1 where an index is not in use. A locatie
    here is a locatie at one point: `punt_van_locatie` says at which, `index_van_locatie` one of its
    indexes.
    """

    punten: Sequence[Richting]
    punt_van: Sequence[int]
    locatie_van: Sequence[int]
    punt_van_locatie: Sequence[int]
    index_van_locatie: Sequence[int]

    @classmethod
    def of(cls, feiten: Sequence[Feit | None]) -> "Ligging":
        """Number them in the order in which they come."""
        punten: dict[Richting, int] = {}
        locaties: dict[tuple[int, int], int] = {}
        punt_van, locatie_van = [_GEEN] * len(feiten), [_GEEN] * len(feiten)
        indexen: list[int] = []
        for index, feit in enumerate(feiten):
            if feit:
                punt = punten.setdefault(feit.richting, len(punten))
                locatie = locaties.setdefault((punt, feit.locatie_id.int), len(locaties))
                if locatie == len(indexen):
                    indexen.append(index)
                punt_van[index], locatie_van[index] = punt, locatie
        # Lists, not tuples: a list gives its items quicker to who asks by number.
        return cls(list(punten), punt_van, locatie_van, [punt for punt, _ in locaties], indexen)

    def nearness_from(self, van: Richting) -> list[float]:
        """How near each aanbod is to a point, by index; what is not in use is farther than anything."""
        nabij = [*(nearness(van, punt) for punt in self.punten), _VERST]
        return list(map(nabij.__getitem__, self.punt_van))

    def indexes_within(self, van: Richting, km: float) -> Iterator[int]:
        """The indexes of the aanbod at most so many km from a point."""
        grens = nearness_within(km)
        binnen = [*(nearness(van, punt) >= grens for punt in self.punten), False]
        return compress(range(len(self.punt_van)), map(binnen.__getitem__, self.punt_van))

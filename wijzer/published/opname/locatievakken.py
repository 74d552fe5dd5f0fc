"""Which indexes of a momentopname are of one locatie, so that a set of aanbod can be counted in locaties.

The aanbod of a locatie stand next to each other: a vak of bits. One addition of whole sets then tells of every vak
whether something in it is in a set, as the carry runs into its last bit: 50,000 aanbod are counted in microseconds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from wijzer.published.opname.bits import to_bits
from wijzer.published.opname.feiten import Feit


@dataclass(frozen=True, slots=True)
class Locatievakken:
    """The vakken as sets of bits, and the indexes of each locatie by its public id.

    `einden` has the last bit of each vak, `overige` every other bit. A locatie that got aanbod later has more than one
    vak: `verdeeld` says of the last bit of each of those whose it is, `verdeelde_einden` is the set of them.
    """

    einden: int
    overige: int
    verdeeld: Mapping[int, UUID]
    verdeelde_einden: int
    indexen: Mapping[UUID, Sequence[int]]

    @classmethod
    def of(cls, feiten: Sequence[Feit | None]) -> "Locatievakken":
        """Find them in the facts as they stand; an index that is not in use breaks no vak."""
        vakken: dict[UUID, tuple[list[int], list[int]]] = {}
        vorige, hier, laatste = -1, list[int](), list[int]()
        for index, feit in enumerate(feiten):
            if feit is None:
                continue
            if (nu := feit.locatie_id.int) == vorige:  # a UUID would compare itself much slower
                laatste[-1] = index
            else:
                hier, laatste = vakken.setdefault(feit.locatie_id, ([], []))
                laatste.append(index)
                vorige = nu
            hier.append(index)
        einden = to_bits(
            chain.from_iterable(laatste for _, laatste in vakken.values()), len(feiten)
        )
        verdeeld = {
            einde: locatie_id
            for locatie_id, (_, laatste) in vakken.items()
            if len(laatste) > 1
            for einde in laatste
        }
        return cls(
            einden=einden,
            overige=((1 << len(feiten)) - 1) & ~einden,
            verdeeld=verdeeld,
            verdeelde_einden=to_bits(verdeeld, len(feiten)),
            indexen={locatie_id: hier for locatie_id, (hier, _) in vakken.items()},
        )

    def count(self, bits: int) -> int:
        """How many locaties have something in a set."""
        geraakt = (((bits & self.overige) + self.overige) | bits) & self.einden
        return geraakt.bit_count() - self._counted_again(geraakt & self.verdeelde_einden)

    def _counted_again(self, geraakt: int) -> int:
        """How many of these vakken are of a locatie that another of them is of too.

        They are read as digits, all at once: after an import there may be hundreds, and a search counts as often.
        """
        if geraakt.bit_count() <= 1:
            return 0
        cijfers = f"{geraakt:0{self.verdeelde_einden.bit_length()}b}"  # the last digit is index 0
        locaties = {
            locatie_id for einde, locatie_id in self.verdeeld.items() if cijfers[~einde] == "1"
        }
        return geraakt.bit_count() - len(locaties)

"""Knows in which aanbod each word of the names of locaties and aanbieders occurs: built once, then kept up to date."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

from wijzer.published.opname.feiten import Feit
from wijzer.published.opname.woordindex import Woordindex

_VAAK = 500
"""How many places a word must have for its set to be remembered once it was asked for."""


class Woordplaatsen:
    """Words and their places. Never changed.

    `changed` gives the next one, which shares what stayed the same.
    """

    def __init__(self, plaatsen: Mapping[str, "array[int]"], index: Woordindex) -> None:
        self.plaatsen = plaatsen
        self.index = index
        """The words themselves."""
        self._onthouden: dict[str, int] = {}

    @classmethod
    def of(cls, feiten: Sequence[Feit | None]) -> "Woordplaatsen":
        """The words of all names."""
        plaatsen: dict[str, array[int]] = {}
        for plaats, feit in enumerate(feiten):
            for woord in feit.woorden if feit else ():
                rij = plaatsen.get(woord)
                if rij is None:
                    rij = plaatsen[woord] = array("I")
                rij.append(plaats)
        return cls(plaatsen, Woordindex(plaatsen))

    def bits(self, woorden: Iterable[str]) -> int:
        """The set of what has one of these words in its names."""
        zelden: list[int] = []
        bits = 0
        for woord in woorden:
            rij = self.plaatsen.get(woord, ())
            if len(rij) < _VAAK:
                zelden.extend(rij)
            else:
                bits |= self._remember(woord, rij)
        return bits | _to_bits(zelden)

    def _remember(self, woord: str, rij: Sequence[int]) -> int:
        bits = self._onthouden.get(woord)
        if bits is None:
            bits = self._onthouden[woord] = _to_bits(rij)
        return bits


class Woordwijziging:
    """Woordplaatsen in the making: a copy of which only the touched words are copied too."""

    def __init__(self, basis: Woordplaatsen) -> None:
        self._basis = basis
        self._plaatsen = dict(basis.plaatsen)
        self._eigen: set[str] = set()

    def add(self, feit: Feit, plaats: int) -> None:
        """Let the words of this feit occur here."""
        for woord in feit.woorden:
            self._own(woord).append(plaats)

    def remove(self, feit: Feit, plaats: int) -> None:
        """Let the words of this feit no longer occur here; a word that occurs nowhere is gone."""
        for woord in feit.woorden:
            rij = self._own(woord)
            rij.remove(plaats)
            if not rij:
                del self._plaatsen[woord]
                self._eigen.discard(woord)

    def finish(self) -> Woordplaatsen:
        """The result; what it was made from when nothing changed.

        Who states another wait changes no word: the index stays.
        """
        anders = self._eigen or len(self._plaatsen) != len(self._basis.plaatsen)
        if not anders:
            return self._basis
        index = self._basis.index
        same = index.woorden == self._plaatsen.keys()
        return Woordplaatsen(self._plaatsen, index if same else Woordindex(self._plaatsen))

    def _own(self, woord: str) -> "array[int]":
        if woord not in self._eigen:
            self._eigen.add(woord)
            self._plaatsen[woord] = array("I", self._plaatsen.get(woord, ()))
        return self._plaatsen[woord]


def _to_bits(plaatsen: Sequence[int]) -> int:
    if not plaatsen:
        return 0
    velden = bytearray(max(plaatsen) // 8 + 1)
    for plaats in plaatsen:
        velden[plaats >> 3] |= 1 << (plaats & 7)
    return int.from_bytes(velden, "little")

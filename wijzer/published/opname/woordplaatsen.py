"""Knows in which aanbod each word of the names of locaties and aanbieders occurs: built once, then kept up to date."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

from wijzer.published.opname.feiten import Feit
from wijzer.published.opname.woordindex import Woordindex

_VAAK = 500
"""In how many aanbod a word must occur for its set to be remembered once it was asked for."""


class Woordplaatsen:
    """Words and the indexes of the aanbod that they are written about. Never changed.

    `changed` gives the next one, which shares what stayed the same.
    """

    def __init__(self, indexen: Mapping[str, "array[int]"], woordindex: Woordindex) -> None:
        self.indexen = indexen
        self.woordindex = woordindex
        """The words themselves."""
        self._onthouden: dict[str, int] = {}

    @classmethod
    def of(cls, feiten: Sequence[Feit | None]) -> "Woordplaatsen":
        """The words of all names."""
        indexen: dict[str, array[int]] = {}
        for index, feit in enumerate(feiten):
            for woord in feit.woorden if feit else ():
                rij = indexen.get(woord)
                if rij is None:
                    rij = indexen[woord] = array("I")
                rij.append(index)
        return cls(indexen, Woordindex(indexen))

    def bits(self, woorden: Iterable[str]) -> int:
        """The set of what has one of these words in its names."""
        zelden: list[int] = []
        bits = 0
        for woord in woorden:
            rij = self.indexen.get(woord, ())
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
        self._indexen = dict(basis.indexen)
        self._eigen: set[str] = set()

    def add(self, feit: Feit, index: int) -> None:
        """Let the words of this feit occur here."""
        for woord in feit.woorden:
            self._own(woord).append(index)

    def remove(self, feit: Feit, index: int) -> None:
        """Let the words of this feit no longer occur here; a word that occurs nowhere is gone."""
        for woord in feit.woorden:
            rij = self._own(woord)
            rij.remove(index)
            if not rij:
                del self._indexen[woord]
                self._eigen.discard(woord)

    def finish(self) -> Woordplaatsen:
        """The result; what it was made from when nothing changed.

        Who states another wait changes no word: the woordindex stays.
        """
        anders = self._eigen or len(self._indexen) != len(self._basis.indexen)
        if not anders:
            return self._basis
        woordindex = self._basis.woordindex
        same = woordindex.woorden == self._indexen.keys()
        return Woordplaatsen(self._indexen, woordindex if same else Woordindex(self._indexen))

    def _own(self, woord: str) -> "array[int]":
        if woord not in self._eigen:
            self._eigen.add(woord)
            self._indexen[woord] = array("I", self._indexen.get(woord, ()))
        return self._indexen[woord]


def _to_bits(indexen: Sequence[int]) -> int:
    if not indexen:
        return 0
    velden = bytearray(max(indexen) // 8 + 1)
    for index in indexen:
        velden[index >> 3] |= 1 << (index & 7)
    return int.from_bytes(velden, "little")

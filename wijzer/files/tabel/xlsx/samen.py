"""Merged cells: one value over several cells, which all programs keep in the first alone.

A row with cells of its own whose other cells are covered would lose those in silence: it is told,
with the range. Nothing is filled in: what stands over two rows may be the address, the AGB-code or
the shielding of one locatie.
"""

from collections.abc import Iterable

from wijzer.files.tabel.cellen import SAMENGEVOEGD, Cel, Onleesbaar
from wijzer.files.tabel.grenzen import MAX_KOLOMMEN
from wijzer.files.tabel.xlsx.keuring import column_letters
from wijzer.files.tabel.xlsx.stroom import refuse_broken

Bereik = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell, as row and column from 0."""


class Samengevoegd:
    """The merged ranges of a sheet, gone through row by row from above."""

    def __init__(self, bereiken: Iterable[Bereik]) -> None:
        self._komend = sorted(
            (_turned(*bereik) for bereik in bereiken if bereik[0] != bereik[1]), reverse=True
        )
        self._lopend: list[tuple[Bereik, Onleesbaar]] = []

    def mark(self, rij: int, cellen: list[Cel]) -> None:
        """Mark the covered cells of a row.

        A row that is covered, or empty, as a whole stays as it is: nothing is lost in it.
        """
        self._begin(rij, cellen)
        self._lopend = [(bereik, waarom) for bereik, waarom in self._lopend if bereik[1][0] >= rij]
        if not self._lopend or all(cel is None for cel in cellen):
            return
        for ((boven, links), (_, rechts)), waarom in self._lopend:
            eerste = links + (rij == boven)
            cellen.extend([None] * (min(rechts, MAX_KOLOMMEN - 1) + 1 - len(cellen)))
            for kolom in range(eerste, min(rechts + 1, MAX_KOLOMMEN)):
                cellen[kolom] = waarom

    def _begin(self, rij: int, cellen: list[Cel]) -> None:
        """Take up the ranges that begin at or above this row. One with nothing in it covers nothing."""
        while self._komend and self._komend[-1][0][0] <= rij:
            bereik = self._komend.pop()
            boven, links = bereik[0]
            if boven == rij and links < len(cellen) and cellen[links] is not None:
                self._lopend.append((bereik, _covered(bereik)))
        if len(self._lopend) > 2 * MAX_KOLOMMEN:  # no more fit beside each other
            raise refuse_broken()


def _turned(hoek: tuple[int, int], andere_hoek: tuple[int, int]) -> Bereik:
    """The range from above to below and from left to right, whichever corner is named first."""
    (boven, onder), (links, rechts) = (
        sorted((hoek[0], andere_hoek[0])),
        sorted((hoek[1], andere_hoek[1])),
    )
    return (boven, links), (onder, rechts)


def _covered(bereik: Bereik) -> Onleesbaar:
    (boven, links), (onder, rechts) = bereik
    plek = f"{column_letters(links)}{boven + 1}:{column_letters(rechts)}{onder + 1}"
    return Onleesbaar(
        SAMENGEVOEGD,
        f"Deze cel is samengevoegd met andere: {plek}.",
        "losse cellen: splits ze, en vul elke cel",
        overal=False,
    )

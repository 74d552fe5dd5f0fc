"""A walk over a part of all there is to visit, so that several walks share it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
WEINIG = 16
"""So many visits of one kind are always all made."""


@dataclass(frozen=True)
class Deel:
    """Every kind of visit, and of the many of one kind each `van`-th from `nummer` on.

    The parts 0 up to `van` are the whole together: walks that each take another one leave no address out between them.
    A visit that names one of `steeds` is in every part.
    """

    nummer: int = 0
    van: int = 1
    steeds: frozenset[str] = frozenset()

    def of(self, soort: Iterable[T]) -> Iterator[T]:
        """The visits of one kind that are in this part."""
        alle = list(soort)
        van = 1 if len(alle) <= WEINIG else self.van
        for nummer, geval in enumerate(alle):
            if nummer % van == self.nummer % van or any(naam in str(geval) for naam in self.steeds):
                yield geval


ALLES = Deel()

"""How far what a child would live at lies from a place, in whole km: asked once for each public point."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from wijzer.published.naslag.afstand import Richting, whole_km_to_each
from wijzer.published.opname.ligging import Ligging

_BEWAARD = 64
"""The distances from so many places are kept: those that are asked for are a region's, and often the same."""


class Woonafstanden:
    """The distances of one momentopname. What is no woonplek is here: 0 km from everywhere."""

    def __init__(self, ligging: Ligging, woonplekken: bytes) -> None:
        """`woonplekken` says of each index whether it is one."""
        self._punten = ligging.punten
        hier = len(ligging.punten)
        self._punt_van: Sequence[int] = [
            punt if is_woonplek else hier
            for punt, is_woonplek in zip(ligging.punt_van, woonplekken, strict=True)
        ]
        self._from = lru_cache(maxsize=_BEWAARD)(self._measure)

    def to_each(self, van: Richting, indexen: Iterable[int]) -> bytes:
        """How many whole km each of these indexes lies from a point."""
        return bytes(map(self._from(van).__getitem__, map(self._punt_van.__getitem__, indexen)))

    def _measure(self, van: Richting) -> bytes:
        return whole_km_to_each(van, self._punten) + b"\0"

"""The shape of a gemeente, as it is drawn on a map."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import cos, hypot, radians
from typing import Any

GRAAD = 100_000
"""Corners are whole numbers, so many to a degree: about one metre, and two of them are equal or they are not."""
PLAT = cos(radians(52.2))
"""How much shorter a degree of longitude is than one of latitude, in the middle of the Netherlands."""

Hoekpunt = tuple[int, int]
"""Longitude and latitude in WGS84, in parts of `GRAAD`."""
Ring = tuple[Hoekpunt, ...]
"""A closed line; the first corner is not repeated at the end."""
Vlak = tuple[Ring, ...]
"""An outline and the holes in it."""

_RASTER = 12
_VERFIJNINGEN = 6


@dataclass(frozen=True, slots=True)
class Grens:
    """The shape of one gemeente: one or more surfaces, and where in it a label has most room."""

    gemeente: str
    vlakken: tuple[Vlak, ...]
    midden: Hoekpunt


@dataclass(frozen=True, slots=True)
class Kader:
    """The smallest rectangle around corners."""

    west: int
    zuid: int
    oost: int
    noord: int

    @classmethod
    def around(cls, punten: Iterable[Hoekpunt]) -> "Kader":
        """The rectangle around at least one corner."""
        breedten, hoogten = zip(*punten, strict=True)
        return cls(min(breedten), min(hoogten), max(breedten), max(hoogten))

    def holds(self, punt: Hoekpunt) -> bool:
        """Whether a point lies in it."""
        return self.west <= punt[0] <= self.oost and self.zuid <= punt[1] <= self.noord


def to_vlakken(stuk: Any) -> tuple[Vlak, ...]:
    """Surfaces as they are kept: lists within lists, with a longitude and a latitude at the bottom."""
    return tuple(tuple(tuple((x, y) for x, y in ring) for ring in vlak) for vlak in stuk)


def corners(vlakken: Iterable[Vlak]) -> Iterator[Hoekpunt]:
    """Every corner of every ring."""
    return chain.from_iterable(chain.from_iterable(vlakken))


def surface(ring: Sequence[Hoekpunt]) -> int:
    """Twice the surface of a ring, in square parts; positive when it runs against the clock."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in _sides(ring))


def contains(vlakken: Iterable[Vlak], punt: Hoekpunt) -> bool:
    """Whether a point lies inside a shape, and not in one of its holes."""
    x, y = punt
    binnen = False
    for ring in chain.from_iterable(vlakken):
        for (ax, ay), (bx, by) in _sides(ring):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                binnen = not binnen
    return binnen


def label_point(vlakken: Sequence[Vlak]) -> Hoekpunt:
    """The point of a shape that lies farthest from its border, more or less: there a number has most room."""
    grootste = max(vlakken, key=lambda vlak: abs(surface(vlak[0])))
    kader = Kader.around(grootste[0])
    stap = (kader.oost - kader.west) // _RASTER, (kader.noord - kader.zuid) // _RASTER
    midden = (kader.west + kader.oost) // 2, (kader.zuid + kader.noord) // 2
    beste = _roomiest(grootste, midden, stap, _RASTER // 2)
    for _ in range(_VERFIJNINGEN):
        stap = stap[0] // 2, stap[1] // 2
        beste = _roomiest(grootste, beste, stap, 1)
    return beste


def _roomiest(vlak: Vlak, rond: Hoekpunt, stap: Hoekpunt, ver: int) -> Hoekpunt:
    """The point with most room in a grid around a point, so many steps far; of equals the nearest."""
    van_midden_uit = sorted(range(-ver, ver + 1), key=abs)
    raster = (
        (rond[0] + i * stap[0], rond[1] + j * stap[1])
        for i in van_midden_uit
        for j in van_midden_uit
    )
    return max(raster, key=lambda punt: _room(vlak, punt))


def _room(vlak: Vlak, punt: Hoekpunt) -> float:
    """The distance to the nearest border; nothing outside the shape."""
    if not contains([vlak], punt):
        return -1.0
    return min(_distance(punt, *zijde) for ring in vlak for zijde in _sides(ring))


def _distance(punt: Hoekpunt, a: Hoekpunt, b: Hoekpunt) -> float:
    px, py = (punt[0] - a[0]) * PLAT, punt[1] - a[1]
    bx, by = (b[0] - a[0]) * PLAT, b[1] - a[1]
    lengte = bx * bx + by * by
    deel = max(0.0, min(1.0, (px * bx + py * by) / lengte)) if lengte else 0.0
    return hypot(px - deel * bx, py - deel * by)


def _sides(ring: Sequence[Hoekpunt]) -> Iterator[tuple[Hoekpunt, Hoekpunt]]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)

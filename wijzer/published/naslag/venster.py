"""The part of the map in which somebody may be who asks for distance.

It is a rectangle, so that two numbers can be told of each side.
"""

from collections.abc import Iterable
from math import asin, ceil, cos, degrees, floor, radians, sin
from typing import NamedTuple

from wijzer.domain.adressen.adres import Punt
from wijzer.published.naslag.afstand import AARDSTRAAL_KM

_HONDERDSTE = 100


class Venster(NamedTuple):
    """Degrees (WGS84) with two decimals; the sides are part of it."""

    zuid: float
    west: float
    noord: float
    oost: float


def venster_around(punten: Iterable[Punt], km: float) -> Venster | None:
    """The smallest one that holds all that lies within `km` of any of these points; None of none."""
    randen = [_around(punt, km) for punt in punten]
    if not randen:
        return None
    return Venster(
        floor(min(rand.zuid for rand in randen) * _HONDERDSTE) / _HONDERDSTE,
        floor(min(rand.west for rand in randen) * _HONDERDSTE) / _HONDERDSTE,
        ceil(max(rand.noord for rand in randen) * _HONDERDSTE) / _HONDERDSTE,
        ceil(max(rand.oost for rand in randen) * _HONDERDSTE) / _HONDERDSTE,
    )


def _around(punt: Punt, km: float) -> Venster:
    """All around one point: to the east and west a circle reaches farthest a little off its own latitude."""
    hoek = km / AARDSTRAAL_KM
    hoog, breed = degrees(hoek), degrees(asin(sin(hoek) / cos(radians(punt.lat))))
    return Venster(punt.lat - hoog, punt.lon - breed, punt.lat + hoog, punt.lon + breed)

"""Distance between public points, as the crow flies."""

from bisect import bisect_right
from collections.abc import Iterable
from math import acos, asin, atan2, cos, degrees, radians, sin

from wijzer.domain.adressen.adres import Punt
from wijzer.domain.locaties.rang import whole_km

AARDSTRAAL_KM = 6371.0088
Richting = tuple[float, float, float]
"""A point as a direction from the middle of the earth: comparing two of them costs three multiplications."""


def richting_of(punt: Punt) -> Richting:
    """The direction of a point."""
    lat, lon = radians(punt.lat), radians(punt.lon)
    return (cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat))


def punt_of(richting: Richting) -> Punt:
    """The point that a direction leads to, to a metre."""
    x, y, z = richting
    return Punt(round(degrees(asin(z)), 5), round(degrees(atan2(y, x)), 5))


def nearness(richting: Richting, andere_richting: Richting) -> float:
    """1 for the same point, less for what is farther away."""
    return (
        richting[0] * andere_richting[0]
        + richting[1] * andere_richting[1]
        + richting[2] * andere_richting[2]
    )


def nearness_within(km: float) -> float:
    """The nearness of two points this far from each other."""
    return cos(km / AARDSTRAAL_KM)


def km_of(nabijheid: float) -> float:
    """The distance in kilometres that belongs to a nearness; to 100 metres, nearer is not known of any place."""
    return round(AARDSTRAAL_KM * acos(max(-1.0, min(1.0, nabijheid))), 1)


_VERSTE_KM = 255
"""Farther than this nothing of a region lies: beyond it all is as far, and a distance is one byte."""
_STAPPEN = tuple(
    -nearness_within((tiende + 0.5) / 10)
    for tiende in range(10 * _VERSTE_KM)
    if whole_km((tiende + 1) / 10) > whole_km(tiende / 10)
)
"""Where the next whole kilometre begins, turned round so that it rises: what `whole_km` makes of tenths, looked up."""


def whole_km_to_each(van: Richting, punten: Iterable[Richting]) -> bytes:
    """How many whole km each of these points lies from a point: `whole_km` of `km_of`, and four times as quick."""
    x, y, z = van
    return bytes([bisect_right(_STAPPEN, -(x * a + y * b + z * c)) for a, b, c in punten])

"""Drawing shapes with fewer corners, so that neighbours keep touching.

A border that two gemeenten share is one line, cut at the points where lines meet. Each line is simplified once, after
Visvalingam (the corner that matters least goes first), and both neighbours get the same result.
"""

from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

from wijzer.domain.regio.grens import Hoekpunt, Ring, Vlak

Lijn = tuple[Hoekpunt, ...]
"""A piece of border from one meeting point to the next, in the direction that sorts first."""
Vormen = Mapping[str, Sequence[Vlak]]


def simplify(vormen: Vormen, hoogstens: int) -> dict[str, tuple[Vlak, ...]]:
    """The same shapes with about so many corners together; a border that was shared stays shared.

    What a ring needs to stay a surface is kept, also when that makes more. The order of the shapes does not matter.
    """
    knopen = _meeting_points(vormen)
    geknipt = {
        code: [[list(_cut(ring, knopen)) for ring in vlak] for vlak in vlakken]
        for code, vlakken in vormen.items()
    }
    lijnen = {
        _forward(lijn)
        for vlakken in geknipt.values()
        for vlak in vlakken
        for ring in vlak
        for lijn in ring
    }
    korter = _shorten(sorted(lijnen), hoogstens)
    return {
        code: tuple(tuple(_join(ring, korter) for ring in vlak) for vlak in vlakken)
        for code, vlakken in geknipt.items()
    }


def _meeting_points(vormen: Vormen) -> set[Hoekpunt]:
    """Corners where lines meet: on one ring they have other neighbours than on another."""
    buren: dict[Hoekpunt, frozenset[Hoekpunt]] = {}
    knopen = set()
    for ring in _rings(vormen):
        for plek, punt in enumerate(ring):
            naast = frozenset((ring[plek - 1], ring[(plek + 1) % len(ring)]))
            if buren.setdefault(punt, naast) != naast:
                knopen.add(punt)
    return knopen


def _rings(vormen: Vormen) -> Iterator[Ring]:
    return (ring for vlakken in vormen.values() for vlak in vlakken for ring in vlak)


def _cut(ring: Ring, knopen: set[Hoekpunt]) -> Iterator[Lijn]:
    """The lines of a ring in order. A ring that meets nothing is one line from a fixed corner back to it."""
    plekken = [plek for plek, punt in enumerate(ring) if punt in knopen]
    if not plekken:
        plekken = [ring.index(min(ring))]
    rond = ring[plekken[0] :] + ring[: plekken[0]]
    einden = [plek - plekken[0] for plek in plekken[1:]] + [len(ring)]
    begin = 0
    for einde in einden:
        yield (*rond[begin:einde], rond[einde % len(ring)])
        begin = einde


def _forward(lijn: Lijn) -> Lijn:
    return min(lijn, lijn[::-1])


def _join(lijnen: Sequence[Lijn], korter: Mapping[Lijn, Lijn]) -> Ring:
    punten: list[Hoekpunt] = []
    for lijn in lijnen:
        vooruit = _forward(lijn)
        stuk = korter[vooruit] if vooruit == lijn else korter[vooruit][::-1]
        punten += stuk[:-1]
    return tuple(punten)


def _shorten(lijnen: Sequence[Lijn], hoogstens: int) -> dict[Lijn, Lijn]:
    """Keep the corners between meeting points that matter most, whichever line they are on."""
    gewichten = [_weigh(lijn) for lijn in lijnen]
    over = max(0, hoogstens - sum(len({lijn[0], lijn[-1]}) for lijn in lijnen))
    alle = sorted(
        (gewicht for lijngewichten in gewichten for gewicht in lijngewichten[1:-1]), reverse=True
    )
    grens = alle[over] if over < len(alle) else -1.0
    return {
        lijn: _keep(lijn, gewicht, grens) for lijn, gewicht in zip(lijnen, gewichten, strict=True)
    }


def _keep(lijn: Lijn, gewichten: Sequence[float], grens: float) -> Lijn:
    """The corners above a weight, and always enough for a surface: two more on a line that closes, one on another."""
    binnen = range(1, len(lijn) - 1)
    nodig = 2 if lijn[0] == lijn[-1] else 1
    zwaarste = set(sorted(binnen, key=lambda plek: -gewichten[plek])[:nodig])
    blijft = [plek for plek in binnen if gewichten[plek] > grens or plek in zwaarste]
    return (lijn[0], *(lijn[plek] for plek in blijft), lijn[-1])


def _weigh(lijn: Lijn) -> list[float]:
    """How much each corner matters: the surface that disappears without it, never less than what went before it."""
    vorige = list(range(-1, len(lijn) - 1))
    volgende = list(range(1, len(lijn) + 1))
    gewichten = [float("inf")] * len(lijn)
    hoop = [
        (_triangle(lijn[plek - 1], lijn[plek], lijn[plek + 1]), plek)
        for plek in range(1, len(lijn) - 1)
    ]
    nu = {plek: vlak for vlak, plek in hoop}
    heapify(hoop)
    zwaarst = 0.0
    while hoop:
        vlak, plek = heappop(hoop)
        if nu.get(plek) != vlak:
            continue
        del nu[plek]
        zwaarst = gewichten[plek] = max(zwaarst, vlak)
        links, rechts = vorige[plek], volgende[plek]
        volgende[links], vorige[rechts] = rechts, links
        for buur in (links, rechts):
            if buur in nu:
                opnieuw = _triangle(lijn[vorige[buur]], lijn[buur], lijn[volgende[buur]])
                nu[buur] = opnieuw
                heappush(hoop, (opnieuw, buur))
    return gewichten


def _triangle(a: Hoekpunt, b: Hoekpunt, c: Hoekpunt) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2

"""Whether the rings of a surface cross themselves or each other."""

from collections.abc import Iterator, Sequence

Positie = tuple[float, float]
Zijde = tuple[Positie, Positie]

MEESTE = 10_000_000
"""How many pairs of sides are looked at: more than ten times what a detailed border has, and a matter of seconds."""


MEESTE_PER_BESTAND = 60_000_000
"""The same for all surfaces of a file together, holes included: some twenty seconds."""


class TeGrillig(Exception):
    """So many sides lie above each other that looking through them would take minutes, or days."""


class Kijkwerk:
    """How much looking a file may still ask: each surface stays within its own limit, and all together within one."""

    def __init__(self, meeste: int = MEESTE_PER_BESTAND) -> None:
        self._over = meeste

    def spend(self, aantal: int) -> None:
        """Take off what a step costs. Raises `TeGrillig` when nothing is left."""
        self._over -= aantal
        if self._over < 0:
            raise TeGrillig


def crosses_itself(ringen: Sequence[Sequence[Positie]], werk: Kijkwerk) -> bool:
    """Whether two sides cross. Sides that only touch in a point do not.

    The sides are walked through from west to east; each is held against those that it overlaps in that direction.
    Raises `TeGrillig` when those are too many.
    """
    open_: list[Zijde] = []
    bekeken = 0
    for zijde in sorted(_sides(ringen)):
        bekeken += len(open_)
        if bekeken > MEESTE:
            raise TeGrillig
        werk.spend(len(open_))
        open_ = [eerdere_zijde for eerdere_zijde in open_ if eerdere_zijde[1][0] >= zijde[0][0]]
        if any(_cross(eerdere_zijde, zijde) for eerdere_zijde in open_):
            return True
        open_.append(zijde)
    return False


def _sides(ringen: Sequence[Sequence[Positie]]) -> Iterator[Zijde]:
    """Every side, its western end first."""
    for ring in ringen:
        for plek, punt in enumerate(ring):
            vorige = ring[plek - 1]
            yield (vorige, punt) if vorige <= punt else (punt, vorige)


def _cross(zijde: Zijde, andere_zijde: Zijde) -> bool:
    (a, b), (c, d) = zijde, andere_zijde
    if max(a[1], b[1]) <= min(c[1], d[1]) or max(c[1], d[1]) <= min(a[1], b[1]):
        return False
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Positie, b: Positie, c: Positie) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

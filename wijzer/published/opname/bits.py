"""Sets of indexes as integers: the bit of each index that is in it."""

from collections.abc import Iterable

_EEN = ord("1")


def to_bits(indexen: Iterable[int], lengte: int) -> int:
    """A set of indexes as one integer; `lengte` is more than the highest of them."""
    cijfers = bytearray(b"0") * (lengte + 1)
    for index in indexen:
        cijfers[index] = _EEN
    cijfers.reverse()
    return int(cijfers, 2)

"""How much time and memory reading a file may take."""

from dataclasses import dataclass

_KLEIN_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class Leesgrens:
    """How much a reading process may take.

    That is seconds by the clock (and as many of a core), and megabytes of addressable memory.
    """

    seconden: int
    megabytes: int


KLEIN = Leesgrens(seconden=5, megabytes=300)
GROOT = Leesgrens(seconden=60, megabytes=500)


def grens_for(aantal_bytes: int) -> Leesgrens:
    """The limit for a file of this size: a small one that asks for much was made to."""
    return KLEIN if aantal_bytes <= _KLEIN_BYTES else GROOT

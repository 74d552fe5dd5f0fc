"""Invented names. Each is a compound that no organisation, plant or street bears, as far as we know.

Nothing here names a place in which something is, except the names of vestigingen: those are open.
"""

from collections.abc import Iterator
from itertools import count
from random import Random

_VOOR = (
    "Amber", "Nevel", "Gagel", "Klaver", "Turf", "Kiezel", "Dauw", "Hazel", "Varen", "Wolken", "Honing", "Leem",
    "Brem", "Rijp", "Kruiden", "Stuif", "Fluister", "Mijmer", "Ritsel", "Wimper",
)  # fmt: skip
_DIER = (
    "otter", "ekster", "lijster", "wezel", "kwartel", "specht", "karekiet", "egel", "bever", "eekhoorn", "spreeuw",
    "kwikstaart", "salamander", "snip", "wulp", "kievit", "fazant", "marter", "putter", "tureluur",
)  # fmt: skip
_HOE = (
    "Zachte", "Stille", "Gouden", "Dwalende", "Kleine", "Blauwe", "Wakkere", "Lichte", "Gestreepte", "Warme", "Ronde",
    "Vroege", "Hoge", "Groene", "Dappere", "Zilveren", "Vrolijke", "Rustige", "Bonte", "Slapende",
)  # fmt: skip
_WAT = (
    "Lisdodde", "Kornoelje", "Zonnedauw", "Ratelaar", "Kamperfoelie", "Wilgenroos", "Dotterbloem", "Koekoeksbloem",
    "Parnassia", "Gentiaan", "Waterlelie", "Steenbreek", "Bosbes", "Kardinaalsmuts", "Ereprijs", "Boswederik",
    "Zuring", "Muurbloem", "Klokbloem", "Teunisbloem", "Sleedoorn", "Hondsdraf", "Pinksterbloem", "Moerasspirea",
)  # fmt: skip
_RICHTING = ("", " Noord", " Zuid", " Oost", " West", " Centrum")


def invent_aanbieders(rng: Random) -> Iterator[str]:
    """Names such as Nevelotter, each once; numbered when they run out."""
    return _unique([voor + dier for voor in _VOOR for dier in _DIER], rng)


def invent_groepen(rng: Random) -> Iterator[str]:
    """Names such as De Stille Kornoelje, each once; numbered when they run out. They say nothing about where it is."""
    return _unique([f"De {hoe} {wat}" for hoe in _HOE for wat in _WAT], rng)


class Vestigingsnamen:
    """Names of vestigingen: aanbieder and place, and a direction where there are more in one place."""

    def __init__(self) -> None:
        self._gegeven: set[str] = set()

    def invent(self, kort: str, plaats: str) -> str:
        """A name that was not given before."""
        kandidaten = (f"{kort} {plaats}{erbij}" for erbij in _RICHTING)
        genummerd = (f"{kort} {plaats} {nummer}" for nummer in count(2))
        for kandidaat in (*kandidaten, *(next(genummerd) for _ in range(99))):
            if kandidaat not in self._gegeven:
                self._gegeven.add(kandidaat)
                return kandidaat
        raise ValueError(kort)


def _unique(namen: list[str], rng: Random) -> Iterator[str]:
    rng.shuffle(namen)
    yield from namen
    for ronde in count(2):
        yield from (f"{naam} {ronde}" for naam in namen)

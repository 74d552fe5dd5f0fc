"""Products by their letter: `verblijf klasse H`, `tariefklasse F`, `gezinshuis D`, `VB verblijf C`.

A letter that no such product has is no other letter, and a code in pieces is that code or none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wijzer.domain.taal.woordvorm import STOPWOORDEN, stam
from wijzer.published.opname.woordenboek import Woordenboek
from wijzer.published.opname.zoekbegrip import Zoekbegrip
from wijzer.published.verstaan.woord import KLASSEWOORDEN, Woord

_EIGEN = frozenset({"tariefklasse", "intensiteit"})
"""Words for a letter that stand in the names of products themselves: they say which of these."""
_VULLING = frozenset({"vb", "met", "in"})
_LANGSTE_STUK = 3
"""A code in pieces has an end of so many signs at most: `WGZH F`, `540 13`."""


@dataclass(frozen=True, slots=True)
class Klasselezing:
    """A letter with the words before it, up to `einde`: the products, or none where there is no such letter."""

    einde: int
    begrippen: tuple[Zoekbegrip, ...]


def class_at(boek: Woordenboek, woorden: Sequence[Woord], positie: int) -> Klasselezing | None:
    """What is named by a letter from this word on; None where nothing is."""
    letter = positie
    while letter < len(woorden) and _leads(boek, woorden[letter].gelezen):
        letter += 1
    ervoor = [woord.gelezen for woord in woorden[positie:letter]]
    if not ervoor or letter == len(woorden) or not _is_letter(woorden[letter]):
        return None
    begrippen = _products(boek, ervoor, woorden[letter].vorm)
    if not begrippen and not KLASSEWOORDEN.intersection(ervoor):
        return None
    return Klasselezing(letter + 1, begrippen)


def broken_code_at(boek: Woordenboek, woorden: Sequence[Woord], positie: int) -> int | None:
    """Up to where a code stands in two pieces that the region does not have; None where none does."""
    if positie + 1 >= len(woorden):
        return None
    eerste, tweede = woorden[positie], woorden[positie + 1]
    geheel = eerste.vorm + tweede.vorm
    is_los = len(tweede.vorm) <= _LANGSTE_STUK and tweede.van - eerste.tot <= 1
    is_code = boek.codevorm.begins(eerste.vorm) and boek.codevorm.has_length(geheel)
    if not is_los or not is_code or tweede.vorm in STOPWOORDEN or boek.meaning((tweede.vorm,)):
        return None
    return positie + 2


def _leads(boek: Woordenboek, vorm: str) -> bool:
    return vorm in KLASSEWOORDEN or vorm in _VULLING or stam(vorm) in boek.klassewoorden


def _is_letter(woord: Woord) -> bool:
    return len(woord.vorm) == 1 and woord.vorm.isascii() and woord.vorm.isalpha()


def _products(boek: Woordenboek, ervoor: Sequence[str], letter: str) -> tuple[Zoekbegrip, ...]:
    """The products with this letter whose names hold each of these words."""
    eisen = {
        stam(vorm) for vorm in ervoor if vorm not in _VULLING and vorm not in KLASSEWOORDEN - _EIGEN
    }
    return tuple(
        klasse.begrip
        for klasse in boek.klassen
        if klasse.letter == letter and eisen <= klasse.stammen
    )

"""Slips of the finger: how many edits lie between two texts, and when a difference is probably one of them."""

import re

from wijzer.domain.taal.telwoord import RANGWOORDEN, TELWOORDEN

_GETALWOORD = re.compile("|".join(sorted(RANGWOORDEN.keys() | TELWOORDEN, key=len, reverse=True)))


def edit_distance(a: str, b: str, *, at_most: int = 3) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours between two texts (optimal string alignment).

    Stops counting above `at_most` and then gives `at_most + 1`.
    """
    if abs(len(a) - len(b)) > at_most or _strangers(a, b) > at_most:
        return at_most + 1
    voorvorige: list[int] = []
    vorige = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        voorvorige, vorige = vorige, _next_row(a, b, i, vorige, voorvorige)
        if min(vorige) > at_most:
            return at_most + 1
    return min(vorige[-1], at_most + 1)


def is_slip_in_number(a: int, b: int) -> bool:
    """Whether one house number was probably typed for the other: 12 for 21, 122 for 12, 128 for 28, 123 for 128.

    One changed digit in a short number is no slip: 12 and 14 are neighbours, and both exist.
    """
    kort, lang = sorted((str(a), str(b)), key=len)
    if kort == lang or edit_distance(kort, lang, at_most=1) > 1:
        return False
    is_swap = len(kort) == len(lang) and sorted(kort) == sorted(lang)
    return is_swap or len(lang) >= 3 or lang == kort * 2


def is_slip_in_name(a: str, b: str) -> bool:
    """Whether one name was probably typed for the other: one edit in five letters or more, two in ten or more.

    Numbers are part of a name's meaning (Plein 1944, 2e Esweg), in words too (vierde and vijfde): a
    difference in those is no slip.
    """
    langst = max(len(a), len(b))
    toegestaan = 2 if langst >= 10 else 1 if langst >= 5 else 0
    if a == b or edit_distance(a, b, at_most=toegestaan) > toegestaan:
        return False
    return _digits(a) == _digits(b) and not _count_differently(a, b)


_KLINKERS = "aeiouy"
_KLINKT_ALS = ("bp", "dt", "fvw", "sz", "gchk", "ckqx", "ij", "mn")
"""Consonants that are heard, and therefore written, one for the other."""
_TOETSEN = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def is_likely_slip(getypt: str, bedoeld: str) -> bool:
    """Whether a short word was probably typed for another, one edit away (`kader` is no slip of `kamer`).

    A letter was left out, doubled or swapped, or the wrong one sounds like the one that was meant or lies beside it.
    """
    anders = [(a, b) for a, b in zip(getypt, bedoeld, strict=False) if a != b]
    if len(getypt) != len(bedoeld) or len(anders) != 1:
        return True
    ((a, b),) = anders
    samen = {a, b}
    return (
        samen <= set(_KLINKERS)
        or any(samen <= set(groep) for groep in _KLINKT_ALS)
        or b in _beside(a)
    )


def _beside(letter: str) -> str:
    """The keys left and right of a letter."""
    for rij in _TOETSEN:
        if (plek := rij.find(letter)) >= 0:
            return rij[max(0, plek - 1) : plek + 2]
    return ""


def _strangers(a: str, b: str) -> int:
    """How many signs one text has that the other lacks: each costs at least one edit, and counting them is cheap."""
    return max(len(set(a) - set(b)), len(set(b) - set(a)))


def _next_row(a: str, b: str, i: int, vorige: list[int], voorvorige: list[int]) -> list[int]:
    rij = [i]
    for j in range(1, len(b) + 1):
        stap = 0 if a[i - 1] == b[j - 1] else 1
        best = min(vorige[j] + 1, rij[j - 1] + 1, vorige[j - 1] + stap)
        if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
            best = min(best, voorvorige[j - 2] + 1)
        rij.append(best)
    return rij


def _digits(tekst: str) -> str:
    return "".join(teken for teken in tekst if teken.isdigit())


def _count_differently(a: str, b: str) -> bool:
    """Whether both hold numbers in words, and other ones. Where one has none, its number may be what was mistyped."""
    in_a, in_b = _GETALWOORD.findall(a), _GETALWOORD.findall(b)
    return bool(in_a and in_b) and in_a != in_b

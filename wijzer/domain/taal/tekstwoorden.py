"""The words of a text, each with the place where it was typed: what is looked up is folded, what is shown is not."""

import unicodedata
from typing import NamedTuple

from wijzer.domain.taal.schoon import only_visible
from wijzer.domain.taal.schrijfwijze import WOORD, letters_of

_WEGGELATEN = ("'", "’", "‘", "`")
"""Signs for a letter that is not said."""


class Tekstwoord(NamedTuple):
    """One word: folded as `fold` gives it, and from where up to where it stands in the text."""

    vorm: str
    van: int
    tot: int


def words_in(tekst: str) -> list[Tekstwoord]:
    """The words of a text as `fold` gives them, in order, each with its place."""
    if tekst.isascii() and only_visible(tekst) == tekst:
        # Each letter is one letter then, and has no marks.
        return [
            Tekstwoord(treffer[0], treffer.start(), treffer.end())
            for treffer in WOORD.finditer(tekst.lower())
        ]
    letters = [
        (letter, positie) for positie, teken in enumerate(tekst) for letter in letters_of(teken)
    ]
    gevouwen = "".join(letter for letter, _ in letters)
    return [
        Tekstwoord(
            match[0], letters[match.start()][1], _end(tekst, letters[match.end() - 1][1] + 1)
        )
        for match in WOORD.finditer(gevouwen)
    ]


def spoken_words_in(tekst: str) -> list[Tekstwoord]:
    """The words of `words_in` as they are said: `d'r` is one word, and it is "er"; `'k` is "ik"."""
    gevonden: list[Tekstwoord] = []
    for woord in words_in(tekst):
        eerder = gevonden[-1] if gevonden else None
        if eerder and (eerder.vorm, woord.vorm) == ("d", "r") and woord.van - eerder.tot == 1:
            gevonden[-1] = Tekstwoord("er", eerder.van, woord.tot)
        elif woord.vorm == "k" and tekst[: woord.van].endswith(_WEGGELATEN):
            gevonden.append(Tekstwoord("ik", woord.van, woord.tot))
        else:
            gevonden.append(woord)
    return gevonden


def _end(tekst: str, tot: int) -> int:
    """Past the marks that belong to the last letter: an accent, a vowel sign."""
    while tot < len(tekst) and unicodedata.category(tekst[tot])[0] == "M":
        tot += 1
    return tot

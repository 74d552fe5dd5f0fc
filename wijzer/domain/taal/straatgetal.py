"""Numbers in the name of a street: a rank whose ending stands loose, and which king of that name.

For comparing only, as all of `schrijfwijze`, which uses it.
"""

from wijzer.domain.taal.telwoord import (
    RANGWOORD,
    number_in_words,
    number_of,
    rank_in_words,
    rank_of,
    roman_of,
)

_VORSTEN = frozenset(
    (
        "adriaan", "albert", "alexander", "boudewijn", "filips", "floris", "frederik", "hendrik", "johan", "johannes",
        "karel", "leo", "leopold", "lodewijk", "napoleon", "otto", "paulus", "philips", "pius", "willem",
    )
)  # fmt: skip
"""Names of kings, counts and popes: the number behind one is a rank, as in `Willem III`.

Elsewhere an I, V or X may be a letter.
"""


def join_ranks(woorden: list[str]) -> list[str]:
    """The same words, with an ending that stands loose behind its number joined to it: `7 e` is `7e`."""
    samen: list[str] = []
    for woord in woorden:
        if samen and woord in {"e", "ste"} and number_in_words(samen[-1]):
            samen[-1] += woord
        else:
            samen.append(woord)
    return samen


def behind_a_king(woorden: list[str], positie: int) -> tuple[str, ...]:
    """`Willem III`, `Willem 3` and `Willem de Derde` are one; nothing for a word that is no part of that."""
    woord = woorden[positie]
    if positie >= 1 and woorden[positie - 1] in _VORSTEN:
        if waarde := roman_of(woord) or number_of(woord):
            return str(waarde), f"de{RANGWOORD[waarde]}"
        if woord == "de" and positie + 1 < len(woorden) and rank_of(woorden[positie + 1]):
            return ("", woord)
    if positie >= 2 and woorden[positie - 1] == "de" and woorden[positie - 2] in _VORSTEN:
        rang = rank_of(woord)
        return (str(rang), rank_in_words(woord) or woord) if rang else ()
    return ()

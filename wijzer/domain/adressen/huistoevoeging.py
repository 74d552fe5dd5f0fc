"""What stands behind a house number.

It is a letter or number (BAG: four signs at most), or a floor or a part of the house in words. Only
for comparing and judging: what was written is kept and shown as it was written.
"""

import re

from wijzer.domain.taal.schoon import compare_key
from wijzer.domain.taal.schrijfwijze import fold
from wijzer.domain.taal.telwoord import number_of, rank_of

TOEVOEGING_BAG = 4
"""How long an addition is in the BAG: a longer one is in words."""
_VERDIEPING = re.compile(r"(.+?)(?:verdieping|verd|etage|et|hoog|hg)")
_TOT_EN_MET = re.compile(r"(?:tm|tot)[0-9]{1,5}")
_NUL = frozenset(("0", "0e", "0de", "nulde", "nul"))
_TOEVOEGINGEN = {
    "hs": "huis",
    "boven": "boven",
    "bov": "boven",
    "bovenwoning": "boven",
    "bovenhuis": "boven",
    "beneden": "beneden",
    "ben": "beneden",
    "benedenwoning": "beneden",
    "benedenhuis": "beneden",
    "tegenover": "to",
    **dict.fromkeys(
        ("beganegrond", "beganegr", "beggrond", "beggr", "begr", "bgg", "bgr", "bg", "parterre", "gelijkvloers"),
        "beganegrond",
    ),
    **dict.fromkeys(("souterrain", "souter", "sout", "sous"), "souterrain"),
    **{
        woord: woord
        for woord in (
            "kelder", "zolder", "achter", "achterhuis", "voor", "voorhuis", "links", "rechts", "midden", "huis", "bis",
            "to",
        )
    },
}  # fmt: skip
"""What stands behind a house number in words, and what it is compared as.

Only what is certain: an `h` may be a letter.
"""


def toevoegingvorm(tekst: str | None) -> str:
    """An addition without punctuation, floors as their number: `2e verdieping`, `twee hoog` and `2` are the same.

    So are `bg`, `beg. gr.`, `parterre` and `begane grond`.

    Source: our choice.
    """
    vorm = "".join(fold(tekst or ""))
    if not vorm:
        return compare_key(tekst or "")
    if verdieping := _verdieping(vorm):
        return verdieping
    vorm = re.sub(r"^(?:tm|tot)(?=\d+$)", "", vorm)
    return re.sub(r"^0+(?=\d)", "", _TOEVOEGINGEN.get(vorm, vorm))


def is_written_out(toevoeging: str) -> bool:
    """Whether an addition is one in words: a floor, a part of a house, or a range of numbers (`t/m 14`)."""
    vorm = "".join(fold(toevoeging))
    return bool(vorm in _TOEVOEGINGEN or _TOT_EN_MET.fullmatch(vorm) or _verdieping(vorm))


def _verdieping(vorm: str) -> str | None:
    """The number of a floor, and the ground floor by its name."""
    gevonden = _VERDIEPING.fullmatch(vorm)
    if gevonden is None:
        return None
    hoeveelste = gevonden[1]
    if hoeveelste in _NUL:
        return "beganegrond"
    nummer = rank_of(hoeveelste) or number_of(hoeveelste)
    return str(nummer) if nummer else None

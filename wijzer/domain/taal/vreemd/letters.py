"""The letters of other languages, brought to one spelling: as people type them on whatever keyboard they have.

Only for comparing, as with the Dutch forms: what comes out of here is never shown.
"""

import re

from wijzer.domain.taal.vreemd.talen import AndereTaal

_TURKS = str.maketrans("ı", "i")
_ARABISCH = str.maketrans(
    {"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "گ": "ك", "پ": "ب", "ـ": "", "ٱ": "ا"}
)
_EN_ONTKEND = frozenset({"ولا", "ولم", "ولن", "وليس"})
"""`And` is written onto the word that denies: it is still that word."""
_CYRILLISCH = str.maketrans(
    {
        "а": "a",
        "б": "b",
        "в": "v",
        "г": "h",
        "ґ": "h",
        "д": "d",
        "е": "e",
        "є": "e",
        "ж": "zh",
        "з": "z",
        "и": "i",
        "і": "i",
        "к": "k",
        "л": "l",
        "м": "m",
        "н": "n",
        "о": "o",
        "п": "p",
        "р": "r",
        "с": "s",
        "т": "t",
        "у": "u",
        "ф": "f",
        "х": "h",
        "ц": "c",
        "ч": "ch",
        "ш": "sh",
        "щ": "sch",
        "ь": "",
        "ъ": "",
        "ы": "i",
        "э": "e",
        "ю": "iu",
        "я": "ia",
        "ʼ": "",
    }
)
_LATIJN = (
    ("shch", "sch"),
    ("szcz", "sch"),
    ("kh", "h"),
    ("zgh", "zh"),
    ("ts", "c"),
    ("g", "h"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
)
"""Ways to write Ukrainian and Russian in our letters, and the one that is used here."""
_CYRILLISCHE_LETTER = re.compile(r"[\u0400-\u052f]")
_ARABISCHE_LETTER = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
_EIGEN_LETTERS = re.compile(r"[ıİşŞğĞłŁąĄęĘśŚźŹżŻćĆńŃ]")
"""Letters of Turkish and Polish that no Dutch word has."""


def spelling_of(taal: AndereTaal, woord: str) -> str:
    """Give a folded word (`fold`) in the one spelling of a language.

    Turkish and Polish without their dots and strokes; Arabic without the variants of alef, ya and ta marbuta;
    Ukrainian in our letters, so that Russian letters and `samohubstvo` are the same word.
    """
    if taal is AndereTaal.TURKS:
        return woord.translate(_TURKS)
    if taal is AndereTaal.ARABISCH:
        woord = woord.translate(_ARABISCH)
        return woord.removeprefix("و") if woord in _EN_ONTKEND else woord
    return _ukrainian(woord) if taal is AndereTaal.OEKRAIENS else woord


def script_of(woord: str) -> AndereTaal | None:
    """Give the language that a script points to: Cyrillic to Ukrainian, Arabic letters to Arabic; None for ours."""
    if _CYRILLISCHE_LETTER.search(woord):
        return AndereTaal.OEKRAIENS
    return AndereTaal.ARABISCH if _ARABISCHE_LETTER.search(woord) else None


def is_plainly_foreign(getypt: str) -> bool:
    """Whether a word as it was typed holds a letter that Dutch does not have: it is no slip of a Dutch word."""
    return bool(script_of(getypt) or _EIGEN_LETTERS.search(getypt))


def _ukrainian(woord: str) -> str:
    latijn = woord.translate(_CYRILLISCH)
    if latijn == woord:
        for anders, hier in _LATIJN:
            latijn = latijn.replace(anders, hier)
    return re.sub(r"i+e", "e", re.sub("i+", "i", latijn))

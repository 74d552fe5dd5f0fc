"""Dutch numbers in words, from 1 to 99: `7e`, `7de` and `zevende` are one, `4` and `vier` too.

For comparing names in which a number is written either way. Words are without accents, as
`schrijfwijze.fold` leaves them: `tweeëntwintigste` is `tweeentwintigste`.
"""

import re

_TOT_TWINTIG = (
    "", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TIENTALLEN = (
    "twintig",
    "dertig",
    "veertig",
    "vijftig",
    "zestig",
    "zeventig",
    "tachtig",
    "negentig",
)
_EIGEN_RANG = {"een": "eerste", "twee": "tweede", "drie": "derde", "acht": "achtste"}
_STE_NA = re.compile("(?:tig|acht)$")
_RANG_IN_CIJFERS = re.compile(r"0?([1-9][0-9]?)(e|de|ste|st|nd|rd|th)")
_ENGELS = {"1": "st", "2": "nd", "3": "rd"}
_ROMEINS = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_ROMEINSE_WAARDE = {"i": 1, "v": 5, "x": 10}


def _in_words(getal: int) -> str:
    if getal < len(_TOT_TWINTIG):
        return _TOT_TWINTIG[getal]
    tiental, eenheid = _TIENTALLEN[getal // 10 - 2], _TOT_TWINTIG[getal % 10]
    return f"{eenheid}en{tiental}" if eenheid else tiental


def _as_rank(telwoord: str) -> str:
    """`vier` gives `vierde`, `twintig` gives `twintigste`; the first, third and eighth have a word of their own."""
    return _EIGEN_RANG.get(telwoord) or telwoord + ("ste" if _STE_NA.search(telwoord) else "de")


TELWOORDEN: dict[str, int] = {_in_words(getal): getal for getal in range(1, 100)}
"""`een` … `negenennegentig`."""
RANGWOORDEN: dict[str, int] = {_as_rank(woord): getal for woord, getal in TELWOORDEN.items()}
"""`eerste` … `negenennegentigste`."""
_TELWOORD = {getal: woord for woord, getal in TELWOORDEN.items()}
RANGWOORD = {getal: woord for woord, getal in RANGWOORDEN.items()}


def rank_of(woord: str) -> int | None:
    """The rank that a word says: 7 for `7e`, `7de`, `7ste`, `7th` and `zevende`; None for any other word."""
    return RANGWOORDEN.get(woord) or _rank_in_digits(woord)


def rank_in_words(woord: str) -> str | None:
    """`zevende` for `7e`, `7de` and `7th`; None for what is no rank in digits."""
    rang = _rank_in_digits(woord)
    return RANGWOORD[rang] if rang else None


def number_in_words(woord: str) -> str | None:
    """`vier` for `4`; None for what is no number from 1 to 99, such as a year."""
    return _TELWOORD.get(int(woord)) if re.fullmatch("[1-9][0-9]?", woord) else None


def number_of(woord: str) -> int | None:
    """How many a word says: 2 for `2` and for `twee`."""
    return int(woord) if re.fullmatch("[1-9][0-9]?", woord) else TELWOORDEN.get(woord)


def roman_of(woord: str) -> int | None:
    """The value of a Roman number from 1 to 39 in small letters, written as it should be; None for any other word."""
    if not woord or not _ROMEINS.fullmatch(woord):
        return None
    waarden = [_ROMEINSE_WAARDE[letter] for letter in woord]
    hierna = [*waarden[1:], 0]
    return sum(
        -waarde if waarde < volgend else waarde
        for waarde, volgend in zip(waarden, hierna, strict=True)
    )


def _rank_in_digits(woord: str) -> int | None:
    gevonden = _RANG_IN_CIJFERS.fullmatch(woord)
    if gevonden is None:
        return None
    cijfers, uitgang = gevonden.groups()
    is_engels = uitgang in {"st", "nd", "rd", "th"}
    return None if is_engels and uitgang != _english(cijfers) else int(cijfers)


def _english(cijfers: str) -> str:
    return "th" if cijfers in {"11", "12", "13"} else _ENGELS.get(cijfers[-1], "th")

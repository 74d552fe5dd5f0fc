"""What looks like a product code or a postcode. Such a word is itself or nothing: it is never read as another one."""

import re
from collections.abc import Collection, Iterable

from wijzer.domain.taal.tekstwoorden import Tekstwoord
from wijzer.domain.taal.woordvorm import STOPWOORDEN

_BEGIN = 3
"""How many signs of a code say which product it is; what comes after them is a kind or a weight of it."""
_AANGEKONDIGD = frozenset({"code", "codes", "productcode", "productcodes", "product"})
_PC6 = re.compile(r"([1-9][0-9]{3})([a-z]{2})")


class Codevorm:
    """How the product codes of a region look: their lengths, and how they begin."""

    def __init__(self, codes: Collection[str]) -> None:
        """Learn how codes look from `codes`, which are folded."""
        self._lengtes = frozenset(len(code) for code in codes)
        self._begin = frozenset(
            code[:_BEGIN] for code in codes if len(code) > _BEGIN and not code.isdigit()
        )

    def fits(self, getypt: str, vorm: str, ervoor: str, *, kapitalen: bool) -> bool:
        """Whether a word is meant as a product code.

        Its length tells, and its digits, its beginning, its capitals or the word before it.

        `kapitalen`: everything was typed in capitals, so that capitals say nothing.
        """
        if len(vorm) not in self._lengtes or not vorm.isascii() or not vorm.isalnum():
            return False
        met_cijfers = len(vorm) > _BEGIN + 1 and not vorm.isalpha() and not _PC6.fullmatch(vorm)
        begint_zo = len(vorm) > _BEGIN and vorm[:_BEGIN] in self._begin
        in_kapitalen = getypt.isupper() and not kapitalen
        return ervoor in _AANGEKONDIGD or met_cijfers or begint_zo or in_kapitalen

    def begins(self, vorm: str) -> bool:
        """Whether a piece of a word is how a code begins: all that says which product it is, and no more."""
        return len(vorm) >= _BEGIN and (vorm[:_BEGIN] in self._begin) and vorm.isalnum()

    def has_length(self, vorm: str) -> bool:
        """Whether a code may be so long."""
        return len(vorm) in self._lengtes and vorm.isascii()


def split_postcode(vorm: str) -> tuple[str, str] | None:
    """The digits and the letters of a postcode written as one word (`7551eb`)."""
    match = _PC6.fullmatch(vorm)
    return (match[1], match[2]) if match else None


def join_postcodes(woorden: Iterable[Tekstwoord]) -> list[Tekstwoord]:
    """The words of a text, with the digits and the letters of a postcode as one word."""
    gevonden: list[Tekstwoord] = []
    for woord in woorden:
        eerder = gevonden[-1] if gevonden else None
        if eerder and woord.van - eerder.tot <= 1 and _are_postcode(eerder.vorm, woord.vorm):
            gevonden[-1] = Tekstwoord(eerder.vorm + woord.vorm, eerder.van, woord.tot)
        else:
            gevonden.append(woord)
    return gevonden


def _are_postcode(cijfers: str, letters: str) -> bool:
    return (
        letters not in STOPWOORDEN
        and len(cijfers) == 4
        and _PC6.fullmatch(cijfers + letters) is not None
    )

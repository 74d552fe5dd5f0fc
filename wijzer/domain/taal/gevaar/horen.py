"""Danger in a text: words that together speak of it, in whatever order and form somebody says them.

A synonym is a phrase of words beside each other. People in need do not speak in phrases: "hij heeft
mijn moeder weer geslagen" and "mama wordt door hem geslagen" hold one word for who and one for what.
The words themselves stand in `woorden.py`; what they mean in a region, its dictionary says.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from wijzer.domain.taal.gevaar.woorden import BETEKENIS, GROEPEN, ONSCHULDIG

_RUIMTE = 3
"""How many other words may stand between the words of a rule."""
_WEGWOORDEN = frozenset({"de", "het", "een", "t", "n"})
_LANG = 7
"""From how many letters on a word of danger is looked for behind a slip; shorter ones are too many other words."""
_KORTSTE_BEGIN = 3
"""The beginning of a word in a rule has at least so many letters."""
_MEESTE_WOORDEN = 200
"""No more words of a text are looked at."""


class Gevaarregel(NamedTuple):
    """Groups of words of which each has to occur, close together; `in_volgorde` in this very order.

    `betekenis` is a word of the region's dictionary that says the same. A word that ends in `*` stands
    for all that begin so. `ruimte` is how many other words may stand between them. `om` is the group
    that the rule is about.
    """

    betekenis: str
    groepen: tuple[frozenset[str], ...]
    ruimte: int
    in_volgorde: bool
    om: int


class _Vindplaats(NamedTuple):
    regel: int
    groep: int


def speaks_of(
    woorden: Sequence[str], onschuldig: Collection[int] | None = None
) -> dict[str, frozenset[str]]:
    """Which kinds of danger folded words speak of, each as a word of the dictionary, with the words that say so.

    A harmless use speaks of none; `onschuldig` says where those stand, for who asked `harmless_in` already.
    """
    schuldig = [*woorden[:_MEESTE_WOORDEN]]
    for positie in harmless_in(schuldig) if onschuldig is None else onschuldig:
        schuldig[positie] = ""
    gezegd: dict[str, set[str]] = defaultdict(set)
    for regel, plekken in _found(_danger(), schuldig):
        posities = frozenset[int]().union(*plekken)
        gezegd[regel.betekenis].update(schuldig[positie] for positie in posities)
    return {betekenis: frozenset(gevonden) for betekenis, gevonden in gezegd.items()}


def harmless_in(woorden: Sequence[str]) -> frozenset[int]:
    """Where words stand that would be danger by themselves and are not here: `slaat` in `slaat met deuren`."""
    gevonden = _found(_harmless(), woorden[:_MEESTE_WOORDEN])
    return frozenset[int]().union(*(plekken[regel.om] for regel, plekken in gevonden))


@cache
def danger_words() -> frozenset[str]:
    """The long words that are danger all by themselves: a slip in one of them is mended."""
    alleen = (regel.groepen[0] for regel in _danger().regels if len(regel.groepen) == 1)
    woorden = {woord for groep in alleen for woord in groep if not woord.endswith("*")}
    return frozenset(woord for woord in woorden if len(woord) >= _LANG)


# ── how the table is read ──


@cache
def _danger() -> "_Regelboek":
    return _Regelboek(
        [
            _as_regel(betekenis, regel)
            for betekenis, tekst in BETEKENIS.items()
            for regel in _lines(tekst)
        ]
    )


@cache
def _harmless() -> "_Regelboek":
    return _Regelboek([_as_regel("", regel) for regel in _lines(ONSCHULDIG)])


def _lines(tekst: str) -> Iterator[str]:
    return filter(None, map(str.strip, tekst.splitlines()))


def _as_regel(betekenis: str, regel: str) -> Gevaarregel:
    """`> a|b @groep /1`: in order, one of a and b, one of a group, one word between them at most."""
    *delen, laatste = regel.split()
    ruimte = int(laatste[1:]) if laatste.startswith("/") else _RUIMTE
    delen = delen if laatste.startswith("/") else [*delen, laatste]
    in_volgorde = delen[0] == ">"
    delen = delen[in_volgorde:]
    om = next((plek for plek, deel in enumerate(delen) if deel.startswith("!")), 0)
    groepen = tuple(_as_group(deel.removeprefix("!")) for deel in delen)
    return Gevaarregel(betekenis, groepen, ruimte, in_volgorde, om)


def _as_group(deel: str) -> frozenset[str]:
    woorden: set[str] = set()
    for naam in deel.split("|"):
        woorden.update(GROEPEN[naam[1:]].split() if naam.startswith("@") else [naam])
    return frozenset(woorden)


class _Regelboek:
    """Rules by the words that occur in them."""

    def __init__(self, regels: Sequence[Gevaarregel]) -> None:
        self.regels = regels
        self._heel: dict[str, list[_Vindplaats]] = defaultdict(list)
        self._begin: dict[str, list[_Vindplaats]] = defaultdict(list)
        for nummer, regel in enumerate(regels):
            for plek, groep in enumerate(regel.groepen):
                for woord in groep:
                    boek = self._begin if woord.endswith("*") else self._heel
                    boek[woord.removesuffix("*")].append(_Vindplaats(nummer, plek))

        self._eerste = frozenset(begin[:_KORTSTE_BEGIN] for begin in self._begin)
        self._lengtes = sorted({len(begin) for begin in self._begin})

    def places_of(self, woord: str) -> Iterator[_Vindplaats]:
        """Where a word stands in the rules."""
        yield from self._heel.get(woord, ())
        if woord[:_KORTSTE_BEGIN] not in self._eerste:
            return
        for lengte in self._lengtes:
            if lengte > len(woord):
                return
            yield from self._begin.get(woord[:lengte], ())


def _found(
    boek: _Regelboek, woorden: Sequence[str]
) -> Iterator[tuple[Gevaarregel, list[frozenset[int]]]]:
    """The rules that hold, each with where the words of each of its groups stand.

    An article never stands between two words.
    """
    tellen = [positie for positie, woord in enumerate(woorden) if not _is_passed(woorden, positie)]
    posities: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for plek, positie in enumerate(tellen):
        for regel, groep in boek.places_of(woorden[positie]):
            posities[regel][groep] |= 1 << plek
    for nummer in sorted(posities):
        gekozen, gevonden = boek.regels[nummer], posities[nummer]
        if len(gevonden) == len(gekozen.groepen):
            bits = _holding(gekozen, [gevonden[groep] for groep in range(len(gevonden))])
            if bits[0]:
                yield gekozen, [frozenset(tellen[plek] for plek in _places(rij)) for rij in bits]


def _is_passed(woorden: Sequence[str], positie: int) -> bool:
    """Whether a word is an article; `de weg` is a road, and nobody is gone."""
    is_weg = woorden[positie] == "weg" and positie and woorden[positie - 1] == "de"
    return woorden[positie] in _WEGWOORDEN or bool(is_weg)


def _holding(regel: Gevaarregel, groepen: Sequence[int]) -> list[int]:
    """Of the places (bits) of each group those that stand close enough to a word of every other.

    A window goes along the words once, however many of them are words of the rule.
    """
    breedte = len(groepen) + regel.ruimte
    venster, samen = (1 << breedte) - 1, [0] * len(groepen)
    ergens = 0
    for groep in groepen:
        ergens |= groep
    for begin in _places(ergens):
        vensters = tuple(groep >> begin & venster for groep in groepen)
        if all(vensters):
            for nummer, bits in enumerate(_fitting(vensters, in_volgorde=regel.in_volgorde)):
                samen[nummer] |= bits << begin
    return samen


@lru_cache(maxsize=4096)
def _fitting(vensters: tuple[int, ...], *, in_volgorde: bool) -> tuple[int, ...]:
    """The bits of each group with which a choice of one of each can be made.

    They are different ones, or one behind the other.
    """
    samen = [0] * len(vensters)
    for keuze in product(*map(_places, vensters)):
        is_op_volgorde = list(keuze) == sorted(keuze) or not in_volgorde
        if is_op_volgorde and len(set(keuze)) == len(keuze):
            samen = [bits | 1 << plek for bits, plek in zip(samen, keuze, strict=True)]
    return tuple(samen)


def _places(bits: int) -> Iterator[int]:
    while bits:
        laagste = bits & -bits
        yield laagste.bit_length() - 1
        bits ^= laagste

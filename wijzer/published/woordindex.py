"""A set of distinct words that can be asked which of them hold a piece of text, and which of them it nearly is."""

from collections.abc import Iterable
from functools import cached_property

from wijzer.domain.tikfout import edit_distance
from wijzer.domain.woordvorm import stam

_KORT = 3
"""So short a word occurs in many others: it has to be the word itself, or else its beginning."""
_RAND = 4
"""Up to so many letters a piece of a word is its beginning or its end: `huis` is in gezinshuis, `homo` not in psychomotorisch."""
_EEN_FOUT, _TWEE_FOUTEN = 4, 8
"""From how many letters on one, and two, slips are forgiven."""
_KORTSTE_VRIJ = 5
"""Up to so many letters the first one has to be right."""


class Woordindex:
    """Distinct folded words. Never changed; made anew where the words differ."""

    def __init__(self, woorden: Iterable[str]) -> None:
        self.woorden = frozenset(woorden)

    def matching(self, woord: str) -> list[str]:
        """The words that hold this one, in any inflection, in order."""
        kern = stam(woord)
        if len(kern) <= _KORT:
            return self._exact(woord, kern) or self._lines_with(f"\n{woord}")
        gevonden = {*self._lines_with(woord), *self._lines_with(kern)}
        if len(kern) <= _RAND:
            gevonden = {een for een in gevonden if _at_an_edge(een, woord, kern)}
        return sorted(gevonden)

    def beginning(self, begin: str) -> list[str]:
        """The words that begin like this, in order."""
        return self._lines_with(f"\n{begin}")

    def nearest(self, woord: str) -> list[tuple[int, str]]:
        """The words from which this one is the fewest slips away, as (slips, word); none for short words or numbers."""
        for slips in range(1, slips_allowed(woord) + 1):
            if gevonden := self._within(woord, slips):
                return [(slips, anders) for anders in gevonden]
        return []

    def _within(self, woord: str, slips: int) -> list[str]:
        """The words at most so many slips away. In a short word, and with two slips, the first letter is right."""
        merk, lengte = _letters(woord), len(woord)
        is_vast = slips > 1 or lengte <= _KORTSTE_VRIJ
        return [
            anders
            for lang in range(max(_EEN_FOUT, lengte - slips), lengte + slips + 1)
            for anders, letters in self._by_length.get(lang, ())
            if (letters ^ merk).bit_count() <= 2 * slips
            and (anders[0] == woord[0] or not is_vast)
            and edit_distance(woord, anders, at_most=slips) <= slips
        ]

    def _exact(self, woord: str, kern: str) -> list[str]:
        return sorted(set(self._by_stam.get(kern, ())) | ({woord} & self.woorden))

    def _lines_with(self, deel: str) -> list[str]:
        """The words in whose line (the word, and its stam) this occurs."""
        gevonden, plek = [], self._regels.find(deel)
        while plek >= 0:
            begin = self._regels.rfind("\n", 0, plek + 1) + 1
            einde = self._regels.find("\n", begin)
            gevonden.append(self._regels[begin:einde].partition("\t")[0])
            plek = self._regels.find(deel, einde)
        return gevonden

    @cached_property
    def _regels(self) -> str:
        return "".join(f"\n{woord}\t{stam(woord)}" for woord in sorted(self.woorden)) + "\n"

    @cached_property
    def _by_stam(self) -> dict[str, list[str]]:
        gevonden: dict[str, list[str]] = {}
        for woord in self.woorden:
            gevonden.setdefault(stam(woord), []).append(woord)
        return gevonden

    @cached_property
    def _by_length(self) -> dict[int, list[tuple[str, int]]]:
        gevonden: dict[int, list[tuple[str, int]]] = {}
        for woord in sorted(self.woorden):
            if woord.isalpha():
                gevonden.setdefault(len(woord), []).append((woord, _letters(woord)))
        return gevonden


def _at_an_edge(anders: str, *delen: str) -> bool:
    """Whether a word, or its stam, begins or ends with one of these."""
    return any(
        vorm.startswith(deel) or vorm.endswith(deel)
        for vorm in (anders, stam(anders))
        for deel in delen
    )


def slips_allowed(woord: str) -> int:
    """How many slips are forgiven in a word; digits are never a slip."""
    if not woord.isalpha() or len(woord) < _EEN_FOUT:
        return 0
    return 2 if len(woord) >= _TWEE_FOUTEN else 1


def _letters(woord: str) -> int:
    """Which letters occur, as bits: two words a slip apart differ in at most two of them."""
    bits = 0
    for letter in woord:
        bits |= 1 << (ord(letter) & 63)
    return bits

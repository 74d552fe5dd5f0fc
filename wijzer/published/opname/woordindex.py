"""A set of distinct words that can be asked which of them hold a piece of text, and which of them it nearly is."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from wijzer.domain.taal.gewoonwoord import GEWONE_STAMMEN
from wijzer.domain.taal.tikfout import edit_distance, is_likely_slip
from wijzer.domain.taal.woordvorm import stam

_KORT = 3
"""Up to how many letters a word occurs in many others: it has to be the word itself, or else its beginning."""
_ONTHOUDEN = 2048
"""How many words that were looked for are remembered.

People look for the same ones, and strangers type what they like.
"""
_KORTE_STAM = 4
"""A stem of so few letters says too little to be the beginning of another word."""
_TUSSENLETTERS = ("", "s", "en", "e", "n")
"""What Dutch puts between two words that it writes as one: gezin-s-huis, pan-nen-koek."""
_EEN_FOUT, _TWEE_FOUTEN = 4, 8
"""From how many letters on one, and two, slips are forgiven."""
_KORTSTE_VRIJ = 5
"""Up to how many letters a word is forgiven less.

Its first letter has to be right, and another one has to look or sound like the letter that was meant.
"""


class Woordindex:
    """Distinct folded words. Never changed; made anew where the words differ."""

    def __init__(self, woorden: Iterable[str]) -> None:
        self.woorden = frozenset(woorden)
        self._gevonden: dict[str, list[str]] = {}

    def matching(self, woord: str) -> Sequence[str]:
        """The words that are this one, in any inflection, or begin with it, or are made of it: `huis` is in gezinshuis.

        A piece that is no word by itself is in nothing: `king` is not in beperking.
        """
        gevonden = self._gevonden.get(woord)
        if gevonden is None:
            gevonden = self._match(woord)
            if len(self._gevonden) >= _ONTHOUDEN:
                self._gevonden.clear()
            self._gevonden[woord] = gevonden
        return gevonden

    def _match(self, woord: str) -> list[str]:
        kern = stam(woord)
        if len(kern) <= _KORT:
            return self._exact(woord, kern) or self._lines_with(f"\n{woord}")
        gevonden = {*self._exact(woord, kern), *self._lines_with(f"\n{woord}")}
        if len(kern) > _KORTE_STAM:
            gevonden.update(self._lines_with(f"\n{kern}"), self._lines_with(f"\t{kern}"))
        return sorted(gevonden.union(self._made_of(woord, kern)))

    def _made_of(self, woord: str, kern: str) -> Iterator[str]:
        """The words that end in this one, when both halves are words."""
        if kern in GEWONE_STAMMEN or kern in self._by_stam:
            for einde in dict.fromkeys((woord, kern)):
                for anders in self._lines_with(einde):
                    if any(self._is_before(vorm, einde) for vorm in (anders, stam(anders))):
                        yield anders

    def _is_before(self, vorm: str, einde: str) -> bool:
        """Whether this word ends so, and something that can be a word stands before that.

        It may also begin other words of the kind (`pleeg`).
        """
        rest = vorm.removesuffix(einde)
        return rest not in ("", vorm) and any(
            self._is_half(rest.removesuffix(tussen))
            for tussen in _TUSSENLETTERS
            if rest.endswith(tussen)
        )

    def _is_half(self, deel: str) -> bool:
        return len(deel) >= _KORT and (stam(deel) in GEWONE_STAMMEN or stam(deel) in self._by_stam)

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
            and (lengte > _KORTSTE_VRIJ or is_likely_slip(woord, anders))
        ]

    def _exact(self, woord: str, kern: str) -> list[str]:
        return sorted(set(self._by_stam.get(kern, ())) | ({woord} & self.woorden))

    def _lines_with(self, deel: str) -> list[str]:
        """The words in whose line (the word, and its stam) this occurs."""
        gevonden, positie = [], self._regels.find(deel)
        while positie >= 0:
            begin = self._regels.rfind("\n", 0, positie + 1) + 1
            einde = self._regels.find("\n", begin)
            if einde < 0:  # the line feed behind the last word, which an empty beginning finds too
                break
            gevonden.append(self._regels[begin:einde].partition("\t")[0])
            positie = self._regels.find(deel, einde)
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

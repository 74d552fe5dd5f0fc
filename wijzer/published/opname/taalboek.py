"""The words of one other language in a region: what they mean, in any inflection, and which of them say nothing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from wijzer.domain.taal.vreemd.letters import script_of, spelling_of
from wijzer.domain.taal.vreemd.talen import AndereTaal
from wijzer.domain.taal.vreemd.uitgangen import stem_of, stems_of
from wijzer.domain.taal.vreemd.vulwoorden import fillers_of, negations_of, years_of
from wijzer.domain.taal.woordvorm import woorden_van
from wijzer.published.opname.zoekbegrip import Zoekbegrip

_HOOGSTENS_ERTUSSEN = 2
"""So many words that say nothing may stand between two words of a phrase."""
_LATIJN_VANAF = 5
"""From so many letters on a word in our letters may be a Ukrainian one."""
_VORMEN_VANAF = 4
"""A shorter word that says nothing is known as it is written alone."""

Betekenis = tuple[Zoekbegrip, ...]


class Taalzin(NamedTuple):
    """A phrase as it is looked up: its stems, its words as they were written, and what it means."""

    stammen: tuple[str, ...]
    letterlijk: tuple[str, ...]
    begrippen: Betekenis


class Taalboek:
    """The phrases of one language in a region."""

    def __init__(self, taal: AndereTaal, zinnen: Iterable[tuple[str, Betekenis]]) -> None:
        self.taal = taal
        self._zinnen: dict[str, list[Taalzin]] = defaultdict(list)
        for tekst, begrippen in zinnen:
            if zin := self._phrase(tekst, begrippen):
                self._zinnen[zin.stammen[0]].append(zin)

    def knows(self, woord: str) -> bool:
        """Whether a folded word says anything at all in this language."""
        if self.is_filler(woord) or self.is_years(woord):
            return True
        return not self._stammen.isdisjoint(stems_of(self.taal, woord))

    @cached_property
    def _stammen(self) -> frozenset[str]:
        zinnen = (zin for some in self._zinnen.values() for zin in some)
        return frozenset(stam for zin in zinnen for stam in zin.stammen)

    def is_filler(self, woord: str) -> bool:
        """Whether a folded word says nothing in this language, in whatever inflection."""
        if self._is_too_short(woord):
            return False
        geschreven, vullers = spelling_of(self.taal, woord), fillers_of(self.taal)
        if geschreven in vullers:
            return True
        if len(geschreven) < _VORMEN_VANAF:
            return False
        return any(
            len(stam) >= _VORMEN_VANAF and stam in vullers for stam in stems_of(self.taal, woord)
        )

    def is_years(self, woord: str) -> bool:
        """Whether this word makes the number before it an age."""
        return spelling_of(self.taal, woord) in years_of(self.taal)

    def phrase_at(self, woorden: Sequence[str], positie: int) -> tuple[int, Betekenis] | None:
        """Give where the phrase that begins here ends and what it means: the longest, then the one that is nearest."""
        if self._is_too_short(woorden[positie]):
            return None
        geschreven = spelling_of(self.taal, woorden[positie])
        beste: tuple[tuple[int, bool, int], int, Betekenis] | None = None
        for stam in stems_of(self.taal, woorden[positie]):
            for zin in self._zinnen.get(stam, ()):
                einde = self._end_of(zin, woorden, positie)
                if einde is None:
                    continue
                rang = (len(zin.stammen), zin.letterlijk[0] == geschreven, len(stam))
                if beste is None or rang > beste[0]:
                    beste = (rang, einde, zin.begrippen)
        return None if beste is None else beste[1:]

    def _end_of(self, zin: Taalzin, woorden: Sequence[str], positie: int) -> int | None:
        plek, over = positie + 1, _HOOGSTENS_ERTUSSEN
        for stam in zin.stammen[1:]:
            while plek < len(woorden) and stam not in stems_of(self.taal, woorden[plek]):
                over -= 1
                if over < 0 or not self._may_stand_between(woorden[plek]):
                    return None
                plek += 1
            if plek >= len(woorden):
                return None
            plek += 1
        return plek

    def _is_too_short(self, woord: str) -> bool:
        """Whether a word in our letters says too little to be a Ukrainian one."""
        return (
            self.taal is AndereTaal.OEKRAIENS
            and len(woord) < _LATIJN_VANAF
            and script_of(woord) is None
        )

    def _may_stand_between(self, woord: str) -> bool:
        return self.is_filler(woord) and spelling_of(self.taal, woord) not in negations_of(
            self.taal
        )

    def _phrase(self, tekst: str, begrippen: Betekenis) -> Taalzin | None:
        woorden = woorden_van(tekst)
        if not woorden or not begrippen:
            return None
        return Taalzin(
            tuple(stem_of(self.taal, woord) for woord in woorden),
            tuple(spelling_of(self.taal, woord) for woord in woorden),
            begrippen,
        )

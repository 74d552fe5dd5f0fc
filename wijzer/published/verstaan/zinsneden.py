"""Which words of a text belong together: names, synonyms, codes, ages, postcodes, the longest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wijzer.domain.taal.gewoonwoord import is_common
from wijzer.published.opname.codevorm import split_postcode
from wijzer.published.opname.woordenboek import LANGSTE
from wijzer.published.opname.zoekbegrip import Begripsoort, Zoekbegrip
from wijzer.published.verstaan.kennis import Woordkennis
from wijzer.published.verstaan.woord import (
    Woord,
    bare_age,
    leeftijd_of,
    says_home,
    stands_in_a_row,
)

_KORTE_VRAAG = 3
"""Up to how many words a text has in which an abbreviation is meant as one, in capitals or not.

In a longer text it may be a verb.
"""


@dataclass(frozen=True, slots=True)
class Zinsnede:
    """Words that mean something together, from `begin` up to `einde`."""

    begin: int
    einde: int
    begrippen: tuple[Zoekbegrip, ...]


class Zinsnedenzoeker:
    """Finds the zinsneden of a text. `kapitalen`: everything was typed in capitals."""

    def __init__(self, kennis: Woordkennis, woorden: Sequence[Woord], *, kapitalen: bool) -> None:
        self._kennis = kennis
        self._boek = kennis.boek
        self._woorden = woorden
        self._kapitalen = kapitalen

    def find(self) -> Iterator[Zinsnede]:
        """Every zinsnede, from left to right; they do not overlap."""
        positie = 0
        while positie < len(self._woorden):
            einde, begrippen = self._at(positie)
            if begrippen:
                yield Zinsnede(positie, einde, begrippen)
            positie = einde

    def is_ordinary(self, positie: int) -> bool:
        """Whether a word that is also the name of a kind of help is only a word here: `hij zit in een rolstoel`."""
        woord = self._woorden[positie]
        return (
            len(self._woorden) > _KORTE_VRAAG
            and woord.gelezen in self._boek.afkortingen
            and is_common(woord.gelezen)
            and (self._kapitalen or not woord.getypt.isupper())
        )

    def _at(self, positie: int) -> tuple[int, tuple[Zoekbegrip, ...]]:
        woorden = self._woorden
        lezingen = [woord.gelezen for woord in woorden[positie : positie + LANGSTE]]
        if len(lezingen) > 1 and (leeftijd := leeftijd_of(lezingen[0], lezingen[1])):
            return positie + 2, (leeftijd,)
        for lengte in range(len(lezingen), 0, -1):
            if lengte > 1 and lezingen[lengte - 1] == "en":
                continue  # it would be taken for the ending of a plural: `anorexia en`
            if lengte == 1 and self.is_ordinary(positie):
                continue
            if begrippen := self._boek.meaning(tuple(lezingen[:lengte])):
                return positie + lengte, begrippen
        if says_home(woorden, positie):
            einde, begrippen = self._at(positie + 2)
            if begrippen and begrippen[0].soort is Begripsoort.GEMEENTE:
                return einde, begrippen
        leeftijd = bare_age(lezingen[0], stands_in_a_row(woorden, positie))
        if leeftijd and not self._kennis.is_a_name(lezingen[0]):
            return positie + 1, (leeftijd,)
        return self._postcode_at(lezingen, positie)

    def _postcode_at(self, lezingen: list[str], positie: int) -> tuple[int, tuple[Zoekbegrip, ...]]:
        """Where a postcode ends (`7551`, `7551 EB` or `7551eb`), and its gemeenten; none for another word."""
        pc4, _ = split_postcode(lezingen[0]) or (lezingen[0], "")
        return positie + 1, self._boek.gemeenten_of(pc4) if len(pc4) == 4 else ()

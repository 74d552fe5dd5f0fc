"""What is known of a single word in a region: where it occurs, what it looks like, what a slip was meant for."""

from collections.abc import Sequence
from functools import cached_property

from wijzer.domain.taal.gewoonwoord import ELDERSWOORDEN, is_common, is_inflection
from wijzer.domain.taal.woordvorm import GEWONE_WOORDEN, STOPWOORDEN, stam
from wijzer.published.naslag.plaatsnamen import BekendePlaats, Meerdere, OnbekendePlaats
from wijzer.published.opname.codevorm import split_postcode
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.opname.woordenboek import Woordenboek
from wijzer.published.opname.woordindex import Woordindex
from wijzer.published.opname.zoekbegrip import Onbekendheid
from wijzer.published.verstaan.woord import Woord

_GEWOON = Woordindex(GEWONE_WOORDEN)
_EINDEN = ("plek", "plekken", "plaats", "plaatsen", "adres")


class Woordkennis:
    """The words of a region, of its reference data and of the names that are visible there."""

    def __init__(self, opname: Momentopname, regio: str | None) -> None:
        self.opname = opname
        self.boek: Woordenboek = opname.woordenboek(regio)
        self._regio = regio

    @cached_property
    def hier(self) -> int:
        """The set of aanbod of the region."""
        opname = self.opname
        return opname.with_kenmerk("regio", [self._regio]) if self._regio else opname.alles

    def find_place(self, naam: str) -> BekendePlaats | Meerdere | OnbekendePlaats:
        """The place of the region that has this name or this postcode, or those that may be meant."""
        return self.opname.naslag.plaatsnamen.find(naam, self._regio)

    def says_nothing(self, woord: str) -> bool:
        """Whether a word occurs in nothing at all, neither alone nor in a phrase."""
        return (
            woord not in STOPWOORDEN
            and self.finds_nothing(woord)
            and woord not in self.boek.woorden.woorden
        )

    def finds_nothing(self, woord: str) -> bool:
        """Whether it occurs in nothing that is written here, and in no name."""
        return not self.boek.tekst.matching(woord) and not self.in_names(woord)

    def in_names(self, woord: str) -> int:
        """The set of what has a word in its names."""
        namen = self.opname.woorden
        return namen.bits(namen.woordindex.matching(woord)) & self.hier

    def are_a_name(self, woorden: frozenset[str]) -> bool:
        """Whether something has each of these words, exactly so, in its names."""
        bits = self.hier
        for woord in woorden:
            bits &= self.opname.woorden.bits([woord])
        return bool(bits)

    def is_a_name(self, getal: str) -> bool:
        """Whether a number stands somewhere by itself; that a code begins with it says nothing about an age."""
        return getal in self.boek.tekst.woorden or self.are_a_name(frozenset({getal}))

    def held_by(self, woord: str) -> tuple[str, ...]:
        """The longer words in which it was found; none where it stands somewhere by itself, in whatever inflection."""
        namen = self.opname.woorden
        gevonden = {*self.boek.tekst.matching(woord)}
        gevonden.update(
            langer_woord
            for langer_woord in namen.woordindex.matching(woord)
            if namen.bits([langer_woord]) & self.hier
        )
        if any(stam(langer_woord) == stam(woord) for langer_woord in gevonden):
            return ()
        return tuple(sorted(gevonden))

    def is_other_place(self, woord: str) -> bool:
        """Whether it is a place outside the region that only looks like one here: Kampen is not Denekamp."""
        return woord in ELDERSWOORDEN and bool(self.held_by(woord))

    def is_other_code(self, woorden: Sequence[Woord], positie: int) -> bool:
        """Whether a word is a whole code that the region does not have: what begins like it is another code."""
        woord = woorden[positie]
        return (
            self._fits_code(woorden, positie, kapitalen=True)
            and woord.vorm not in self.boek.tekst.woorden
            and not self.are_a_name(frozenset({woord.vorm}))
        )

    def nature(self, woorden: Sequence[Woord], positie: int, *, kapitalen: bool) -> Onbekendheid:
        """Tell what a word that says nothing looks like."""
        woord = woorden[positie]
        if woord.vorm in ELDERSWOORDEN or split_postcode(woord.vorm):
            return Onbekendheid.ELDERS
        is_code = self._fits_code(woorden, positie, kapitalen=kapitalen)
        if is_code:
            return Onbekendheid.CODE
        return Onbekendheid.GEWOON if _is_ordinary(woord.vorm) else Onbekendheid.WOORD

    def _fits_code(self, woorden: Sequence[Woord], positie: int, *, kapitalen: bool) -> bool:
        woord, ervoor = woorden[positie], woorden[positie - 1].vorm if positie else ""
        return self.boek.codevorm.fits(woord.getypt, woord.vorm, ervoor, kapitalen=kapitalen)

    def meant(self, woord: str) -> str | None:
        """The word that a slip was meant for; of a common word only another form of itself."""
        bedoeld = self._nearest(woord) or _slip_of_filler(woord)
        if bedoeld and is_common(woord) and not is_inflection(woord, bedoeld):
            return None
        return bedoeld

    def _nearest(self, woord: str) -> str | None:
        """The word that was probably meant.

        It is the one with the fewest slips, then the same first letter, then the same letters; a
        word of the region goes before a name. Two slips away is another place and another name.
        """
        letters = sorted(woord)
        mogelijk = [
            (afstand, anders[0] != woord[0], sorted(anders) != letters, False, anders)
            for afstand, anders in self.boek.woorden.nearest(woord)
            if anders not in STOPWOORDEN and (afstand == 1 or anders not in self.boek.plaatsen)
        ]
        namen = self.opname.woorden
        mogelijk += [
            (afstand, anders[0] != woord[0], sorted(anders) != letters, True, anders)
            for afstand, anders in namen.woordindex.nearest(woord)
            if afstand == 1 and anders not in STOPWOORDEN and namen.bits([anders]) & self.hier
        ]
        return min(mogelijk)[-1] if mogelijk else None


def _is_ordinary(woord: str) -> bool:
    """Whether everybody knows a word, or the beginning of it: `vervolgplek` is a place that comes next."""
    begin = next((woord.removesuffix(eind) for eind in _EINDEN if woord.endswith(eind)), "")
    return is_common(woord) or is_common(begin)


def _slip_of_filler(woord: str) -> str | None:
    """`kint` and `tuis`: a slip in a word that says nothing leaves nothing to be found."""
    gevonden = [anders for _, anders in _GEWOON.nearest(woord) if anders[0] == woord[0]]
    return gevonden[0] if gevonden else None

"""Reading a text as people type it, and the set of aanbod it speaks of.

First whole phrases get their meaning. Words that then say nothing at all, in no name and no text, are looked at again as
a slip of the finger. What is left is looked up in names and texts. Kinds of one sort are alternatives, different sorts all
have to hold, just as with the filters.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from wijzer.domain.locatie import MAX_LEEFTIJD
from wijzer.domain.woordvorm import GEWONE_WOORDEN, STOPWOORDEN, woorden_van
from wijzer.published.momentopname import Momentopname
from wijzer.published.woordenboek import LANGSTE, Woordenboek
from wijzer.published.woordindex import Woordindex
from wijzer.published.zoekbegrip import Begrepen, Begrip, Begripsoort, Deel

_NAZIEN = 4
"""So many words that say nothing are looked at again; a text with more of them is no search."""
_ZIN = 6
"""From so many words on a text is a sentence: what it says besides is passed over, as long as something was understood."""
_OVERAL = frozenset({Begripsoort.GEMEENTE, Begripsoort.REGIO, Begripsoort.LEEFTIJD})
"""What is no help by itself: a sentence that only says this was not understood."""
_WOONT = frozenset({"woon", "woont", "live", "lives"})
_WONEN_WIE = frozenset({"wij", "we"})
_WONEN_WAAR = frozenset({"in", "te", "bij", "near"})
_SOORTEN_HULP = frozenset({Begripsoort.HULPVORM, Begripsoort.SEGMENT})
_JONGSTE_KAAL = 5
"""A number alone is an age from here on; a smaller one counts children, unless it stands in a row of ages."""
_RIJ = frozenset({"en", "and"})
_GEWOON = Woordindex(GEWONE_WOORDEN)
_JAREN = frozenset({"jaar", "jarig", "jarige", "jr", "years", "year", "yo"})


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A text as it was understood, and the set of aanbod that fits it."""

    begrepen: Begrepen
    bits: int


@dataclass(frozen=True, slots=True)
class _Woord:
    getypt: str
    gelezen: str


def read_tekst(
    opname: Momentopname, tekst: str, *, regio: str | None, letterlijk: bool = False
) -> Gelezen:
    """Understand a text in a region (or in all). `letterlijk`: no slip is mended."""
    return _Lezer(opname, regio, letterlijk=letterlijk).read(tekst)


class _Lezer:
    """Reads one text."""

    def __init__(self, opname: Momentopname, regio: str | None, *, letterlijk: bool) -> None:
        self._opname = opname
        self._boek: Woordenboek = opname.woordenboek(regio)
        self._regio = regio
        self._letterlijk = letterlijk

    @cached_property
    def _hier(self) -> int:
        opname = self._opname
        return opname.with_kenmerk("regio", [self._regio]) if self._regio else opname.alles

    def read(self, tekst: str) -> Gelezen:
        """The parts, and what fits all of them."""
        woorden = [_Woord(woord, woord) for woord in woorden_van(tekst)]
        if not woorden:
            delen = [Deel(getypt=tekst, gelezen=tekst, onbekend=True)] if tekst else []
        else:
            delen = list(self._parts(woorden if self._letterlijk else self._mended(woorden)))
            delen = self._as_sentence(delen) if len(woorden) >= _ZIN else delen
        return Gelezen(Begrepen(tuple(delen)), self._fitting(delen))

    def _as_sentence(self, delen: list[Deel]) -> list[Deel]:
        """Go on without what says nothing; and without every loose or general word when there would be nothing at all."""
        zonder = _passed_over(delen, [deel for deel in delen if deel.onbekend])
        if self._fitting(zonder) & self._hier:
            return zonder
        return _passed_over(delen, [deel for deel in delen if not deel.vast or _is_general(deel)])

    # ── which words belong together ──

    def _mended(self, woorden: list[_Woord]) -> list[_Woord]:
        """The same words, with those that say nothing read as the word that was probably meant."""
        vast = {plek for begin, einde, _ in self._phrases(woorden) for plek in range(begin, einde)}
        nazien = [
            plek
            for plek, woord in enumerate(woorden)
            if plek not in vast and self._says_nothing(woord.getypt)
        ][:_NAZIEN]
        gemend = {
            plek: self._nearest(woorden[plek].getypt) or _slip_of_filler(woorden[plek].getypt)
            for plek in nazien
        }
        return [
            _Woord(woord.getypt, gemend.get(plek) or woord.gelezen)
            for plek, woord in enumerate(woorden)
        ]

    def _phrases(self, woorden: list[_Woord]) -> Iterator[tuple[int, int, tuple[Begrip, ...]]]:
        """Where names and synonyms stand (from, up to, meaning), the longest first from left to right."""
        plek = 0
        while plek < len(woorden):
            einde, begrippen = self._phrase_at(woorden, plek)
            if begrippen:
                yield plek, einde, begrippen
            plek = einde

    def _phrase_at(self, woorden: list[_Woord], plek: int) -> tuple[int, tuple[Begrip, ...]]:
        lezingen = [woord.gelezen for woord in woorden[plek : plek + LANGSTE]]
        if len(lezingen) > 1 and (leeftijd := _age_of(lezingen[0], lezingen[1])):
            return plek + 2, (leeftijd,)
        for lengte in range(len(lezingen), 0, -1):
            if lengte > 1 and lezingen[lengte - 1] == "en":
                continue  # it would be taken for the ending of a plural: `anorexia en`
            if begrippen := self._boek.meaning(tuple(lezingen[:lengte])):
                return plek + lengte, begrippen
        if _says_home(woorden, plek):
            einde, begrippen = self._phrase_at(woorden, plek + 2)
            if begrippen and begrippen[0].soort is Begripsoort.GEMEENTE:
                return einde, begrippen
        leeftijd = _bare_age(lezingen[0], _stands_in_a_row(woorden, plek))
        if leeftijd and not self._is_a_name(lezingen[0]):
            return plek + 1, (leeftijd,)
        if len(lezingen[0]) == 4 and (gemeenten := self._boek.gemeenten_of(lezingen[0])):
            letters = len(lezingen) > 1 and len(lezingen[1]) == 2 and lezingen[1].isalpha()
            erbij = letters and lezingen[1] not in STOPWOORDEN
            return plek + (2 if erbij else 1), gemeenten
        return plek + 1, ()

    def _parts(self, woorden: list[_Woord]) -> Iterator[Deel]:
        zinnen = {begin: (einde, wat) for begin, einde, wat in self._phrases(woorden)}
        kaal = self._bare(woorden, zinnen)
        plek = 0
        while plek < len(woorden):
            einde, begrippen = zinnen.get(plek, (plek + 1, ()))
            woord = woorden[plek]
            if begrippen or woord.gelezen not in kaal:
                yield self._part(woorden[plek:einde], begrippen)
            elif woord.getypt != woord.gelezen:
                yield Deel(getypt=woord.getypt, gelezen=woord.gelezen, overgeslagen=True)
            plek = einde

    def _bare(self, woorden: list[_Woord], zinnen: Mapping[int, object]) -> frozenset[str]:
        """The words to pass over; none when there are no others and together they are in a name (`De Plek`)."""
        lezingen = {woord.gelezen for woord in woorden}
        if zinnen or not lezingen <= STOPWOORDEN:
            return STOPWOORDEN
        namen, bits = self._opname.woorden, self._hier
        for woord in lezingen:
            bits &= namen.bits([woord])
        return frozenset() if bits else STOPWOORDEN

    def _part(self, woorden: list[_Woord], begrippen: tuple[Begrip, ...]) -> Deel:
        getypt = " ".join(woord.getypt for woord in woorden)
        gelezen = " ".join(woord.gelezen for woord in woorden)
        if begrippen:
            return Deel(getypt=getypt, gelezen=gelezen, begrippen=begrippen, vast=True)
        return Deel(
            getypt=getypt,
            gelezen=gelezen,
            begrippen=self._boek.mentions(gelezen),
            onbekend=self._finds_nothing(gelezen),
        )

    # ── single words ──

    def _says_nothing(self, woord: str) -> bool:
        return (
            woord not in STOPWOORDEN
            and self._finds_nothing(woord)
            and woord not in self._boek.woorden.woorden
        )

    def _finds_nothing(self, woord: str) -> bool:
        """Whether it occurs in nothing that is written here, and in no name."""
        return not self._boek.tekst.matching(woord) and not self._in_names(woord)

    def _is_a_name(self, getal: str) -> bool:
        """Whether a number stands somewhere by itself; that a code begins with it says nothing about an age."""
        return getal in self._boek.tekst.woorden or bool(
            self._opname.woorden.bits([getal]) & self._hier
        )

    def _in_names(self, woord: str) -> int:
        namen = self._opname.woorden
        return namen.bits(namen.index.matching(woord)) & self._hier

    def _nearest(self, woord: str) -> str | None:
        """The word that was probably meant: the fewest slips, the same first letter, the same letters, a word of the region before a name."""
        letters = sorted(woord)
        mogelijk = [
            (afstand, anders[0] != woord[0], sorted(anders) != letters, False, anders)
            for afstand, anders in self._boek.woorden.nearest(woord)
            if anders not in STOPWOORDEN
        ]
        namen = self._opname.woorden
        mogelijk += [
            (afstand, anders[0] != woord[0], sorted(anders) != letters, True, anders)
            for afstand, anders in namen.index.nearest(woord)
            if anders not in STOPWOORDEN and namen.bits([anders]) & self._hier
        ]
        return min(mogelijk)[-1] if mogelijk else None

    # ── what fits ──

    def _fitting(self, delen: list[Deel]) -> int:
        """What fits: alternatives within a sort, all sorts together. Each age is a child that has to fit."""
        groepen: dict[object, int] = defaultdict(int)
        tellen = [deel for deel in delen if not deel.overgeslagen]
        namen = any(not deel.vast and self._in_names(deel.gelezen) for deel in tellen)
        for nummer, deel in enumerate(tellen):
            soort = deel.begrippen[0].soort if deel.vast else nummer
            groepen[nummer if soort is Begripsoort.LEEFTIJD else soort] |= self._bits_of(
                deel, in_namen=namen
            )
        bits = self._opname.alles
        for fits in groepen.values():
            bits &= fits
        return bits

    def _bits_of(self, deel: Deel, *, in_namen: bool) -> int:
        """What a part means, and what has its words in a name or a text.

        A kind of help is that kind alone: `pleegzorg` is not all that an aanbieder called Pleegzorg offers, unless
        the other words are looked for in names too (`in_namen`).
        """
        bits = 0
        for begrip in deel.begrippen if deel.vast else ():
            bits |= self._opname.with_kenmerk(begrip.soort.value, [begrip.sleutel])
        alleen = deel.vast and deel.begrippen[0].soort in _SOORTEN_HULP and not in_namen
        return bits if alleen else bits | self._with_words(deel)

    def _with_words(self, deel: Deel) -> int:
        bits = self._opname.alles
        woorden = [
            een for een in deel.gelezen.split() if een not in STOPWOORDEN
        ] or deel.gelezen.split()
        for woord in woorden:
            kenmerken = self._boek.kenmerken(woord)
            bits &= self._in_names(woord) | self._opname.with_all(kenmerken)
        return bits if not deel.onbekend else 0


def _passed_over(delen: list[Deel], deze: list[Deel]) -> list[Deel]:
    """The parts of a sentence, with these passed over when the others speak of help."""
    begrepen = any(
        deel.vast and deel.begrippen[0].soort not in _OVERAL for deel in delen if deel not in deze
    )
    return [replace(deel, overgeslagen=begrepen and deel in deze) for deel in delen]


def _slip_of_filler(woord: str) -> str | None:
    """`kint` and `tuis`: a slip in a word that says nothing leaves nothing to be found."""
    gevonden = [anders for _, anders in _GEWOON.nearest(woord) if anders[0] == woord[0]]
    return gevonden[0] if gevonden else None


def _is_general(deel: Deel) -> bool:
    """Whether it is what some kinds of help have in common (`begeleiding`): a sentence means less by it than by the rest."""
    return len(deel.begrippen) > 1 and all(
        een.soort is Begripsoort.HULPVORM and deel.gelezen in een.naam.casefold()
        for een in deel.begrippen
    )


def _says_home(woorden: list[_Woord], plek: int) -> bool:
    """`woont in …`, and `wij wonen in …`: what follows is where the child lives, not a place to live."""
    woord, *verder = (een.gelezen for een in woorden[plek : plek + 3])
    if len(verder) < 2 or verder[0] not in _WONEN_WAAR:
        return False
    ervoor = woorden[plek - 1].gelezen if plek else ""
    return woord in _WOONT or (woord == "wonen" and ervoor in _WONEN_WIE)


def _bare_age(getal: str, in_een_rij: bool) -> Begrip | None:
    """`ik ben 16`, and of `broers van 4 en 7` either."""
    leeftijd = _age_of(getal, "jaar")
    jongste = 0 if in_een_rij else _JONGSTE_KAAL
    return leeftijd if leeftijd and int(leeftijd.sleutel) >= jongste else None


def _stands_in_a_row(woorden: list[_Woord], plek: int) -> bool:
    """Whether `van` stands before this number, or another number beside it, with or without `en` between them."""
    ervoor = [een.gelezen for een in woorden[:plek] if een.gelezen not in _RIJ][-1:]
    erna = [een.gelezen for een in woorden[plek + 1 :] if een.gelezen not in _RIJ][:1]
    return ervoor == ["van"] or any(een.isdigit() for een in (*ervoor, *erna))


def _age_of(getal: str, jaren: str) -> Begrip | None:
    """`14 jaar`, and `14-jarige`."""
    if jaren not in _JAREN or not (getal.isascii() and getal.isdigit() and len(getal) <= 2):
        return None
    jaar = int(getal)
    if jaar > MAX_LEEFTIJD:
        return None
    return Begrip(Begripsoort.LEEFTIJD, str(jaar), f"{jaar} jaar")

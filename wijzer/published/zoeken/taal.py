"""Reading a text as people type it, and the set of aanbod it speaks of.

First whole phrases get their meaning. Words that then say nothing at all, in no name and no text,
are looked at again as a slip of the finger. What is left is looked up in names and texts. Kinds of
one sort are alternatives, different sorts all have to hold, just as with the filters.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from wijzer.domain.taal.gewoonwoord import ELDERSWOORDEN, is_common, is_inflection
from wijzer.domain.taal.woordvorm import GEWONE_WOORDEN, STOPWOORDEN, stam
from wijzer.published.opname.codevorm import split_postcode
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.opname.woordenboek import LANGSTE, Woordenboek
from wijzer.published.opname.woordindex import Woordindex
from wijzer.published.opname.zoekbegrip import (
    Begrepen,
    Begripsoort,
    Onbekendheid,
    Vraagdeel,
    Zoekbegrip,
)
from wijzer.published.zoeken.vreemd import Vreemd, is_no_slip, read_vreemd
from wijzer.published.zoeken.woord import (
    Woord,
    bare_age,
    leeftijd_of,
    says_home,
    stands_in_a_row,
    words_of,
)

_NAZIEN = 4
"""How many words that say nothing are looked at again; a text with more of them is no search."""
_ZIN = 6
"""From how many words on a text is a sentence.

What a sentence says besides is passed over, as long as something was understood.
"""
_KORTE_VRAAG = 3
"""Up to how many words a text has in which an abbreviation is meant as one, in capitals or not.

In a longer text it may be a verb.
"""
_OVERAL = frozenset({Begripsoort.GEMEENTE, Begripsoort.REGIO, Begripsoort.LEEFTIJD})
"""What is no help by itself: a sentence that only says this was not understood."""
_SOORTEN_HULP = frozenset({Begripsoort.HULPVORM, Begripsoort.SEGMENT})
_GEWOON = Woordindex(GEWONE_WOORDEN)


@dataclass(frozen=True, slots=True)
class BegrepenTekst:
    """A text as it was understood, and the set of aanbod that fits it."""

    begrepen: Begrepen
    bits: int


def read_tekst(
    opname: Momentopname, tekst: str, *, regio: str | None, letterlijk: bool = False
) -> BegrepenTekst:
    """Understand a text in a region (or in all). `letterlijk`: no slip is mended."""
    return _Tekstlezer(opname, regio, letterlijk=letterlijk).read(tekst)


class _Tekstlezer:
    """Reads one text."""

    def __init__(self, opname: Momentopname, regio: str | None, *, letterlijk: bool) -> None:
        self._opname = opname
        self._boek: Woordenboek = opname.woordenboek(regio)
        self._regio = regio
        self._letterlijk = letterlijk
        self._tekst = ""
        self._kapitalen = False
        self._vreemd = Vreemd()

    @cached_property
    def _hier(self) -> int:
        opname = self._opname
        return opname.with_kenmerk("regio", [self._regio]) if self._regio else opname.alles

    def read(self, tekst: str) -> BegrepenTekst:
        """The parts, and what fits all of them."""
        woorden = words_of(tekst)
        self._tekst = tekst
        self._kapitalen = len(woorden) > 1 and tekst.isupper()
        self._vreemd = read_vreemd(self._boek, woorden)
        if not woorden:
            delen = [Vraagdeel(getypt=tekst, gelezen=tekst, onbekend=True)] if tekst else []
        else:
            delen = list(self._parts(woorden if self._letterlijk else self._mended(woorden)))
            delen = self._as_sentence(delen) if self._is_sentence(woorden) else delen
        begrepen = Begrepen(tuple(delen), taal=self._vreemd.taal)
        return BegrepenTekst(begrepen, self._fitting(delen))

    def _is_sentence(self, woorden: list[Woord]) -> bool:
        """Whether people tell their story; in a language of which few words are known, any text is taken so."""
        return len(woorden) >= _ZIN or self._vreemd.overwegend

    def _as_sentence(self, delen: list[Vraagdeel]) -> list[Vraagdeel]:
        """Go on without the words that say nothing.

        Where nothing would be found at all, every loose or general word is left out too.
        """
        zonder = _passed_over(delen, [deel for deel in delen if deel.onbekend])
        if self._fitting(zonder) & self._hier:
            return zonder
        return _passed_over(delen, [deel for deel in delen if not deel.vast or _is_general(deel)])

    # ── which words belong together ──

    def _mended(self, woorden: list[Woord]) -> list[Woord]:
        """The same words, with those that say nothing read as the word that was probably meant."""
        vast = {
            positie for begin, einde, _ in self._phrases(woorden) for positie in range(begin, einde)
        }
        nazien = [
            positie
            for positie, woord in enumerate(woorden)
            if positie not in vast
            and positie not in self._vreemd.vulwoorden
            and not is_no_slip(woord, self._vreemd)
            and self._says_nothing(woord.vorm)
            and self._nature(woorden, positie) is Onbekendheid.WOORD
        ][:_NAZIEN]
        gemend = {positie: self._meant(woorden[positie].vorm) for positie in nazien}
        return [
            replace(woord, gelezen=gemend.get(positie) or woord.gelezen)
            for positie, woord in enumerate(woorden)
        ]

    def _meant(self, woord: str) -> str | None:
        """The word that a slip was meant for; of a common word only another form of itself."""
        bedoeld = self._nearest(woord) or _slip_of_filler(woord)
        if bedoeld and is_common(woord) and not is_inflection(woord, bedoeld):
            return None
        return bedoeld

    def _nature(self, woorden: list[Woord], positie: int) -> Onbekendheid:
        """Tell what a word that says nothing looks like."""
        woord, ervoor = woorden[positie], woorden[positie - 1].vorm if positie else ""
        if woord.vorm in ELDERSWOORDEN or split_postcode(woord.vorm):
            return Onbekendheid.ELDERS
        is_code = self._boek.codevorm.fits(
            woord.getypt, woord.vorm, ervoor, kapitalen=self._kapitalen
        )
        return Onbekendheid.CODE if is_code else Onbekendheid.WOORD

    def _phrases(self, woorden: list[Woord]) -> Iterator[tuple[int, int, tuple[Zoekbegrip, ...]]]:
        """Where names and synonyms stand (from, up to, meaning), the longest first from left to right."""
        positie = 0
        while positie < len(woorden):
            einde, begrippen = self._vreemd.zinnen.get(positie) or self._phrase_at(woorden, positie)
            if begrippen:
                yield positie, einde, begrippen
            positie = einde

    def _phrase_at(self, woorden: list[Woord], positie: int) -> tuple[int, tuple[Zoekbegrip, ...]]:
        lezingen = [woord.gelezen for woord in woorden[positie : positie + LANGSTE]]
        if len(lezingen) > 1 and (leeftijd := leeftijd_of(lezingen[0], lezingen[1])):
            return positie + 2, (leeftijd,)
        for lengte in range(len(lezingen), 0, -1):
            if lengte > 1 and lezingen[lengte - 1] == "en":
                continue  # it would be taken for the ending of a plural: `anorexia en`
            if lengte == 1 and self._is_ordinary(woorden, positie):
                continue
            if begrippen := self._boek.meaning(tuple(lezingen[:lengte])):
                return positie + lengte, begrippen
        if says_home(woorden, positie):
            einde, begrippen = self._phrase_at(woorden, positie + 2)
            if begrippen and begrippen[0].soort is Begripsoort.GEMEENTE:
                return einde, begrippen
        leeftijd = bare_age(lezingen[0], stands_in_a_row(woorden, positie))
        if leeftijd and not self._is_a_name(lezingen[0]):
            return positie + 1, (leeftijd,)
        return self._postcode_at(lezingen, positie)

    def _is_ordinary(self, woorden: list[Woord], positie: int) -> bool:
        """Whether a word that is also the name of a kind of help is only a word here: `hij zit in een rolstoel`."""
        woord = woorden[positie]
        return (
            len(woorden) > _KORTE_VRAAG
            and woord.gelezen in self._boek.afkortingen
            and is_common(woord.gelezen)
            and (self._kapitalen or not woord.getypt.isupper())
        )

    def _postcode_at(self, lezingen: list[str], positie: int) -> tuple[int, tuple[Zoekbegrip, ...]]:
        """Where a postcode ends (`7551`, `7551 EB` or `7551eb`), and its gemeenten; none for another word."""
        pc4, _ = split_postcode(lezingen[0]) or (lezingen[0], "")
        return positie + 1, self._boek.gemeenten_of(pc4) if len(pc4) == 4 else ()

    def _parts(self, woorden: list[Woord]) -> Iterator[Vraagdeel]:
        zinnen = {begin: (einde, wat) for begin, einde, wat in self._phrases(woorden)}
        kaal = self._bare(woorden, zinnen)
        positie = 0
        while positie < len(woorden):
            einde, begrippen = zinnen.get(positie, (positie + 1, ()))
            woord = woorden[positie]
            if not begrippen and positie in self._vreemd.vulwoorden:
                positie = einde
                continue
            if begrippen or not (woord.gelezen in kaal or self._is_ordinary(woorden, positie)):
                yield self._part(woorden, positie, einde, begrippen)
            elif woord.is_mended:
                yield Vraagdeel(
                    getypt=woord.getypt,
                    gelezen=woord.gelezen,
                    woorden=(woord.gelezen,),
                    overgeslagen=True,
                )
            positie = einde

    def _bare(self, woorden: list[Woord], zinnen: Mapping[int, object]) -> frozenset[str]:
        """The words to pass over; none when there are no others and together they are in a name (`De Plek`)."""
        lezingen = {woord.gelezen for woord in woorden}
        if zinnen or not lezingen <= STOPWOORDEN:
            return STOPWOORDEN
        namen, bits = self._opname.woorden, self._hier
        for woord in lezingen:
            bits &= namen.bits([woord])
        return frozenset() if bits else STOPWOORDEN

    def _part(
        self, woorden: list[Woord], positie: int, einde: int, begrippen: tuple[Zoekbegrip, ...]
    ) -> Vraagdeel:
        eigen = woorden[positie:einde]
        getypt = self._tekst[eigen[0].van : eigen[-1].tot]
        gelezen = getypt
        if any(woord.is_mended for woord in eigen):
            gelezen = " ".join(
                woord.gelezen if woord.is_mended else woord.getypt for woord in eigen
            )
        vormen = tuple(woord.gelezen for woord in eigen)
        if begrippen:
            return Vraagdeel(
                getypt=getypt, gelezen=gelezen, woorden=vormen, begrippen=begrippen, vast=True
            )
        onbekend = (
            self._finds_nothing(vormen[0])
            or self._is_other_place(vormen[0])
            or self._is_other_code(woorden, positie)
        )
        return Vraagdeel(
            getypt=getypt,
            gelezen=gelezen,
            woorden=vormen,
            begrippen=self._boek.mentions(vormen[0]),
            deel_van=() if onbekend else self._held_by(vormen[0]),
            onbekend=onbekend,
            aard=self._nature(woorden, positie) if onbekend else Onbekendheid.WOORD,
        )

    # ── single words ──

    def _is_other_code(self, woorden: list[Woord], positie: int) -> bool:
        """Whether a word is a whole code that the region does not have: what begins like it is another code."""
        woord, ervoor = woorden[positie], woorden[positie - 1].vorm if positie else ""
        return (
            self._boek.codevorm.fits(woord.getypt, woord.vorm, ervoor, kapitalen=True)
            and woord.vorm not in self._boek.tekst.woorden
            and not self._opname.woorden.bits([woord.vorm]) & self._hier
        )

    def _is_other_place(self, woord: str) -> bool:
        """Whether it is a place outside the region that only looks like one here: Kampen is not Denekamp."""
        return woord in ELDERSWOORDEN and bool(self._held_by(woord))

    def _held_by(self, woord: str) -> tuple[str, ...]:
        """The longer words in which it was found; none where it stands somewhere by itself, in whatever inflection."""
        namen = self._opname.woorden
        gevonden = {*self._boek.tekst.matching(woord)}
        gevonden.update(
            langer_woord
            for langer_woord in namen.woordindex.matching(woord)
            if namen.bits([langer_woord]) & self._hier
        )
        if any(stam(langer_woord) == stam(woord) for langer_woord in gevonden):
            return ()
        return tuple(sorted(gevonden))

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
        return namen.bits(namen.woordindex.matching(woord)) & self._hier

    def _nearest(self, woord: str) -> str | None:
        """The word that was probably meant.

        It is the one with the fewest slips, then the same first letter, then the same letters; a
        word of the region goes before a name. Two slips away is another place and another name.
        """
        letters = sorted(woord)
        mogelijk = [
            (afstand, anders[0] != woord[0], sorted(anders) != letters, False, anders)
            for afstand, anders in self._boek.woorden.nearest(woord)
            if anders not in STOPWOORDEN and (afstand == 1 or anders not in self._boek.plaatsen)
        ]
        namen = self._opname.woorden
        mogelijk += [
            (afstand, anders[0] != woord[0], sorted(anders) != letters, True, anders)
            for afstand, anders in namen.woordindex.nearest(woord)
            if afstand == 1 and anders not in STOPWOORDEN and namen.bits([anders]) & self._hier
        ]
        return min(mogelijk)[-1] if mogelijk else None

    # ── what fits ──

    def _fitting(self, delen: list[Vraagdeel]) -> int:
        """What fits: alternatives within a sort, all sorts together. Each age is a child that has to fit."""
        groepen: dict[object, int] = defaultdict(int)
        tellen = [deel for deel in delen if not deel.overgeslagen]
        namen = any(
            not deel.vast and self._in_names(deel.woorden[0]) for deel in tellen if deel.woorden
        )
        for nummer, deel in enumerate(tellen):
            soort = deel.begrippen[0].soort if deel.vast else nummer
            groepen[nummer if soort is Begripsoort.LEEFTIJD else soort] |= self._bits_of(
                deel, in_namen=namen
            )
        bits = self._opname.alles
        for fits in groepen.values():
            bits &= fits
        return bits

    def _bits_of(self, deel: Vraagdeel, *, in_namen: bool) -> int:
        """What a part means, and what has its words in a name or a text.

        A kind of help is that kind alone: `pleegzorg` is not all that an aanbieder called Pleegzorg offers, unless
        the other words are looked for in names too (`in_namen`).
        """
        bits = 0
        for begrip in deel.begrippen if deel.vast else ():
            bits |= self._opname.with_kenmerk(begrip.soort.value, [begrip.sleutel])
        if deel.vast and deel.begrippen[0].soort is Begripsoort.INTERVENTIE:
            return self._named(deel)
        alleen = deel.vast and deel.begrippen[0].soort in _SOORTEN_HULP and not in_namen
        return bits if alleen else bits | self._with_words(deel)

    def _named(self, deel: Vraagdeel) -> int:
        """What has every word of it in its names: nothing else is called so."""
        bits = self._hier
        for woord in deel.woorden:
            bits &= self._opname.woorden.bits([woord])
        return bits

    def _with_words(self, deel: Vraagdeel) -> int:
        bits = self._opname.alles
        woorden = [
            inhoudswoord for inhoudswoord in deel.woorden if inhoudswoord not in STOPWOORDEN
        ] or deel.woorden
        for woord in woorden:
            kenmerken = self._boek.kenmerken(woord)
            bits &= self._in_names(woord) | self._opname.with_all(kenmerken)
        return bits if not deel.onbekend else 0


def _passed_over(delen: list[Vraagdeel], deze: list[Vraagdeel]) -> list[Vraagdeel]:
    """The parts of a sentence, with these passed over when the others speak of help."""
    begrepen = any(
        deel.vast and deel.begrippen[0].soort not in _OVERAL for deel in delen if deel not in deze
    )
    return [replace(deel, overgeslagen=begrepen and deel in deze) for deel in delen]


def _slip_of_filler(woord: str) -> str | None:
    """`kint` and `tuis`: a slip in a word that says nothing leaves nothing to be found."""
    gevonden = [anders for _, anders in _GEWOON.nearest(woord) if anders[0] == woord[0]]
    return gevonden[0] if gevonden else None


def _is_general(deel: Vraagdeel) -> bool:
    """Whether a word is what some kinds of help have in common (`begeleiding`).

    A sentence means less by it than by the rest.
    """
    return len(deel.begrippen) > 1 and all(
        begrip.soort is Begripsoort.HULPVORM and " ".join(deel.woorden) in begrip.naam.casefold()
        for begrip in deel.begrippen
    )

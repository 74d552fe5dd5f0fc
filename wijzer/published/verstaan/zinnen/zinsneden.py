"""Which words of a text belong together: names, synonyms, codes, ages, places, numbers, the longest first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from wijzer.domain.taal.gewoonwoord import is_common
from wijzer.domain.taal.woordlijst import set_of
from wijzer.published.naslag.plaatsnamen import BekendePlaats
from wijzer.published.opname.codevorm import split_postcode
from wijzer.published.opname.woordenboek import LANGSTE
from wijzer.published.opname.zoekbegrip import Begripsoort
from wijzer.published.verstaan.kennis import Woordkennis
from wijzer.published.verstaan.vreemd import Vreemd
from wijzer.published.verstaan.woord import Woord
from wijzer.published.verstaan.zinnen.aantallen import PLAATSING, ZWANGER, Aantal, count_places
from wijzer.published.verstaan.zinnen.getallen import EENHEDEN, number_at
from wijzer.published.verstaan.zinnen.klassen import broken_code_at, class_at
from wijzer.published.verstaan.zinnen.leeftijden import Leeftijdlezer
from wijzer.published.verstaan.zinnen.ontkenning import Ontkenner
from wijzer.published.verstaan.zinnen.plaatswoorden import home_begins, surroundings_end
from wijzer.published.verstaan.zinnen.zinsnede import Zinsnede

_KORTE_VRAAG = 3
"""Up to how many words a text has in which an abbreviation is meant as one, in capitals or not.

In a longer text it may be a verb.
"""
_LANGSTE_ONDERBROKEN = 9
_BIJWOORDEN = set_of(
    "al heel erg echt zo vaak altijd steeds soms nu ook weer zelf meteen sinds helemaal bijna gewoon eigenlijk jaar jaren tijd tijdje week weken maand maanden really"
    " always often just"
)
_ALS_ZODANIG = frozenset({"klachten"})
"""Words that mean something in a phrase alone: who has `klachten` is ill, and does not complain."""
_HULPWERKWOORDEN = set_of("kan kunnen kon wil willen wou mag moet moeten zou can will should")
"""Words that may stand within a phrase and leave its meaning as it is."""


class Zinsnedenzoeker:
    """Finds the zinsneden of a text. `kapitalen`: everything was typed in capitals."""

    def __init__(
        self,
        kennis: Woordkennis,
        tekst: str,
        woorden: Sequence[Woord],
        *,
        vreemd: Vreemd,
        kapitalen: bool,
    ) -> None:
        self._kennis = kennis
        self._boek = kennis.boek
        self._tekst = tekst
        self.woorden = woorden
        self._vormen = [woord.gelezen for woord in woorden]
        self._vreemd = vreemd
        self._kapitalen = kapitalen
        self._leeftijden = Leeftijdlezer(tekst, woorden)
        self._aantal = count_places(woorden)

    @cached_property
    def gevonden(self) -> list[Zinsnede]:
        """Every zinsnede, from left to right; they do not overlap."""
        gevonden = list(self._all())
        if not self._vreemd.overwegend:  # `na` is no "after" in Polish
            gevonden = [
                zin for zin in Ontkenner(self.woorden, gevonden).read() if self._is_known(zin)
            ]
        return list(_with_count(gevonden, self._asked_places(gevonden)))

    def _is_known(self, zin: Zinsnede) -> bool:
        """Whether a word that is only denied says something here; one that does not is told as unknown."""
        if zin.begrippen or not zin.ontkend:
            return True
        return not self._kennis.says_nothing(self._vormen[zin.einde - 1])

    def _asked_places(self, zinsneden: Sequence[Zinsnede]) -> Aantal | None:
        """How many places are asked for, where it is about living somewhere.

        Children who get help at home, or from an office, take no place.
        """
        aantal = self._aantal
        hulp = [
            {begrip.sleutel for begrip in zin.begrippen if begrip.soort is Begripsoort.HULPVORM}
            for zin in zinsneden
            if not zin.ontkend
        ]
        woont = any(slugs & self._boek.woonhulp for slugs in hulp)
        is_ander = (any(hulp) and not woont) or not ZWANGER.isdisjoint(self._vormen)
        if aantal is None or is_ander:
            return None
        kort = len(self.woorden) <= _KORTE_VRAAG
        is_plaatsing = woont or aantal.plek or kort or not PLAATSING.isdisjoint(self._vormen)
        return aantal if is_plaatsing else None

    def is_ordinary(self, positie: int) -> bool:
        """Whether a word that is also a name is only a word here: `hij zit in een rolstoel`, `geen zin`."""
        woord = self.woorden[positie]
        if woord.gelezen in _ALS_ZODANIG:
            return True
        if woord.gelezen in self._boek.kapitaalwoorden:
            return len(self.woorden) > 1 and (self._kapitalen or not woord.getypt.isupper())
        return (
            len(self.woorden) > _KORTE_VRAAG
            and woord.gelezen in self._boek.afkortingen
            and is_common(woord.gelezen)
            and (self._kapitalen or not woord.getypt.isupper())
        )

    def _all(self) -> Iterator[Zinsnede]:
        positie = 0
        while positie < len(self.woorden):
            zin = self._at(positie)
            if zin:
                yield zin
            positie = zin.einde if zin else positie + 1

    def _at(self, positie: int) -> Zinsnede | None:
        return (
            self._in_other_language(positie)
            or self._home(positie)
            or self._class(positie)
            or self._certain_age(positie)
            or self._longest(positie)
            or self._postcode(positie)
            or self._probable_age(positie)
            or self._number(positie)
        )

    def _longest(self, positie: int) -> Zinsnede | None:
        """The longer of a phrase as it stands, and one with other words between."""
        zin, onderbroken = self._phrase(positie), self._interrupted(positie)
        if zin is None or onderbroken is None:
            return zin or onderbroken
        return onderbroken if onderbroken.einde > zin.einde else zin

    def _in_other_language(self, positie: int) -> Zinsnede | None:
        einde, begrippen = self._vreemd.zinnen.get(positie, (positie, ()))
        return Zinsnede(positie, einde, begrippen) if begrippen else None

    def _phrase(self, positie: int) -> Zinsnede | None:
        """A name or a synonym, in any inflection and however it was split."""
        lezingen = self._vormen[positie : positie + LANGSTE]
        for lengte in range(len(lezingen), 0, -1):
            if lengte > 1 and lezingen[lengte - 1] == "en":
                continue  # it would be taken for the ending of a plural: `anorexia en`
            if lengte == 1 and self.is_ordinary(positie):
                continue
            if begrippen := self._boek.meaning(tuple(lezingen[:lengte])):
                return self._with_surroundings(Zinsnede(positie, positie + lengte, begrippen))
        return None

    def _interrupted(self, positie: int) -> Zinsnede | None:
        """A phrase with words between that change nothing of it: `zit al 3 maanden thuis`."""
        for ernaast in self._beside:
            if zin := self._without(positie, ernaast):
                return zin
        return None

    @cached_property
    def _beside(self) -> list[list[bool]]:
        """Of each word whether it may be left out of a phrase: without helping verbs, and then with them.

        What is counted may be left out too. Empty where there is no such word.
        """
        telt = [
            number_at(vorm) is not None and erna in EENHEDEN
            for vorm, erna in zip(self._vormen, [*self._vormen[1:], ""], strict=True)
        ]
        geteld = [False, *telt[:-1]]
        kanten = [
            [
                vorm in los or is_getal or is_eenheid
                for vorm, is_getal, is_eenheid in zip(self._vormen, telt, geteld, strict=True)
            ]
            for los in (_BIJWOORDEN, _BIJWOORDEN | _HULPWERKWOORDEN)
        ]
        return [
            kant for nummer, kant in enumerate(kanten) if any(kant) and kant not in kanten[:nummer]
        ]

    def _without(self, positie: int, ernaast: Sequence[bool]) -> Zinsnede | None:
        """The longest phrase from here on when the words are left out that may stand beside it."""
        tot = min(positie + _LANGSTE_ONDERBROKEN, len(self._vormen))
        if True not in ernaast[positie + 1 : tot]:
            return None
        verder = [plek for plek in range(positie + 1, tot) if not ernaast[plek]]
        kern = [positie, *verder][:LANGSTE]
        for lengte in range(len(kern), 1, -1):
            einde = kern[lengte - 1] + 1
            if self._vormen[einde - 1] == "en":
                continue
            woorden = tuple(self._vormen[plek] for plek in kern[:lengte])
            if einde - positie > lengte and (begrippen := self._boek.meaning(woorden)):
                return Zinsnede(positie, einde, begrippen)
        return None

    def _with_surroundings(self, zin: Zinsnede) -> Zinsnede:
        """`Hengelo en omgeving` is the place where the child lives."""
        einde = surroundings_end(self._vormen, zin.einde)
        if einde == zin.einde or zin.begrippen[0].soort is not Begripsoort.GEMEENTE:
            return zin
        return replace(zin, einde=einde, thuis=self._place(zin.begin, zin))

    def _class(self, positie: int) -> Zinsnede | None:
        if klasse := class_at(self._boek, self.woorden, positie):
            is_code = not klasse.begrippen
            return Zinsnede(positie, klasse.einde, klasse.begrippen, is_code=is_code)
        einde = broken_code_at(self._boek, self.woorden, positie)
        if einde is None or self._boek.meaning(tuple(self._vormen[positie:einde])):
            return None
        return Zinsnede(positie, einde, is_code=True)

    def _certain_age(self, positie: int) -> Zinsnede | None:
        lezing = self._leeftijden.certain_at(positie)
        if lezing is None:
            return None
        return Zinsnede(positie, lezing.einde, lezing.begrippen, samen=lezing.samen)

    def _probable_age(self, positie: int) -> Zinsnede | None:
        lezing = self._leeftijden.probable_at(positie)
        vorm = self._vormen[positie]
        if lezing is None or (vorm.isdigit() and self._kennis.is_a_name(vorm)):
            return None
        return Zinsnede(positie, lezing.einde, lezing.begrippen, samen=lezing.samen)

    def _home(self, positie: int) -> Zinsnede | None:
        """A place behind words that make it the one where the child lives."""
        begin = positie + home_begins(self._vormen, positie)
        if begin in (positie, len(self.woorden)):
            return None
        zin = self._postcode(begin) or self._phrase(begin)
        if zin is None or zin.begrippen[0].soort is not Begripsoort.GEMEENTE:
            return None
        einde = surroundings_end(self._vormen, zin.einde)
        return replace(zin, begin=positie, einde=einde, thuis=self._place(begin, zin))

    def _postcode(self, positie: int) -> Zinsnede | None:
        """A postcode (`7551`, `7551 EB` or `7551eb`) says where the child lives."""
        vorm = self._vormen[positie]
        pc4, _ = split_postcode(vorm) or (vorm, "")
        begrippen = self._boek.gemeenten_of(pc4) if len(pc4) == 4 and pc4.isdigit() else ()
        if not begrippen:
            return None
        zin = Zinsnede(positie, positie + 1, begrippen)
        return replace(zin, thuis=self._place_of(pc4))

    def _place(self, begin: int, zin: Zinsnede) -> str:
        """The place that was typed, in the spelling that leads back to it; empty when it may be several."""
        return zin.thuis or self._place_of(" ".join(self._vormen[begin : zin.einde]))

    def _place_of(self, naam: str) -> str:
        plaats = self._kennis.find_place(naam)
        return plaats.tekst if isinstance(plaats, BekendePlaats) else ""

    def _number(self, positie: int) -> Zinsnede | None:
        """A number that is no age and no name, with what it counts: it says nothing about which help."""
        vorm = self._vormen[positie]
        is_getal = vorm.isascii() and vorm.isdigit()
        telt = positie + 1 < len(self._vormen) and self._vormen[positie + 1] in EENHEDEN
        if number_at(vorm) is None or not (is_getal or telt) or self._kennis.is_a_name(vorm):
            return None
        return Zinsnede(positie, positie + 1 + telt)


def _with_count(zinsneden: Sequence[Zinsnede], aantal: Aantal | None) -> Iterator[Zinsnede]:
    """The zinsneden, and among them the number of places that is asked for.

    Where a phrase says it (`2 broertjes` is a kind of help here), that phrase asks for them too.
    """
    if aantal is None:
        yield from zinsneden
        return
    raakt = [
        zin
        for zin in zinsneden
        if zin.begin < aantal.einde and aantal.begin < zin.einde and (zin.begrippen or zin.is_code)
    ]
    if any(zin.ontkend for zin in raakt):
        yield from zinsneden
        return
    voor = next(iter(raakt), None)
    eigen = () if voor else (Zinsnede(aantal.begin, aantal.einde, (aantal.begrip,)),)
    anderen = [
        replace(zin, begrippen=(*zin.begrippen, aantal.begrip)) if zin is voor else zin
        for zin in zinsneden
        if zin in raakt or zin.einde <= aantal.begin or zin.begin >= aantal.einde
    ]
    yield from sorted((*anderen, *eigen), key=lambda zin: zin.begin)

"""Ages as people write them: `15-jarige`, `kind van drie`, `bijna 17`, `12 tot 15`, `groep 3`, `baby`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wijzer.domain.locaties.locatie import MAX_LEEFTIJD
from wijzer.domain.taal.woordlijst import set_of
from wijzer.published.opname.zoekbegrip import Begripsoort, Zoekbegrip
from wijzer.published.verstaan.woord import Woord
from wijzer.published.verstaan.zinnen.getallen import EENHEDEN, number_at

_JONGSTE_KAAL = 5
"""A number alone is an age from here on; a smaller one counts children, unless something says that it is an age."""
_EN = frozenset({"en", "and"})
_JAREN = set_of("jaar jaren jarig jarige jarigen jr j years year yr yrs y yo")
_MAANDEN = set_of("maanden maand mnd months month")
_WEKEN = set_of("weken week wkn wk weeks dagen dag days")
_OUD = frozenset({"oud", "old"})
_AAN_ELKAAR = re.compile(r"([0-9]{1,2}|[a-z]+?)(?:jarigen?|jarig|jaar|jr|yo|j)")
_BIJNA = set_of("bijna haast almost nearly")
_ZEGT_LEEFTIJD = set_of("van is ben wordt word werd leeftijd aged age am turned bijna")
_GEEN_KIND = set_of("moeder vader ouder ouders gezin mother father parent parents family")
_DUUR_ERVOOR = set_of(
    "al sinds na binnen over duurt elke ieder per laatste afgelopen hele for since within"
)
_DUUR_ERNA = set_of("wachten wacht wachtlijst wachttijd geleden lang later ago waiting")
_KIND = set_of(
    "baby babytje kind kindje zoon zoontje dochter dochtertje jongen jongetje meisje kleinkind kleinzoon kleindochter"
    " tweeling child son daughter boy girl"
)
_METING = set_of("bmi iq tiq gaf cgas score scoort dsm icd stap fase dosis klas havo vwo vmbo")
"""What is measured or counted by the number behind it: `BMI 14` says nothing about an age."""
_VANAF = set_of("vanaf boven from over above")
_TOT = set_of("tot onder under below")
_BEGINT_REEKS = set_of("tussen between from vanaf")
_TUSSEN_GETALLEN = set_of("en and tot to a of or")
_DAN = {"ouder": _VANAF, "older": _VANAF, "jonger": _TOT, "younger": _TOT}
_STREEP = re.compile(r"\s*(?:-|–|—|/|t/m|tm|tot|to)\s*", re.IGNORECASE)
_WOORDEN: dict[str, tuple[int, ...]] = {
    "baby": (0,), "babytje": (0,), "zuigeling": (0,), "pasgeboren": (0,), "newborn": (0,), "infant": (0,),
    "dreumes": (1,), "peuter": (1, 2, 3), "peuters": (1, 2, 3), "toddler": (1, 2, 3), "kleuter": (4, 5),
    "kleuters": (4, 5), "brugklas": (12, 13), "brugklasser": (12, 13),
}  # fmt: skip
_MET_OUDER = set_of(
    "moeder vader mama papa ouder ouders zwanger tienermoeder mother father mom dad pregnant"
)
"""Whose baby it is: the help is for who is the parent, and the age of the baby says nothing about that."""
_KIND_VAN_KIND = 12
"""Beside somebody older than this a baby is hers."""
_STRATEN = ("straat", "laan", "weg", "plein", "singel", "dijk", "kade", "hof", "pad")
"""A number behind one of these is that of a house."""
_REEKS = 8
"""No row of ages is longer, with the words between them."""
_EERSTE_GROEP, _LAATSTE_GROEP, _JAAR_VAN_GROEP = 1, 8, 3
"""Who is in groep 3 is 6 or 7 years old."""


@dataclass(frozen=True, slots=True)
class Leeftijdslezing:
    """Ages at some words, up to `einde`. `samen`: each of them has to fit; otherwise one is enough."""

    einde: int
    jaren: tuple[int, ...]
    samen: bool = False

    @property
    def begrippen(self) -> tuple[Zoekbegrip, ...]:
        """The ages as what words stand for."""
        return tuple(
            Zoekbegrip(Begripsoort.LEEFTIJD, str(jaar), f"{jaar} jaar") for jaar in self.jaren
        )


class Leeftijdlezer:
    """Reads the ages of one text."""

    def __init__(self, tekst: str, woorden: Sequence[Woord]) -> None:
        self._tekst = tekst
        self._woorden = woorden
        self._vormen = [woord.gelezen for woord in woorden]
        self._met_ouder = not _MET_OUDER.isdisjoint(self._vormen)

    def certain_at(self, positie: int) -> Leeftijdslezing | None:
        """An age that says itself to be one: with years or months behind it, a range, `bijna 17`, a class at school."""
        if self._is_duration(positie):
            return None
        return (
            self._nearly(positie)
            or self._range(positie)
            or self._open(positie)
            or self._in_years(positie)
            or self._in_months(positie)
            or self._class(positie)
        )

    def probable_at(self, positie: int) -> Leeftijdslezing | None:
        """A number or a word that is an age where nothing else is meant by it: `ik ben 16`, `kind van drie`, `baby`."""
        vorm = self._vormen[positie]
        if (jaren := _WOORDEN.get(vorm)) and not (self._met_ouder or self._beside_older()):
            return Leeftijdslezing(positie + 1, jaren)
        jaar = self._age(positie)
        is_huis = positie > 0 and self._vormen[positie - 1].endswith(_STRATEN)
        is_meting = self._follows(positie - 1, _METING)
        if jaar is None or is_huis or is_meting or self._counts(positie):
            return None
        if self._is_of_family(positie):
            return None
        zegt = self._says_age(positie)
        if not (zegt or (vorm.isdigit() and (jaar >= _JONGSTE_KAAL or self._in_a_row(positie)))):
            return None
        return Leeftijdslezing(positie + 1, (jaar,))

    # ── the kinds ──

    def _nearly(self, positie: int) -> Leeftijdslezing | None:
        """`bijna 17`: 16 now and 17 soon, and the help has to fit at both."""
        jaar = self._age(positie + 1) if self._vormen[positie] in _BIJNA else None
        if not jaar or self._follows(positie + 2, EENHEDEN - _JAREN):
            return None
        return Leeftijdslezing(self._past_years(positie + 2), (jaar - 1, jaar), samen=True)

    def _range(self, positie: int) -> Leeftijdslezing | None:
        """`12 tot 15`, `12-15 jaar`, `tussen 12 en 15`: somebody of one of these ages."""
        begin = positie + (self._vormen[positie] in _BEGINT_REEKS)
        van = self._age(begin)
        if van is None:
            return None
        tweede = begin + 1 + self._follows(begin + 1, _JAREN)
        los = self._follows(tweede, {"tot", "to"} if begin == positie else {*_EN, "tot", "to"})
        tot = self._age(tweede + los)
        if tot is None or van >= tot or not (los or self._dashed(tweede - 1)):
            return None
        if self._follows(tweede + los + 1, EENHEDEN - _JAREN):
            return None
        return Leeftijdslezing(self._past_years(tweede + los + 1), tuple(range(van, tot + 1)))

    def _open(self, positie: int) -> Leeftijdslezing | None:
        """`vanaf 16`, `18+`, `16 jaar en ouder`, `jonger dan 12`: an age with all above it, or all below."""
        vorm = self._vormen[positie]
        soort = _DAN.get(vorm, frozenset((vorm,)))
        begin = positie + 1 + self._follows(positie + 1, {"dan", "than"})
        jaar = self._age(begin)
        if jaar is None or not soort & (_VANAF | _TOT):
            return self._and_older(positie)
        if self._follows(begin + 1, EENHEDEN - _JAREN):
            return None
        jaren = range(jaar, MAX_LEEFTIJD + 1) if soort & _VANAF else range(jaar + 1)
        return Leeftijdslezing(self._past_years(begin + 1), tuple(jaren))

    def _and_older(self, positie: int) -> Leeftijdslezing | None:
        jaar = self._age(positie)
        if jaar is None:
            return None
        einde = positie + 1 + self._follows(positie + 1, _JAREN)
        ouder = self._follows(einde, _EN) and self._follows(einde + 1, {"ouder", "older"})
        tot = self._woorden[positie].tot
        if not (ouder or self._tekst[tot : tot + 1] == "+" or self._follows(einde, {"plus"})):
            return None
        einde += 2 if ouder else self._follows(einde, {"plus"})
        return Leeftijdslezing(einde, tuple(range(jaar, MAX_LEEFTIJD + 1)))

    def _in_years(self, positie: int) -> Leeftijdslezing | None:
        """`14 jaar`, `14-jarige`, `12j`, `vijftienjarige`, `zestien jaar`."""
        if match := _AAN_ELKAAR.fullmatch(self._vormen[positie]):
            jaar = number_at(match[1])
            if jaar is not None and jaar <= MAX_LEEFTIJD:
                return Leeftijdslezing(positie + 1, (jaar,))
        jaar = self._age(positie)
        if jaar is None or not self._follows(positie + 1, _JAREN):
            return None
        return Leeftijdslezing(self._past_years(positie + 1), (jaar,))

    def _in_months(self, positie: int) -> Leeftijdslezing | None:
        """`zoontje van 7 maanden` is not yet one; a wait of 7 months is no age."""
        aantal = number_at(self._vormen[positie])
        maanden, weken = self._follows(positie + 1, _MAANDEN), self._follows(positie + 1, _WEKEN)
        if aantal is None or not (maanden or weken) or self._met_ouder:
            return None
        ervoor = [vorm for vorm in self._vormen[:positie] if vorm not in _ZEGT_LEEFTIJD][-1:]
        oud = self._follows(positie + 2, _OUD)
        if not oud and not _KIND.intersection(ervoor):
            return None
        return Leeftijdslezing(positie + 2 + oud, (aantal // 12 if maanden else 0,))

    def _class(self, positie: int) -> Leeftijdslezing | None:
        """`groep 3` of a school is no age of 3: its children are 6 or 7."""
        nummer = number_at(self._vormen[positie + 1]) if self._has(positie + 1) else None
        if self._vormen[positie] != "groep" or nummer is None:
            return None
        if not _EERSTE_GROEP <= nummer <= _LAATSTE_GROEP or self._follows(positie + 2, EENHEDEN):
            return None
        jaar = nummer + _JAAR_VAN_GROEP
        return Leeftijdslezing(positie + 2, (jaar, jaar + 1))

    # ── what stands around a number ──

    def _age(self, positie: int) -> int | None:
        getal = number_at(self._vormen[positie]) if self._has(positie) else None
        return getal if getal is not None and getal <= MAX_LEEFTIJD else None

    def _has(self, positie: int) -> bool:
        return 0 <= positie < len(self._vormen)

    def _follows(self, positie: int, woorden: Iterable[str]) -> bool:
        return self._has(positie) and self._vormen[positie] in woorden

    def _past_years(self, positie: int) -> int:
        """Past `jaar`, and past `old` behind it."""
        einde = positie + self._follows(positie, _JAREN)
        return einde + self._follows(einde, _OUD)

    def _dashed(self, positie: int) -> bool:
        """Whether a dash, or `t/m`, stands between this word and the next."""
        tussen = self._tekst[self._woorden[positie].tot : self._woorden[positie + 1].van]
        return _STREEP.fullmatch(tussen) is not None

    def _beside_older(self) -> bool:
        """Whether the text speaks of somebody who may have a baby."""
        getallen = map(number_at, self._vormen)
        return any(getal is not None and getal > _KIND_VAN_KIND for getal in getallen)

    def _counts(self, positie: int) -> bool:
        """Whether a number, or the last one of a row, counts something else: `2-3 keer`."""
        for _nummer in range(_REEKS):
            if number_at(self._vormen[positie]) is None:
                return False
            verder = positie + 1 + self._follows(positie + 1, _TUSSEN_GETALLEN)
            if self._follows(positie + 1, EENHEDEN):
                return True
            if not self._has(verder):
                return False
            positie = verder
        return False

    def _is_duration(self, positie: int) -> bool:
        """`al 2 jaar op de wachtlijst`: how long, and no age."""
        if number_at(self._vormen[positie]) is None or not self._follows(positie + 1, _JAREN):
            return False
        return self._follows(positie - 1, _DUUR_ERVOOR) or self._follows(positie + 2, _DUUR_ERNA)

    def _is_of_family(self, positie: int) -> bool:
        """`moeder van 3`: how many children, and no age."""
        return self._follows(positie - 1, {"van", "of", "met", "with"}) and self._follows(
            positie - 2, _GEEN_KIND
        )

    def _says_age(self, positie: int) -> bool:
        """Whether the words before say so; those may be other ages: `van 4 en 7`."""
        for vorm in reversed(self._vormen[max(0, positie - _REEKS) : positie]):
            if vorm in _ZEGT_LEEFTIJD:
                return True
            if vorm not in _EN and number_at(vorm) is None:
                return False
        return False

    def _in_a_row(self, positie: int) -> bool:
        """Whether another number stands beside it, with or without `en` between them."""
        ervoor = positie - 1 - self._follows(positie - 1, _EN)
        erna = positie + 1 + self._follows(positie + 1, _EN)
        return any(self._has(naast) and self._vormen[naast].isdigit() for naast in (ervoor, erna))

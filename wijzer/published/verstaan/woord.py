"""The words of a text as they are read: what was typed, what it is taken for, and which numbers are ages."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijzer.domain.locaties.locatie import MAX_LEEFTIJD
from wijzer.domain.taal.tekstwoorden import words_in
from wijzer.domain.taal.woordvorm import LIDWOORDEN
from wijzer.published.opname.codevorm import join_postcodes
from wijzer.published.opname.zoekbegrip import Begripsoort, Zoekbegrip

_WOONT = frozenset({"woon", "woont", "live", "lives"})
_WONEN_WIE = frozenset({"wij", "we"})
_WONEN_WAAR = frozenset({"in", "te", "bij", "near"})
_JONGSTE_KAAL = 5
"""A number alone is an age from here on; a smaller one counts children, unless it stands in a row of ages."""
_RIJ = frozenset({"en", "and"})
_JAREN = frozenset({"jaar", "jarig", "jarige", "jr", "years", "year", "yo"})


@dataclass(frozen=True, slots=True)
class Woord:
    """A word as it was typed (from `van` up to `tot` in the text), folded, and folded as it is read."""

    getypt: str
    vorm: str
    gelezen: str
    van: int
    tot: int

    @property
    def is_mended(self) -> bool:
        """Whether it is read otherwise than it was typed."""
        return self.vorm != self.gelezen


def words_of(tekst: str) -> list[Woord]:
    """The words that can tell something; all of them when there are no others."""
    alle = [
        Woord(
            tekst[tekstwoord.van : tekstwoord.tot],
            tekstwoord.vorm,
            tekstwoord.vorm,
            tekstwoord.van,
            tekstwoord.tot,
        )
        for tekstwoord in join_postcodes(words_in(tekst))
    ]
    return [woord for woord in alle if woord.vorm not in LIDWOORDEN] or alle


def says_home(woorden: Sequence[Woord], positie: int) -> bool:
    """`woont in …`, and `wij wonen in …`: what follows is where the child lives, not a place to live."""
    eerste, *verder = [woord.gelezen for woord in woorden[positie : positie + 3]]
    if len(verder) < 2 or verder[0] not in _WONEN_WAAR:
        return False
    ervoor = woorden[positie - 1].gelezen if positie else ""
    return eerste in _WOONT or (eerste == "wonen" and ervoor in _WONEN_WIE)


def bare_age(getal: str, in_een_rij: bool) -> Zoekbegrip | None:
    """`ik ben 16`, and of `broers van 4 en 7` either."""
    leeftijd = leeftijd_of(getal, "jaar")
    jongste = 0 if in_een_rij else _JONGSTE_KAAL
    return leeftijd if leeftijd and int(leeftijd.sleutel) >= jongste else None


def stands_in_a_row(woorden: Sequence[Woord], positie: int) -> bool:
    """Whether `van` stands before this number, or another number beside it, with or without `en` between them."""
    ervoor = [woord.gelezen for woord in woorden[:positie] if woord.gelezen not in _RIJ][-1:]
    erna = [woord.gelezen for woord in woorden[positie + 1 :] if woord.gelezen not in _RIJ][:1]
    return ervoor == ["van"] or any(tekst.isdigit() for tekst in (*ervoor, *erna))


def leeftijd_of(getal: str, jaren: str) -> Zoekbegrip | None:
    """`14 jaar`, and `14-jarige`."""
    if jaren not in _JAREN or not (getal.isascii() and getal.isdigit() and len(getal) <= 2):
        return None
    jaar = int(getal)
    if jaar > MAX_LEEFTIJD:
        return None
    return Zoekbegrip(Begripsoort.LEEFTIJD, str(jaar), f"{jaar} jaar")

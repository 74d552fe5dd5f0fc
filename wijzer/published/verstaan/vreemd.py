"""Reading the words of a text that are Turkish, Polish, Arabic, Ukrainian or Twents.

Dutch goes first: a word that means something here, or is common in Dutch, is read as another language only
where the rest of the text is plainly in that language (`dom` is a house in a Polish sentence).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wijzer.domain.locaties.locatie import MAX_LEEFTIJD
from wijzer.domain.taal.vreemd.letters import is_plainly_foreign, script_of
from wijzer.domain.taal.vreemd.talen import AndereTaal
from wijzer.published.opname.taalboek import Taalboek
from wijzer.published.opname.woordenboek import Woordenboek
from wijzer.published.opname.zoekbegrip import Begripsoort, Zoekbegrip
from wijzer.published.verstaan.woord import Woord

_JONGSTE_KAAL = 5
"""A number alone is an age from here on, as in Dutch."""
_KORTSTE = 4
"""A shorter word in our letters is no ground to take a text for another language."""
_ZIN_WEEGT = 2
"""How much a word in a phrase says about the language of a text; one that says nothing counts for one."""

Zin = tuple[int, tuple[Zoekbegrip, ...]]


@dataclass(frozen=True, slots=True)
class Vreemd:
    """What of a text is in another language.

    `taal` is the one that most of these words are in, None for none. `zinnen` says where phrases begin, where
    they end and what they mean; `vulwoorden` where words stand that say nothing. `overwegend`: the text as a
    whole is in that language, so that no word of it is a slip of a Dutch one.
    """

    taal: AndereTaal | None = None
    zinnen: Mapping[int, Zin] = field(default_factory=dict)
    vulwoorden: frozenset[int] = frozenset()
    overwegend: bool = False


def read_vreemd(boek: Woordenboek, woorden: Sequence[Woord]) -> Vreemd:
    """Find the words of other languages in a text."""
    vormen = [woord.vorm for woord in woorden]
    eigen = [_is_dutch(boek, woord) for woord in woorden]
    if all(eigen):
        return Vreemd()
    kort = [_says_too_little(woord) for woord in woorden]
    anders = [vorm for vorm, is_eigen in zip(vormen, eigen, strict=True) if not is_eigen]
    boeken = [taalboek for taalboek in boek.taalboeken if any(map(taalboek.knows, anders))]
    gelezen = [_Taallezing(taalboek, vormen, eigen, kort) for taalboek in boeken]
    if gelezen and not any(lezing.is_most for lezing in gelezen):
        # Among Dutch words a word that is nearly Dutch is a slip: `spel terapie`.
        eigen = [
            is_eigen or bool(boek.woorden.nearest(vorm))
            for is_eigen, vorm in zip(eigen, vormen, strict=True)
        ]
        gelezen = [_Taallezing(taalboek, vormen, eigen, kort) for taalboek in boeken]
    beste = max(gelezen, key=lambda lezing: lezing.weight, default=None)
    if beste is None or not beste.weight:
        return Vreemd(taal=next((taal for vorm in vormen if (taal := script_of(vorm))), None))
    zinnen, vulwoorden = beste.found()
    for lezing in gelezen:
        if lezing is not beste:
            zinnen |= lezing.rest(zinnen, vulwoorden)
    return Vreemd(beste.boek.taal, zinnen, frozenset(vulwoorden), overwegend=beste.is_most)


def is_no_slip(woord: Woord, vreemd: Vreemd) -> bool:
    """Whether a word that says nothing is left as it is: it is no slip of a Dutch word."""
    return vreemd.overwegend or is_plainly_foreign(woord.getypt)


def _is_dutch(boek: Woordenboek, woord: Woord) -> bool:
    """Whether a word is Dutch, or digits that are those of any language of Europe."""
    if is_plainly_foreign(woord.getypt):
        return False
    return woord.vorm.isdecimal() or boek.is_dutch(woord.vorm)


def _says_too_little(woord: Woord) -> bool:
    """Whether a word is so short that by itself it says nothing about the language."""
    kort = len(woord.vorm) < _KORTSTE and woord.vorm.isalpha()
    return kort and not is_plainly_foreign(woord.getypt)


class _Taallezing:
    """A text read in one language. `eigen`: which words are Dutch; `kort`: which say too little by themselves."""

    def __init__(
        self, boek: Taalboek, vormen: Sequence[str], eigen: Sequence[bool], kort: Sequence[bool]
    ) -> None:
        self.boek = boek
        self._vormen = vormen
        self._eigen = eigen
        self._alle = self._phrases()
        self._in_zinnen = _places(self._alle)
        self._vullers = {
            plek for plek, vorm in enumerate(vormen) if boek.is_filler(vorm)
        } - self._in_zinnen
        los = {begin for begin, (einde, _) in self._alle.items() if einde == begin + 1}
        self._vreemd = {
            plek
            for plek in self._in_zinnen | self._vullers
            if not eigen[plek] and not (kort[plek] and plek in los | self._vullers)
        }

    @property
    def weight(self) -> int:
        """How much speaks for this language: words in it that are not Dutch, those of a phrase the most."""
        return len(self._vreemd) + (_ZIN_WEEGT - 1) * len(self._vreemd & self._in_zinnen)

    @property
    def is_most(self) -> bool:
        """Whether the text as a whole is in this language: more words are than are Dutch alone."""
        if not self._vreemd:
            return False
        hier = self._in_zinnen | self._vullers
        alleen_hier = sum(not self._eigen[plek] for plek in hier)
        return alleen_hier > sum(
            is_eigen and plek not in hier for plek, is_eigen in enumerate(self._eigen)
        )

    def found(self) -> tuple[dict[int, Zin], set[int]]:
        """The phrases and the words that say nothing; what is Dutch as well only where the text is in this language."""
        if self.is_most:
            return dict(self._alle), set(self._vullers)
        zinnen = {
            begin: zin
            for begin, zin in self._alle.items()
            if self._vreemd.intersection(range(begin, zin[0]))
        }
        return zinnen, self._vullers & self._vreemd

    def rest(self, zinnen: Mapping[int, Zin], vulwoorden: set[int]) -> dict[int, Zin]:
        """The phrases where nothing was read yet: a word of danger counts in whatever language."""
        bezet = _places(zinnen) | vulwoorden
        return {
            begin: zin
            for begin, zin in self._alle.items()
            if self._vreemd.issuperset(range(begin, zin[0]))
            and bezet.isdisjoint(range(begin, zin[0]))
        }

    def _phrases(self) -> dict[int, Zin]:
        zinnen: dict[int, Zin] = {}
        positie = 0
        while positie < len(self._vormen):
            zin = self._age_at(positie) or self.boek.phrase_at(self._vormen, positie)
            if zin:
                zinnen[positie] = zin
            positie = zin[0] if zin else positie + 1
        return zinnen

    def _age_at(self, positie: int) -> Zin | None:
        """`14 lat`, and `عمره ١٤`: the digits of any script, with the word for years behind it or by themselves."""
        getal = self._vormen[positie]
        if not (getal.isdecimal() and len(getal) <= 2 and int(getal) <= MAX_LEEFTIJD):
            return None
        jaren = positie + 1 < len(self._vormen) and self.boek.is_years(self._vormen[positie + 1])
        if not jaren and (getal.isascii() or int(getal) < _JONGSTE_KAAL):
            return None
        jaar = int(getal)
        leeftijd = Zoekbegrip(Begripsoort.LEEFTIJD, str(jaar), f"{jaar} jaar")
        return positie + (2 if jaren else 1), (leeftijd,)


def _places(zinnen: Mapping[int, Zin]) -> set[int]:
    return {plek for begin, (einde, _) in zinnen.items() for plek in range(begin, einde)}

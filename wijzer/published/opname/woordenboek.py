"""What words and phrases mean in one region: its kinds of help, doelgroepen, places and codes, and its synonyms."""

from collections import defaultdict
from functools import cached_property

from wijzer.domain.locaties.rang import WOONSOORTEN
from wijzer.domain.taal.gevaar.horen import danger_words
from wijzer.domain.taal.gewoonwoord import GEWONE_VORMEN, is_common
from wijzer.domain.taal.schrijfwijze import fold
from wijzer.domain.taal.vreemd.talen import AndereTaal, taal_of
from wijzer.domain.taal.woordvorm import (
    LIDWOORDEN,
    STOPWOORDEN,
    sleutels_van,
    woorden_van,
)
from wijzer.published.naslag.regios import Naslag
from wijzer.published.opname.codevorm import Codevorm
from wijzer.published.opname.feiten import kenmerk
from wijzer.published.opname.taalboek import Taalboek
from wijzer.published.opname.woordbron import Klasse, Woordbron, of_uitleg
from wijzer.published.opname.woordindex import Woordindex
from wijzer.published.opname.zoekbegrip import Begripsoort, Zoekbegrip

LANGSTE = 6
"""No phrase has more words than this."""


class Woordenboek:
    """The words of one region, or of all. Made of reference data alone; the names of locaties stand elsewhere."""

    def __init__(self, naslag: Naslag, regio: str | None) -> None:
        self._naslag = naslag
        self._regio = regio
        self._bron = Woordbron(naslag, regio)
        self.hulpvormen = self._bron.hulpvormen

    def meaning(self, woorden: tuple[str, ...]) -> tuple[Zoekbegrip, ...]:
        """What these words mean as a whole; nothing when they are no name or synonym."""
        code = self._bron.codes.get("".join(woorden))
        if code is not None:
            return (code,)
        gevonden = (self._zinnen.get(sleutel, ()) for sleutel in sorted(sleutels_van(woorden)))
        begrippen = next((begrippen for begrippen in gevonden if begrippen), ())
        eigen = self._eigennamen.get("".join(woorden), ())
        return tuple(dict.fromkeys((*eigen, *begrippen)))

    def gemeenten_of(self, pc4: str) -> tuple[Zoekbegrip, ...]:
        """The gemeenten in which a PC4 lies."""
        hier = self._naslag.gemeenten_of_pc4(pc4, self._regio)
        return tuple(
            Zoekbegrip(Begripsoort.GEMEENTE, gemeente.code, gemeente.naam) for gemeente in hier
        )

    def kenmerken(self, woord: str) -> frozenset[str]:
        """The sets of aanbod that a word is written about: in the name of the help, of its product, of its place."""
        return frozenset(
            naam for gevonden in self.tekst.matching(woord) for naam in self._teksten[gevonden]
        )

    def mentions(self, woord: str) -> tuple[Zoekbegrip, ...]:
        """The kinds of help that a word is written about."""
        kenmerken = self.kenmerken(woord)
        return tuple(
            begrip
            for slug, begrip in self.hulpvormen.items()
            if kenmerk("hulpvorm", slug) in kenmerken
        )

    @cached_property
    def tekst(self) -> Woordindex:
        """Every word of the reference data itself."""
        return Woordindex(self._teksten)

    @cached_property
    def woorden(self) -> Woordindex:
        """Every word that means something here, alone or in a phrase: what a slip may have been meant for. No codes."""
        return Woordindex(
            {*self._teksten, *self._zinwoorden, *danger_words()}
            - self.codes
            - self._eigennamen.keys()
        )

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every product code of the region, folded: those that end, those to come, those without anything to find."""
        return frozenset(self._bron.codes)

    @cached_property
    def codevorm(self) -> Codevorm:
        """The look of the product codes in this region."""
        return Codevorm(self.codes)

    @cached_property
    def plaatsen(self) -> frozenset[str]:
        """Every word of the name of a place."""
        naslag = self._naslag
        namen = [gemeente.naam for gemeente in self._bron.of_here(naslag.gemeenten.values())]
        namen += [
            plaats.naam
            for plaats in naslag.plaatsen
            if self._bron.is_here(naslag.gemeenten[plaats.gemeente].regio)
        ]
        return frozenset(woord for naam in namen for woord in fold(naam))

    @cached_property
    def afkortingen(self) -> frozenset[str]:
        """Names of help that are written in capitals: where the word is an ordinary one too, it depends (`ZIT`)."""
        namen = (hulpvorm.naam for hulpvorm in self._bron.of_here(self._naslag.hulpvormen))
        return frozenset(naam.casefold() for naam in namen if naam.isalpha() and naam.isupper())

    @cached_property
    def zinnen(self) -> list[tuple[str, tuple[Zoekbegrip, ...]]]:
        """Every name and synonym as it is written, with what it means."""
        return [*self._bron.phrases(), *self._bron.treatments()]

    @cached_property
    def zinnen_gevouwen(self) -> list[tuple[tuple[str, ...], str, tuple[Zoekbegrip, ...]]]:
        """Every name and synonym as folded words, text and meaning, to complete what is half typed; without slugs."""
        slugs = set(self.hulpvormen)
        return [
            (tuple(fold(tekst)), tekst, begrippen)
            for tekst, begrippen in self.zinnen
            if tekst not in slugs
        ]

    @cached_property
    def taalboeken(self) -> tuple[Taalboek, ...]:
        """The words of every other language that the region has words in."""
        zinnen = self._bron.foreign()
        return tuple(Taalboek(taal, zinnen[taal]) for taal in AndereTaal if taal in zinnen)

    def is_dutch(self, woord: str) -> bool:
        """Whether a folded word is common in Dutch, or is written here as a Dutch or English one.

        What is no more than like a Dutch word in its stem (`bije`) is the word of another language where it is one.
        """
        if woord in STOPWOORDEN or woord in LIDWOORDEN or woord in self.woorden.woorden:
            return True
        if woord in self._vreemde_woorden:
            return woord in GEWONE_VORMEN
        return is_common(woord) or bool(self.meaning((woord,)))

    @cached_property
    def _vreemde_woorden(self) -> frozenset[str]:
        """Words that stand by themselves in the list of another language."""
        gevouwen = [
            fold(woord.woorden)
            for woord in self._bron.of_here(self._naslag.synoniemen)
            if taal_of(woord.taal)
        ]
        return frozenset(woorden[0] for woorden in gevouwen if len(woorden) == 1)

    @cached_property
    def kapitaalwoorden(self) -> frozenset[str]:
        """Abbreviations of what is explained that are ordinary words as well: only their capitals tell (`ZIN`)."""
        return frozenset(
            zin.casefold()
            for woord in self._bron.uitlegwoorden
            for zin in woord.zinnen
            if zin.isalpha() and zin.isupper() and is_common(zin.casefold())
        )

    @cached_property
    def samen(self) -> list[tuple[frozenset[str], Zoekbegrip]]:
        """Stems of words that ask something together, in whatever order they stand, and what they ask."""
        return [
            (samen, of_uitleg(woord)) for woord in self._bron.uitlegwoorden for samen in woord.samen
        ]

    @cached_property
    def _zinnen(self) -> dict[str, tuple[Zoekbegrip, ...]]:
        zinnen: dict[str, dict[Zoekbegrip, None]] = defaultdict(dict)
        for tekst, begrippen in (*self._bron.phrases(), *self._bron.questions()):
            for sleutel in sleutels_van(woorden_van(tekst)):
                zinnen[sleutel] |= dict.fromkeys(begrippen)
        return {sleutel: tuple(begrippen) for sleutel, begrippen in zinnen.items() if sleutel}

    @cached_property
    def _eigennamen(self) -> dict[str, tuple[Zoekbegrip, ...]]:
        """Treatments by their own names, letter by letter: a name like KINGS has no inflection, and `king` is none."""
        return {
            "".join(woorden_van(naam)): begrippen for naam, begrippen in self._bron.treatments()
        }

    @property
    def klassen(self) -> tuple[Klasse, ...]:
        """The products that have a letter: an intensity, or a class of tariff."""
        return self._bron.klassen

    @cached_property
    def klassewoorden(self) -> frozenset[str]:
        """The stems of all words that may stand before such a letter."""
        return frozenset(kern for klasse in self.klassen for kern in klasse.stammen)

    @cached_property
    def woonhulp(self) -> frozenset[str]:
        """The slugs of the hulpvormen at which a child would live or stay."""
        return frozenset(
            hulpvorm.slug
            for hulpvorm in self._bron.of_here(self._naslag.hulpvormen)
            if hulpvorm.soort in WOONSOORTEN
        )

    @cached_property
    def _zinwoorden(self) -> frozenset[str]:
        return frozenset(woord for tekst, _ in self.zinnen for woord in woorden_van(tekst))

    @cached_property
    def _teksten(self) -> dict[str, frozenset[str]]:
        teksten: dict[str, set[str]] = defaultdict(set)
        for tekst, waarvan in self._bron.texts():
            for woord in fold(tekst):
                teksten[woord].add(waarvan)
        return {woord: frozenset(waarvan) for woord, waarvan in teksten.items()}

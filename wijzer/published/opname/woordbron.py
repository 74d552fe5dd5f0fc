"""The words that the reference data of a region holds: names, synonyms, codes and treatments, and what each means."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from wijzer.domain.inkoop.interventie import interventies_of
from wijzer.domain.inkoop.product import Hulpvorm, Product, Route, Vindbaar
from wijzer.domain.locaties.rang import WOONSOORTEN
from wijzer.domain.taal.schrijfwijze import fold
from wijzer.domain.taal.synoniem import BRONTAAL
from wijzer.domain.taal.vreemd.talen import AndereTaal, taal_of
from wijzer.domain.taal.woordvorm import STOPWOORDEN, stam
from wijzer.published.naslag.regios import Naslag
from wijzer.published.naslag.uitlegwoorden import Uitlegwoord, uitlegwoorden_of
from wijzer.published.opname.feiten import kenmerk
from wijzer.published.opname.zoekbegrip import Begripsoort, Zoekbegrip

Woordzin = tuple[str, tuple[Zoekbegrip, ...]]
"""A name, a synonym or a question as it is written, and what it means."""


class _Regionaal(Protocol):
    @property
    def regio(self) -> str: ...


T = TypeVar("T", bound=_Regionaal)


@dataclass(frozen=True, slots=True)
class Klasse:
    """A product that is told from its namesakes by a letter.

    `stammen` are those of the words that may stand before it.
    """

    letter: str
    stammen: frozenset[str]
    begrip: Zoekbegrip


class Woordbron:
    """What one region, or each of them, says in words. Nothing is looked up here: `Woordenboek` does that."""

    def __init__(self, naslag: Naslag, regio: str | None) -> None:
        self.naslag = naslag
        self.regio = regio
        self.hulpvormen = {
            hulpvorm.slug: _of_hulpvorm(hulpvorm)
            for hulpvorm in naslag.hulpvormen
            if self.is_here(hulpvorm.regio)
        }
        self._doelgroepen = {
            doelgroep.slug: Zoekbegrip(Begripsoort.DOELGROEP, doelgroep.slug, doelgroep.naam)
            for doelgroep in naslag.doelgroepen
            if self.is_here(doelgroep.regio)
        }

    def phrases(self) -> Iterator[Woordzin]:
        """Every name and synonym in Dutch and English, and what is explained."""
        naslag = self.naslag
        for slug, begrip in self.hulpvormen.items():
            yield slug, (begrip,)
        for hulpvorm in self.of_here(naslag.hulpvormen):
            for naam in dict.fromkeys((hulpvorm.gewone_naam, hulpvorm.naam)):
                yield naam, (self.hulpvormen[hulpvorm.slug],)
        for doelgroep in self.of_here(naslag.doelgroepen):
            yield doelgroep.naam, (self._doelgroepen[doelgroep.slug],)
        yield from self._named_parts()
        for woord in self.of_here(naslag.synoniemen):
            if woord.taal == BRONTAAL:
                yield woord.woorden, self.meant(woord.hulpvormen, woord.doelgroepen)
        for uitleg in self.uitlegwoorden:
            for zin in uitleg.zinnen:
                yield zin, (of_uitleg(uitleg),)

    def questions(self) -> Iterator[Woordzin]:
        """Whole questions about a word that says something else by itself: nobody is led to them half typed."""
        for uitleg in self.uitlegwoorden:
            for zin in uitleg.gevraagd:
                yield zin, (of_uitleg(uitleg),)

    def _named_parts(self) -> Iterator[Woordzin]:
        """Places, segments and the region itself."""
        naslag = self.naslag
        for gemeente in self.of_here(naslag.gemeenten.values()):
            yield gemeente.naam, (Zoekbegrip(Begripsoort.GEMEENTE, gemeente.code, gemeente.naam),)
        for plaats in naslag.plaatsen:
            gemeente = naslag.gemeenten[plaats.gemeente]
            if self.is_here(gemeente.regio):
                yield plaats.naam, (Zoekbegrip(Begripsoort.GEMEENTE, gemeente.code, gemeente.naam),)
        bellen = {
            hulpvorm.segment for hulpvorm in naslag.hulpvormen if hulpvorm.route is Route.BELLEN
        }
        for segment in self.of_here(naslag.segmenten):
            begrip = Zoekbegrip(
                Begripsoort.SEGMENT, segment.slug, segment.naam, segment.slug in bellen
            )
            yield segment.naam, (begrip,)
        for regio in naslag.regios.values():
            if self.is_here(regio.slug):
                yield regio.naam, (Zoekbegrip(Begripsoort.REGIO, regio.slug, regio.naam),)

    def treatments(self) -> Iterator[Woordzin]:
        """Treatments by their own names: the product that they fall under, or themselves where they have none."""
        for regio in self.naslag.regios.values():
            for interventie in interventies_of(regio.teksten) if self.is_here(regio.slug) else ():
                begrip = self.codes.get((interventie.code or "").casefold())
                if interventie.code is None:
                    begrip = Zoekbegrip(Begripsoort.INTERVENTIE, interventie.naam, interventie.naam)
                for vorm in interventie.vormen if begrip else ():
                    yield vorm, (begrip,) if begrip else ()

    def foreign(self) -> dict[AndereTaal, list[Woordzin]]:
        """The words and phrases in each other language."""
        zinnen: dict[AndereTaal, list[Woordzin]] = defaultdict(list)
        for woord in self.of_here(self.naslag.synoniemen):
            if taal := taal_of(woord.taal):
                zinnen[taal].append(
                    (woord.woorden, self.meant(woord.hulpvormen, woord.doelgroepen))
                )
        return zinnen

    @cached_property
    def codes(self) -> dict[str, Zoekbegrip]:
        """Product codes by their letters and digits: a code has no inflection."""
        return {
            "".join(fold(product.code)): Zoekbegrip(
                Begripsoort.PRODUCT, product.code, product.code, product.vindbaar is Vindbaar.BELLEN
            )
            for product in self.of_here(self.naslag.producten)
        }

    @cached_property
    def klassen(self) -> tuple[Klasse, ...]:
        """The products that have a letter: an intensity, or a class of tariff."""
        return tuple(
            Klasse(
                product.intensiteit.casefold(),
                _stems_of(product),
                self.codes["".join(fold(product.code))],
            )
            for product in self.of_here(self.naslag.producten)
            if product.intensiteit and product.vindbaar is not Vindbaar.GEEN
        )

    @cached_property
    def uitlegwoorden(self) -> tuple[Uitlegwoord, ...]:
        """What can be explained, with the words that a region has for it itself."""
        regio = self.naslag.regios.get(self.regio or "")
        return uitlegwoorden_of(regio.teksten if regio else {})

    def texts(self) -> Iterator[tuple[str, str]]:
        """All that is written about help and places, and the set of aanbod it is written about."""
        naslag = self.naslag
        for hulpvorm in self.of_here(naslag.hulpvormen):
            tekst = " ".join((hulpvorm.naam, hulpvorm.gewone_naam, *hulpvorm.zoekwoorden))
            yield tekst, kenmerk("hulpvorm", hulpvorm.slug)
        for product in self.of_here(naslag.producten):
            if product.vindbaar is not Vindbaar.GEEN:
                tekst = f"{product.code} {product.naam} {product.gewone_naam}"
                yield tekst, kenmerk("code", f"{product.regio}/{product.code}")
        for segment in self.of_here(naslag.segmenten):
            yield segment.naam, kenmerk("segment", segment.slug)
        for doelgroep in self.of_here(naslag.doelgroepen):
            yield doelgroep.naam, kenmerk("doelgroep", doelgroep.slug)
        for gemeente in self.of_here(naslag.gemeenten.values()):
            yield gemeente.naam, kenmerk("gemeente", gemeente.code)
        for plaats in naslag.plaatsen:
            if self.is_here(naslag.gemeenten[plaats.gemeente].regio):
                yield plaats.naam, kenmerk("gemeente", plaats.gemeente)

    def meant(
        self, hulpvormen: Iterable[str], doelgroepen: Iterable[str]
    ) -> tuple[Zoekbegrip, ...]:
        """What these slugs stand for; one that is no longer there means nothing."""
        return (
            *(self.hulpvormen[slug] for slug in hulpvormen if slug in self.hulpvormen),
            *(self._doelgroepen[slug] for slug in doelgroepen if slug in self._doelgroepen),
        )

    def of_here(self, dingen: Iterable[T]) -> Iterator[T]:
        """Those of the things that are of this region."""
        return (ding for ding in dingen if self.is_here(ding.regio))

    def is_here(self, regio: str) -> bool:
        """Whether a region (its slug) is this one."""
        return self.regio is None or regio == self.regio


def _stems_of(product: Product) -> frozenset[str]:
    """The words by which a product is called.

    Its plain name says little of where a child lives: `leren om te wonen`.
    """
    soorten = frozenset(fold(" ".join(WOONSOORTEN)))
    gewoon = frozenset(fold(product.gewone_naam)) - soorten - STOPWOORDEN
    woorden = {*fold(f"{product.naam} {product.soort}"), *gewoon}
    return frozenset(stam(woord) for woord in woorden if len(woord) > 1)


def _of_hulpvorm(hulpvorm: Hulpvorm) -> Zoekbegrip:
    bellen = hulpvorm.route is Route.BELLEN
    return Zoekbegrip(Begripsoort.HULPVORM, hulpvorm.slug, hulpvorm.gewone_naam, bellen)


def of_uitleg(woord: Uitlegwoord) -> Zoekbegrip:
    """What can be explained, as what words stand for."""
    return Zoekbegrip(Begripsoort.UITLEG, woord.sleutel, woord.naam)

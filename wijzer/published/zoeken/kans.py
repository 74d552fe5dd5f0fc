"""Whether a search can ever find a place, whatever aanbieders state: so that nobody waits for a mail that cannot come.

Only what reference data rules out counts: a word that nobody knows, a code that ended, a gemeente
that does not take part. What merely has no place today may have one tomorrow.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wijzer.domain.inkoop.product import (
    Hulpvorm,
    Product,
    Route,
    Vindbaar,
    excluded_gemeenten,
    way_in,
)
from wijzer.domain.locaties.rang import is_woonplek
from wijzer.published.naslag.regios import Naslag
from wijzer.published.opname.feiten import ALLES, kenmerk
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.opname.zoekbegrip import Begrepen, Begripsoort, Onbekendheid, Vraagdeel
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.lezing import read_vraag
from wijzer.published.zoeken.plaats import asked_gemeenten
from wijzer.published.zoeken.uitkomst import find


class Nooit(StrEnum):
    """Why a search never finds a place."""

    WOORD = "woord"
    CODE = "code"
    ELDERS = "elders"
    PRODUCT = "product"
    """The product codes that were asked for ended, or are not searched."""
    HULPVORM = "hulpvorm"
    """Nobody states places of this kind of help: people call about it, or it is advice."""
    SAMEN = "samen"
    """No help is all of what was asked at once."""
    GEMEENTE = "gemeente"
    """The gemeente does not take part in this help."""
    AANBIEDER = "aanbieder"
    LOCATIE = "locatie"


@dataclass(frozen=True, slots=True)
class Geenkans:
    """Why nothing can be found, and what that is about.

    `over` holds words as they were typed, codes, names of help or codes of gemeenten; it is empty
    where there is no name.
    """

    reden: Nooit
    over: tuple[str, ...] = ()


_ONBEKEND = {
    Onbekendheid.WOORD: Nooit.WOORD,
    Onbekendheid.GEWOON: Nooit.WOORD,
    Onbekendheid.CODE: Nooit.CODE,
    Onbekendheid.ELDERS: Nooit.ELDERS,
}
_WOORDEN = frozenset({Onbekendheid.WOORD, Onbekendheid.GEWOON})
_PRODUCTSOORTEN = frozenset(
    {Begripsoort.HULPVORM, Begripsoort.PRODUCT, Begripsoort.SEGMENT, Begripsoort.INTERVENTIE}
)


def why_never(opname: Momentopname, vraag: Zoekvraag) -> Geenkans | None:
    """Why this search can find no place, now or later; None when it may.

    Source: our choice.
    """
    gelezen = read_vraag(opname, vraag)
    delen = _meant(gelezen.begrepen)
    if vragen := tuple(deel.getypt for deel in delen if deel.is_uitleg):
        return Geenkans(Nooit.WOORD, vragen)
    bedoeld = _Help(opname, gelezen.vraag, delen)
    return _unknown(delen) or _gone(opname, vraag) or _impossible(bedoeld)


def is_for_judge(opname: Momentopname, vraag: Zoekvraag) -> bool:
    """Whether a court decides on all help that a question asks for, or that its locatie gives.

    Nobody calls about a place of it.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    if vraag.locatie:
        slugs = [
            hulpvorm.slug
            for hulpvorm in opname.naslag.hulpvormen
            if hulpvorm.regio == vraag.regio and hulpvorm.route is Route.RECHTER
        ]
        hier = find(opname, Zoekvraag(regio=vraag.regio, locatie=vraag.locatie))
        return hier > 0 and not hier & ~opname.with_kenmerk("hulpvorm", slugs)
    gelezen = read_vraag(opname, vraag)
    gevraagd = _Help(opname, gelezen.vraag, _meant(gelezen.begrepen)).asked()
    return bool(gevraagd) and all(hulp.by_judge for hulp in gevraagd)


def _meant(begrepen: Begrepen) -> list[Vraagdeel]:
    """What the text asks for: not what it denies, and not what was set aside."""
    return [
        deel
        for deel in begrepen.delen
        if not deel.ontkend
        and (not deel.overgeslagen or (deel.onbekend and deel.aard not in _WOORDEN))
    ]


def _unknown(delen: Sequence[Vraagdeel]) -> Geenkans | None:
    for aard, reden in _ONBEKEND.items():
        if over := tuple(deel.getypt for deel in delen if deel.onbekend and deel.aard is aard):
            return Geenkans(reden, over)
    return None


def _gone(opname: Momentopname, vraag: Zoekvraag) -> Geenkans | None:
    """An aanbieder, or a locatie, of which nothing is shown here (any more); what another region shows is not here."""
    if not (vraag.aanbieder or vraag.locatie):
        return None
    hier = kenmerk("regio", vraag.regio) if vraag.regio else ALLES
    feiten = [feit for feit in opname.feiten if feit and hier in feit.kenmerken]
    if vraag.aanbieder and all(feit.aanbieder_id != vraag.aanbieder for feit in feiten):
        return Geenkans(Nooit.AANBIEDER)
    if vraag.locatie and all(feit.locatie_id != vraag.locatie for feit in feiten):
        return Geenkans(Nooit.LOCATIE)
    return None


@dataclass(frozen=True, slots=True)
class _Opgeefbaar:
    """What an aanbieder can state places of: a product, or a hulpvorm by itself, whose `code` is empty.

    `may_be_woonplek`: a child would live or stay where it is offered, if that is a groep; which of such help comes from
    a vestiging is not published. `buiten` are the codes of the gemeenten that do not take part in it.
    """

    code: str
    hulpvorm: str
    segment: str
    may_be_woonplek: bool
    by_judge: bool
    buiten: frozenset[str]


class _Help:
    """The products, and the hulpvormen by themselves, that a question leaves over."""

    def __init__(self, opname: Momentopname, vraag: Zoekvraag, delen: Sequence[Vraagdeel]) -> None:
        self._opname = opname
        self._vraag = vraag
        self._vast = [deel for deel in delen if deel.vast and not (deel.thuis and vraag.plaats)]
        self.te_vinden = [*self._products(opname.naslag), *self._kinds(opname.naslag)]

    def asked(self) -> list[_Opgeefbaar]:
        """The help that is all of what was asked, wherever."""
        eisen = [*self._filters(), *self._texts()]
        return [hulp for hulp in self.te_vinden if all(eis(hulp) for eis in eisen)]

    def reaching(self, gevraagd: Iterable[_Opgeefbaar]) -> list[_Opgeefbaar]:
        """The part of this help in which the gemeenten that were asked for take part.

        Where the child lives ranks a woonplek and excludes none: that may lie anywhere in the region. All other help
        has to serve the place itself.
        """
        eisen, thuis = list(self._named_places()), self._home()
        return [
            hulp
            for hulp in gevraagd
            if all(_takes_part(hulp, eis) for eis in eisen)
            and (hulp.may_be_woonplek or not thuis or _takes_part(hulp, thuis))
        ]

    def codes(self) -> tuple[str, ...]:
        """The product codes that were asked for."""
        return self._vraag.product or self._named(Begripsoort.PRODUCT)

    def never_offered(self) -> tuple[str, ...]:
        """The names of the kinds of help that were asked for, when nobody can offer any of them."""
        naslag, regio = self._opname.naslag, self._vraag.regio or ""
        slugs = self._vraag.hulpvorm or self._named(Begripsoort.HULPVORM)
        if any(hulp.hulpvorm in slugs for hulp in self.te_vinden):
            return ()
        namen = tuple(naslag.hulpvorm_by_slug[regio, slug].gewone_naam for slug in slugs)
        return namen or self._named(Begripsoort.INTERVENTIE)

    def gemeenten(self) -> tuple[str, ...]:
        """The gemeenten that were asked for."""
        eisen = (*self._named_places(), self._home())
        return tuple(dict.fromkeys(code for eis in eisen for code in eis))

    def _products(self, naslag: Naslag) -> Iterator[_Opgeefbaar]:
        for product in naslag.producten:
            if self._is_found_here(product) and self._may_still_run(product):
                yield _Opgeefbaar(
                    code=product.code,
                    hulpvorm=product.hulpvorm or "",
                    segment=product.segment,
                    may_be_woonplek=is_woonplek(product.soort, is_groep=True),
                    by_judge=way_in(product, naslag.hulpvorm_of(product)) is Route.RECHTER,
                    buiten=excluded_gemeenten(product, naslag.hulpvorm_of(product)),
                )

    def _kinds(self, naslag: Naslag) -> Iterator[_Opgeefbaar]:
        """Help without a code: a contract may name its hulpvorm, so that every one to be found can be offered."""
        for hulpvorm in naslag.hulpvormen:
            if self._is_found_here(hulpvorm):
                yield _Opgeefbaar(
                    code="",
                    hulpvorm=hulpvorm.slug,
                    segment=hulpvorm.segment,
                    may_be_woonplek=is_woonplek(hulpvorm.soort, is_groep=True),
                    by_judge=hulpvorm.route is Route.RECHTER,
                    buiten=hulpvorm.uitgesloten_gemeenten,
                )

    def _is_found_here(self, hulp: Product | Hulpvorm) -> bool:
        return self._vraag.regio in (None, hulp.regio) and hulp.vindbaar is Vindbaar.AANBOD

    def _may_still_run(self, product: Product) -> bool:
        return product.geldig_tot is None or product.geldig_tot >= self._opname.dag

    def _filters(self) -> Iterator["_Eis"]:
        vraag = self._vraag
        for soort, waarden in (
            (Begripsoort.HULPVORM, vraag.hulpvorm),
            (Begripsoort.PRODUCT, vraag.product),
            (Begripsoort.SEGMENT, (vraag.segment,) if vraag.segment else ()),
        ):
            if waarden:
                yield _Eis([(soort, waarde) for waarde in waarden])

    def _texts(self) -> Iterator["_Eis"]:
        """What the words ask of a product; nothing where they can also be found by another thing, or in a name."""
        per_soort: dict[Begripsoort, list[Vraagdeel]] = defaultdict(list)
        for deel in self._vast:
            per_soort[deel.begrippen[0].soort].append(deel)
        for delen in per_soort.values():
            if all(self._is_about_help(deel) for deel in delen):
                yield _Eis(
                    [(begrip.soort, begrip.sleutel) for deel in delen for begrip in deel.begrippen]
                )

    def _is_about_help(self, deel: Vraagdeel) -> bool:
        namen = self._opname.woorden
        in_namen = all(namen.bits(namen.woordindex.matching(woord)) for woord in deel.woorden)
        soorten = {begrip.soort for begrip in deel.begrippen} - {Begripsoort.PLEKKEN}
        return not in_namen and bool(soorten) and soorten <= _PRODUCTSOORTEN

    def _named(self, soort: Begripsoort) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                begrip.sleutel
                for deel in self._vast
                for begrip in deel.begrippen
                if begrip.soort is soort
            )
        )

    def _named_places(self) -> Iterator[tuple[str, ...]]:
        """Alternatives of gemeenten to find help in, each set of which has to be met: of a filter, and of the text."""
        yield from filter(None, (self._vraag.gemeente, self._named(Begripsoort.GEMEENTE)))

    def _home(self) -> tuple[str, ...]:
        """The gemeente where the child lives, in which other help than a woonplek has to be given."""
        gevraagd = asked_gemeenten(self._opname.naslag, self._vraag)
        return tuple(code for code in gevraagd if code not in self._vraag.gemeente)


def _takes_part(hulp: _Opgeefbaar, gemeenten: Collection[str]) -> bool:
    return any(code not in hulp.buiten for code in gemeenten)


class _Eis:
    """A demand on help: one of these has to hold of it."""

    def __init__(self, waarden: Iterable[tuple[Begripsoort, str]]) -> None:
        self._waarden = frozenset(waarden)

    def __call__(self, hulp: _Opgeefbaar) -> bool:
        eigen = {
            (Begripsoort.HULPVORM, hulp.hulpvorm),
            (Begripsoort.PRODUCT, hulp.code),
            (Begripsoort.SEGMENT, hulp.segment),
        }
        return not self._waarden.isdisjoint(eigen)


def _impossible(hulp: _Help) -> Geenkans | None:
    gevraagd = hulp.asked()
    if gevraagd:
        return None if hulp.reaching(gevraagd) else Geenkans(Nooit.GEMEENTE, hulp.gemeenten())
    te_vinden = {opgeefbaar.code for opgeefbaar in hulp.te_vinden}
    if hulp.codes() and te_vinden.isdisjoint(hulp.codes()):
        return Geenkans(Nooit.PRODUCT, hulp.codes())
    if namen := hulp.never_offered():
        return Geenkans(Nooit.HULPVORM, namen)
    return Geenkans(Nooit.SAMEN)

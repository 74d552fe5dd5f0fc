"""Searching a momentopname: what fits, in which order, how many of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from uuid import UUID

from wijzer.domain.inkoop.product import excluded_gemeenten
from wijzer.domain.locaties.beschikbaarheid import MAX_WEKEN, Status
from wijzer.published.naslag.afstand import km_of, nearness
from wijzer.published.opname.bits import to_bits
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.opname.zoekbegrip import Begrepen, Begripsoort
from wijzer.published.vraag.filters import FILTER, FILTERS
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.crisis import asks_to_call
from wijzer.published.zoeken.facetten import Facetten, count_facetten
from wijzer.published.zoeken.lezing import GelezenVraag, read_vraag
from wijzer.published.zoeken.plaats import (
    asked_gemeenten,
    direction_from,
    origin_of,
    reaching,
    within,
)
from wijzer.published.zoeken.plekken import Plekkentelling, count_plekken
from wijzer.published.zoeken.volgorde import by_locatie, gathered, in_order, measured_from

__all__ = [
    "GevondenLocatie",
    "Uitsluiting",
    "Zoekresultaat",
    "asked_gemeenten",
    "count",
    "find",
    "found_locaties",
    "group_by_locatie",
    "is_crisis",
    "measured_from",
    "origin_of",
    "search",
    "search_all",
    "search_all_locaties",
    "search_locaties",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitsluiting:
    """A gemeente which was asked for and does not take part in a kind of help which was asked for, and what then."""

    gemeente: str
    gemeente_naam: str
    hulpvorm: str | None
    product: str | None
    naam: str
    reden: str | None


@dataclass(frozen=True, slots=True)
class GevondenLocatie:
    """A locatie and the ids of its aanbod that fit, best first. Where its best stands, it stands."""

    id: UUID
    aanbod: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekresultaat:
    """One page of what fits; `bedoeld` is the question as it is meant (`zoeken/lezing.py`).

    `afstanden` are in km from the point that was asked for, by id; empty without one.

    `aantal` is how many there are of what the pages hold: locaties, or aanbod for who asked for those. `ids` are the
    aanbod of the page, in its order; `locaties` the same by locatie. `telling` counts the locaties and places of all
    that fits, `kortste_weken` is the shortest wait that is known among it, `begrepen` what its text says. `crisis`:
    this is help for which one calls, whatever was found. `met_woonplek`: a child would live or stay at some of it, so
    that with a place it lies all over the region.
    """

    vraag: Zoekvraag
    bedoeld: Zoekvraag
    aantal: int
    ids: tuple[UUID, ...]
    locaties: tuple[GevondenLocatie, ...]
    telling: Plekkentelling
    kortste_weken: int | None
    crisis: bool
    facetten: Facetten
    uitgesloten: tuple[Uitsluiting, ...]
    met_woonplek: bool
    afstanden: Mapping[UUID, float] = field(default_factory=dict)
    begrepen: Begrepen = field(default_factory=Begrepen)

    @property
    def aantal_paginas(self) -> int:
        """How many pages there are; none when nothing fits."""
        return -(-self.aantal // self.vraag.per_pagina)


def search(opname: Momentopname, vraag: Zoekvraag) -> Zoekresultaat:
    """Everything about one page of aanbod: the unit of the feed."""
    return _answer(opname, vraag, per_locatie=False)


def search_locaties(opname: Momentopname, vraag: Zoekvraag) -> Zoekresultaat:
    """Everything about one page of locaties, each with all of its aanbod that fits: the unit of people."""
    return _answer(opname, vraag, per_locatie=True)


def _answer(opname: Momentopname, vraag: Zoekvraag, *, per_locatie: bool) -> Zoekresultaat:
    gevraagd, gelezen = vraag, read_vraag(opname, vraag)
    vraag = gelezen.vraag
    kring = _circle(opname, gelezen)
    bits = _matches(opname, vraag, kring)
    van = direction_from(opname.naslag, vraag)
    telling = count_plekken(opname, bits)
    begin = (vraag.pagina - 1) * vraag.per_pagina
    einde = begin + vraag.per_pagina
    if per_locatie:
        gevonden = list(by_locatie(opname, bits, vraag, begin, einde))
        indexen = [index for rij in gevonden for index in rij]
    else:
        indexen = list(islice(in_order(opname, bits, vraag, einde), begin, einde))
        gevonden = gathered(opname, indexen)
    feiten = [opname.feit(index) for index in indexen]
    return Zoekresultaat(
        vraag=gevraagd,
        bedoeld=vraag,
        aantal=telling.locaties if per_locatie else bits.bit_count(),
        ids=tuple(feit.id for feit in feiten),
        locaties=tuple(_found(opname, rij) for rij in gevonden),
        telling=telling,
        kortste_weken=_shortest_wait(opname, bits),
        crisis=asks_to_call(opname.naslag, vraag, gelezen.begrepen, today=opname.dag),
        facetten=_facetten(opname, vraag, bits, kring),
        uitgesloten=tuple(_exclusions(opname, _with_meaning(vraag, gelezen.begrepen))),
        met_woonplek=bool(bits & opname.woonplekken),
        begrepen=gelezen.begrepen,
        afstanden={feit.id: km_of(nearness(van, feit.richting)) for feit in feiten} if van else {},
    )


def count(opname: Momentopname, vraag: Zoekvraag) -> Plekkentelling:
    """How many locaties and places there are; cheaper than a page of them."""
    return count_plekken(opname, find(opname, vraag))


def is_crisis(opname: Momentopname, vraag: Zoekvraag) -> bool:
    """Whether somebody who asks this should call at once."""
    return asks_to_call(opname.naslag, vraag, read_vraag(opname, vraag).begrepen, today=opname.dag)


def search_all(opname: Momentopname, vraag: Zoekvraag, hoogstens: int | None = None) -> list[UUID]:
    """The ids of all that fits, in order, without pages; or of the first so many."""
    bedoeld, bits = _found_for(opname, vraag)
    indexen = islice(in_order(opname, bits, bedoeld, hoogstens), hoogstens)
    return [opname.feit(index).id for index in indexen]


def search_all_locaties(
    opname: Momentopname, vraag: Zoekvraag, hoogstens: int | None = None
) -> list[GevondenLocatie]:
    """All locaties that fit in order, without pages; or the first so many."""
    bedoeld = read_vraag(opname, vraag).vraag
    return found_locaties(opname, find(opname, bedoeld), bedoeld, hoogstens)


def found_locaties(
    opname: Momentopname, bits: int, vraag: Zoekvraag, hoogstens: int | None = None
) -> list[GevondenLocatie]:
    """The locaties of a part of the answer, in its order; or the first so many."""
    rijen = by_locatie(opname, bits, vraag, 0, hoogstens)
    return [_found(opname, rij) for rij in rijen]


def group_by_locatie(opname: Momentopname, ids: Iterable[UUID]) -> list[GevondenLocatie]:
    """These visible aanbod put together by locatie, in the order in which they come."""
    rijen = gathered(opname, (opname.indexen[aanbod_id] for aanbod_id in ids))
    return [_found(opname, rij) for rij in rijen]


def find(opname: Momentopname, vraag: Zoekvraag) -> int:
    """The set of all that fits."""
    return _found_for(opname, vraag)[1]


def _found_for(opname: Momentopname, vraag: Zoekvraag) -> tuple[Zoekvraag, int]:
    """A question as it is meant, and all that fits it."""
    gelezen = read_vraag(opname, vraag)
    return gelezen.vraag, _matches(opname, gelezen.vraag, _circle(opname, gelezen))


def _with_meaning(vraag: Zoekvraag, begrepen: Begrepen) -> Zoekvraag:
    """The question, with what its text names filled in where the filters say nothing."""
    return replace(
        vraag,
        hulpvorm=vraag.hulpvorm or begrepen.sleutels(Begripsoort.HULPVORM),
        gemeente=vraag.gemeente or begrepen.sleutels(Begripsoort.GEMEENTE),
        product=vraag.product or begrepen.sleutels(Begripsoort.PRODUCT),
    )


def _circle(opname: Momentopname, gelezen: GelezenVraag) -> int:
    """The set within which all counting happens: what every other filter, and every facet, has in common.

    Here stand the questions that have to be asked of each aanbod; they are asked once.
    """
    vraag, bits = gelezen.vraag, gelezen.bits
    if vraag.locatie or vraag.aanbieder:
        bits &= _of_one(opname, vraag)
    if vraag.plaats:
        bits &= reaching(opname, vraag)
    return within(opname, bits, vraag) if vraag.straal else bits


def _matches(opname: Momentopname, vraag: Zoekvraag, kring: int, *, without: str = "") -> int:
    """The set of what fits, with the filter of one key left out if asked."""
    bits = kring
    for filter_ in FILTERS:
        if filter_.kenmerk and filter_.sleutel != without and (gekozen := vraag.chosen(filter_)):
            waarden = chain.from_iterable(map(filter_.kenmerk.waarden, gekozen))
            bits &= opname.with_kenmerk(filter_.kenmerk.soort, waarden)
    return bits


def _of_one(opname: Momentopname, vraag: Zoekvraag) -> int:
    treffers: Iterable[int] = range(len(opname.feiten))
    if vraag.locatie:
        treffers = [
            index
            for index in treffers
            if (feit := opname.feiten[index]) and feit.locatie_id == vraag.locatie
        ]
    if vraag.aanbieder:
        treffers = [
            index
            for index in treffers
            if (feit := opname.feiten[index]) and feit.aanbieder_id == vraag.aanbieder
        ]
    return to_bits(treffers, len(opname.feiten))


def _found(opname: Momentopname, indexen: Sequence[int]) -> GevondenLocatie:
    feiten = [opname.feit(index) for index in indexen]
    return GevondenLocatie(feiten[0].locatie_id, tuple(feit.id for feit in feiten))


def _facetten(opname: Momentopname, vraag: Zoekvraag, bits: int, kring: int) -> Facetten:
    """The counts per filter. Only a filter that is on has to be left out to know what its other values would give."""

    def basis_without(sleutel: str) -> int:
        is_on = vraag.chosen(FILTER[sleutel])
        return _matches(opname, vraag, kring, without=sleutel) if is_on else bits

    return count_facetten(opname, vraag.regio, basis_without)


def _shortest_wait(opname: Momentopname, bits: int) -> int | None:
    """The fewest weeks that anyone who takes applications gives; None when nobody says."""
    open_ = bits & ~opname.with_kenmerk("status", [Status.AANMELDSTOP.value])
    return next(
        (
            weken
            for weken in range(2 * MAX_WEKEN + 1)
            if open_ & opname.with_kenmerk("weken", [weken])
        ),
        None,
    )


def _exclusions(opname: Momentopname, vraag: Zoekvraag) -> Iterable[Uitsluiting]:
    naslag = opname.naslag
    for code in asked_gemeenten(naslag, vraag):
        gemeente = naslag.gemeenten[code]
        teksten = naslag.regios[gemeente.regio].teksten
        for hulpvorm, product, naam in _excluded_names(opname, vraag, gemeente.regio, code):
            yield Uitsluiting(
                gemeente=code,
                gemeente_naam=gemeente.naam,
                hulpvorm=hulpvorm,
                product=product,
                naam=naam,
                reden=teksten.get(f"uitsluiting.{code}"),
            )


def _excluded_names(
    opname: Momentopname, vraag: Zoekvraag, regio: str, gemeente: str
) -> Iterable[tuple[str | None, str | None, str]]:
    naslag = opname.naslag
    for hulpvorm in naslag.hulpvormen:
        if (
            hulpvorm.regio == regio
            and hulpvorm.slug in vraag.hulpvorm
            and gemeente in hulpvorm.uitgesloten_gemeenten
        ):
            yield hulpvorm.slug, None, hulpvorm.naam
    for code in vraag.product:
        product = naslag.product_on(regio, code, opname.dag)
        if product and gemeente in excluded_gemeenten(product, naslag.hulpvorm_of(product)):
            yield product.hulpvorm, code, product.naam

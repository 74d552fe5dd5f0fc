"""All visible aanbod of one publicatie and one day in memory, ready to be searched.

Each aanbod has a place (a bit number); each value that can be filtered on has a set of bits, kept as one integer. A filter
is then an AND or OR of integers and a count is one instruction: 50,000 aanbod are searched in well under a millisecond.
A momentopname never changes; the next one shares whatever stayed the same.
"""

import json
import re
import threading
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Row, Select, Text, cast, select

from wijzer.domain.adres import Punt
from wijzer.domain.beschikbaarheid import Actualiteit, Status
from wijzer.domain.locatie import MAX_LEEFTIJD
from wijzer.domain.schrijfwijze import fold
from wijzer.published.afstand import Richting, nearness_within, richting_of
from wijzer.published.naslag import Naslag, read_naslag
from wijzer.published.rangorde import TOONBAAR, Rang, actualiteit_on, shuffle, status_on, weken_on
from wijzer.published.sorteer import Sorteer
from wijzer.published.stand import Stand
from wijzer.published.tables import PublishedAanbod, PublishedWijziging

ALLES = "alles"
_VEEL = 1000
"""From this many changed rows on, building anew is quicker than changing."""
_SPAARZAAM = 2000
"""Below this many hits, sorting them is quicker than walking past all aanbod."""
_BEWAARD = 3

_STATUSSTAP = {status: status.stap for status in Status}
_ACTUALITEITSTAP = {actualiteit: actualiteit.stap for actualiteit in Actualiteit}
_JSON = frozenset({"zichtbaar", "zoekgemeenten", "doelgroepen"})
_KOLOMMEN = [
    # As text: the same few lists occur tens of thousands of times and are parsed once each.
    cast(kolom, Text).label(kolom.name) if kolom.name in _JSON else kolom
    for kolom in PublishedAanbod.__table__.columns
    if kolom.name not in {"gegevens", "opgave", "publicatie"}
]


class Feit(NamedTuple):
    """What searching needs to know of one aanbod on one day."""

    rang: Rang
    id: UUID
    locatie_id: UUID
    aanbieder_id: UUID
    kenmerken: tuple[str, ...]
    stop: bool
    weken: int | None
    peildag: int
    richting: Richting
    naam: str
    zoektekst: str


def kenmerk(soort: str, waarde: object = "") -> str:
    """The name of a set of bits: a property and its value."""
    return f"{soort}:{waarde}"


def _wait_of(feit: Feit) -> tuple[bool, bool, int]:
    """Unknown is not zero, and where nobody may apply a short wait is no wait at all."""
    return feit.stop, feit.weken is None, feit.weken or 0


_EERST: dict[Sorteer, Callable[[Feit], Any]] = {
    Sorteer.BESCHIKBAARHEID: lambda _: 0,
    Sorteer.WACHTTIJD: _wait_of,
    Sorteer.ACTUALITEIT: lambda feit: -feit.peildag,
    Sorteer.NAAM: lambda feit: feit.naam,
    Sorteer.AFSTAND: lambda _: 0,  # depends on from where: see zoeken.py
}
_NERGENS: Richting = (-1.0, -1.0, -1.0)


@dataclass(frozen=True)
class Momentopname:
    """Everything that can be found on `dag`, as published in `stand`. Build it with `Momentopnamen`."""

    stand: Stand
    dag: date
    naslag: Naslag
    feiten: Sequence[Feit | None]
    plaatsen: dict[UUID, int]
    verzamelingen: dict[str, int]
    volgordes: dict[Sorteer, list[int]]
    """The default order; the others are added when somebody first asks for them."""

    @property
    def alles(self) -> int:
        """The set of all visible aanbod."""
        return self.verzamelingen.get(ALLES, 0)

    def with_kenmerk(self, soort: str, waarden: Iterable[object]) -> int:
        """The set of what has one of these values."""
        bits = 0
        for waarde in waarden:
            bits |= self.verzamelingen.get(kenmerk(soort, waarde), 0)
        return bits

    def where_id(self, aanbod_id: UUID) -> bool:
        """Whether this aanbod is visible."""
        return aanbod_id in self.plaatsen

    def feit(self, plaats: int) -> Feit:
        """The facts at a place that is in use."""
        feit = self.feiten[plaats]
        if feit is None:
            raise LookupError(plaats)
        return feit

    def in_volgorde(self, bits: int, sorteer: Sorteer = Sorteer.BESCHIKBAARHEID) -> Iterator[int]:
        """The places of a set in an order; what is equal in it keeps the default order."""
        vlaggen = f"{bits:b}"[::-1]
        lengte = len(vlaggen)
        if bits.bit_count() < _SPAARZAAM:
            treffers = [match.start() for match in re.finditer("1", vlaggen)]
            return iter(sorted(treffers, key=order_key(self.feiten, sorteer)))
        volgorde = self._all_in(sorteer)
        return (plaats for plaats in volgorde if plaats < lengte and vlaggen[plaats] == "1")

    def _all_in(self, sorteer: Sorteer) -> list[int]:
        volgorde = self.volgordes.get(sorteer)
        if volgorde is None:
            # Sorting keeps what is equal as it was, so the default order need not be compared again.
            key = order_key(self.feiten, sorteer, alone=True)
            volgorde = sorted(self.volgordes[Sorteer.BESCHIKBAARHEID], key=key)
            self.volgordes[sorteer] = volgorde
        return volgorde

    def nearness_from(self, van: Richting) -> list[float]:
        """How near each place is to a point, by place."""
        x, y, z = van
        return [x * a + y * b + z * c for a, b, c in self.richtingen]

    def places_within(self, van: Richting, km: float) -> list[int]:
        """The places at most so far from a point."""
        (x, y, z), grens = van, nearness_within(km)
        return [
            plaats
            for plaats, (a, b, c) in enumerate(self.richtingen)
            if x * a + y * b + z * c >= grens
        ]

    @cached_property
    def richtingen(self) -> list[Richting]:
        """The direction of each place; a place that is not in use lies nowhere near."""
        return [feit.richting if feit else _NERGENS for feit in self.feiten]

    def in_order(self, ids: Iterable[UUID]) -> list[UUID]:
        """These visible aanbod in the default order."""
        return sorted(ids, key=lambda een: self.feit(self.plaatsen[een]).rang)

    def with_tekst(self, woorden: Iterable[str]) -> int:
        """The set of what has every word somewhere: in a name, in the product or in how people call the help."""
        bits = self.alles
        for woord in woorden:
            bits &= self._with_word(woord if len(woord) > 2 else f" {woord}")
        return bits

    @cached_property
    def visible_locaties(self) -> frozenset[UUID]:
        """The public ids of the locaties of which something is visible."""
        return frozenset(feit.locatie_id for feit in self.feiten if feit)

    @cached_property
    def visible_aanbieders(self) -> frozenset[UUID]:
        """The ids of the aanbieders of which something is visible."""
        return frozenset(feit.aanbieder_id for feit in self.feiten if feit)

    @cached_property
    def _productteksten(self) -> dict[str, str]:
        teksten: dict[str, str] = {}
        for product in self.naslag.producten:
            hulpvorm = self.naslag.hulpvorm_by_slug.get((product.regio, product.hulpvorm or ""))
            erbij = (hulpvorm.naam, hulpvorm.gewone_naam, *hulpvorm.zoekwoorden) if hulpvorm else ()
            sleutel = kenmerk("code", f"{product.regio}/{product.code}")
            teksten[sleutel] = (
                f"{teksten.get(sleutel, '')} {foldtekst(' '.join((product.code, product.naam, product.gewone_naam, *erbij)))}"
            )
        return teksten

    @cached_property
    def _teksten(self) -> list[str]:
        return [feit.zoektekst if feit else "" for feit in self.feiten]

    def _with_word(self, woord: str) -> int:
        bits = 0
        for sleutel, tekst in self._productteksten.items():
            if woord in tekst:
                bits |= self.verzamelingen.get(sleutel, 0)
        treffers = [plaats for plaats, tekst in enumerate(self._teksten) if woord in tekst]
        return bits | to_bits(treffers, len(self.feiten))


class Momentopnamen:
    """The last few momentopnamen. Several are kept, because readers that began earlier still need theirs."""

    def __init__(self) -> None:
        self._opnamen: list[Momentopname] = []
        self._lock = threading.Lock()

    @property
    def newest(self) -> int:
        """The highest publicatie in memory, 0 when there is none."""
        return max((opname.stand.publicatie for opname in tuple(self._opnamen)), default=0)

    def get(self, connection: Connection, stand: Stand, dag: date) -> Momentopname:
        """The momentopname of exactly this stand and day; made from the connection when it is not there yet."""
        return self._find(stand, dag) or self._make(connection, stand, dag)

    def _find(self, stand: Stand, dag: date) -> Momentopname | None:
        for opname in tuple(self._opnamen):
            if opname.stand == stand and opname.dag == dag:
                return opname
        return None

    def _make(self, connection: Connection, stand: Stand, dag: date) -> Momentopname:
        with self._lock:
            opname = self._find(stand, dag)
            if opname is None:
                basis = self._basis(stand, dag)
                opname = (
                    refresh(connection, basis, stand) if basis else build(connection, stand, dag)
                )
                self._opnamen = [opname, *self._opnamen][:_BEWAARD]
            return opname

    def _basis(self, stand: Stand, dag: date) -> Momentopname | None:
        """The newest one of the same day that this stand came after."""
        eerder = [
            opname
            for opname in self._opnamen
            if opname.dag == dag
            and opname.stand.publicatie < stand.publicatie
            and opname.stand.gepubliceerd_at <= stand.gepubliceerd_at
        ]
        return max(eerder, key=lambda opname: opname.stand.publicatie, default=None)


def build(connection: Connection, stand: Stand, dag: date) -> Momentopname:
    """Read everything."""
    feiten = [
        feit for row in connection.execute(_vraag()) if (feit := to_feit(row, dag)) is not None
    ]
    return Momentopname(
        stand=stand,
        dag=dag,
        naslag=read_naslag(connection),
        feiten=feiten,
        plaatsen={feit.id: plaats for plaats, feit in enumerate(feiten)},
        verzamelingen=_gather(feiten),
        volgordes={Sorteer.BESCHIKBAARHEID: sorted(range(len(feiten)), key=order_key(feiten))},
    )


def refresh(connection: Connection, basis: Momentopname, stand: Stand) -> Momentopname:
    """The momentopname after `basis`: only rows written since are read."""
    rows = connection.execute(
        _vraag().where(PublishedAanbod.publicatie > basis.stand.publicatie).limit(_VEEL + 1)
    ).all()
    # Kind and state are looked at here: asked of the database, they make it walk through all aanbod.
    wijzigingen = connection.execute(
        select(PublishedWijziging.soort, PublishedWijziging.state, PublishedWijziging.id).where(
            PublishedWijziging.publicatie > basis.stand.publicatie
        )
    )
    weg = [een.id for een in wijzigingen if (een.soort, een.state) == ("aanbod", "deleted")]
    if len(rows) + len(weg) > _VEEL:
        return build(connection, stand, basis.dag)
    wijziging = _Wijziging(basis)
    for deleted in weg:
        wijziging.remove(UUID(deleted))
    for row in rows:
        wijziging.put(row.id, to_feit(row, basis.dag))
    return wijziging.finish(stand, read_naslag(connection))


class _Wijziging:
    """A momentopname in the making: a copy that is changed and then never again."""

    def __init__(self, basis: Momentopname) -> None:
        self._dag = basis.dag
        self._feiten: list[Feit | None] = list(basis.feiten)
        self._plaatsen = dict(basis.plaatsen)
        self._verzamelingen = dict(basis.verzamelingen)
        self._volgordes = {naam: list(order) for naam, order in tuple(basis.volgordes.items())}
        self._vrij = [plaats for plaats, feit in enumerate(self._feiten) if feit is None]

    def put(self, aanbod_id: UUID, feit: Feit | None) -> None:
        """Let these be the facts of an aanbod; None when it is not visible today."""
        self.remove(aanbod_id)
        if feit is None:
            return
        plaats = self._free_place()
        self._feiten[plaats] = feit
        self._plaatsen[aanbod_id] = plaats
        bit = 1 << plaats
        for sleutel in feit.kenmerken:
            self._verzamelingen[sleutel] = self._verzamelingen.get(sleutel, 0) | bit
        for sorteer, volgorde in self._volgordes.items():
            insort(volgorde, plaats, key=order_key(self._feiten, sorteer))

    def remove(self, aanbod_id: UUID) -> None:
        """Forget an aanbod, known or not."""
        plaats = self._plaatsen.pop(aanbod_id, None)
        feit = None if plaats is None else self._feiten[plaats]
        if plaats is None or feit is None:
            return
        bit = 1 << plaats
        for sleutel in feit.kenmerken:
            self._verzamelingen[sleutel] &= ~bit
        for sorteer, volgorde in self._volgordes.items():
            key = order_key(self._feiten, sorteer)
            del volgorde[bisect_left(volgorde, key(plaats), key=key)]
        self._feiten[plaats] = None
        self._vrij.append(plaats)

    def finish(self, stand: Stand, naslag: Naslag) -> Momentopname:
        """The result."""
        return Momentopname(
            stand=stand,
            dag=self._dag,
            naslag=naslag,
            feiten=self._feiten,
            plaatsen=self._plaatsen,
            verzamelingen=self._verzamelingen,
            volgordes=self._volgordes,
        )

    def _free_place(self) -> int:
        if self._vrij:
            return self._vrij.pop()
        self._feiten.append(None)
        return len(self._feiten) - 1


def to_feit(row: Row[Any], dag: date) -> Feit | None:
    """The facts of one row on one day; None when it is not shown then."""
    if not is_visible(_parse(row.zichtbaar), dag):
        return None
    actualiteit = actualiteit_on(row, dag)
    status = status_on(row, actualiteit, dag)
    weken = weken_on(row, actualiteit)
    schudding = shuffle(row.schudgetal, dag)
    return Feit(
        Rang(
            _STATUSSTAP[status],
            _ACTUALITEITSTAP[actualiteit],
            weken is None,
            weken or 0,
            schudding,
            row.id.int,
        ),
        row.id,
        row.locatie_id,
        row.aanbieder_id,
        _kenmerken(row, status, weken),
        status is Status.AANMELDSTOP,
        weken,
        row.peildatum.toordinal() if actualiteit in TOONBAAR else 0,
        _richting(row.lat, row.lon),
        foldtekst(row.naam),
        foldtekst(f"{row.naam} {row.aanbieder_naam}"),
    )


def order_key(
    feiten: Sequence[Feit | None],
    sorteer: Sorteer = Sorteer.BESCHIKBAARHEID,
    *,
    alone: bool = False,
) -> Callable[[int], Any]:
    """What a place is sorted by; `alone` leaves out the default order that otherwise ends all ties."""
    eerst = _EERST[sorteer]

    def key(plaats: int) -> Any:
        feit = feiten[plaats]
        if feit is None:
            raise LookupError(plaats)
        return eerst(feit) if alone else (eerst(feit), feit.rang)

    return key


def is_visible(zichtbaar: list[list[str | None]], dag: date) -> bool:
    """Whether one of these periods (first and last day, both included) holds the day."""
    vandaag = dag.isoformat()
    return any(
        van is not None and van <= vandaag and (tot is None or vandaag <= tot)
        for van, tot in zichtbaar
    )


def to_bits(plaatsen: Iterable[int], lengte: int) -> int:
    """A set of places as one integer; `lengte` is more than the highest of them."""
    velden = bytearray(lengte // 8 + 1)
    for plaats in plaatsen:
        velden[plaats >> 3] |= 1 << (plaats & 7)
    return int.from_bytes(velden, "little")


@lru_cache(maxsize=65536)
def foldtekst(tekst: str) -> str:
    """Words without accents and capitals, each with a space in front."""
    return "".join(f" {woord}" for woord in fold(tekst))


def _vraag() -> Select[Any]:
    return select(*_KOLOMMEN)


def _gather(feiten: Sequence[Feit]) -> dict[str, int]:
    grootte = len(feiten) // 8 + 1
    velden: dict[str, bytearray] = {}
    for plaats, feit in enumerate(feiten):
        byte, bit = plaats >> 3, 1 << (plaats & 7)
        for sleutel in feit.kenmerken:
            veld = velden.get(sleutel)
            if veld is None:
                veld = velden[sleutel] = bytearray(grootte)
            veld[byte] |= bit
    return {sleutel: int.from_bytes(veld, "little") for sleutel, veld in velden.items()}


def _kenmerken(row: Row[Any], status: Status, weken: int | None) -> tuple[str, ...]:
    los = [
        ALLES,
        kenmerk("regio", row.regio),
        kenmerk("segment", row.segment),
        kenmerk("product", row.productcode),
        kenmerk("code", f"{row.regio}/{row.productcode}"),
        kenmerk("status", status.value),
    ]
    if row.hulpvorm:
        los.append(kenmerk("hulpvorm", row.hulpvorm))
    if row.medische_verwijzing:
        los.append(kenmerk("medisch"))
    if weken is not None:
        los.append(kenmerk("weken", weken))
    return (
        *los,
        *_reeks("gemeente", row.zoekgemeenten),
        *_reeks("doelgroep", row.doelgroepen),
        *_leeftijden(row.leeftijd_van, row.leeftijd_tot),
    )


@lru_cache(maxsize=65536)
def _parse(tekst: str) -> Any:
    return json.loads(tekst)


@lru_cache(maxsize=65536)
def _reeks(soort: str, tekst: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kenmerk(soort, waarde) for waarde in _parse(tekst)))


@lru_cache(maxsize=1024)
def _leeftijden(van: int | None, tot: int | None) -> tuple[str, ...]:
    """An open end means: as young, or as old, as jeugdhulp goes."""
    eerste, laatste = van or 0, MAX_LEEFTIJD if tot is None else tot
    return tuple(kenmerk("leeftijd", leeftijd) for leeftijd in range(eerste, laatste + 1))


@lru_cache(maxsize=65536)
def _richting(lat: float, lon: float) -> Richting:
    return richting_of(Punt(lat, lon))

"""Reading what is public: one reader per request, everything in it from one publicatie."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import islice
from typing import Any, Literal, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from wijzer.domain.beschikbaarheid import Status
from wijzer.domain.fouten import NietGevonden, Ongeldig, Verdwenen
from wijzer.domain.product import Doelgroep, Hulpvorm, Product, Segment, Vindbaar
from wijzer.domain.regio import Plaats
from wijzer.domain.wachtverloop import Wachtstand
from wijzer.published import punten, zoeken
from wijzer.published.gegevens import (
    AanbiederInfo,
    AanbodInfo,
    GemeenteInfo,
    LocatieInfo,
    RegioInfo,
    Stuk,
    Wijziging,
    contact_of,
    locatie_of,
    locatie_of_aanbod,
    product_of,
)
from wijzer.published.momentopname import Momentopname
from wijzer.published.momentopnamen import Momentopnamen
from wijzer.published.naslag import Naslag
from wijzer.published.opgaven import beschikbaarheidstuk, to_beschikbaarheid
from wijzer.published.punten import Kaartpunten
from wijzer.published.stand import Stand
from wijzer.published.tables import (
    PublishedAanbieder,
    PublishedAanbod,
    PublishedLocatie,
    PublishedStand,
    PublishedWijziging,
)
from wijzer.published.tellen import (
    Aanbieders,
    Aantal,
    count_aanbieders,
    count_each,
    count_statuses,
)
from wijzer.published.wachtverloop import Maandwacht, read_wachtverloop, wait_now
from wijzer.published.zoeken import Zoekresultaat, Zoekvraag

_BROK = 500
T = TypeVar("T")
LocatieSoort = Literal["groep", "vestiging"]


@dataclass(frozen=True, slots=True)
class Aanbodstuk:
    """One aanbod for the feed: `gegevens` is JSON text that is served as it stands."""

    id: UUID
    regio: str
    locatie_id: UUID
    locatie_soort: str
    gegevens: str
    beschikbaarheid: Stuk


class Reader:
    """What the public may know on one day. Raises `NietGevonden` for what is not there, `Verdwenen` for what is gone."""

    def __init__(
        self,
        connection: Connection,
        opnamen: Momentopnamen,
        *,
        stand: Stand,
        now: datetime,
        today: date,
    ) -> None:
        self._connection = connection
        self._opnamen = opnamen
        self.stand = stand
        self.now = now
        self.today = today

    @cached_property
    def opname(self) -> Momentopname:
        """All visible aanbod of this publicatie and day."""
        return self._opnamen.get(self._connection, self.stand, self.today)

    @property
    def naslag(self) -> Naslag:
        """All reference data."""
        return self.opname.naslag

    # ── the region ──

    def regios(self) -> list[RegioInfo]:
        """Every region, in the order in which they are shown."""
        return list(self.naslag.regios.values())

    def regio(self, slug: str) -> RegioInfo:
        """One region."""
        return _there(self.naslag.regios.get(slug))

    def gemeenten(self, regio: str | None = None) -> list[GemeenteInfo]:
        """The gemeenten of a region, or of all, by name."""
        return [een for een in self.naslag.gemeenten.values() if regio in (None, een.regio)]

    def gemeente(self, code: str, regio: str | None = None) -> GemeenteInfo:
        """One gemeente by its CBS code, in this region if one is given."""
        gemeente = _there(self.naslag.gemeenten.get(code))
        return _there(gemeente if regio in (None, gemeente.regio) else None)

    def plaatsen(self, regio: str) -> list[Plaats]:
        """The places of a region by name."""
        codes = {een.code for een in self.gemeenten(regio)}
        return [plaats for plaats in self.naslag.plaatsen if plaats.gemeente in codes]

    def segmenten(self, regio: str) -> list[Segment]:
        """The main groups of help, in the region's order."""
        return [een for een in self.naslag.segmenten if een.regio == regio]

    def doelgroepen(self, regio: str) -> list[Doelgroep]:
        """For whom locaties can be meant, in the region's order."""
        return [een for een in self.naslag.doelgroepen if een.regio == regio]

    def hulpvormen(self, regio: str) -> list[Hulpvorm]:
        """The kinds of help, in the region's order."""
        return [een for een in self.naslag.hulpvormen if een.regio == regio]

    def hulpvorm(self, regio: str, slug: str) -> Hulpvorm:
        """One kind of help."""
        return _there(self.naslag.hulpvorm_by_slug.get((regio, slug)))

    def producten(self, regio: str | None = None) -> list[Product]:
        """The products that are valid today and that a visitor may find or call about, by code."""
        return [
            een
            for een in self.naslag.producten
            if regio in (None, een.regio)
            and een.is_valid_on(self.today)
            and een.vindbaar is not Vindbaar.GEEN
        ]

    def product(self, regio: str, code: str) -> Product:
        """A product by its code as it is valid today; when it is not, the next validity, or else the last one."""
        return _there(self.naslag.product_on(regio, code, self.today))

    # ── searching ──

    def parse(
        self, paren: Iterable[tuple[str, str]], *, regio: str | None, strict: bool, per_pagina: int
    ) -> tuple[Zoekvraag, list[Ongeldig]]:
        """Read a question from the keys of an address; see `parse_zoekvraag`."""
        return zoeken.parse_zoekvraag(
            paren, self.naslag, regio=regio, strict=strict, per_pagina=per_pagina
        )

    def zoek(self, vraag: Zoekvraag) -> Zoekresultaat:
        """One page of the answer: ids in order, counts, facets."""
        return zoeken.search(self.opname, vraag)

    def tel_vraag(self, vraag: Zoekvraag) -> int:
        """How many there are, and nothing else."""
        return zoeken.count(self.opname, vraag)

    def is_crisis(self, vraag: Zoekvraag) -> bool:
        """Whether a question asks, with a filter or in words, for help for which one calls at once."""
        return zoeken.is_crisis(self.opname, vraag)

    def zoek_alles(self, vraag: Zoekvraag, *, hoogstens: int | None = None) -> list[UUID]:
        """All ids of the answer in order, or the first so many."""
        return zoeken.search_all(self.opname, vraag, hoogstens)

    def tel(self, regio: str, soort: str, waarden: Iterable[str]) -> dict[str, Aantal]:
        """Of each product, hulpvorm or gemeente (`soort`) how much aanbod a region has, in one pass."""
        return count_each(self.opname, regio, soort, waarden)

    def tel_statussen(self, regio: str, soort: str, waarde: str) -> dict[Status, int]:
        """Of one product or hulpvorm how much aanbod there is in each status."""
        return count_statuses(self.opname, regio, soort, waarde)

    def tel_aanbieders(self, regio: str, soort: str, waarde: str, hoogstens: int) -> Aanbieders:
        """Who offers a product or hulpvorm; whose best aanbod stands highest comes first."""
        return count_aanbieders(self.opname, regio, soort, waarde, hoogstens)

    def wacht_nu(self, regio: str, soort: str, sleutel: str) -> Wachtstand:
        """The wait today over all aanbod of a product (`soort` "product") or a hulpvorm."""
        return wait_now(self.opname, regio, soort, sleutel)

    def wachtverloop(self, regio: str, soort: str, sleutel: str) -> list[Maandwacht]:
        """The same at the end of each month of the last year, and today."""
        return read_wachtverloop(self._connection, self.opname, regio, soort, sleutel)

    def kaartpunten(self, vraag: Zoekvraag, *, hoogstens: int, locaties: int) -> Kaartpunten:
        """The public points of the whole answer: so many at most, with so many locaties each."""
        return punten.gather(self.opname, vraag, punten=hoogstens, locaties=locaties)

    # ── aanbod ──

    def aanbodstukken(self, ids: Sequence[UUID]) -> Iterator[Aanbodstuk]:
        """The feed's pieces of these aanbod, in this order; read in portions, so that all may be asked."""
        rest = iter(ids)
        while brok := list(islice(rest, _BROK)):
            rows = self._connection.execute(_STUKKEN.where(PublishedAanbod.id.in_(brok)))
            gevonden = {row.id: row for row in rows}
            yield from (self._to_stuk(gevonden[een]) for een in brok)

    def aanbod_by_ids(self, ids: Sequence[UUID]) -> list[AanbodInfo]:
        """These aanbod in this order; each has to be visible."""
        rows = self._connection.execute(_STUKKEN.where(PublishedAanbod.id.in_(ids)))
        gevonden = {row.id: self._to_info(row) for row in rows}
        return [gevonden[een] for een in ids]

    def aanbodstuk(self, aanbod_id: UUID) -> Aanbodstuk:
        """The feed's piece of one aanbod."""
        if not self.opname.where_id(aanbod_id):
            raise self._gone("aanbod", aanbod_id)
        return next(self.aanbodstukken([aanbod_id]))

    def aanbod(self, aanbod_id: UUID) -> AanbodInfo:
        """One aanbod."""
        if not self.opname.where_id(aanbod_id):
            raise self._gone("aanbod", aanbod_id)
        return self.aanbod_by_ids([aanbod_id])[0]

    def aanbod_of_locatie(self, locatie_id: UUID) -> list[AanbodInfo]:
        """Everything a locatie offers today, in the default order."""
        rows = self._connection.execute(_STUKKEN.where(PublishedAanbod.locatie_id == locatie_id))
        visible = {row.id: row for row in rows if self.opname.where_id(row.id)}
        return [self._to_info(visible[een]) for een in self.opname.in_order(visible)]

    def ids_of_aanbieder(self, aanbieder_id: UUID) -> list[UUID]:
        """The ids of everything an aanbieder offers today, in the default order."""
        ids = self._connection.scalars(
            select(PublishedAanbod.id).where(PublishedAanbod.aanbieder_id == aanbieder_id)
        )
        return self.opname.in_order(een for een in ids if self.opname.where_id(een))

    # ── locaties and aanbieders ──

    def locatie(self, locatie_id: UUID, soort: LocatieSoort | None = None) -> LocatieInfo:
        """One groep or vestiging; as the other kind it does not exist."""
        row = self._connection.execute(
            select(PublishedLocatie.soort, PublishedLocatie.gegevens).where(
                PublishedLocatie.id == locatie_id
            )
        ).one_or_none()
        if row is None or not self._any_visible(PublishedAanbod.locatie_id == locatie_id):
            raise self._gone_locatie(locatie_id, soort)
        if soort not in (None, row.soort):
            raise NietGevonden
        return locatie_of(row.gegevens)

    def locaties(self, soort: LocatieSoort, regio: str | None = None) -> list[LocatieInfo]:
        """All visible locaties of one kind, in an order that says nothing."""
        vraag = select(PublishedLocatie.id, PublishedLocatie.gegevens).where(
            PublishedLocatie.soort == soort
        )
        return self._visible_locaties(vraag, regio)

    def locaties_by_ids(self, ids: Collection[UUID]) -> dict[UUID, LocatieInfo]:
        """These locaties by id; each has to be visible."""
        rest = iter(ids)
        gevonden: dict[UUID, LocatieInfo] = {}
        while brok := list(islice(rest, _BROK)):
            vraag = select(PublishedLocatie.id, PublishedLocatie.gegevens)
            rows = self._connection.execute(vraag.where(PublishedLocatie.id.in_(brok)))
            gevonden |= {row.id: locatie_of(row.gegevens) for row in rows}
        return gevonden

    def aanbieder(self, aanbieder_id: UUID) -> AanbiederInfo:
        """One aanbieder."""
        row = self._connection.execute(
            select(PublishedAanbieder.__table__).where(PublishedAanbieder.id == aanbieder_id)
        ).one_or_none()
        if row is None or not self._any_visible(PublishedAanbod.aanbieder_id == aanbieder_id):
            raise self._gone("aanbieder", aanbieder_id)
        return _to_aanbieder(row)

    def aanbieders(self, regio: str | None = None) -> list[AanbiederInfo]:
        """All aanbieders of which something is visible, by name."""
        vraag = select(PublishedAanbieder.__table__).order_by(
            PublishedAanbieder.naam, PublishedAanbieder.id
        )
        if regio is not None:
            vraag = vraag.where(PublishedAanbieder.regio == regio)
        visible = self.opname.visible_aanbieders
        return [_to_aanbieder(row) for row in self._connection.execute(vraag) if row.id in visible]

    def namen_van_aanbieders(self, ids: Sequence[UUID]) -> dict[UUID, str]:
        """The names of these aanbieders; no more of them than one question holds."""
        vraag = select(PublishedAanbieder.id, PublishedAanbieder.naam)
        rows = self._connection.execute(vraag.where(PublishedAanbieder.id.in_(ids)))
        return {row.id: row.naam for row in rows}

    # ── what changed ──

    def changes(self, na: int, limit: int, regio: str | None = None) -> list[Wijziging]:
        """What changed after this number, in order of number. What is gone is told to whoever asks for a region too."""
        vraag = (
            select(PublishedWijziging.__table__)
            .where(PublishedWijziging.nummer > na)
            .order_by(PublishedWijziging.nummer)
            .limit(limit)
        )
        if regio is not None:
            vraag = vraag.where(PublishedWijziging.regio.in_([regio, ""]))
        return [_to_wijziging(row) for row in self._connection.execute(vraag)]

    def was_deleted(self, soort: str, ding_id: object) -> bool:
        """Whether this was public once and is gone."""
        state = self._connection.scalar(
            select(PublishedWijziging.state).where(
                PublishedWijziging.soort == soort, PublishedWijziging.id == str(ding_id)
            )
        )
        return state == "deleted"

    def _any_visible(self, waar: ColumnElement[bool]) -> bool:
        """Whether one of these aanbod can be seen today."""
        ids = self._connection.scalars(select(PublishedAanbod.id).where(waar))
        return any(self.opname.where_id(een) for een in ids)

    def _gone(self, soort: str, ding_id: UUID) -> NietGevonden:
        return Verdwenen() if self.was_deleted(soort, ding_id) else NietGevonden()

    def _gone_locatie(self, locatie_id: UUID, soort: LocatieSoort | None) -> NietGevonden:
        soorten = [soort] if soort else ["groep", "vestiging"]
        if any(self.was_deleted(een, locatie_id) for een in soorten):
            return Verdwenen()
        return NietGevonden()

    def _visible_locaties(self, vraag: Select[Any], regio: str | None) -> list[LocatieInfo]:
        if regio is not None:
            vraag = vraag.where(PublishedLocatie.regio == regio)
        visible = self.opname.visible_locaties
        rows = self._connection.execute(vraag.order_by(PublishedLocatie.id))
        return [locatie_of(row.gegevens) for row in rows if row.id in visible]

    def _to_stuk(self, row: Row[Any]) -> Aanbodstuk:
        return Aanbodstuk(
            row.id,
            row.regio,
            row.locatie_id,
            row.locatie_soort,
            row.gegevens,
            beschikbaarheidstuk(row, row.opgave, self.today),
        )

    def _to_info(self, row: Row[Any]) -> AanbodInfo:
        stuk = json.loads(row.gegevens)
        beschikbaarheid = beschikbaarheidstuk(row, row.opgave, self.today)
        return AanbodInfo(
            id=row.id,
            product=product_of(stuk["product"]),
            medische_verwijzing=stuk["medischeVerwijzing"],
            locatie=locatie_of_aanbod(stuk),
            beschikbaarheid=to_beschikbaarheid(beschikbaarheid),
        )


_aanbod = PublishedAanbod
_STUKKEN = select(
    _aanbod.id, _aanbod.regio, _aanbod.locatie_id, _aanbod.locatie_soort, _aanbod.gegevens, _aanbod.opgave, _aanbod.leeg,
    _aanbod.stop, _aanbod.stop_tot, _aanbod.matching, _aanbod.plek, _aanbod.weken, _aanbod.verouderd_vanaf,
    _aanbod.verlopen_vanaf,
)  # fmt: skip


def read_stand(connection: Connection) -> Stand | None:
    """What was published last; None when nothing was ever published."""
    row = connection.execute(select(PublishedStand.__table__)).one_or_none()
    if row is None:
        return None
    return Stand(
        publicatie=row.publicatie,
        laatste_wijziging=row.laatste_wijziging,
        gepubliceerd_at=row.gepubliceerd_at,
        dag=row.dag,
    )


def _to_aanbieder(row: Row[Any]) -> AanbiederInfo:
    stuk = row.gegevens
    return AanbiederInfo(
        id=row.id,
        regio=row.regio,
        naam=row.naam,
        contact=contact_of(stuk["contact"]),
        stuk=stuk,
    )


def _to_wijziging(row: Row[Any]) -> Wijziging:
    return Wijziging(
        soort=row.soort,
        id=row.id,
        regio=row.regio or None,
        nummer=row.nummer,
        state=row.state,
        at=row.at,
    )


def _there(ding: T | None) -> T:
    if ding is None:
        raise NietGevonden
    return ding

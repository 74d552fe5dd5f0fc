"""What the region agreed: contract rows and contracted locations."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from wijzer.domain.ids import AanbiederId, ContractregelId, GecontracteerdeLocatieId
from wijzer.domain.inkoop.contract import Contractregel, GecontracteerdeLocatie
from wijzer.domain.inkoop.hulpaanduiding import HULPVORM_VOOR
from wijzer.domain.taal.schoon import compare_key
from wijzer.store.inkoop.contractvraag import Contractvraag, conditions_of, is_not_over, runs_on
from wijzer.store.merken import Merken
from wijzer.store.rijen import (
    Onderdeel,
    fetch,
    fetch_in,
    fetch_one,
    hulp_columns,
    hulp_of,
    in_chunks,
    insert_rows,
    upsert_rows,
)
from wijzer.store.tables import AanbiederRij, ContractregelRij, GecontracteerdeLocatieRij
from wijzer.store.verzegeling.adreskluis import Adreskluis

_SLEUTEL = func.coalesce(ContractregelRij.productcode, HULPVORM_VOOR + ContractregelRij.hulpvorm)
"""The same text as `Hulpaanduiding.sleutel`, to order by."""


class ContractStore(Onderdeel):
    """Contracts of all regions. A changed row marks its aanbieder: it decides when aanbod is public."""

    def __init__(self, session: Session, projectie: Merken, kluis: Adreskluis) -> None:
        super().__init__(session)
        self._projectie = projectie
        self._kluis = kluis

    def regels(self, regio: str) -> list[Contractregel]:
        """Every row of a region by contract, product, begin and id."""
        return self._regels(_regel_vraag().where(ContractregelRij.regio == regio))

    def search(
        self, regio: str, vraag: Contractvraag, *, today: date, limit: int, offset: int = 0
    ) -> tuple[int, list[Contractregel]]:
        """How many rows of a region fit, and some of them by contract, product, begin and id."""
        fits = [ContractregelRij.regio == regio, *conditions_of(vraag, today)]
        aantal = self._session.scalar(
            select(func.count()).select_from(ContractregelRij).where(*fits)
        )
        volgorde = (
            ContractregelRij.contractnummer,
            _SLEUTEL,
            ContractregelRij.ingangsdatum,
            ContractregelRij.id,
        )
        rijen = _regel_vraag().where(*fits).order_by(*volgorde).limit(limit).offset(offset)
        return aantal or 0, [to_regel(rij) for rij in fetch(self._session, rijen)]

    def is_known(self, regio: str) -> bool:
        """Whether the region has a list of contracts at all: without one, nothing can be checked against it."""
        vraag = select(ContractregelRij.id).where(ContractregelRij.regio == regio).limit(1)
        return self._session.scalar(vraag) is not None

    def of_aanbieder(self, aanbieder_id: AanbiederId) -> list[Contractregel]:
        """Every row of one aanbieder, in the same order."""
        return self._regels(_regel_vraag().where(ContractregelRij.aanbieder_id == aanbieder_id))

    def of_aanbieders(self, ids: Iterable[AanbiederId]) -> list[Contractregel]:
        """Every row of these aanbieders, in the same order."""
        rijen = fetch_in(self._session, _regel_vraag(), ContractregelRij.aanbieder_id, ids)
        return sorted(map(to_regel, rijen), key=_regel_order)

    def gecontracteerde_locaties(
        self, regio: str
    ) -> dict[GecontracteerdeLocatieId, GecontracteerdeLocatie]:
        """The contracted locations of a region, in the order of their names."""
        vraag = select(GecontracteerdeLocatieRij).join(
            AanbiederRij, AanbiederRij.id == GecontracteerdeLocatieRij.aanbieder_id
        )
        return self._locaties(fetch(self._session, vraag.where(AanbiederRij.regio == regio)))

    def gecontracteerd_of_aanbieders(
        self, ids: Iterable[AanbiederId]
    ) -> dict[GecontracteerdeLocatieId, GecontracteerdeLocatie]:
        """The contracted locations of these aanbieders, in the order of their names."""
        kolom = GecontracteerdeLocatieRij.aanbieder_id
        return self._locaties(
            fetch_in(self._session, select(GecontracteerdeLocatieRij), kolom, ids)
        )

    def locatienamen(
        self, ids: Iterable[GecontracteerdeLocatieId]
    ) -> dict[GecontracteerdeLocatieId, str]:
        """How the contract calls these locations, without opening their addresses."""
        kolommen = GecontracteerdeLocatieRij.id, GecontracteerdeLocatieRij.naam_versleuteld
        return self._kluis.open_namen(
            {
                GecontracteerdeLocatieId(wie): verzegeld
                for brok in in_chunks(set(ids))
                for wie, verzegeld in self._session.execute(
                    select(*kolommen).where(GecontracteerdeLocatieRij.id.in_(brok))
                )
            }
        )

    def locatie(self, locatie_id: GecontracteerdeLocatieId) -> GecontracteerdeLocatie:
        """One contracted location; raises `NietGevonden`."""
        vraag = select(GecontracteerdeLocatieRij).where(GecontracteerdeLocatieRij.id == locatie_id)
        return self._locaties([fetch_one(self._session, vraag)])[locatie_id]

    def add_many(
        self, regels: Sequence[Contractregel], locaties: Sequence[GecontracteerdeLocatie] = ()
    ) -> None:
        """Add contracted locations and rows, all at once."""
        insert_rows(self._session, GecontracteerdeLocatieRij, self._locatie_waarden(locaties))
        self._kluis.keep_gecontracteerd({locatie.id: locatie.adres for locatie in locaties})
        insert_rows(self._session, ContractregelRij, [_regel_waarden(regel) for regel in regels])
        self._mark(regel.aanbieder_id for regel in regels)

    def save_many(
        self, regels: Sequence[Contractregel], locaties: Sequence[GecontracteerdeLocatie]
    ) -> None:
        """Add or change contracted locations and rows, told apart by their ids."""
        waarden = self._locatie_waarden(locaties)
        upsert_rows(self._session, GecontracteerdeLocatieRij, waarden, keys=["id"])
        self._kluis.keep_gecontracteerd({locatie.id: locatie.adres for locatie in locaties})
        # Whoever had the row before may lose a public aanbod by it.
        self._mark(regel.aanbieder_id for regel in self._stored([regel.id for regel in regels]))
        upsert_rows(
            self._session,
            ContractregelRij,
            [_regel_waarden(regel) for regel in regels],
            keys=["id"],
        )
        self._mark(regel.aanbieder_id for regel in regels)

    def aanbieders_kept_by(self, aanbieder_id: AanbiederId, today: date) -> frozenset[AanbiederId]:
        """Itself, and its onderaannemers as long as a row under it runs."""
        vraag = select(ContractregelRij.aanbieder_id).distinct()
        onder = vraag.where(ContractregelRij.hoofdaannemer_id == aanbieder_id, runs_on(today))
        return frozenset({aanbieder_id, *map(AanbiederId, self._session.scalars(onder))})

    def onderaannemers_from(self, aanbieder_id: AanbiederId, today: date) -> set[AanbiederId]:
        """Who works under it on this day or may on a later one: its contact stands on their pages then."""
        vraag = select(ContractregelRij.aanbieder_id).distinct()
        onder = vraag.where(ContractregelRij.hoofdaannemer_id == aanbieder_id, is_not_over(today))
        return set(map(AanbiederId, self._session.scalars(onder)))

    def _regels(self, vraag: Select[ContractregelRij]) -> list[Contractregel]:
        return sorted(map(to_regel, fetch(self._session, vraag)), key=_regel_order)

    def _stored(self, ids: Iterable[ContractregelId]) -> list[Contractregel]:
        return [
            to_regel(rij)
            for rij in fetch_in(self._session, _regel_vraag(), ContractregelRij.id, ids)
        ]

    def _locaties(
        self, rijen: list[GecontracteerdeLocatieRij]
    ) -> dict[GecontracteerdeLocatieId, GecontracteerdeLocatie]:
        adressen = self._kluis.of_gecontracteerd(
            [GecontracteerdeLocatieId(rij.id) for rij in rijen]
        )
        namen = self._kluis.open_namen(
            {GecontracteerdeLocatieId(rij.id): rij.naam_versleuteld for rij in rijen}
        )
        locaties = [
            GecontracteerdeLocatie(
                id=wie,
                aanbieder_id=AanbiederId(rij.aanbieder_id),
                naam=namen[wie],
                adres=adressen[wie],
            )
            for rij in rijen
            for wie in [GecontracteerdeLocatieId(rij.id)]
        ]
        return {
            locatie.id: locatie
            for locatie in sorted(
                locaties, key=lambda locatie: (compare_key(locatie.naam), locatie.id)
            )
        }

    def _locatie_waarden(self, locaties: Sequence[GecontracteerdeLocatie]) -> list[dict[str, Any]]:
        namen = self._kluis.seal_namen({locatie.id: locatie.naam for locatie in locaties})
        return [
            {
                "id": locatie.id,
                "aanbieder_id": locatie.aanbieder_id,
                "naam_versleuteld": namen[locatie.id],
            }
            for locatie in locaties
        ]

    def _mark(self, ids: Iterable[AanbiederId]) -> None:
        for aanbieder_id in set(ids):
            self._projectie.mark_aanbieder(aanbieder_id)


def to_regel(rij: ContractregelRij) -> Contractregel:
    """A contract row from its row."""
    return Contractregel(
        id=ContractregelId(rij.id),
        regio=rij.regio,
        contractnummer=rij.contractnummer,
        aanbieder_id=AanbiederId(rij.aanbieder_id),
        hoofdaannemer_id=AanbiederId(rij.hoofdaannemer_id) if rij.hoofdaannemer_id else None,
        hulp=hulp_of(rij),
        ingangsdatum=rij.ingangsdatum,
        einddatum=rij.einddatum,
        locatie_id=GecontracteerdeLocatieId(rij.locatie_id) if rij.locatie_id else None,
    )


def onderaannemers_of(session: Session, ids: Iterable[UUID]) -> set[AanbiederId]:
    """Who works under these aanbieders, now or at any time: they may show their contact."""
    vraag = select(ContractregelRij.aanbieder_id).distinct()
    return {
        AanbiederId(gevonden)
        for brok in in_chunks(set(ids))
        for gevonden in session.scalars(vraag.where(ContractregelRij.hoofdaannemer_id.in_(brok)))
    }


def _regel_vraag() -> Select[ContractregelRij]:
    return select(ContractregelRij)


def _regel_order(regel: Contractregel) -> tuple[str, str, date, ContractregelId]:
    return (regel.contractnummer, regel.hulp.sleutel, regel.ingangsdatum, regel.id)


def _regel_waarden(regel: Contractregel) -> dict[str, Any]:
    return {
        "id": regel.id,
        "regio": regel.regio,
        "contractnummer": regel.contractnummer,
        "aanbieder_id": regel.aanbieder_id,
        "hoofdaannemer_id": regel.hoofdaannemer_id,
        **hulp_columns(regel.hulp),
        "ingangsdatum": regel.ingangsdatum,
        "einddatum": regel.einddatum,
        "locatie_id": regel.locatie_id,
    }

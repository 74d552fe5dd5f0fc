"""Cases of the adrescontrole, and what happened to each. They hold ids and words for what differs, never an address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, case, delete, func, select, update
from sqlalchemy.orm import Session

from wijzer.domain.afwijkingen.afwijking import (
    Aanleiding,
    Afwijking,
    Afwijkingsoort,
    Bevinding,
    Gebeurtenis,
    Stap,
    Verschilwoord,
    Zaakstatus,
)
from wijzer.domain.ids import (
    AanbiederId,
    AfwijkingId,
    GebruikerId,
    GecontracteerdeLocatieId,
    LocatieId,
)
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.store.rijen import (
    Onderdeel,
    fetch,
    fetch_in,
    fetch_one,
    in_chunks,
    insert_rows,
    update_rows,
    upsert_rows,
)
from wijzer.store.sloten import lock_aanbieders
from wijzer.store.tables import (
    AanbiederRij,
    AfwijkingRij,
    AfwijkingStapRij,
    GecontracteerdeLocatieRij,
    LocatieRij,
)
from wijzer.store.verzegeling.adreskluis import Adreskluis


@dataclass(frozen=True, slots=True, kw_only=True)
class Zaakregel:
    """A case with the names that a list shows; of a contracted location the name that the contract gives it."""

    afwijking: Afwijking
    aanbieder: str
    locatie: str | None
    contractlocatie: str | None = field(repr=False)
    """It may name the street of a shielded groep, so it is in no trace of an error."""


class AfwijkingStore(Onderdeel):
    """Cases of all regions. Nothing here is public, so nothing marks the projection."""

    def __init__(self, session: Session, kluis: Adreskluis) -> None:
        super().__init__(session)
        self._kluis = kluis

    def get(self, afwijking_id: AfwijkingId) -> Afwijking:
        """One case; raises `NietGevonden`."""
        vraag = select(AfwijkingRij).where(AfwijkingRij.id == afwijking_id)
        return to_afwijking(fetch_one(self._session, vraag))

    def lock(self, afwijking_id: AfwijkingId) -> None:
        """Lock the aanbieder of a case, see `AanbiederStore.lock`. A case never goes to another aanbieder."""
        vraag = select(AfwijkingRij.aanbieder_id).where(AfwijkingRij.id == afwijking_id)
        lock_aanbieders(self._session, map(AanbiederId, self._session.scalars(vraag)))

    def all(self, regio: str, status: Zaakstatus | None = None) -> list[Afwijking]:
        """The cases of a region, the newest first; of one status when given."""
        vraag = _of_regio(regio)
        if status is not None:
            vraag = vraag.where(AfwijkingRij.status == status.value)
        return self._newest_first(vraag)

    def open(self, regio: str) -> list[Afwijking]:
        """The cases of a region that ask for attention, the newest first."""
        aandacht = [status.value for status in Zaakstatus if status.vraagt_aandacht]
        return self._newest_first(_of_regio(regio).where(AfwijkingRij.status.in_(aandacht)))

    def of_aanbieders(
        self, ids: Iterable[AanbiederId], *, for_update: bool = False
    ) -> list[Afwijking]:
        """Every case of these aanbieders, closed ones included, by sleutel.

        `for_update` holds them until commit, and makes a second check of the same aanbieder wait: what it would open
        is then there already.
        """
        ids = sorted(ids)
        vraag = select(AfwijkingRij)
        if for_update:
            lock_aanbieders(self._session, ids)
            vraag = vraag.with_for_update()
        return _by_sleutel(fetch_in(self._session, vraag, AfwijkingRij.aanbieder_id, ids))

    def lines(
        self,
        regio: str,
        *,
        statussen: Iterable[Zaakstatus],
        soort: Afwijkingsoort | None = None,
        aanbieder_id: AanbiederId | None = None,
    ) -> list[Zaakregel]:
        """Cases of a region with these statuses, with names. By kind as in `Afwijkingsoort`, then the oldest first."""
        vraag = _lines_vraag().where(
            AfwijkingRij.regio == regio,
            AfwijkingRij.status.in_([status.value for status in statussen]),
        )
        if soort is not None:
            vraag = vraag.where(AfwijkingRij.soort == soort.value)
        if aanbieder_id is not None:
            vraag = vraag.where(AfwijkingRij.aanbieder_id == aanbieder_id)
        return self._to_lines(self._session.execute(vraag))

    def line(self, afwijking_id: AfwijkingId) -> Zaakregel:
        """One case with its names; raises `NietGevonden`."""
        self.get(afwijking_id)
        vraag = _lines_vraag().where(AfwijkingRij.id == afwijking_id)
        [regel] = self._to_lines([self._session.execute(vraag).one()])
        return regel

    def counts(self, regio: str) -> dict[tuple[Afwijkingsoort, Zaakstatus], int]:
        """How many cases a region has of each kind in each status; what is not there is left out."""
        vraag = (
            select(AfwijkingRij.soort, AfwijkingRij.status, func.count())
            .where(AfwijkingRij.regio == regio)
            .group_by(AfwijkingRij.soort, AfwijkingRij.status)
        )
        rijen = self._session.execute(vraag)
        return {
            (Afwijkingsoort(soort), Zaakstatus(status)): aantal for soort, status, aantal in rijen
        }

    def lines_after(self, afwijking_id: AfwijkingId) -> list[Zaakregel]:
        """The cases that follow this one at the same address, with names, the oldest first."""
        vraag = _lines_vraag().where(AfwijkingRij.vorige_id == afwijking_id)
        regels = self._to_lines(self._session.execute(vraag))
        return sorted(
            regels, key=lambda regel: (regel.afwijking.opened_at, regel.afwijking.sleutel)
        )

    def lines_of(self, ids: Iterable[AfwijkingId]) -> list[Zaakregel]:
        """These cases with their names, as far as they are there."""
        vraag = _lines_vraag().where(AfwijkingRij.id.in_(list(ids)))
        return self._to_lines(self._session.execute(vraag))

    def keep(self, afwijkingen: Sequence[Afwijking]) -> None:
        """Write what a check made of these cases: opened, reopened, changed, closed. The last check wins."""
        waarden = [
            {**_waarden(afwijking), "versie": afwijking.versie + 1} for afwijking in afwijkingen
        ]
        upsert_rows(self._session, AfwijkingRij, waarden, keys=["id"])

    def touch(self, ids: Iterable[AfwijkingId], at: datetime) -> None:
        """A check found these cases again, just as they were."""
        for brok in in_chunks(ids):
            self._session.execute(
                update(AfwijkingRij).where(AfwijkingRij.id.in_(brok)).values(gezien_at=at),
                execution_options={"synchronize_session": False},
            )

    def add(self, afwijking: Afwijking) -> None:
        """Open a case."""
        self.add_many([afwijking])

    def add_many(self, afwijkingen: Sequence[Afwijking]) -> None:
        """Open cases, all at once."""
        insert_rows(self._session, AfwijkingRij, [_waarden(afwijking) for afwijking in afwijkingen])

    def save(self, afwijking: Afwijking, expected_versie: int | None = None) -> None:
        """Change a case. Raises `Conflict` when it no longer has the expected versie."""
        self.save_many([(afwijking, expected_versie)])

    def save_many(self, paren: Sequence[tuple[Afwijking, int | None]]) -> None:
        """Change cases, each with the versie it is expected to have, all at once."""
        update_rows(
            self._session,
            AfwijkingRij,
            [(_waarden(afwijking), versie) for afwijking, versie in paren],
        )

    def erase_of_products(self, hulp: Iterable[tuple[LocatieId, Hulpaanduiding]]) -> None:
        """Erase every case about this help of these locaties, with what was noted.

        Cases about the locatie itself stay.
        """
        for locatie_id, waarvoor in hulp:
            vraag = delete(AfwijkingRij).where(
                AfwijkingRij.locatie_id == locatie_id,
                AfwijkingRij.productcode.is_not_distinct_from(waarvoor.productcode),
                AfwijkingRij.hulpvorm.is_not_distinct_from(waarvoor.hulpvorm),
            )
            self._session.execute(vraag, execution_options={"synchronize_session": False})

    def steps(self, afwijking_id: AfwijkingId) -> list[Stap]:
        """The steps of a case, the first one first."""
        vraag = select(AfwijkingStapRij).where(AfwijkingStapRij.afwijking_id == afwijking_id)
        return [_to_stap(rij) for rij in fetch(self._session, vraag.order_by(AfwijkingStapRij.id))]

    def add_step(self, stap: Stap) -> None:
        """Note what happened to a case."""
        self.add_steps([stap])

    def add_steps(self, stappen: Sequence[Stap]) -> None:
        """Note what happened to cases, all at once."""
        insert_rows(self._session, AfwijkingStapRij, [_stap_waarden(stap) for stap in stappen])

    def _to_lines(
        self, rijen: Iterable[Row[AfwijkingRij, str, str | None, str | None]]
    ) -> list[Zaakregel]:
        """Several cases may be about one contracted location: its name is opened once."""
        gelezen = [
            (to_afwijking(rij), aanbieder, locatie, verzegeld)
            for rij, aanbieder, locatie, verzegeld in rijen
        ]
        namen = self._kluis.open_namen(
            {
                contract_id: verzegeld
                for zaak, _, _, verzegeld in gelezen
                if (contract_id := zaak.bevinding.gecontracteerde_locatie_id)
                and verzegeld is not None
            }
        )
        return [
            Zaakregel(
                afwijking=zaak,
                aanbieder=aanbieder,
                locatie=locatie,
                contractlocatie=namen[wie]
                if (wie := zaak.bevinding.gecontracteerde_locatie_id)
                else None,
            )
            for zaak, aanbieder, locatie, _ in gelezen
        ]

    def _newest_first(self, vraag: Select[AfwijkingRij]) -> list[Afwijking]:
        volgorde = (AfwijkingRij.opened_at.desc(), AfwijkingRij.id)
        return [to_afwijking(rij) for rij in fetch(self._session, vraag.order_by(*volgorde))]


def to_afwijking(rij: AfwijkingRij) -> Afwijking:
    """A case from its row."""
    contract = rij.gecontracteerde_locatie_id
    return Afwijking(
        id=AfwijkingId(rij.id),
        regio=rij.regio,
        bevinding=Bevinding(
            soort=Afwijkingsoort(rij.soort),
            aanbieder_id=AanbiederId(rij.aanbieder_id),
            locatie_id=LocatieId(rij.locatie_id) if rij.locatie_id else None,
            gecontracteerde_locatie_id=GecontracteerdeLocatieId(contract) if contract else None,
            hulp=_hulp(rij),
            verschil=tuple(map(Verschilwoord, rij.verschil)),
        ),
        status=Zaakstatus(rij.status),
        opened_at=rij.opened_at,
        gezien_at=rij.gezien_at,
        closed_at=rij.closed_at,
        heropend=rij.heropend,
        vorige_id=AfwijkingId(rij.vorige_id) if rij.vorige_id else None,
        versie=rij.versie,
    )


def _hulp(rij: AfwijkingRij) -> Hulpaanduiding | None:
    if rij.productcode is None and rij.hulpvorm is None:
        return None
    return Hulpaanduiding(productcode=rij.productcode, hulpvorm=rij.hulpvorm)


def _of_regio(regio: str) -> Select[AfwijkingRij]:
    return select(AfwijkingRij).where(AfwijkingRij.regio == regio)


def _lines_vraag() -> Select[AfwijkingRij, str, str | None, str | None]:
    volgorde = {soort.value: plek for plek, soort in enumerate(Afwijkingsoort)}
    return (
        select(
            AfwijkingRij,
            AanbiederRij.naam,
            LocatieRij.naam,
            GecontracteerdeLocatieRij.naam_versleuteld,
        )
        .join(AanbiederRij, AanbiederRij.id == AfwijkingRij.aanbieder_id)
        .outerjoin(LocatieRij, LocatieRij.id == AfwijkingRij.locatie_id)
        .outerjoin(
            GecontracteerdeLocatieRij,
            GecontracteerdeLocatieRij.id == AfwijkingRij.gecontracteerde_locatie_id,
        )
        .order_by(
            case(volgorde, value=AfwijkingRij.soort), AfwijkingRij.opened_at, AfwijkingRij.sleutel
        )
        .execution_options(populate_existing=True)
    )


def _by_sleutel(rijen: list[AfwijkingRij]) -> list[Afwijking]:
    return sorted(map(to_afwijking, rijen), key=lambda afwijking: afwijking.sleutel)


def _waarden(afwijking: Afwijking) -> dict[str, Any]:
    bevinding = afwijking.bevinding
    return {
        "id": afwijking.id,
        "regio": afwijking.regio,
        "sleutel": afwijking.sleutel,
        "soort": bevinding.soort.value,
        "verschil": [woord.value for woord in bevinding.verschil],
        "aanbieder_id": bevinding.aanbieder_id,
        "locatie_id": bevinding.locatie_id,
        "gecontracteerde_locatie_id": bevinding.gecontracteerde_locatie_id,
        "productcode": bevinding.hulp.productcode if bevinding.hulp else None,
        "hulpvorm": bevinding.hulp.hulpvorm if bevinding.hulp else None,
        "status": afwijking.status.value,
        "opened_at": afwijking.opened_at,
        "closed_at": afwijking.closed_at,
        "gezien_at": afwijking.gezien_at,
        "heropend": afwijking.heropend,
        "vorige_id": afwijking.vorige_id,
    }


def _to_stap(rij: AfwijkingStapRij) -> Stap:
    return Stap(
        afwijking_id=AfwijkingId(rij.afwijking_id),
        gebeurtenis=Gebeurtenis(rij.stap),
        status=Zaakstatus(rij.status),
        at=rij.at,
        notitie=rij.notitie,
        gebruiker_id=GebruikerId(rij.gebruiker_id) if rij.gebruiker_id else None,
        verschil=None if rij.verschil is None else tuple(map(Verschilwoord, rij.verschil)),
        aanleiding=Aanleiding(rij.aanleiding) if rij.aanleiding else None,
    )


def _stap_waarden(stap: Stap) -> dict[str, Any]:
    return {
        "afwijking_id": stap.afwijking_id,
        "stap": stap.gebeurtenis.value,
        "status": stap.status.value,
        "notitie": stap.notitie,
        "gebruiker_id": stap.gebruiker_id,
        "at": stap.at,
        "verschil": None if stap.verschil is None else [woord.value for woord in stap.verschil],
        "aanleiding": stap.aanleiding,
    }

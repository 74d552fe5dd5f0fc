"""Cases of the adrescontrole, and what happened to each. They hold ids and words for what differs, never an address."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, select

from wijzer.domain.afwijking import (
    Afwijking,
    Bevinding,
    Gebeurtenis,
    Soort,
    Stap,
    Status,
    Verschilwoord,
)
from wijzer.domain.ids import (
    AanbiederId,
    AfwijkingId,
    GebruikerId,
    GecontracteerdeLocatieId,
    LocatieId,
)
from wijzer.store.rijen import Onderdeel, fetch, fetch_in, fetch_one, insert_rows, update_rows
from wijzer.store.tables import AfwijkingRij, AfwijkingStapRij


class AfwijkingStore(Onderdeel):
    """Cases of all regions. Nothing here is public, so nothing marks the projection."""

    def get(self, afwijking_id: AfwijkingId) -> Afwijking:
        """One case; raises `NietGevonden`."""
        vraag = select(AfwijkingRij).where(AfwijkingRij.id == afwijking_id)
        return to_afwijking(fetch_one(self._session, vraag))

    def all(self, regio: str, status: Status | None = None) -> list[Afwijking]:
        """The cases of a region, the newest first; of one status when given."""
        vraag = _of_regio(regio)
        if status is not None:
            vraag = vraag.where(AfwijkingRij.status == status.value)
        return self._newest_first(vraag)

    def open(self, regio: str) -> list[Afwijking]:
        """The cases of a region that ask for attention, the newest first."""
        aandacht = [status.value for status in Status if status.vraagt_aandacht]
        return self._newest_first(_of_regio(regio).where(AfwijkingRij.status.in_(aandacht)))

    def by_sleutels(self, regio: str) -> dict[str, Afwijking]:
        """Every case of a region, closed ones included, by what makes it the same case."""
        gevonden = map(to_afwijking, fetch(self._session, _of_regio(regio)))
        return {een.sleutel: een for een in sorted(gevonden, key=lambda een: een.sleutel)}

    def of_aanbieders(self, ids: Iterable[AanbiederId]) -> list[Afwijking]:
        """Every case of these aanbieders, closed ones included, by sleutel."""
        rijen = fetch_in(self._session, select(AfwijkingRij), AfwijkingRij.aanbieder_id, ids)
        return sorted(map(to_afwijking, rijen), key=lambda een: een.sleutel)

    def add(self, afwijking: Afwijking) -> None:
        """Open a case."""
        self.add_many([afwijking])

    def add_many(self, afwijkingen: Sequence[Afwijking]) -> None:
        """Open cases, all at once."""
        insert_rows(self._session, AfwijkingRij, [_waarden(een) for een in afwijkingen])

    def save(self, afwijking: Afwijking, expected_versie: int | None = None) -> None:
        """Change a case. Raises `Conflict` when it no longer has the expected versie."""
        self.save_many([(afwijking, expected_versie)])

    def save_many(self, paren: Sequence[tuple[Afwijking, int | None]]) -> None:
        """Change cases, each with the versie it is expected to have, all at once."""
        update_rows(self._session, AfwijkingRij, [(_waarden(een), versie) for een, versie in paren])

    def steps(self, afwijking_id: AfwijkingId) -> list[Stap]:
        """What happened to a case, the first thing first."""
        vraag = select(AfwijkingStapRij).where(AfwijkingStapRij.afwijking_id == afwijking_id)
        return [_to_stap(rij) for rij in fetch(self._session, vraag.order_by(AfwijkingStapRij.id))]

    def add_step(self, stap: Stap) -> None:
        """Note what happened to a case."""
        self.add_steps([stap])

    def add_steps(self, stappen: Sequence[Stap]) -> None:
        """Note what happened to cases, all at once."""
        insert_rows(self._session, AfwijkingStapRij, [_stap_waarden(stap) for stap in stappen])

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
            soort=Soort(rij.soort),
            aanbieder_id=AanbiederId(rij.aanbieder_id),
            locatie_id=LocatieId(rij.locatie_id) if rij.locatie_id else None,
            gecontracteerde_locatie_id=GecontracteerdeLocatieId(contract) if contract else None,
            productcode=rij.productcode,
            verschil=tuple(map(Verschilwoord, rij.verschil)),
        ),
        status=Status(rij.status),
        opened_at=rij.opened_at,
        gezien_at=rij.gezien_at,
        closed_at=rij.closed_at,
        heropend=rij.heropend,
        versie=rij.versie,
    )


def _of_regio(regio: str) -> Select[AfwijkingRij]:
    return select(AfwijkingRij).where(AfwijkingRij.regio == regio)


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
        "productcode": bevinding.productcode,
        "status": afwijking.status.value,
        "opened_at": afwijking.opened_at,
        "closed_at": afwijking.closed_at,
        "gezien_at": afwijking.gezien_at,
        "heropend": afwijking.heropend,
    }


def _to_stap(rij: AfwijkingStapRij) -> Stap:
    return Stap(
        afwijking_id=AfwijkingId(rij.afwijking_id),
        gebeurtenis=Gebeurtenis(rij.stap),
        status=Status(rij.status),
        at=rij.at,
        notitie=rij.notitie,
        gebruiker_id=GebruikerId(rij.gebruiker_id) if rij.gebruiker_id else None,
    )


def _stap_waarden(stap: Stap) -> dict[str, Any]:
    return {
        "afwijking_id": stap.afwijking_id,
        "stap": stap.gebeurtenis.value,
        "status": stap.status.value,
        "notitie": stap.notitie,
        "gebruiker_id": stap.gebruiker_id,
        "at": stap.at,
    }

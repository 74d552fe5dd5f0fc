"""Groepen and vestigingen, with their addresses: open ones here, shielded ones through the kluis."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import assert_never
from uuid import UUID

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.orm import Session

from wijzer.domain.adressen.adres import AfgeschermdAdres, LocatieAdres, OpenbaarAdres
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.ids import AanbiederId, GebruikerId, LocatieId, PubliekId
from wijzer.domain.locaties.intrekking import IngetrokkenLocatie, Intrekking
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.taal.schoon import compare_key
from wijzer.store.herschrijven.vraag import Herschrijfvraag
from wijzer.store.locaties.lopend import LopendeLocatie
from wijzer.store.locaties.rijen import (
    intrekking_of,
    open_values,
    to_locatie,
    to_open_adres,
    values_of,
)
from wijzer.store.merken import Merken
from wijzer.store.rijen import (
    Onderdeel,
    fetch,
    fetch_in,
    in_chunks,
    insert_rows,
    update_rows,
    upsert_rows,
)
from wijzer.store.sloten import lock_aanbieders_of
from wijzer.store.tables import (
    AanbiederRij,
    AanbodRij,
    HistorieRij,
    LocatieRij,
    OpenAdresRij,
    TeBevestigenRij,
)
from wijzer.store.verzegeling.adreskluis import Adreskluis


class LocatieStore(Onderdeel):
    """Locaties of all regions. Every change marks the locatie for the projection."""

    def __init__(
        self,
        session: Session,
        projectie: Merken,
        kluis: Adreskluis,
        herschrijven: Herschrijfvraag,
    ) -> None:
        super().__init__(session)
        self._projectie = projectie
        self._kluis = kluis
        self._herschrijven = herschrijven

    def lock(self, ids: Iterable[LocatieId]) -> None:
        """Lock the aanbieders of these locaties, see `AanbiederStore.lock`.

        A locatie never goes to another aanbieder.
        """
        vraag = select(LocatieRij.aanbieder_id)
        lock_aanbieders_of(self._session, vraag, LocatieRij.id, ids)

    def get(self, locatie_id: LocatieId) -> Locatie:
        """One locatie; raises `NietGevonden`, for one that is withdrawn too."""
        vraag = _vraag().where(LopendeLocatie.id == locatie_id)
        gevonden = self._list(fetch(self._session, vraag))
        if not gevonden:
            raise NietGevonden
        return gevonden[0]

    def of_ids(self, ids: Iterable[LocatieId]) -> list[Locatie]:
        """These locaties by aanbieder, name and id; the ones that are not there are left out."""
        return self._list(fetch_in(self._session, _vraag(), LopendeLocatie.id, ids))

    def of_aanbieders(self, ids: Iterable[AanbiederId]) -> list[Locatie]:
        """The locaties of these aanbieders by aanbieder, name and id."""
        return self._list(fetch_in(self._session, _vraag(), LopendeLocatie.aanbieder_id, ids))

    def known_ids(self, ids: Iterable[LocatieId]) -> frozenset[LocatieId]:
        """Which of these ids a locatie has, in use or withdrawn."""
        vraag = select(LocatieRij.id)
        return frozenset(
            LocatieId(id_)
            for brok in in_chunks(ids)
            for id_ in self._session.scalars(vraag.where(LocatieRij.id.in_(brok)))
        )

    def all(self, regio: str) -> list[Locatie]:
        """The locaties of a region by aanbieder, name and id."""
        return self._list(fetch(self._session, _vraag().where(LopendeLocatie.regio == regio)))

    def kept(self, locatie_id: LocatieId) -> Locatie:
        """One locatie, in use or withdrawn: for what is told about the past.

        Raises `NietGevonden` when it was erased.
        """
        vraag = select(LocatieRij).where(LocatieRij.id == locatie_id)
        for gevonden in self._list(fetch(self._session, vraag)):
            return gevonden
        raise NietGevonden

    def withdrawn(self, locatie_id: LocatieId) -> IngetrokkenLocatie:
        """A withdrawn locatie; raises `NietGevonden`, for one in use too."""
        vraag = _ingetrokken().where(LocatieRij.id == locatie_id)
        for gevonden in self._withdrawn(fetch(self._session, vraag)):
            return gevonden
        raise NietGevonden

    def withdrawn_of(self, ids: Iterable[AanbiederId]) -> list[IngetrokkenLocatie]:
        """The withdrawn locaties of these aanbieders, the latest first."""
        rijen = fetch_in(self._session, _ingetrokken(), LocatieRij.aanbieder_id, ids)
        return self._withdrawn(rijen)

    def withdrawn_in(self, regio: str) -> list[IngetrokkenLocatie]:
        """The withdrawn locaties of a region, the latest first."""
        vraag = _ingetrokken().where(LocatieRij.regio == regio)
        return self._withdrawn(fetch(self._session, vraag))

    def withdrawals(self, ids: Iterable[AanbiederId]) -> dict[LocatieId, Intrekking]:
        """What is withdrawn of these aanbieders, without opening an address."""
        rijen = fetch_in(self._session, _ingetrokken(), LocatieRij.aanbieder_id, ids)
        return {LocatieId(rij.id): intrekking_of(rij) for rij in rijen}

    def to_protect(self, ids: Iterable[AanbiederId]) -> list[Locatie]:
        """The withdrawn shielded locaties of these aanbieders.

        No text may tell their addresses, as long as they are kept.
        """
        return [
            ingetrokken.locatie
            for ingetrokken in self.withdrawn_of(ids)
            if ingetrokken.locatie.is_afgeschermd
        ]

    def count_of(self, ids: Iterable[AanbiederId]) -> int:
        """How many locaties these aanbieders have together."""
        vraag = select(func.count()).select_from(LopendeLocatie)
        return sum(
            self._session.scalar(vraag.where(LopendeLocatie.aanbieder_id.in_(brok))) or 0
            for brok in in_chunks(set(ids))
        )

    def add(self, locatie: Locatie) -> None:
        """Add a locatie with its address."""
        self.add_many([locatie])

    def add_many(self, locaties: Sequence[Locatie]) -> None:
        """Add locaties with their addresses, all at once."""
        insert_rows(self._session, LocatieRij, [values_of(locatie) for locatie in locaties])
        self._keep_adressen(locaties)
        self._mark(locaties)

    def save(self, locatie: Locatie, expected_versie: int | None = None) -> None:
        """Change a locatie with its address. Raises `Conflict` when it no longer has the expected versie."""
        self.save_many([(locatie, expected_versie)])

    def save_many(self, paren: Sequence[tuple[Locatie, int | None]]) -> None:
        """Change locaties, each with the versie it is expected to have, all at once."""
        locaties = [locatie for locatie, _ in paren]
        self._mark_former(locaties)
        update_rows(
            self._session, LocatieRij, [(values_of(locatie), versie) for locatie, versie in paren]
        )
        self._keep_adressen(locaties)
        self._settle(locaties)
        self._mark(locaties)

    def withdraw(
        self, locatie: Locatie, *, at: datetime, by: GebruikerId | None, expected_versie: int
    ) -> None:
        """Take a locatie out of use and off the site; all that is kept about it stays.

        Raises `Conflict` for another versie.
        """
        waarden = {
            "id": locatie.id,
            "gepubliceerd": False,
            "ingetrokken_at": at,
            "ingetrokken_door": by,
        }
        update_rows(self._session, LocatieRij, [(waarden, expected_versie)])
        self._mark_gone(locatie)

    def bring_back(self, ingetrokken: IngetrokkenLocatie, publiek_id: PubliekId) -> None:
        """Take a withdrawn locatie in use again, off the site and under another public id."""
        waarden = {
            "id": ingetrokken.locatie.id,
            "publiek_id": publiek_id,
            "ingetrokken_at": None,
            "ingetrokken_door": None,
        }
        update_rows(self._session, LocatieRij, [(waarden, ingetrokken.locatie.versie)])
        self._projectie.mark(ingetrokken.locatie.id)

    def _mark_gone(self, locatie: Locatie) -> None:
        self._projectie.mark(locatie.id)
        self._projectie.mark_aanbieder(locatie.aanbieder_id)

    def delete(self, locatie_id: LocatieId) -> None:
        """Erase a locatie, in use or withdrawn, with its address, aanbod, history and cases. Raises `NietGevonden`."""
        vraag = select(LocatieRij.aanbieder_id).where(LocatieRij.id == locatie_id)
        aanbieder_id = self._session.scalar(vraag)
        if aanbieder_id is None:
            raise NietGevonden
        self._session.execute(
            delete(LocatieRij).where(LocatieRij.id == locatie_id),
            execution_options={"synchronize_session": False},
        )
        self._projectie.mark(locatie_id)
        self._projectie.mark_aanbieder(AanbiederId(aanbieder_id))

    def _keep_adressen(self, locaties: Sequence[Locatie]) -> None:
        """An address stands in one table or in the other, never in both."""
        open_: dict[LocatieId, OpenbaarAdres] = {}
        afgeschermd: dict[LocatieId, AfgeschermdAdres] = {}
        for locatie in locaties:
            match locatie.adres:
                case OpenbaarAdres() as adres:
                    open_[locatie.id] = adres
                case AfgeschermdAdres() as adres:
                    afgeschermd[locatie.id] = adres
                case never:
                    assert_never(never)
        self._forget_open(afgeschermd)
        self._kluis.forget_locaties(open_)
        rijen = [open_values(*paar) for paar in open_.items()]
        upsert_rows(self._session, OpenAdresRij, rijen, keys=["locatie_id"])
        self._kluis.keep_locaties(afgeschermd)

    def _settle(self, locaties: Sequence[Locatie]) -> None:
        """What is published or shielded after a restore asks for no confirmation any more."""
        klaar = [
            locatie.id for locatie in locaties if locatie.gepubliceerd or locatie.is_afgeschermd
        ]
        for brok in in_chunks(klaar):
            self._session.execute(
                delete(TeBevestigenRij).where(TeBevestigenRij.locatie_id.in_(brok)),
                execution_options={"synchronize_session": False},
            )

    def _forget_open(self, ids: Iterable[LocatieId]) -> None:
        """Take open addresses away, and what was said of the wait there: a remark of then may tell where it was."""
        for brok in in_chunks(ids):
            open_ = self._session.scalars(
                delete(OpenAdresRij)
                .where(OpenAdresRij.locatie_id.in_(brok))
                .returning(OpenAdresRij.locatie_id),
                execution_options={"synchronize_session": False},
            ).all()
            if open_:
                self._herschrijven.ask()
                self._forget_remarks(open_)

    def _forget_remarks(self, ids: Sequence[UUID]) -> None:
        aanbod = select(AanbodRij.id).where(AanbodRij.locatie_id.in_(ids))
        self._session.execute(
            update(HistorieRij)
            .where(HistorieRij.aanbod_id.in_(aanbod), HistorieRij.toelichting.is_not(None))
            .values(toelichting=None),
            execution_options={"synchronize_session": False},
        )
        # Aanbod in use is saved by whoever shields it; what is withdrawn nobody saves.
        self._session.execute(
            update(AanbodRij)
            .where(AanbodRij.locatie_id.in_(ids), AanbodRij.ingetrokken_at.is_not(None))
            .values(toelichting=None),
            execution_options={"synchronize_session": False},
        )

    def _mark(self, locaties: Iterable[Locatie]) -> None:
        for locatie in locaties:
            self._projectie.mark(locatie.id)

    def _mark_former(self, locaties: Iterable[Locatie]) -> None:
        """Whoever had a locatie under another public id or aanbieder is looked at too: the old page must go."""
        nieuw = {locatie.id: (locatie.publiek_id, locatie.aanbieder_id) for locatie in locaties}
        for rij in fetch_in(self._session, _vraag(), LopendeLocatie.id, nieuw):
            if nieuw[LocatieId(rij.id)] != (rij.publiek_id, rij.aanbieder_id):
                self._projectie.mark_aanbieder(AanbiederId(rij.aanbieder_id))

    def _list(self, rijen: list[LocatieRij]) -> list[Locatie]:
        adressen = self._adressen([LocatieId(rij.id) for rij in rijen])
        namen = self._aanbieder_namen({rij.aanbieder_id for rij in rijen})
        locaties = [to_locatie(rij, adressen[LocatieId(rij.id)]) for rij in rijen]
        return sorted(
            locaties,
            key=lambda locatie: (
                namen[locatie.aanbieder_id],
                compare_key(locatie.naam),
                locatie.id,
            ),
        )

    def _withdrawn(self, rijen: list[LocatieRij]) -> list[IngetrokkenLocatie]:
        per_id = {LocatieId(rij.id): intrekking_of(rij) for rij in rijen}
        gevonden = [
            IngetrokkenLocatie(locatie, per_id[locatie.id]) for locatie in self._list(rijen)
        ]
        return sorted(gevonden, key=lambda ingetrokken: ingetrokken.intrekking.at, reverse=True)

    def _adressen(self, ids: list[LocatieId]) -> dict[LocatieId, LocatieAdres]:
        vraag = select(OpenAdresRij)
        open_: dict[LocatieId, LocatieAdres] = {
            LocatieId(rij.locatie_id): to_open_adres(rij)
            for rij in fetch_in(self._session, vraag, OpenAdresRij.locatie_id, ids)
        }
        return {**open_, **self._kluis.of_locaties([id_ for id_ in ids if id_ not in open_])}

    def _aanbieder_namen(self, ids: set[UUID]) -> dict[UUID, str]:
        vraag = select(AanbiederRij.id, AanbiederRij.naam)
        return {
            id_: compare_key(naam)
            for brok in in_chunks(ids)
            for id_, naam in self._session.execute(vraag.where(AanbiederRij.id.in_(brok)))
        }


def _vraag() -> Select[LocatieRij]:
    return select(LopendeLocatie)


def _ingetrokken() -> Select[LocatieRij]:
    return select(LocatieRij).where(LocatieRij.ingetrokken_at.is_not(None))

"""Aanbieders with their AGB codes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from wijzer.domain.fouten import Conflict, NietGevonden
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel, hoofdaannemer_on, hoofdaannemers_from
from wijzer.domain.taal.schoon import compare_key
from wijzer.store.inkoop.contracten import onderaannemers_of, to_regel
from wijzer.store.locaties.lopend import LopendeLocatie
from wijzer.store.merken import Merken
from wijzer.store.rijen import (
    Onderdeel,
    contact_columns,
    contact_of,
    fetch,
    fetch_in,
    in_chunks,
    insert_rows,
    update_rows,
)
from wijzer.store.sloten import lock_aanbieders, lock_regio
from wijzer.store.tables import AanbiederRij, AgbRij, ContractregelRij


class AanbiederStore(Onderdeel):
    """Aanbieders of all regions. A change also marks those whose hoofdaannemer changed: they may show its contact."""

    def __init__(self, session: Session, projectie: Merken) -> None:
        super().__init__(session)
        self._projectie = projectie

    def lock(self, ids: Iterable[AanbiederId]) -> None:
        """Decide over these aanbieders alone until the transaction ends: over their texts, locaties, aanbod and cases.

        Whoever locks one of them too waits, and then reads what was kept here. So a verb locks first, all it needs at
        once, and reads after it: what was read before may be old. Raises `DatabaseBezet` when the other takes too long.
        """
        lock_aanbieders(self._session, ids)

    def lock_with_onderaannemers(self, aanbieder_id: AanbiederId) -> None:
        """Lock an aanbieder with everyone that ever worked under it, see `lock`.

        A shielded locatie of theirs may show its contact.

        Raises `Conflict` when it got another onderaannemer while this waited.
        """
        samen = {aanbieder_id, *onderaannemers_of(self._session, [aanbieder_id])}
        self.lock(samen)
        if not onderaannemers_of(self._session, [aanbieder_id]) <= samen:
            raise Conflict

    def lock_regio(self, regio: str) -> None:
        """Lock all aanbieders of a region, see `lock`; nobody adds one meanwhile. For files, which touch many."""
        lock_regio(self._session, regio)

    def get(self, aanbieder_id: AanbiederId) -> Aanbieder:
        """One aanbieder; raises `NietGevonden`."""
        aanbieder = self.find(aanbieder_id)
        if aanbieder is None:
            raise NietGevonden
        return aanbieder

    def find(self, aanbieder_id: AanbiederId) -> Aanbieder | None:
        """One aanbieder, or None."""
        return next(iter(self.of_ids([aanbieder_id])), None)

    def of_ids(self, ids: Iterable[AanbiederId]) -> list[Aanbieder]:
        """These aanbieders by name; the ones that are not there are left out."""
        return self._list(fetch_in(self._session, select(AanbiederRij), AanbiederRij.id, ids))

    def all(self, regio: str) -> list[Aanbieder]:
        """The aanbieders of a region by name."""
        return self._list(
            fetch(self._session, select(AanbiederRij).where(AanbiederRij.regio == regio))
        )

    def count(self, regio: str) -> int:
        """How many aanbieders a region has."""
        vraag = select(func.count()).select_from(AanbiederRij).where(AanbiederRij.regio == regio)
        return self._session.scalar(vraag) or 0

    def sizes_after(
        self, regio: str, na: AanbiederId | None, hooguit: int
    ) -> list[tuple[AanbiederId, int]]:
        """The aanbieders of a region that come after one in order of their ids, each with how many locaties it has."""
        vraag = (
            select(AanbiederRij.id, func.count(LopendeLocatie.id))
            .outerjoin(LopendeLocatie, LopendeLocatie.aanbieder_id == AanbiederRij.id)
            .where(AanbiederRij.regio == regio)
            .group_by(AanbiederRij.id)
            .order_by(AanbiederRij.id)
            .limit(hooguit)
        )
        if na is not None:
            vraag = vraag.where(AanbiederRij.id > na)
        return [(AanbiederId(wie), aantal) for wie, aantal in self._session.execute(vraag)]

    def by_agb(self, regio: str, agb: str) -> Aanbieder | None:
        """Who has this AGB code in this region, or None."""
        vraag = select(AgbRij.aanbieder_id).where(AgbRij.regio == regio, AgbRij.code == agb)
        gevonden = self._session.scalar(vraag)
        return self.find(AanbiederId(gevonden)) if gevonden else None

    def agb_index(self, regio: str) -> dict[str, Aanbieder]:
        """The aanbieder of every AGB code in a region."""
        return {code: aanbieder for aanbieder in self.all(regio) for code in aanbieder.agb}

    def hoofdaannemer_of(self, aanbieder_id: AanbiederId, today: date) -> Aanbieder | None:
        """The hoofdaannemer under whom an aanbieder works today; of several the one of the latest contract."""
        hoofd = hoofdaannemer_on(self._regels_of([aanbieder_id]), today=today)
        return self.find(hoofd) if hoofd else None

    def hoofdaannemers_from(
        self, ids: Iterable[AanbiederId], today: date
    ) -> dict[AanbiederId, list[Aanbieder]]:
        """Who stands above each of these today or will later, by name: their contact may come on its pages."""
        regels: dict[AanbiederId, list[Contractregel]] = defaultdict(list)
        for regel in self._regels_of(ids):
            regels[regel.aanbieder_id].append(regel)
        boven = {wie: hoofdaannemers_from(eigen, today=today) for wie, eigen in regels.items()}
        namen = self.of_ids(frozenset().union(*boven.values()))
        return {
            wie: [aanbieder for aanbieder in namen if aanbieder.id in hoofd]
            for wie, hoofd in boven.items()
        }

    def add(self, aanbieder: Aanbieder) -> None:
        """Add an aanbieder. Raises `Ongeldig` when a code of it belongs to another one."""
        self.add_many([aanbieder])

    def add_many(self, aanbieders: Sequence[Aanbieder]) -> None:
        """Add aanbieders, all at once."""
        insert_rows(self._session, AanbiederRij, [_waarden(aanbieder) for aanbieder in aanbieders])
        self._add_agb(aanbieders)
        self._mark([aanbieder.id for aanbieder in aanbieders])

    def save(self, aanbieder: Aanbieder, expected_versie: int | None = None) -> None:
        """Change an aanbieder. Raises `Conflict` when it no longer has the expected versie."""
        self._save([(aanbieder, expected_versie)])

    def save_many(self, aanbieders: Sequence[Aanbieder]) -> None:
        """Change aanbieders, all at once."""
        self._save([(aanbieder, None) for aanbieder in aanbieders])

    def _save(self, paren: Sequence[tuple[Aanbieder, int | None]]) -> None:
        aanbieders = [aanbieder for aanbieder, _ in paren]
        ids = [aanbieder.id for aanbieder in aanbieders]
        update_rows(
            self._session,
            AanbiederRij,
            [(_waarden(aanbieder), versie) for aanbieder, versie in paren],
        )
        for brok in in_chunks(ids):
            self._session.execute(
                delete(AgbRij).where(AgbRij.aanbieder_id.in_(brok)),
                execution_options={"synchronize_session": False},
            )
        self._add_agb(aanbieders)
        self._mark(ids)

    def _add_agb(self, aanbieders: Iterable[Aanbieder]) -> None:
        insert_rows(
            self._session,
            AgbRij,
            [
                {"regio": aanbieder.regio, "code": code, "aanbieder_id": aanbieder.id}
                for aanbieder in aanbieders
                for code in aanbieder.agb
            ],
        )

    def _mark(self, ids: list[AanbiederId]) -> None:
        for aanbieder_id in {*ids, *onderaannemers_of(self._session, ids)}:
            self._projectie.mark_aanbieder(aanbieder_id)

    def _regels_of(self, ids: Iterable[AanbiederId]) -> list[Contractregel]:
        rijen = fetch_in(
            self._session, select(ContractregelRij), ContractregelRij.aanbieder_id, ids
        )
        return [to_regel(rij) for rij in rijen]

    def _list(self, rijen: list[AanbiederRij]) -> list[Aanbieder]:
        codes: dict[AanbiederId, list[str]] = {}
        for rij in fetch_in(
            self._session, select(AgbRij), AgbRij.aanbieder_id, [rij.id for rij in rijen]
        ):
            codes.setdefault(AanbiederId(rij.aanbieder_id), []).append(rij.code)
        gevonden = [to_aanbieder(rij, codes.get(AanbiederId(rij.id), [])) for rij in rijen]
        return sorted(gevonden, key=lambda aanbieder: (compare_key(aanbieder.naam), aanbieder.id))


def to_aanbieder(rij: AanbiederRij, agb: Iterable[str]) -> Aanbieder:
    """An aanbieder from its row and its AGB codes."""
    return Aanbieder(
        id=AanbiederId(rij.id),
        regio=rij.regio,
        naam=rij.naam,
        agb=tuple(sorted(agb)),
        kvk=rij.kvk,
        contact=contact_of(rij),
        versie=rij.versie,
    )


def _waarden(aanbieder: Aanbieder) -> dict[str, Any]:
    return {
        "id": aanbieder.id,
        "regio": aanbieder.regio,
        "naam": aanbieder.naam,
        "kvk": aanbieder.kvk,
        **contact_columns(aanbieder.contact),
    }

"""Words as people use them: what the beheerder keeps of them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from wijzer.domain.taal.synoniem import Synoniem
from wijzer.store.merken import Merken
from wijzer.store.rijen import Onderdeel, fetch, fetch_one, find_one, insert_rows, update_rows
from wijzer.store.tables import SynoniemRij


class SynoniemStore(Onderdeel):
    """The words of all regions. Every change marks the region: it is public with the same transaction."""

    def __init__(self, session: Session, projectie: Merken) -> None:
        super().__init__(session)
        self._projectie = projectie

    def all(self, regio: str) -> list[Synoniem]:
        """All words of a region, those that were taken away too, by their words."""
        vraag = select(SynoniemRij).where(SynoniemRij.regio == regio)
        synoniemen = map(_to_synoniem, fetch(self._session, vraag))
        return sorted(synoniemen, key=lambda synoniem: (synoniem.sleutel, synoniem.id))

    def get(self, synoniem_id: UUID) -> Synoniem:
        """One entry; raises `NietGevonden`."""
        return _to_synoniem(
            fetch_one(self._session, select(SynoniemRij).where(SynoniemRij.id == synoniem_id))
        )

    def by_sleutel(self, regio: str, sleutel: str) -> Synoniem | None:
        """The entry of these words, or None."""
        vraag = select(SynoniemRij).where(
            SynoniemRij.regio == regio, SynoniemRij.sleutel == sleutel
        )
        rij = find_one(self._session, vraag)
        return None if rij is None else _to_synoniem(rij)

    def add_many(self, synoniemen: Sequence[Synoniem]) -> None:
        """Add entries. Raises `Ongeldig` for words that stand there already."""
        insert_rows(
            self._session,
            SynoniemRij,
            [{**_waarden(synoniem), "versie": 1} for synoniem in synoniemen],
        )
        self._mark(synoniemen)

    def save(self, synoniem: Synoniem, expected_versie: int | None = None) -> None:
        """Change an entry. Raises `Conflict` when it no longer has the expected versie."""
        update_rows(self._session, SynoniemRij, [(_waarden(synoniem), expected_versie)])
        self._mark([synoniem])

    def remove(self, synoniem: Synoniem) -> None:
        """Let an entry be gone without a trace: for what came with the region and does not any more."""
        self._session.execute(
            delete(SynoniemRij).where(SynoniemRij.id == synoniem.id),
            execution_options={"synchronize_session": False},
        )
        self._mark([synoniem])

    def _mark(self, synoniemen: Sequence[Synoniem]) -> None:
        for regio in {synoniem.regio for synoniem in synoniemen}:
            self._projectie.mark_regio(regio)


def _to_synoniem(rij: SynoniemRij) -> Synoniem:
    return Synoniem(
        id=rij.id,
        regio=rij.regio,
        woorden=rij.woorden,
        hulpvormen=tuple(rij.hulpvormen),
        doelgroepen=tuple(rij.doelgroepen),
        taal=rij.taal,
        eigen=rij.eigen,
        weg=rij.weg,
        versie=rij.versie,
    )


def _waarden(synoniem: Synoniem) -> dict[str, Any]:
    return {
        "id": synoniem.id,
        "regio": synoniem.regio,
        "sleutel": synoniem.sleutel,
        "woorden": synoniem.woorden,
        "hulpvormen": list(synoniem.hulpvormen),
        "doelgroepen": list(synoniem.doelgroepen),
        "taal": synoniem.taal,
        "eigen": synoniem.eigen,
        "weg": synoniem.weg,
    }

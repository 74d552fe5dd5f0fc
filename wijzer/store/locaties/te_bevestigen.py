"""Open locaties that a restore left unpublished.

They wait until the beheerder says that they were not shielded since the copy.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from wijzer.domain.ids import LocatieId
from wijzer.store.locaties.lopend import LopendeLocatie
from wijzer.store.rijen import Onderdeel, in_chunks
from wijzer.store.tables import TeBevestigenRij


@dataclass(frozen=True, slots=True)
class TeBevestigen:
    """A locatie that waits; `sinds` is the moment of the copy: what happened to it after that is not known."""

    locatie_id: LocatieId
    sinds: datetime


class BevestigStore(Onderdeel):
    """What waits, by region. Publishing, shielding or deleting a locatie takes its row away (`LocatieStore`)."""

    def waiting(self, regio: str) -> list[TeBevestigen]:
        """The locaties of a region that nobody answered for yet, in the order of their ids."""
        vraag = (
            select(TeBevestigenRij.locatie_id, TeBevestigenRij.sinds)
            .join(LopendeLocatie, LopendeLocatie.id == TeBevestigenRij.locatie_id)
            .where(LopendeLocatie.regio == regio, TeBevestigenRij.beantwoord_at.is_(None))
            .order_by(TeBevestigenRij.locatie_id)
        )
        rijen = self._session.execute(vraag)
        return [TeBevestigen(LocatieId(rij.locatie_id), rij.sinds) for rij in rijen]

    def count(self, regio: str | None = None) -> int:
        """How many wait, in one region or in all."""
        vraag = (
            select(func.count())
            .select_from(TeBevestigenRij)
            .join(LopendeLocatie, LopendeLocatie.id == TeBevestigenRij.locatie_id)
            .where(TeBevestigenRij.beantwoord_at.is_(None))
        )
        if regio is not None:
            vraag = vraag.where(LopendeLocatie.regio == regio)
        return self._session.scalar(vraag) or 0

    def answer(self, ids: Iterable[LocatieId], *, at: datetime) -> None:
        """Keep that these stay off the site: they wait no longer, and a next restore knows it."""
        for brok in in_chunks(ids):
            self._session.execute(
                update(TeBevestigenRij)
                .where(TeBevestigenRij.locatie_id.in_(brok))
                .values(beantwoord_at=at),
                execution_options={"synchronize_session": False},
            )

"""Checks of a region that were asked for or run in parts: at most one per region, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.engine import CursorResult

from wijzer.domain.ids import AanbiederId, GebruikerId
from wijzer.store.rijen import Onderdeel, fetch, find_one, insert_statement
from wijzer.store.tables import DeelrunRij

_BEGIN: Mapping[str, Any] = {
    "verder_na": None,
    "deel": 0,
    "gedaan": 0,
    "opnieuw": False,
    "tellingen": {},
}
"""The values of a run before its first part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deelrun:
    """One check that was asked for or runs. `gebruiker_id` None: the night or the system asked.

    `gedaan` of `totaal` aanbieders. Without `run_id` nobody began. `stap_at` is when its last part
    ended, or when it began.
    """

    regio: str
    run_id: UUID | None
    gebruiker_id: GebruikerId | None
    gevraagd_at: datetime
    begonnen_at: datetime | None
    stap_at: datetime | None
    verder_na: AanbiederId | None
    deel: int
    gedaan: int
    totaal: int
    opnieuw: bool
    tellingen: Mapping[str, Any]


class DeelrunStore(Onderdeel):
    """How far the checks are. A row is there for as long as a check is wanted."""

    def find(self, regio: str) -> Deelrun | None:
        """The run that was asked for this region or goes on there, or None."""
        rij = find_one(self._session, select(DeelrunRij).where(DeelrunRij.regio == regio))
        return _to_deelrun(rij) if rij else None

    def all(self) -> list[Deelrun]:
        """Every check that is wanted, the one that waits longest first."""
        vraag = select(DeelrunRij).order_by(DeelrunRij.gevraagd_at, DeelrunRij.regio)
        return [_to_deelrun(rij) for rij in fetch(self._session, vraag)]

    def ask(self, regio: str, door: GebruikerId | None, *, at: datetime) -> bool:
        """Ask for a check. False when one was asked for or runs already: of two who ask at once one asks."""
        vraag = insert_statement(self._session, DeelrunRij).values(
            regio=regio, gebruiker_id=door, gevraagd_at=at, totaal=0, **_BEGIN
        )
        vraag = vraag.on_conflict_do_nothing(index_elements=["regio"])
        return self._session.scalar(vraag.returning(DeelrunRij.regio)) is not None

    def ask_again(self, regio: str) -> bool:
        """Let the check that runs begin again when it ends: what it looked at changed.

        False when none is asked for or runs.
        """
        return self._execute(
            update(DeelrunRij).where(DeelrunRij.regio == regio).values(opnieuw=True)
        )

    def begin(
        self, regio: str, run_id: UUID, *, instead_of: UUID | None, totaal: int, at: datetime
    ) -> bool:
        """Begin at the first aanbieder, instead of the run that stands there. False when somebody else began."""
        zelfde = DeelrunRij.run_id == instead_of if instead_of else DeelrunRij.run_id.is_(None)
        nieuw = {"run_id": run_id, "begonnen_at": at, "stap_at": at, "totaal": totaal, **_BEGIN}
        return self._execute(
            update(DeelrunRij).where(DeelrunRij.regio == regio, zelfde).values(nieuw)
        )

    def drop_asked(self, regio: str) -> None:
        """What was asked and not begun is not wanted any more: it was done in another way."""
        self._execute(
            delete(DeelrunRij).where(DeelrunRij.regio == regio, DeelrunRij.run_id.is_(None))
        )

    def advance(self, stand: Deelrun, *, was: int) -> bool:
        """Keep how far a run came after part number `was`.

        False when another process did that part, or ended the run.
        """
        return self._execute(
            update(DeelrunRij)
            .where(
                DeelrunRij.regio == stand.regio,
                DeelrunRij.run_id == stand.run_id,
                DeelrunRij.deel == was,
            )
            .values(
                verder_na=stand.verder_na,
                deel=stand.deel,
                gedaan=stand.gedaan,
                totaal=stand.totaal,
                stap_at=stand.stap_at,
                tellingen=dict(stand.tellingen),
            )
        )

    def end(self, regio: str, run_id: UUID, *, at: datetime) -> bool:
        """End a run; one that must begin again is asked for anew. False when it was not there any more."""
        van_mij = (DeelrunRij.regio == regio, DeelrunRij.run_id == run_id)
        weg = self._execute(delete(DeelrunRij).where(*van_mij, DeelrunRij.opnieuw.is_(False)))
        gevraagd = {
            "run_id": None,
            "gebruiker_id": None,
            "gevraagd_at": at,
            "begonnen_at": None,
            "stap_at": None,
            "totaal": 0,
            **_BEGIN,
        }
        return weg or self._execute(update(DeelrunRij).where(*van_mij).values(gevraagd))

    def _execute(self, opdracht: Any) -> bool:
        uitkomst = self._session.execute(opdracht, execution_options={"synchronize_session": False})
        return cast(CursorResult[Any], uitkomst).rowcount == 1


def _to_deelrun(rij: DeelrunRij) -> Deelrun:
    return Deelrun(
        regio=rij.regio,
        run_id=rij.run_id,
        gebruiker_id=GebruikerId(rij.gebruiker_id) if rij.gebruiker_id else None,
        gevraagd_at=rij.gevraagd_at,
        begonnen_at=rij.begonnen_at,
        stap_at=rij.stap_at,
        verder_na=AanbiederId(rij.verder_na) if rij.verder_na else None,
        deel=rij.deel,
        gedaan=rij.gedaan,
        totaal=rij.totaal,
        opnieuw=rij.opnieuw,
        tellingen=rij.tellingen,
    )

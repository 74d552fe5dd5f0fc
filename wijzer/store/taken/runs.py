"""Runs of jobs, and who runs a job now."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Self, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, func, or_, select, update
from sqlalchemy.engine import CursorResult

from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.store.rijen import Onderdeel, fetch, find_one, insert_rows, insert_statement
from wijzer.store.tables import TaakLeaseRij, TaakRunRij

LANGSTE_LEASE = 2 * KLOKVERSCHIL
"""No lease lasts longer than this. One that ends later was written by a clock that was wrong, and holds nobody up."""

KLOK_VOORUIT = "KlokVooruit"
"""The error of a run that was kept under a clock that ran ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a job, with its counts. Without `ended_at` it runs, or its process died."""

    id: UUID
    taak: str
    regio: str | None
    started_at: datetime
    ended_at: datetime | None
    aantallen: Mapping[str, Any]
    fout: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verleden:
    """What the last days tell of one job: when its last good run began, when others began, and whether one goes on now.

    A run is good once it ended without an error. Runs for one region alone tell nothing of the job.
    """

    goed: datetime | None = None
    mislukt: tuple[datetime, ...] = ()
    loopt: bool = False

    @classmethod
    def of(cls, runs: Iterable[tuple[datetime, bool]], *, loopt: bool) -> Self:
        """Put together what runs tell, each by when it began and whether it is good."""
        gedaan: list[datetime] = []
        mislukt: list[datetime] = []
        for begin, goed in runs:
            (gedaan if goed else mislukt).append(begin)
        return cls(goed=max(gedaan, default=None), mislukt=tuple(sorted(mislukt)), loopt=loopt)

    def is_goed_sinds(self, moment: datetime) -> bool:
        """Whether a run that began at this moment or later ended well."""
        return self.goed is not None and self.goed >= moment

    def not_running(self) -> Self:
        """What is known of the job to whoever has its lease: no other run of it is going on."""
        return replace(self, loopt=False)


NOOIT = Verleden()
_VERLEDEN = timedelta(days=3)
"""How far back runs are looked at: further than the start of yesterday."""


class TaakStore(Onderdeel):
    """What the jobs did, and the lease that keeps two workers from running one at once."""

    def start(self, run_id: UUID, taak: str, regio: str | None, at: datetime) -> None:
        """Write down that a run begins."""
        waarden = {"id": run_id, "taak": taak, "regio": regio, "started_at": at, "aantallen": {}}
        insert_rows(self._session, TaakRunRij, [waarden])

    def end(
        self, run_id: UUID, at: datetime, aantallen: Mapping[str, Any], fout: str | None = None
    ) -> None:
        """A run ended, well or with an error."""
        self._session.execute(
            update(TaakRunRij)
            .where(TaakRunRij.id == run_id)
            .values(ended_at=at, aantallen=dict(aantallen), fout=fout),
            execution_options={"synchronize_session": False},
        )

    def last(
        self, taak: str, regio: str | None = None, *, at: datetime | None = None
    ) -> Run | None:
        """The latest run of a job, of one region when given; or None. With `at`, none that began later than now."""
        vraag = _newest_first().where(TaakRunRij.taak == taak).limit(1)
        if regio is not None:
            vraag = vraag.where(TaakRunRij.regio == regio)
        if at is not None:
            vraag = vraag.where(TaakRunRij.started_at <= at + KLOKVERSCHIL)
        rij = find_one(self._session, vraag)
        return _to_run(rij) if rij else None

    def last_ended(self, taak: str, regio: str, *, at: datetime, goed: bool = False) -> Run | None:
        """The latest run of a job for a region that ended by now.

        With `goed` the latest that ended without an error.
        """
        vraag = _newest_first().where(
            TaakRunRij.taak == taak,
            TaakRunRij.regio == regio,
            TaakRunRij.ended_at.is_not(None),
            TaakRunRij.started_at <= at + KLOKVERSCHIL,
        )
        if goed:
            vraag = vraag.where(TaakRunRij.fout.is_(None))
        rij = find_one(self._session, vraag.limit(1))
        return _to_run(rij) if rij else None

    def latest(self, regio: str, *, at: datetime) -> list[Run]:
        """The latest run of every job until now, of this region or else of the whole installation, by name.

        A run from the future says nothing of whether the job does its work.
        """
        hier = or_(TaakRunRij.regio == regio, TaakRunRij.regio.is_(None)) & (
            TaakRunRij.started_at <= at + KLOKVERSCHIL
        )
        nieuwste = select(func.max(TaakRunRij.started_at)).where(hier).group_by(TaakRunRij.taak)
        vraag = _newest_first().where(hier, TaakRunRij.started_at.in_(nieuwste))
        eerste: dict[str, Run] = {}
        for rij in sorted(fetch(self._session, vraag), key=lambda rij: rij.regio is None):
            run = eerste.setdefault(rij.taak, _to_run(rij))
            if rij.started_at > run.started_at:
                eerste[rij.taak] = _to_run(rij)
        return [eerste[taak] for taak in sorted(eerste)]

    def runs(self, limit: int = 50) -> list[Run]:
        """The latest runs, the newest first."""
        return [_to_run(rij) for rij in fetch(self._session, _newest_first().limit(limit))]

    def past(self, taken: Collection[str], *, at: datetime) -> Mapping[str, Verleden]:
        """What is known of these jobs now, from their runs of the last days and their leases.

        A run of the future says nothing.
        """
        vraag = select(TaakRunRij.taak, TaakRunRij.started_at, _IS_GOED).where(
            TaakRunRij.taak.in_(taken),
            TaakRunRij.regio.is_(None),
            TaakRunRij.started_at.between(at - _VERLEDEN, at + KLOKVERSCHIL),
        )
        runs = self._session.execute(vraag).all()
        lopend = self._leased(at)
        return {
            taak: Verleden.of(
                ((begin, goed) for naam, begin, goed in runs if naam == taak), loopt=taak in lopend
            )
            for taak in taken
        }

    def _leased(self, at: datetime) -> set[str]:
        vraag = select(TaakLeaseRij.taak).where(
            TaakLeaseRij.until_at > at, TaakLeaseRij.until_at <= at + LANGSTE_LEASE
        )
        return set(self._session.scalars(vraag))

    def any_future(self, at: datetime) -> bool:
        """Whether a run bears a moment of the future and was not disowned yet."""
        vraag = select(TaakRunRij.id).where(_not_disowned_after(at)).limit(1)
        return self._session.scalar(vraag) is not None

    def disown_future(self, at: datetime) -> int:
        """Let no run of the future count as done once its moment comes; gives how many.

        They stay, as signs of a wrong clock.
        """
        vraag = update(TaakRunRij).where(_not_disowned_after(at)).values(fout=KLOK_VOORUIT)
        uitkomst = self._session.execute(vraag, execution_options={"synchronize_session": False})
        return cast(CursorResult[Any], uitkomst).rowcount

    def any_between(self, since: datetime, until: datetime) -> bool:
        """Whether some job began in this time."""
        vraag = select(TaakRunRij.id).where(TaakRunRij.started_at.between(since, until)).limit(1)
        return self._session.scalar(vraag) is not None

    def any_outside(self, since: datetime, until: datetime) -> bool:
        """Whether some job began before this time or after it."""
        buiten = or_(TaakRunRij.started_at < since, TaakRunRij.started_at > until)
        return self._session.scalar(select(TaakRunRij.id).where(buiten).limit(1)) is not None

    def acquire(self, taak: str, houder: str, at: datetime, until: datetime) -> bool:
        """Take the lease of a job, or prolong one's own. False while another holder's lasts.

        A lease that ends after `LANGSTE_LEASE` counts as over.
        """
        vraag = insert_statement(self._session, TaakLeaseRij).values(
            taak=taak, houder=houder, until_at=until
        )
        vraag = vraag.on_conflict_do_update(
            index_elements=["taak"],
            set_={"houder": houder, "until_at": until},
            where=or_(
                TaakLeaseRij.until_at <= at,
                TaakLeaseRij.until_at > at + LANGSTE_LEASE,
                TaakLeaseRij.houder == houder,
            ),
        )
        return self._session.scalar(vraag.returning(TaakLeaseRij.taak)) is not None

    def renew(self, taak: str, houder: str, until: datetime) -> bool:
        """Prolong one's own lease; False when it is somebody else's by now, or nobody's."""
        vraag = (
            update(TaakLeaseRij)
            .where(TaakLeaseRij.taak == taak, TaakLeaseRij.houder == houder)
            .values(until_at=until)
        )
        uitkomst = self._session.execute(vraag, execution_options={"synchronize_session": False})
        return cast(CursorResult[Any], uitkomst).rowcount == 1

    def holds(self, taak: str, houder: str) -> bool:
        """Whether the lease is still this holder's. One that ran out and that nobody took is."""
        vraag = select(TaakLeaseRij.houder).where(TaakLeaseRij.taak == taak)
        return self._session.scalar(vraag) == houder

    def is_held(self, taak: str, at: datetime) -> bool:
        """Whether somebody has the lease of a job at this moment, so that `acquire` would not give it."""
        until = self.lease(taak)
        return until is not None and at < until <= at + LANGSTE_LEASE

    def lease(self, taak: str) -> datetime | None:
        """Until when somebody has the lease of a job; None when nobody does."""
        vraag = select(TaakLeaseRij.until_at).where(TaakLeaseRij.taak == taak)
        return self._session.scalar(vraag)

    def release(self, taak: str, houder: str) -> None:
        """Give the lease back, if one has it."""
        self._session.execute(
            delete(TaakLeaseRij).where(TaakLeaseRij.taak == taak, TaakLeaseRij.houder == houder),
            execution_options={"synchronize_session": False},
        )

    def cleanup(self, at: datetime, *, before: datetime, after: datetime) -> int:
        """Take away leases that are over, and runs from before a moment or from after another.

        Gives the number of runs.
        """
        zonder = {"synchronize_session": False}
        self._session.execute(
            delete(TaakLeaseRij).where(
                or_(TaakLeaseRij.until_at <= at, TaakLeaseRij.until_at > at + LANGSTE_LEASE)
            ),
            execution_options=zonder,
        )
        buiten = or_(TaakRunRij.started_at < before, TaakRunRij.started_at > after)
        weg = delete(TaakRunRij).where(buiten).returning(TaakRunRij.id)
        return len(self._session.scalars(weg, execution_options=zonder).all())


_IS_GOED = TaakRunRij.ended_at.is_not(None) & TaakRunRij.fout.is_(None)


def _not_disowned_after(at: datetime) -> ColumnElement[bool]:
    anders = or_(TaakRunRij.fout.is_(None), TaakRunRij.fout != KLOK_VOORUIT)
    return (TaakRunRij.started_at > at + KLOKVERSCHIL) & anders


def _newest_first() -> Select[TaakRunRij]:
    return select(TaakRunRij).order_by(TaakRunRij.started_at.desc(), TaakRunRij.id)


def _to_run(rij: TaakRunRij) -> Run:
    return Run(
        id=rij.id,
        taak=rij.taak,
        regio=rij.regio,
        started_at=rij.started_at,
        ended_at=rij.ended_at,
        aantallen=rij.aantallen,
        fout=rij.fout,
    )

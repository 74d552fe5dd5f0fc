"""A world in which years pass in a second: two workers, each with its clock, and what is kept of their runs.

Everything that decides is the real thing: the schedule, what a past tells, whether a clock is believed. Only the rows are a list.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import cast

from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.jobs.beurt import DUUR
from wijzer.jobs.schedule import OP_TIJD, TIMES, Dagelijks, is_due, last_time
from wijzer.klok import today
from wijzer.services.taken.geloof_klok import is_klok_believed
from wijzer.store.store import Store
from wijzer.store.taken.runs import LANGSTE_LEASE, Verleden

MINUUT = timedelta(minutes=1)
DAG = timedelta(days=1)
DAGELIJKS = tuple(naam for naam in OP_TIJD if isinstance(TIMES[naam], Dagelijks))
DRIE_DAGEN = timedelta(days=3)
RECENT = {naam: 20 if naam in DAGELIJKS else 60 for naam in OP_TIJD}
"""So many of the last runs of a job are looked through: more than three days hold."""


@dataclass(slots=True)
class Run:
    taak: str
    at: datetime
    goed: bool
    klok_goed: bool


@dataclass
class Wereld:
    """`nu` is the true time; a worker's clock differs from it by what stands in `verschil`."""

    nu: datetime
    verschil: list[timedelta] = field(default_factory=lambda: [timedelta(0), timedelta(0)])
    per_taak: dict[str, list[Run]] = field(default_factory=lambda: {naam: [] for naam in OP_TIJD})
    leases: dict[str, datetime] = field(default_factory=dict)
    gezien: set[tuple[str, date]] = field(default_factory=set)
    ongeloofd: set[date] = field(default_factory=set)
    """Dates of the future with a run, seen while nothing spoke for the clock: a run of those counts until it is disowned."""
    ongeluk: str = ""
    """What becomes of the next run: `stuk`, it ends in an error; `weg`, its process dies."""

    def clock(self, wie: int) -> datetime:
        return self.nu + self.verschil[wie]

    def look(self, wie: int) -> list[str]:
        """One worker looks what is due, and does it."""
        at = self.clock(wie)
        self._disown(at)
        klok_goed = abs(self.verschil[wie]) <= KLOKVERSCHIL
        begonnen = [naam for naam in OP_TIJD if is_due(naam, self.past(naam, at), at=at)]
        for naam in begonnen:
            self._run(naam, at, klok_goed=klok_goed)
            if self.ongeluk == "weg":
                self.ongeluk = ""
                return begonnen
        if klok_goed:
            self._note(at)
        return begonnen

    def past(self, naam: str, at: datetime) -> Verleden:
        runs = (
            (run.at, run.goed)
            for run in self.per_taak[naam][-RECENT[naam] :]
            if at - DRIE_DAGEN <= run.at <= at + KLOKVERSCHIL
        )
        lease = self.leases.get(naam, at)
        return Verleden.of(runs, loopt=at < lease <= at + LANGSTE_LEASE)

    def good_runs(self, naam: str) -> list[datetime]:
        """When it ran well under a clock that was right."""
        return [run.at for run in self.per_taak[naam] if run.goed and run.klok_goed]

    def all_runs(self) -> Iterator[Run]:
        """Every run that was kept, by job."""
        return (run for runs in self.per_taak.values() for run in runs)

    def copy(self) -> "Wereld":
        """The same world, to try something in."""
        kopie = Wereld(self.nu, leases=dict(self.leases))
        for runs in self.per_taak.values():
            for run in runs:
                kopie.per_taak[run.taak].append(replace(run))
        return kopie

    def _run(self, naam: str, at: datetime, *, klok_goed: bool) -> None:
        self.per_taak[naam].append(Run(naam, at, not self.ongeluk, klok_goed))
        if self.ongeluk == "weg":
            self.leases[naam] = at + DUUR
        elif self.ongeluk:
            self.ongeluk = ""

    def _note(self, at: datetime) -> None:
        """Somebody was awake after a job's time: its date has a run now, unless it had an accident.

        In the last minutes of a date the other's clock may have begun the next, and done the work of both.
        """
        dag = today(at)
        for naam in DAGELIJKS:
            moment = last_time(naam, at=at)
            assert moment is not None
            if today(moment) == dag == today(at + KLOKVERSCHIL) and not self.past(naam, at).mislukt:
                self.gezien.add((naam, dag))

    def _disown(self, at: datetime) -> None:
        recent = (run for runs in self.per_taak.values() for run in runs[-15:])
        vooruit = [run for run in recent if run.goed and run.at > at + KLOKVERSCHIL]
        if vooruit and not is_klok_believed(self._store(), at=at):
            self.ongeloofd |= {today(run.at) for run in vooruit}
            return
        for run in vooruit:
            run.goed = False

    def _store(self) -> Store:
        def any_between(since: datetime, until: datetime) -> bool:
            return any(since <= run.at <= until for run in self.all_runs())

        def any_outside(since: datetime, until: datetime) -> bool:
            return any(not since <= run.at <= until for run in self.all_runs())

        taken = SimpleNamespace(any_between=any_between, any_outside=any_outside)
        return cast(Store, SimpleNamespace(taken=taken))


def turns(naam: str, momenten: list[datetime]) -> Counter[object]:
    """How many runs each date had; of an hourly job each of its hours."""
    if naam in DAGELIJKS:
        return Counter(today(moment) for moment in momenten)
    return Counter(last_time(naam, at=moment) for moment in momenten)


def utc(jaar: int, maand: int, dag: int, uur: int = 0, minuut: int = 0) -> datetime:
    return datetime(jaar, maand, dag, uur, minuut, tzinfo=UTC)

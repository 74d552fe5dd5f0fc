"""When each job is due, in the time of Amsterdam.

It is decided from what is kept of the runs, never from what a process remembers. A process that
sleeps, dies or finds its clock set forgets nothing then: it looks at the clock and at the database,
and knows what today still lacks. Nothing is planned between two and three at night: that hour is
missing or double once a year.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from wijzer.domain.klok import AMSTERDAM
from wijzer.klok import today
from wijzer.services.controle.controleer_adressen import ADRESCONTROLE
from wijzer.services.taken.taakstand import DAGWISSEL, MELDINGEN, PUBLICATIECONTROLE
from wijzer.store.taken.runs import NOOIT, Verleden

_DAG = timedelta(days=1)
MISLUKT_OPNIEUW_NA = timedelta(minutes=15)
"""How long after a run began that failed or broke off, the job may be tried again."""
POGINGEN = 3
"""How often a job is tried for one date, or for one hour: what fails three times asks for a person."""


@dataclass(frozen=True, slots=True)
class Dagelijks:
    """Once on every date: at this time, or at once when the date before has no run."""

    tijd: time


@dataclass(frozen=True, slots=True)
class Uurlijks:
    """Once in each of these hours, at this minute. What was missed meanwhile counts once."""

    uren: range
    minuut: int


@dataclass(frozen=True, slots=True)
class Steeds:
    """Runs a job so often, all day long, for as long as the process lives.

    The job looks itself whether there is anything to do.
    """

    elke: timedelta


Tijden = Dagelijks | Uurlijks | Steeds

TIMES: Mapping[str, Tijden] = {
    DAGWISSEL: Dagelijks(time(0, 0, 5)),
    "opruimen": Dagelijks(time(1, 15)),
    ADRESCONTROLE: Dagelijks(time(3, 15)),
    PUBLICATIECONTROLE: Dagelijks(time(4, 15)),
    MELDINGEN: Uurlijks(range(8, 21), 10),
    "mail-verzenden": Steeds(timedelta(minutes=1)),
    "herschrijven": Steeds(timedelta(minutes=1)),
}
OP_TIJD = tuple(naam for naam, tijden in TIMES.items() if not isinstance(tijden, Steeds))
"""The jobs of which every run is kept, in the order in which they are made up for."""


def last_time(naam: str, *, at: datetime) -> datetime | None:
    """The last of a job's times until now, in UTC; None for one that runs all day long."""
    return max((moment for moment in _around(naam, at) if moment <= at), default=None)


def next_time(naam: str, *, at: datetime) -> datetime | None:
    """The first of a job's times after now, in UTC; None for one that runs all day long."""
    return min((moment for moment in _around(naam, at) if moment > at), default=None)


def wait_until_next(at: datetime) -> timedelta:
    """How long no job has one of its times."""
    komend = (next_time(naam, at=at) for naam in OP_TIJD)
    return min(moment for moment in komend if moment is not None) - at


def is_due(naam: str, verleden: Verleden = NOOIT, *, at: datetime) -> bool:
    """Whether a job should run now, after what is kept of its runs.

    A date, or an hour, has had its run once one that began in it ended well. Always False for a job
    that runs all day long.
    """
    begin = _begin_of_turn(naam, verleden, at)
    if begin is None or verleden.loopt or verleden.is_goed_sinds(begin):
        return False
    mislukt = [moment for moment in verleden.mislukt if moment >= begin]
    return not mislukt or (len(mislukt) < POGINGEN and at >= max(mislukt) + MISLUKT_OPNIEUW_NA)


def _begin_of_turn(naam: str, verleden: Verleden, at: datetime) -> datetime | None:
    """Since when a run counts for the turn that has come; None when none has.

    A daily job whose date of yesterday has no run has its turn from midnight on: so what was missed
    is made up for by the run of today, once, and today has one run like any other date.
    """
    tijden = TIMES[naam]
    if not isinstance(tijden, Dagelijks):
        return last_time(naam, at=at)
    dag = today(at)
    if at >= _moment(dag, tijden.tijd) or not verleden.is_goed_sinds(_moment(dag - _DAG, time())):
        return _moment(dag, time())
    return None


def _around(naam: str, at: datetime) -> Iterator[datetime]:
    """A job's times of yesterday, today and tomorrow."""
    dag = today(at)
    for elke in (dag - _DAG, dag, dag + _DAG):
        yield from _of_day(TIMES[naam], elke)


@lru_cache(maxsize=64)
def _of_day(tijden: Tijden, dag: date) -> tuple[datetime, ...]:
    match tijden:
        case Dagelijks(tijd):
            return (_moment(dag, tijd),)
        case Uurlijks(uren, minuut):
            return tuple(_moment(dag, time(uur, minuut)) for uur in uren)
        case Steeds():
            return ()


def _moment(dag: date, tijd: time) -> datetime:
    """A time of the clock on the wall as a moment in UTC.

    Two local times of one zone compare by the wall, and not by how much time passed.
    """
    return datetime.combine(dag, tijd, AMSTERDAM).astimezone(UTC)

"""When each job runs, in the time of Amsterdam. Nothing between two and three at night: that hour is missing or double once a year."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.klok import AMSTERDAM
from wijzer.services.controleer_adressen import TAAK as ADRESCONTROLE
from wijzer.services.taakstand import DAGWISSEL, MELDINGEN, PUBLICATIECONTROLE

_THREADS = 3
"""Enough for the mail to go on while a long check runs."""
_LATE_S = 6 * 60 * 60
"""A machine that slept through the night does the night's work when it wakes."""
_SOON = timedelta(seconds=10)


def _daily(hour: int, minute: int, second: int = 0) -> CronTrigger:
    return CronTrigger(hour=hour, minute=minute, second=second, timezone=AMSTERDAM)


TIMES: Mapping[str, BaseTrigger] = {
    DAGWISSEL: _daily(0, 0, 5),
    "opruimen": _daily(1, 15),
    ADRESCONTROLE: _daily(3, 15),
    PUBLICATIECONTROLE: _daily(4, 15),
    MELDINGEN: CronTrigger(hour="8-20", minute=10, timezone=AMSTERDAM),
    "mail-verzenden": IntervalTrigger(minutes=1, timezone=AMSTERDAM),
    "herschrijven": IntervalTrigger(minutes=1, timezone=AMSTERDAM),
}


def make_scheduler(run: Callable[[str], object]) -> BackgroundScheduler:
    """A scheduler, not yet started, that calls `run` with the name of each job at its times.

    A job that is still running is not started again, and times that were missed count once.
    """
    scheduler = BackgroundScheduler(
        timezone=AMSTERDAM,
        executors={"default": ThreadPoolExecutor(_THREADS)},
        job_defaults={"max_instances": 1, "coalesce": True, "misfire_grace_time": _LATE_S},
    )
    for naam, trigger in TIMES.items():
        scheduler.add_job(run, trigger, args=[naam], id=naam)
    return scheduler


def last_time(naam: str, *, at: datetime) -> datetime | None:
    """When a daily job should have run last, None for one that runs all day long."""
    trigger = TIMES[naam]
    if not isinstance(trigger, CronTrigger):
        return None
    moment: datetime = trigger.get_next_fire_time(None, at - timedelta(days=1))
    return moment


def realign(scheduler: BackgroundScheduler, *, at: datetime) -> list[str]:
    """Bring back what is planned further ahead than its times say; gives the names of those jobs.

    The scheduler plans from the clock as it was: after one that ran ahead and was set right it would wait until then.
    """
    verdwaald = []
    for naam, trigger in TIMES.items():
        job = scheduler.get_job(naam)
        uiterlijk = _latest_next(trigger, at)
        volgende = None if job is None else job.next_run_time
        if volgende is not None and volgende > uiterlijk + KLOKVERSCHIL:
            job.modify(next_run_time=uiterlijk)
            verdwaald.append(naam)
    return verdwaald


def _latest_next(trigger: BaseTrigger, at: datetime) -> datetime:
    """The last moment at which a job with these times may be planned next."""
    if isinstance(trigger, IntervalTrigger):
        return at + timedelta(seconds=trigger.interval_length)
    moment: datetime = trigger.get_next_fire_time(None, at)
    return moment


def run_soon(scheduler: BackgroundScheduler, naam: str, *, at: datetime) -> None:
    """Run a job shortly after the start, once, next to its own times."""
    opdracht = scheduler.get_job(naam)
    scheduler.add_job(
        opdracht.func,
        "date",
        run_date=at + _SOON,
        args=[naam],
        id=f"{naam}-inhalen",
        replace_existing=True,
    )

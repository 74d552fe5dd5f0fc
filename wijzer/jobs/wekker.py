"""Wakes the worker: APScheduler calls it at the very times of the jobs, and every few seconds besides.

Which job is due is not the scheduler's to know: the worker reads that from what is kept of the runs.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from wijzer.jobs.schedule import wait_until_next

KIJK = timedelta(seconds=15)
"""How often it is looked which jobs are due, besides at the very times of the jobs.

So soon a machine that woke does its work, and it is seen that the clock was set back.
"""
_EERST = timedelta(seconds=10)
"""How long after the start it is looked for the first time which jobs are due.

The site beside it comes first, and whoever stops at once waits for no job.
"""


class Kijkmoment(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """The next moment to look: soon, and no later than the next time of any job."""

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """Counted from now, never from the moment before: what was slept through is one look."""
        return now + (_EERST if previous_fire_time is None else min(KIJK, wait_until_next(now)))


class Wekker:
    """Calls `look` again and again between `start` and `stop`, never twice at once."""

    def __init__(self, look: Callable[[], object]) -> None:
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(1)},
            job_defaults={"max_instances": 1, "coalesce": True, "misfire_grace_time": None},
        )
        self._kijken = self._scheduler.add_job(look, Kijkmoment(), id="kijken")

    def start(self) -> None:
        """Begin to call it, the first time after ten seconds."""
        self._scheduler.start()

    def watch(self, at: datetime) -> bool:
        """See whether the next look is planned further ahead than it ever is; if so it comes now.

        The scheduler plans by the clock: of one that is set back it would wait until the clock was
        there again. Gives whether that was so. `at` is the present moment.
        """
        volgende = self._kijken.next_run_time
        if volgende is None or volgende <= at + 2 * KIJK:
            return False
        self._kijken.modify(next_run_time=at)
        return True

    def stop(self) -> None:
        """Call it no more; a look that has begun is waited for."""
        self._scheduler.shutdown(wait=True)

"""The one process with the scheduler. Two of them do no harm: a lease in the database lets one job run once."""

import signal
import threading
from types import FrameType
from uuid import uuid4

from wijzer.jobs.all_jobs import JOBS
from wijzer.jobs.hart import Hart
from wijzer.jobs.luisteraar import Luisteraar
from wijzer.jobs.schedule import last_time, make_scheduler, realign, run_soon
from wijzer.jobs.werk import Aantallen, Omgeving, run_job
from wijzer.klok import now
from wijzer.logs import get_logger
from wijzer.services.taakstand import DAGWISSEL
from wijzer.settings import Settings

_KIJK_S = 15.0
"""How often it is looked whether the clock was set back."""
_LOG = get_logger("wijzer.taken")


class Worker:
    """Runs jobs at their times between `start` and `stop`."""

    def __init__(self, omgeving: Omgeving) -> None:
        self._omgeving = omgeving
        self._houder = str(uuid4())
        self._scheduler = make_scheduler(self.run)

    def run(self, naam: str) -> Aantallen | None:
        """Run one job now."""
        return run_job(JOBS[naam], self._omgeving, houder=self._houder)

    def start(self) -> None:
        """Begin; what should have run while nobody was here runs first."""
        gemist = self._missed()
        for naam in gemist:
            run_soon(self._scheduler, naam, at=now())
        self._scheduler.start()
        _LOG.info("takenproces gestart", houder=self._houder, ingehaald=gemist)

    def _missed(self) -> list[str]:
        with self._omgeving.database.read() as store:
            laatste = {naam: store.taken.last(naam, at=now()) for naam in JOBS}
        gemist = []
        for naam, run in laatste.items():
            moment = last_time(naam, at=now())
            if moment is not None and (run is None or run.started_at < moment):
                gemist.append(naam)
        return gemist

    def watch_clock(self) -> None:
        """See whether the clock was set back. If so, plan anew, and let the site stand on the day of today soon."""
        verdwaald = realign(self._scheduler, at=now())
        if verdwaald:
            _LOG.error("de klok is teruggezet", opnieuw_gepland=verdwaald)
            run_soon(self._scheduler, DAGWISSEL, at=now())

    def stop(self) -> None:
        """End after the jobs that are running; none starts any more."""
        self._scheduler.shutdown(wait=True)
        _LOG.info("takenproces gestopt", houder=self._houder)


def run_worker(settings: Settings) -> None:
    """Run jobs until SIGTERM or Ctrl-C; a job that is running is finished first."""
    stop = threading.Event()

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask_to_stop)
    omgeving = Omgeving.from_settings(settings)
    worker, hart = Worker(omgeving), Hart(omgeving.database)
    luisteraar = Luisteraar(omgeving.database)
    hart.start()
    worker.start()
    luisteraar.start()
    try:
        while not stop.wait(_KIJK_S):
            worker.watch_clock()
    finally:
        luisteraar.stop()
        worker.stop()
        hart.stop()
        omgeving.dispose()

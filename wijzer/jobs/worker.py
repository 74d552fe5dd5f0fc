"""The one process that runs jobs by the clock.

Two of them do no harm: a lease in the database lets one job run once.
"""

import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from time import monotonic
from types import FrameType
from uuid import uuid4

from wijzer.jobs.all_jobs import JOBS
from wijzer.jobs.hart import Hart
from wijzer.jobs.luisteraar import Luisteraar
from wijzer.jobs.schedule import OP_TIJD, TIMES, Steeds, is_due
from wijzer.jobs.wekker import KIJK, Wekker
from wijzer.jobs.werk import Aantallen, Omgeving, run_job
from wijzer.klok import now
from wijzer.logs import get_logger
from wijzer.services.taken.geloof_klok import is_klok_believed
from wijzer.services.taken.taakstand import DAGWISSEL
from wijzer.settings import Settings
from wijzer.store.store import Store

_THREADS = 2
"""How many threads do the work of the night.

What runs all day long has threads of its own: mail never waits for a check, also not on the morning
after a long sleep, when everything is due at once.
"""
_LOG = get_logger("wijzer.taken")


class Worker:
    """Runs jobs, each beside the others and never beside itself. Somebody has to let it `look`, again and again.

    `elapsed` gives seconds that no setting of the clock changes.
    """

    def __init__(self, omgeving: Omgeving, *, elapsed: Callable[[], float] = monotonic) -> None:
        self._stopping = threading.Event()
        self._omgeving = replace(omgeving, is_stopping=self._stopping.is_set)
        self._houder = str(uuid4())
        self._elapsed = elapsed
        self._op_tijd = ThreadPoolExecutor(_THREADS, thread_name_prefix="taak")
        self._steeds = ThreadPoolExecutor(len(TIMES), thread_name_prefix="taak-steeds")
        self._lopend: dict[str, Future[Aantallen | None]] = {}
        self._weer: dict[str, float] = {}
        self._goes_well = True

    def run(self, naam: str) -> Aantallen | None:
        """Run one job now, whether it is due or not."""
        return run_job(JOBS[naam], self._omgeving, houder=self._houder)

    def run_due(self, naam: str) -> Aantallen | None:
        """Run one job if its turn still lacks a run once nobody else can begin one."""
        return run_job(JOBS[naam], self._omgeving, houder=self._houder, unless=_is_done)

    def due(self) -> list[str]:
        """The jobs whose date or hour still lacks a run, in the order in which they should come."""
        at = now()
        with self._omgeving.database.read() as store:
            verleden = store.taken.past(OP_TIJD, at=at)
        return [naam for naam in OP_TIJD if is_due(naam, verleden[naam], at=at)]

    def look(self) -> list[str]:
        """Begin what is due and does not run here yet; gives the names. A failure waits for the next look."""
        try:
            begonnen = [*self._disown_future(), *self._begin_all(self.due(), self.run_due)]
            self._goes_well = True
        except Exception as fout:
            if self._goes_well:
                _LOG.error("taken niet bekeken", fout=type(fout).__qualname__)
            self._goes_well = False
            begonnen = []
        return [*begonnen, *self._begin_all(self._again(), self.run)]

    def stop(self) -> None:
        """End after the jobs that are running; none starts any more, and a check of addresses ends after its part."""
        self._stopping.set()
        for pool in (self._op_tijd, self._steeds):
            pool.shutdown(wait=True, cancel_futures=True)
        _LOG.info("takenproces gestopt", houder=self._houder)

    def _begin_all(self, namen: list[str], run: Callable[[str], Aantallen | None]) -> list[str]:
        begonnen = [naam for naam in namen if not self._runs(naam)]
        for naam in begonnen:
            pool = self._op_tijd if naam in OP_TIJD else self._steeds
            self._lopend[naam] = pool.submit(_told, run, naam)
        return begonnen

    def _runs(self, naam: str) -> bool:
        lopend = self._lopend.get(naam)
        return lopend is not None and not lopend.done()

    def _again(self) -> list[str]:
        """The jobs that run all day long and began long enough ago, by a clock that nobody sets."""
        nu = self._elapsed()
        namen = []
        for naam, tijden in TIMES.items():
            if isinstance(tijden, Steeds) and nu >= self._weer.get(naam, nu):
                self._weer[naam] = nu + tijden.elke.total_seconds()
                namen.append(naam)
        return namen

    def _disown_future(self) -> list[str]:
        """Runs of the future were kept under a clock that was wrong: on their date they shall not count as done.

        If the site stands on such a date too, the day changes at once, to today.
        """
        at = now()
        with self._omgeving.database.read() as store:
            if not (store.taken.any_future(at) and is_klok_believed(store, at=at)):
                return []
        with self._omgeving.database.transaction(at=at) as store:
            aantal = store.taken.disown_future(at)
            vooruit = store.projectie.is_ahead(at)
        _LOG.error("de klok is teruggezet", verworpen_runs=aantal, site_vooruit=vooruit)
        return self._begin_all([DAGWISSEL], self.run) if vooruit else []


def _told(run: Callable[[str], Aantallen | None], naam: str) -> Aantallen | None:
    """Run a job and log an error outside of its own work, for nobody waits for it.

    Such an error is that no turn could be taken, or no run kept.
    """
    try:
        return run(naam)
    except Exception as fout:
        _LOG.error("taak niet gelukt", taak=naam, fout=type(fout).__qualname__)
        return None


def _is_done(store: Store, naam: str, at: datetime) -> bool:
    """Whether another process ran it between our look and our turn. Our own lease is no reason to wait."""
    verleden = store.taken.past([naam], at=at)[naam]
    return not is_due(naam, verleden.not_running(), at=at)


def run_worker(settings: Settings) -> None:
    """Run jobs until SIGTERM or Ctrl-C; a job that is running is finished first."""
    stop = threading.Event()

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask_to_stop)
    omgeving = Omgeving.from_settings(settings)
    worker, hart = Worker(omgeving), Hart(omgeving.database)
    luisteraar, wekker = Luisteraar(omgeving.database), Wekker(worker.look)
    hart.start()
    luisteraar.start()
    wekker.start()
    _LOG.info("takenproces gestart")
    try:
        while not stop.wait(KIJK.total_seconds()):
            wekker.watch(now())
    finally:
        wekker.stop()
        luisteraar.stop()
        worker.stop()
        hart.stop()
        omgeving.dispose()

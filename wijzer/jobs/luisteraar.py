"""Listens for checks that somebody asked for, beside the jobs that have a time.

So whoever pressed the button waits seconds, not a minute.
"""

import threading
from concurrent.futures import ThreadPoolExecutor

from wijzer.jobs.controle import beurt_of, carry_out
from wijzer.klok import now
from wijzer.logs import get_logger
from wijzer.store.engine import Database

KIJK_S = 2.0
"""How often it looks whether something is asked: one question that finds nothing."""
_TEGELIJK = 4
"""How many regions are checked at once; a large one holds up no other."""
_STOP_S = 15.0
_LOG = get_logger("wijzer.taken")


class Luisteraar:
    """Carries out what is asked, in threads of its own, between `start` and `stop`."""

    def __init__(self, database: Database, *, every: float = KIJK_S) -> None:
        self._database = database
        self._every = every
        self._stopped = threading.Event()
        self._pool = ThreadPoolExecutor(_TEGELIJK, thread_name_prefix="controle")
        self._busy: set[str] = set()
        self._failing: set[str] = set()
        self._lock = threading.Lock()
        self._goes_well = True
        self._thread = threading.Thread(target=self._go_on, name="luisteraar", daemon=True)

    def start(self) -> None:
        """Look at once, and from then on."""
        self._thread.start()

    def stop(self) -> None:
        """Begin nothing more; what runs stops after its part, and goes on where it was when a worker starts."""
        self._stopped.set()
        self._thread.join(_STOP_S)
        self._pool.shutdown(wait=True)

    def look(self) -> None:
        """Begin what is asked, and go on with what another process left behind.

        A failure is logged once, until it goes well.
        """
        try:
            gevraagd = self._asked()
        except Exception as fout:
            if self._goes_well:
                _LOG.error("gevraagde controles niet te lezen", fout=type(fout).__qualname__)
            self._goes_well = False
            return
        self._goes_well = True
        for regio in gevraagd:
            self._begin(regio)

    def _asked(self) -> list[str]:
        """What is asked and has nobody at work on it. Only a question: to take the turn is what decides."""
        at = now()
        with self._database.read() as store:
            return [
                deelrun.regio
                for deelrun in store.deelruns.all()
                if not store.taken.is_held(beurt_of(deelrun.regio), at)
            ]

    def _begin(self, regio: str) -> None:
        with self._lock:
            if regio in self._busy or self._stopped.is_set():
                return
            self._busy.add(regio)
        self._pool.submit(self._work, regio)

    def _work(self, regio: str) -> None:
        """One attempt; of failures in a row only the first is logged.

        A database that gives way is tried every two seconds until it is back.
        """
        try:
            carry_out(self._database, regio, is_stopping=self._stopped.is_set)
            self._failing.discard(regio)
        except Exception as fout:
            if regio not in self._failing:
                _LOG.error("gevraagde controle mislukt", regio=regio, exc_info=fout)
            self._failing.add(regio)
        finally:
            with self._lock:
                self._busy.discard(regio)

    def _go_on(self) -> None:
        while not self._stopped.is_set():
            self.look()
            self._stopped.wait(self._every)

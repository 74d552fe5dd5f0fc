"""The heart of every process that has the office's database: it tells the public side that the office is alive.

It is no job. A job runs in one process at a time and its failures are kept; a heart beats in each
of them, so that a site whose job worker alone is down stays up, and one beat that fails is made
good by the next.
"""

import threading

from wijzer.klok import now
from wijzer.logs import get_logger
from wijzer.services.taken.geef_hartslag import geef_hartslag
from wijzer.settings import Settings
from wijzer.store.engine import Database

SLAG_S = 15.0
"""How often it is looked whether a beat is due.

With `GENOEG` a heartbeat is at most forty seconds old: within the shortest
`WIJZER_HARTSLAG_MINUTEN`, one minute.
"""
_STOP_S = 5.0
_LOG = get_logger("wijzer.hartslag")


class Hart:
    """Beats in a thread of its own between `start` and `stop`, or for as long as its process lives."""

    def __init__(self, database: Database, *, every: float = SLAG_S) -> None:
        self._database = database
        self._every = every
        self._stopped = threading.Event()
        self._goes_well = True
        self._thread = threading.Thread(target=self._go_on, name="hartslag", daemon=True)

    def start(self) -> None:
        """Beat at once, and from then on."""
        self._thread.start()

    def stop(self) -> None:
        """Stop beating."""
        self._stopped.set()
        self._thread.join(_STOP_S)

    def beat(self) -> None:
        """Beat once, if it is due. A failure is logged when it begins, and its end."""
        try:
            geef_hartslag(self._database, at=now())
        except Exception as fout:
            if self._goes_well:
                _LOG.error("geen hartslag", fout=type(fout).__qualname__)
            self._goes_well = False
            return
        if not self._goes_well:
            _LOG.info("weer een hartslag")
        self._goes_well = True

    def _go_on(self) -> None:
        while not self._stopped.is_set():
            self.beat()
            self._stopped.wait(self._every)


def start_hart(settings: Settings) -> None:
    """Let this process beat for as long as it lives, over a connection of its own.

    Without an office nothing happens.
    """
    if settings.office:
        Hart(Database(settings)).start()

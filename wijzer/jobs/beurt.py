"""The turn of one run of a job: a lease in the database that is renewed for as long as the run goes on.

A lease is short, so that a job whose process died soon runs elsewhere. A thread renews it, so that
no run loses its turn by taking long. Who lost it after all (its clock jumped, or the database could
not be reached) is stopped before its next step.
"""

import threading
from contextlib import AbstractContextManager
from datetime import timedelta
from time import monotonic
from types import TracebackType

from wijzer.klok import now
from wijzer.logs import get_logger
from wijzer.store.engine import Database

DUUR = timedelta(minutes=7)
"""How long a lease lasts after it was taken or renewed: so long a job waits for a process that died.

Two minutes, and five that the clock of another machine may be ahead: further ahead it may take the
turn of a job that takes long, which does no harm.
"""
VERNIEUW_S = 20.0
"""How often it is renewed: five failures in a row cost nobody a turn."""
_LOG = get_logger("wijzer.taken")


class BeurtKwijt(Exception):
    """Another process runs this job now, so this run does nothing more."""


class Beurt(AbstractContextManager["Beurt"]):
    """One turn, which a `with` block renews until `hooguit` is over.

    So a run that hangs does not keep others away for good.
    """

    def __init__(
        self, database: Database, taak: str, houder: str, *, hooguit: timedelta, every: float
    ) -> None:
        self._database = database
        self._taak = taak
        self._houder = houder
        self._hooguit_s = hooguit.total_seconds()
        self._every = every
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name=f"beurt-{taak}", daemon=True)

    def take(self) -> bool:
        """Whether it is our turn now: False while another run's lasts."""
        at = now()
        with self._database.transaction() as store:
            return store.taken.acquire(self._taak, self._houder, at, at + DUUR)

    def require(self) -> None:
        """Raises `BeurtKwijt` when it is no longer our turn."""
        with self._database.read() as store:
            if not store.taken.holds(self._taak, self._houder):
                raise BeurtKwijt(self._taak)

    def __enter__(self) -> "Beurt":
        self._thread.start()
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()
        with self._database.transaction() as store:
            store.taken.release(self._taak, self._houder)

    def _go_on(self) -> None:
        end = monotonic() + self._hooguit_s
        while not self._ended.wait(self._every) and monotonic() < end:
            if not self._renew():
                return

    def _renew(self) -> bool:
        """A failure is made good by the next time; False once there is nothing left to renew."""
        try:
            with self._database.transaction() as store:
                return store.taken.renew(self._taak, self._houder, now() + DUUR)
        except Exception as fout:
            _LOG.warning("beurt niet verlengd", taak=self._taak, fout=type(fout).__qualname__)
            return True

"""The check of a region, carried out part by part: by the night, for who asked, and by a command.

Each region has a turn of its own, so that a large one holds up no other, and nobody checks one region twice at once.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from wijzer.domain.ids import AanbiederId
from wijzer.domain.storing import Storing
from wijzer.jobs.beurt import VERNIEUW_S, Beurt, BeurtKwijt
from wijzer.klok import now, today
from wijzer.logs import get_logger
from wijzer.services.controle.controleer_adressen import ADRESCONTROLE
from wijzer.services.controle.deelrun import (
    PER_DEEL,
    Ingehaald,
    begin_or_resume,
    controleer_deel,
    next_part,
    sla_over,
    sluit_af,
)
from wijzer.store.afwijkingen.deelruns import Deelrun
from wijzer.store.engine import Database
from wijzer.store.store import Store

HOOGUIT = timedelta(hours=6)
"""How long one process may have the turn of a region."""
GEEF_VOORRANG_S = 0.12
"""How long is waited between two parts, so that whoever waits to save goes first.

SQLite has no queue, and who waits looks every tenth of a second.
"""
_LOG = get_logger("wijzer.taken")


class Gestopt(Exception):
    """This process ends; another goes on where it was."""


def beurt_of(regio: str) -> str:
    """The name of the turn of a region."""
    return f"{ADRESCONTROLE}/{regio}"


def carry_out(
    database: Database,
    regio: str,
    *,
    every: float = VERNIEUW_S,
    is_stopping: Callable[[], bool] = lambda: False,
) -> Mapping[str, Any] | None:
    """Do what is asked for this region until it is done.

    Gives the counts, or None when nothing is asked or another process has the turn. An aanbieder
    whose check fails is passed over and told. A database that gives way leaves the run where it
    was, for whoever comes next. What fails besides ends the run with that error. Both are raised.
    """
    beurt = Beurt(database, beurt_of(regio), uuid4().hex, hooguit=HOOGUIT, every=every)
    if not beurt.take():
        return None
    with beurt:
        try:
            return _Controlebeurt(database, beurt, regio, is_stopping).go()
        except _ELDERS as reden:
            _LOG.info("adrescontrole gaat elders verder", regio=regio, reden=type(reden).__name__)
            return None


_ELDERS = (BeurtKwijt, Ingehaald, Gestopt)


class _Controlebeurt:
    """One process at work on one run."""

    def __init__(
        self, database: Database, beurt: Beurt, regio: str, is_stopping: Callable[[], bool]
    ) -> None:
        self._database = database
        self._beurt = beurt
        self._regio = regio
        self._is_stopping = is_stopping
        self._los = 0

    def go(self) -> Mapping[str, Any] | None:
        with self._transaction() as (store, at):
            stand = begin_or_resume(store, self._regio, uuid4(), at=at)
        if stand is None:
            return None
        try:
            return self._to_the_end(stand)
        except (*_ELDERS, Storing):
            raise
        except Exception as fout:
            self._fail(fout)
            raise

    def _to_the_end(self, stand: Deelrun) -> Mapping[str, Any]:
        ids = self._next(stand)
        while ids:
            stand = self._check(stand, ids)
            if self._is_stopping():
                raise Gestopt
            if ids := self._next(stand):
                time.sleep(GEEF_VOORRANG_S)
        with self._transaction() as (store, at):
            return sluit_af(store, stand, at=at).tellingen

    def _next(self, stand: Deelrun) -> list[AanbiederId]:
        with self._database.read() as store:
            return next_part(store, stand, hooguit=1 if self._los else PER_DEEL)

    def _check(self, stand: Deelrun, ids: list[AanbiederId]) -> Deelrun:
        """Check one part. When it fails, its aanbieders come again one by one: what fails in one stops no other."""
        try:
            with self._transaction() as (store, at):
                verder = controleer_deel(store, stand, ids, at=at, today=today(at))
        except (*_ELDERS, Storing):  # a database that is busy or away is nobody's fault
            raise
        except Exception as fout:
            if len(ids) > 1:
                _LOG.warning("deel van de adrescontrole mislukt", regio=self._regio, exc_info=fout)
                self._los = len(ids)
                return stand
            verder = self._pass_over(stand, ids[0], fout)
        self._los = max(0, self._los - len(ids))
        return verder

    def _pass_over(self, stand: Deelrun, wie: AanbiederId, fout: Exception) -> Deelrun:
        _LOG.error(
            "adrescontrole van een aanbieder mislukt",
            regio=self._regio,
            aanbieder=str(wie),
            exc_info=fout,
        )
        with self._transaction() as (store, at):
            return sla_over(store, stand, wie, at=at)

    def _fail(self, fout: Exception) -> None:
        """Keep that it failed, if the database can be reached; otherwise the run stays as it is, and goes on later."""
        with suppress(Exception), self._transaction() as (store, at):
            stand = store.deelruns.find(self._regio)
            if stand is not None and stand.run_id is not None:
                sluit_af(store, stand, at=at, fout=type(fout).__qualname__)

    @contextmanager
    def _transaction(self) -> Iterator[tuple[Store, datetime]]:
        """One step, for as long as it is our turn, with the moment at which it is taken."""
        self._beurt.require()
        at = now()
        with self._database.transaction(at=at) as store:
            yield store, at

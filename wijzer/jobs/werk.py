"""What a job is, and how it runs: under a lease, with its run kept, and never harmful when it runs twice."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self
from uuid import uuid4

from wijzer.gateways.mail import Post, make_post
from wijzer.jobs.beurt import VERNIEUW_S, Beurt
from wijzer.klok import now
from wijzer.logs import get_logger
from wijzer.published.engine import PublicDatabase
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.store.store import Store

_LOG = get_logger("wijzer.taken")

Aantallen = Mapping[str, int]
"""What a run did, in numbers: they are kept and shown, so never a name and never an address."""


def _nobody_else() -> None:
    """Whoever works outside a job has its turn for as long as it likes."""


def _goes_on() -> bool:
    """Whoever works outside a worker is not asked to stop."""
    return False


def _never(_store: Store, _naam: str, _at: datetime) -> bool:
    """Whoever asks for a run gets one."""
    return False


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What jobs work with; `publiek` reads what everybody may see, `basis_url` begins the links in mails.

    `require_turn` raises `BeurtKwijt` once another process runs the job. `is_stopping`: this
    process was asked to end, so that a job with steps that another can go on with leaves the rest
    to it.
    """

    database: Database
    post: Post
    publiek: PublicDatabase
    basis_url: str
    require_turn: Callable[[], None] = _nobody_else
    is_stopping: Callable[[], bool] = _goes_on

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Connect to everything that was set."""
        return cls(
            Database(settings), make_post(settings), PublicDatabase(settings), settings.basis_url
        )

    @contextmanager
    def transaction(self, *, at: datetime | None = None) -> Iterator[Store]:
        """One step of a job: a transaction, for as long as it is this run's turn. Jobs write in no other way."""
        self.require_turn()
        with self.database.transaction(at=at) as store:
            yield store

    def dispose(self) -> None:
        """Close every connection."""
        self.database.dispose()
        self.publiek.dispose()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A plain function with a name. It opens its own transactions and gives counts of what it did.

    `hooguit` is how long a run may take: after that another process may start it anew, and this run
    stops at its next step. Of a job that runs every minute, `alleen_met_werk` keeps only the runs
    that did something or failed.
    """

    naam: str
    doe: Callable[[Omgeving, datetime], Aantallen]
    hooguit: timedelta
    alleen_met_werk: bool = False


def run_job(
    job: Job,
    omgeving: Omgeving,
    *,
    houder: str,
    every: float = VERNIEUW_S,
    unless: Callable[[Store, str, datetime], bool] = _never,
) -> Aantallen | None:
    """Run a job now, unless somebody else does; gives its counts, None when it did not run or failed.

    `unless` is asked, with the job's name and this moment, once the turn is ours and nobody else
    can begin: True leaves it.

    An error ends the run and not the worker. Of the error only its kind is kept: its text may hold
    somebody's data. Two runs of one `houder` are two turns. The turn is renewed `every` so many
    seconds.
    """
    begin = now()
    eigen = f"{houder}/{uuid4().hex}"
    beurt = Beurt(omgeving.database, job.naam, eigen, hooguit=job.hooguit, every=every)
    if not beurt.take():
        _LOG.info("taak loopt al elders", taak=job.naam)
        return None
    with beurt:
        with omgeving.database.read() as store:
            if unless(store, job.naam, begin):
                return None
        return _run(job, replace(omgeving, require_turn=beurt.require), begin)


def _run(job: Job, omgeving: Omgeving, begin: datetime) -> Aantallen | None:
    run = _Runverslag(job, omgeving, begin)
    if not job.alleen_met_werk:
        run.start()
    try:
        aantallen = job.doe(omgeving, begin)
    except Exception as fout:
        _LOG.error("taak mislukt", taak=job.naam, exc_info=fout)
        run.end({}, fout=type(fout).__qualname__)
        return None
    if any(aantallen.values()) or not job.alleen_met_werk:
        _LOG.info("taak gedaan", taak=job.naam, **aantallen)
        run.end(aantallen)
    return aantallen


class _Runverslag:
    """The record of one run. Begin and end are kept apart from the work, so that a failure shows too."""

    def __init__(self, job: Job, omgeving: Omgeving, begin: datetime) -> None:
        self._job = job
        self._database = omgeving.database
        self._begin = begin
        self._id = uuid4()
        self._started = False

    def start(self) -> None:
        with self._database.transaction() as store:
            store.taken.start(self._id, self._job.naam, None, self._begin)
        self._started = True

    def end(self, aantallen: Aantallen, *, fout: str | None = None) -> None:
        if not self._started:
            self.start()
        with self._database.transaction() as store:
            store.taken.end(self._id, now(), aantallen, fout)

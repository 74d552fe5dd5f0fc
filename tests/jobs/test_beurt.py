"""The turn of a run lasts for as long as the run, and who lost it does nothing more."""

import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.steun.pagina import BASIS_URL
from wijzer.gateways.mail import NullPost
from wijzer.jobs import all_jobs
from wijzer.jobs.all_jobs import JOBS
from wijzer.jobs.beurt import DUUR, VERNIEUW_S
from wijzer.jobs.werk import Job, Omgeving, run_job
from wijzer.store.taken.runs import LANGSTE_LEASE

AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
SNEL = 0.02


@pytest.fixture
def omgeving(database, publiek, stel_klok):
    stel_klok(AT)
    return Omgeving(database, NullPost(), publiek, BASIS_URL)


def job(doe, *, hooguit=timedelta(minutes=5)):
    return Job(naam="proef", doe=doe, hooguit=hooguit)


def take(omgeving, houder, at):
    with omgeving.database.transaction() as store:
        return store.taken.acquire("proef", houder, at, at + DUUR)


def wait_for(done):
    until = time.monotonic() + 20
    while not done():
        assert time.monotonic() < until, "it never came"
        time.sleep(SNEL)


def test_a_run_keeps_its_turn_for_as_long_as_it_takes(omgeving, stel_klok):
    def werk(omgeving, at):
        for minuten in range(1, 6):
            nu = at + minuten * timedelta(minutes=1)
            stel_klok(nu)
            wait_for(lambda nu=nu: _until(omgeving) == nu + DUUR)
            assert not take(omgeving, "ander", nu)
            omgeving.require_turn()
        return {"gedaan": 1}

    assert run_job(job(werk), omgeving, houder="een", every=SNEL) == {"gedaan": 1}


def _until(omgeving):
    with omgeving.database.read() as store:
        return store.taken.lease("proef")


def test_two_runs_of_one_worker_are_two_turns(omgeving):
    def werk(omgeving, at):
        assert run_job(job(lambda *_: {}), omgeving, houder="een") is None
        return {}

    assert run_job(job(werk), omgeving, houder="een") == {}


def test_a_run_that_takes_longer_than_it_may_loses_its_turn(omgeving, stel_klok):
    def werk(omgeving, at):
        wait_for(lambda: not any(t.name == "beurt-proef" for t in threading.enumerate()))
        return {}

    run_job(job(werk, hooguit=timedelta(seconds=SNEL)), omgeving, houder="een", every=SNEL)


def test_who_lost_its_turn_writes_nothing_more(omgeving, stel_klok):
    def werk(omgeving, at):
        assert take(omgeving, "ander", at + 2 * DUUR), "the clock of the other is ahead"
        with omgeving.transaction() as store:
            store.hartslag.beat(at)
        return {}

    assert run_job(job(werk), omgeving, houder="een") is None
    with omgeving.database.read() as store:
        assert store.hartslag.last() is None
        assert [run.fout for run in store.taken.runs()] == ["BeurtKwijt"]
    assert not take(omgeving, "derde", AT + 2 * DUUR), "the turn of the other is not given back"


@pytest.mark.parametrize("naam", ["dagwissel", "opruimen"])
def test_a_job_asks_whether_it_is_its_turn_before_it_writes(naam, omgeving):
    def lost():
        raise PermissionError

    kwijt = replace(omgeving, require_turn=lost)
    with pytest.raises(PermissionError):
        JOBS[naam].doe(kwijt, AT)


def test_jobs_open_their_transactions_as_steps_of_their_turn():
    """Mail alone opens its own: a mail that went is kept as sent, whoever has the turn by then."""
    bron = Path(all_jobs.__file__).read_text(encoding="utf-8")
    assert bron.count("omgeving.database.transaction") == 1


def test_a_lease_of_a_clock_that_ran_ahead_holds_nobody_up(omgeving):
    assert take(omgeving, "vooruit", AT + timedelta(days=800))
    assert run_job(job(lambda *_: {}), omgeving, houder="een") == {}


def test_clocks_that_differ_a_little_do_not_take_each_others_turn(omgeving):
    assert take(omgeving, "vooruit", AT + LANGSTE_LEASE - DUUR)
    assert run_job(job(lambda *_: {}), omgeving, houder="een") is None


@pytest.mark.parametrize("verschil", [timedelta(minutes=-15), timedelta(minutes=5)])
def test_a_worker_with_another_clock_waits_for_who_renews_as_it_should(omgeving, verschil):
    assert take(omgeving, "een", AT)
    for verstreken in (0.0, VERNIEUW_S):
        assert not take(omgeving, "ander", AT + verschil + timedelta(seconds=verstreken))

"""A job runs once at a time, its run is kept, and an error of one job is no error of the worker."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.steun.pagina import BASIS_URL
from wijzer.gateways.mail import NullPost
from wijzer.jobs.werk import Job, Omgeving, run_job

AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


@pytest.fixture
def omgeving(database, publiek, stel_klok):
    stel_klok(AT)
    return Omgeving(database, NullPost(), publiek, BASIS_URL)


def job(doe, **anders):
    return Job(**{"naam": "proef", "doe": doe, "hooguit": timedelta(minutes=5), **anders})


def runs(omgeving):
    with omgeving.database.read() as store:
        return store.taken.runs()


def test_a_run_is_kept_with_its_begin_its_end_and_its_counts(omgeving, stel_klok):
    def werk(_omgeving, at):
        stel_klok(at + timedelta(seconds=30))
        return {"gedaan": 3}

    assert run_job(job(werk), omgeving, houder="een") == {"gedaan": 3}
    (run,) = runs(omgeving)
    assert (run.taak, run.started_at, run.ended_at) == ("proef", AT, AT + timedelta(seconds=30))
    assert (run.aantallen, run.fout) == ({"gedaan": 3}, None)


def test_a_run_shows_while_it_runs(omgeving):
    gezien: list[object] = []

    def werk(omgeving, at):
        gezien.extend(run.ended_at for run in runs(omgeving))
        return {}

    run_job(job(werk), omgeving, houder="een")
    assert gezien == [None]


def test_two_workers_never_run_a_job_at_once(omgeving):
    keren = []

    def werk(omgeving, at):
        keren.append(at)
        assert run_job(job(werk), omgeving, houder="twee") is None
        return {}

    run_job(job(werk), omgeving, houder="een")
    assert len(keren) == 1
    assert len(runs(omgeving)) == 1


def test_when_a_worker_died_another_takes_over_after_the_lease(omgeving, stel_klok):
    with omgeving.database.transaction() as store:
        assert store.taken.acquire("proef", "dood", AT, AT + timedelta(minutes=5))
    assert run_job(job(lambda *_: {}), omgeving, houder="een") is None
    stel_klok(AT + timedelta(minutes=5))
    assert run_job(job(lambda *_: {}), omgeving, houder="een") == {}


def test_after_a_run_the_job_is_free_for_anybody(omgeving):
    for houder in ("een", "twee", "een"):
        assert run_job(job(lambda *_: {"n": 1}), omgeving, houder=houder) == {"n": 1}
    assert len(runs(omgeving)) == 3


def test_an_error_ends_the_run_and_only_its_kind_is_kept(omgeving, caplog):
    def werk(_omgeving, _at):
        raise ValueError("Canariestraat 4321")

    assert run_job(job(werk), omgeving, houder="een") is None
    (run,) = runs(omgeving)
    assert (run.fout, run.ended_at) == ("ValueError", AT)
    assert run_job(job(lambda *_: {}), omgeving, houder="twee") == {}


def test_of_a_job_of_every_minute_only_work_is_kept(omgeving):
    stil = job(lambda *_: {"verstuurd": 0}, alleen_met_werk=True)
    assert run_job(stil, omgeving, houder="een") == {"verstuurd": 0}
    assert runs(omgeving) == []
    run_job(job(lambda *_: {"verstuurd": 1}, alleen_met_werk=True), omgeving, houder="een")
    assert [run.aantallen for run in runs(omgeving)] == [{"verstuurd": 1}]


def test_of_a_job_of_every_minute_every_failure_is_kept(omgeving):
    def werk(_omgeving, _at):
        raise OSError

    run_job(job(werk, alleen_met_werk=True), omgeving, houder="een")
    assert [run.fout for run in runs(omgeving)] == ["OSError"]

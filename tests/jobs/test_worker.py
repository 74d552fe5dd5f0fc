"""The process with the scheduler: it catches up, works, and stops when it is asked to."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from structlog.testing import capture_logs

from tests.factories import REGIO, twente_in
from tests.steun.pagina import BASIS_URL
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.gateways.mail import NullPost
from wijzer.jobs.all_jobs import JOBS
from wijzer.jobs.beurt import DUUR
from wijzer.jobs.schedule import MISLUKT_OPNIEUW_NA, TIMES
from wijzer.jobs.werk import Omgeving
from wijzer.jobs.worker import Worker
from wijzer.klok import now, today
from wijzer.services.controle.controleer_adressen import check_regio
from wijzer.store.taken.runs import TaakStore

DAILY = set(TIMES) - {"mail-verzenden", "herschrijven"}
PATIENCE_S = 20


@pytest.fixture
def omgeving(database, publiek):
    with database.transaction() as store:
        twente_in(store)
    return Omgeving(database, NullPost(), publiek, BASIS_URL)


def jobs_that_ran(database):
    with database.read() as store:
        return {run.taak for run in store.taken.runs() if run.ended_at and run.fout is None}


def wait_for(done):
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if done():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def worker(omgeving):
    worker = Worker(omgeving)
    yield worker
    worker.stop()


def finish(worker):
    for lopend in worker._lopend.values():
        lopend.result(PATIENCE_S)


def test_what_was_missed_runs_as_soon_as_somebody_looks(omgeving, worker):
    assert set(worker.look()) == set(TIMES)
    assert wait_for(lambda: jobs_that_ran(omgeving.database) >= DAILY)
    finish(worker)
    assert worker.look() == []


def test_what_ran_in_time_is_not_caught_up(worker):
    assert set(worker.due()) == DAILY
    for naam in DAILY:
        worker.run(naam)
    assert worker.due() == []


def test_a_process_that_never_stops_does_the_work_of_the_night_it_slept_through(worker, stel_klok):
    """From Friday evening until Sunday noon, longer than any grace: one run of each, and on Monday again."""
    stel_klok(datetime(2026, 3, 27, 20, tzinfo=UTC))
    worker.look()
    finish(worker)
    for moment in (datetime(2026, 3, 29, 10, tzinfo=UTC), datetime(2026, 3, 30, 6, 30, tzinfo=UTC)):
        stel_klok(moment)
        assert set(worker.look()) & DAILY == DAILY
        finish(worker)
        stel_klok(moment + timedelta(minutes=1))
        assert set(worker.look()) & DAILY == set()


def test_a_job_that_runs_here_still_is_not_begun_beside_itself(omgeving, worker, monkeypatch):
    mag = threading.Event()
    monkeypatch.setitem(
        JOBS, "opruimen", replace(JOBS["opruimen"], doe=lambda *_: {"x": mag.wait(PATIENCE_S)})
    )
    try:
        assert "opruimen" in worker.look()
        assert "opruimen" not in worker.look()
    finally:
        mag.set()


def test_what_failed_is_tried_again_three_times_and_then_left_until_tomorrow(
    omgeving, stel_klok, monkeypatch
):
    gedaan = []

    def stuk(_omgeving, at):
        gedaan.append(at)
        raise RuntimeError

    monkeypatch.setitem(JOBS, "opruimen", replace(JOBS["opruimen"], doe=stuk))
    begin = datetime(2026, 11, 20, 1, tzinfo=UTC)
    worker = Worker(omgeving)
    try:
        for minuut in (*range(0, 60, 5), *range(60, 24 * 60, 30)):
            stel_klok(begin + timedelta(minutes=minuut))
            if "opruimen" in worker.due():
                worker.run_due("opruimen")
    finally:
        worker.stop()
    vandaag, morgen = (
        [at - begin for at in gedaan if today(at) == dag]
        for dag in (date(2026, 11, 20), date(2026, 11, 21))
    )
    assert vandaag == [timedelta(0), MISLUKT_OPNIEUW_NA, 2 * MISLUKT_OPNIEUW_NA]
    assert len(morgen) == 3


def test_who_comes_second_finds_it_done_when_the_turn_is_theirs(omgeving):
    """Both looked before either began."""
    een, ander = Worker(omgeving), Worker(omgeving)
    assert "opruimen" in een.due()
    assert "opruimen" in ander.due()
    assert een.run_due("opruimen") is not None
    assert ander.run_due("opruimen") is None
    with omgeving.database.read() as store:
        assert len(store.taken.runs()) == 1


def test_a_job_that_runs_elsewhere_is_not_asked_for_until_its_process_died(
    omgeving, worker, stel_klok
):
    at = now()
    stel_klok(at)
    with omgeving.database.transaction() as store:
        assert store.taken.acquire("opruimen", "ander", at, at + DUUR)
    assert "opruimen" not in worker.due()
    stel_klok(at + DUUR)
    assert "opruimen" in worker.due()


def test_a_check_of_one_region_that_somebody_asked_for_is_not_the_run_of_the_night(
    omgeving, worker
):
    with omgeving.database.transaction() as store:
        check_regio(store, REGIO, new_id=uuid4, by=SYSTEEM, at=now(), today=today())
    assert "adrescontrole" in worker.due()


def test_a_database_that_is_away_is_looked_at_again(omgeving, worker, monkeypatch):
    with monkeypatch.context() as even:
        even.setattr(TaakStore, "past", lambda *_, **__: 1 / 0)
        assert set(worker.look()).isdisjoint(DAILY)
    assert set(worker.look()) & DAILY == DAILY


def test_mail_goes_while_everything_else_that_was_missed_is_at_work(omgeving, worker, monkeypatch):
    mag = threading.Event()
    for naam in DAILY:
        monkeypatch.setitem(
            JOBS, naam, replace(JOBS[naam], doe=lambda *_: {"x": mag.wait(PATIENCE_S)})
        )
    try:
        worker.look()
        worker._lopend["mail-verzenden"].result(PATIENCE_S)
    finally:
        mag.set()


def test_a_job_is_told_that_its_process_ends(omgeving, monkeypatch):
    """It can leave the rest to another then; the worker itself waits until it ends."""
    begon, gezien = threading.Event(), list[bool]()

    def werk(eigen, _at):
        begon.set()
        gezien.append(wait_for(eigen.is_stopping))
        return {}

    monkeypatch.setitem(JOBS, "herschrijven", replace(JOBS["herschrijven"], doe=werk))
    worker = Worker(omgeving)
    worker.look()
    assert begon.wait(PATIENCE_S)
    worker.stop()
    assert gezien == [True]


def test_a_turn_that_cannot_be_taken_is_told_and_ends_nothing(worker, monkeypatch):
    with monkeypatch.context() as even, capture_logs() as regels:
        even.setattr(TaakStore, "acquire", lambda *_, **__: 1 / 0)
        worker.look()
        finish(worker)
    fouten = {
        regel["taak"]: regel["fout"] for regel in regels if regel["event"] == "taak niet gelukt"
    }
    assert fouten == dict.fromkeys(TIMES, "ZeroDivisionError")
    assert set(worker.look()) & DAILY == DAILY


def test_mail_goes_every_minute_whatever_the_clock_says(omgeving, stel_klok, monkeypatch):
    monkeypatch.setattr(Worker, "due", lambda _worker: [])  # the work of all these nights
    seconden = 0.0
    worker = Worker(omgeving, elapsed=lambda: seconden)
    keren = []
    try:
        for seconden in range(0, 300, 15):
            stel_klok(datetime(2026, 11, 20, tzinfo=UTC) - timedelta(hours=seconden))
            if "mail-verzenden" in worker.look():
                keren.append(seconden)
            finish(worker)
    finally:
        worker.stop()
    assert keren == [0, 60, 120, 180, 240]


SCRIPT = """
import sys, threading
from pathlib import Path
from wijzer.jobs.worker import run_worker
from wijzer.settings import Geheim, Settings
office, instance, sleutel = sys.argv[1:]
run_worker(Settings(
    database_url=Geheim(office), publiek_database_url=Geheim(office), instance=Path(instance),
    basis_url="https://wijzer.example", secret_key=Geheim("x" * 60), adres_sleutels=(Geheim(sleutel),),
))
print("netjes gestopt", flush=True)
"""


@pytest.mark.parametrize("sein", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_stops_in_order_when_it_is_asked_to(database, settings, tmp_path, sein):
    proces = subprocess.Popen(
        [
            sys.executable,
            "-c",
            SCRIPT,
            settings.database_url.expose(),
            str(tmp_path),
            settings.adres_sleutels[0].expose(),
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "PYTHONPATH": "."},
    )
    assert proces.stdout is not None
    try:
        gestart = proces.stdout.readline()
        proces.send_signal(sein)
        uitvoer, _ = proces.communicate(timeout=PATIENCE_S)
    finally:
        proces.kill()
    assert "takenproces gestart" in gestart
    assert proces.returncode == 0
    assert uitvoer.endswith("netjes gestopt\n")


def test_the_moment_of_a_run_is_the_moment_it_began(omgeving, stel_klok):
    moment = now()
    stel_klok(moment)
    Worker(omgeving).run("opruimen")
    with omgeving.database.read() as store:
        assert store.taken.last("opruimen").started_at == moment

"""The process with the scheduler: it catches up, works, and stops when it is asked to."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.factories import twente_in
from tests.steun.pagina import BASIS_URL
from wijzer.gateways.mail import NullPost
from wijzer.jobs import schedule
from wijzer.jobs.schedule import TIMES
from wijzer.jobs.werk import Omgeving
from wijzer.jobs.worker import Worker
from wijzer.klok import now

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


def test_what_was_missed_runs_soon_after_the_start(omgeving, monkeypatch):
    monkeypatch.setattr(schedule, "_SOON", timedelta(0))
    worker = Worker(omgeving)
    worker.start()
    try:
        assert wait_for(lambda: jobs_that_ran(omgeving.database) >= DAILY)
    finally:
        worker.stop()


def test_what_ran_in_time_is_not_caught_up(omgeving):
    worker = Worker(omgeving)
    assert set(worker._missed()) == DAILY
    for naam in DAILY:
        worker.run(naam)
    assert worker._missed() == []


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
        [sys.executable, "-c", SCRIPT, settings.database_url.expose(), str(tmp_path), settings.adres_sleutels[0].expose()],
        stdout=subprocess.PIPE, text=True, cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "PYTHONPATH": "."},
    )  # fmt: skip
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

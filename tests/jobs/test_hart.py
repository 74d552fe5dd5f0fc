"""Every process with the office's database tells that it is alive, and one that cannot goes on trying."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from tests.factories import AT
from wijzer.jobs import hart as module
from wijzer.jobs.hart import SLAG_S, Hart, start_hart
from wijzer.services.taken.geef_hartslag import GENOEG, geef_hartslag
from wijzer.settings import Settings
from wijzer.store.engine import Database

Klok = Callable[[datetime], None]


def last(database: Database) -> datetime | None:
    with database.read() as store:
        return store.hartslag.last()


def test_before_the_first_beat_there_is_none_and_the_last_one_counts(database: Database):
    assert last(database) is None
    assert geef_hartslag(database, at=AT)
    later = AT + timedelta(minutes=1)
    assert geef_hartslag(database, at=later)
    assert last(database) == later


@pytest.mark.parametrize(
    ("later", "geschreven"),
    [(timedelta(), False), (GENOEG - timedelta(seconds=1), False), (GENOEG, True), (-GENOEG, True)],
)
def test_of_several_processes_one_writes_and_a_clock_that_was_ahead_is_put_right(
    database: Database, later: timedelta, geschreven: bool
):
    geef_hartslag(database, at=AT)
    assert geef_hartslag(database, at=AT + later) is geschreven
    assert last(database) == (AT + later if geschreven else AT)


def test_a_heartbeat_is_never_older_than_the_shortest_setting_allows():
    assert GENOEG + timedelta(seconds=SLAG_S) < timedelta(minutes=1)


def test_a_beat_touches_nothing_else(database: Database):
    publicaties: list[None] = []
    database.after_commit(lambda: publicaties.append(None))
    geef_hartslag(database, at=AT)
    geef_hartslag(database, at=AT)
    assert len(publicaties) == 1, "looking writes nothing"


def test_a_heart_beats_at_once_and_goes_on(database: Database, stel_klok: Klok):
    stel_klok(AT)
    hart = Hart(database, every=0.01)
    hart.start()
    try:
        _wait_for(lambda: last(database) == AT)
        stel_klok(AT + timedelta(minutes=1))
        _wait_for(lambda: last(database) == AT + timedelta(minutes=1))
    finally:
        hart.stop()
    stel_klok(AT + timedelta(minutes=2))
    time.sleep(0.05)
    assert last(database) == AT + timedelta(minutes=1), "it stopped"


def test_a_heart_that_fails_says_so_once_and_says_when_it_beats_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
):
    hart = Hart(database)
    with capture_logs() as regels:
        with monkeypatch.context() as patch:
            patch.setattr(module, "geef_hartslag", lambda *_, **__: 1 / 0)
            hart.beat()
            hart.beat()
        hart.beat()
        hart.beat()
    assert [regel["event"] for regel in regels] == ["geen hartslag", "weer een hartslag"]


def test_a_public_process_has_no_heart(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    gestart: list[Settings] = []
    monkeypatch.setattr(module, "Database", gestart.append)
    start_hart(_public(settings))
    assert not gestart


def _public(settings: Settings) -> Settings:
    return replace(settings, database_url=None, secret_key=None, adres_sleutels=(), mail_url=None)


def _wait_for(done: Callable[[], bool]) -> None:
    eind = time.monotonic() + 10
    while not done():
        assert time.monotonic() < eind
        time.sleep(0.01)

"""An engine of the office: where its file stands and for whom, what its connections may do, and how long they wait."""

import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from tests.steun.databases.schijf import without_rights
from tests.steun.databases.soorten import Adressen, settings_for
from wijzer.domain.storing import SchijfFout
from wijzer.settings import Geheim, Settings
from wijzer.store.database.fouten import DatabaseBezet
from wijzer.store.database.verbinding import SQLITE_BEGIN, Geduld, create_office_engine
from wijzer.store.engine import Database


def settings_on(pad: Path | str) -> Settings:
    url = f"sqlite:///{pad}"
    return settings_for(Adressen(url, url), Path("/nergens"))


@contextmanager
def engine_on(pad: Path | str, geduld: Geduld | None = None) -> Iterator[Engine]:
    engine = create_office_engine(settings_on(pad), geduld)
    try:
        yield engine
    finally:
        engine.dispose()


def test_a_process_without_an_office_gets_no_engine(tmp_path: Path):
    zonder = replace(settings_on(tmp_path / "a.sqlite3"), database_url=None)
    with pytest.raises(ValueError, match="geen kantoordatabase"):
        create_office_engine(zonder)


# ── the file of SQLite ──


def test_a_new_file_is_for_its_owner_alone_also_in_folders_that_are_made_for_it(tmp_path: Path):
    pad = tmp_path / "nieuw" / "dieper" / "wijzer.sqlite3"
    with engine_on(pad):
        assert stat.S_IMODE(pad.stat().st_mode) == 0o600
        assert pad.read_bytes() == b"", "before anything was kept"


def test_a_file_that_is_there_keeps_its_rights_and_what_it_holds(tmp_path: Path):
    pad = tmp_path / "wijzer.sqlite3"
    with engine_on(pad) as engine, engine.begin() as connection:
        connection.execute(text("CREATE TABLE proef (x)"))
    pad.chmod(0o640)
    with engine_on(pad) as engine, engine.begin() as connection:
        assert connection.scalar(text("SELECT count(*) FROM proef")) == 0
    assert stat.S_IMODE(pad.stat().st_mode) == 0o640


def test_a_folder_that_may_not_be_written_in_says_so(tmp_path: Path):
    map_ = tmp_path / "dicht"
    map_.mkdir()
    with without_rights(map_), pytest.raises(SchijfFout):
        create_office_engine(settings_on(map_ / "wijzer.sqlite3"))


def test_a_database_in_memory_makes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    with engine_on(":memory:") as engine, engine.begin() as connection:
        assert connection.scalar(text("SELECT 1")) == 1
    assert list(tmp_path.iterdir()) == []


# ── its connections ──


def pragma(engine: Engine, naam: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {naam}").scalar()


@pytest.mark.parametrize("wacht", [1, 100, 30_000])
def test_a_connection_waits_as_long_as_it_was_told(tmp_path: Path, wacht: int):
    with engine_on(tmp_path / "a.sqlite3", Geduld(wacht_ms=wacht)) as engine:
        assert pragma(engine, "busy_timeout") == wacht


def test_who_says_nothing_waits_half_a_minute(tmp_path: Path):
    with engine_on(tmp_path / "a.sqlite3") as engine:
        assert pragma(engine, "busy_timeout") == 30_000


def test_what_is_asked_for_reading_cannot_write_and_the_next_one_can(tmp_path: Path):
    with engine_on(tmp_path / "a.sqlite3", Geduld(wacht_ms=1, vast=1, extra=0)) as engine:
        lezer = engine.execution_options(**{SQLITE_BEGIN: "READ"})
        with lezer.begin() as connection:
            assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 1
            with pytest.raises(Exception, match="readonly"):
                connection.execute(text("CREATE TABLE proef (x)"))
        with engine.begin() as connection:  # the same connection of the pool
            connection.execute(text("CREATE TABLE proef (x)"))
            assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 0


def test_who_writes_has_the_file_from_its_first_statement_on_and_readers_go_on(tmp_path: Path):
    with engine_on(tmp_path / "a.sqlite3", Geduld(wacht_ms=1)) as engine:
        lezer = engine.execution_options(**{SQLITE_BEGIN: "READ"})
        with engine.begin() as connection:
            connection.execute(text("SELECT 1"))
            with lezer.begin() as ander:
                assert ander.scalar(text("SELECT 2")) == 2
            with pytest.raises(DatabaseBezet), engine.begin():
                pass


# ── how many, and what PostgreSQL is told; nobody is called for it ──


@pytest.mark.parametrize(("vast", "extra"), [(1, 0), (2, 3)])
def test_there_are_as_many_connections_as_was_told(tmp_path: Path, vast: int, extra: int):
    geduld = Geduld(wacht_ms=1, vrij_s=0.01, vast=vast, extra=extra)
    with engine_on(tmp_path / "a.sqlite3", geduld) as engine:
        lezer = engine.execution_options(**{SQLITE_BEGIN: "READ"})
        with ExitStack() as samen:
            for _ in range(vast + extra):
                samen.enter_context(lezer.connect())
            with pytest.raises(DatabaseBezet):
                lezer.connect()
        lezer.connect().close()


class _NietBellen(Exception):
    """Nobody is called in these tests."""


def called_with(geduld: Geduld | None = None, vraag: str = "") -> dict[str, Any]:
    """What a server of PostgreSQL would be called with."""
    url = f"postgresql+psycopg://office@127.0.0.1:1/nergens{vraag}"
    engine = create_office_engine(replace(settings_on("x"), database_url=Geheim(url)), geduld)
    gezien: dict[str, Any] = {}

    def look(_dialect: object, _record: object, _cargs: object, cparams: dict[str, Any]) -> None:
        gezien.update(cparams)
        raise _NietBellen

    event.listen(engine, "do_connect", look)
    with suppress(_NietBellen):
        engine.connect()
    engine.dispose()
    return gezien


def test_postgresql_is_told_how_long_to_wait_and_which_zone():
    gezien = called_with()
    assert gezien["options"] == "-c lock_timeout=30000 -c timezone=UTC"
    assert gezien["connect_timeout"] == 10


def test_somebody_with_less_patience_says_so_to_postgresql_too():
    gezien = called_with(Geduld(wacht_ms=100, verbind_s=2, opties="-c statement_timeout=50"))
    assert gezien["options"] == "-c lock_timeout=100 -c timezone=UTC -c statement_timeout=50"
    assert gezien["connect_timeout"] == 2


def test_options_in_the_address_of_a_database_are_left_as_they_are():
    gezien = called_with(vraag="?options=-c%20search_path%3Dander")
    assert gezien["options"] == "-c search_path=ander"
    assert gezien["connect_timeout"] == 10


@pytest.mark.parametrize("adressen", ["postgresql"], indirect=True)
def test_postgresql_does_as_it_was_told(database: Database):
    with database.engine.connect() as connection:
        assert connection.scalar(text("SHOW lock_timeout")) == "30s"
        assert connection.scalar(text("SHOW timezone")) == "UTC"

"""What a driver says, as a failure in the words of the domain: by its code, by its kind, and by the file it is about."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import ExceptionContext

from wijzer.domain.storing import (
    DatabaseAlleenLezen,
    DatabaseBeschadigd,
    DatabaseBezet,
    DatabaseOnbereikbaar,
    DatabaseVol,
    Storing,
)
from wijzer.published.database.storing import LEEST_ALLEEN, Verbindingen, is_missing, storing_of

OP_SERVER = create_engine("postgresql+psycopg://iemand@127.0.0.1:1/wijzer")


class Driverfout(Exception):
    """What a driver raises: with a result code, with a state, or with neither."""

    def __init__(self, code: int | None = None, staat: str | None = None) -> None:
        super().__init__("geheim")
        if code is not None:
            self.sqlite_errorcode = code
        if staat is not None:
            self.sqlstate = staat


class Verbinding:
    """A connection as far as its options go."""

    def __init__(self, **opties: object) -> None:
        self._opties = opties

    def get_execution_options(self) -> dict[str, object]:
        return self._opties


def told(fout: Exception, **anders: Any) -> Storing | None:
    """What is told of an error over a connection of which nothing is known."""
    eigen = {
        "is_pre_ping": False, "original_exception": fout, "engine": None, "connection": Verbinding(),
        "is_disconnect": False, "sqlalchemy_exception": None,
    }  # fmt: skip
    return storing_of(cast(ExceptionContext, SimpleNamespace(**{**eigen, **anders})))


@pytest.mark.parametrize(
    ("code", "soort"),
    [
        (sqlite3.SQLITE_BUSY, DatabaseBezet),
        (sqlite3.SQLITE_BUSY | 2 << 8, DatabaseBezet),
        (sqlite3.SQLITE_LOCKED, DatabaseBezet),
        (sqlite3.SQLITE_FULL, DatabaseVol),
        (sqlite3.SQLITE_IOERR | 10 << 8, DatabaseOnbereikbaar),
        (sqlite3.SQLITE_CANTOPEN, DatabaseOnbereikbaar),
        (sqlite3.SQLITE_READONLY, DatabaseAlleenLezen),
        (sqlite3.SQLITE_CORRUPT, DatabaseBeschadigd),
        (sqlite3.SQLITE_NOTADB, DatabaseBeschadigd),
    ],
)
def test_a_result_of_sqlite_counts_by_its_lowest_byte(code: int, soort: type[Storing]):
    assert type(told(Driverfout(code))) is soort


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE, 0]
)
def test_a_mistake_in_a_statement_is_no_failure_of_sqlite(code: int):
    assert told(Driverfout(code)) is None


@pytest.mark.parametrize(
    ("staat", "soort"),
    [
        ("40001", DatabaseBezet),
        ("40P01", DatabaseBezet),
        ("53100", DatabaseVol),
        ("53300", DatabaseBezet),
        ("53200", DatabaseOnbereikbaar),
        ("57014", DatabaseBezet),
        ("57P01", DatabaseOnbereikbaar),
        ("25006", DatabaseAlleenLezen),
        ("XX001", DatabaseBeschadigd),
        ("3D000", DatabaseOnbereikbaar),
        ("08006", DatabaseOnbereikbaar),
        ("28P01", DatabaseOnbereikbaar),
    ],
)
def test_a_state_of_postgresql_counts_by_itself_and_else_by_its_kind(
    staat: str, soort: type[Storing]
):
    assert type(told(Driverfout(staat=staat), engine=OP_SERVER)) is soort


@pytest.mark.parametrize("staat", ["42P01", "42501", "23505", "40002", "XX000", "25001", "22001"])
def test_a_mistake_in_a_statement_is_no_failure_of_postgresql(staat: str):
    assert told(Driverfout(staat=staat), engine=OP_SERVER) is None


def test_a_connection_that_is_only_tried_out_is_no_failure():
    assert told(Driverfout(sqlite3.SQLITE_IOERR), is_pre_ping=True) is None
    assert told(Driverfout(), is_pre_ping=True, is_disconnect=True) is None


def test_a_connection_that_fell_away_is_a_failure_whatever_the_driver_says():
    assert type(told(Driverfout(), is_disconnect=True)) is DatabaseOnbereikbaar
    assert told(Driverfout()) is None


@pytest.mark.parametrize(
    ("fout", "anders", "is_storing"),
    [
        (Driverfout(), {"connection": None, "sqlalchemy_exception": Exception()}, True),
        (Driverfout(), {"connection": None, "sqlalchemy_exception": None}, False),
        (Driverfout(), {"sqlalchemy_exception": Exception()}, False),
        (Driverfout(sqlite3.SQLITE_ERROR), {"connection": None, "sqlalchemy_exception": Exception()}, False),
        (Driverfout(staat="42P01"), {"connection": None, "sqlalchemy_exception": Exception()}, False),
        (Driverfout(staat=""), {"connection": None, "sqlalchemy_exception": Exception()}, True),
    ],
)  # fmt: skip
def test_a_driver_that_never_connected_and_has_no_code_for_it_is_a_failure(
    fout: Exception, anders: dict[str, Any], is_storing: bool
):
    assert (type(told(fout, **anders)) is DatabaseOnbereikbaar) is is_storing


@pytest.mark.parametrize(
    ("opties", "is_storing"),
    [
        ({}, True),
        (LEEST_ALLEEN, False),
        ({"postgresql_readonly": True}, False),
        ({"postgresql_readonly": False}, True),
        ({"sqlite_begin": "READ"}, False),
        ({"sqlite_begin": "IMMEDIATE"}, True),
    ],
)
def test_writing_over_a_connection_for_reading_is_a_fault_of_the_program(
    opties: dict[str, object], is_storing: bool
):
    verbinding = Verbinding(**opties)
    for fout in (Driverfout(sqlite3.SQLITE_READONLY), Driverfout(staat="25006")):
        assert (told(fout, connection=verbinding) is not None) is is_storing


def test_other_failures_over_a_connection_for_reading_stay_failures():
    verbinding = Verbinding(**LEEST_ALLEEN)
    assert type(told(Driverfout(sqlite3.SQLITE_FULL), connection=verbinding)) is DatabaseVol


def test_before_there_is_a_connection_read_only_is_a_failure():
    assert type(told(Driverfout(sqlite3.SQLITE_READONLY), connection=None)) is DatabaseAlleenLezen


# ── the file it is about ─────────────────────────────────────────────────────


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "map" / "wijzer.sqlite3"


@pytest.fixture
def engine(pad: Path) -> Iterator[Engine]:
    engine = create_engine(f"sqlite:///{pad}")
    yield engine
    engine.dispose()


def cause(engine: Engine | None, code: int = sqlite3.SQLITE_CANTOPEN) -> str:
    storing = told(Driverfout(code), engine=engine)
    assert storing is not None
    return storing.oorzaak


def test_a_cause_names_the_file_and_never_what_the_driver_said(engine: Engine, pad: Path):
    pad.parent.mkdir()
    pad.touch()
    assert cause(engine, sqlite3.SQLITE_FULL) == f"{DatabaseVol.oorzaak} ({pad})"
    assert cause(engine) == f"De database {pad} is niet te gebruiken: de schijf geeft een fout."
    assert "geheim" not in cause(engine)


@pytest.mark.parametrize("engine", [None, OP_SERVER, create_engine("sqlite://")])
def test_without_a_file_a_cause_is_what_its_kind_says(engine: Engine | None):
    assert cause(engine) == DatabaseOnbereikbaar.oorzaak
    assert cause(engine, sqlite3.SQLITE_FULL) == DatabaseVol.oorzaak


def test_a_folder_where_a_file_has_to_be_is_told(engine: Engine, pad: Path):
    pad.mkdir(parents=True)
    assert "er staat een map waar een bestand moet zijn" in cause(engine)


def test_a_file_where_a_folder_has_to_be_is_told(engine: Engine, pad: Path):
    pad.parent.touch()
    assert "er staat een bestand waar een map moet zijn" in cause(engine)


def test_a_file_that_is_not_there_is_told(engine: Engine, pad: Path):
    pad.parent.mkdir()
    assert "het bestand is er niet" in cause(engine)


@pytest.mark.parametrize("dicht", ["wijzer.sqlite3", "map"])
def test_a_file_or_folder_that_this_user_may_not_enter_is_told(
    engine: Engine, pad: Path, monkeypatch: pytest.MonkeyPatch, dicht: str
):
    pad.parent.mkdir()
    pad.touch()
    monkeypatch.setattr("os.access", lambda waar, _recht: waar.name != dicht)
    assert "deze gebruiker heeft er geen toegang" in cause(engine)


def test_a_file_is_missing_when_nothing_stands_there_not_even_a_broken_link(
    engine: Engine, pad: Path
):
    assert is_missing(engine)
    pad.parent.mkdir()
    assert is_missing(engine)
    pad.symlink_to("nergens")
    assert not is_missing(engine)
    pad.unlink()
    pad.touch()
    assert not is_missing(engine)


@pytest.mark.parametrize("engine", [None, OP_SERVER, create_engine("sqlite://")])
def test_what_is_no_file_is_never_missing(engine: Engine | None):
    assert not is_missing(engine)


def test_a_file_by_its_address_is_the_same_file(pad: Path):
    engine = create_engine(f"sqlite:///file:{pad}?uri=true&mode=rw")
    assert is_missing(engine)
    assert str(pad) in cause(engine)


def test_connections_that_are_all_in_use_are_told_as_a_database_that_is_held(tmp_path: Path):
    engine = create_engine(
        f"sqlite:///{tmp_path / 'een.sqlite3'}",
        poolclass=Verbindingen,
        pool_size=1,
        max_overflow=0,
        pool_timeout=0,
    )
    with engine.connect(), pytest.raises(DatabaseBezet):
        engine.connect()
    with engine.connect():
        pass  # what was given back is there for the next one
    engine.dispose()

"""A database that is one file is let go of as soon as another file stands there, and never before."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import QueuePool

from wijzer.published.database.bestand import follow_file


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "wijzer.sqlite3"


@pytest.fixture
def engine(pad: Path) -> Iterator[Engine]:
    """One connection to a file that is followed, with a table in it."""
    engine = create_engine(f"sqlite:///{pad}", poolclass=QueuePool, pool_size=1, max_overflow=0)
    follow_file(engine, str(pad))
    fill(engine, 1)
    yield engine
    engine.dispose()


def fill(engine: Engine, waarde: int) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE iets (waarde INTEGER)"))
        connection.execute(text("INSERT INTO iets VALUES (:waarde)"), {"waarde": waarde})


def value(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(text("SELECT waarde FROM iets")).scalar_one()


def connection_number(engine: Engine) -> int:
    """Which connection of the driver it is."""
    with engine.connect() as connection:
        return id(connection.connection.dbapi_connection)


def another_file(pad: Path, waarde: int) -> Path:
    ander = pad.with_name("ander.sqlite3")
    maker = create_engine(f"sqlite:///{ander}")
    fill(maker, waarde)
    maker.dispose()
    return ander


def test_the_same_file_keeps_its_connection(engine: Engine):
    assert connection_number(engine) == connection_number(engine)
    assert value(engine) == 1


def test_what_is_written_in_the_file_keeps_its_connection_too(engine: Engine, pad: Path):
    eerst = connection_number(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE iets SET waarde = 2"))
    os.utime(pad)
    assert connection_number(engine) == eerst
    assert value(engine) == 2


def test_another_file_in_its_place_is_read_at_once(engine: Engine, pad: Path):
    assert value(engine) == 1
    another_file(pad, 9).replace(pad)
    assert value(engine) == 9


def test_a_file_that_was_taken_away_is_not_written_to(engine: Engine, pad: Path):
    assert value(engine) == 1
    pad.unlink()
    with pytest.raises(Exception, match="no such table"):
        value(engine)


def test_a_file_that_was_put_away_and_put_back_is_read_again(engine: Engine, pad: Path):
    weg = pad.with_name("weg.sqlite3")
    pad.rename(weg)
    with engine.connect():
        pass  # an empty file now stands there
    weg.replace(pad)
    assert value(engine) == 1


@pytest.mark.parametrize("zonder", [None, "", ":memory:"])
def test_what_is_no_file_is_not_followed(pad: Path, zonder: str | None):
    engine = create_engine(f"sqlite:///{pad}", poolclass=QueuePool, pool_size=1, max_overflow=0)
    follow_file(engine, zonder)
    fill(engine, 1)
    another_file(pad, 9).replace(pad)
    assert value(engine) == 1, "the open file lives on without a name"
    engine.dispose()

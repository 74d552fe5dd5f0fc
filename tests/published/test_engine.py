"""The public's connection reads the published tables; of everything else the database itself says no."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from tests.factories import AT, TODAY
from tests.steun.databases.proef import Proef
from wijzer.published.engine import NietGepubliceerd, NietGescheiden, PublicDatabase, authorize
from wijzer.published.tables import PublishedBase
from wijzer.settings import Geheim, Settings
from wijzer.store.tables import Base

KANTOOR = sorted(Base.metadata.tables)
PUBLIEK = sorted(PublishedBase.metadata.tables)


@pytest.fixture
def proef(settings: Settings) -> Iterator[Proef]:
    proef = Proef(settings)
    yield proef
    proef.database.dispose()
    proef.publiek.dispose()


def test_every_office_table_is_refused(proef: Proef):
    for tabel in [*KANTOOR, "alembic_version"]:
        with proef.publiek.engine.connect() as connection, pytest.raises(SQLAlchemyError) as fout:
            connection.execute(text(f"SELECT * FROM {tabel}"))
        assert "permission denied" in str(fout.value) or "prohibited" in str(fout.value)


def test_every_published_table_is_read(proef: Proef):
    with proef.publiek.engine.connect() as connection:
        for tabel in PUBLIEK:
            connection.execute(text(f"SELECT count(*) FROM {tabel}"))


@pytest.mark.parametrize(
    "opdracht",
    [
        "INSERT INTO published_segment (regio, slug, naam, volgorde) VALUES ('a', 'b', 'c', 1)",
        "UPDATE published_stand SET publicatie = 0",
        "DELETE FROM published_aanbod",
        "DROP TABLE published_aanbod",
        "CREATE TABLE iets (a int)",
        "SELECT naam FROM published_segment UNION SELECT naam FROM locatie",
        "SELECT (SELECT count(*) FROM afgeschermd_adres) FROM published_stand",
        "WITH a AS (SELECT versleuteld FROM afgeschermd_adres) SELECT * FROM a",
    ],
)
def test_nothing_can_be_written_and_no_way_around_is_open(proef: Proef, opdracht: str):
    with proef.publiek.engine.connect() as connection, pytest.raises(SQLAlchemyError):
        connection.execute(text(opdracht))


@pytest.mark.parametrize(
    "opdracht",
    [
        "PRAGMA query_only = OFF",
        "ATTACH DATABASE ':memory:' AS ander",
        "SELECT * FROM sqlite_master",
        "SELECT load_extension('x')",
        "VACUUM",
        "SELECT * FROM pragma_table_info('locatie')",
    ],
)
def test_the_locks_of_sqlite_cannot_be_opened_from_inside(settings: Settings, opdracht: str):
    if not settings.publiek_database_url.expose().startswith("sqlite"):
        pytest.skip("on PostgreSQL a role does this")
    publiek = PublicDatabase(settings)
    with publiek.engine.connect() as connection, pytest.raises(DatabaseError):
        connection.exec_driver_sql(opdracht)
    publiek.dispose()


def test_the_authorizer_knows_only_what_it_allows():
    for actie in range(100):
        if actie not in {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_TRANSACTION}:
            assert authorize(actie, "locatie", "naam") == sqlite3.SQLITE_DENY


def test_before_anything_was_published_it_says_so(settings: Settings):
    publiek = PublicDatabase(settings)
    with pytest.raises(NietGepubliceerd), publiek.read(now=AT, today=TODAY):
        pass
    publiek.dispose()


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path, settings: Settings):
    pad = tmp_path / "nergens.sqlite3"
    publiek = PublicDatabase(replace(settings, publiek_database_url=Geheim(f"sqlite:///{pad}")))
    with pytest.raises(NietGepubliceerd):
        publiek.stand()
    assert not pad.exists()


def test_a_public_role_that_can_read_more_is_refused(settings: Settings, proef: Proef):
    proef.publiek.check_separate()
    if proef.publiek.engine.dialect.name != "postgresql":
        return
    assert settings.database_url
    office = PublicDatabase(replace(settings, publiek_database_url=settings.database_url))
    with pytest.raises(NietGescheiden):
        office.check_separate()
    office.dispose()


def test_a_reader_sees_one_moment_whatever_is_published_meanwhile(proef: Proef):
    nummer = proef.nummer()
    with proef.read() as reader:
        with proef.write() as store:
            store.locaties.save(replace(proef.open, naam="Later"))
        assert reader.locatie(proef.open.publiek_id).naam == "De Linde"
        assert reader.stand.publicatie == nummer
    with proef.read() as reader:
        assert reader.locatie(proef.open.publiek_id).naam == "Later"

"""A database that cannot do its work is told in words of the domain, on both; a wrong statement stays a fault of the program."""

import ast
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import SQLAlchemyError

import wijzer
from tests.factories import AT, TODAY, make_aanbieder, twente_in
from tests.steun.databases.proef import Proef
from tests.steun.databases.schijf import small_disk, without_rights
from tests.steun.databases.soorten import PostgresVoorraad, Voorraad
from wijzer.domain.fouten import NuNiet, WijzerFout
from wijzer.domain.storing import (
    DatabaseAlleenLezen,
    DatabaseBeschadigd,
    DatabaseBezet,
    DatabaseOnbereikbaar,
    DatabaseVol,
    DatabaseZonderTabellen,
    Storing,
)
from wijzer.published.database import storing
from wijzer.published.engine import NietBereikbaar, NietGepubliceerd, PublicDatabase
from wijzer.settings import Geheim, Settings
from wijzer.store.database.verbinding import Geduld, create_office_engine
from wijzer.store.engine import Database

sqlite = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
postgresql = pytest.mark.parametrize("adressen", ["postgresql"], indirect=True)

WAARDE = "Verscholenpad 3"


def sqlstates() -> dict[str, type[Storing]]:
    """Every state in the table, and two of each kind that stands there as a whole."""
    soorten = {
        f"{kop}{rest}": soort
        for kop, soort in storing._POSTGRESQL_SOORTEN.items()
        for rest in ("000", "P01", "Z99")
    }
    return {**soorten, **storing._POSTGRESQL}


@postgresql
def test_every_state_of_postgresql_that_is_a_failure_is_told_as_one(
    database: Database, publiek: PublicDatabase
):
    for staat, soort in sqlstates().items():
        raise_it = text(f"DO $$ BEGIN RAISE EXCEPTION '{WAARDE}' USING ERRCODE = '{staat}'; END $$")
        with pytest.raises(soort) as fout, database.engine.begin() as connection:
            connection.execute(raise_it)
        assert WAARDE not in f"{fout.value}{fout.value.voor_beheer}"
        if soort is DatabaseAlleenLezen:
            continue  # the public side never writes: that is a mistake of ours there, and no failure
        with pytest.raises(NietBereikbaar) as buiten, publiek.engine.begin() as connection:
            connection.execute(raise_it)
        assert buiten.value.oorzaak == fout.value.oorzaak


class Nagemaakt(sqlite3.OperationalError):
    """What the driver raises for a result code."""

    def __init__(self, code: int) -> None:
        super().__init__(WAARDE)
        self.sqlite_errorcode = code


@sqlite
def test_every_result_of_sqlite_that_is_a_failure_is_told_as_one(database: Database):
    uitgebreid = 3 << 8  # an extended result code: BUSY_TIMEOUT, IOERR_WRITE, READONLY_CANTLOCK
    for code, soort in storing._SQLITE.items():
        for foutcode in (code, code | uitgebreid):
            with database.engine.connect() as connection:

                def fail(*_: object, code: int = foutcode) -> None:
                    raise Nagemaakt(code)

                event.listen(connection, "before_cursor_execute", fail, once=True)
                with pytest.raises(soort) as fout:
                    connection.execute(text("SELECT 1"))
                assert WAARDE not in f"{fout.value}{fout.value.voor_beheer}"


def test_a_wrong_statement_is_a_fault_of_the_program(database: Database, publiek: PublicDatabase):
    for engine in (database.engine, publiek.engine):
        for fout in ("SELECT * FROM bestaat_niet", "SELEKT 1"):
            with pytest.raises(SQLAlchemyError), engine.begin() as connection:
                connection.execute(text(fout))


def test_writing_where_reading_was_meant_is_a_fault_of_the_program(database: Database):
    with pytest.raises(SQLAlchemyError), database.read() as store:
        store.taken.acquire("x", "y", AT, AT)


def test_every_engine_keeps_values_out_of_its_errors():
    gevonden = 0
    for pad in Path(str(wijzer.__path__[0])).rglob("*.py"):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") == "create_engine":
                gevonden += 1
                gezet = {deel.arg: deel.value for deel in knoop.keywords}
                assert isinstance(gezet.get("hide_parameters"), ast.Constant), pad
    assert gevonden == 4


def test_every_engine_shares_connections_in_the_same_way(
    database: Database, publiek: PublicDatabase
):
    for engine in (database.engine, publiek.engine):
        assert isinstance(engine.pool, storing.Verbindingen)


# ── full, read-only, damaged ─────────────────────────────────────────────────


def add_many(database: Database) -> None:
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add_many([make_aanbieder(f"{WAARDE} {nr}") for nr in range(3000)])


def assert_nothing_kept(database: Database) -> None:
    with database.read() as store:
        assert store.regios.all() == []
        assert store.aanbieders.all("twente") == []


@sqlite
def test_a_full_database_says_so_and_keeps_nothing(database: Database):
    with database.engine.connect() as connection:
        bladen = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def limit(connection: Any, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {bladen + 5}").close()

    database.dispose()
    event.listen(database.engine, "connect", limit)
    with pytest.raises(DatabaseVol):
        add_many(database)
    assert_nothing_kept(database)


@sqlite
def test_a_full_disk_says_so_and_keeps_nothing(database: Database):
    with small_disk(200_000), pytest.raises(Storing) as fout:
        add_many(database)
    assert WAARDE not in f"{fout.value}{fout.value.voor_beheer}"
    assert_nothing_kept(database)
    add_many(database)  # once there is room again


@sqlite
def test_a_file_that_may_only_be_read_says_so(database: Database, settings: Settings):
    pad = Path(str(database.engine.url.database))
    database.dispose()
    pad.chmod(0o444)
    pad.parent.chmod(0o555)
    with without_rights(), pytest.raises(Storing), Database(settings).transaction() as store:
        twente_in(store)
    pad.parent.chmod(0o755)
    pad.chmod(0o600)
    assert_nothing_kept(database)


@postgresql
def test_a_server_that_only_reads_says_so(database: Database):
    with database.engine.begin() as connection:
        connection.execute(text("SET TRANSACTION READ ONLY"))
        with pytest.raises(DatabaseAlleenLezen):
            connection.execute(text("DELETE FROM taak_lease"))


@sqlite
@pytest.mark.parametrize("wat", ["overschreven", "afgekapt"])
def test_a_file_that_becomes_damaged_under_a_running_site_says_so(settings: Settings, wat: str):
    proef = Proef(settings)
    pad = Path(str(proef.database.engine.url.database))
    proef.database.dispose()
    inhoud = pad.read_bytes()
    pad.write_bytes(
        b"\x00 geen database \xff" * 5000 if wat == "overschreven" else inhoud[: len(inhoud) // 2]
    )
    for extra in ("-wal", "-shm"):
        pad.with_name(pad.name + extra).unlink(missing_ok=True)
    with pytest.raises(DatabaseBeschadigd, match="gewijzigd") as fout, proef.write() as store:
        store.aanbieders.add_many([make_aanbieder() for _ in range(500)])
    assert str(pad) in fout.value.voor_beheer
    assert str(pad) not in fout.value.melding
    proef.publiek.dispose()
    with pytest.raises((NietBereikbaar, NietGepubliceerd)):
        proef.found()
    proef.close()


@sqlite
def test_a_folder_where_the_public_side_looks_for_a_file_is_no_empty_database(
    settings: Settings, tmp_path: Path
):
    for soort, pad in ((NietBereikbaar, tmp_path), (NietGepubliceerd, tmp_path / "nergens")):
        publiek = PublicDatabase(replace(settings, publiek_database_url=Geheim(f"sqlite:///{pad}")))
        with pytest.raises(soort):
            publiek.stand()
        publiek.dispose()


@sqlite
def test_a_file_that_is_taken_away_under_a_running_site_is_no_new_empty_database(
    database: Database,
):
    pad = Path(str(database.engine.url.database))
    database.dispose()
    pad.unlink()
    for _ in range(2):
        with database.read() as store, pytest.raises(DatabaseOnbereikbaar) as fout:
            store.mail.queue()
        assert fout.value.voor_beheer.endswith("het bestand is er niet.")
    assert not pad.exists()


@sqlite
def test_nothing_is_kept_in_a_file_that_was_taken_away_while_it_was_open(
    database: Database, publiek: PublicDatabase
):
    """Such a file has no name any more: what is saved in it is gone when the process stops."""
    with database.transaction(at=AT) as store:
        twente_in(store)
    publiek.look(at=AT)
    pad = Path(str(database.engine.url.database))
    elders = pad.rename(pad.with_name("weggezet"))
    for _ in range(2):
        with pytest.raises(DatabaseOnbereikbaar), database.transaction(at=AT) as store:
            store.regios.all()
        with pytest.raises((NietBereikbaar, NietGepubliceerd)):
            publiek.look(at=AT)
    elders.rename(pad)
    with database.read() as store:
        assert [regio.slug for regio in store.regios.all()] == ["twente"]
    publiek.look(at=AT)


@sqlite
def test_a_path_may_hold_any_sign(settings: Settings, tmp_path: Path):
    pad = tmp_path / "met 50% en #1" / "wij&zer.sqlite3"
    url = f"sqlite:///{str(pad).replace('%', '%25')}"
    database = Database(replace(settings, database_url=Geheim(url)))
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE proef (een INTEGER)"))
    database.dispose()
    assert [kind.name for kind in tmp_path.iterdir() if kind.is_dir()] == [pad.parent.name]
    assert pad.stat().st_size


def test_a_database_without_our_tables_under_a_running_site_says_so(
    database: Database, publiek: PublicDatabase
):
    with database.engine.begin() as connection:
        connection.execute(text("DROP TABLE mail"))
        connection.execute(text("DROP TABLE published_stand"))
    with database.read() as store, pytest.raises(DatabaseZonderTabellen) as fout:
        store.mail.queue()
    assert "mail" not in fout.value.voor_beheer, "its name says nothing to who runs the site"
    with pytest.raises(DatabaseZonderTabellen), database.transaction(at=AT) as store:
        twente_in(store)
    with pytest.raises(NietGepubliceerd):
        publiek.stand()


# ── held, gone, too many ─────────────────────────────────────────────────────


@pytest.fixture
def kill(database: Database, voorraden: dict[str, Voorraad]) -> Callable[[], None]:
    """Ends every connection to the database of this test, as an administrator or a crash does."""
    voorraad = voorraden["postgresql"]
    assert isinstance(voorraad, PostgresVoorraad)
    naam = str(database.engine.url.database)

    def end() -> None:
        voorraad.server.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            f" AND datname = '{naam}'"
        )

    return end


@postgresql
@pytest.mark.parametrize("moment", ["halfway", "at the end"])
def test_a_connection_that_is_ended_says_so_and_keeps_nothing(
    database: Database, kill: Callable[[], None], moment: str
):
    def save() -> None:
        with database.transaction(at=AT) as store:
            twente_in(store)
            if moment == "at the end":
                store.finish(AT)
            kill()
            if moment == "halfway":
                store.taken.acquire("x", "y", AT, AT)

    with pytest.raises(DatabaseOnbereikbaar):
        save()
    assert_nothing_kept(database)


@postgresql
def test_connections_that_were_ended_while_nobody_used_them_are_made_anew(
    settings: Settings, database: Database, kill: Callable[[], None]
):
    proef = Proef(settings)
    assert proef.names()
    kill()
    with proef.write() as store:
        store.taken.acquire("x", "y", AT, AT)
    assert proef.names()
    proef.close()


@postgresql
def test_a_server_that_takes_nobody_more_says_so(
    settings: Settings, database: Database, voorraden: dict[str, Voorraad]
):
    voorraad = voorraden["postgresql"]
    assert isinstance(voorraad, PostgresVoorraad)
    naam = str(database.engine.url.database)
    voorraad.server.execute(f'ALTER DATABASE "{naam}" ALLOW_CONNECTIONS false')
    try:
        elders = Database(settings)
        with pytest.raises(DatabaseOnbereikbaar), elders.read() as store:
            store.regios.all()
        publiek = PublicDatabase(settings)
        with pytest.raises(NietBereikbaar), publiek.read(now=AT, today=TODAY):
            pass
    finally:
        voorraad.server.execute(f'ALTER DATABASE "{naam}" ALLOW_CONNECTIONS true')


def test_who_finds_all_connections_in_use_hears_that_it_is_busy(settings: Settings):
    engine = create_office_engine(settings, Geduld(wacht_ms=100, vrij_s=0.05, vast=1, extra=0))
    with engine.connect(), pytest.raises(DatabaseBezet), engine.connect():
        pass
    engine.dispose()


@postgresql
def test_a_statement_that_takes_too_long_is_ended_and_says_so(settings: Settings):
    engine = create_office_engine(settings, Geduld(wacht_ms=100, opties="-c statement_timeout=50"))
    with pytest.raises(DatabaseBezet), engine.begin() as connection:
        connection.execute(text("SELECT pg_sleep(5)"))
    engine.dispose()


@postgresql
def test_two_that_cannot_both_have_been_first_hear_that_it_is_busy(database: Database):
    serial = database.engine.execution_options(isolation_level="SERIALIZABLE")
    with serial.connect() as een, serial.connect() as twee:
        for connection in (een, twee):
            connection.execute(text("SELECT count(*) FROM taak_lease"))
        for naam, connection in (("a", een), ("b", twee)):
            connection.execute(text(f"INSERT INTO taak_lease VALUES ('{naam}', 'x', now())"))
        een.commit()
        with pytest.raises(DatabaseBezet):
            twee.commit()


def test_every_failure_is_one_for_later_with_words_for_both():
    soorten = Storing.__subclasses__()
    assert len(soorten) > 5
    for soort in soorten:
        fout = soort()
        assert isinstance(fout, NuNiet)
        assert isinstance(fout, WijzerFout)
        assert fout.melding
        assert fout.voor_beheer.endswith((".", ")"))
        assert "\n" not in fout.voor_beheer

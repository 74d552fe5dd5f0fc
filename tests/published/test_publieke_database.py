"""One public database per process: what it reads, what it keeps for when nobody answers, and when it begins anew."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, delete, event, insert, text, update

from tests.factories import AT, REGIO, TODAY
from tests.published.tafels import Rij, Tafels, aanbod_id, hulpvorm_rij
from tests.steun.databases.soorten import Adressen, settings_for
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.storing import DatabaseBeschadigd
from wijzer.published import tables as t
from wijzer.published.engine import (
    NietBereikbaar,
    NietGepubliceerd,
    NietGescheiden,
    PublicDatabase,
    authorize,
)
from wijzer.published.vraag.zoekvraag import Zoekvraag

MINUUT = timedelta(minutes=1)


class Office:
    """Who writes the published tables of one file."""

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self.engine = create_engine(f"sqlite:///{pad}")
        event.listen(self.engine, "connect", lambda verbinding, _: _without_waiting(verbinding))
        t.PublishedBase.metadata.create_all(self.engine)

    @contextmanager
    def write(self) -> Iterator[Tafels]:
        with self.engine.begin() as connection:
            yield Tafels(connection)

    def publish(self, publicatie: int, **anders: Any) -> None:
        """Let this be the stand."""
        rij: Rij = {
            "id": 1, "publicatie": publicatie, "laatste_wijziging": publicatie, "gepubliceerd_at": AT, "dag": TODAY, "epoch": "e"
        }  # fmt: skip
        with self.engine.begin() as connection:
            connection.execute(delete(t.PublishedStand))
            connection.execute(insert(t.PublishedStand), [{**rij, **anders}])

    def beat(self, at: Any) -> None:
        with self.engine.begin() as connection:
            connection.execute(delete(t.PublishedHartslag))
            connection.execute(insert(t.PublishedHartslag), [{"id": 1, "at": at}])


def _without_waiting(verbinding: sqlite3.Connection) -> None:
    """Nobody pulls the plug of a test."""
    verbinding.execute("PRAGMA synchronous = OFF")
    verbinding.execute("PRAGMA journal_mode = MEMORY")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path / "wijzer.sqlite3")
    yield office
    office.engine.dispose()


@pytest.fixture
def publiek(office: Office, tmp_path: Path) -> Iterator[PublicDatabase]:
    url = f"sqlite:///{office.pad}"
    publiek = PublicDatabase(settings_for(Adressen(url, url), tmp_path / "instance"))
    yield publiek
    publiek.dispose()


@pytest.fixture
def gelezen(office: Office, publiek: PublicDatabase) -> PublicDatabase:
    """A database of which one aanbod was read in publicatie 5."""
    with office.write() as tafels:
        tafels.publicatie = 5
        tafels.offer(1)
        tafels.write(t.PublishedHulpvorm, hulpvorm_rij())
    office.publish(5)
    assert found(publiek) == [aanbod_id(1)]
    return publiek


def found(publiek: PublicDatabase) -> list[Any]:
    with publiek.read(now=AT, today=TODAY) as reader:
        return reader.zoek_alles(Zoekvraag())


def test_tables_without_a_stand_are_not_published(publiek: PublicDatabase):
    for ask in (publiek.stand, lambda: publiek.look(at=AT), lambda: publiek.knows_places(AT)):
        with pytest.raises(NietGepubliceerd):
            ask()
    with pytest.raises(NietGepubliceerd), publiek.read(now=AT, today=TODAY):
        pass


def test_a_reader_has_the_stand_the_moment_and_the_day_that_it_was_asked_for(
    gelezen: PublicDatabase,
):
    with gelezen.read(now=AT + MINUUT, today=TODAY + timedelta(days=3)) as reader:
        assert (reader.now, reader.today) == (AT + MINUUT, TODAY + timedelta(days=3))
        assert reader.stand == gelezen.stand()
        assert reader.opname.dag == TODAY + timedelta(days=3)


def test_a_stand_is_read_anew_at_every_call(office: Office, gelezen: PublicDatabase):
    assert gelezen.stand().publicatie == 5
    office.publish(6)
    assert gelezen.stand().publicatie == 6


@pytest.mark.parametrize("later", [0 * MINUUT, 5 * MINUUT, 60 * MINUUT])
def test_who_reads_the_file_of_the_office_always_knows_which_places_may_be_shown(
    office: Office, gelezen: PublicDatabase, later: timedelta
):
    office.beat(AT - timedelta(days=9))
    assert gelezen.knows_places(AT + later)
    blik = gelezen.look(at=AT + later)
    assert (blik.replica, blik.gezien_at) == (False, AT + later)


def test_how_old_a_heartbeat_may_be_is_what_was_set(gelezen: PublicDatabase):
    assert gelezen.hooguit == 5 * MINUUT


# ── what is kept for when nobody answers ──


def test_before_anything_was_read_nothing_is_kept(publiek: PublicDatabase):
    with pytest.raises(NietBereikbaar):
        publiek.read_kept(now=AT)


def test_what_is_in_memory_is_told_of_the_day_on_which_it_was_read(gelezen: PublicDatabase):
    kept = gelezen.read_kept(now=AT + timedelta(days=1))
    assert (kept.today, kept.now) == (TODAY, AT + timedelta(days=1))
    assert kept.stand.publicatie == 5
    assert kept.zoek_alles(Zoekvraag()) == [aanbod_id(1)]
    assert kept.hulpvorm(REGIO, "gezinshuis").slug == "gezinshuis"
    with pytest.raises(NietGevonden):
        kept.hulpvorm(REGIO, "vaktherapie")


@pytest.mark.parametrize(
    "ask",
    [
        lambda reader: reader.aanbod(aanbod_id(1)),
        lambda reader: reader.locaties("groep"),
        lambda reader: reader.aanbieders(),
        lambda reader: reader.changes(0, 10),
        lambda reader: reader.wachtverloop(REGIO, "hulpvorm", "gezinshuis"),
    ],
)
def test_what_has_to_be_looked_up_cannot_be_told_from_memory(gelezen: PublicDatabase, ask: Any):
    with pytest.raises(NietBereikbaar):
        ask(gelezen.read_kept(now=AT))


def test_the_day_that_was_read_last_is_the_one_that_is_kept(gelezen: PublicDatabase):
    morgen = TODAY + timedelta(days=1)
    with gelezen.read(now=AT, today=morgen) as reader:
        assert reader.zoek_alles(Zoekvraag()) == [aanbod_id(1)]
    assert gelezen.read_kept(now=AT).today == morgen


# ── going on, and beginning anew ──


def test_a_newer_publicatie_is_read(office: Office, gelezen: PublicDatabase):
    with office.write() as tafels:
        tafels.publicatie = 6
        tafels.offer(2)
    office.publish(6)
    assert set(found(gelezen)) == {aanbod_id(1), aanbod_id(2)}


def without(connection: Connection, nummer: int) -> None:
    connection.execute(delete(t.PublishedAanbod).where(t.PublishedAanbod.id == aanbod_id(nummer)))


def test_a_publicatie_that_went_back_takes_what_was_in_memory_along(
    office: Office, gelezen: PublicDatabase
):
    with office.engine.begin() as connection:
        without(connection, 1)
    office.publish(4)
    assert found(gelezen) == []
    assert gelezen.read_kept(now=AT).stand.publicatie == 4


def test_a_number_that_comes_round_again_shows_nothing_of_before(
    office: Office, gelezen: PublicDatabase
):
    with office.engine.begin() as connection:
        without(connection, 1)
    office.publish(4)
    assert found(gelezen) == []
    office.publish(5)
    assert found(gelezen) == [], "another file than the one of which this was in memory"


def test_another_epoch_is_read_anew_whatever_its_numbers(office: Office, gelezen: PublicDatabase):
    with office.engine.begin() as connection:
        without(connection, 1)
    office.publish(9, epoch="na herstel")
    assert found(gelezen) == []
    office.publish(2, epoch="nog een herstel")
    assert found(gelezen) == []


def test_a_row_that_was_written_without_a_publicatie_is_seen_with_the_next(
    office: Office, gelezen: PublicDatabase
):
    with office.engine.begin() as connection:
        connection.execute(update(t.PublishedAanbod).values(publicatie=6, zichtbaar=[]))
    assert found(gelezen) == [aanbod_id(1)]
    office.publish(6)
    assert found(gelezen) == []


# ── ill, or not there ──


def test_a_file_that_is_no_database_is_told_as_a_failure_with_its_cause(
    office: Office, gelezen: PublicDatabase
):
    gelezen.dispose()
    office.engine.dispose()
    office.pad.write_bytes(b"geen database" * 1000)
    with pytest.raises(NietBereikbaar) as fout:
        gelezen.stand()
    assert DatabaseBeschadigd.oorzaak in fout.value.oorzaak
    assert fout.value.melding == NietBereikbaar.melding
    assert gelezen.read_kept(now=AT).zoek_alles(Zoekvraag()) == [aanbod_id(1)]


def test_a_file_that_was_taken_away_is_not_there_yet(office: Office, gelezen: PublicDatabase):
    office.engine.dispose()
    office.pad.unlink()
    with pytest.raises(NietGepubliceerd):
        gelezen.stand()
    assert not office.pad.exists()


def test_a_file_without_tables_is_not_ready(office: Office, publiek: PublicDatabase):
    with office.engine.begin() as connection:
        connection.execute(text("DROP TABLE published_stand"))
    with pytest.raises(NietGepubliceerd) as fout:
        publiek.look(at=AT)
    assert "wijzer init" in fout.value.melding


def test_a_file_has_no_roles_to_tell_apart(publiek: PublicDatabase):
    publiek.check_separate()
    assert "SELECT" in NietGescheiden.melding


@pytest.mark.parametrize(
    "functie", ["count", "max", "min", "coalesce", "length", "lower", "substr"]
)
def test_only_functions_that_read_nothing_else_are_allowed(functie: str):
    assert authorize(sqlite3.SQLITE_FUNCTION, None, functie) == sqlite3.SQLITE_OK
    for verboden in ("load_extension", "readfile", "randomblob", "", None):
        assert authorize(sqlite3.SQLITE_FUNCTION, None, verboden) == sqlite3.SQLITE_DENY


@pytest.mark.parametrize("tabel", sorted(t.PublishedBase.metadata.tables))
def test_of_a_published_table_every_column_may_be_read_and_none_written(tabel: str):
    assert authorize(sqlite3.SQLITE_READ, tabel, "kolom") == sqlite3.SQLITE_OK
    for schrijven in (sqlite3.SQLITE_DELETE, sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE):
        assert authorize(schrijven, tabel, "kolom") == sqlite3.SQLITE_DENY

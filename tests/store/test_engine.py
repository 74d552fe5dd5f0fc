"""A transaction is kept as a whole or not at all; reading cannot write; the file is nobody else's."""

import stat
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.factories import AT, REGIO, make_aanbieder, make_groep, twente_in
from tests.store.conftest import Twente
from wijzer.domain.fouten import NietGevonden
from wijzer.store.engine import Database
from wijzer.store.projectie.bijwerken import Projectie

sqlite = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


def test_an_exception_undoes_everything(twente: Twente):
    aanbieder = make_aanbieder()

    def fail() -> None:
        with twente.database.transaction() as store:
            store.aanbieders.add(aanbieder)
            store.locaties.add(make_groep(aanbieder))
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with twente.database.read() as store:
        assert store.aanbieders.find(aanbieder.id) is None
        assert store.locaties.all(REGIO) == []


def test_of_a_trial_nothing_is_kept_and_nobody_is_told(twente: Twente):
    aanbieder, told = make_aanbieder(), list[int]()
    twente.database.after_commit(lambda: told.append(1))
    with twente.database.trial(at=AT) as store:
        store.aanbieders.add(aanbieder)
        assert store.aanbieders.get(aanbieder.id) == aanbieder
    with twente.database.read() as store:
        assert store.aanbieders.find(aanbieder.id) is None
    assert told == []


def test_a_trial_says_what_the_domain_says_and_not_what_the_database_does(twente: Twente):
    with pytest.raises(NietGevonden), twente.database.trial(at=AT) as store:
        raise NietGevonden
    with twente.database.trial(at=AT) as store:
        store.session.execute(text("INSERT INTO aanbieder (id) VALUES (NULL)"))
    with twente.database.transaction() as store:  # and the connection is fit for writing afterwards
        store.aanbieders.add(make_aanbieder())


def test_reading_cannot_write(twente: Twente):
    with pytest.raises(DBAPIError), twente.database.read() as store:
        store.aanbieders.add(make_aanbieder())
    with twente.database.transaction() as store:  # and the connection is fit for writing afterwards
        store.aanbieders.add(make_aanbieder())


def test_hooks_are_called_after_what_was_kept_and_not_after_what_was_undone(database: Database):
    seen: list[int] = []

    def hook() -> None:
        with database.read() as store:
            seen.append(len(store.regios.all()))

    def fail() -> None:
        with database.transaction():
            raise LookupError

    database.after_commit(hook)
    with database.transaction() as store:
        twente_in(store)
    with pytest.raises(LookupError):
        fail()
    assert seen == [1]


def test_the_edge_says_at_which_moment_is_published(
    database: Database, monkeypatch: pytest.MonkeyPatch
):
    moments: list[object] = []
    monkeypatch.setattr(Projectie, "flush", lambda _, at: moments.append(at))
    with database.transaction(at=AT):
        pass
    assert moments == [AT]


def test_what_is_written_stays_in_the_zone_it_belongs_to(twente: Twente):
    with twente.database.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            assert connection.scalar(text("SHOW timezone")) == "UTC"
    with twente.database.read() as store:
        assert store.regios.gemeente("GM0164").bevestigd_at == AT


def test_a_broken_reference_is_noticed_on_both_databases(twente: Twente):
    with pytest.raises(NietGevonden), twente.database.read() as store:
        store.regios.get("bestaat-niet")


@sqlite
def test_a_new_sqlite_file_is_for_this_user_only(database: Database):
    path = Path(str(database.engine.url.database))
    with database.transaction() as store:
        twente_in(store)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@sqlite
def test_sqlite_is_set_up_for_several_processes(database: Database):
    with database.engine.connect() as connection:
        pragmas = {
            naam: connection.exec_driver_sql(f"PRAGMA {naam}").scalar()
            for naam in (
                "journal_mode",
                "foreign_keys",
                "synchronous",
                "busy_timeout",
                "secure_delete",
            )
        }
    assert pragmas == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 1,
        "busy_timeout": 30000,
        "secure_delete": 1,
    }

"""Whether a database has the tables of this version, and going up or down to another one."""

import pytest
from sqlalchemy import Connection, text

from tests.factories import AT
from wijzer.settings import Settings
from wijzer.store.database import migraties
from wijzer.store.database.fouten import DatabaseNieuwer, NietGemigreerd
from wijzer.store.database.migraties import has_head, head, migrate, require_head
from wijzer.store.engine import Database, upgrade

sqlite = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
NIEUWER = "9999"


def set_version(connection: Connection, versie: str) -> None:
    connection.execute(text("UPDATE alembic_version SET version_num = :versie"), {"versie": versie})


def before_head() -> str:
    return f"{int(head()) - 1:04}"


def test_what_has_the_tables_of_this_version_passes(database: Database):
    with database.engine.connect() as connection:
        assert has_head(connection)
        require_head(connection)


def test_what_is_one_step_behind_does_not(database: Database):
    with database.engine.begin() as connection:
        set_version(connection, before_head())
        assert not has_head(connection)
        with pytest.raises(NietGemigreerd) as fout:
            require_head(connection)
    assert type(fout.value) is NietGemigreerd


@sqlite
def test_what_a_newer_version_made_is_told_apart_by_whoever_asks(
    database: Database, settings: Settings
):
    with database.engine.begin() as connection:
        set_version(connection, NIEUWER)
    with database.engine.connect() as connection:
        for ask in (has_head, require_head):
            with pytest.raises(DatabaseNieuwer):
                ask(connection)
    for bring in (lambda: migrate(database.engine), lambda: upgrade(settings)):
        with pytest.raises(DatabaseNieuwer):
            bring()
    with database.engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == NIEUWER


@sqlite
def test_upgrading_says_whether_there_was_anything_to_do(database: Database, settings: Settings):
    assert upgrade(settings) is False
    migrate(database.engine, before_head())
    assert upgrade(settings) is True
    assert upgrade(settings) is False
    database.check_migrated()


@sqlite
def test_upgrading_does_what_was_asked_to_be_rewritten(database: Database, settings: Settings):
    with database.transaction(at=AT) as store:
        store.herschrijven.ask()
    upgrade(settings)
    with database.read() as store:
        assert store.herschrijven.oldest() is None


@sqlite
def test_migrating_goes_down_to_what_lies_below_and_up_to_the_rest(database: Database):
    migrate(database.engine, before_head())
    with database.engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == before_head()
    migrate(database.engine, before_head())  # where it stands already
    migrate(database.engine)
    database.check_migrated()


@sqlite
def test_what_lies_below_is_every_earlier_migration_and_nothing_at_all(database: Database):
    eerder = {f"{nummer:04}" for nummer in range(1, int(head()))}
    with database.engine.connect() as connection:
        onder = migraties._steps_down(connection, head())
    assert onder == {*eerder, "base"}


@sqlite
def test_below_a_database_without_tables_lies_nothing(database: Database):
    with database.engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        assert migraties._steps_down(connection, "base") == set()
        assert not has_head(connection)


@sqlite
def test_a_migration_that_fails_changes_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr("alembic.command.downgrade", fail)
    with pytest.raises(LookupError):
        migrate(database.engine, before_head())
    database.check_migrated()

"""The audit trail only grows, has no gaps, and shows when somebody touched it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.factories import AT, REGIO, make_actor, make_afgeschermd_adres, make_gebruiker
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.settings import Geheim, Settings
from wijzer.store.engine import Database
from wijzer.store.store import Store


def note(store: Store, handeling: str = "wijzigen", **anders: Any) -> None:
    """Note something."""
    eigen: dict[str, Any] = {
        "by": SYSTEEM,
        "at": AT,
        "object_soort": "locatie",
        "object_id": uuid4(),
    }
    store.logboek.add(handeling=handeling, **{**eigen, **anders})


def fill(database: Database, aantal: int = 5) -> None:
    """Note several things, each in a transaction of its own."""
    for nummer in range(aantal):
        with database.transaction() as store:
            note(store, f"stap {nummer}", details={"aantal": nummer, "velden": ["naam", "é"]})


def without_guard(database: Database, sql: str) -> None:
    """Change the trail as somebody would who is master of the database."""
    with database.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE logboek DISABLE TRIGGER ALL"))
        else:
            connection.execute(text("DROP TRIGGER logboek_alleen_erbij_update"))
            connection.execute(text("DROP TRIGGER logboek_alleen_erbij_delete"))
        connection.execute(text(sql))


def test_facts_are_numbered_from_one_and_the_newest_comes_first(database: Database):
    fill(database, 3)
    with database.read() as store:
        regels = store.logboek.page(None, limit=2)
        assert [regel.nummer for regel in regels] == [3, 2]
        assert [regel.nummer for regel in store.logboek.page(None, before=2)] == [1]
        assert regels[0].details == {"aantal": 2, "velden": ["naam", "é"]}
        assert regels[0].at == AT


def test_a_fact_names_who_did_it_and_shows_in_its_region_only(database: Database):
    actor = make_actor(make_gebruiker())
    with database.transaction() as store:
        note(store, by=actor)
        note(store, regio="elders")
        assert [regel.gebruiker_id for regel in store.logboek.page(REGIO)] == [actor.gebruiker_id]
        assert len(store.logboek.page(None)) == 2


def test_what_was_undone_is_not_in_the_trail(database: Database):
    def fail() -> None:
        with database.transaction() as store:
            note(store)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    fill(database, 1)
    with database.read() as store:
        assert [regel.handeling for regel in store.logboek.page(None)] == ["stap 0"]
        assert store.logboek.verify() is None


@pytest.mark.parametrize("sql", ["UPDATE logboek SET handeling = 'x'", "DELETE FROM logboek"])
def test_the_database_refuses_to_change_or_remove_a_fact(database: Database, sql: str):
    fill(database, 1)
    with (
        pytest.raises(DatabaseError, match="alleen groeien"),
        database.engine.begin() as connection,
    ):
        connection.execute(text(sql))


def test_an_untouched_trail_fits(database: Database):
    with database.read() as store:
        assert store.logboek.verify() is None
    fill(database)
    with database.read() as store:
        assert store.logboek.verify() is None


@pytest.mark.parametrize(
    ("sql", "nummer"),
    [
        ("UPDATE logboek SET handeling = 'iets anders' WHERE nummer = 3", 3),
        ("UPDATE logboek SET details = '{}' WHERE nummer = 1", 1),
        ("UPDATE logboek SET regio = 'elders' WHERE nummer = 5", 5),
        (
            "UPDATE logboek SET hash = (SELECT hash FROM logboek WHERE nummer = 1) WHERE nummer = 2",
            2,
        ),
        ("DELETE FROM logboek WHERE nummer = 2", 2),
        ("DELETE FROM logboek WHERE nummer = 1", 1),
        ("UPDATE logboek SET nummer = 9 WHERE nummer = 5", 5),
    ],
)
def test_the_first_fact_that_was_touched_is_found(database: Database, sql: str, nummer: int):
    fill(database)
    without_guard(database, sql)
    with database.read() as store:
        assert store.logboek.verify() == nummer


def test_without_the_key_nobody_can_write_a_trail_that_fits(database: Database, settings: Settings):
    fill(database, 2)
    stranger = Database(
        replace(settings, secret_key=Geheim("een heel ander geheim, ook lang genoeg"))
    )
    with stranger.transaction() as store:
        note(store)
    stranger.dispose()
    with database.read() as store:
        assert store.logboek.verify() == 3


@pytest.mark.parametrize(
    "waarde",
    [
        make_afgeschermd_adres(),
        make_afgeschermd_adres().reveal(),
        [make_afgeschermd_adres()],
        {"diep": {"in": [make_afgeschermd_adres()]}},
        1.5,
        AT,
        timedelta(1),
    ],
)
def test_an_address_or_anything_that_reads_back_differently_is_refused_at_once(
    database: Database, waarde: object
):
    with database.read() as store, pytest.raises(TypeError):
        note(store, details={"adres": waarde})


def test_a_shielded_address_is_no_object_of_the_trail(database: Database):
    with database.read() as store, pytest.raises(TypeError, match="nooit in het logboek"):
        note(store, object_id=make_afgeschermd_adres())

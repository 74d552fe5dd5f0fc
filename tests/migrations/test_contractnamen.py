"""What contracts call their locations is sealed on the way up, opened on the way down, and read in no file afterwards."""

import base64
from dataclasses import replace

import pytest
from sqlalchemy import text

from tests.factories import (
    REGIO,
    make_aanbieder,
    make_afgeschermd_adres,
    make_gecontracteerde_locatie,
    twente_in,
)
from tests.steun.databases.schijf import Bestanden
from wijzer.settings import Geheim, Settings
from wijzer.store.database.migraties import head, migrate, require_head
from wijzer.store.engine import Database, upgrade
from wijzer.store.verzegeling.sleutels import SleutelFout, Sleutels

NAMEN = [f"Kwartelkampweg {nummer}" for nummer in range(300, 600)]


@pytest.fixture
def namen(database: Database) -> list[str]:
    """A region whose contracts name locations by their street."""
    aanbieder = make_aanbieder()
    with database.transaction() as store:
        twente_in(store)
        store.aanbieders.add(aanbieder)
        store.contracten.add_many(
            [],
            [
                make_gecontracteerde_locatie(aanbieder, make_afgeschermd_adres("Elders"), naam=naam)
                for naam in NAMEN
            ],
        )
    return NAMEN


def plain(database: Database) -> list[str]:
    with database.engine.connect() as connection:
        return sorted(connection.scalars(text("SELECT naam FROM gecontracteerde_locatie")))


def known(database: Database) -> list[str]:
    with database.read() as store:
        return [
            locatie.naam for locatie in store.contracten.gecontracteerde_locaties(REGIO).values()
        ]


def go_down(database: Database, settings: Settings) -> None:
    migrate(database.engine, "0010", zegel=lambda: Sleutels.from_settings(settings).adressen)


def test_names_go_down_in_the_clear_and_up_sealed_and_no_file_tells_them(
    database: Database, settings: Settings, namen: list[str], bestanden: Bestanden
):
    go_down(database, settings)
    assert plain(database) == namen
    assert bestanden.traces(namen) == set(namen), "the test looks in the right place"
    if database.engine.dialect.name == "postgresql":
        with database.engine.execution_options(
            isolation_level="AUTOCOMMIT"
        ).connect() as verbinding:
            verbinding.exec_driver_sql("ANALYZE")  # keeps samples of the names
    upgrade(settings)
    assert known(database) == namen
    assert bestanden.traces(namen) == set()


@pytest.mark.usefixtures("namen")
def test_without_a_key_names_are_not_migrated_and_nothing_changes(
    database: Database, settings: Settings
):
    with pytest.raises(RuntimeError, match="WIJZER_ADRES_SLEUTELS"):
        migrate(database.engine, "0010")
    with database.engine.connect() as connection:
        require_head(connection)
    go_down(database, settings)
    with pytest.raises(RuntimeError, match="WIJZER_ADRES_SLEUTELS"):
        migrate(database.engine, head())
    with pytest.raises(SleutelFout, match="WIJZER_ADRES_SLEUTELS"):
        upgrade(replace(settings, adres_sleutels=()))
    assert plain(database) == NAMEN


@pytest.mark.usefixtures("namen")
def test_with_another_key_names_do_not_go_down(database: Database, settings: Settings):
    ander = Geheim(base64.urlsafe_b64encode(b"another key of 32 bytes in tests").decode())
    with pytest.raises(SleutelFout):
        go_down(database, replace(settings, adres_sleutels=(ander,)))
    assert known(database) == NAMEN

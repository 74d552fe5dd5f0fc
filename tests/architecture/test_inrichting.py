"""A world that is copied into a test's database is the world that was made, and lives on like it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet

from tests.factories import AT, REGIO
from tests.steun.databases.soorten import KINDS, Voorraad, settings_for
from tests.steun.machine import inrichting
from tests.steun.machine.inrichting import furnished
from tests.web.beheer.conftest import _three_cases, run_check
from wijzer.published.tables import PublishedBase
from wijzer.store.engine import Database
from wijzer.store.tables import Base
from wijzer.store.verzegeling.sleutels import SleutelFout, Zegel


def rows(database: Database) -> dict[str, list[Any]]:
    """All that stands in a database, table by table."""
    with database.engine.connect() as connection:
        return {
            name: sorted(map(repr, connection.execute(table.select())))
            for name, table in [
                *Base.metadata.tables.items(),
                *PublishedBase.metadata.tables.items(),
            ]
        }


@pytest.fixture(params=KINDS)
def two(
    request: pytest.FixtureRequest, voorraden: dict[str, Voorraad], tmp_path: Path
) -> Iterator[list[Database]]:
    """Two fresh databases of a kind."""
    stock, taken, databases = voorraden[request.param], [], []
    for name in ("een", "twee"):
        folder = tmp_path / name
        folder.mkdir()
        taken.append(stock.take(folder))
        databases.append(Database(settings_for(taken[-1], folder)))
    yield databases
    for database, adressen in zip(databases, taken, strict=True):
        database.dispose()
        stock.give_back(adressen)


def test_a_world_is_made_once_and_copied_whole_after_that(two: list[Database], monkeypatch):
    monkeypatch.setattr(inrichting, "_KEPT", {})
    made = []

    def world(database: Database) -> str:
        made.append(database)
        _three_cases(database)
        return "told"

    fresh = rows(two[1])
    assert [furnished(database, world) for database in two] == ["told", "told"]
    assert made == two[:1]
    een, twee = map(rows, two)
    assert een == twee != fresh
    assert sum(bool(waarde) for waarde in twee.values()) > 20


def test_a_copied_world_can_be_changed_and_its_numbers_go_on(two: list[Database], monkeypatch):
    monkeypatch.setattr(inrichting, "_KEPT", {})
    told, _ = [furnished(database, _three_cases) for database in two]
    with two[1].transaction(at=AT) as store:
        store.locaties.delete(told.linde.id)
        run_check(store, REGIO)
    with two[1].read() as store:
        assert store.projectie.compare() == []
        assert store.logboek.page(REGIO, limit=500)
    with two[0].read() as store:
        assert store.locaties.get(told.linde.id) == told.linde


def test_a_world_is_not_copied_to_who_has_other_keys(two: list[Database], monkeypatch):
    monkeypatch.setattr(inrichting, "_KEPT", {})
    furnished(two[0], _three_cases)
    anders = Zegel([Fernet.generate_key()], instelling="WIJZER_ADRES_SLEUTELS")
    monkeypatch.setattr(two[1], "_sleutels", replace(two[1]._sleutels, adressen=anders))
    with pytest.raises(SleutelFout):
        furnished(two[1], _three_cases)

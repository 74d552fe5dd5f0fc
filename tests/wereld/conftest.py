"""Small installations that get what the world sends in: always on SQLite, for none of this is about databases."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from tests.cli.conftest import logging_as_it_was
from tests.factories import AT, twente_in
from tests.steun.accounts import signed_in
from tests.steun.databases.soorten import Adressen, Voorraad
from tests.steun.machine.inrichting import furnished
from tests.steun.pagina import CheckedClient
from tests.wereld.balie import Balie
from tests.wereld.buiten import buiten
from tests.wereld.lindehuis import linde_in
from wijzer.store.engine import Database
from wijzer.web.common.teksten import BRONTAAL, in_taal

__all__ = ["buiten", "logging_as_it_was"]


@pytest.fixture(autouse=True)
def _op_de_dag(stel_klok: Callable[[datetime], None]) -> Iterator[None]:
    """It is the day of the factories, and Dutch is spoken."""
    stel_klok(AT)
    with in_taal(BRONTAAL):
        yield


@pytest.fixture
def adressen(voorraden: dict[str, Voorraad], tmp_path: Path) -> Adressen:
    """A fresh migrated file."""
    return voorraden["sqlite"].take(tmp_path)


@pytest.fixture
def balie(adressen: Adressen, tmp_path: Path) -> Iterator[Balie]:
    """A small Twente without anybody in it."""
    balie = Balie(adressen, tmp_path)
    furnished(balie.database, _empty)
    yield balie
    balie.database.dispose()


@pytest.fixture
def balie_met_linde(adressen: Adressen, tmp_path: Path) -> Iterator[Balie]:
    """A small Twente with one aanbieder and one open groep that everybody sees: De Linde."""
    balie = Balie(adressen, tmp_path)
    balie.account = furnished(balie.database, linde_in)
    yield balie
    balie.database.dispose()


@pytest.fixture
def aanbieder(balie_met_linde: Balie, app: Flask) -> CheckedClient:
    """Somebody of the aanbieder of De Linde, signed in."""
    assert balie_met_linde.account
    return signed_in(app, balie_met_linde.account)


def _empty(database: Database) -> None:
    with database.transaction(at=AT) as store:
        twente_in(store)

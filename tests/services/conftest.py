"""Two regions beside each other, made once for each kind of database."""

from collections.abc import Iterator

import pytest

from tests.factories import AT
from tests.services.buurregio import two_regions
from tests.steun.machine.inrichting import furnished
from wijzer.store.engine import Database
from wijzer.store.store import Store


@pytest.fixture
def buren(database: Database) -> Database:
    """A database with both regions in it."""
    furnished(database, two_regions)
    return database


@pytest.fixture
def twente(buren: Database) -> Iterator[Store]:
    """An open transaction in it, kept when the test passes."""
    with buren.transaction(at=AT) as store:
        yield store

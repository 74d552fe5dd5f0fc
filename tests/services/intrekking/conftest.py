"""A book that nothing is entered in yet."""

import pytest

from tests.services.intrekking.wereld import Boek, fill
from wijzer.store.store import Store


@pytest.fixture
def boek(store: Store) -> Boek:
    fill(store)
    return Boek(store)

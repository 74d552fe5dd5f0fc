"""What the tests of the projection start from."""

from collections.abc import Iterator

import pytest

from tests.factories import AT
from tests.store.conftest import Twente
from wijzer.store.store import Store


@pytest.fixture
def winkel(twente: Twente) -> Iterator[Store]:
    """A small Twente that is published; what a test writes is not published by itself, and is undone."""
    with twente.database.trial(at=AT) as store:
        yield store

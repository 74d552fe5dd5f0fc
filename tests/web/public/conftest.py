"""A small Twente with something of everything, and the day on which it is looked at."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.factories import AT
from tests.web.public.wereld import Wereld
from wijzer.store.engine import Database


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """The small Twente, on the day of the factories."""
    stel_klok(AT)
    return Wereld(database)

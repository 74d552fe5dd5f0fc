"""Long trials: kills, races, replication. `make test` runs each in a small form, `make proef` as a whole."""

from collections.abc import Callable

import pytest

PROEF = "--proef"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run ask for the whole of each trial."""
    parser.addoption(PROEF, action="store_true", help="run long trials as a whole")


@pytest.fixture
def keren(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How often a trial is tried: `keren(3, 50)` gives 3 in `make test` and 50 in `make proef`."""
    heel = bool(request.config.getoption(PROEF))
    return lambda klein, lang: lang if heel else klein

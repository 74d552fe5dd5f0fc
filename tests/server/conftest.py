"""The servers of this room: started once, because a start takes a second."""

from collections.abc import Iterator

import pytest

from tests.server.hulp import Dienst, serving


@pytest.fixture(scope="module")
def divers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dienst]:
    """Our door before an app that does many things."""
    log = tmp_path_factory.mktemp("divers") / "log"
    with serving(["-m", "tests.server.apps", "PORT", "divers"], log) as dienst:
        yield dienst


@pytest.fixture(scope="module")
def stuk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dienst]:
    """Our door, with an error in the door itself."""
    log = tmp_path_factory.mktemp("stuk") / "log"
    with serving(["-m", "tests.server.apps", "PORT", "stuk"], log) as dienst:
        yield dienst

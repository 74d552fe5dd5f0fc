"""One wheel for all test processes."""

from pathlib import Path

import pytest

from tests.installatie.hulp import WIEL, build_wheel, unpack_sources
from tests.steun.machine.eenmaal import alone, shared_folder


@pytest.fixture(scope="session")
def wiel(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The wheel, built from sources without git by whoever comes first."""
    gedeeld = shared_folder(tmp_path_factory, worker_id)
    with alone(gedeeld / "wiel.slot"):
        if not list((gedeeld / "wiel").glob(WIEL)):
            build_wheel(unpack_sources(gedeeld / "bron"), gedeeld / "wiel")
    [wiel] = (gedeeld / "wiel").glob(WIEL)
    return wiel

"""One wheel for all test processes."""

from pathlib import Path

import pytest

from tests.installatie.hulp import WIEL, alone, build_wheel, unpack_sources


@pytest.fixture(scope="session")
def wiel(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The wheel, built from sources without git by whoever comes first."""
    basis = tmp_path_factory.getbasetemp()
    gedeeld = basis if worker_id == "master" else basis.parent
    with alone(gedeeld / "wiel.slot"):
        if not list((gedeeld / "wiel").glob(WIEL)):
            build_wheel(unpack_sources(gedeeld / "bron"), gedeeld / "wiel")
    [wiel] = (gedeeld / "wiel").glob(WIEL)
    return wiel

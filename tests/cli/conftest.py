"""The command as a person calls it, on a database of its own."""

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pytest
from click.testing import CliRunner, Result

from tests.steun.databases.soorten import ADRES_SLEUTEL, SECRET_KEY, Adressen
from tests.steun.pagina import BASIS_URL
from wijzer.cli import main


class Wijzer(Protocol):
    def __call__(self, *args: object) -> Result: ...


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    """Each command sets up logging for its own standard error, which is gone after the test."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers, root.level = before[0], before[1]


def environment(adressen: Adressen, instance: Path) -> dict[str, str]:
    return {
        "WIJZER_DATABASE_URL": adressen.office,
        "WIJZER_PUBLIEK_DATABASE_URL": adressen.public,
        "WIJZER_SECRET_KEY": SECRET_KEY,
        "WIJZER_ADRES_SLEUTELS": ADRES_SLEUTEL,
        "WIJZER_BASIS_URL": BASIS_URL,
        "WIJZER_INSTANCE": str(instance),
        "WIJZER_DEMO": "",
    }


@pytest.fixture
def omgeving(adressen: Adressen, tmp_path: Path) -> dict[str, str]:
    """The settings of an installation on a fresh migrated database, as environment."""
    return environment(adressen, tmp_path / "instance")


def runner(omgeving: Mapping[str, str]) -> Wijzer:
    def run(*args: object) -> Result:
        return CliRunner().invoke(
            main, [str(arg) for arg in args], env=omgeving, prog_name="wijzer"
        )

    return run


@pytest.fixture
def wijzer(omgeving: dict[str, str]) -> Wijzer:
    """`wijzer("import", "pdc", path)`: the result has exit_code, stdout and stderr."""
    return runner(omgeving)

"""No folder grows into a hall, each room says in a contract where a new file belongs, and one file knows where folders are."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from tests.steun.gereedschap import ROOT, project
from wijzer.mappen import GEBOUWD, HUIS, MIGRATIES, PAKKET, SEED, SJABLONEN

VOL = 15
"""So many loose files a folder holds at most; one more asks for folders by subject."""

RUIM = 10
"""A folder with more loose files than this orders them in a contract."""


ALLEEN = {"mappen.py"}
"""What looks for its own way up is lost once the package stands elsewhere, so one file does."""


def loose(map_: Path) -> list[str]:
    """The Python files that lie in a folder itself."""
    return sorted(pad.name for pad in map_.glob("*.py") if pad.name != "__init__.py")


def folders(top: str) -> list[Path]:
    """Every folder below with Python in it, the top included."""
    return sorted({pad.parent for pad in (ROOT / top).rglob("*.py")})


def layered() -> set[str]:
    """What has a contract of layers that names each part of it."""
    contracts: list[dict[str, Any]] = project()["tool"]["importlinter"]["contracts"]
    return {
        container
        for contract in contracts
        if contract["type"] == "layers" and contract.get("exhaustive")
        for container in contract["containers"]
    }


def is_room(map_: Path) -> bool:
    """A room of the house, or one of the rooms of web."""
    return map_.parent in {ROOT / "wijzer", ROOT / "wijzer" / "web"}


@pytest.mark.parametrize("top", ["wijzer", "tests"])
def test_no_folder_holds_more_loose_files_than_somebody_reads_at_a_glance(top: str):
    halls = {map_: len(loose(map_)) for map_ in folders(top) if len(loose(map_)) > VOL}
    assert halls == {}, "split it into folders by subject"


def test_every_room_and_every_large_folder_says_in_a_contract_what_lies_above_what():
    asked = {
        ".".join(map_.relative_to(ROOT).parts)
        for map_ in folders("wijzer")
        if is_room(map_) or len(loose(map_)) > RUIM
    }
    assert asked - layered() == set(), "has no exhaustive contract of layers in pyproject.toml"
    assert {"wijzer.domain", "wijzer.web.feed", "wijzer.services.meldingen"} < asked


def test_only_one_file_looks_for_folders_outside_the_package():
    gevonden = {
        pad.relative_to(PAKKET).as_posix()
        for pad in PAKKET.rglob("*.py")
        if any(
            isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).endswith("__file__")
            for node in ast.walk(ast.parse(pad.read_text()))
        )
    }
    assert gevonden == ALLEEN


def test_in_a_checkout_the_folders_stand_at_the_top():
    assert {map_.relative_to(HUIS).parts[0] for map_ in (GEBOUWD, MIGRATIES, SEED, SJABLONEN)} == {
        "migrations",
        "seed",
        "static",
        "templates",
    }
    assert PAKKET.parent == HUIS

"""No folder grows into a hall, and each room says in a contract where a new file belongs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.steun.gereedschap import ROOT, project

VOL = 15
"""So many loose files a folder holds at most; one more asks for folders by subject."""

RUIM = 10
"""A folder with more loose files than this orders them in a contract."""


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

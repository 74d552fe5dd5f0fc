"""The way in for a newcomer: what the guide and the README name is there, and each word of the house is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.steun.gereedschap import ROOT, script

plattegrond = script("plattegrond")
WEGWIJZERS = ("README.md", "docs/bijdragen.md", "docs/woorden.md")
TOPPEN = ("wijzer/", "tests/", "templates/", "migrations/", "docs/", "seed/", "static/", ".ci/")
GEEN_PAD = {"wijzer/afschermingen/1"}
"""What looks like a path and is the name of a key."""
_WOORD = re.compile(r"^\| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def named(text: str) -> list[str]:
    """Every path in a text, wherever it stands: what begins with a folder of this repository."""
    return [
        path
        for said in re.findall(r"`([\w./{},<>-]+/[\w./{},<>-]*)`", text)
        for path in plattegrond.spread(said)
        if path.startswith(TOPPEN) and path not in GEEN_PAD
    ]


def words() -> list[tuple[str, str]]:
    """Each word with what it means."""
    _, _, table = (ROOT / "docs" / "woorden.md").read_text().partition("|---|---|\n")
    return _WOORD.findall(table)


def in_code() -> set[str]:
    """The names of all folders of the product."""
    return {init.parent.name for init in (ROOT / "wijzer").glob("*/**/__init__.py")}


@pytest.mark.parametrize("name", WEGWIJZERS)
def test_each_path_that_is_named_is_there(name: str):
    assert [
        path
        for path in named((ROOT / name).read_text())
        if not (ROOT / path.partition("<")[0]).exists()
    ] == []


def test_the_guide_names_where_things_are_and_fits_on_a_page():
    guide = (ROOT / "docs" / "bijdragen.md").read_text()
    assert len(named(guide)) > 30
    assert len(guide.splitlines()) <= 70


def test_a_path_that_is_not_there_would_be_found():
    assert named("`wijzer/{domain,weg}/x.py` and `/beheer` and `make x`") == [
        *("wijzer/domain/x.py", "wijzer/weg/x.py"),
    ]


def test_the_readme_leads_to_the_guide_and_to_the_words():
    readme = (ROOT / "README.md").read_text()
    for path in ("docs/bijdragen.md", "docs/woorden.md", "docs/regels.md"):
        assert f"]({path})" in readme


def test_words_stand_once_and_in_order():
    told = [word.casefold() for word, _ in words()]
    assert told == sorted(set(told))


def test_every_folder_of_the_product_is_a_word_that_is_explained():
    assert in_code() - {word for word, _ in words()} == set()
    assert {"domain", "projectie", "verraad"} <= in_code()


def test_each_word_is_one_that_somebody_uses():
    """A word that is gone from code and pages explains nothing any more."""
    used = "\n".join(
        path.read_text().casefold() for top in ("wijzer", "templates") for path in texts(ROOT / top)
    )
    assert [word for word, _ in words() if word.casefold() not in used] == []


def texts(top: Path) -> list[Path]:
    """What people wrote in a folder."""
    return [path for ext in ("py", "html", "txt", "md") for path in top.rglob(f"*.{ext}")]

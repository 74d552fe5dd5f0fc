"""The README's picture of the rooms, and its tables of what belongs where, are true; and a fault in them is found."""

from __future__ import annotations

import pytest

from tests.steun.gereedschap import ROOT, script

plattegrond = script("plattegrond")
README = (ROOT / "README.md").read_text()
HUIS = plattegrond.house()


def test_the_readme_tells_the_truth_about_the_house():
    assert plattegrond.faults(README, HUIS) == []


def test_the_picture_is_read_along_its_lines():
    lines = [
        "aap  ┐             ┌──▶ vis",
        "noot ┼──▶ mies ─┬──┘    │",
        "wim  ┘          ▼       ▼",
        "jet ◀────── schaap    zus, teun",
    ]
    said = {(pijl.van, pijl.naar) for pijl in plattegrond.arrows(lines)}
    assert said == {
        *((van, "mies") for van in ("aap", "noot", "wim")),
        ("mies", "vis"),
        ("mies", "schaap"),
        ("schaap", "jet"),
        ("vis", "zus"),
        ("vis", "teun"),
    }


def test_lines_that_do_not_touch_are_no_arrow_together():
    assert plattegrond.arrows(["aap ── ──▶ noot", "mies │▶ wim"]) == frozenset()


def test_braces_stand_for_several_paths():
    row = "| x | `a/{b,c}/{d,e}.py`, `f/`, `make check`, [g](h) |"
    assert plattegrond.paths(f"tekst `x/y`\n{row}\n") == [
        *("a/b/d.py", "a/b/e.py", "a/c/d.py", "a/c/e.py"),
        "f/",
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("▼\n", "│\n", "store importeert published, en geen pijl van de plaat leidt"),
        ("├──▶ gateways", "├─── gateways", "services importeert gateways, en geen pijl"),
        ("jobs          ┘", "demo          ┘", "demo → services, en die import is er niet"),
        ("services ─────────────▶ domain", "services ◀───────────── domain", "domain → services"),
        (",verraad,wachtwoorden}/", ",verraad}/", "wijzer/services/wachtwoorden staat niet op"),
        ("`wijzer/commando/gedeeld/`", "", "wijzer/commando/gedeeld staat niet op de plaat"),
        ("{klok,levenslijn,", "{levenslijn,", "wijzer/klok.py staat niet op de plaat"),
        ("`wijzer/domain/taal/schoon.py`", "`wijzer/domain/schoon.py`", "en bestaat niet"),
        ("`templates/<room>/`", "`sjablonen/<room>/`", "sjablonen/<room>/ staat in een tabel"),
    ],
)
def test_a_picture_or_table_with_one_fault_does_not_pass(old: str, new: str, fault: str):
    assert old in README
    assert any(fault in said for said in plattegrond.faults(README.replace(old, new, 1), HUIS))


def test_an_import_that_no_arrow_tells_is_named():
    huis = HUIS._replace(direct=HUIS.direct | {plattegrond.Pijl("published", "store")})
    assert plattegrond.faults(README, huis) == [
        "published importeert store, en geen pijl van de plaat leidt daarheen"
    ]


def test_an_arrow_that_the_layers_forbid_is_named():
    huis = HUIS._replace(lagen=tuple(reversed(HUIS.lagen)))
    faults = plattegrond.faults(README, huis)
    assert len(faults) == len(plattegrond.arrows(plattegrond.picture(plattegrond.section(README))))
    assert all(fault.endswith("de lagen van pyproject.toml verbieden het") for fault in faults)

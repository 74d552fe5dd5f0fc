"""The page about security names every requirement once, and nothing that does not exist."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
PAGINA = ROOT / "docs" / "veiligheid.md"
NIVEAU_2: Mapping[str, int] = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2,
    "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1,
    "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2,
    "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4,
    "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3,
    "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4,
    "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2,
    "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1,
    "9.1": 3, "9.2": 4,
    "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3,
    "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1,
    "12.1": 3, "12.2": 2, "12.3": 4,
    "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5,
    "14.1": 2, "14.2": 4, "14.3": 3,
    "15.1": 3, "15.2": 3, "15.3": 7,
    "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3,
    "17.1": 1, "17.2": 4, "17.3": 2,
}  # fmt: skip
"""How many requirements of levels 1 and 2 each section of ASVS 5.0 has; within a section they are numbered from 1."""

_NUMMER = re.compile(r"\d+\.\d+\.\d+")
_NAAM = re.compile(r"`([\w./-]+\.\w+|\.\w[\w./-]*)`(?:: ([^;`|]+))?")
_STANDEN = {"met", "partly", "not", "region"}


class Eis(NamedTuple):
    """One row: the number of a requirement, how it stands, and what is said to show it."""

    nummer: str
    stand: str
    bewijs: str


def eisen() -> list[Eis]:
    return list(_rows(PAGINA.read_text("utf-8")))


def _rows(tekst: str) -> Iterator[Eis]:
    for regel in tekst.splitlines():
        cellen = [cel.strip() for cel in regel.strip("|").split(" | ")]
        if len(cellen) == 4 and _NUMMER.fullmatch(cellen[0]):
            yield Eis(cellen[0], cellen[2], cellen[3])


def not_applicable() -> list[str]:
    _, _, tekst = PAGINA.read_text("utf-8").partition("## What does not apply")
    return _NUMMER.findall(tekst)


def test_every_requirement_of_level_2_is_named_once():
    wanted = {f"{deel}.{nr}" for deel, aantal in NIVEAU_2.items() for nr in range(1, aantal + 1)}
    named = [eis.nummer for eis in eisen()] + not_applicable()

    assert len(wanted) == 253
    assert sorted(named) == sorted(wanted)


def test_each_stands_somewhere_and_says_why():
    for eis in eisen():
        assert eis.stand in _STANDEN, eis
        assert eis.bewijs, eis


@pytest.mark.parametrize(
    "eis", [eis for eis in eisen() if eis.stand in {"met", "partly"}], ids=lambda eis: eis.nummer
)
def test_what_is_named_is_there(eis):
    """A test by its sentence, a file by its path; what is called met names at least one."""
    named = list(_NAAM.findall(eis.bewijs))

    assert named or eis.stand == "partly"
    for pad, zinnen in named:
        bestand = next(
            (pad_daar for pad_daar in (ROOT / "tests" / pad, ROOT / pad) if pad_daar.exists()), None
        )
        assert bestand, pad
        if zinnen and bestand.name.startswith("test_"):
            for zin in zinnen.split(" · "):
                assert _test_name(zin) in _tests_in(bestand), f"{pad}: {zin}"


def _test_name(zin: str) -> str:
    return "test_" + re.split(r"[()]", zin)[0].strip().replace(" ", "_")


@cache
def _tests_in(bestand: Path) -> frozenset[str]:
    return frozenset(re.findall(r"^\s*def (test_\w+)", bestand.read_text("utf-8"), re.MULTILINE))


def test_a_row_that_names_what_is_not_there_is_seen():
    """A sentence that no test is, in a file that exists."""
    (eis,) = _rows("| 1.1.1 | x | met | `web/test_routes.py`: this is no test at all |")
    ((pad, zin),) = _NAAM.findall(eis.bewijs)

    assert _test_name(zin) not in _tests_in(ROOT / "tests" / pad)

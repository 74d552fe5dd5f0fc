"""Each rule of the field has a function, a source and a test, and docs/regels.md says so; what is missing is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.steun.gereedschap import ROOT, script

regels = script("regels")

CODE = '''
def vol(vrij):
    """Whether a place is taken: none | is free.

    More of it.

    Source: {bron}
    """

class Plek:
    @property
    def vrij(self):
        """Whether somebody can come.

        Source: NEN 5825; our choice.
        """

def hulp():
    """No rule."""
'''
TOETSEN = """
import pytest

@pytest.mark.regel("plek.vol")
def test_none_is_full(): ...

@pytest.mark.regel("{naam}")
@pytest.mark.slow
def test_one_is_free(): ...
"""


@pytest.fixture
def huis(tmp_path: Path) -> Path:
    """A small house with two rules and a test of each."""
    (tmp_path / "wijzer").mkdir()
    (tmp_path / "tests").mkdir()
    write(tmp_path)
    return tmp_path


def write(huis: Path, *, bron: str = "our choice.", naam: str = "plek.Plek.vrij") -> None:
    (huis / "wijzer" / "plek.py").write_text(CODE.replace("{bron}", bron))
    (huis / "tests" / "test_plek.py").write_text(TOETSEN.replace("{naam}", naam))


def made(huis: Path) -> str:
    return str(regels.page(regels.match(regels.rules(huis), regels.trials(huis))))


def test_the_page_is_what_the_code_says():
    assert (ROOT / "docs" / "regels.md").read_text() == made(ROOT), "run `make regels`"


def test_a_row_tells_the_rule_its_function_its_sources_and_its_tests(huis: Path):
    vol, vrij = [row.split(" | ") for row in made(huis).splitlines() if "plek.py" in row]
    assert vol == [
        "| Whether a place is taken: none \\| is free. More of it.",
        "[`plek.vol`](../wijzer/plek.py)",
        "our choice",
        "[none is full](../tests/test_plek.py) |",
    ]
    assert vrij == [
        "| Whether somebody can come.",
        "[`plek.Plek.vrij`](../wijzer/plek.py)",
        "NEN 5825; our choice",
        "[one is free](../tests/test_plek.py) |",
    ]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"naam": "plek.vol"}, r"wijzer\.plek\.Plek\.vrij: geen toets"),
        ({"naam": "plek.hulp"}, r"plek\.hulp heeft geen regel “Source: …”"),
        ({"naam": "weg.vol"}, r"weg\.vol heeft geen regel “Source: …”"),
        ({"bron": ""}, r"wijzer\.plek\.vol: “” is geen bron"),
        ({"bron": "NEN 5825; van horen zeggen."}, r"“van horen zeggen” is geen bron"),
    ],
)
def test_a_rule_without_a_source_or_a_test_is_refused(huis: Path, changed, fault: str):
    write(huis, **changed)
    with pytest.raises(regels.Fout, match=fault):
        made(huis)


def test_two_rules_of_one_name_ask_for_a_longer_one(huis: Path):
    (huis / "wijzer" / "weg").mkdir()
    (huis / "wijzer" / "weg" / "plek.py").write_text(CODE.replace("{bron}", "our choice"))
    with pytest.raises(regels.Fout, match=r"plek\.vol is meer dan één regel"):
        made(huis)


def test_every_source_that_is_known_is_that_of_a_rule():
    used = {bron for regel in regels.rules(ROOT) for bron in regel.bronnen}
    assert used == regels.BRONNEN.keys()

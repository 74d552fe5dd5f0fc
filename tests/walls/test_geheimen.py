"""What looks for secrets sees them however a text is laid out."""

import pytest

from tests.walls.geheimen import KORT, found, key_of
from wijzer.domain.taal.schoon import compare_key

GEHEIM = "de verscholen dreef"
LANG = " vulling" * KORT


@pytest.mark.parametrize(
    "tekst",
    [
        "<p>De Verscholen Dreef 3</p>",
        "<p>\n  De Verscholen\n  Dreef 3</p>",
        f"{LANG} de vèrscholen\r\ndreef",
        f"De\u200b Verscholen\u2028Dreef\n{LANG}",
    ],
)
def test_a_street_is_found_within_a_line_and_over_several(tekst: str):
    assert found({GEHEIM}, tekst) == {GEHEIM}
    assert key_of(tekst) == compare_key(tekst)


@pytest.mark.parametrize(
    "tekst", ["", "\n\n", "een\n\u200b\ntwee", "e\n\u0301e", " een \n\n twee "]
)
def test_a_text_read_by_its_lines_is_the_same_as_in_one_piece(tekst: str):
    assert key_of(tekst) == compare_key(tekst)

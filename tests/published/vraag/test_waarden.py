"""What the document of the feed promises of a search text is what the reader of it does."""

import re

import pytest

from wijzer.domain.taal.schoon import clean_line
from wijzer.published.vraag.waarden import TE_ZIEN, Waardefout, parse_zoek

_HALF = range(0xD800, 0xE000)


def test_a_sign_can_be_seen_in_the_document_when_cleaning_leaves_it():
    te_zien = re.compile(TE_ZIEN)
    anders = [
        hex(nummer)
        for nummer in range(0x10000)
        if nummer not in _HALF
        and bool(te_zien.match(chr(nummer))) is not bool(clean_line(chr(nummer)))
    ]
    assert not anders


def test_programs_that_take_one_sign_for_two_can_read_the_pattern():
    assert TE_ZIEN.isascii()


@pytest.mark.parametrize(
    "tekst", ["\u200b", "\u2800 \ufe0f", "\U00013440", "1\ufe0f\u20e3", "\u200d👩"]
)
def test_a_search_is_refused_just_where_the_pattern_finds_nothing_to_see(tekst: str):
    if re.search(TE_ZIEN, tekst):
        assert parse_zoek(tekst) == clean_line(tekst)
    else:
        with pytest.raises(Waardefout):
            parse_zoek(tekst)

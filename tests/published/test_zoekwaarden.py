"""What the document of the feed promises of a search text is what the reader of it does."""

import re

import pytest

from wijzer.domain.schoon import clean_line
from wijzer.published.zoekwaarden import TE_ZIEN, Waardefout, parse_zoek

VLAKKEN = (*range(0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE1010))
"""Every sign that Unicode gave out but for pictures of words: halves of signs come in no address."""


def test_the_pattern_of_the_document_and_the_cleaning_see_the_same_signs():
    te_zien = set(re.findall(TE_ZIEN, "".join(map(chr, VLAKKEN))))
    assert [
        hex(een) for een in VLAKKEN if (chr(een) in te_zien) != bool(clean_line(chr(een)))
    ] == []


@pytest.mark.parametrize(
    "tekst", ["\u200b", "\u2800 \ufe0f", "\U00013440", "1\ufe0f\u20e3", "\u200d👩"]
)
def test_a_search_is_refused_just_where_the_pattern_finds_nothing_to_see(tekst: str):
    if re.search(TE_ZIEN, tekst):
        assert parse_zoek(tekst) == clean_line(tekst)
    else:
        with pytest.raises(Waardefout):
            parse_zoek(tekst)

"""What one value of a search may be, as the document of the feed says it and as it is read."""

import re

from wijzer.domain.schoon import clean_line
from wijzer.published.zoekwaarden import TE_ZIEN

_HALF = range(0xD800, 0xE000)


def test_a_sign_can_be_seen_in_the_document_when_cleaning_leaves_it():
    te_zien = re.compile(TE_ZIEN)
    anders = [
        hex(nummer)
        for nummer in range(0x10000)
        if nummer not in _HALF and bool(te_zien.match(chr(nummer))) is not bool(clean_line(chr(nummer)))
    ]  # fmt: skip
    assert not anders


def test_programs_that_take_one_sign_for_two_can_read_the_pattern():
    assert TE_ZIEN.isascii()

"""What one value of a search may be, as the document of the feed says it and as it is read."""

import re

from wijzer.domain.schoon import clean_line
from wijzer.published.zoekwaarden import TE_ZIEN

_HALF = range(0xD800, 0xE000)
_LEEG = range(0x20000, 0xE0000)
"""Chinese signs, and planes in which nothing stands: none of them is hidden."""


def test_a_sign_can_be_seen_in_the_document_when_cleaning_leaves_it():
    te_zien = re.compile(TE_ZIEN)
    alle = (nummer for nummer in range(0x110000) if nummer not in _HALF and nummer not in _LEEG)
    anders = [
        hex(nummer)
        for nummer in alle
        if bool(te_zien.match(chr(nummer))) is not bool(clean_line(chr(nummer)))
    ]
    assert not anders

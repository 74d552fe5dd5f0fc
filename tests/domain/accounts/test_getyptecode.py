"""A code stays the same code however it was spaced, pasted or typed on another keyboard."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.accounts.getyptecode import bare_code

TUSSEN = [
    " ",
    "\xa0",
    "\u2009",
    "\u200b",
    "\u2060",
    "\ufeff",
    "\u200e",
    "\xad",
    "-",
    "–",
    "‑",
    "−",
    ".",
    "\n",
    "\r\n",
    "\t",
    "\u2028",
]
NULLEN = ["0", "０", "٠", "۰", "०", "𝟎", "𝟬"]
"""The zero of ASCII, full width, Arabic, Persian, Devanagari, and of two kinds of mathematical type."""
CODES = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", min_size=1, max_size=16)


@pytest.mark.parametrize(
    "getypt",
    ["123456", "１２３４５６", "١٢٣٤٥٦", "۱۲۳۴۵۶", "123 456", "123-456", "123–456", "123\xa0456", "123\u200b456", "\ufeff123456", "123456\n",
     "\n 123 456 \r\n", "12 34 56", "1 2 3 4 5 6", "“123456”", "１２３－４５６", "123456."],
)  # fmt: skip
def test_the_code_of_an_app_is_read_through_how_it_was_typed(getypt):
    assert bare_code(getypt) == "123456"


@pytest.mark.parametrize(
    "getypt", ["ab2d-ef3h", "AB2D EF3H", "ａｂ２ｄｅｆ３ｈ", " ab2d\u2011ef3h\n", "Ab2dEf3h"]
)
def test_a_recovery_code_is_read_through_case_and_width(getypt):
    assert bare_code(getypt) == "AB2DEF3H"


@pytest.mark.parametrize("getypt", ["12345O", "l23456", "12345б", "123456 x", "½3456", "①23456"])
def test_nothing_is_guessed(getypt):
    assert bare_code(getypt) != "123456"


@given(CODES, st.lists(st.sampled_from(TUSSEN), min_size=17, max_size=17), st.sampled_from(NULLEN))
def test_nothing_between_the_signs_and_no_kind_of_digit_makes_another_code(code, tussen, nul):
    anders = "".join(chr(ord(nul) + int(teken)) if teken.isdigit() else teken for teken in code)
    getypt = "".join(map("".join, zip(tussen, anders + " " * 17, strict=False)))
    assert bare_code(getypt) == bare_code(getypt.lower()) == code


@given(CODES)
def test_a_code_as_it_is_made_stays_as_it_is(code):
    assert bare_code(code) == code


@given(st.text())
def test_any_text_is_bare_after_once(tekst):
    kaal = bare_code(tekst)
    assert bare_code(kaal) == kaal
    assert all(unicodedata.category(teken)[0] in "LN" for teken in kaal)

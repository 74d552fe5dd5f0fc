"""Dutch numbers in words: each from 1 to 99, as a number and as a rank, in digits and in letters."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.taal.telwoord import (
    RANGWOORDEN,
    TELWOORDEN,
    number_in_words,
    number_of,
    rank_in_words,
    rank_of,
    roman_of,
)
from wijzer.domain.taal.tikfout import edit_distance

TOT_HONDERD = range(1, 100)


@pytest.mark.parametrize(
    ("getal", "telwoord", "rangwoord"),
    [
        (1, "een", "eerste"), (3, "drie", "derde"), (7, "zeven", "zevende"), (8, "acht", "achtste"), (10, "tien", "tiende"),
        (11, "elf", "elfde"), (14, "veertien", "veertiende"), (18, "achttien", "achttiende"), (20, "twintig", "twintigste"),
        (21, "eenentwintig", "eenentwintigste"), (22, "tweeentwintig", "tweeentwintigste"), (38, "achtendertig", "achtendertigste"),
        (43, "drieenveertig", "drieenveertigste"), (80, "tachtig", "tachtigste"), (99, "negenennegentig", "negenennegentigste"),
    ],
)  # fmt: skip
def test_a_number_is_spelled_as_in_dutch(getal, telwoord, rangwoord):
    assert number_in_words(str(getal)) == telwoord
    assert rank_in_words(f"{getal}e") == rangwoord


@pytest.mark.parametrize("getal", TOT_HONDERD)
def test_every_way_of_writing_a_rank_says_the_same(getal):
    for schrijfwijze in (f"{getal}e", f"{getal}de", f"{getal}ste", f"0{getal}e"[-3:]):
        assert rank_of(schrijfwijze) == getal
        assert RANGWOORDEN[rank_in_words(schrijfwijze) or ""] == getal
    assert number_of(str(getal)) == number_of(number_in_words(str(getal)) or "") == getal
    assert sum(rank_of(f"{getal}{uitgang}") == getal for uitgang in ("st", "nd", "rd", "th")) == 1


@pytest.mark.parametrize(
    "woord",
    ["", "e", "0e", "100e", "1945", "007", "de", "7x", "7ee", "11st", "2th", "٧e", "zevend"],
)
def test_what_is_no_number_below_a_hundred_is_no_rank(woord):
    assert rank_of(woord) is None
    assert rank_in_words(woord) is None


@pytest.mark.parametrize("woorden", [RANGWOORDEN, TELWOORDEN], ids=["ranks", "numbers"])
def test_no_slip_of_the_finger_makes_one_number_of_another(woorden):
    assert len(woorden) == 99
    assert all(
        edit_distance(woord, ander, at_most=1) > 1 for woord, ander in combinations(woorden, 2)
    )


@pytest.mark.parametrize(
    ("romeins", "waarde"),
    [
        ("i", 1),
        ("iii", 3),
        ("iv", 4),
        ("viii", 8),
        ("ix", 9),
        ("xiv", 14),
        ("xxiii", 23),
        ("xxxix", 39),
    ],
)
def test_a_roman_number_has_its_value(romeins, waarde):
    assert roman_of(romeins) == waarde


@given(st.text("ivxl", max_size=8))
def test_roman_numbers_that_say_the_same_are_written_the_same(tekst):
    waarde = roman_of(tekst)
    if waarde is not None:
        tientallen, eenheden = divmod(waarde, 10)
        losse = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
        assert tekst == "x" * tientallen + losse[eenheden]

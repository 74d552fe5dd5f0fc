"""One word of letters may be sent, and nothing else; the answer depends on nothing but what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import MELDWOORD
from wijzer.domain.meldwoord import kept_form, meldbare_woorden, read_meldwoord


@pytest.mark.parametrize(
    ("getypt", "woord"),
    [
        ("  Knuffelplek ", "knuffelplek"),
        ("KINDERCAFÉ", "kindercafe"),
        ("güvenlik", "guvenlik"),
        ("насильство", "насильство"),
        ("عُنْف", "عنف"),
        ("“drok”", "drok"),
        ("a" * MELDWOORD, "a" * MELDWOORD),
        ("kin\u200bder", "kinder"),
    ],
    ids=["spaces", "accent", "turkish", "ukrainian", "arabic", "quotes", "longest", "hidden"],
)
def test_a_word_of_any_script_is_kept_without_capitals_and_accents(getypt: str, woord: str):
    assert read_meldwoord(getypt) == woord


@pytest.mark.parametrize(
    "getypt",
    [
        "",
        " ",
        "a",
        "twee woorden",
        "willem-alexander",
        "4VWO",
        "7551AB",
        "12345",
        "😀",
        "😀😀",
        "<b>vet</b>",
        "jan@voorbeeld.nl",
        "snake_case",
        "a" * (MELDWOORD + 1),
        "ß" * MELDWOORD,
        "a" * 10_000,
        "ab " * 5_000,
        "\u202e",
        "\ud800",
    ],
    ids=[
        "empty", "space", "letter", "two", "dash", "digit", "postcode", "digits", "emoji", "emojis", "html",
        "mail", "underscore", "long", "folds-longer", "10000", "15000", "turn", "half",
    ],
)  # fmt: skip
def test_anything_else_is_refused(getypt: str):
    with pytest.raises(Ongeldig) as fout:
        read_meldwoord(getypt)
    assert fout.value.veld == "woord"


@pytest.mark.regel("read_meldwoord")
@given(st.text(max_size=200))
def test_what_is_kept_is_always_one_short_word_of_letters(getypt: str):
    try:
        woord = read_meldwoord(getypt)
    except Ongeldig:
        return
    assert woord.isalpha()
    assert 2 <= len(woord) <= MELDWOORD
    assert read_meldwoord(woord) == woord, "who sends what was kept sends the same word"


def test_of_what_was_typed_the_words_that_can_be_sent_are_offered_once():
    getypt = ["Gooit", "gooit", "GOOIT", "4x", "slaat", "hij slaat"]
    assert meldbare_woorden(getypt) == ["Gooit", "slaat"]


@pytest.mark.parametrize("getypt", ["ǣǣ", "ǿǿ", "ϒϒ", "ʹʹ", "Ǽ" * 15, "İx"], ids=ascii)
def test_what_is_kept_can_be_found_again_by_itself(getypt: str):
    """A sign that is folded into one that folds on: whoever ignores the word sends what was kept."""
    try:
        woord = read_meldwoord(getypt)
    except Ongeldig:
        return
    assert read_meldwoord(woord) == woord == kept_form(getypt)


@given(st.text(max_size=40))
def test_folding_comes_to_rest(getypt: str):
    assert kept_form(kept_form(getypt)) == kept_form(getypt)

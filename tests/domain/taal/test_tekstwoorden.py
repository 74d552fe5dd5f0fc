"""Words keep their place in the text: what is looked up is folded, what is shown is as it was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.taal.gewoonwoord import ELDERSWOORDEN, is_common, is_inflection
from wijzer.domain.taal.schoon import clean_line
from wijzer.domain.taal.schrijfwijze import fold
from wijzer.domain.taal.tekstwoorden import words_in
from wijzer.domain.taal.tikfout import is_likely_slip

TEKSTEN = st.text(max_size=60)


@given(tekst=TEKSTEN)
def test_the_words_are_those_of_folding_each_where_it_stands(tekst: str):
    woorden = words_in(tekst)
    assert [woord.vorm for woord in woorden] == fold(tekst)
    for woord in woorden:
        assert woord.vorm in "".join(fold(tekst[woord.van : woord.tot])) or not tekst[woord.van]


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("Willem-Alexander", ["Willem", "Alexander"]),
        ("мой ребёнок", ["мой", "ребёнок"]),
        ("مُساعدة", ["مُساعدة"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("İstanbul ığdır", ["İstanbul", "ığdır"]),
        ("Zoe\u0308 Straße", ["Zoe\u0308", "Straße"]),
        ("βοήθειας", ["βοήθειας"]),
    ],
)
def test_a_word_of_any_script_is_one_word(tekst: str, woorden: list[str]):
    assert [tekst[woord.van : woord.tot] for woord in words_in(tekst)] == woorden
    assert clean_line(tekst) == unicodedata.normalize("NFC", tekst)


@pytest.mark.parametrize(
    ("getypt", "bedoeld", "waarschijnlijk"),
    [
        ("kader", "kamer", False),
        ("kaner", "kamer", True),
        ("kmaer", "kamer", True),
        ("kammer", "kamer", True),
        ("kamur", "kamer", True),
        ("zorch", "zorg", True),
        ("dorg", "zorg", False),
    ],
)
def test_another_letter_is_a_slip_when_it_sounds_alike_or_lies_beside_it(
    getypt: str, bedoeld: str, waarschijnlijk: bool
):
    assert is_likely_slip(getypt, bedoeld) is waarschijnlijk


@pytest.mark.parametrize("woord", ["kader", "kaders", "verkocht", "manier", "verwacht", "huis"])
def test_a_common_word_is_known_for_one(woord: str):
    assert is_common(woord)


@pytest.mark.parametrize("woord", ["gezinshius", "autsime", "beper", "king"])
def test_a_slip_and_a_piece_are_no_common_words(woord: str):
    assert not is_common(woord)


@pytest.mark.parametrize(
    ("een", "ander", "dezelfde"),
    [
        ("slaap", "slaapt", True),
        ("veilige", "veilig", True),
        ("opnames", "opname", True),
        ("verkocht", "verkracht", False),
        ("gezien", "gezin", False),
    ],
)
def test_an_ending_makes_no_other_word(een: str, ander: str, dezelfde: bool):
    assert is_inflection(een, ander) is is_inflection(ander, een) is dezelfde


def test_places_elsewhere_are_folded_words():
    assert all(fold(naam) == [naam] for naam in ELDERSWOORDEN)
    assert {"haarlem", "woerden", "almere"} <= ELDERSWOORDEN

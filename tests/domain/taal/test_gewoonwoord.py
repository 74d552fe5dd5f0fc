"""Words that somebody wrote on purpose, and endings that change no meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.taal.gewoon.gewonewoorden import WOORDEN
from wijzer.domain.taal.gewoonwoord import ELDERSWOORDEN, GEWONE_STAMMEN, is_common, is_inflection


@pytest.mark.parametrize("woord", ["zoeken", "school", "zit", "fact", "kinderen", "ouders"])
def test_a_common_word_is_one_in_any_inflection(woord: str):
    assert is_common(woord)


@pytest.mark.parametrize("woord", ["vaktherapei", "xqz", "kaneelwortel", ""])
def test_what_nobody_writes_on_purpose_is_not(woord: str):
    assert not is_common(woord)


def test_every_word_of_the_list_is_common():
    assert all(is_common(woord) for woord in WOORDEN.split())
    assert len(GEWONE_STAMMEN) > 500


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("slaap", "slaapt"),
        ("slaap", "slaapen"),
        ("werk", "werkt"),
        ("werken", "werkte"),
        ("wonen", "wonend"),
        ("moeilijk", "moeilijke"),
        ("gelijk", "gelijk"),
    ],
)
def test_words_that_differ_in_their_ending_say_the_same(een: str, ander: str):
    assert is_inflection(een, ander)
    assert is_inflection(ander, een)


@pytest.mark.parametrize(
    ("een", "ander"),
    [("kamer", "kader"), ("bos", "bost"), ("werk", "werkplek"), ("hulp", "hulpje")],
)
def test_another_word_or_one_too_short_does_not(een: str, ander: str):
    assert not is_inflection(een, ander)


@given(st.text("abcdent", max_size=9), st.text("abcdent", max_size=9))
def test_inflection_is_the_same_both_ways(een: str, ander: str):
    assert is_inflection(een, ander) is is_inflection(ander, een)


def test_places_elsewhere_are_folded_words():
    assert [
        naam for naam in ELDERSWOORDEN if not (naam.isascii() and naam.islower() and naam.isalpha())
    ] == []
    assert "haarlem" in ELDERSWOORDEN
    assert "hengelo" not in ELDERSWOORDEN

"""Words in any inflection come to one form, and words that are different do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.taal import woordvorm
from wijzer.domain.taal.woordvorm import LIDWOORDEN, STOPWOORDEN, sleutels_van, stam, woorden_van


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("gezinshuis", "gezinshuizen"),
        ("gezin", "gezinnen"),
        ("pleeggezin", "pleeggezinnen"),
        ("woongroep", "woongroepen"),
        ("kamer", "kamers"),
        ("logeer", "logeren"),
        ("logeren", "logeeren"),
        ("huis", "huisje"),
        ("brief", "brieven"),
        ("zwaar", "zware"),
        ("probleem", "problemen"),
        ("plek", "plekjes"),
        ("ouder", "ouders"),
    ],
)
def test_inflections_of_a_word_share_one_form(een: str, ander: str):
    assert stam(een) == stam(ander)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("groep", "groei"),
        ("angst", "angel"),
        ("adhd", "add"),
        ("crisis", "cris"),
        ("wonen", "wennen"),
    ],
)
def test_other_words_keep_another_form(een: str, ander: str):
    assert stam(een) != stam(ander)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("pleeggezin", "pleeg gezin"),
        ("gezinshuis", "gezins-huizen"),
        ("uit huis geplaatst", "uit het huis geplaatst"),
        ("moeder-kindhuis", "Moeder Kindhuis"),
        ("pdd-nos", "PDD NOS"),
    ],
)
def test_a_phrase_is_found_however_it_is_split(een: str, ander: str):
    assert sleutels_van(woorden_van(een)) & sleutels_van(woorden_van(ander))


def test_a_text_of_articles_alone_keeps_them():
    assert woorden_van("De") == ("de",)
    assert woorden_van("de Linde") == ("linde",)


def test_no_word_is_both_an_article_and_a_word_to_pass_over():
    assert not LIDWOORDEN & STOPWOORDEN


@given(st.text())
def test_any_text_has_a_form(tekst: str):
    for woord in woorden_van(tekst):
        assert stam(woord)
        assert stam(stam(woord))


def test_a_word_that_is_longer_than_words_are_is_not_remembered():
    before = woordvorm._stam.cache_info().currsize
    assert stam("gezinnen" * 40).endswith("gezin")
    assert woordvorm._stam.cache_info().currsize == before

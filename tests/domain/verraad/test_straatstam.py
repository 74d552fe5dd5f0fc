"""How near a text comes to the name of a street: its stem, or one slip of the finger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.verraad.herhaling import Lezing
from wijzer.domain.verraad.straatstam import Nabijheid, Straatspoor, nabijheid

GEEN, MISSCHIEN, DICHTBIJ = Nabijheid.GEEN, Nabijheid.MISSCHIEN, Nabijheid.DICHTBIJ


def near(tekst: str, straat: str) -> Nabijheid:
    return nabijheid(Lezing(tekst), Straatspoor.of(straat))


@pytest.mark.parametrize(
    ("straat", "tekst"),
    [
        ("Kaneelwortelpad", "Huize Kaneelwortel"),
        ("Kaneelwortelpad", "kaneel wortel"),
        ("Kaneelwortelpad", "De Kaneelwortels"),
        ("Kaneelwortelpad", "kaneelwortelhuis.example"),
        ("Kaneelwortelpad", "Kaneelwortelweg"),
        ("Zilverreigerhof", "Zilverreiger"),
        ("De Höfte", "Hofte"),
        ("Burgemeester van der Dussenplein", "Dussen"),
        ("Pastoor Bezemstraat", "Huize Bezem"),
    ],
)
def test_the_stem_of_a_street_comes_too_near(straat: str, tekst: str):
    assert near(tekst, straat) is DICHTBIJ


@pytest.mark.parametrize(
    ("straat", "tekst"),
    [
        ("Lindelaan", "De Linde"),
        ("Lindenlaan", "De Linde"),
        ("Koningsstraat", "De Koning"),
        ("Merelhof", "Groep Merel"),
        ("Zevende Dwarsstraat", "de zevende hemel"),
        ("Beukenlaan", "Bij de beuk"),
    ],
)
def test_an_ordinary_word_may_be_chance(straat: str, tekst: str):
    assert near(tekst, straat) is MISSCHIEN


@pytest.mark.parametrize(
    ("straat", "tekst"),
    [
        ("Kaneelwortelpad", "De Linde"),
        ("Kaneelwortelpad", "wandelpad"),
        ("Kaneelwortelpad", "pad"),
        ("Kaneelwortelpad", ""),
        ("Lindelaan", "wonen in de buurt"),
        ("Lindelaan", "laan"),
        ("Esweg", "een les voor mensen"),
        ("2e Esweg", "3e Esdoorn"),
        ("Merelhof", "Het hof"),
        ("Burgemeester van der Dussenplein", "de burgemeester"),
    ],
)
def test_the_ending_a_rank_or_another_word_comes_not_near(straat: str, tekst: str):
    assert near(tekst, straat) is GEEN


@pytest.mark.parametrize(
    "tekst",
    [
        "Kaneelwortelpat",
        "Kanelwortelpad",
        "Kaneelwrotelpad",
        "kaneelworttelpad",
        "bij de kaneelwortelpa d",
        "Kaneelwortrl",
    ],
)
def test_one_slip_in_a_long_name_hides_nothing(tekst: str):
    assert near(tekst, "Kaneelwortelpad") is DICHTBIJ


@pytest.mark.parametrize("tekst", ["Kanellwrotelpad", "Kameelwartelpad"])
def test_two_slips_are_another_name(tekst: str):
    assert near(tekst, "Kaneelwortelpad") is GEEN


def test_a_slip_in_a_short_name_is_asked_about():
    assert near("Bezum", "Bezemstraat") is MISSCHIEN
    assert near("in de zaal", "Lindelaan") is GEEN


def test_an_ordinary_word_one_letter_away_is_no_slip():
    # merel lies one edit from meren, which is a word of its own
    assert near("Tussen de meren", "Merelhof") is GEEN


def test_numbers_tell_streets_apart():
    assert near("Plein 1945", "Plein 1944") is GEEN
    assert near("plein1944", "Plein 1944") is not GEEN


def test_a_short_stem_counts_as_a_word_of_its_own_only():
    assert near("es", "Esweg") is MISSCHIEN
    assert near("De Esser", "Esweg") is GEEN


def test_names_before_the_name_proper_may_be_left_out():
    for tekst in ("Bezemstraat", "past. bezemstr."):
        assert near(tekst, "Pastoor Bezemstraat") in (DICHTBIJ, GEEN)
    assert near("bezem", "Pastoor Bezemstraat") is DICHTBIJ


def test_nearness_grows_from_none_to_named():
    assert sorted(Nabijheid) == [GEEN, MISSCHIEN, DICHTBIJ, Nabijheid.GENOEMD]


def test_what_is_kept_of_a_street_prints_nothing():
    spoor = Straatspoor.of("Kaneelwortelpad")
    assert repr(spoor) == str(spoor) == f"{spoor}" == "Straatspoor(…)"


@given(st.integers(0, 14), st.sampled_from("bcdfghjkqvxyz"))
def test_any_one_letter_changed_is_found(plek: int, letter: str):
    straat = "kaneelwortelpad"
    getypt = straat[:plek] + letter + straat[plek + 1 :]
    assert near(getypt, "Kaneelwortelpad") is DICHTBIJ


@given(st.integers(0, 14))
def test_any_one_letter_left_out_is_found(plek: int):
    straat = "kaneelwortelpad"
    assert near(straat[:plek] + straat[plek + 1 :], "Kaneelwortelpad") is DICHTBIJ


@given(st.integers(0, 13))
def test_any_two_letters_swapped_are_found(plek: int):
    s = "kaneelwortelpad"
    getypt = s[:plek] + s[plek + 1] + s[plek] + s[plek + 2 :]
    assert near(getypt, "Kaneelwortelpad") is DICHTBIJ


@given(st.text(max_size=30))
def test_no_text_makes_comparing_fail(tekst: str):
    assert near(tekst, "Kaneelwortelpad") in set(Nabijheid)

"""The forms in which somebody who guesses sees a password: decoration, repetition and length make it no harder."""

import pytest

from wijzer.services.wachtwoorden.vormen import (
    MEESTE_VENSTERS,
    VENSTER,
    Wachtwoordvorm,
    flatten,
    forms,
    windows,
)
from wijzer.services.wachtwoorden.woorden import key_runs, own_words, years


@pytest.mark.parametrize(
    ("getypt", "plat"),
    [
        ("wéLkóm", "weLkom"), ("aaaaaaaa", "aa"), ("abcabcabcabc", "abcabc"), ("ﬁets", "fiets"),
        ("vier rustige", "vier rustige"), ("", ""),
    ],
)  # fmt: skip
def test_accents_and_repetition_fall_away(getypt: str, plat: str):
    assert flatten(getypt) == plat


def test_a_long_text_is_looked_at_in_two_pieces_and_the_same_piece_once():
    assert windows("") == [""]
    assert windows("x" * VENSTER) == ["x" * VENSTER]
    lang = "".join(chr(ord("a") + plek // VENSTER) for plek in range(5 * VENSTER))
    assert windows(lang) == ["a" * VENSTER, "b" * VENSTER]
    assert len(windows(lang)) == MEESTE_VENSTERS
    assert windows("x" * 3 * VENSTER) == ["x" * VENSTER]


def texts(wachtwoord: str) -> list[str]:
    return [vorm.tekst for vorm in forms(wachtwoord)]


def test_the_text_itself_is_a_form_and_costs_nothing():
    assert Wachtwoordvorm("welkom") in forms("welkom")
    assert texts("welkom") == ["welkom"], "the same text is one form"


@pytest.mark.parametrize("getypt", ["welkom!", "w.e.l.k.o.m", "welkom01", "w3lk0m", "w€lk0m"])
def test_signs_digits_and_letters_in_disguise_hide_no_word(getypt: str):
    assert "welkom" in texts(getypt)


def test_a_sign_that_comes_back_is_counted_once():
    [kaal] = [vorm for vorm in forms("wel!!!kom!?") if vorm.tekst == "welkom"]
    assert kaal.opsmuk == 2


def test_the_same_word_twice_is_that_word():
    assert "fiets" in texts("fiets fiets")
    assert "Fiets" in texts("Fiets-fiets-FIETS")


def test_words_of_the_field_stand_once_and_the_likeliest_of_each_group_first():
    woorden = own_words()
    assert len(set(woorden)) == len(woorden)
    assert woorden.index("welkom") < woorden.index("wachtwoord")
    assert woorden.index("twente") < 10
    assert all(woord == woord.casefold() and " " not in woord for woord in woorden)


def test_keys_that_lie_in_a_row_are_known_in_every_length_from_four_on():
    lopen = key_runs()
    assert {"qwer", "qwertyuiop", "1q2w", "1234567890"} <= set(lopen)
    assert "qwe" not in lopen
    assert list(map(len, lopen)) == sorted(map(len, lopen), reverse=True)


def test_the_newest_year_is_guessed_first():
    assert (years()[0], years()[-1]) == ("2049", "1900")

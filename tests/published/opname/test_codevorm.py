"""What looks like a product code or a postcode is itself or nothing."""

import pytest

from wijzer.domain.taal.tekstwoorden import words_in
from wijzer.published.opname.codevorm import Codevorm, join_postcodes, split_postcode

TWENTE = Codevorm(["wgzhf", "wgzhg", "46a01", "54008"])


def fits(getypt: str, ervoor: str = "", *, kapitalen: bool = False) -> bool:
    return TWENTE.fits(getypt, getypt.lower(), ervoor, kapitalen=kapitalen)


@pytest.mark.parametrize("getypt", ["WGZHF", "wgzhx", "46A02", "12345", "ABCDE"])
def test_a_word_is_a_code_by_its_digits_its_beginning_or_its_capitals(getypt: str):
    assert fits(getypt)


@pytest.mark.parametrize("getypt", ["groep", "Groep", "wgzh", "46a012", "wgzhé", "4-a01"])
def test_an_ordinary_word_another_length_or_another_sign_is_none(getypt: str):
    assert not fits(getypt)


def test_capitals_say_nothing_when_everything_stands_in_capitals():
    assert fits("ABCDE")
    assert not fits("ABCDE", kapitalen=True)
    assert fits("WGZHX", kapitalen=True), "it begins as a code does"


def test_after_the_word_code_anything_of_that_length_is_one():
    assert fits("groep", "productcode")
    assert not fits("groepen", "productcode")


def test_a_postcode_in_one_word_is_no_code():
    zes = Codevorm(["abc123"])
    assert not zes.fits("7551eb", "7551eb", "", kapitalen=False)
    assert zes.fits("7551e1", "7551e1", "", kapitalen=False)


def test_a_postcode_is_split_into_its_digits_and_letters():
    assert split_postcode("7551eb") == ("7551", "eb")
    for anders in ("0551eb", "7551e", "7551ebx", "eb7551", "7551"):
        assert split_postcode(anders) is None


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("7551 EB", ["7551eb"]),
        ("groep 7551EB", ["groep", "7551eb"]),
        ("7551  EB", ["7551", "eb"]),
        ("7551 in Hengelo", ["7551", "in", "hengelo"]),
        ("0551 EB", ["0551", "eb"]),
        ("7551 EB 7552 XX", ["7551eb", "7552xx"]),
    ],
)
def test_digits_and_letters_that_stand_together_become_one_word(tekst: str, vormen: list[str]):
    woorden = join_postcodes(words_in(tekst))
    assert [woord.vorm for woord in woorden] == vormen
    for woord in woorden:
        assert tekst[woord.van : woord.tot].replace(" ", "").casefold() == woord.vorm

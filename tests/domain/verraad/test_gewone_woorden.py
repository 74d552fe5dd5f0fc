"""Words of every day: a text with one is asked about, one without is refused. A longer list never lets a text through."""

import pytest

from wijzer.domain.verraad.gewone_woorden import ALLEDAAGSE_WOORDEN, is_gewoon, without_joint


@pytest.mark.parametrize("woord", ["linde", "merel", "kerk", "zon", "twente", "crisis", "blauw"])
def test_plants_animals_landscape_and_people_are_ordinary(woord: str):
    assert is_gewoon(woord)


@pytest.mark.parametrize("woord", ["kaneelwortel", "zilverreiger", "dussen", "hofte", "xyz", ""])
def test_what_is_not_in_the_list_is_not(woord: str):
    assert not is_gewoon(woord)


@pytest.mark.parametrize("woord", ["lindes", "merels", "kerken", "konings", "zonne", "wolven"])
def test_the_letters_that_join_two_words_do_not_hide_an_ordinary_one(woord: str):
    assert is_gewoon(woord)


@pytest.mark.parametrize(
    ("woord", "kaal"),
    [
        ("koningen", ["koninge", "koning"]),
        ("konings", ["koning"]),
        ("zonne", ["zonn"]),
        ("merel", []),
        ("s", [""]),
    ],
)
def test_a_first_part_without_its_joint(woord: str, kaal: list[str]):
    assert without_joint(woord) == kaal


def test_every_word_of_the_list_is_written_as_it_is_compared():
    assert [
        woord
        for woord in ALLEDAAGSE_WOORDEN
        if not (woord.isascii() and woord.islower() and woord.isalpha())
    ] == []
    assert min(map(len, ALLEDAAGSE_WOORDEN)) >= 2

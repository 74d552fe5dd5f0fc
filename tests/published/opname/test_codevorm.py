"""What looks like a product code or a postcode is itself or nothing."""

import pytest

from wijzer.domain.taal.tekstwoorden import words_in
from wijzer.published.opname.codevorm import Codevorm, join_postcodes, split_postcode

TWENTE = Codevorm(["wgzhf", "abgii", "avakt", "46a01", "54008"])


def fits(getypt: str, ervoor: str = "", *, kapitalen: bool = False) -> bool:
    return TWENTE.fits(getypt, getypt.lower(), ervoor, kapitalen=kapitalen)


@pytest.mark.parametrize(
    "getypt", ["wgzhf", "WGZHG", "wgzxx", "abgxx", "46a01", "46b99", "12345", "a1b2c", "XYZAB"]
)
def test_a_word_of_the_length_of_a_code_with_a_sign_of_one_is_meant_as_one(getypt: str):
    assert fits(getypt)


@pytest.mark.parametrize(
    "getypt", ["linde", "woning", "wgzh", "wgzhfx", "kind", "één12", "ab-12", ""]
)
def test_an_ordinary_word_or_one_of_another_length_is_not(getypt: str):
    assert not fits(getypt)


@pytest.mark.parametrize("ervoor", ["code", "codes", "productcode", "productcodes", "product"])
def test_behind_the_word_code_every_word_of_that_length_is_one(ervoor: str):
    assert fits("linde", ervoor)
    assert not fits("lindes", ervoor)


def test_capitals_say_nothing_where_everything_is_in_capitals():
    assert fits("LINDE")
    assert not fits("LINDE", kapitalen=True)
    assert fits("WGZHF", kapitalen=True)


def test_a_postcode_is_no_product_code_where_codes_have_six_signs():
    zes = Codevorm(["abc123"])
    assert not zes.fits("7551eb", "7551eb", "", kapitalen=False)
    assert zes.fits("755eb1", "755eb1", "", kapitalen=False)


def test_a_region_without_codes_has_none():
    assert not Codevorm([]).fits("WGZHF", "wgzhf", "code", kapitalen=False)


def test_a_code_of_digits_alone_gives_no_beginning():
    cijfers = Codevorm(["54008"])
    assert not cijfers.fits("540aa"[:4], "540a", "", kapitalen=False)


@pytest.mark.parametrize(
    ("woord", "delen"),
    [
        ("7551eb", ("7551", "eb")),
        ("7551", None),
        ("0551eb", None),
        ("7551e", None),
        ("7551ebx", None),
        ("linde", None),
    ],
)
def test_a_postcode_as_one_word_has_digits_and_letters(woord: str, delen: tuple[str, str] | None):
    assert split_postcode(woord) == delen


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("7551 EB", ["7551eb"]),
        ("7551EB", ["7551eb"]),
        ("7551-eb", ["7551eb"]),
        ("wonen bij 7551 EB in huis", ["wonen", "bij", "7551eb", "in", "huis"]),
        ("7551  EB", ["7551", "eb"]),
        ("7551 in Hengelo", ["7551", "in", "hengelo"]),
        ("0551 EB", ["0551", "eb"]),
        ("7551 EBX", ["7551", "ebx"]),
        ("15 EB", ["15", "eb"]),
        ("EB 7551", ["eb", "7551"]),
        ("", []),
    ],
)
def test_digits_and_letters_of_a_postcode_are_one_word(tekst: str, vormen: list[str]):
    assert [woord.vorm for woord in join_postcodes(words_in(tekst))] == vormen


def test_a_joined_postcode_stands_where_both_parts_stood():
    woord = join_postcodes(words_in("bij 7551 EB!"))[1]
    assert "bij 7551 EB!"[woord.van : woord.tot] == "7551 EB"

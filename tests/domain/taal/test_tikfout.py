"""Slips of the finger: how many edits lie between two texts, and when a difference is probably one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.taal.tikfout import (
    edit_distance,
    is_likely_slip,
    is_slip_in_name,
    is_slip_in_number,
)

woorden = st.text("abcde", max_size=7)


def slow_distance(a: str, b: str) -> int:
    """The same count as its definition says it, without any short cut."""
    if not a or not b:
        return len(a) + len(b)
    beste = min(
        slow_distance(a[1:], b) + 1,
        slow_distance(a, b[1:]) + 1,
        slow_distance(a[1:], b[1:]) + (a[0] != b[0]),
    )
    if len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0]:
        beste = min(beste, slow_distance(a[2:], b[2:]) + 1)
    return beste


@pytest.mark.parametrize(
    ("a", "b", "stappen"),
    [
        ("", "", 0),
        ("linde", "linde", 0),
        ("linde", "lindes", 1),
        ("linde", "linda", 1),
        ("linde", "lidne", 1),
        ("linde", "ilnde", 1),
        ("linde", "lnde", 1),
        ("linde", "wilg", 4),
        ("ca", "abc", 3),  # a swap is not edited once more
        ("abcdef", "", 4),
    ],
)
def test_edits_are_counted_up_to_one_more_than_asked(a: str, b: str, stappen: int):
    assert edit_distance(a, b) == stappen


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_the_count_is_that_of_the_definition(a: str, b: str):
    assert edit_distance(a, b, at_most=9) == slow_distance(a, b)


@given(woorden, woorden, st.integers(0, 4))
def test_counting_stops_above_what_was_asked(a: str, b: str, at_most: int):
    echt = edit_distance(a, b, at_most=20)
    assert edit_distance(a, b, at_most=at_most) == min(echt, at_most + 1)


@given(woorden, woorden)
def test_the_distance_is_the_same_both_ways(a: str, b: str):
    assert edit_distance(a, b, at_most=9) == edit_distance(b, a, at_most=9)


@given(woorden, woorden)
def test_only_equal_texts_lie_no_edit_apart(a: str, b: str):
    assert (edit_distance(a, b, at_most=9) == 0) is (a == b)


@pytest.mark.parametrize(
    ("a", "b"),
    [(12, 21), (12, 122), (28, 128), (128, 123), (1, 11), (110, 101), (345, 34), (12345, 12435)],
)
def test_a_digit_swapped_doubled_or_wrong_in_a_long_number_is_a_slip(a: int, b: int):
    assert is_slip_in_number(a, b)
    assert is_slip_in_number(b, a)


@pytest.mark.parametrize(
    ("a", "b"), [(12, 14), (1, 2), (12, 12), (12, 34), (1, 12), (12, 1234), (100, 999)]
)
def test_neighbours_and_strangers_are_no_slip(a: int, b: int):
    assert not is_slip_in_number(a, b)
    assert not is_slip_in_number(b, a)


@given(st.integers(1, 99999), st.integers(1, 99999))
def test_a_slip_in_a_number_is_one_both_ways(a: int, b: int):
    assert is_slip_in_number(a, b) is is_slip_in_number(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("merelhof", "merlehof"),
        ("merelhof", "merelhoff"),
        ("linde", "lende"),
        ("kaneelwortelpad", "kanelwortelpat"),
        ("plein 1944", "plien 1944"),
    ],
)
def test_one_edit_in_five_letters_and_two_in_ten_are_a_slip(a: str, b: str):
    assert is_slip_in_name(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("linde", "linde"),
        ("es", "os"),
        ("berk", "beuk"),
        ("merelhof", "mirelhaf"),
        ("plein1944", "plein1945"),
        ("2eesweg", "3eesweg"),
        ("vierdestraat", "vijfdestraat"),
        ("eersteweg", "derdeweg"),
        ("kaneelwortelpad", "kamelwortilpat"),
    ],
)
def test_the_same_name_a_short_one_or_another_number_is_no_slip(a: str, b: str):
    assert not is_slip_in_name(a, b)


def test_a_number_in_words_may_itself_be_mistyped():
    assert is_slip_in_name("vierdestraat", "virdestraat")


@given(st.text("abcdeft12", max_size=12), st.text("abcdeft12", max_size=12))
def test_a_slip_in_a_name_is_one_both_ways(a: str, b: str):
    assert is_slip_in_name(a, b) is is_slip_in_name(b, a)


@pytest.mark.parametrize(
    ("getypt", "bedoeld"),
    [
        ("kmer", "kamer"),
        ("kamerr", "kamer"),
        ("komer", "kamer"),
        ("kaner", "kamer"),
        ("zlaap", "slaap"),
        ("vaktherapye", "vaktherapie"),
        ("gesin", "gezin"),
        ("hulo", "hulp"),
        ("dyslexcie", "dyslexie"),
        ("hulp", "hulp"),
    ],
)
def test_a_letter_left_out_or_one_that_sounds_alike_or_lies_beside_is_likely(
    getypt: str, bedoeld: str
):
    assert is_likely_slip(getypt, bedoeld)


@pytest.mark.parametrize(
    ("getypt", "bedoeld"), [("kader", "kamer"), ("boek", "hoek"), ("gast", "last")]
)
def test_one_ordinary_word_is_no_slip_of_another(getypt: str, bedoeld: str):
    assert not is_likely_slip(getypt, bedoeld)

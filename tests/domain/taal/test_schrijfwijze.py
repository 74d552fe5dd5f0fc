"""Spelling and slips: what is folded away, what is written out, and how far two words lie apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.adressen.huistoevoeging import toevoegingvorm
from wijzer.domain.taal.schrijfwijze import (
    fold,
    plaatsvorm,
    provincievorm,
    straatvormen,
)
from wijzer.domain.taal.tikfout import edit_distance, is_slip_in_name, is_slip_in_number

woorden = st.text("abc12", max_size=7)


def test_folding_leaves_words_in_lower_case_without_accents_and_signs():
    assert fold("Sint-Jan's  Höfte, (nr. 3)") == ["sint", "jan", "s", "hofte", "nr", "3"]
    assert fold("Ørsted Æbelø IJssel ĳs") == ["orsted", "aebelo", "ijssel", "ijs"]


@pytest.mark.regel("schrijfwijze.straatvormen")
def test_an_ambiguous_abbreviation_has_every_reading():
    assert straatvormen("v.d. Berg") == {"vanderberg", "vandenberg", "vandeberg"}
    assert straatvormen("St. Jan") == {"sintjan", "straatjan"}


def test_a_street_with_endless_readings_keeps_an_end():
    assert len(straatvormen("v.d. " * 12)) <= 64


def test_a_street_of_signs_only_is_compared_as_it_stands():
    assert straatvormen("–") == straatvormen(" -\u200b") == {"-"}
    assert straatvormen("  ") == frozenset()


@given(st.text(max_size=30))
def test_any_text_can_be_read(tekst):
    assert all(straatvormen(tekst))
    assert plaatsvorm(tekst) == plaatsvorm(tekst)
    assert toevoegingvorm(tekst) == toevoegingvorm(tekst.strip())


@pytest.mark.regel("schrijfwijze.plaatsvorm")
@pytest.mark.parametrize(
    ("tekst", "vorm"),
    [
        ("Hengelo", ("hengelo", None)),
        ("Hengelo (O)", ("hengelo", "ov")),
        ("Bergen NH", ("bergen", "nh")),
        ("Bergen Noord-Holland", ("bergen", "nh")),
        ("Haarle gem. Tubbergen", ("haarle", "gem tubbergen")),
        ("Utrecht", ("utrecht", None)),
        ("Gem", ("gem", None)),
    ],
)
def test_a_place_is_told_from_its_namesakes(tekst, vorm):
    assert plaatsvorm(tekst) == vorm


def test_a_province_is_known_by_its_name_and_its_letters():
    assert provincievorm("Overijssel") == provincievorm("OV") == "ov"
    assert provincievorm("Fryslân") == provincievorm("Friesland") == "fr"
    assert provincievorm("Atlantis") is None


# ── slips ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("a", "b", "afstand"),
    [
        ("", "", 0),
        ("es", "es", 0),
        ("es", "se", 1),
        ("esweg", "eswg", 1),
        ("abc", "", 3),
        ("kat", "muis", 4),
    ],
)
def test_the_distance_counts_edits(a, b, afstand):
    assert edit_distance(a, b) == afstand


@given(woorden, woorden)
def test_the_distance_is_symmetric_and_nothing_only_between_equals(a, b):
    assert edit_distance(a, b) == edit_distance(b, a)
    assert (edit_distance(a, b) == 0) is (a == b)


@given(woorden, woorden, st.integers(0, 4))
def test_counting_stops_one_above_what_is_allowed(a, b, hooguit):
    assert edit_distance(a, b, at_most=hooguit) == min(edit_distance(a, b, at_most=9), hooguit + 1)


@given(woorden, st.integers(0, 6), st.sampled_from("abc12"))
def test_one_edit_is_a_distance_of_one(a, plek, teken):
    plek = min(plek, len(a))
    assert edit_distance(a, a[:plek] + teken + a[plek:]) == 1


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_a_slip_never_depends_on_which_was_typed(a, b):
    assert is_slip_in_number(a, b) is is_slip_in_number(b, a)
    assert is_slip_in_name(f"straat{a}", f"straat{b}") is False

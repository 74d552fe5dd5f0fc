"""The words of a text as they are read: which are ages, and which say where somebody lives."""

import pytest

from wijzer.published.verstaan.woord import (
    bare_age,
    leeftijd_of,
    says_home,
    stands_in_a_row,
    words_of,
)


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("De Linde", ["linde"]),
        ("de het een", ["de", "het", "een"]),
        ("Zoëken in 7551 EB", ["zoeken", "in", "7551eb"]),
        ("", []),
        ("!?", []),
    ],
)
def test_articles_go_unless_there_is_nothing_else(tekst: str, vormen: list[str]):
    assert [woord.vorm for woord in words_of(tekst)] == vormen


def test_a_word_knows_where_it_was_typed_and_that_it_is_read_as_typed():
    (woord,) = words_of("de Zoëken")
    assert (woord.getypt, woord.van, woord.tot, woord.is_mended) == ("Zoëken", 3, 9, False)


@pytest.mark.parametrize(
    ("getal", "jaren", "leeftijd"),
    [
        ("0", "jaar", "0"),
        ("7", "jarige", "7"),
        ("07", "jr", "7"),
        ("23", "years", "23"),
        ("24", "jaar", None),
        ("100", "jaar", None),
        ("zeven", "jaar", None),
        ("7", "weken", None),
        ("٧", "jaar", None),
        ("", "jaar", None),
    ],
)
def test_a_number_before_years_is_an_age(getal: str, jaren: str, leeftijd: str | None):
    begrip = leeftijd_of(getal, jaren)
    assert (begrip and begrip.sleutel) == leeftijd


@pytest.mark.parametrize(
    ("getal", "in_een_rij", "leeftijd"),
    [
        ("16", False, "16"),
        ("5", False, "5"),
        ("4", False, None),
        ("4", True, "4"),
        ("24", True, None),
    ],
)
def test_a_small_number_alone_counts_children(getal: str, in_een_rij: bool, leeftijd: str | None):
    begrip = bare_age(getal, in_een_rij)
    assert (begrip and begrip.sleutel) == leeftijd


@pytest.mark.parametrize(
    ("tekst", "getal", "in_een_rij"),
    [
        ("broers van 4 en 7", "4", True),
        ("broers van 4 en 7", "7", True),
        ("dochter van 4", "4", True),
        ("4 kinderen", "4", False),
        ("4 7", "7", True),
        ("met 4 kinderen", "4", False),
    ],
)
def test_numbers_beside_each_other_are_a_row_of_ages(tekst: str, getal: str, in_een_rij: bool):
    woorden = words_of(tekst)
    plek = [woord.vorm for woord in woorden].index(getal)
    assert stands_in_a_row(woorden, plek) is in_een_rij


@pytest.mark.parametrize(
    ("tekst", "woord", "zegt_thuis"),
    [
        ("mijn zoon woont in Hengelo", "woont", True),
        ("wij wonen in Hengelo", "wonen", True),
        ("wonen in Hengelo", "wonen", False),
        ("she lives near Hengelo", "lives", True),
        ("woont begeleid wonen", "woont", False),
        ("hij woont in", "woont", False),
    ],
)
def test_where_the_child_lives_is_no_place_to_live(tekst: str, woord: str, zegt_thuis: bool):
    woorden = words_of(tekst)
    plek = [gelezen.vorm for gelezen in woorden].index(woord)
    assert says_home(woorden, plek) is zegt_thuis

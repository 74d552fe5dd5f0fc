"""How many places a text asks for."""

import pytest

from wijzer.published.verstaan.woord import words_of
from wijzer.published.verstaan.zinnen.aantallen import count_places


@pytest.mark.parametrize(
    ("tekst", "plekken"),
    [
        ("2 plekken", 2),
        ("twee plaatsen", 2),
        ("3 vrije plekken", 3),
        ("plek voor 2", 2),
        ("plek voor twee kinderen", 2),
        ("plaats voor drie", 3),
        ("broer en zus", 2),
        ("een broertje en een zusje", 2),
        ("broertjes", 2),
        ("broers van 4 en 7", 2),
        ("2 broers en een zus", 3),
        ("3 zusjes", 3),
        ("drie kinderen", 3),
        ("tweeling", 2),
        ("drieling", 3),
        ("tweeling en een zusje", 3),
        ("mijn zus en ik", 2),
        ("mijn zoon en dochter", 2),
        ("samen met zijn broertje", 2),
        ("two brothers", 2),
        ("siblings", 2),
        ("9 plekken", 9),
    ],
)
def test_children_who_belong_together_need_as_many_places(tekst: str, plekken: int):
    gevonden = count_places(words_of(tekst))
    assert gevonden is not None
    assert gevonden.plekken == plekken


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "1 plek",
        "een plek",
        "plek voor mijn zoon",
        "broer",
        "niet bij mijn broer",
        "ik heb 3 broertjes",
        "gezin met drie kinderen",
        "moeder van 3 kinderen",
        "10 plekken",
        "2 weken",
        "4 en 7",
    ],
)
def test_one_child_needs_no_number(tekst: str):
    assert count_places(words_of(tekst)) is None

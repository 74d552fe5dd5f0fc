"""Ages as people write them, and numbers that are none."""

import pytest

from wijzer.published.verstaan.woord import words_of
from wijzer.published.verstaan.zinnen.leeftijden import Leeftijdlezer, Leeftijdslezing

HOOGSTE = 23


def ages(tekst: str) -> list[tuple[int, ...]]:
    """The ages of a text from left to right, without looking at anything else in it."""
    woorden = words_of(tekst)
    lezer, positie, gevonden = Leeftijdlezer(tekst, woorden), 0, []
    while positie < len(woorden):
        lezing = lezer.certain_at(positie) or lezer.probable_at(positie)
        if lezing:
            gevonden.append(lezing.jaren)
        positie = lezing.einde if lezing else positie + 1
    return gevonden


@pytest.mark.parametrize(
    ("tekst", "jaren"),
    [
        ("kind van 3", (3,)),
        ("kind van drie", (3,)),
        ("mijn dochter is zestien", (16,)),
        ("ik ben 16", (16,)),
        ("16", (16,)),
        ("0 jaar", (0,)),
        ("07 jr", (7,)),
        ("15-jarige", (15,)),
        ("15jarige", (15,)),
        ("vijftienjarige", (15,)),
        ("zestien jaar oud", (16,)),
        ("12j", (12,)),
        ("4 jr", (4,)),
        ("15 year old", (15,)),
        ("fifteen years old", (15,)),
        ("aged 4", (4,)),
        ("zoontje van 7 maanden", (0,)),
        ("kind van 18 maanden", (1,)),
        ("baby", (0,)),
        ("8 maanden oud", (0,)),
        ("peuter", (1, 2, 3)),
        ("kleuter", (4, 5)),
        ("groep 3", (6, 7)),
        ("groep acht", (11, 12)),
        ("brugklas", (12, 13)),
        ("tussen 12 en 15", (12, 13, 14, 15)),
        ("12 tot 15 jaar", (12, 13, 14, 15)),
        ("12-15 jaar", (12, 13, 14, 15)),
        ("12 t/m 15", (12, 13, 14, 15)),
        ("from 12 to 14", (12, 13, 14)),
        ("vanaf 21", (21, 22, HOOGSTE)),
        ("21+", (21, 22, HOOGSTE)),
        ("21 jaar en ouder", (21, 22, HOOGSTE)),
        ("ouder dan 21", (21, 22, HOOGSTE)),
        ("jonger dan 2", (0, 1, 2)),
        ("tot 2 jaar", (0, 1, 2)),
    ],
)
def test_an_age_is_read_however_it_is_written(tekst: str, jaren: tuple[int, ...]):
    assert ages(tekst) == [jaren]


def test_who_is_nearly_seventeen_is_sixteen_and_soon_seventeen():
    woorden = words_of("bijna 17")
    lezing = Leeftijdlezer("bijna 17", woorden).certain_at(0)
    assert lezing == Leeftijdslezing(2, (16, 17), samen=True)


@pytest.mark.parametrize(
    "tekst", ["broers van 4 en 7", "4 en 7", "van 4 jaar en 7 jaar", "vier jaar en zeven jaar"]
)
def test_two_children_are_two_ages(tekst: str):
    assert ages(tekst) == [(4,), (7,)]


@pytest.mark.parametrize(
    "tekst",
    [
        "10 weken",
        "al 2 jaar op de wachtlijst",
        "2 jaar geleden",
        "wachttijd van 7 maanden",
        "binnen 10 km",
        "24 uur",
        "3 keer per week",
        "2-3 keer",
        "12-15 weken",
        "bijna 20 weken",
        "5 kinderen",
        "moeder van 3",
        "BMI 14",
        "vmbo 2",
        "gezin van 5",
        "6 plekken",
        "4",
        "drie",
        "24",
        "100 jaar",
        "7551",
        "moeder met baby",
        "woongroep",
        "٧ jaar",
    ],
)
def test_what_counts_something_else_is_no_age(tekst: str):
    assert ages(tekst) == []

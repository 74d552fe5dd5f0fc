"""Words as people use them: what makes two the same, and what an entry must say."""

from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.taal.synoniem import (
    MAX_WOORDEN,
    Synoniem,
    check_synoniem,
    seed_id,
    synoniemsleutel,
)

HULPVORMEN, DOELGROEPEN = ("gezinshuis", "pleegzorg"), ("autisme",)


def fouten(**velden: object) -> list[str]:
    eigen: dict[str, Any] = {
        "id": uuid4(),
        "regio": "twente",
        "woorden": "pleeggezin",
        "hulpvormen": ("pleegzorg",),
    }
    synoniem = Synoniem(**{**eigen, **velden})
    return [
        fout.veld
        for fout in check_synoniem(synoniem, hulpvormen=HULPVORMEN, doelgroepen=DOELGROEPEN)
    ]


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"hulpvormen": (), "doelgroepen": ("autisme",)},
        {"hulpvormen": HULPVORMEN, "doelgroepen": DOELGROEPEN},
        {"woorden": "x" * MAX_WOORDEN},
        {"woorden": "24/7"},
    ],
)
def test_words_with_at_least_one_meaning_pass(velden: dict[str, Any]):
    assert fouten(**velden) == []


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"woorden": ""}, ["woorden"]),
        ({"woorden": " -- "}, ["woorden"]),
        ({"woorden": "x" * (MAX_WOORDEN + 1)}, ["woorden"]),
        ({"woorden": "pleeg\x07gezin"}, ["woorden"]),
        ({"hulpvormen": ()}, ["hulpvormen"]),
        ({"hulpvormen": ("bestaat-niet",)}, ["hulpvormen"]),
        ({"hulpvormen": ("bestaat-niet", "ook-niet")}, ["hulpvormen", "hulpvormen"]),
        ({"doelgroepen": ("bestaat-niet",)}, ["doelgroepen"]),
        ({"woorden": "", "hulpvormen": ()}, ["woorden", "hulpvormen"]),
    ],
)
def test_what_is_wrong_stands_beside_its_field(velden: dict[str, Any], verwacht: list[str]):
    assert fouten(**velden) == verwacht


@pytest.mark.parametrize(
    "ander",
    ["pleeggezin", "PLEEGGEZIN", "Pleeggezin!", "  pleeggezin ", "het pleeggezin", "Pléeggezin"],
)
def test_capitals_accents_signs_and_articles_make_no_other_entry(ander: str):
    assert synoniemsleutel(ander) == "pleeggezin"
    assert seed_id("twente", ander) == seed_id("twente", "pleeggezin")


def test_a_phrase_of_articles_alone_keeps_them():
    assert synoniemsleutel("de het") == "de het"


def test_another_region_or_another_word_has_another_id():
    assert len({seed_id("twente", "a1"), seed_id("alkmaar", "a1"), seed_id("twente", "a2")}) == 3


def test_the_key_of_an_entry_is_that_of_its_words():
    synoniem = Synoniem(id=uuid4(), regio="twente", woorden="De Logeeropvang")
    assert synoniem.sleutel == synoniemsleutel("logeeropvang")


@given(st.text(max_size=20))
def test_the_key_of_a_key_is_itself(woorden: str):
    sleutel = synoniemsleutel(woorden)
    assert synoniemsleutel(sleutel) == sleutel

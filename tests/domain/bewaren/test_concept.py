"""A form that waits: what it is about, how large it is, and for how long."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT
from wijzer.domain.bewaren.concept import (
    CONCEPT_GELDIG,
    ONDERWERP_HOOGUIT,
    PER_VELD,
    Bestemming,
    Concept,
    Getypt,
    about,
)
from wijzer.domain.ids import ConceptId, GebruikerId
from wijzer.domain.klok import KLOKVERSCHIL

NU = timedelta(0)
KEER = timedelta(microseconds=1)
CONCEPT = Concept(
    id=ConceptId(uuid4()),
    gebruiker_id=GebruikerId(uuid4()),
    bestemming=Bestemming("beheer.wijzig"),
    getypt_at=AT,
    getypt=None,
)


@pytest.mark.parametrize(
    ("later", "geldig"),
    [
        (NU, True),
        (CONCEPT_GELDIG - KEER, True),
        (CONCEPT_GELDIG, False),
        (timedelta(days=99), False),
        (-KLOKVERSCHIL, True),
        (-KLOKVERSCHIL - KEER, False),
    ],
)
def test_a_form_waits_a_day_and_one_from_the_future_is_over(later: timedelta, geldig: bool):
    assert CONCEPT.is_valid(AT + later) is geldig


@given(st.dictionaries(st.text("abc_", min_size=1, max_size=5), st.text(max_size=8), max_size=4))
def test_a_form_is_about_the_same_whatever_the_order_of_its_values(waarden: dict[str, str]):
    achterstevoren = dict(reversed(waarden.items()))
    assert Bestemming.of("x", waarden) == Bestemming.of("x", achterstevoren)


def test_what_a_form_is_about_names_its_values():
    wie = UUID(int=1)
    assert about(locatie_id=wie, code="A&B") == f"code=A%26B&locatie_id={wie}"
    assert about() == ""
    assert Bestemming.of("x", {"a": 1}) != Bestemming.of("x", {"a": 2})
    assert Bestemming.of("x", {"a": 1}) != Bestemming.of("y", {"a": 1})


@pytest.mark.parametrize(
    ("lang", "te_lang"), [(ONDERWERP_HOOGUIT, False), (ONDERWERP_HOOGUIT + 1, True)]
)
def test_an_address_that_somebody_made_longer_is_not_kept(lang: int, te_lang: bool):
    assert Bestemming("x", "y" * lang).is_te_lang is te_lang


def test_size_counts_bytes_and_something_for_each_field():
    assert Getypt(velden=()).omvang == 0
    assert Getypt(velden=(("naam", "é"),)).omvang == 4 + 2 + PER_VELD
    assert Getypt(velden=(("", ""),) * 3).omvang == 3 * PER_VELD
    assert Getypt(velden=(), vraag="a=1", bestanden=("x.csv",)).omvang == 3 + 5


def test_two_forms_say_the_same_whenever_they_were_sent():
    getypt = Getypt(velden=(("naam", "De Linde"),), vraag="a=1", bestanden=("x.csv",))
    assert getypt.says_the_same(replace(getypt, eerder_at=AT))
    for anders in (
        replace(getypt, velden=(("naam", "De Eik"),)),
        replace(getypt, vraag=""),
        replace(getypt, bestanden=()),
    ):
        assert not getypt.says_the_same(anders)


def test_nothing_that_was_typed_is_printed():
    getypt = Getypt(velden=(("naam", "Geheimweg"),), vraag="Geheimweg", bestanden=("Geheimweg",))
    assert "Geheimweg" not in repr(replace(CONCEPT, getypt=getypt))

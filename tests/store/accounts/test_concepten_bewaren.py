"""Keeping forms that wait: one for each form, twenty for each account, and nobody else's are touched."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from tests.factories import AT, make_gebruiker, twente_in
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.accounts.test_concepten import BESTEMMING, GETYPT, make_concept
from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.bewaren.concept import (
    CONCEPT_GELDIG,
    CONCEPTEN_HOOGUIT,
    Bestemming,
    Conceptkop,
    Getypt,
)
from wijzer.domain.ids import ConceptId
from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.store.store import Store

TEL, MINUUT = timedelta(microseconds=1), timedelta(minutes=1)
ANDERE = Bestemming("aanbieder.gegevens")


@pytest.fixture
def bea(store: Store) -> Gebruiker:
    """An account that is kept, in a region."""
    twente_in(store)
    return keep_account(store)


def keep_account(store: Store) -> Gebruiker:
    gebruiker = make_gebruiker()
    store.gebruikers.add(gebruiker)
    return gebruiker


def keep_many(store: Store, wie: Gebruiker, aantal: int) -> list[ConceptId]:
    """Keep so many forms, each a minute after the one before; gives their ids."""
    concepten = [
        make_concept(wie, AT + plek * MINUUT, Bestemming(f"vorm {plek}")) for plek in range(aantal)
    ]
    for concept in concepten:
        store.concepten.keep(concept)
    return [concept.id for concept in concepten]


def waiting(store: Store, wie: Gebruiker) -> list[ConceptId]:
    return [kop.id for kop in store.concepten.waiting(wie.id, AT + CONCEPTEN_HOOGUIT * MINUUT)]


@OP_SQLITE
@pytest.mark.parametrize(
    "getypt",
    [
        None,
        Getypt(velden=()),
        Getypt(velden=(("naam", ""), ("naam", "é\n\u2028"), ("", "x"))),
        Getypt(velden=(("a", "1"),), vraag="a=b&c", bestanden=("één.csv", "twee.csv")),
        Getypt(velden=(("a", "1"),), eerder_at=AT - MINUUT),
    ],
    ids=["nothing to show", "no fields", "odd signs", "files", "kept before"],
)
def test_whatever_was_typed_comes_back_in_its_order(
    store: Store, bea: Gebruiker, getypt: Getypt | None
):
    concept = replace(make_concept(bea), getypt=getypt)
    store.concepten.keep(concept)
    assert store.concepten.find(concept.id, bea.id) == concept


def test_the_same_form_kept_again_takes_the_place_of_the_earlier_one(store: Store, bea: Gebruiker):
    eerst, daarna = make_concept(bea), make_concept(bea, AT + MINUUT)
    ernaast = make_concept(bea, bestemming=ANDERE)
    for concept in (eerst, ernaast, daarna):
        store.concepten.keep(concept)
    assert store.concepten.find(eerst.id, bea.id) is None
    assert store.concepten.at(bea.id, BESTEMMING) == daarna
    assert store.concepten.at(bea.id, ANDERE) == ernaast


@OP_SQLITE
def test_forms_of_one_kind_about_two_things_are_two(store: Store, bea: Gebruiker):
    een, ander = (
        make_concept(bea, bestemming=Bestemming("aanbieder.locatie", onderwerp))
        for onderwerp in ("locatie_id=1", "locatie_id=2")
    )
    for concept in (een, ander):
        store.concepten.keep(concept)
    assert store.concepten.at(bea.id, een.bestemming) == een
    assert store.concepten.at(bea.id, ander.bestemming) == ander
    assert store.concepten.at(bea.id, Bestemming("aanbieder.locatie")) is None


def test_two_accounts_keep_the_same_form_side_by_side(store: Store, bea: Gebruiker):
    ben = keep_account(store)
    eigen, ander = make_concept(bea), make_concept(ben)
    for concept in (eigen, ander):
        store.concepten.keep(concept)
    assert store.concepten.at(bea.id, BESTEMMING) == eigen
    assert store.concepten.at(ben.id, BESTEMMING) == ander
    assert waiting(store, bea) == [eigen.id]


@OP_SQLITE
def test_twenty_wait_and_the_oldest_makes_room_for_another(store: Store, bea: Gebruiker):
    ben = keep_account(store)
    van_ben = keep_many(store, ben, 2)
    ids = keep_many(store, bea, CONCEPTEN_HOOGUIT)
    assert waiting(store, bea) == ids[::-1], "the newest first"
    nog_een = make_concept(bea, AT + CONCEPTEN_HOOGUIT * MINUUT)
    store.concepten.keep(nog_een)
    assert waiting(store, bea) == [nog_een.id, *ids[:0:-1]]
    assert waiting(store, ben) == van_ben[::-1]


@OP_SQLITE
def test_a_form_that_takes_the_place_of_an_earlier_one_sends_no_other_away(
    store: Store, bea: Gebruiker
):
    ids = keep_many(store, bea, CONCEPTEN_HOOGUIT)
    opnieuw = make_concept(bea, AT + CONCEPTEN_HOOGUIT * MINUUT, Bestemming("vorm 5"))
    store.concepten.keep(opnieuw)
    assert waiting(store, bea) == [opnieuw.id, *(id_ for id_ in ids[::-1] if id_ != ids[5])]


def test_what_waits_is_told_without_a_word_of_what_is_in_it_and_of_one_moment_by_id(
    store: Store, bea: Gebruiker, monkeypatch: pytest.MonkeyPatch
):
    een, twee = (
        replace(make_concept(bea, bestemming=waar), id=ConceptId(UUID(int=nummer)))
        for nummer, waar in ((2, BESTEMMING), (1, ANDERE))
    )
    for concept in (een, twee):
        store.concepten.keep(concept)
    monkeypatch.setattr(store.concepten, "_zegel", None)
    assert store.concepten.waiting(bea.id, AT) == [
        Conceptkop(id=twee.id, bestemming=ANDERE, getypt_at=AT),
        Conceptkop(id=een.id, bestemming=BESTEMMING, getypt_at=AT),
    ]


@OP_SQLITE
@pytest.mark.parametrize(
    ("over", "wacht", "gaat"),
    [
        (timedelta(0), True, False),
        (CONCEPT_GELDIG - TEL, True, False),
        (CONCEPT_GELDIG, False, True),
        (-KLOKVERSCHIL, True, False),
        (-KLOKVERSCHIL - TEL, False, True),
    ],
)
def test_what_waits_and_what_goes_are_each_other_s_opposite(
    store: Store, bea: Gebruiker, over: timedelta, wacht: bool, gaat: bool
):
    concept = make_concept(bea)
    store.concepten.keep(concept)
    assert bool(store.concepten.waiting(bea.id, AT + over)) is wacht is concept.is_valid(AT + over)
    assert store.concepten.cleanup(AT + over) == gaat
    assert (store.concepten.find(concept.id, bea.id) is None) is gaat


@OP_SQLITE
def test_dropping_takes_one_form_of_ones_own(store: Store, bea: Gebruiker):
    ben = keep_account(store)
    een, ander = make_concept(bea), make_concept(bea, bestemming=ANDERE)
    for concept in (een, ander):
        store.concepten.keep(concept)
    assert not store.concepten.drop(een.id, ben.id)
    assert not store.concepten.drop(een.id, bea.id, ANDERE)
    assert store.concepten.drop(een.id, bea.id)
    assert not store.concepten.drop(een.id, bea.id)
    assert waiting(store, bea) == [ander.id]


@OP_SQLITE
def test_emptying_takes_what_everybody_typed_about_one_thing(store: Store, bea: Gebruiker):
    ben = keep_account(store)
    weg = [make_concept(wie) for wie in (bea, ben)]
    elders = make_concept(bea, bestemming=replace(BESTEMMING, onderwerp="locatie_id=9"))
    for concept in (*weg, elders):
        store.concepten.keep(concept)
    store.concepten.empty(BESTEMMING.onderwerp)
    for concept in weg:
        leeg = store.concepten.find(concept.id, concept.gebruiker_id)
        assert leeg == replace(concept, getypt=None)
    assert store.concepten.find(elders.id, bea.id) == elders
    assert waiting(store, bea) == [elders.id]
    assert waiting(store, ben) == []


@OP_SQLITE
@pytest.mark.parametrize("dicht", [True, False])
def test_who_is_shut_out_finds_nothing_back_and_nobody_else_loses_anything(
    store: Store, bea: Gebruiker, dicht: bool
):
    ben = keep_account(store)
    for wie in (bea, ben):
        store.concepten.keep(make_concept(wie))
    was = store.gebruikers.get(bea.id)
    if dicht:
        store.gebruikers.close(was, at=AT)
    else:
        store.gebruikers.set_wachtwoord(was, "$argon2id$nieuw")
    gevonden = store.concepten.at(bea.id, BESTEMMING)
    assert (gevonden.getypt if gevonden else None) == (None if dicht else GETYPT)
    assert len(waiting(store, ben)) == 1

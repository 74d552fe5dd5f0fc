"""Sets of bits: what has a property, in which order, and how a set is walked through."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import REGIO
from tests.published.geheugen import ELDERS, make_feit, make_opname
from wijzer.published.opname import momentopname
from wijzer.published.opname.bits import to_bits
from wijzer.published.opname.feiten import Feit, kenmerk
from wijzer.published.vraag.sorteer import Sorteer

feitenlijsten = st.lists(
    st.none() | st.tuples(st.integers(1, 50), st.integers(0, 5), st.sampled_from("abc")),
    max_size=20,
).map(
    lambda rijen: [
        rij
        and make_feit(
            100 * nummer + rij[0],
            weken=rij[1],
            naam=f" {rij[2]}",
            kenmerken=[kenmerk("segment", rij[2])],
        )
        for nummer, rij in enumerate(rijen)
    ]
)


@given(st.sets(st.integers(0, 300)))
def test_a_set_of_places_is_one_number_with_their_bits(indexen: set[int]):
    bits = to_bits(indexen, 301)
    assert bits == sum(1 << index for index in indexen)
    assert bits.bit_count() == len(indexen)


@given(feitenlijsten)
def test_a_set_is_walked_through_place_by_place(feiten: list[Feit | None]):
    opname = make_opname(feiten)
    assert list(opname.in_any_order(opname.alles)) == [n for n, feit in enumerate(feiten) if feit]
    assert list(opname.in_any_order(0)) == []


@given(feitenlijsten, st.sampled_from(["a", "b", "c"]))
def test_a_value_gives_exactly_what_has_it(feiten: list[Feit | None], waarde: str):
    opname = make_opname(feiten)
    met = list(opname.in_any_order(opname.with_kenmerk("segment", [waarde])))
    assert met == [n for n, feit in enumerate(feiten) if feit and feit.naam == f" {waarde}"]


@given(feitenlijsten)
def test_values_of_one_kind_are_alternatives(feiten: list[Feit | None]):
    opname = make_opname(feiten)
    assert opname.with_kenmerk("segment", "abc") == opname.alles
    assert opname.with_kenmerk("segment", []) == 0
    assert opname.with_kenmerk("segment", ["bestaat-niet"]) == 0
    assert opname.with_all(["segment:a", "segment:b"]) == opname.with_kenmerk("segment", "ab")


@given(feitenlijsten, st.sampled_from([s for s in Sorteer if s is not Sorteer.AFSTAND]))
def test_few_and_many_are_put_in_the_same_order(feiten: list[Feit | None], sorteer: Sorteer):
    opname = make_opname(feiten)
    weinig = list(opname.in_volgorde(opname.alles, sorteer))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(momentopname, "_SPAARZAAM", 0)
        veel = list(opname.in_volgorde(opname.alles, sorteer))
        nogeens = list(opname.in_volgorde(opname.alles, sorteer))
    assert weinig == veel == nogeens


def test_the_default_order_is_that_of_rank():
    opname = make_opname([make_feit(3), None, make_feit(1), make_feit(2)])
    assert list(opname.in_volgorde(opname.alles)) == [2, 3, 0]
    ids = [UUID(int=3), UUID(int=1)]
    assert opname.in_order(ids) == [UUID(int=1), UUID(int=3)]


def test_an_aanbod_is_known_by_its_public_id():
    opname = make_opname([make_feit(3), None])
    assert opname.where_id(UUID(int=3))
    assert not opname.where_id(UUID(int=4))


def test_a_place_that_is_not_in_use_has_no_facts():
    opname = make_opname([make_feit(3), None])
    assert opname.feit(0).id == UUID(int=3)
    with pytest.raises(LookupError):
        opname.feit(1)


def test_who_and_what_is_visible_follows_from_the_facts():
    opname = make_opname([make_feit(1), make_feit(2, locatie_id=UUID(int=1001)), None])
    assert opname.visible_locaties == {UUID(int=1001)}
    assert opname.visible_aanbieders == {UUID(int=2001), UUID(int=2002)}


def test_the_words_of_a_region_are_made_once():
    opname = make_opname([])
    assert opname.woordenboek(REGIO) is opname.woordenboek(REGIO)
    assert opname.woordenboek(REGIO) is not opname.woordenboek(ELDERS)
    assert opname.woordenboek(None) is not opname.woordenboek(REGIO)


def test_of_nothing_there_is_nothing():
    opname = make_opname([])
    assert opname.alles == 0
    assert list(opname.in_volgorde(0)) == []
    assert opname.visible_locaties == frozenset()

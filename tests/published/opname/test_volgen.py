"""A momentopname that follows another: only what was written since is read, and the result is the one built anew."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from tests.factories import ALMELO, HENGELO, TODAY
from tests.published.geheugen import make_feit
from tests.published.tafels import Tafels, aanbod_id, hulpvorm_rij, wijziging_rij
from wijzer.published.opname import momentopnamen
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.opname.momentopnamen import build, refresh
from wijzer.published.tables import PublishedHulpvorm, PublishedWijziging
from wijzer.published.vraag.sorteer import Sorteer

PARTS = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.fixed_dictionaries(
            {},
            optional={
                "plek": st.booleans(),
                "stop": st.booleans(),
                "weken": st.none() | st.integers(0, 3),
                "zichtbaar": st.sampled_from([[["2025-01-01", None]], []]),
                "naam": st.sampled_from(["De Linde", "De Eik", "Zandhuis"]),
                "zoekgemeenten": st.sampled_from([[HENGELO], [ALMELO], [HENGELO, ALMELO]]),
                "rolstoeltoegankelijk": st.none() | st.booleans(),
            },
        )
        | st.none(),
    ),
    max_size=6,
)


def same(een: Momentopname, ander: Momentopname) -> None:
    """Assert that two momentopnamen answer alike, whatever the indexes of their aanbod."""
    assert een.indexen.keys() == ander.indexen.keys()
    assert een.naslag == ander.naslag
    for sorteer in Sorteer:
        orders = [
            [opname.feit(index).id for index in opname.in_volgorde(opname.alles, sorteer)]
            for opname in (een, ander)
        ]
        assert orders[0] == orders[1], sorteer
    sleutels = {*een.verzamelingen, *ander.verzamelingen}
    for sleutel in sleutels:
        sets = [
            {opname.feit(index).id for index in opname.in_any_order(opname.with_all([sleutel]))}
            for opname in (een, ander)
        ]
        assert sets[0] == sets[1], sleutel
    for woord in ("linde", "eik", "zandhuis", "groep"):
        found = [
            {opname.feit(index).id for index in opname.in_any_order(opname.woorden.bits([woord]))}
            for opname in (een, ander)
        ]
        assert found[0] == found[1], woord


def test_a_change_leaves_the_momentopname_before_it_as_it_was(tafels: Tafels):
    tafels.offer(1, naam="De Linde")
    tafels.offer(2)
    voor = tafels.look()
    was = (dict(voor.verzamelingen), dict(voor.indexen), list(voor.feiten), voor.woorden.indexen)
    tafels.change(1, naam="De Eik", weken=9, zoekgemeenten=[ALMELO])
    tafels.take_away(2)
    na = tafels.look()
    assert (voor.verzamelingen, voor.indexen, voor.feiten, voor.woorden.indexen) == was
    assert na.indexen.keys() == {aanbod_id(1)}
    assert na.with_kenmerk("gemeente", [HENGELO]) == 0


def test_what_disappears_leaves_its_index_to_what_comes(tafels: Tafels):
    for nummer in (1, 2, 3):
        tafels.offer(nummer)
    index = tafels.look().indexen[aanbod_id(2)]
    tafels.take_away(2)
    assert tafels.look().feiten[index] is None
    tafels.publicatie += 1
    tafels.offer(4)
    opname = tafels.look()
    assert opname.indexen[aanbod_id(4)] == index
    assert len(opname.feiten) == 3


def test_what_is_no_longer_shown_is_gone_and_what_is_shown_again_is_back(tafels: Tafels):
    tafels.offer(1)
    tafels.look()
    tafels.change(1, zichtbaar=[])
    assert not tafels.look().where_id(aanbod_id(1))
    tafels.change(1, zichtbaar=[["2025-01-01", None]])
    assert tafels.look().where_id(aanbod_id(1))


def test_a_sign_of_something_else_that_is_gone_takes_no_aanbod_away(tafels: Tafels):
    tafels.offer(1)
    tafels.look()
    tafels.publicatie += 1
    weg = [
        wijziging_rij("groep", aanbod_id(1), 2, state="deleted"),
        wijziging_rij("aanbod", aanbod_id(1), 3, publicatie=2),
    ]
    tafels.write(PublishedWijziging, *weg)
    assert tafels.look().where_id(aanbod_id(1))


def test_an_aanbod_that_was_deleted_before_it_was_ever_read_does_no_harm(tafels: Tafels):
    tafels.offer(1)
    tafels.look()
    tafels.take_away(77)
    assert tafels.look().indexen.keys() == {aanbod_id(1)}


@pytest.mark.parametrize(("hoeveel", "volgt"), [(3, True), (4, False)])
def test_of_too_many_changes_everything_is_read_anew(
    tafels: Tafels, monkeypatch: pytest.MonkeyPatch, hoeveel: int, volgt: bool
):
    monkeypatch.setattr(momentopnamen, "_VEEL", 3)
    for nummer in range(1, 6):
        tafels.offer(nummer)
    voor = tafels.look()
    for nummer in range(1, hoeveel):
        tafels.change(nummer, weken=7)
    tafels.take_away(5)
    na = tafels.look()
    assert (na.naslag is voor.naslag) is volgt
    same(na, build(tafels.connection, tafels.stand(), TODAY))


def test_the_same_reference_data_is_shared_with_its_words_and_other_data_is_not(tafels: Tafels):
    tafels.offer(1)
    tafels.write(PublishedHulpvorm, hulpvorm_rij())
    voor = tafels.look()
    boek = voor.woordenboek("twente")
    tafels.change(1, weken=5)
    na = tafels.look()
    assert na.naslag is voor.naslag
    assert na.woordenboek("twente") is boek
    tafels.write(PublishedHulpvorm, hulpvorm_rij("vaktherapie"))
    tafels.change(1, weken=6)
    daarna = tafels.look()
    assert [hulpvorm.slug for hulpvorm in daarna.naslag.hulpvormen] == ["vaktherapie", "gezinshuis"]
    assert daarna.woordenboek("twente") is not boek
    assert na.woordenboek("twente") is boek


def test_an_order_that_somebody_asked_for_is_kept_up_to_date(
    tafels: Tafels, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("wijzer.published.opname.momentopname._SPAARZAAM", 0)
    for nummer, naam in ((1, "Beuk"), (2, "Eik"), (3, "Wilg")):
        tafels.offer(nummer, naam=naam)
    voor = tafels.look()
    assert [voor.feit(plaats).locatienaam for plaats in voor.in_volgorde(voor.alles, Sorteer.NAAM)] == ["Beuk", "Eik", "Wilg"]  # fmt: skip
    tafels.change(2, naam="Zilverden")
    na = tafels.look()
    assert Sorteer.NAAM in na.volgordes
    namen = [na.feit(plaats).locatienaam for plaats in na.in_volgorde(na.alles, Sorteer.NAAM)]
    assert namen == ["Beuk", "Wilg", "Zilverden"]
    assert Sorteer.WACHTTIJD not in na.volgordes


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=PARTS)
def test_following_changes_gives_what_building_anew_would(
    tafels: Tafels, stappen: list[tuple[int, dict[str, Any] | None]]
):
    met = tafels.connection.begin_nested()
    for nummer in range(1, 7):
        tafels.offer(nummer, naam="De Linde" if nummer % 2 else "De Eik")
    opname = build(tafels.connection, tafels.stand(), TODAY)
    for nummer, anders in stappen:
        if anders is None:
            tafels.connection.execute(delete(PublishedWijziging))
            tafels.take_away(nummer)
        elif anders:
            tafels.change(nummer, **anders)
        opname = refresh(tafels.connection, opname, tafels.stand())
        same(opname, build(tafels.connection, tafels.stand(), TODAY))
    met.rollback()


def test_a_set_that_is_empty_after_a_change_counts_nothing(tafels: Tafels):
    tafels.offer(1, rolstoeltoegankelijk=True)
    assert tafels.look().with_kenmerk("rolstoel", [""]).bit_count() == 1
    tafels.change(1, rolstoeltoegankelijk=None)
    assert tafels.look().with_kenmerk("rolstoel", [""]) == 0


def test_facts_are_gathered_by_place():
    feiten = [make_feit(nummer, kenmerken=[f"segment:{nummer % 3}"]) for nummer in range(20)]
    gevonden = momentopnamen._gather(feiten)
    assert gevonden["alles"] == (1 << 20) - 1
    for rest in range(3):
        assert gevonden[f"segment:{rest}"] == sum(1 << n for n in range(20) if n % 3 == rest)

"""Aanbieders beside and above each other: of another region, with the same name, and under whom they work."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_contractregel,
    make_groep,
)
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.conftest import Twente
from wijzer.domain.fouten import Conflict, NietGevonden, Ongeldig
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.store.inkoop import aanbieders
from wijzer.store.store import Store

DAG = timedelta(days=1)


def work_under(
    store: Store, onder: Aanbieder, boven: Aanbieder, van: date, tot: date | None = None
):
    """Let one work under another, and give the row that says so."""
    regel = make_contractregel(onder, hoofdaannemer_id=boven.id, ingangsdatum=van, einddatum=tot)
    store.contracten.add_many([regel])
    return regel


# ── of another region, and alike ──


@OP_SQLITE
def test_a_region_has_its_own_aanbieders_alone(twente: Twente, buur: Aanbieder):
    with twente.database.read() as store:
        assert store.aanbieders.all(REGIO) == [twente.aanbieder]
        assert store.aanbieders.all("elders") == [buur]
        assert (store.aanbieders.count(REGIO), store.aanbieders.count("elders")) == (1, 1)
        assert store.aanbieders.sizes_after("elders", None, 9) == [(buur.id, 0)]
        assert store.aanbieders.of_ids([buur.id, twente.aanbieder.id]) == [twente.aanbieder, buur]


def test_a_code_may_belong_to_somebody_in_each_region(twente: Twente, buur: Aanbieder):
    """An aanbieder that works in two regions stands in both, with the same code."""
    [code] = twente.aanbieder.agb
    with twente.database.transaction() as store:
        store.aanbieders.save(replace(buur, agb=(code,)))
        hier, daar = (store.aanbieders.by_agb(regio, code) for regio in (REGIO, "elders"))
        assert hier
        assert daar
        assert (hier.id, daar.id) == (twente.aanbieder.id, buur.id)
        assert {aanbieder.id for aanbieder in store.aanbieders.agb_index("elders").values()} == {
            buur.id
        }


def test_of_one_name_the_order_is_that_of_the_ids(twente: Twente):
    zelfde = [
        make_aanbieder(naam, id=AanbiederId(UUID(int=nummer)))
        for nummer, naam in ((3, "Zorg"), (1, "ZORG"), (2, "zórg"))
    ]
    with twente.database.transaction() as store:
        store.aanbieders.add_many(zelfde)
        gevonden = store.aanbieders.of_ids(aanbieder.id for aanbieder in zelfde)
        assert [aanbieder.id.int for aanbieder in gevonden] == [1, 2, 3]
        assert store.aanbieders.all(REGIO) == [twente.aanbieder, *gevonden]


@OP_SQLITE
def test_asking_for_somebody_twice_gives_them_once(twente: Twente):
    wie = twente.aanbieder.id
    with twente.database.read() as store:
        assert store.aanbieders.of_ids([wie, wie]) == [twente.aanbieder]
        assert store.aanbieders.of_ids([]) == []


@OP_SQLITE
def test_codes_stand_in_order_however_they_came_and_there_may_be_none(twente: Twente):
    meer, geen = make_aanbieder("A", agb=("70000009", "70000001")), make_aanbieder("B", agb=())
    with twente.database.transaction() as store:
        store.aanbieders.add_many([meer, geen])
        assert store.aanbieders.get(meer.id).agb == ("70000001", "70000009")
        assert store.aanbieders.get(geen.id).agb == ()
        assert store.aanbieders.agb_index(REGIO).keys() == {*meer.agb, *twente.aanbieder.agb}


def test_several_are_changed_at_once_each_with_its_own_codes(twente: Twente):
    ander = make_aanbieder("Ander")
    with twente.database.transaction() as store:
        store.aanbieders.add(ander)
        # The two swap their codes: neither is in the way of the other.
        store.aanbieders.save_many(
            [replace(twente.aanbieder, agb=ander.agb), replace(ander, agb=twente.aanbieder.agb)]
        )
        assert store.aanbieders.get(ander.id) == replace(ander, agb=twente.aanbieder.agb, versie=2)
        assert store.aanbieders.get(twente.aanbieder.id).agb == ander.agb


def test_who_is_refused_keeps_what_there_was(twente: Twente):
    ander = make_aanbieder("Ander")
    with twente.database.transaction() as store:
        store.aanbieders.add(ander)
    with pytest.raises(Ongeldig), twente.database.transaction() as store:
        store.aanbieders.save(replace(ander, naam="Nieuw", agb=twente.aanbieder.agb))
    with pytest.raises(Conflict), twente.database.transaction() as store:
        store.aanbieders.save(replace(ander, naam="Nieuw", agb=()), expected_versie=9)
    with pytest.raises(NietGevonden), twente.database.transaction() as store:
        store.aanbieders.save(make_aanbieder("Bestaat niet", agb=()))
    with twente.database.read() as store:
        assert store.aanbieders.get(ander.id) == ander


def test_withdrawn_locaties_do_not_count_and_the_next_part_begins_after_the_last(
    twente: Twente, buur: Aanbieder
):
    weg, blijft = make_groep(twente.aanbieder), make_groep(twente.aanbieder)
    with twente.database.transaction() as store:
        store.locaties.add_many([weg, blijft, make_groep(buur, regio="elders")])
        store.locaties.withdraw(weg, at=AT, by=None, expected_versie=1)
        assert store.aanbieders.sizes_after(REGIO, None, 1) == [(twente.aanbieder.id, 1)]
        assert store.aanbieders.sizes_after(REGIO, twente.aanbieder.id, 1) == []
        assert store.aanbieders.sizes_after(REGIO, None, 0) == []
        assert store.aanbieders.sizes_after("elders", None, 9) == [(buur.id, 1)]


# ── under whom ──


def test_of_several_above_it_the_one_of_the_latest_contract_that_runs_is_its_hoofdaannemer(
    twente: Twente,
):
    onder, oud, nieuw = make_aanbieder("Onder"), make_aanbieder("Oud"), make_aanbieder("Nieuw")
    with twente.database.transaction() as store:
        store.aanbieders.add_many([onder, oud, nieuw])
        work_under(store, onder, oud, TODAY - 9 * DAG)
        work_under(store, onder, nieuw, TODAY - DAG, TODAY)
        store.contracten.add_many([make_contractregel(onder, ingangsdatum=TODAY)])
        gevonden = [
            store.aanbieders.hoofdaannemer_of(onder.id, TODAY + over * DAG)
            for over in (-10, -9, -1, 0, 1)
        ]
    assert gevonden == [None, oud, nieuw, nieuw, oud]


def test_who_stands_above_each_now_or_later_is_told_by_name(twente: Twente):
    onder, los = make_aanbieder("Onder"), make_aanbieder("Los")
    boven = [make_aanbieder(naam) for naam in ("éen", "Zes", "Drie", "voorbij")]
    with twente.database.transaction() as store:
        store.aanbieders.add_many([onder, los, *boven])
        work_under(store, onder, boven[1], TODAY, TODAY)
        work_under(store, onder, boven[0], TODAY + 9 * DAG)
        work_under(store, onder, boven[3], TODAY - 9 * DAG, TODAY - DAG)
        work_under(store, twente.aanbieder, boven[2], TODAY)
        work_under(store, twente.aanbieder, boven[2], TODAY - DAG)
        store.contracten.add_many([make_contractregel(los)])
        ids = [onder.id, los.id, twente.aanbieder.id, boven[0].id]
        assert store.aanbieders.hoofdaannemers_from(ids, TODAY) == {
            onder.id: [boven[0], boven[1]],
            los.id: [],
            twente.aanbieder.id: [boven[2]],
        }
        assert store.aanbieders.hoofdaannemers_from([onder.id], TODAY + DAG) == {
            onder.id: [boven[0]]
        }
        assert store.aanbieders.hoofdaannemers_from([], TODAY) == {}


@OP_SQLITE
def test_who_got_another_onderaannemer_while_it_waited_has_to_begin_anew(
    twente: Twente, monkeypatch: pytest.MonkeyPatch
):
    antwoorden = [set(), {make_aanbieder().id}]
    monkeypatch.setattr(aanbieders, "onderaannemers_of", lambda *_: antwoorden.pop(0))
    with twente.database.transaction() as store, pytest.raises(Conflict):
        store.aanbieders.lock_with_onderaannemers(twente.aanbieder.id)
    assert antwoorden == []


@OP_SQLITE
@pytest.mark.parametrize("daarna", [1, 2])
def test_who_lost_an_onderaannemer_meanwhile_or_none_goes_on(
    twente: Twente, monkeypatch: pytest.MonkeyPatch, daarna: int
):
    onder = [AanbiederId(UUID(int=1)), AanbiederId(UUID(int=2))]
    antwoorden = [set(onder), set(onder[:daarna])]
    gehouden: list[set[AanbiederId]] = []
    monkeypatch.setattr(aanbieders, "onderaannemers_of", lambda *_: antwoorden.pop(0))
    monkeypatch.setattr(aanbieders, "lock_aanbieders", lambda _, ids: gehouden.append(set(ids)))
    with twente.database.transaction() as store:
        store.aanbieders.lock_with_onderaannemers(twente.aanbieder.id)
    assert gehouden == [{twente.aanbieder.id, *onder}], "all at once, so that two never deadlock"


@OP_SQLITE
def test_an_onderaannemer_of_long_ago_is_locked_along(
    twente: Twente, monkeypatch: pytest.MonkeyPatch
):
    """A shielded locatie of it may show the contact still, in what is kept."""
    onder = make_aanbieder("Onder")
    gehouden: list[set[AanbiederId]] = []
    with twente.database.transaction() as store:
        store.aanbieders.add(onder)
        work_under(store, onder, twente.aanbieder, date(2020, 1, 1), date(2020, 12, 31))
        monkeypatch.setattr(aanbieders, "lock_aanbieders", lambda _, ids: gehouden.append(set(ids)))
        store.aanbieders.lock_with_onderaannemers(twente.aanbieder.id)
        store.aanbieders.lock_with_onderaannemers(onder.id)
    assert gehouden == [{twente.aanbieder.id, onder.id}, {onder.id}]

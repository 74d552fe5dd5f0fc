"""Aanbieders as they are kept: by name, by AGB code, and one at a time for who changes them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import TODAY, make_aanbieder, make_contractregel, make_groep, make_vestiging
from tests.store.conftest import Twente
from wijzer.domain.fouten import Conflict, NietGevonden, Ongeldig
from wijzer.domain.ids import AanbiederId
from wijzer.domain.regio.gebied import Contact

DAG = timedelta(days=1)


def test_aanbieders_stand_in_order_of_their_names_whatever_their_capitals(twente: Twente):
    with twente.database.transaction() as store:
        store.aanbieders.add_many(
            [make_aanbieder("éland"), make_aanbieder("Egel"), make_aanbieder("FAZANT")]
        )
    with twente.database.read() as store:
        assert [aanbieder.naam for aanbieder in store.aanbieders.all("twente")] == [
            "De Bron",
            "Egel",
            "éland",
            "FAZANT",
        ]
        assert store.aanbieders.count("twente") == 4
        assert store.aanbieders.all("elders") == []
        assert store.aanbieders.count("elders") == 0


def test_an_aanbieder_comes_back_as_it_went_in(twente: Twente):
    nieuw = make_aanbieder(
        agb=("70000001", "70000002"), kvk="12345678", contact=Contact(email="a@b.example")
    )
    with twente.database.transaction() as store:
        store.aanbieders.add(nieuw)
        assert store.aanbieders.get(nieuw.id) == nieuw
        for code in nieuw.agb:
            assert store.aanbieders.by_agb("twente", code) == nieuw


def test_who_is_not_there_is_not_found(twente: Twente):
    nergens = AanbiederId(make_aanbieder().id)
    with twente.database.read() as store:
        assert store.aanbieders.find(nergens) is None
        assert store.aanbieders.of_ids([nergens]) == []
        assert store.aanbieders.by_agb("twente", "99999999") is None
        assert store.aanbieders.by_agb("elders", twente.aanbieder.agb[0]) is None
        with pytest.raises(NietGevonden):
            store.aanbieders.get(nergens)


def test_an_agb_code_belongs_to_one_aanbieder(twente: Twente):
    dubbel = make_aanbieder(agb=twente.aanbieder.agb)
    with pytest.raises(Ongeldig), twente.database.transaction() as store:
        store.aanbieders.add(dubbel)
    with twente.database.read() as store:
        assert store.aanbieders.find(dubbel.id) is None


def test_codes_that_are_left_out_are_free_again(twente: Twente):
    code = twente.aanbieder.agb[0]
    with twente.database.transaction() as store:
        store.aanbieders.save(replace(twente.aanbieder, agb=("70999999",)))
        assert store.aanbieders.by_agb("twente", code) is None
        ander = make_aanbieder(agb=(code,))
        store.aanbieders.add(ander)
        assert store.aanbieders.agb_index("twente").keys() == {"70999999", code}


def test_the_second_of_two_who_save_the_same_is_told(twente: Twente):
    with twente.database.transaction() as store:
        store.aanbieders.save(replace(twente.aanbieder, naam="Eerst"), 1)
    with pytest.raises(Conflict), twente.database.transaction() as store:
        store.aanbieders.save(replace(twente.aanbieder, naam="Daarna"), 1)
    with twente.database.read() as store:
        bewaard = store.aanbieders.get(twente.aanbieder.id)
    assert (bewaard.naam, bewaard.versie) == ("Eerst", 2)


def test_aanbieders_are_taken_in_parts_with_the_number_of_their_locaties(twente: Twente):
    anderen = [make_aanbieder() for _ in range(3)]
    with twente.database.transaction() as store:
        store.aanbieders.add_many(anderen)
        store.locaties.add_many([make_groep(anderen[0]), make_vestiging(anderen[0])])
        alle = sorted([twente.aanbieder.id, *(aanbieder.id for aanbieder in anderen)])
        eerste = store.aanbieders.sizes_after("twente", None, 2)
        rest = store.aanbieders.sizes_after("twente", eerste[-1][0], 9)
        assert [wie for wie, _ in (*eerste, *rest)] == alle
        assert dict([*eerste, *rest])[anderen[0].id] == 2
        assert sum(aantal for _, aantal in (*eerste, *rest)) == 2
        assert store.aanbieders.sizes_after("twente", alle[-1], 9) == []


def test_who_keeps_whose_locaties_follows_the_running_row(twente: Twente):
    onder = make_aanbieder("Onder")
    regel = make_contractregel(
        onder, hoofdaannemer_id=twente.aanbieder.id, ingangsdatum=TODAY, einddatum=TODAY + DAG
    )
    with twente.database.transaction() as store:
        store.aanbieders.add(onder)
        store.contracten.add_many([regel])
        contracten, zelf = store.contracten, twente.aanbieder.id
        for dag, houdt, komt in (
            (TODAY - DAG, {zelf}, {onder.id}),
            (TODAY, {zelf, onder.id}, {onder.id}),
            (TODAY + DAG, {zelf, onder.id}, {onder.id}),
            (TODAY + 2 * DAG, {zelf}, set()),
        ):
            assert contracten.aanbieders_kept_by(zelf, dag) == houdt
            assert contracten.onderaannemers_from(zelf, dag) == komt
        assert store.aanbieders.hoofdaannemer_of(onder.id, TODAY) == store.aanbieders.get(zelf)
        assert store.aanbieders.hoofdaannemer_of(onder.id, TODAY - DAG) is None
        assert store.aanbieders.hoofdaannemer_of(zelf, TODAY) is None

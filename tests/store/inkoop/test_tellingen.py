"""What a region has, counted by the database as the domain would count it."""

from dataclasses import replace
from datetime import timedelta

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_groep,
    make_opgave,
    make_vestiging,
)
from tests.store.conftest import Twente
from wijzer.domain.locaties.beschikbaarheid import Opgave, WachttijdSoort
from wijzer.store.inkoop.tellingen import Locatietelling

DAG = timedelta(days=1)


def test_locaties_are_counted_per_aanbieder_and_withdrawn_ones_are_not(twente: Twente):
    ander, leeg = make_aanbieder(), make_aanbieder()
    weg = make_groep(twente.aanbieder)
    with twente.database.transaction() as store:
        store.aanbieders.add_many([ander, leeg])
        store.locaties.add_many(
            [
                weg,
                make_groep(twente.aanbieder),
                make_vestiging(twente.aanbieder, gepubliceerd=False),
                make_groep(ander, gepubliceerd=False),
            ]
        )
        store.locaties.withdraw(weg, at=AT, by=None, expected_versie=1)
        tellingen = store.tellingen.locaties("twente")
    assert tellingen[twente.aanbieder.id] == Locatietelling(2, 1)
    assert tellingen[ander.id] == Locatietelling(1, 0)
    assert leeg.id not in tellingen


def test_an_entry_that_says_nothing_counts_as_none_on_both_databases(twente: Twente):
    vestiging = make_vestiging(twente.aanbieder)
    opgaven: list[Opgave | None] = [
        None,
        Opgave(peildatum=TODAY),
        Opgave(peildatum=TODAY, toelichting="Bel"),
        Opgave(peildatum=TODAY, wachttijd_soort=WachttijdSoort.ACTUEEL),
        Opgave(peildatum=TODAY, vrije_plekken=0),
        Opgave(peildatum=TODAY, eerstvolgende_plek=TODAY),
        Opgave(peildatum=TODAY, aanmeldwachttijd_weken=0),
        Opgave(peildatum=TODAY, behandelwachttijd_weken=0),
        Opgave(peildatum=TODAY, aantal_wachtenden=0),
        Opgave(peildatum=TODAY, afhankelijk_van_matching=True),
        Opgave(peildatum=TODAY, aanmeldstop=True),
        Opgave(peildatum=TODAY - DAG, vrije_plekken=1),
    ]
    with twente.database.transaction() as store:
        store.locaties.add(vestiging)
        store.aanbod.add_many(
            [make_aanbod(vestiging, f"P{n:04}", opgave) for n, opgave in enumerate(opgaven)]
        )
        geteld = {
            (deel.aanbieder_id, deel.peildatum): deel.aantal
            for deel in store.tellingen.peildata("twente")
        }
    wie = twente.aanbieder.id
    leeg = sum(opgave is None or opgave.is_leeg for opgave in opgaven)
    assert geteld == {(wie, None): leeg, (wie, TODAY): 12 - leeg - 1, (wie, TODAY - DAG): 1}


def test_what_is_not_published_has_no_freshness(twente: Twente):
    groep = make_groep(twente.aanbieder, gepubliceerd=False)
    with twente.database.transaction() as store:
        store.locaties.add(groep)
        store.aanbod.add(make_aanbod(groep, opgave=make_opgave()))
        assert store.tellingen.peildata("twente") == []


def test_who_works_under_whom_and_whether_it_runs(twente: Twente):
    onder = make_aanbieder()
    loopt = make_contractregel(twente.aanbieder)
    komt = make_contractregel(onder, hoofdaannemer_id=twente.aanbieder.id, ingangsdatum=TODAY + DAG)
    voorbij = replace(make_contractregel(onder), einddatum=TODAY - DAG)
    with twente.database.transaction() as store:
        store.aanbieders.add(onder)
        store.contracten.add_many([loopt, komt, voorbij])
        stand = {
            (verhouding.aanbieder_id, verhouding.hoofdaannemer_id): (
                verhouding.loopt,
                verhouding.komt,
            )
            for verhouding in store.tellingen.verhoudingen("twente", TODAY)
        }
        assert store.tellingen.verhoudingen("elders", TODAY) == []
    assert stand == {
        (twente.aanbieder.id, None): (True, False),
        (onder.id, twente.aanbieder.id): (False, True),
        (onder.id, None): (False, False),
    }

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
    make_hulpvorm,
    make_opgave,
    make_product,
    make_vestiging,
)
from tests.store.conftest import Twente
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.product import Vindbaar
from wijzer.domain.locaties.beschikbaarheid import Opgave, WachttijdSoort
from wijzer.store.inkoop.tellingen import Locatietelling, Peilgroep, Verhouding

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


def test_a_region_is_counted_by_itself(twente: Twente, buur: Aanbieder):
    hier, daar = make_groep(twente.aanbieder), make_groep(buur, regio="elders")
    with twente.database.transaction() as store:
        store.locaties.add_many([hier, daar])
        store.aanbod.add(make_aanbod(daar, opgave=make_opgave()))
        store.contracten.add_many([make_contractregel(buur, regio="elders")])
        tellingen = store.tellingen
        assert tellingen.locaties("twente") == {twente.aanbieder.id: Locatietelling(1, 1)}
        assert tellingen.locaties("elders") == {buur.id: Locatietelling(1, 1)}
        assert tellingen.peildata("twente") == []
        assert tellingen.peildata("elders") == [Peilgroep(buur.id, TODAY, 1)]
        assert tellingen.verhoudingen("twente", TODAY) == []
        assert tellingen.verhoudingen("elders", TODAY) == [Verhouding(buur.id, None, True, False)]
        assert tellingen.locaties("nergens") == {}


def test_what_is_withdrawn_itself_or_with_its_locatie_has_no_freshness(twente: Twente):
    blijft, weg = make_groep(twente.aanbieder), make_groep(twente.aanbieder)
    aanbod = [
        make_aanbod(blijft, "A", make_opgave()),
        make_aanbod(blijft, "B", make_opgave()),
        make_aanbod(weg, "A", make_opgave()),
    ]
    with twente.database.transaction() as store:
        store.locaties.add_many([blijft, weg])
        store.aanbod.add_many(aanbod)
        store.aanbod.withdraw(aanbod[1], at=AT, by=None)
        store.locaties.withdraw(weg, at=AT, by=None, expected_versie=1)
        assert store.tellingen.peildata("twente") == [Peilgroep(twente.aanbieder.id, TODAY, 1)]


def test_a_stop_that_ends_is_an_entry_too(twente: Twente):
    groep = make_groep(twente.aanbieder)
    opgave = Opgave(peildatum=TODAY, aanmeldstop_tot=TODAY + DAG)
    with twente.database.transaction() as store:
        store.locaties.add(groep)
        store.aanbod.add(make_aanbod(groep, opgave=opgave))
        assert not opgave.is_leeg
        assert store.tellingen.peildata("twente") == [Peilgroep(twente.aanbieder.id, TODAY, 1)]


def test_of_several_rows_one_that_runs_and_one_that_comes_are_both_told(twente: Twente):
    wie = twente.aanbieder
    rijen = [
        make_contractregel(wie, ingangsdatum=TODAY - 9 * DAG, einddatum=TODAY),
        make_contractregel(wie, "AVAKT", ingangsdatum=TODAY + DAG, einddatum=TODAY + 2 * DAG),
    ]
    with twente.database.transaction() as store:
        store.contracten.add_many(rijen)
        standen = {
            over: store.tellingen.verhoudingen("twente", TODAY + over * DAG)
            for over in (-10, -9, 0, 1, 2, 3)
        }
    assert {
        over: [(stand.loopt, stand.komt) for stand in gevonden]
        for over, gevonden in standen.items()
    } == {
        -10: [(False, True)],
        -9: [(True, True)],
        0: [(True, True)],
        1: [(True, False)],
        2: [(True, False)],
        3: [(False, False)],
    }


def test_aanbod_without_a_code_is_counted_by_hulpvorm_and_by_whom_it_could_move(twente: Twente):
    """Nothing withdrawn counts, and no code that is not valid today or that nobody searches for."""
    ander = make_aanbieder()
    hier, weg, daar = make_groep(twente.aanbieder), make_groep(twente.aanbieder), make_groep(ander)
    terug = make_aanbod(daar, "hulpvorm:logeren")
    with twente.database.transaction() as store:
        for slug in ("woongroep", "logeren"):
            store.regios.save_hulpvorm(make_hulpvorm(slug))
        store.producten.save_many(
            [
                make_product("WWOGR", hulpvorm="woongroep", geldig_van=TODAY, geldig_tot=TODAY),
                make_product("VLOGE", hulpvorm="logeren", geldig_van=TODAY + DAG),
                make_product("VLOGX", hulpvorm="logeren", vindbaar=Vindbaar.BELLEN),
                make_product("VLOGT", hulpvorm="logeren", vindbaar=Vindbaar.GEEN),
            ]
        )
        store.aanbieders.add(ander)
        store.locaties.add_many([hier, weg, daar])
        store.aanbod.add_many(
            [
                make_aanbod(hier), make_aanbod(hier, "hulpvorm:woongroep"), make_aanbod(weg, "hulpvorm:woongroep"),
                make_aanbod(daar, "hulpvorm:woongroep"), make_aanbod(hier, "hulpvorm:logeren"), terug,
            ]
        )  # fmt: skip
        store.locaties.withdraw(weg, at=AT, by=None, expected_versie=1)
        store.aanbod.withdraw(terug, at=AT, by=None)
        tellingen = store.tellingen
        assert tellingen.zonder_code("twente") == {"woongroep": 2, "logeren": 1}
        assert tellingen.om_te_zetten("twente", TODAY) == {
            (twente.aanbieder.id, "woongroep"): 1,
            (ander.id, "woongroep"): 1,
        }
        assert tellingen.om_te_zetten("twente", TODAY + DAG) == {
            (twente.aanbieder.id, "logeren"): 1
        }
        store.contracten.add_many(
            [
                make_contractregel(ander, "hulpvorm:woongroep"),
                make_contractregel(twente.aanbieder, "hulpvorm:woongroep", einddatum=TODAY - DAG),
            ]
        )
        assert tellingen.om_te_zetten("twente", TODAY) == {(twente.aanbieder.id, "woongroep"): 1}, (
            "who is contracted by the hulpvorm needs no code"
        )
        assert (tellingen.zonder_code("elders"), tellingen.om_te_zetten("elders", TODAY)) == (
            {},
            {},
        )

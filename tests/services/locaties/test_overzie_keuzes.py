"""What somebody can choose from on the page of a locatie."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.factories import (
    ALMELO,
    ENSCHEDE,
    HENGELO,
    REGIO,
    TODAY,
    make_contractregel,
    make_hulpvorm,
    make_product,
)
from tests.services.buurregio import ANDER, BEA, BRON, JO, KIM, TERP, VERDWAALD, WIEBE
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.inkoop.product import Hulpsoort, Vindbaar
from wijzer.services.locaties.overzie_keuzes import (
    Locatiekeuzes,
    overzie_eigen_aanbieders,
    overzie_keuzes,
)
from wijzer.store.store import Store

pytestmark = OP_SQLITE

DAG = timedelta(days=1)
HOOFD = replace(JO, aanbieders=frozenset({BRON.id, ANDER.id}))


def choices(
    store: Store, *, is_groep: bool = True, by: Actor = JO, today: date = TODAY
) -> Locatiekeuzes:
    return overzie_keuzes(store, BRON.id, is_groep=is_groep, by=by, today=today)


def codes(store: Store, *, is_groep: bool, today: date = TODAY) -> set[str]:
    return {product.code for product in choices(store, is_groep=is_groep, today=today).producten}


def test_a_groep_lives_and_a_vestiging_goes_out_and_neither_gives_what_is_not_found(
    twente: Store,
):
    assert codes(twente, is_groep=True) == {"WGZHF", "WGZHG"}
    assert codes(twente, is_groep=False) == {"ABGII", "AVAKT"}


def test_pleegzorg_is_living_and_is_still_given_from_a_vestiging(twente: Store):
    vormen = {hulpvorm.slug: hulpvorm for hulpvorm in twente.regios.hulpvormen(REGIO)}
    twente.regios.save_hulpvorm(replace(vormen["gezinshuis"], vanuit_vestiging=True))
    assert codes(twente, is_groep=True) == set()
    assert codes(twente, is_groep=False) == {"WGZHF", "WGZHG", "ABGII", "AVAKT"}


def test_a_product_without_a_hulpvorm_goes_by_how_it_is_given(twente: Store):
    twente.producten.save_many(
        [
            make_product("WONEN", hulpvorm=None, soort=Hulpsoort.VERBLIJF),
            make_product("ADVIE", hulpvorm=None, soort=Hulpsoort.ADVIES),
            make_product("BELLE", hulpvorm=None, vindbaar=Vindbaar.BELLEN),
        ]
    )
    assert codes(twente, is_groep=True) == {"WGZHF", "WGZHG", "WONEN"}
    assert codes(twente, is_groep=False) == {"ABGII", "AVAKT", "ADVIE"}


def test_a_product_is_a_choice_from_its_first_day_to_its_last(twente: Store):
    kort = make_product("KORT1", geldig_van=TODAY, geldig_tot=TODAY + DAG)
    twente.producten.save_many([kort])
    dagen = (TODAY - DAG, TODAY, TODAY + DAG, TODAY + 2 * DAG)
    assert ["KORT1" in codes(twente, is_groep=True, today=dag) for dag in dagen] == [
        False, True, True, False
    ]  # fmt: skip


def test_a_hulpvorm_is_a_choice_itself_while_it_has_no_code_to_choose(twente: Store):
    twente.regios.save_hulpvorm(make_hulpvorm("woongroep"))
    geen = make_product("WWOGX", hulpvorm="woongroep", vindbaar=Vindbaar.GEEN)
    twente.producten.save_many([geen])
    assert "hulpvorm:woongroep" in choices(twente).labels(), "nobody searches for its only code"
    twente.producten.save_many(
        [make_product("WWOGR", hulpvorm="woongroep", geldig_van=TODAY + DAG)]
    )
    assert "hulpvorm:woongroep" in choices(twente).labels()
    assert "hulpvorm:woongroep" not in choices(twente, today=TODAY + DAG).labels()


def test_gemeenten_and_doelgroepen_are_those_of_the_region(twente: Store):
    keuzes = choices(twente)
    assert {gemeente.code for gemeente in keuzes.gemeenten} == {HENGELO, ENSCHEDE, ALMELO}
    assert [doelgroep.slug for doelgroep in keuzes.doelgroepen] == ["autisme", "lvb"]
    daar = overzie_keuzes(twente, TERP.id, is_groep=True, by=WIEBE, today=TODAY)
    assert (daar.producten, daar.doelgroepen) == ([], [])


@pytest.mark.parametrize(
    ("anders", "heel"),
    [
        ({}, False),
        ({"vindbaar": Vindbaar.GEEN}, True),
        ({"soort": Hulpsoort.AMBULANT}, True),
        ({"geldig_van": TODAY + DAG}, True),
    ],
)
def test_a_hulpvorm_is_ticked_as_a_whole_where_no_code_of_it_can_be(
    twente: Store, anders: dict[str, Any], heel: bool
):
    twente.regios.save_hulpvorm(make_hulpvorm("woongroep"))
    twente.producten.save_many([make_product("WWOGR", **{"hulpvorm": "woongroep", **anders})])
    keuzes = choices(twente)
    assert ("hulpvorm:woongroep" in keuzes.labels()) is heel
    assert ("WWOGR" in keuzes.labels()) is not heel


def test_what_runs_under_contract_stands_first_and_then_by_code(twente: Store):
    regel = make_contractregel(BRON, "WGZHG")
    voorbij = make_contractregel(BRON, "ABGII", einddatum=TODAY - DAG)
    twente.contracten.add_many([regel, voorbij], [])
    assert choices(twente).gecontracteerd == {"WGZHF", "WGZHG"}
    twente.producten.save_many([make_product("ANDER", naam="Anders")])
    assert choices(twente).labels() == {
        "WGZHF": "Product WGZHF (WGZHF)",
        "WGZHG": "Product WGZHG (WGZHG)",
        "ANDER": "Anders (ANDER)",
    }
    assert list(choices(twente).labels()) == ["WGZHF", "WGZHG", "ANDER"]


def test_the_hoofdaannemer_of_today_is_shown_and_not_the_one_of_before(twente: Store):
    assert choices(twente).hoofdaannemer is None
    onder = make_contractregel(BRON, hoofdaannemer_id=ANDER.id, einddatum=TODAY)
    twente.contracten.add_many([onder], [])
    assert choices(twente).hoofdaannemer == ANDER.contact
    assert choices(twente, today=TODAY + DAG).hoofdaannemer is None


def test_before_an_aanbieder_is_chosen_nothing_is_under_contract(twente: Store):
    keuzes = overzie_keuzes(twente, None, is_groep=True, by=HOOFD, today=TODAY)
    assert (keuzes.gecontracteerd, keuzes.hoofdaannemer) == (frozenset(), None)
    assert {product.code for product in keuzes.producten} == {"WGZHF", "WGZHG"}


def test_who_keeps_several_chooses_among_them(twente: Store):
    assert {aanbieder.id for aanbieder in overzie_eigen_aanbieders(twente, by=HOOFD)} == {
        BRON.id, ANDER.id
    }  # fmt: skip
    assert overzie_eigen_aanbieders(twente, by=BEA) == []


@pytest.mark.parametrize("wie", [BEA, KIM, WIEBE], ids=["BEA", "KIM", "WIEBE"])
def test_nobody_chooses_for_an_aanbieder_they_do_not_keep(twente: Store, wie: Actor):
    with pytest.raises(NietGevonden):
        choices(twente, by=wie)


def test_who_is_of_another_region_chooses_nothing_here_whatever_was_put_down_for_them(
    twente: Store,
):
    with pytest.raises(NietGevonden):
        choices(twente, by=VERDWAALD)

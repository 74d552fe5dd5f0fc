"""The rows that the public reads, made of facts alone: what stands, from when to when, where it is found, whom to call."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import (
    ALMELO,
    BEGIN,
    ENSCHEDE,
    HENGELO,
    REGIO,
    TODAY,
    make_aanbod,
    make_contractregel,
    make_gemeente,
    make_opgave,
    make_product,
)
from tests.store.projectie.wereld_bronnen import (
    AANBIEDER,
    DAG,
    HULPVORM,
    LOCATIE,
    PRODUCT,
    bron,
    naslag,
    only,
    wanted,
)
from wijzer.domain.inkoop.product import Vindbaar
from wijzer.domain.regio.gebied import Contact
from wijzer.store.projectie.rijen import Projectierijen, shuffle_number

# ── what stands, and until when ──


@pytest.mark.parametrize(
    ("einde", "staat"), [(None, True), (TODAY + DAG, True), (TODAY, True), (TODAY - DAG, False)]
)
def test_aanbod_stands_up_to_and_with_the_last_day_of_its_contract(einde: date, staat: bool):
    regel = make_contractregel(AANBIEDER, einddatum=einde)
    rijen = wanted(bron(regels=[regel]))
    assert bool(rijen.aanbod) is bool(rijen.locaties) is bool(rijen.aanbieders) is staat


@pytest.mark.parametrize(("einde", "staat"), [(None, True), (TODAY, True), (TODAY - DAG, False)])
def test_aanbod_stands_up_to_and_with_the_last_day_of_its_product(einde: date, staat: bool):
    assert bool(wanted(bron(), van=naslag(replace(PRODUCT, geldig_tot=einde))).aanbod) is staat


def test_without_a_contract_row_or_a_product_of_this_code_nothing_stands():
    assert wanted(bron(regels=[])) == Projectierijen()
    assert wanted(bron(make_aanbod(LOCATIE, "ANDER"))) == Projectierijen()
    assert (
        wanted(bron(), van=naslag(replace(PRODUCT, vindbaar=Vindbaar.BELLEN))) == Projectierijen()
    )
    assert wanted() == Projectierijen()


def test_when_it_is_shown_is_where_contract_and_product_overlap():
    regels = [
        make_contractregel(AANBIEDER, ingangsdatum=TODAY + 5 * DAG, einddatum=TODAY + 9 * DAG),
        make_contractregel(AANBIEDER, einddatum=TODAY),
    ]
    product = replace(PRODUCT, geldig_van=BEGIN + DAG, geldig_tot=TODAY + 7 * DAG)
    rij = only(wanted(bron(regels=regels), van=naslag(product)).aanbod.values())
    dagen = [BEGIN + DAG, TODAY, TODAY + 5 * DAG, TODAY + 7 * DAG]
    een, twee, drie, vier = (dag.isoformat() for dag in dagen)
    assert rij["zichtbaar"] == [[een, twee], [drie, vier]]


def test_a_period_without_end_has_none():
    assert only(wanted(bron()).aanbod.values())["zichtbaar"] == [[BEGIN.isoformat(), None]]


def test_an_open_locatie_that_begins_later_stands_ready_and_a_shielded_one_does_not():
    regel = make_contractregel(AANBIEDER, ingangsdatum=TODAY + DAG)
    assert wanted(bron(regels=[regel])).locaties
    assert wanted(bron(regels=[regel], open_=False)) == Projectierijen()
    assert wanted(bron(regels=[regel], open_=False), today=TODAY + DAG).locaties


def test_of_a_shielded_locatie_that_is_seen_aanbod_to_come_stands_too():
    later = make_product("WGZHG", geldig_van=TODAY + DAG)
    van = replace(naslag(), producten={(REGIO, "WGZHF"): [PRODUCT], (REGIO, "WGZHG"): [later]})
    eigen = bron(make_aanbod(LOCATIE), make_aanbod(LOCATIE, "WGZHG"), open_=False)
    eigen = replace(eigen, regels={code: [make_contractregel(AANBIEDER, code)] for code in ("WGZHF", "WGZHG")})  # fmt: skip
    codes = {rij["productcode"] for rij in wanted(eigen, van=van).aanbod.values()}
    assert codes == {"WGZHF", "WGZHG"}


def test_of_several_validities_the_one_of_today_is_shown_and_tomorrow_the_next():
    oud = replace(PRODUCT, geldig_tot=TODAY, segment="oud")
    nieuw = make_product(segment="nieuw", geldig_van=TODAY + DAG)
    van = naslag(oud, nieuw)
    vandaag, morgen = (
        only(wanted(bron(), today=dag, van=van).aanbod.values()) for dag in (TODAY, TODAY + DAG)
    )
    assert (vandaag["segment"], morgen["segment"]) == ("oud", "nieuw")
    assert vandaag["zichtbaar"] == morgen["zichtbaar"] == [[BEGIN.isoformat(), None]]


def test_rows_stand_under_public_ids_and_the_office_ids_stand_nowhere():
    aanbod = make_aanbod(LOCATIE, opgave=make_opgave())
    eigen = bron(aanbod)
    rijen = wanted(eigen)
    assert rijen.aanbod.keys() == {aanbod.publiek_id}
    assert rijen.locaties.keys() == {eigen.rij.publiek_id}
    assert only(rijen.aanbod.values())["locatie_id"] == eigen.rij.publiek_id
    alles = repr(rijen)
    assert str(aanbod.id) not in alles
    assert repr(LOCATIE) not in alles


def test_the_same_facts_give_the_same_rows_in_whatever_order_they_are_read():
    een, twee = bron(make_aanbod(LOCATIE)), bron(make_aanbod(LOCATIE))
    assert wanted(een, twee) == wanted(twee, een)
    assert len(wanted(een, twee).aanbieders) == 1


# ── where it is found ──


def test_a_groep_is_found_where_it_lies_whatever_its_werkgebied():
    rij = only(wanted(bron(werkgebied=[ENSCHEDE])).aanbod.values())
    assert (rij["gemeente"], rij["zoekgemeenten"]) == (HENGELO, [HENGELO])


def test_a_vestiging_is_found_in_its_werkgebied_by_code_and_need_not_lie_in_it():
    eigen = bron(soort="vestiging", groepsgrootte=None, werkgebied=[ENSCHEDE, ALMELO])
    assert only(wanted(eigen).aanbod.values())["zoekgemeenten"] == [ALMELO, ENSCHEDE]


def test_who_does_not_take_part_by_product_or_by_kind_of_help_is_left_out():
    eigen = bron(soort="vestiging", groepsgrootte=None, werkgebied=[HENGELO, ENSCHEDE, ALMELO])
    product = replace(PRODUCT, uitgesloten_gemeenten=frozenset({HENGELO}))
    hulpvorm = replace(HULPVORM, uitgesloten_gemeenten=frozenset({ENSCHEDE}))
    rij = only(wanted(eigen, van=naslag(product, hulpvorm=hulpvorm)).aanbod.values())
    assert rij["zoekgemeenten"] == [ALMELO]
    geen = naslag(replace(product, hulpvorm=None), hulpvorm=hulpvorm)
    assert only(wanted(eigen, van=geen).aanbod.values())["zoekgemeenten"] == [ALMELO, ENSCHEDE]


def test_a_shielded_locatie_lies_where_the_gemeente_does_and_an_open_one_where_it_is():
    dicht, open_ = (only(wanted(bron(open_=vrij)).locaties.values()) for vrij in (False, True))
    gemeente = make_gemeente()
    assert (dicht["lat"], dicht["lon"]) == (
        round(gemeente.punt.lat, 5),
        round(gemeente.punt.lon, 5),
    )
    assert (open_["lat"], open_["lon"]) == (52.27, 6.79)
    assert (dicht["afgeschermd"], open_["afgeschermd"]) == (True, False)


# ── whom to call ──


def test_the_page_of_an_aanbieder_shows_its_own_number_or_else_that_of_whom_it_works_under():
    zelf = only(wanted(bron()).aanbieders.values())
    boven = Contact(telefoon="053-000 00 99")
    onder = only(wanted(bron(hoofdaannemer=boven)).aanbieders.values())
    leeg = only(wanted(bron(hoofdaannemer=Contact())).aanbieders.values())
    nummers = [rij["gegevens"]["contact"]["telefoon"] for rij in (zelf, onder, leeg)]
    assert nummers == ["074-000 00 12", "053-000 00 99", "074-000 00 12"]


@pytest.mark.parametrize(("open_", "nummer"), [(True, "074-000 00 12"), (False, "053-000 00 99")])
def test_a_locatie_without_a_number_shows_one_that_does_not_lead_to_a_shielded_door(
    open_: bool, nummer: str
):
    rijen = wanted(bron(open_=open_, hoofdaannemer=Contact(telefoon="053-000 00 99")))
    assert only(rijen.locaties.values())["gegevens"]["contact"]["telefoon"] == nummer


# ── the lot among equals ──


@given(st.uuids())
def test_the_lot_of_an_aanbod_fits_its_column_and_follows_from_its_public_id(publiek_id: UUID):
    assert 0 <= shuffle_number(publiek_id) < 2**31
    assert shuffle_number(publiek_id) == shuffle_number(UUID(str(publiek_id)))


def test_lots_are_spread_and_do_not_follow_the_order_of_ids():
    lots = [shuffle_number(UUID(int=nummer)) for nummer in range(1000)]
    assert len(set(lots)) == 1000
    assert lots != sorted(lots)
    assert 400 < sum(lot >= 2**30 for lot in lots) < 600


def test_one_bit_of_the_lot_is_dropped_and_no_more():
    assert max(shuffle_number(UUID(int=nummer)) for nummer in range(1000)) > 2**31 * 0.99

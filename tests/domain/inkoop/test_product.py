"""What holds of a product code: its periods, where it is given, who does not take part, and the way in."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ENSCHEDE, HENGELO, make_product
from wijzer.domain.inkoop.product import (
    Hulpsoort,
    Hulpvorm,
    Product,
    Route,
    Vindbaar,
    by_code,
    excluded_gemeenten,
    goes_via_cpwv,
    is_given_from_vestiging,
    validity_on,
    way_in,
)

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
VORIG = make_product(geldig_van=date(2025, 1, 1), geldig_tot=TODAY - DAY)
NU = make_product(geldig_van=TODAY, geldig_tot=TODAY)
STRAKS = make_product(geldig_van=TODAY + DAY, geldig_tot=TODAY + 9 * DAY)
LATER = make_product(geldig_van=TODAY + 10 * DAY)
ALLE = [VORIG, NU, STRAKS, LATER]


def make_hulpvorm(**anders: Any) -> Hulpvorm:
    eigen: dict[str, Any] = {"soort": Hulpsoort.WONEN, "route": Route.CPWV}
    return Hulpvorm(
        regio="twente",
        slug="gezinshuis",
        naam="Gezinshuis",
        gewone_naam="Gezinshuis",
        segment="wonen-en-verblijf",
        tekst="",
        volgorde=1,
        **{**eigen, **anders},
    )


@pytest.mark.regel("Product.is_valid_on")
def test_a_code_may_be_used_on_its_first_and_on_its_last_day():
    assert [product.is_valid_on(TODAY) for product in ALLE] == [False, True, False, False]


@pytest.mark.regel("validity_on")
@pytest.mark.parametrize(
    ("geldigheden", "gekozen"),
    [
        (ALLE, NU),
        ([VORIG, STRAKS, LATER], STRAKS),
        ([LATER, STRAKS], STRAKS),
        ([VORIG], VORIG),
        ([], None),
    ],
)
def test_the_validity_of_today_goes_before_the_next_and_that_before_the_last(
    geldigheden: list[Product], gekozen: Product | None
):
    assert validity_on(geldigheden, today=TODAY) is gekozen


@given(st.permutations(ALLE), st.integers(-40, 40))
def test_the_order_in_which_validities_come_decides_nothing(alle: list[Product], dagen: int):
    today = TODAY + timedelta(days=dagen)
    gekozen = validity_on(alle, today=today)
    assert gekozen is validity_on(ALLE, today=today)
    assert gekozen is not None
    assert gekozen.is_valid_on(today) or not any(product.is_valid_on(today) for product in ALLE)


def test_every_code_has_one_product_also_when_it_has_ended():
    oud = make_product("ABGII", geldig_tot=TODAY - DAY)
    assert by_code([oud, *ALLE], today=TODAY) == {"ABGII": oud, "WGZHF": NU}


@pytest.mark.regel("is_given_from_vestiging")
@pytest.mark.parametrize(
    ("soort", "vanuit_vestiging", "verwacht"),
    [
        (Hulpsoort.WONEN, False, False),
        (Hulpsoort.VERBLIJF, False, False),
        (Hulpsoort.WONEN, True, True),
        (Hulpsoort.AMBULANT, False, True),
        (Hulpsoort.ADVIES, False, True),
    ],
)
def test_living_somewhere_belongs_to_a_groep_and_pleegzorg_does_not(
    soort: Hulpsoort, vanuit_vestiging: bool, verwacht: bool
):
    hulpvorm = make_hulpvorm(vanuit_vestiging=vanuit_vestiging)
    assert is_given_from_vestiging(make_product(soort=soort), hulpvorm) is verwacht


def test_a_product_without_a_hulpvorm_is_judged_by_its_own_soort():
    assert is_given_from_vestiging(make_product(soort=Hulpsoort.AMBULANT), None)
    assert not is_given_from_vestiging(make_product(soort=Hulpsoort.WONEN), None)


@pytest.mark.regel("excluded_gemeenten")
def test_a_gemeente_stays_out_by_the_product_or_by_its_hulpvorm():
    product = make_product(uitgesloten_gemeenten=frozenset({HENGELO}))
    hulpvorm = make_hulpvorm(uitgesloten_gemeenten=frozenset({ENSCHEDE}))
    assert excluded_gemeenten(product, hulpvorm) == {HENGELO, ENSCHEDE}
    assert excluded_gemeenten(product, None) == {HENGELO}
    assert excluded_gemeenten(make_product(), hulpvorm) == {ENSCHEDE}


@pytest.mark.regel("way_in")
@pytest.mark.parametrize("via", [True, False])
def test_a_product_may_go_another_way_than_its_hulpvorm(via: bool):
    andersom = make_hulpvorm(route=Route.DIRECT if via else Route.CPWV)
    assert goes_via_cpwv(make_product(via_cpwv=via), andersom) is via


@pytest.mark.regel("goes_via_cpwv")
@pytest.mark.parametrize(("route", "via"), [(Route.CPWV, True), (Route.DIRECT, False)])
def test_where_the_product_is_silent_its_hulpvorm_decides(route: Route, via: bool):
    assert goes_via_cpwv(make_product(via_cpwv=None), make_hulpvorm(route=route)) is via
    assert not goes_via_cpwv(make_product(via_cpwv=None), None)


# ── the way in ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("vindbaar", "via", "hulpvorm", "verwacht"),
    [
        (Vindbaar.BELLEN, None, Route.CPWV, Route.BELLEN),
        (Vindbaar.BELLEN, True, Route.RECHTER, Route.BELLEN),
        (Vindbaar.GEEN, None, Route.DIRECT, Route.GEEN),
        (Vindbaar.GEEN, True, None, Route.GEEN),
        (Vindbaar.AANBOD, True, Route.RECHTER, Route.RECHTER),
        (Vindbaar.AANBOD, None, Route.RECHTER, Route.RECHTER),
        (Vindbaar.AANBOD, None, Route.CPWV, Route.CPWV),
        (Vindbaar.AANBOD, None, Route.DIRECT, Route.DIRECT),
        (Vindbaar.AANBOD, None, Route.BELLEN, Route.DIRECT),
        (Vindbaar.AANBOD, None, Route.GEEN, Route.DIRECT),
        (Vindbaar.AANBOD, True, Route.DIRECT, Route.CPWV),
        (Vindbaar.AANBOD, False, Route.CPWV, Route.DIRECT),
        (Vindbaar.AANBOD, True, None, Route.CPWV),
        (Vindbaar.AANBOD, None, None, Route.DIRECT),
    ],
)
def test_how_somebody_gets_a_product_is_by_its_own_kind_then_by_the_court_then_by_the_cpwv(
    vindbaar: Vindbaar, via: bool | None, hulpvorm: Route | None, verwacht: Route
):
    product = make_product(vindbaar=vindbaar, via_cpwv=via)
    assert way_in(product, make_hulpvorm(route=hulpvorm) if hulpvorm else None) is verwacht


@given(
    st.sampled_from(Vindbaar), st.sampled_from([None, True, False]), st.sampled_from([None, *Route])
)
def test_nobody_is_sent_to_an_aanbieder_or_the_cpwv_for_what_is_not_offered(
    vindbaar: Vindbaar, via: bool | None, route: Route | None
):
    product = make_product(vindbaar=vindbaar, via_cpwv=via)
    weg = way_in(product, make_hulpvorm(route=route) if route else None)
    assert (weg in {Route.CPWV, Route.DIRECT, Route.RECHTER}) is (vindbaar is Vindbaar.AANBOD)


# ── where it is given ────────────────────────────────────────────────────────


@pytest.mark.parametrize("soort", Hulpsoort)
@pytest.mark.parametrize(
    "hulpvorm", [None, make_hulpvorm(), make_hulpvorm(soort=Hulpsoort.AMBULANT)]
)
def test_only_living_somewhere_and_treatment_in_a_place_belong_to_a_groep(
    soort: Hulpsoort, hulpvorm: Hulpvorm | None
):
    """The kind of the hulpvorm decides nothing: one hulpvorm has products of several kinds."""
    in_groep = not is_given_from_vestiging(make_product(soort=soort), hulpvorm)
    assert in_groep is (soort in {Hulpsoort.WONEN, Hulpsoort.VERBLIJF})


# ── which validity ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("dagen", "gekozen"),
    [
        (-9999, VORIG),
        (-1, VORIG),
        (0, NU),
        (1, STRAKS),
        (9, STRAKS),
        (10, LATER),
        (9999, LATER),
    ],
)
def test_each_day_has_its_own_validity_from_its_first_day_to_its_last(dagen: int, gekozen: Product):
    assert validity_on(reversed(ALLE), today=TODAY + dagen * DAY) is gekozen


def test_between_two_validities_the_next_one_is_told_and_not_the_last_one():
    assert validity_on([VORIG, LATER], today=TODAY) is LATER
    assert validity_on([VORIG, LATER], today=TODAY - DAY) is VORIG


@pytest.mark.parametrize(
    ("van", "tot", "geldig"),
    [
        (TODAY, None, True),
        (TODAY + DAY, None, False),
        (TODAY - DAY, TODAY, True),
        (TODAY - DAY, TODAY - DAY, False),
    ],
)
def test_a_code_without_a_last_day_is_valid_until_it_gets_one(
    van: date, tot: date | None, geldig: bool
):
    assert make_product(geldig_van=van, geldig_tot=tot).is_valid_on(TODAY) is geldig


def test_of_no_products_there_is_no_code():
    assert by_code([], today=TODAY) == {}


def test_codes_come_in_the_order_in_which_their_first_validity_came():
    ander = make_product("ABGII")
    assert list(by_code([LATER, ander, NU], today=TODAY)) == ["WGZHF", "ABGII"]
    assert list(by_code([ander, LATER, NU], today=TODAY)) == ["ABGII", "WGZHF"]


@given(st.permutations([*ALLE, make_product("ABGII", geldig_tot=TODAY - DAY)]))
def test_whatever_the_order_each_code_has_the_validity_of_today(alle: list[Product]):
    gekozen = by_code(alle, today=TODAY)
    assert gekozen["WGZHF"] is NU
    assert gekozen["ABGII"].geldig_tot == TODAY - DAY

"""What holds of a product code: its periods, where it is given, who does not take part, and the way in."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ENSCHEDE, HENGELO, make_product
from wijzer.domain.inkoop.product import (
    Hulpvorm,
    Product,
    Route,
    Soort,
    by_code,
    excluded_gemeenten,
    goes_via_cpwv,
    is_given_from_vestiging,
    validity_on,
)

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
VORIG = make_product(geldig_van=date(2025, 1, 1), geldig_tot=TODAY - DAY)
NU = make_product(geldig_van=TODAY, geldig_tot=TODAY)
STRAKS = make_product(geldig_van=TODAY + DAY, geldig_tot=TODAY + 9 * DAY)
LATER = make_product(geldig_van=TODAY + 10 * DAY)
ALLE = [VORIG, NU, STRAKS, LATER]


def make_hulpvorm(**anders: Any) -> Hulpvorm:
    eigen: dict[str, Any] = {"soort": Soort.WONEN, "route": Route.CPWV}
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
        (Soort.WONEN, False, False),
        (Soort.VERBLIJF, False, False),
        (Soort.WONEN, True, True),
        (Soort.AMBULANT, False, True),
        (Soort.ADVIES, False, True),
    ],
)
def test_living_somewhere_belongs_to_a_groep_and_pleegzorg_does_not(
    soort: Soort, vanuit_vestiging: bool, verwacht: bool
):
    hulpvorm = make_hulpvorm(vanuit_vestiging=vanuit_vestiging)
    assert is_given_from_vestiging(make_product(soort=soort), hulpvorm) is verwacht


def test_a_product_without_a_hulpvorm_is_judged_by_its_own_soort():
    assert is_given_from_vestiging(make_product(soort=Soort.AMBULANT), None)
    assert not is_given_from_vestiging(make_product(soort=Soort.WONEN), None)


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

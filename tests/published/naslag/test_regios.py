"""What is known of the regions: neighbours, postcodes, who takes part, and what holds today."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from tests.factories import ALMELO, ENSCHEDE, HENGELO, PRODUCTEN, REGIO, TODAY, make_product
from tests.published.geheugen import (
    ANDERE_GEMEENTE,
    ELDERS,
    HULPVORMEN,
    MIDDENS,
    NASLAG,
    make_naslag,
)
from wijzer.domain.adressen.adres import Punt
from wijzer.published.naslag.regios import RAND_KM, Naslag

DAG = timedelta(days=1)


def test_every_postcode_area_stands_there_once_and_in_order():
    assert NASLAG.pc4s == ("7511", "7551", "7552", "7554", "7607", "9999")


@pytest.mark.parametrize(
    ("pc4", "regio", "gemeenten"),
    [
        ("7551", None, [HENGELO]),
        ("7552", REGIO, [HENGELO, ENSCHEDE]),
        ("7552", ELDERS, []),
        ("9999", None, [ANDERE_GEMEENTE]),
        ("9999", REGIO, []),
        ("1011", None, []),
    ],
)
def test_a_postcode_area_lies_in_one_gemeente_or_in_several(
    pc4: str, regio: str | None, gemeenten: list[str]
):
    assert [gemeente.code for gemeente in NASLAG.gemeenten_of_pc4(pc4, regio)] == gemeenten


def test_the_middle_of_a_postcode_area_is_that_of_the_places_that_share_it():
    assert NASLAG.pc4_punt("7551") == MIDDENS[HENGELO]
    gedeeld = NASLAG.pc4_punt("7552", REGIO)
    assert gedeeld is not None
    assert gedeeld.lat == pytest.approx((52.26583 + 52.21833) / 2)
    assert gedeeld.lon == pytest.approx((6.79306 + 6.89583) / 2)


def test_a_postcode_area_of_another_region_has_no_point_here():
    assert NASLAG.pc4_punt("9999", REGIO) is None
    assert NASLAG.pc4_punt("9999") == MIDDENS[ANDERE_GEMEENTE]
    assert NASLAG.pc4_punt("1011") is None


def test_the_neighbours_of_a_gemeente_are_those_of_its_region_the_nearest_first():
    assert [gemeente.code for gemeente in NASLAG.neighbours(HENGELO)] == [ENSCHEDE, ALMELO]
    assert [gemeente.code for gemeente in NASLAG.neighbours(ALMELO)] == [HENGELO, ENSCHEDE]
    assert NASLAG.neighbours(ANDERE_GEMEENTE) == []


def _north_of_hengelo(km: float) -> Punt:
    return Punt(MIDDENS[HENGELO].lat + km / 111.195, MIDDENS[HENGELO].lon)


def test_a_point_just_past_the_edge_is_near_and_a_little_farther_is_not():
    alleen = make_naslag(gemeenten={HENGELO: NASLAG.gemeenten[HENGELO]}, plaatsen=())
    assert alleen.is_near(_north_of_hengelo(RAND_KM - 0.1))
    assert not alleen.is_near(_north_of_hengelo(RAND_KM + 0.1))
    assert not alleen.is_near(MIDDENS[HENGELO], ELDERS)


def test_every_point_that_is_near_lies_within_the_window():
    venster = NASLAG.venster
    assert venster is not None
    for stap in range(-80, 80):
        punt = Punt(52.3 + stap / 40, 6.7 + stap / 30)
        if NASLAG.is_near(punt):
            assert venster.zuid <= punt.lat <= venster.noord
            assert venster.west <= punt.lon <= venster.oost


def test_without_a_gemeente_there_is_no_window():
    leeg = make_naslag(gemeenten={}, plaatsen=())
    assert leeg.venster is None
    assert not leeg.is_near(MIDDENS[HENGELO])


def test_a_kind_of_help_is_found_by_region_and_slug():
    assert NASLAG.hulpvorm_by_slug[REGIO, "gezinshuis"] is HULPVORMEN[2]
    assert (ELDERS, "gezinshuis") not in NASLAG.hulpvorm_by_slug
    gezinshuis, zonder = PRODUCTEN[0], PRODUCTEN[5]
    assert NASLAG.hulpvorm_of(gezinshuis) is HULPVORMEN[2]
    assert NASLAG.hulpvorm_of(zonder) is None


def _met_geldigheden() -> Naslag:
    return make_naslag(
        producten=(
            make_product(
                "WOUD1", geldig_van=TODAY - 100 * DAG, geldig_tot=TODAY - DAG, naam="vorige"
            ),
            make_product("WOUD1", geldig_van=TODAY, geldig_tot=TODAY + DAG, naam="deze"),
            make_product("WOUD1", geldig_van=TODAY + 2 * DAG, naam="volgende"),
        )
    )


@pytest.mark.parametrize(
    ("dagen", "naam"),
    [
        (-200, "vorige"),
        (-1, "vorige"),
        (0, "deze"),
        (1, "deze"),
        (2, "volgende"),
        (999, "volgende"),
    ],
)
def test_of_a_code_with_several_validities_that_of_the_day_is_taken(dagen: int, naam: str):
    product = _met_geldigheden().product_on(REGIO, "WOUD1", TODAY + dagen * DAG)
    assert product is not None
    assert product.naam == naam


def test_an_unknown_code_and_one_of_another_region_have_no_product():
    assert NASLAG.product_on(REGIO, "ZZZZZ", TODAY) is None
    assert NASLAG.product_on(ELDERS, "WGZHF", TODAY) is None


def _aanbod(code: str, werkgebied: tuple[str, ...], regio: str = REGIO) -> Any:
    """An aanbod as far as serving a gemeente asks for it."""
    return SimpleNamespace(
        locatie=SimpleNamespace(regio=regio, werkgebied=werkgebied),
        product=SimpleNamespace(code=code),
    )


def test_inhabitants_of_a_gemeente_that_takes_no_part_are_not_served():
    """Hengelo does not take part in begeleiding individueel (domein, § 3)."""
    aanbod = _aanbod("ABGII", (ALMELO, ENSCHEDE, HENGELO))
    assert NASLAG.served(aanbod) == [ALMELO, ENSCHEDE]
    assert NASLAG.not_served(aanbod) == [HENGELO]


def test_with_another_product_the_same_vestiging_serves_them_all():
    aanbod = _aanbod("AVAKT", (ALMELO, HENGELO))
    assert (NASLAG.served(aanbod), NASLAG.not_served(aanbod)) == ([ALMELO, HENGELO], [])


def test_a_groep_serves_no_gemeente_and_leaves_none_out():
    assert NASLAG.served(_aanbod("WGZHF", ())) == NASLAG.not_served(_aanbod("WGZHF", ())) == []


def test_a_kind_of_help_leaves_a_gemeente_out_for_all_its_products():
    hulpvormen = [
        replace(hulpvorm, uitgesloten_gemeenten=frozenset({ALMELO}))
        if hulpvorm.slug == "vaktherapie"
        else hulpvorm
        for hulpvorm in HULPVORMEN
    ]
    naslag = make_naslag(hulpvormen=tuple(hulpvormen))
    assert naslag.not_served(_aanbod("AVAKT", (ALMELO, HENGELO))) == [ALMELO]
    assert naslag.not_served(_aanbod("ABGII", (ALMELO, HENGELO))) == [HENGELO]

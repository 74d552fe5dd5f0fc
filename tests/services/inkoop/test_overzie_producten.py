"""The catalogue of a region: every code in each period, who does not take part in it, and help without a code."""

from datetime import timedelta

import pytest

from tests.factories import HENGELO, PRODUCTEN, REGIO, TODAY, make_product
from tests.services.buurregio import BEA, BUREN, FRANS, JO
from wijzer.domain.fouten import NietGevonden, NietToegestaan
from wijzer.services.inkoop.overzie_producten import Catalogus, overzie_producten
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

DAG = timedelta(days=1)


def catalogue(store: Store) -> Catalogus:
    return overzie_producten(store, REGIO, by=BEA, today=TODAY)


def test_every_product_is_there_with_its_hulpvorm_also_one_that_nobody_may_find(twente: Store):
    regels = {regel.product.code: regel for regel in catalogue(twente).regels}
    assert regels.keys() == {product.code for product in PRODUCTEN}
    gezinshuis, zonder = regels["WGZHF"].hulpvorm, regels["54008"].hulpvorm
    assert gezinshuis is not None
    assert (gezinshuis.slug, zonder) == ("gezinshuis", None)


def test_a_code_in_two_periods_is_two_lines_in_order_and_today_says_which_holds(twente: Store):
    twente.producten.save_many(
        [
            make_product("AAA01", geldig_van=TODAY, geldig_tot=None),
            make_product("AAA01", geldig_van=TODAY - 30 * DAG, geldig_tot=TODAY - DAG),
            make_product("AAA02", geldig_van=TODAY + DAG), make_product("AAA03", geldig_tot=TODAY),
        ]
    )  # fmt: skip
    regels = [regel for regel in catalogue(twente).regels if regel.product.code.startswith("AAA")]
    assert [(regel.product.code, regel.product.geldig_van, regel.geldig) for regel in regels] == [
        ("AAA01", TODAY - 30 * DAG, False), ("AAA01", TODAY, True), ("AAA02", TODAY + DAG, False),
        ("AAA03", regels[3].product.geldig_van, True),
    ]  # fmt: skip


def test_gemeenten_that_do_not_take_part_are_named_in_order_and_unknown_codes_are_not(
    twente: Store,
):
    twente.producten.save_many(
        [make_product("AAA01", uitgesloten_gemeenten=frozenset({HENGELO, "GM0141", "GM9999"}))]
    )
    uit = {regel.product.code: list(regel.uitgesloten) for regel in catalogue(twente).regels}
    assert uit["AAA01"] == ["Almelo", "Hengelo"]
    assert (uit["ABGII"], uit["WGZHF"]) == (["Hengelo"], [])


def test_help_without_a_code_that_holds_today_is_listed(twente: Store):
    assert [soort.hulpvorm.slug for soort in catalogue(twente).zonder_code] == []
    gestopt = [
        make_product(
            product.code, id=product.id, segment=product.segment, soort=product.soort, hulpvorm=product.hulpvorm,
            geldig_tot=TODAY - DAG,
        )
        for product in PRODUCTEN if product.hulpvorm == "vaktherapie"
    ]  # fmt: skip
    twente.producten.save_many(gestopt)
    assert [soort.hulpvorm.slug for soort in catalogue(twente).zonder_code] == ["vaktherapie"]


def test_segments_stand_in_the_order_of_the_region(twente: Store):
    assert [segment.slug for segment in catalogue(twente).segmenten] == [
        "ambulant",
        "wonen-en-verblijf",
        "crisis",
    ]


def test_another_region_has_its_own_and_nobody_else_looks(twente: Store):
    buren = overzie_producten(twente, BUREN, by=FRANS, today=TODAY)
    assert (list(buren.regels), list(buren.segmenten), list(buren.zonder_code)) == ([], [], [])
    with pytest.raises(NietGevonden):
        overzie_producten(twente, REGIO, by=FRANS, today=TODAY)
    with pytest.raises(NietToegestaan):
        overzie_producten(twente, REGIO, by=JO, today=TODAY)

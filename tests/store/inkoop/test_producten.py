"""The PDC as it is kept: each code in each of its periods."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from tests.factories import BEGIN, REGIO, TODAY, make_product
from tests.store.conftest import Twente
from wijzer.domain.fouten import WijzerFout
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.product import Hulpsoort, Segment

DAG = timedelta(days=1)


def test_products_stand_by_code_and_begin(twente: Twente):
    tweede = make_product("WGZHA", geldig_van=TODAY)
    eerste = make_product("WGZHA", geldig_tot=TODAY - DAG)
    with twente.database.transaction() as store:
        store.producten.save_many([tweede, eerste])
        assert store.producten.by_code("twente", "WGZHA") == [eerste, tweede]
        codes = [product.code for product in store.producten.all("twente")]
        assert codes == sorted(codes)
        assert store.producten.by_code("twente", "wgzha") == []
        assert store.producten.all("elders") == []


@pytest.mark.parametrize(
    ("dag", "geldig"),
    [
        (BEGIN - DAG, False),
        (BEGIN, True),
        (TODAY, True),
        (TODAY + DAG, False),
    ],
)
def test_a_code_is_valid_on_its_first_and_its_last_day(twente: Twente, dag: date, geldig: bool):
    product = make_product("WGZHA", geldig_tot=TODAY)
    with twente.database.transaction() as store:
        store.producten.save(product)
        assert (product in store.producten.valid_on("twente", dag)) is geldig


def test_a_product_is_changed_under_its_id(twente: Twente):
    product = make_product("WGZHA")
    anders = replace(product, naam="Anders", via_cpwv=False, omschrijving="Nieuw")
    with twente.database.transaction() as store:
        store.producten.save(product)
        store.producten.save(anders)
        assert store.producten.by_code("twente", "WGZHA") == [anders]


@pytest.mark.parametrize(
    "velden",
    [{"geldig_tot": BEGIN - DAG}, {"segment": "bestaat-niet"}, {"hulpvorm": "bestaat-niet"}],
)
def test_the_database_refuses_what_the_rules_refuse(twente: Twente, velden: dict[str, Any]):
    with pytest.raises((WijzerFout, IntegrityError)), twente.database.transaction() as store:
        store.producten.save(make_product("WGZHA", **velden))
    with twente.database.read() as store:
        assert store.producten.by_code("twente", "WGZHA") == []


def test_a_region_has_its_own_products_also_of_the_same_code(twente: Twente, buur: Aanbieder):
    hier, daar = (
        make_product(
            "NIEUW", regio=regio, segment="ambulant", hulpvorm=None, soort=Hulpsoort.AMBULANT
        )
        for regio in (REGIO, "elders")
    )
    with twente.database.transaction() as store:
        store.regios.save_segment(Segment("elders", "ambulant", "Ambulant", 1))
        store.producten.save_many([hier, daar])
        assert store.producten.by_code(REGIO, "NIEUW") == [hier]
        assert store.producten.by_code("elders", "NIEUW") == [daar]
        assert store.producten.all("elders") == store.producten.valid_on("elders", TODAY) == [daar]
        assert daar not in store.producten.all(REGIO)


def test_saving_nothing_changes_nothing(twente: Twente):
    with twente.database.transaction() as store:
        voor = store.producten.all(REGIO)
        store.producten.save_many([])
        assert store.producten.all(REGIO) == voor


def test_what_may_be_used_on_a_day_stands_by_code_one_period_of_each(twente: Twente):
    oud = make_product("WGZHA", geldig_tot=TODAY)
    nieuw = make_product("WGZHA", geldig_van=TODAY + DAG)
    eerder = make_product("00000")
    with twente.database.transaction() as store:
        store.producten.save_many([nieuw, oud, eerder])
        vandaag, morgen = (store.producten.valid_on(REGIO, TODAY + over * DAG) for over in (0, 1))
        assert [product.code for product in vandaag] == sorted(product.code for product in vandaag)
        assert oud in vandaag
        assert nieuw not in vandaag
        assert [product for product in morgen if product.code == "WGZHA"] == [nieuw]
        assert vandaag[0] == eerder

"""The PDC as it is kept: each code in each of its periods."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from tests.factories import BEGIN, TODAY, make_product
from tests.store.conftest import Twente
from wijzer.domain.fouten import WijzerFout

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

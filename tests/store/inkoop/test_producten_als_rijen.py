"""A product and a hulpvorm become a row and come back, of the office as of the public."""

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest

from tests.factories import ENSCHEDE, HENGELO, REGIO, TODAY, make_product
from wijzer.domain.inkoop.product import Hulpsoort, Hulpvorm, Product, Route
from wijzer.published.naslag.rijen import to_hulpvorm, to_product
from wijzer.published.tables import PublishedHulpvorm
from wijzer.store.inkoop.producten import product_waarden
from wijzer.store.regio.gebieden import hulpvorm_waarden, to_office_hulpvorm
from wijzer.store.tables import HulpvormRij

VOL = make_product(
    tarief=Decimal("101.50"),
    geldig_tot=TODAY,
    intensiteit="D",
    eenheid="etmaal",
    opvolger="WGZHX",
    via_cpwv=True,
    uitgesloten_gemeenten=frozenset({HENGELO, ENSCHEDE}),
    omschrijving="Wonen in een gezin.",
)
HULPVORM = Hulpvorm(
    regio=REGIO,
    slug="gezinshuis",
    naam="Gezinshuis",
    gewone_naam="Wonen in een gezin",
    segment="wonen-en-verblijf",
    soort=Hulpsoort.WONEN,
    route=Route.CPWV,
    vanuit_vestiging=True,
    tekst="Een gezin.",
    volgorde=3,
    zoekwoorden=("gezin", "huis"),
    uitgesloten_gemeenten=frozenset({HENGELO}),
)


@pytest.mark.parametrize("product", [VOL, make_product(tarief=None)])
def test_a_product_comes_back_from_its_columns(product: Product):
    kolommen = product_waarden(product)
    assert to_product(SimpleNamespace(**kolommen)) == product
    als_tekst = None if product.tarief is None else f"{product.tarief:.2f}"
    assert to_product(SimpleNamespace(**{**kolommen, "tarief": als_tekst})) == product


def test_gemeenten_of_a_product_stand_in_one_order():
    assert product_waarden(VOL)["uitgesloten_gemeenten"] == sorted([HENGELO, ENSCHEDE])


def test_only_the_office_knows_that_a_hulpvorm_is_given_from_a_vestiging():
    kolommen = hulpvorm_waarden(HULPVORM)
    assert to_office_hulpvorm(HulpvormRij(**kolommen)) == HULPVORM
    publiek = {kolom.name: kolommen[kolom.name] for kolom in PublishedHulpvorm.__table__.columns}
    assert "vanuit_vestiging" not in publiek
    assert to_hulpvorm(SimpleNamespace(**publiek)) == replace(HULPVORM, vanuit_vestiging=False)

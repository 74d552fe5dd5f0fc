"""What the public tables hold of a tariff: all of it when the region opened them, and nothing otherwise."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import REGIO, make_product, make_regio
from wijzer.store.projectie.lezen import Naslagbron
from wijzer.store.projectie.naslag import _productrij

TARIEVEN = st.none() | st.decimals(Decimal(0), Decimal("99999999.99"), places=2)


@given(TARIEVEN, st.booleans())
def test_an_amount_is_published_exactly_when_its_region_opened_tariffs(
    tarief: Decimal | None, openbaar: bool
):
    naslag = Naslagbron({REGIO: make_regio(tarieven_openbaar=openbaar)}, {}, {}, {})
    rij = _productrij(make_product("WGZHF", tarief=tarief), naslag)
    gepubliceerd = rij["tarief"]
    if tarief is None or not openbaar:
        assert gepubliceerd is None
    else:
        assert Decimal(gepubliceerd) == tarief
        assert len(gepubliceerd.partition(".")[2]) == 2


@given(TARIEVEN, TARIEVEN)
def test_products_that_differ_in_a_closed_tariff_are_published_alike(
    een: Decimal | None, ander: Decimal | None
):
    naslag = Naslagbron({REGIO: make_regio()}, {}, {}, {})
    product = make_product("WGZHF")
    assert _productrij(replace(product, tarief=een), naslag) == _productrij(
        replace(product, tarief=ander), naslag
    )

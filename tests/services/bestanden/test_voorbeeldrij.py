"""The made-up row that shows what stands in which column: right in form, of nobody, and of no harm when it is loaded."""

from dataclasses import replace

import pytest

from tests.factories import REGIO, TODAY
from tests.services.buurregio import BEA, BUREN, FRANS
from wijzer.domain.inkoop.product import Segment
from wijzer.files import contracten, pdc
from wijzer.services.bestanden.voorbeeldrij import voorbeeld_contracten, voorbeeld_pdc
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


def test_the_contract_is_for_a_product_of_the_region_and_for_an_aanbieder_that_does_not_exist(
    twente: Store,
):
    rij = voorbeeld_contracten(twente, regio=REGIO, by=BEA, today=TODAY)
    assert rij.productcode in {product.code for product in twente.producten.all(REGIO)}
    assert rij.agb not in {
        agb for aanbieder in twente.aanbieders.all(REGIO) for agb in aanbieder.agb
    }
    assert (rij.ingangsdatum.year, rij.einddatum and rij.einddatum.year) == (TODAY.year,) * 2
    assert list(contracten.contracten_cells(rij))


def test_the_product_has_a_code_of_the_right_form_that_nobody_uses(twente: Store):
    rij = voorbeeld_pdc(twente, regio=REGIO, by=BEA, today=TODAY)
    assert rij.productcode == "VB001"
    assert rij.productcode not in {product.code for product in twente.producten.all(REGIO)}
    assert rij.segment == twente.regios.segmenten(REGIO)[0].slug
    assert list(pdc.pdc_cells(rij))


@pytest.mark.parametrize(
    ("patroon", "code"), [("[0-9]{5}", "99999"), ("[A-Z]{2}[0-9]{2}", "VB01"), ("x{40}", "VB001")]
)
def test_the_code_follows_the_form_that_the_region_gives_its_own(
    twente: Store, patroon: str, code: str
):
    twente.regios.save(replace(twente.regios.get(REGIO), productcode_patroon=patroon))
    assert voorbeeld_pdc(twente, regio=REGIO, by=BEA, today=TODAY).productcode == code


def test_a_region_without_products_or_segments_has_an_example_too(twente: Store):
    assert voorbeeld_contracten(twente, regio=BUREN, by=FRANS, today=TODAY).productcode == "VB001"
    rij = voorbeeld_pdc(twente, regio=BUREN, by=FRANS, today=TODAY)
    assert (rij.segment, rij.hulpvorm) == (None, None)


def test_a_region_that_has_hulpvormen_and_no_codes_has_a_contract_for_a_hulpvorm(twente: Store):
    twente.regios.save_segment(Segment(BUREN, "wonen", "Wonen", 1))
    twente.regios.save_hulpvorm(
        replace(twente.regios.hulpvormen(REGIO)[0], regio=BUREN, segment="wonen", slug="woongroep")
    )
    rij = voorbeeld_contracten(twente, regio=BUREN, by=FRANS, today=TODAY)
    assert (rij.productcode, rij.hulpvorm) == (None, "woongroep")
    assert "woongroep" in contracten.contracten_cells(rij)

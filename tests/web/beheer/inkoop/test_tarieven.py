"""Tariffs in the office: the beheerder sees them all and opens them, an aanbieder sees those of its contract."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.factories import AT, REGIO
from tests.steun.pagina import filled_in
from tests.web.beheer.conftest import tekst

FORM = {"tarieven": "ja"}
UNTICKED: list[str] = []
"""A box that is not ticked is not sent at all."""
PRODUCT = "/twente/producten/WGZHF"


@pytest.fixture
def duur(wereld):
    """Every product has a tariff."""
    with wereld.database.transaction(at=AT) as store:
        store.producten.save_many(
            [replace(product, tarief=Decimal("1250.50")) for product in store.producten.all(REGIO)]
        )
    return wereld


def is_open(wereld) -> bool:
    with wereld.database.read() as store:
        return store.regios.get(REGIO).tarieven_openbaar


def tariff_box(wereld) -> str:
    html = wereld.bea.get("/beheer/regio").get_data(as_text=True)
    return html.partition('id="tarieven"')[2].partition(">")[0]


def test_the_office_shows_tariffs_while_the_site_does_not(duur):
    assert "€ 1.250,50" in tekst(duur.bea.get("/beheer/producten")).replace("\xa0", " ")
    assert "€ 1.250,50" in tekst(duur.jo.get("/aanbieder/gegevens")).replace("\xa0", " ")
    assert "in het zorgportaal" in tekst(duur.bea.get(PRODUCT))
    assert "1.250,50" not in tekst(duur.bea.get(PRODUCT))


def test_the_beheerder_opens_tariffs_and_closes_them_again(duur):
    assert "checked" not in tariff_box(duur)
    assert duur.bea.send_form("/beheer/regio", FORM).status_code == 303
    assert "1.250,50" in tekst(duur.bea.get(PRODUCT))
    assert "checked" in tariff_box(duur)
    assert duur.bea.send_form("/beheer/regio", {"tarieven": UNTICKED}).status_code == 303
    assert not is_open(duur)
    assert "1.250,50" not in tekst(duur.bea.get(PRODUCT))


def test_a_form_that_says_nothing_of_tariffs_leaves_them_as_they_are(duur):
    duur.bea.send_form("/beheer/regio", FORM)
    velden = {"tarieven-gevraagd": [], "tarieven": UNTICKED, "contact-naam": "Team"}
    assert duur.bea.send_form("/beheer/regio", velden).status_code == 303
    assert is_open(duur)


def test_a_box_that_a_colleague_ticked_is_not_unticked(duur):
    oud = filled_in(duur.bea.pagina("/beheer/regio").post_forms()[-1])
    duur.bea.send_form("/beheer/regio", FORM)
    response = duur.bea.post("/beheer/regio", data={**oud, "contact-naam": "Team"})
    assert response.status_code == 303
    assert (
        "Dat is zo gebleven: Iedereen mag de tarieven zien."
        in duur.bea.pagina("/beheer/regio").text
    )
    assert is_open(duur)


def test_what_is_wrong_elsewhere_keeps_the_tick_on_the_page_and_out_of_the_database(duur):
    response = duur.bea.send_form("/beheer/regio", {**FORM, "contact-email": "geen adres"})
    assert response.status_code == 400
    assert not is_open(duur)
    html = response.get_data(as_text=True)
    assert "checked" in html.partition('id="tarieven"')[2].partition(">")[0]

"""A locatie goes out of use and comes back on the pages of its aanbieder, with what was stated about it."""

import pytest

from tests.factories import AT
from tests.web.aanbieder.conftest import Wereld
from tests.web.aanbieder.test_locaties import tekst
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.services.locaties.publiceer_locatie import haal_van_de_site


@pytest.fixture
def ingetrokken(wereld: Wereld) -> Wereld:
    """The shielded groep is withdrawn, as its aanbieder does it."""
    with wereld.database.transaction(at=AT) as store:
        haal_van_de_site(store, wereld.groep.id, by=SYSTEEM, at=AT)
    pad = f"/aanbieder/locaties/{wereld.groep.id}/intrekken"
    assert "niets verloren" in wereld.client.pagina(pad).text
    assert wereld.client.send_form(pad, {}).status_code == 303
    return wereld


def test_it_is_on_no_working_page_and_on_a_page_of_its_own_with_what_was_stated(
    ingetrokken: Wereld,
) -> None:
    client, groep = ingetrokken.client, ingetrokken.groep
    start = client.pagina("/aanbieder")
    assert groep.naam not in start.text
    assert "1 ingetrokken locatie" in start.text
    assert groep.naam not in client.pagina("/aanbieder/beschikbaarheid").text
    assert client.get(f"/aanbieder/locaties/{groep.id}").status_code == 404
    lijst = client.pagina("/aanbieder/ingetrokken").text
    assert groep.naam in lijst
    assert "jo@bron.example" in lijst
    blad = client.pagina(f"/aanbieder/ingetrokken/{groep.id}").text
    assert "1 opgave" in blad
    assert "20 november 2026" in blad
    assert "Verscholenpad" not in lijst + blad, "the address is asked for nowhere, and told nowhere"


def test_it_is_put_back_with_one_press_and_goes_on_the_site_by_another(
    ingetrokken: Wereld,
) -> None:
    pad = f"/aanbieder/ingetrokken/{ingetrokken.groep.id}"
    antwoord = ingetrokken.client.send_form(pad, {})
    assert antwoord.status_code == 303
    assert antwoord.location.endswith(f"/aanbieder/locaties/{ingetrokken.groep.id}")
    terug = ingetrokken.locatie()
    assert (terug.naam, terug.adres, terug.gepubliceerd) == (
        ingetrokken.groep.naam,
        ingetrokken.groep.adres,
        False,
    )
    assert ingetrokken.client.get(pad).status_code == 404, "it is not withdrawn any more"
    assert "geen ingetrokken locaties" in ingetrokken.client.pagina("/aanbieder/ingetrokken").text


def test_somebody_else_finds_nothing(ingetrokken: Wereld) -> None:
    pad = f"/aanbieder/ingetrokken/{ingetrokken.groep.id}"
    assert ingetrokken.vreemde.get(pad).status_code == 404
    assert ingetrokken.groep.naam not in ingetrokken.vreemde.pagina("/aanbieder/ingetrokken").text


def test_an_unticked_product_stands_below_with_its_history_and_comes_back_when_ticked(
    wereld: Wereld,
) -> None:
    pad = f"/aanbieder/locaties/{wereld.groep.id}"
    assert "Eerdere producten" not in wereld.client.pagina(pad).text
    assert wereld.client.send_form(pad, {"producten": ["WGZHG"]}, number=1).status_code == 303
    blad = wereld.client.pagina(pad).text
    assert "Eerdere producten" in blad
    assert "1 opgave" in blad
    wereld.client.send_form(pad, {"producten": ["WGZHF", "WGZHG"]}, number=1)
    assert "Eerdere producten" not in wereld.client.pagina(pad).text
    assert wereld.stored().opgave == wereld.aanbod.opgave


def test_who_enters_it_anew_is_led_to_the_one_that_was_withdrawn(ingetrokken: Wereld) -> None:
    aanbieder = ingetrokken.aanbieder.id
    pad = f"/aanbieder/locaties/nieuw?soort=groep&afgeschermd=ja&aanbieder={aanbieder}"
    velden = {
        "naam": "groep oost",
        "straat": "Verscholenpad",
        "huisnummer": "3",
        "postcode": "7552 KK",
        "plaats": "Hengelo",
        "gemeente": "GM0164",
        "groepsgrootte": "6",
    }
    antwoord = ingetrokken.client.send_form(pad, velden)
    assert "eerder een locatie met deze naam en dit adres ingetrokken" in tekst(antwoord)
    assert f"/aanbieder/ingetrokken/{ingetrokken.groep.id}" in antwoord.text
    velden["andere"] = "y"
    assert ingetrokken.client.send_form(pad, velden).status_code == 303

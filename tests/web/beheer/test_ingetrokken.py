"""The beheerder sees what is withdrawn, reads the cases that ended by it, and erases for good after being asked."""

import pytest

from tests.factories import AT, TODAY
from tests.web.beheer.conftest import Wereld, secrets_in
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort
from wijzer.services.intrekking.trek_locatie_in import trek_locatie_in
from wijzer.services.locaties.publiceer_locatie import haal_van_de_site


@pytest.fixture
def ingetrokken(wereld: Wereld) -> Wereld:
    """The locatie with a typo in its address is withdrawn, after the beheerder wrote a note."""
    zaak = wereld.zaak(Afwijkingsoort.ADRES_NIET_GECONTRACTEERD)
    pad = f"/beheer/afwijkingen/{zaak.id}"
    assert wereld.bea.send_form(pad, {"notitie": "Gebeld, komt goed."}).status_code == 303
    with wereld.database.transaction(at=AT) as store:
        haal_van_de_site(store, wereld.linde.id, by=SYSTEEM, at=AT)
        trek_locatie_in(store, wereld.linde.id, by=SYSTEEM, at=AT, today=TODAY)
    return wereld


def test_the_case_says_that_it_was_withdrawn_and_leads_to_the_one_that_follows(
    ingetrokken: Wereld,
) -> None:
    oud = ingetrokken.zaak(Afwijkingsoort.ADRES_NIET_GECONTRACTEERD)
    blad = ingetrokken.bea.pagina(f"/beheer/afwijkingen/{oud.id}").text
    for tekst in (
        "Ingetrokken door de aanbieder",
        "Gebeld, komt goed.",
        "door technisch beheer. De locatie of het aanbod is niet meer in gebruik.",
        "Vervolg",
    ):
        assert tekst in blad
    assert "Opgelost" not in blad
    assert secrets_in(blad) == set()
    with ingetrokken.database.read() as store:
        [vervolg] = store.afwijkingen.lines_after(oud.id)
    nieuw = ingetrokken.bea.get(f"/beheer/afwijkingen/{vervolg.afwijking.id}").text
    assert "Vorige zaak" in nieuw
    assert str(oud.id) in nieuw
    lijst = ingetrokken.bea.pagina("/beheer/afwijkingen?status=ingetrokken").text
    assert "De Linde" in lijst


def test_erasing_is_asked_first_and_then_nothing_is_left(ingetrokken: Wereld) -> None:
    lijst = ingetrokken.bea.pagina("/beheer/ingetrokken").text
    assert "De Linde" in lijst
    assert "technisch beheer" in lijst
    assert secrets_in(lijst) == set()
    pad = f"/beheer/ingetrokken/{ingetrokken.linde.id}/wissen"
    assert "niet terugdraaien" in ingetrokken.bea.pagina(pad).text
    assert ingetrokken.fokke.get(pad).status_code == 404
    assert ingetrokken.jo.get(pad).status_code == 403
    assert ingetrokken.bea.send_form(pad, {}).status_code == 303
    assert "geen ingetrokken locaties" in ingetrokken.bea.pagina("/beheer/ingetrokken").text
    assert "ingetrokken locatie gewist" in ingetrokken.trail()
    assert ingetrokken.bea.get(pad).status_code == 404


def test_the_region_chooses_how_long_and_is_told_what_cannot_be(ingetrokken: Wereld) -> None:
    for jaren, gezegd in (
        ("3", "blijft 3 jaar bewaard"),
        ("0", "van 1 tot en met 30"),
        ("x", "van 1 tot en met 30"),
    ):
        pad = "/beheer/ingetrokken"
        assert ingetrokken.bea.send_form(pad, {"jaren": jaren}).status_code == 303
        assert gezegd in ingetrokken.bea.pagina(pad).text
    assert 'value="3"' in ingetrokken.bea.get("/beheer/ingetrokken").text

"""Wie keek naar uw adressen: the aanbieder sees when, in what function and why; not who."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import AT, REGIO, make_actor, make_gebruiker
from wijzer.domain.accounts.inzage import Reden
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.services.bestanden.logexport import log_afgeschermde_export
from wijzer.services.inzage.toon_adres import toon_adres

PAD, START = "/aanbieder/inzage", "/aanbieder"


@pytest.fixture
def bekeken(wereld):
    """Somebody of the region looked at the addresses of De Bron."""
    bea = make_actor(make_gebruiker(email="bea@twente.example"))
    with wereld.database.transaction(at=AT) as store:
        toon_adres(
            store,
            wereld.aanbieder.id,
            Reden.ANDERS,
            toelichting="Vraag van <b>de</b> wethouder",
            sessie_hash="a" * 64,
            new_id=uuid4,
            by=bea,
            at=AT,
        )
    return wereld


def test_before_anybody_looked_the_page_says_so_and_the_start_says_nothing(wereld):
    assert "Nog niemand van de regio" in wereld.client.pagina(PAD).text
    assert PAD not in wereld.client.pagina(START).links
    assert PAD in wereld.client.pagina("/aanbieder/gegevens").links


def test_it_says_when_in_what_function_and_why_and_not_who(bekeken):
    response = bekeken.client.get(PAD)
    pagina = bekeken.client.pagina(PAD)
    for feit in (
        "20 november 2026 om",
        "beheerder van Twente",
        "Anders: Vraag van <b>de</b> wethouder",
        "van uw organisatie",
    ):
        assert feit in pagina.text
    html = response.get_data(as_text=True)
    assert "bea@twente.example" not in html
    assert "Verscholenpad" not in html
    assert response.headers["Cache-Control"] == "no-store"


def test_another_aanbieder_sees_nothing_of_it(bekeken):
    assert "wethouder" not in bekeken.vreemde.pagina(PAD).text
    assert PAD not in bekeken.vreemde.pagina(START).links


def test_the_start_tells_it_for_thirty_days(bekeken):
    pagina = bekeken.client.pagina(START)
    assert "In de laatste 30 dagen keek iemand van de regio 1 keer naar uw adressen." in pagina.text
    assert PAD in pagina.links
    with bekeken.database.read() as store:
        inzage = store.inzages.of_aanbieder(bekeken.aanbieder.id, regio=REGIO, limit=1)[0]
        later = inzage.at + timedelta(days=31)
        assert not store.inzages.count_since(
            bekeken.aanbieder.id, regio=REGIO, since=later - timedelta(days=30)
        )


def test_a_file_of_the_whole_region_is_told_to_everybody_in_it(wereld):
    with wereld.database.transaction(at=AT) as store:
        log_afgeschermde_export(store, "locaties", 7, regio=REGIO, new_id=uuid4, by=SYSTEEM, at=AT)
    for client in (wereld.client, wereld.vreemde):
        pagina = client.pagina(PAD)
        for feit in (
            "technisch beheer van Twente",
            "Een bestand van de hele regio",
            "van alle aanbieders in de regio",
        ):
            assert feit in pagina.text
        assert PAD in client.pagina(START).links

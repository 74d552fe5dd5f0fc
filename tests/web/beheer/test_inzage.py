"""Toon adres: what the beheerder sees before, during and after, and that nobody else sees anything by it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import AT, REGIO, make_actor
from tests.steun.accounts import add_account, signed_in
from tests.web.beheer.conftest import secrets_in, tekst
from wijzer.domain.accounts.inzage import KEUZES, Reden
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort
from wijzer.services.accounts.schakel_uit import schakel_in, schakel_uit
from wijzer.store.tables import InzageRij

ADRES, NIET_INGEVOERD = (
    Afwijkingsoort.ADRES_NIET_GECONTRACTEERD,
    Afwijkingsoort.LOCATIE_NIET_INGEVOERD,
)
EINDE = AT + timedelta(minutes=15)


@pytest.fixture
def zaakpad(wereld) -> str:
    return f"/beheer/afwijkingen/{wereld.zaak(ADRES).id}"


@pytest.fixture
def paden(wereld, zaakpad) -> list[str]:
    """Every page that shows an address once it is opened, and the lists that show a name of the contract."""
    return [
        zaakpad,
        f"/beheer/afwijkingen/{wereld.zaak(NIET_INGEVOERD).id}",
        f"/beheer/aanbieders/{wereld.es.id}",
        "/beheer",
        "/beheer/afwijkingen",
        "/beheer/contracten?loop=alles",
        "/beheer/afwijkingen/export?status=alle",
    ]


def secrets_on(client, pad: str) -> set[str]:
    return secrets_in(client.get(pad).get_data(as_text=True))


def looks(wereld) -> int:
    with wereld.database.read() as store:
        return store.session.query(InzageRij).count()


def test_before_it_is_asked_no_page_says_where(wereld, paden):
    assert {pad: secrets_on(wereld.bea, pad) for pad in paden} == {pad: set() for pad in paden}


def test_a_hidden_case_still_tells_what_is_needed_to_work(wereld, zaakpad):
    response = wereld.bea.get(zaakpad)
    for feit in ("074-000 00 33", "Hengelo", "Afgeschermd adres", "Adres verborgen", "(verborgen)"):
        assert feit in tekst(response)
    assert "Huisnummer verschilt" in tekst(response)
    assert "leeg" not in tekst(response), "that a part is empty is a part of the address"


def test_an_open_address_stays_readable_beside_a_hidden_one(wereld):
    assert "Radplein 5" in wereld.bea.pagina(f"/beheer/aanbieders/{wereld.wiel.id}").text


def test_one_reason_opens_the_case_at_its_address_and_the_rest_of_that_aanbieder(wereld, zaakpad):
    vraag = "?sorteer=oudste"
    response = wereld.bea.send_form(zaakpad + vraag, {"reden": "bellen"}, number=1)
    assert (response.status_code, response.location) == (303, f"{zaakpad}{vraag}#adressen")
    assert {"canarie", "4321", "4312"} <= secrets_on(wereld.bea, zaakpad)
    assert {"parkieten", "8765"} <= secrets_on(wereld.bea, f"/beheer/aanbieders/{wereld.es.id}")
    assert "Parkietenhof 8765" in wereld.bea.pagina("/beheer/contracten").text
    pagina = wereld.bea.pagina(zaakpad)
    assert "tot 20 november 2026 om" in pagina.text
    assert "Adres verborgen" not in pagina.text


def test_from_the_page_of_the_aanbieder_it_comes_back_there(wereld):
    response = wereld.toon(wereld.es)
    assert response.location == f"/beheer/aanbieders/{wereld.es.id}#locaties"


def test_opening_one_aanbieder_opens_no_other(wereld, zaakpad):
    wereld.toon(wereld.klein)
    assert secrets_on(wereld.bea, zaakpad) == set()


def test_after_fifteen_minutes_it_is_hidden_again_with_the_button(
    wereld, zaakpad, paden, stel_klok
):
    wereld.toon(wereld.es)
    stel_klok(EINDE - timedelta(seconds=1))
    assert secrets_on(wereld.bea, zaakpad)
    stel_klok(EINDE)
    assert {pad: secrets_on(wereld.bea, pad) for pad in paden} == {pad: set() for pad in paden}
    assert "Toon adres" in wereld.bea.pagina(zaakpad).text


def test_a_colleague_and_another_session_of_the_same_person_see_nothing(wereld, zaakpad):
    wereld.toon(wereld.es)
    with wereld.database.transaction(at=AT) as store:
        collega = add_account(store, email="bob@twente.example")
    for client in (
        signed_in(wereld.app, collega),
        signed_in(wereld.app, wereld.accounts["bea"]),
    ):
        assert secrets_on(client, zaakpad) == set()


def test_signing_out_ends_it(wereld, zaakpad):
    wereld.toon(wereld.es)
    wereld.bea.send_form("/beheer", {}, number=0)
    assert wereld.bea.get(zaakpad).status_code == 303
    opnieuw = signed_in(wereld.app, wereld.accounts["bea"])
    assert secrets_on(opnieuw, zaakpad) == set()


def test_closing_the_account_ends_it_also_when_it_is_opened_again(wereld, zaakpad):
    wereld.toon(wereld.es)
    with wereld.database.transaction(at=AT) as store:
        bob = add_account(store, email="bob@twente.example")
        actor = make_actor(bob.gebruiker)
        bea = wereld.accounts["bea"].gebruiker.id
        schakel_uit(store, bea, new_id=uuid4, by=actor, at=AT)
        schakel_in(store, bea, new_id=uuid4, by=actor, at=AT)
    assert wereld.bea.get(zaakpad).status_code == 303
    assert secrets_on(signed_in(wereld.app, wereld.accounts["bea"]), zaakpad) == set()


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({}, "Kies een reden."),
        ({"reden": "zomaar"}, "Waarom wilt u het adres zien"),
        ({"reden": "bestand"}, "Waarom wilt u het adres zien"),
        ({"reden": "anders"}, "Schrijf op waarom u het adres nodig heeft."),
        ({"reden": "anders", "toelichting": "zo"}, "Gebruik 3 tot en met 200 tekens."),
        ({"reden": "bellen", "toelichting": "Canariestraat?"}, "Laat de straat en de postcode weg"),
    ],
)
def test_without_a_good_reason_nothing_opens_and_both_pages_say_why(
    wereld, zaakpad, velden, melding
):
    for pad, number in ((zaakpad, 1), (f"/beheer/aanbieders/{wereld.es.id}", -1)):
        response = wereld.bea.send_form(pad, velden, number=number)
        assert response.status_code == 400
        assert melding in tekst(response)
        assert not secrets_on(wereld.bea, pad)
    assert looks(wereld) == 0


def test_every_reason_that_is_offered_works(wereld, stel_klok):
    for keer, reden in enumerate(KEUZES):
        stel_klok(AT + keer * (EINDE - AT))
        velden = {"reden": reden.value, "toelichting": "Vraag van de wethouder"}
        assert wereld.toon(wereld.es, **velden).status_code == 303
    assert looks(wereld) == len(KEUZES)


def test_after_a_mistake_the_status_still_goes_to_the_case(wereld, zaakpad):
    response = wereld.bea.send_form(zaakpad, {}, number=1)
    assert f'action="{zaakpad}"' in response.get_data(as_text=True)


@pytest.mark.parametrize("naam", ["jo", "fokke"])
def test_nobody_else_opens_anything(wereld, zaakpad, naam):
    client = getattr(wereld, naam)
    token = next(
        veld.get("value")
        for veld in client.pagina("/account").post_forms()[0].iter("input")
        if veld.get("name") == "csrf_token"
    )
    velden = {"reden": "bellen", "csrf_token": token}
    for pad in (f"{zaakpad}/adres", f"/beheer/aanbieders/{wereld.es.id}/adres"):
        assert client.post(pad, data=velden).status_code == {"jo": 403, "fokke": 404}[naam]
    assert looks(wereld) == 0


def test_without_the_token_of_the_form_nothing_opens(wereld, zaakpad):
    for pad in (f"{zaakpad}/adres", f"/beheer/aanbieders/{wereld.es.id}/adres"):
        assert wereld.bea.post(pad, data={"reden": "bellen"}).status_code == 400
        assert wereld.bea.get(pad).status_code == 405
    assert looks(wereld) == 0


def test_the_trail_tells_who_looked_at_whom_and_stays_whole(wereld):
    wereld.toon(wereld.es, reden="anders", toelichting="De wethouder vroeg ernaar")
    pagina = wereld.bea.pagina("/beheer/logboek?keten=controleren")
    for feit in ("Adressen getoond", "bea@twente.example", "anders", "De keten is heel"):
        assert feit in pagina.text
    assert "wethouder" not in pagina.text
    assert f"/beheer/aanbieders/{wereld.es.id}" in pagina.links
    assert wereld.trail(REGIO)[0] == "adressen getoond"


def test_what_can_be_chosen_is_what_the_form_offers(wereld, zaakpad):
    form = wereld.bea.pagina(zaakpad).post_forms()[1]
    waarden = [veld.get("value") for veld in form.iter("input") if veld.get("name") == "reden"]
    assert waarden == [reden.value for reden in KEUZES]
    assert Reden.BESTAND.value not in waarden

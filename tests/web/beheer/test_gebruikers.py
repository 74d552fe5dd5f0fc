"""What a beheerder does with the accounts of the own region, and of no other."""

from dataclasses import replace
from uuid import uuid4

import pytest

from tests.factories import AT, make_aanbieder, make_regio, twente_in
from tests.steun.accounts import Account, add_account, give_password, signed_in
from tests.steun.pagina import Pagina
from wijzer.domain.toegang import Rol


@pytest.fixture
def stand(database, stel_klok):
    """A region with a beheerder and somebody of an aanbieder; another region with another beheerder."""
    stel_klok(AT)
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.regios.save(make_regio(slug="friesland", naam="Friesland"))
        vlier = make_aanbieder("Stichting De Vlier")
        elders = make_aanbieder("Elders", regio="friesland")
        store.aanbieders.add(vlier)
        store.aanbieders.add(elders)
        return {
            "vlier": vlier,
            "elders": elders,
            "bea": add_account(store, email="bea@twente.example"),
            "fokke": add_account(store, email="fokke@friesland.example", regio="friesland"),
            "jo": add_account(store, vlier, email="jo@vlier.example"),
        }


@pytest.fixture
def bea(app, stand):
    """The beheerder of Twente, signed in."""
    return signed_in(app, stand["bea"])


def tekst(response) -> str:
    return Pagina(response.get_data(as_text=True)).text


def press(client, account: Account, actie: str):
    token = next(
        each.get("value")
        for each in client.pagina("/account").post_forms()[0].iter("input")
        if each.get("name") == "csrf_token"
    )
    return client.post(
        f"/beheer/gebruikers/{account.gebruiker.id}/{actie}", data={"csrf_token": token}
    )


def fetch(database, account: Account):
    with database.read() as store:
        return store.gebruikers.get(account.gebruiker.id)


def test_the_list_shows_the_own_region_only(bea):
    pagina = bea.pagina("/beheer/gebruikers")
    assert "jo@vlier.example" in pagina.text
    assert "Stichting De Vlier" in pagina.text
    assert "friesland.example" not in pagina.text


def test_somebody_is_invited_for_an_aanbieder(bea, database, stand):
    velden = {
        "email": "Nieuw@Vlier.example",
        "rol": "aanbieder",
        "aanbieder": str(stand["vlier"].id),
    }
    response = bea.send_form("/beheer/gebruikers/nieuw", velden)
    assert (response.status_code, response.location) == (303, "/beheer/gebruikers")
    with database.read() as store:
        nieuw = store.gebruikers.by_email("nieuw@vlier.example")
        assert nieuw is not None
        assert (nieuw.rol, nieuw.regio, nieuw.aanbieder_id) == (
            Rol.AANBIEDER,
            "twente",
            stand["vlier"].id,
        )
        assert not nieuw.is_actief
        mail = store.mail.due(AT)[0]
    assert mail.aan == "nieuw@vlier.example"
    assert "https://wijzer.example/uitnodiging/" in mail.tekst


def test_a_beheerder_is_invited_for_the_own_region_whatever_is_sent_along(bea, database, stand):
    velden = {
        "email": "nog@twente.example",
        "rol": "beheerder",
        "regio": "friesland",
        "id": str(uuid4()),
    }
    bea.send_form("/beheer/gebruikers/nieuw", velden)
    with database.read() as store:
        nieuw = store.gebruikers.by_email("nog@twente.example")
    assert nieuw is not None
    assert (nieuw.regio, nieuw.aanbieder_id) == ("twente", None)


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"email": "geen adres", "rol": "beheerder"}, "geldig e-mailadres"),
        ({"email": "jo@vlier.example", "rol": "beheerder"}, "heeft al een account"),
        ({"email": "a@b.example", "rol": "aanbieder"}, "Kies een aanbieder"),
        ({"email": "a@b.example", "rol": "baas"}, ""),
        ({"email": "", "rol": "beheerder"}, "Vul een e-mailadres in"),
    ],
)
def test_a_wrong_invitation_says_what_is_wrong(bea, database, velden, melding):
    response = bea.send_form("/beheer/gebruikers/nieuw", velden)
    assert response.status_code == 400
    assert melding in tekst(response)
    with database.read() as store:
        assert store.mail.due(AT) == []


def test_an_aanbieder_of_another_region_cannot_be_chosen(bea, database, stand):
    velden = {"email": "a@b.example", "rol": "aanbieder", "aanbieder": str(stand["elders"].id)}
    assert bea.send_form("/beheer/gebruikers/nieuw", velden).status_code == 400


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(app, bea, database, stand):
    jo = signed_in(app, stand["jo"])
    assert press(bea, stand["jo"], "uitschakelen").status_code == 303
    assert jo.get("/account").status_code == 303
    assert give_password(app.test_client(), stand["jo"].email).status_code == 400
    assert "Uitgeschakeld" in bea.pagina("/beheer/gebruikers").text
    press(bea, stand["jo"], "inschakelen")
    assert give_password(app.test_client(), stand["jo"].email).status_code == 303


def test_resetting_a_factor_ends_sessions_and_sends_a_link(app, bea, database, stand):
    jo = signed_in(app, stand["jo"])
    press(bea, stand["jo"], "factor-herstellen")
    assert jo.get("/account").status_code == 303
    na = fetch(database, stand["jo"])
    assert na.totp_geheim is None
    assert na.wachtwoord_hash == stand["jo"].gebruiker.wachtwoord_hash
    with database.read() as store:
        assert [mail.soort for mail in store.mail.due(AT)] == ["uitnodiging"]


def test_an_account_in_use_needs_no_invitation(bea, database, stand):
    press(bea, stand["jo"], "herzenden")
    assert "al in gebruik" in bea.pagina("/beheer/gebruikers").text
    assert fetch(database, stand["jo"]) == stand["jo"].gebruiker


def test_an_unfinished_account_gets_a_new_link(bea, database, stand):
    with database.transaction() as store:
        half = add_account(store, stand["vlier"], email="half@vlier.example", totp_geheim=None)
    press(bea, half, "herzenden")
    assert fetch(database, half).wachtwoord_hash is None
    with database.read() as store:
        assert [mail.aan for mail in store.mail.due(AT)] == ["half@vlier.example"]


@pytest.mark.parametrize("actie", ["uitschakelen", "factor-herstellen"])
def test_nobody_closes_the_own_account_by_mistake(bea, database, stand, actie):
    assert press(bea, stand["bea"], actie).status_code == 303
    assert fetch(database, stand["bea"]) == stand["bea"].gebruiker


@pytest.mark.parametrize("actie", ["herzenden", "uitschakelen", "inschakelen", "factor-herstellen"])
def test_an_account_of_another_region_looks_as_if_it_is_not_there(bea, database, stand, actie):
    response = press(bea, stand["fokke"], actie)
    weg = press(
        bea, replace(stand["fokke"], gebruiker=replace(stand["fokke"].gebruiker, id=uuid4())), actie
    )
    assert response.status_code == weg.status_code == 404
    assert tekst(response) == tekst(weg)
    assert fetch(database, stand["fokke"]) == stand["fokke"].gebruiker


@pytest.mark.parametrize("actie", ["herzenden", "uitschakelen", "inschakelen", "factor-herstellen"])
def test_an_aanbieder_does_none_of_this(app, database, stand, actie):
    jo = signed_in(app, stand["jo"])
    assert press(jo, stand["bea"], actie).status_code == 403
    assert fetch(database, stand["bea"]) == stand["bea"].gebruiker


def test_the_audit_trail_names_who_did_what_to_whom(bea, database, stand):
    press(bea, stand["jo"], "uitschakelen")
    with database.read() as store:
        regel = store.logboek.page("twente")[0]
    assert regel.gebruiker_id == stand["bea"].gebruiker.id
    assert (regel.handeling, regel.object_id) == (
        "gebruiker uitgeschakeld",
        str(stand["jo"].gebruiker.id),
    )

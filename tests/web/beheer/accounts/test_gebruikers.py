"""What a beheerder does with the accounts of the own region, and of no other."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import AT, make_aanbieder, make_regio, twente_in
from tests.steun.accounts import Account, add_account, give_password, signed_in
from tests.steun.pagina import Pagina, filled_in
from wijzer.domain.accounts.toegang import SYSTEEM, Rol
from wijzer.services.inloggen.factor import keep_herstelcodes
from wijzer.services.inloggen.geheimen import new_herstelcodes
from wijzer.services.regio.wijzig_regiocontact import regiocontact_of, wijzig_regiocontact
from wijzer.store.store import Store

CODE = "the code of the beheerder"
NEEDS_CODE = ["uitschakelen", "inschakelen", "factor-herstellen", "rol"]
AS_BEHEERDER = {"rol": "beheerder", "aanbieder": ""}


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


def press(client, account: Account, actie: str, code: str = "", **velden: str):
    """Send what the page of a deed would send, with the code of who asks."""
    token = next(
        veld.get("value")
        for veld in client.pagina("/account").post_forms()[0].iter("input")
        if veld.get("name") == "csrf_token"
    )
    pad = f"/beheer/gebruikers/{account.gebruiker.id}/{actie}"
    data = {"csrf_token": token, "code": code, **shown_of_role(client, pad), **velden}
    return client.post(pad, data=data)


def shown_of_role(client, pad: str) -> dict[str, str]:
    """What the page of a role showed, which goes along with it; nothing for another deed, or where there is no such page."""
    antwoord = client.get(pad) if pad.endswith("/rol") else None
    if antwoord is None or antwoord.status_code != 200:
        return {}
    (form,) = Pagina(antwoord.text).post_forms()[-1:]
    return {"getoond": filled_in(form)["getoond"][0]}


def save_contact(store: Store, **velden: str) -> None:
    nu = regiocontact_of(store.regios.get("twente"))
    wijzig_regiocontact(store, "twente", {**nu, **velden}, shown=nu, by=SYSTEEM, at=AT)


def mails(database) -> list[tuple[str, str]]:
    with database.read() as store:
        return [(mail.soort, mail.aan) for mail in store.mail.due(AT + timedelta(days=1))]


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
        "code": stand["bea"].code(),
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
        ({"email": "geen adres", "rol": "beheerder", "code": CODE}, "geen e-mailadres"),
        ({"email": "jo@vlier.example", "rol": "beheerder", "code": CODE}, "heeft al een account"),
        ({"email": "a@b.example", "rol": "beheerder"}, "Vul uw eigen code in"),
        ({"email": "a@b.example", "rol": "beheerder", "code": "000000"}, "Deze code klopt niet"),
        ({"email": "a@b.example", "rol": "aanbieder"}, "Kies een aanbieder"),
        ({"email": "a@b.example", "rol": "baas"}, ""),
        ({"email": "", "rol": "beheerder"}, "Vul een e-mailadres in"),
    ],
)
def test_a_wrong_invitation_says_what_is_wrong(bea, database, stand, velden, melding):
    if velden.get("code") == CODE:
        velden = {**velden, "code": stand["bea"].code()}
    response = bea.send_form("/beheer/gebruikers/nieuw", velden)
    assert response.status_code == 400
    assert melding in tekst(response)
    with database.read() as store:
        assert store.mail.due(AT) == []


def test_an_aanbieder_of_another_region_cannot_be_chosen(bea, database, stand):
    velden = {"email": "a@b.example", "rol": "aanbieder", "aanbieder": str(stand["elders"].id)}
    assert bea.send_form("/beheer/gebruikers/nieuw", velden).status_code == 400


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(
    app, bea, database, stand, stel_klok
):
    jo = signed_in(app, stand["jo"])
    assert press(bea, stand["jo"], "uitschakelen", stand["bea"].code()).status_code == 303
    assert jo.get("/account").status_code == 303
    assert give_password(app.test_client(), stand["jo"].email).status_code == 400
    assert "Uitgeschakeld" in bea.pagina("/beheer/gebruikers").text
    stel_klok(AT + timedelta(minutes=1))
    press(bea, stand["jo"], "inschakelen", stand["bea"].code())
    assert give_password(app.test_client(), stand["jo"].email).status_code == 303
    assert mails(database) == [
        ("account_uitgeschakeld", "jo@vlier.example"),
        ("account_ingeschakeld", "jo@vlier.example"),
    ]


@pytest.mark.parametrize("actie", NEEDS_CODE)
def test_what_is_done_to_an_account_is_asked_first_and_says_whose_it_is(
    bea, database, stand, actie
):
    pagina = bea.pagina(f"/beheer/gebruikers/{stand['jo'].gebruiker.id}/{actie}")
    assert "jo@vlier.example" in pagina.text
    assert "Stichting De Vlier" in pagina.text
    assert "Wat er dan gebeurt" in pagina.text
    assert fetch(database, stand["jo"]) == stand["jo"].gebruiker


@pytest.mark.parametrize("code", ["", "000000", "AAAA-BBBB-CCCC-DDDD"])
@pytest.mark.parametrize("actie", NEEDS_CODE)
def test_nothing_is_done_to_an_account_without_the_own_code(bea, database, stand, actie, code):
    response = press(bea, stand["jo"], actie, code, **AS_BEHEERDER)
    assert response.status_code == 400
    assert fetch(database, stand["jo"]) == stand["jo"].gebruiker
    assert mails(database) == []


def test_who_asks_for_a_reset_is_called_back_first(bea, stand):
    pad = f"/beheer/gebruikers/{stand['jo'].gebruiker.id}"
    assert "Bel dan eerst terug" in bea.pagina(f"{pad}/factor-herstellen").text
    assert "Bel dan eerst terug" not in bea.pagina(f"{pad}/uitschakelen").text


def test_the_code_of_the_account_itself_is_not_the_own_code(bea, database, stand):
    assert press(bea, stand["jo"], "factor-herstellen", stand["jo"].code()).status_code == 400
    assert fetch(database, stand["jo"]) == stand["jo"].gebruiker


def test_an_own_code_does_one_thing(bea, database, stand):
    code = stand["bea"].code()
    assert press(bea, stand["jo"], "uitschakelen", code).status_code == 303
    assert press(bea, stand["jo"], "inschakelen", code).status_code == 400
    assert fetch(database, stand["jo"]).uitgeschakeld_at == AT


def test_what_is_refused_uses_no_code_up(bea, database, stand):
    code = stand["bea"].code()
    press(bea, stand["bea"], "uitschakelen", code)
    assert press(bea, stand["jo"], "uitschakelen", code).status_code == 303


def test_a_recovery_code_is_an_own_code_and_its_use_is_told(bea, database, stand):
    codes = new_herstelcodes()
    with database.transaction() as store:
        keep_herstelcodes(store, stand["bea"].gebruiker, codes, new_id=uuid4)
    assert press(bea, stand["jo"], "factor-herstellen", codes[0]).status_code == 303
    assert sorted(mails(database)) == [
        ("herstelcode", "bea@twente.example"),
        ("tweede_stap_gewist", "jo@vlier.example"),
    ]
    assert press(bea, stand["jo"], "uitschakelen", codes[0]).status_code == 400


def test_who_found_the_browser_of_a_beheerder_does_not_guess_the_code(bea, database, stand):
    statussen = [
        press(bea, stand["jo"], actie, "000000", **AS_BEHEERDER).status_code
        for actie in [*NEEDS_CODE, "uitschakelen"] * 2
    ]
    assert statussen == [400] * 10
    assert press(bea, stand["jo"], "uitschakelen", stand["bea"].code()).status_code == 429
    velden = {"email": "a@b.example", "code": stand["bea"].code(), **AS_BEHEERDER}
    assert bea.send_form("/beheer/gebruikers/nieuw", velden).status_code == 429
    assert fetch(database, stand["jo"]) == stand["jo"].gebruiker
    with database.read() as store:
        assert [regel.handeling for regel in store.logboek.page("twente")] == [
            "code geweigerd"
        ] * 10


def test_somebody_becomes_a_beheerder_and_then_works_for_another_aanbieder(
    app, bea, database, stand, stel_klok
):
    jo = signed_in(app, stand["jo"])
    give_password(app.test_client(), stand["jo"].email)
    assert press(bea, stand["jo"], "rol", stand["bea"].code(), **AS_BEHEERDER).status_code == 303
    assert jo.get("/account").status_code == 303
    na = fetch(database, stand["jo"])
    assert (na.rol, na.aanbieder_id) == (Rol.BEHEERDER, None)
    with database.transaction() as store:
        assert store.gebruikers.sessies_of(na.id) == []
        es = make_aanbieder("De Es")
        store.aanbieders.add(es)
    stel_klok(AT + timedelta(minutes=1))
    velden = {"rol": "aanbieder", "aanbieder": str(es.id)}
    assert press(bea, stand["jo"], "rol", stand["bea"].code(), **velden).status_code == 303
    assert fetch(database, stand["jo"]).aanbieder_id == es.id
    assert mails(database) == [("rol_gewijzigd", "jo@vlier.example")] * 2
    with database.read() as store:
        regel = store.logboek.page("twente")[0]
    assert (regel.handeling, regel.object_id) == ("rol gewijzigd", str(na.id))
    assert regel.details == {"rol": "aanbieder", "aanbieder": "De Es"}


def test_the_page_of_a_role_begins_with_what_it_is_now(bea, stand):
    pagina = bea.pagina(f"/beheer/gebruikers/{stand['jo'].gebruiker.id}/rol")
    gekozen = [
        keuze.get("value") for keuze in pagina.all("option") if keuze.get("selected") is not None
    ]
    assert gekozen == [str(stand["vlier"].id)]


def test_a_role_that_a_colleague_changed_meanwhile_is_asked_and_not_put_back(
    bea, database, stand, stel_klok
):
    pad = f"/beheer/gebruikers/{stand['jo'].gebruiker.id}/rol"
    oud = filled_in(bea.pagina(pad).post_forms()[-1])
    assert press(bea, stand["jo"], "rol", stand["bea"].code(), **AS_BEHEERDER).status_code == 303
    stel_klok(AT + timedelta(minutes=1))
    antwoord = bea.post(pad, data={**oud, "code": stand["bea"].code()})
    assert antwoord.status_code == 400
    assert "Nu bewaard" in antwoord.text
    assert fetch(database, stand["jo"]).rol is Rol.BEHEERDER
    opnieuw = filled_in(Pagina(antwoord.text).post_forms()[-1])
    data = {**opnieuw, "getoond-rol": "getypt", "code": stand["bea"].code()}
    assert bea.post(pad, data=data).status_code == 303
    assert fetch(database, stand["jo"]).aanbieder_id == stand["vlier"].id


@pytest.mark.parametrize("aanbieder", ["", "elders"])
def test_an_account_goes_to_no_aanbieder_of_another_region(bea, database, stand, aanbieder):
    velden = {"rol": "aanbieder", "aanbieder": str(stand[aanbieder].id) if aanbieder else ""}
    response = press(bea, stand["jo"], "rol", stand["bea"].code(), **velden)
    assert response.status_code == 400
    assert fetch(database, stand["jo"]) == stand["jo"].gebruiker


def test_resetting_a_factor_ends_sessions_and_sends_a_link(app, bea, database, stand):
    jo = signed_in(app, stand["jo"])
    with database.transaction() as store:
        save_contact(store, telefoon="074-000 00 12")
    press(bea, stand["jo"], "factor-herstellen", stand["bea"].code())
    assert jo.get("/account").status_code == 303
    na = fetch(database, stand["jo"])
    assert na.totp_geheim is None
    assert na.wachtwoord_hash == stand["jo"].gebruiker.wachtwoord_hash
    with database.read() as store:
        (mail,) = store.mail.due(AT)
    assert (mail.soort, mail.onderwerp) == ("tweede_stap_gewist", "Uw tweede stap is gewist")
    assert "074-000 00 12" in mail.tekst
    assert "krijgt toegang" not in mail.tekst


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


@pytest.mark.parametrize("actie", ["uitschakelen", "factor-herstellen", "rol"])
def test_nobody_closes_the_own_account_by_mistake(bea, database, stand, actie):
    velden = {"rol": "aanbieder", "aanbieder": str(stand["vlier"].id)}
    assert press(bea, stand["bea"], actie, stand["bea"].code(), **velden).status_code == 303
    assert fetch(database, stand["bea"]) == stand["bea"].gebruiker


@pytest.mark.parametrize("actie", ["herzenden", *NEEDS_CODE])
def test_an_account_of_another_region_looks_as_if_it_is_not_there(bea, database, stand, actie):
    code = stand["bea"].code()
    response = press(bea, stand["fokke"], actie, code, **AS_BEHEERDER)
    weg = press(
        bea,
        replace(stand["fokke"], gebruiker=replace(stand["fokke"].gebruiker, id=uuid4())),
        actie,
        code,
    )
    assert response.status_code == weg.status_code == 404
    assert tekst(response) == tekst(weg)
    assert fetch(database, stand["fokke"]) == stand["fokke"].gebruiker


@pytest.mark.parametrize("actie", ["herzenden", *NEEDS_CODE])
def test_an_aanbieder_does_none_of_this(app, database, stand, actie):
    jo = signed_in(app, stand["jo"])
    assert press(jo, stand["bea"], actie, stand["jo"].code()).status_code == 403
    assert fetch(database, stand["bea"]) == stand["bea"].gebruiker


def test_the_audit_trail_names_who_did_what_to_whom(bea, database, stand):
    press(bea, stand["jo"], "uitschakelen", stand["bea"].code())
    with database.read() as store:
        regel = store.logboek.page("twente")[0]
    assert regel.gebruiker_id == stand["bea"].gebruiker.id
    assert (regel.handeling, regel.object_id) == (
        "gebruiker uitgeschakeld",
        str(stand["jo"].gebruiker.id),
    )
    assert "gebruiker jo@vlier.example" in bea.pagina("/beheer/logboek").text

"""My own account: sessions, password, app, recovery codes."""

from datetime import timedelta

import pyotp
import pytest

from tests.steun.accounts import WACHTWOORD, add_account, give_password, sign_in, signed_in
from tests.steun.pagina import Pagina
from tests.web.office.accounts.test_uitnodiging import codes_in, last_link, secret_on
from wijzer.services.inloggen.geheimen import hash_token

NIEUW = "zeven oude groene molens"


def renew_codes(ik, bewijs: str):
    velden = {"wachtwoord": WACHTWOORD, "bewijs": bewijs}
    return ik.send_form("/account/herstelcodes", velden)


def tekst(response) -> str:
    return Pagina(response.get_data(as_text=True)).text


def test_i_see_where_i_am_signed_in_and_end_another_session(app, account):
    ik, elders = signed_in(app, account), signed_in(app, account)
    pagina = ik.pagina("/account")
    assert "dit apparaat" in pagina.text
    actie = next(
        form.get("action")
        for form in pagina.post_forms()
        if "/sessies/" in (form.get("action") or "")
        and not (form.get("action") or "").endswith("sessies/beeindigen")
    )
    token = next(
        veld.get("value")
        for veld in pagina.post_forms()[0].iter("input")
        if veld.get("name") == "csrf_token"
    )
    assert ik.post(actie, data={"csrf_token": token}).status_code == 303
    assert elders.get("/account").status_code == 303
    assert ik.get("/account").status_code == 200


def test_i_end_all_other_sessions_at_once(app, account):
    ik, een, twee = (signed_in(app, account) for _ in range(3))
    ik.send_form("/account", {})
    assert een.get("/account").status_code == twee.get("/account").status_code == 303
    assert ik.get("/account").status_code == 200


def test_somebody_elses_session_is_left_as_it_is(app, account, beheerder):
    ik, ander = signed_in(app, account), signed_in(app, beheerder)
    token = next(
        veld.get("value")
        for veld in ik.pagina("/account").post_forms()[0].iter("input")
        if veld.get("name") == "csrf_token"
    )
    with ander.session_transaction(base_url="https://wijzer.example") as cookie:
        hun = hash_token(cookie["_user_id"])
    assert (
        ik.post(f"/account/sessies/{hun}/beeindigen", data={"csrf_token": token}).status_code == 303
    )
    assert ander.get("/account").status_code == 200


def test_a_new_password_ends_the_other_sessions_and_renews_this_one(app, client, account):
    ik, elders = signed_in(app, account), signed_in(app, account)
    response = ik.send_form("/account/wachtwoord", {"wachtwoord": WACHTWOORD, "nieuw": NIEUW})
    assert response.status_code == 303
    assert ik.get("/account").status_code == 200
    assert elders.get("/account").status_code == 303
    assert give_password(client, account.email).status_code == 400
    assert give_password(client, account.email, NIEUW).status_code == 303


@pytest.mark.parametrize("path", ["wachtwoord", "koppelen", "herstelcodes"])
def test_nothing_changes_without_my_present_password(app, client, account, path):
    ik = signed_in(app, account)
    velden = {
        "wachtwoord": "dit is het niet helaas",
        "nieuw": NIEUW,
        "code": "123456",
        "bewijs": account.code(),
    }
    response = ik.send_form(f"/account/{path}", velden)
    assert response.status_code == 400
    assert "niet uw huidige wachtwoord" in tekst(response)
    assert sign_in(client, account).status_code == 303


def test_a_thief_of_my_browser_who_guesses_my_password_is_slowed_down(app, account):
    ik = signed_in(app, account)
    velden = {"wachtwoord": "gok", "nieuw": NIEUW}
    statussen = [ik.send_form("/account/wachtwoord", velden).status_code for _ in range(11)]
    assert statussen == [400] * 10 + [429]


def test_a_new_app_replaces_the_old_one(app, client, account, nu, stel_klok):
    ik, elders = signed_in(app, account), signed_in(app, account)
    geheim = secret_on(ik, "/account/koppelen")
    code = pyotp.TOTP(geheim).at(nu)
    velden = {"wachtwoord": WACHTWOORD, "code": code, "bewijs": account.code()}
    response = ik.send_form("/account/koppelen", velden)
    assert len(codes_in(response)) == 10
    assert ik.get("/account").status_code == 200
    assert elders.get("/account").status_code == 303
    assert secret_on(ik, "/account/koppelen") != geheim
    stel_klok(nu + timedelta(seconds=60))
    give_password(client, account.email)
    assert client.send_form("/inloggen/code", {"code": account.code()}).status_code == 400
    nieuw = pyotp.TOTP(geheim).at(nu + timedelta(seconds=60))
    assert client.send_form("/inloggen/code", {"code": nieuw}).status_code == 303


def test_a_recovery_code_signs_in_once_and_its_owner_is_told(
    app, client, database, account, nu, stel_klok
):
    ik = signed_in(app, account)
    codes = codes_in(renew_codes(ik, account.code()))
    stel_klok(nu + timedelta(minutes=1))
    give_password(client, account.email)
    kaal = codes[0].lower().replace("-", " ")
    assert client.send_form("/inloggen/herstelcode", {"code": kaal}).status_code == 303
    with database.read() as store:
        mail = store.mail.due(nu + timedelta(minutes=1))[-1]
    assert (mail.soort, mail.aan) == ("herstelcode", account.email)
    assert "nog 9 over" in mail.tekst
    ander = app.test_client()
    give_password(ander, account.email)
    assert ander.send_form("/inloggen/herstelcode", {"code": codes[0]}).status_code == 400


def test_new_recovery_codes_replace_the_old_ones(app, client, account):
    ik = signed_in(app, account)
    oud = codes_in(renew_codes(ik, account.code()))
    assert len(codes_in(renew_codes(ik, oud[1]))) == 10
    give_password(client, account.email)
    assert client.send_form("/inloggen/herstelcode", {"code": oud[0]}).status_code == 400


@pytest.mark.parametrize("path", ["koppelen", "herstelcodes"])
def test_the_second_step_changes_only_with_a_code_of_the_present_one(
    app, database, account, nu, path
):
    """Who found an open browser and knows the password does not make themselves a way in."""
    ik = signed_in(app, account)
    code = pyotp.TOTP(secret_on(ik, "/account/koppelen")).at(nu)
    for bewijs in ("000000", "", "AAAA-BBBB-CCCC-DDDD"):
        velden = {"wachtwoord": WACHTWOORD, "code": code, "bewijs": bewijs}
        assert ik.send_form(f"/account/{path}", velden).status_code == 400
    with database.read() as store:
        na = store.gebruikers.get(account.gebruiker.id)
        assert na == account.gebruiker
        assert store.gebruikers.herstelcodes(na.id) == []


def test_who_knows_my_password_does_not_guess_my_code_in_an_open_browser(app, account):
    ik = signed_in(app, account)
    velden = {"wachtwoord": WACHTWOORD, "code": "000000", "bewijs": "000000"}
    pogingen = ["koppelen", "herstelcodes"] * 6
    statussen = [ik.send_form(f"/account/{poging}", velden).status_code for poging in pogingen]
    assert statussen == [400] * 10 + [429] * 2


def test_a_recovery_code_lets_me_couple_a_new_app_when_the_old_one_is_gone(
    app, account, nu, stel_klok
):
    ik = signed_in(app, account)
    codes = codes_in(renew_codes(ik, account.code()))
    stel_klok(nu + timedelta(minutes=1))
    code = pyotp.TOTP(secret_on(ik, "/account/koppelen")).at(nu + timedelta(minutes=1))
    velden = {"wachtwoord": WACHTWOORD, "code": code, "bewijs": codes[0]}
    assert len(codes_in(ik.send_form("/account/koppelen", velden))) == 10


def test_the_owner_is_told_of_new_recovery_codes(app, database, account, nu):
    renew_codes(signed_in(app, account), account.code())
    with database.read() as store:
        assert [(mail.soort, mail.aan) for mail in store.mail.due(nu)] == [
            ("herstelcodes_vernieuwd", account.email)
        ]


def test_a_forgotten_password_is_replaced_by_a_link_and_the_code_is_still_asked(
    app, client, database, account
):
    elders = signed_in(app, account)
    client.send_form("/wachtwoord-vergeten", {"email": account.email})
    response = client.send_form(last_link(database), {"wachtwoord": NIEUW})
    assert (response.status_code, response.location) == (303, "/inloggen")
    assert elders.get("/account").status_code == 303
    assert client.get("/account").status_code == 303
    assert give_password(client, account.email, NIEUW).location == "/inloggen/code"


def test_the_link_for_a_password_works_once_and_for_an_hour(
    client, database, account, nu, stel_klok
):
    client.send_form("/wachtwoord-vergeten", {"email": account.email})
    link = last_link(database)
    stel_klok(nu + timedelta(minutes=61))
    assert client.get(link).status_code == 404
    stel_klok(nu + timedelta(minutes=59))
    client.send_form(link, {"wachtwoord": NIEUW})
    assert client.get(link).status_code == 404


def test_asking_for_a_link_does_not_tell_who_has_an_account(client, database, account, nu):
    een = client.send_form("/wachtwoord-vergeten", {"email": account.email})
    ander = client.send_form("/wachtwoord-vergeten", {"email": "niemand@vlier.example"})
    assert (een.status_code, een.location) == (ander.status_code, ander.location)
    with database.read() as store:
        assert [mail.aan for mail in store.mail.due(nu)] == [account.email]


def test_a_mailbox_is_not_flooded_with_links(client, database, account, nu):
    for _ in range(6):
        client.send_form("/wachtwoord-vergeten", {"email": account.email})
    with database.read() as store:
        assert len(store.mail.due(nu)) == 3


def test_who_has_the_mailbox_gets_in_while_strangers_guess(app, client, database, account):
    for n in range(20):
        dief = app.test_client()
        dief.environ_base["REMOTE_ADDR"] = f"198.51.100.{n + 1}"
        give_password(dief, account.email, "gok van een vreemde")
    assert give_password(client, account.email).status_code == 429
    client.send_form("/wachtwoord-vergeten", {"email": account.email})
    client.send_form(last_link(database), {"wachtwoord": NIEUW})
    assert give_password(client, account.email, NIEUW).status_code == 303


def test_an_invitation_is_no_link_for_a_password_and_the_other_way(client, database, account):
    client.send_form("/wachtwoord-vergeten", {"email": account.email})
    token = last_link(database).rpartition("/")[2]
    assert client.get(f"/uitnodiging/{token}").status_code == 404


def test_an_account_shows_its_address_in_the_letters_that_were_typed(app, database, account):
    with database.transaction() as store:
        bea = add_account(store, email="bea@xn--zrg-sna.example")
    client = signed_in(app, bea)
    for path in ("/account", "/beheer/gebruikers"):
        pagina = client.pagina(path)
        assert "bea@zörg.example" in pagina.text
        assert "xn--" not in pagina.text

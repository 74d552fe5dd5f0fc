"""Signing in: two steps, a session with limits, and no way to guess."""

from dataclasses import replace
from datetime import timedelta
from html import unescape
from urllib.parse import quote

import pytest

from tests.steun.accounts import (
    WACHTWOORD,
    add_account,
    give_password,
    open_session,
    sign_in,
    signed_in,
)
from tests.steun.machine.servers import let_go, made
from tests.steun.pagina import BASIS_URL, Pagina


def tekst(response) -> str:
    return Pagina(response.get_data(as_text=True)).text


def cookies_of(response) -> list[str]:
    return response.headers.getlist("Set-Cookie")


def test_password_and_code_lead_to_where_the_role_begins(client, account):
    eerste = give_password(client, account.email)
    assert (eerste.status_code, eerste.location) == (303, "/inloggen/code")
    tweede = client.send_form("/inloggen/code", {"code": account.code()})
    assert (tweede.status_code, tweede.location) == (303, "/aanbieder")
    assert client.get("/account").status_code == 200


def test_a_password_manager_knows_what_to_fill_in(client):
    velden = {veld.get("id"): veld for veld in client.pagina("/inloggen").all("input")}
    assert velden["email"].get("autocomplete") == "username"
    assert velden["wachtwoord"].get("autocomplete") == "current-password"
    assert velden["wachtwoord"].get("type") == "password", "and nobody reads along"


def test_a_beheerder_begins_at_beheer(client, beheerder):
    assert sign_in(client, beheerder).location == "/beheer"


def test_an_address_may_be_typed_in_capitals(client, account):
    assert give_password(client, f" {account.email.upper()}").status_code == 303


@pytest.mark.parametrize(
    "getypt", ["jo@zörg.example", "Jo@XN--ZRG-SNA.example", "mailto:jo@zo\u0308rg.example"]
)
def test_whatever_notation_of_the_host_is_typed_the_account_is_found(
    client, database, account, getypt: str
):
    with database.transaction() as store:
        add_account(store, regio=account.gebruiker.regio, email="jo@zörg.example")
    assert give_password(client, getypt).location == "/inloggen/code"


def test_the_page_that_was_asked_for_comes_after_signing_in(client, account):
    gate = client.get("/account?x=1")
    assert gate.location == "/inloggen?verder=/account?x%3D1"
    response = client.send_form(gate.location, {"email": account.email, "wachtwoord": WACHTWOORD})
    assert response.status_code == 303
    assert client.send_form("/inloggen/code", {"code": account.code()}).location == "/account?x=1"


@pytest.mark.parametrize(
    "elders",
    [
        "//kwaad.example",
        "https://kwaad.example",
        "/\\kwaad.example",
        "javascript:alert(1)",
        "/\t/kwaad",
    ],
)
def test_signing_in_never_leads_to_another_site(client, account, elders):
    client.send_form(
        f"/inloggen?verder={quote(elders)}", {"email": account.email, "wachtwoord": WACHTWOORD}
    )
    assert client.send_form("/inloggen/code", {"code": account.code()}).location == "/aanbieder"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, account):
    fout = give_password(client, account.email, "dit is het niet helaas")
    onbekend = give_password(client, "niemand@vlier.example", "dit is het niet helaas")
    assert fout.status_code == onbekend.status_code == 400
    assert tekst(fout) == tekst(onbekend)
    assert "horen niet bij elkaar" in tekst(fout)


def test_an_unknown_address_takes_as_long_as_a_known_one(client, account, monkeypatch):
    compared: list[str | None] = []

    def compare(_: str, bewaard: str | None) -> bool:
        compared.append(bewaard)
        return False

    monkeypatch.setattr("wijzer.services.inloggen.log_in.is_wachtwoord", compare)
    give_password(client, account.email)
    give_password(client, "niemand@vlier.example")
    assert len(compared) == 2
    assert compared[1] is None


def test_a_closed_account_and_an_unfinished_one_do_not_get_in(client, database, account, nu):
    with database.transaction() as store:
        dicht = add_account(store, email="dicht@vlier.example", uitgeschakeld_at=nu)
        half = add_account(store, email="half@vlier.example", totp_geheim=None)
    assert give_password(client, dicht.email).status_code == 400
    assert give_password(client, half.email).status_code == 400


def test_the_password_alone_opens_nothing(client, account):
    give_password(client, account.email)
    assert client.get("/account").location.startswith("/inloggen")
    assert client.get("/aanbieder").location.startswith("/inloggen")


def test_a_wrong_code_does_not_get_in(client, account):
    give_password(client, account.email)
    code = f"{(int(account.code()) + 1) % 1_000_000:06d}"
    response = client.send_form("/inloggen/code", {"code": code})
    assert response.status_code == 400
    assert "klopt niet" in tekst(response)
    assert client.get("/account").status_code == 303


def test_a_code_works_once(app, client, account):
    sign_in(client, account)
    ander = app.test_client()
    give_password(ander, account.email)
    assert ander.send_form("/inloggen/code", {"code": account.code()}).status_code == 400


def test_the_next_code_works_again(app, client, account, nu, stel_klok):
    sign_in(client, account)
    stel_klok(nu + timedelta(seconds=30))
    assert sign_in(app.test_client(), account).status_code == 303


def test_a_code_with_a_space_is_the_same_code(client, account):
    give_password(client, account.email)
    code = account.code()
    assert client.send_form("/inloggen/code", {"code": f"{code[:3]} {code[3:]}"}).status_code == 303


def test_after_five_wrong_codes_one_starts_again_and_the_owner_is_told(client, database, account):
    give_password(client, account.email)
    for _ in range(5):
        assert client.send_form("/inloggen/code", {"code": "000000"}).status_code == 400
    gestopt = client.send_form("/inloggen/code", {"code": account.code()})
    assert (gestopt.status_code, gestopt.location) == (303, "/inloggen")
    assert client.get("/inloggen/code").location == "/inloggen"
    with database.read() as store:
        assert [
            mail.soort for mail in store.mail.due(account.gebruiker.created_at.replace(year=2030))
        ] == ["foute_codes"]


def test_signing_in_changes_the_session_at_each_step(client, account):
    def cookie() -> str:
        with client.session_transaction(base_url=BASIS_URL) as inhoud:
            return inhoud.get("_user_id", "")

    client.get("/inloggen")
    assert cookie() == ""
    give_password(client, account.email)
    half = cookie()
    client.send_form("/inloggen/code", {"code": account.code()})
    assert len({"", half, cookie()}) == 3


def test_the_token_of_the_first_step_is_worth_nothing_after_the_second(app, client, account):
    give_password(client, account.email)
    with client.session_transaction(base_url=BASIS_URL) as inhoud:
        half = inhoud["_user_id"]
    client.send_form("/inloggen/code", {"code": account.code()})
    dief = app.test_client()
    with dief.session_transaction(base_url=BASIS_URL) as inhoud:
        inhoud["_user_id"] = half
    assert dief.get("/account").status_code == 303
    assert dief.get("/inloggen/code").location == "/inloggen"


def test_the_cookie_is_for_this_host_only_and_for_no_script(client, account):
    eerste = give_password(client, account.email)
    tweede = client.send_form("/inloggen/code", {"code": account.code()})
    for cookie in [*cookies_of(eerste), *cookies_of(tweede)]:
        naam, _, rest = cookie.partition("=")
        assert naam.startswith("__Host-")
        assert "Secure" in rest
        assert "HttpOnly" in rest
        assert "SameSite=Lax" in rest
        assert "Path=/" in rest
        assert "Domain" not in rest


def test_on_this_machine_itself_the_cookie_works_without_https(settings, account):
    app = made(replace(settings, basis_url="http://127.0.0.1:8000", demo=True))
    response = app.test_client().get("/inloggen", base_url="http://127.0.0.1:8000")
    let_go(app)
    assert [cookie.split("=")[0] for cookie in cookies_of(response)] == ["wijzer"]
    assert "Secure" not in cookies_of(response)[0]


def test_public_pages_know_nothing_of_who_is_signed_in(client, account):
    sign_in(client, account)
    response = client.get("/niet-bestaand")
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not cookies_of(response)


def test_half_an_hour_without_use_ends_a_session(app, account, nu, stel_klok):
    client = signed_in(app, account)
    stel_klok(nu + timedelta(minutes=29))
    assert client.get("/account").status_code == 200
    stel_klok(nu + timedelta(minutes=58))
    assert client.get("/account").status_code == 200, "use keeps it alive"
    stel_klok(nu + timedelta(minutes=89))
    assert client.get("/account").status_code == 303


def test_twelve_hours_end_a_session_that_is_in_use(app, account, nu, stel_klok):
    client = signed_in(app, account)
    for kwartier in range(1, 49):
        stel_klok(nu + timedelta(minutes=15 * kwartier))
        assert client.get("/account").status_code == 200
    stel_klok(nu + timedelta(hours=12, seconds=1))
    assert client.get("/account").status_code == 303


def test_signing_out_ends_the_session_in_the_database_too(app, account):
    client = signed_in(app, account)
    with client.session_transaction(base_url=BASIS_URL) as inhoud:
        token = inhoud["_user_id"]
    assert client.send_form("/account", {}, number=0).location == "/inloggen"
    with client.session_transaction(base_url=BASIS_URL) as inhoud:
        inhoud["_user_id"] = token
    assert client.get("/account").status_code == 303


def test_who_is_signed_in_is_not_asked_again(app, account):
    client = signed_in(app, account)
    assert client.get("/inloggen").location == "/aanbieder"


def test_a_form_without_its_token_is_refused_in_plain_dutch(client, account):
    response = client.post("/inloggen", data={"email": account.email, "wachtwoord": WACHTWOORD})
    assert response.status_code == 400
    assert "te lang open" in tekst(response)


def test_a_stranger_who_guesses_is_slowed_down(client, account):
    statussen = [
        give_password(client, account.email, f"gok nummer {n} van velen").status_code
        for n in range(12)
    ]
    assert statussen[:10] == [400] * 10
    assert statussen[-1] == 429
    assert give_password(client, account.email).status_code == 429, "even with the right password"


def test_an_unknown_address_is_slowed_down_as_a_known_one(client, account):
    statussen = [
        give_password(client, "niemand@vlier.example", "gok").status_code for _ in range(12)
    ]
    assert statussen == [400] * 10 + [429] * 2


def guess_from(app, number: int, email: str) -> int:
    client = app.test_client()
    client.environ_base["REMOTE_ADDR"] = f"198.51.{number // 250}.{number % 250 + 1}"
    return give_password(client, email, "gok van een vreemde").status_code


def test_many_strangers_together_cannot_lock_out_the_owner(app, client, account, nu, stel_klok):
    sign_in(client, account)
    client.send_form("/account", {}, number=0)
    stel_klok(nu + timedelta(minutes=1))
    statussen = [guess_from(app, number, account.email) for number in range(20)]
    assert statussen[-1] == 429, "the account is shut for who is new"
    assert sign_in(client, account).status_code == 303, "and open for a browser that it knows"


def test_a_known_browser_that_guesses_is_slowed_down_too(app, client, account, nu, stel_klok):
    sign_in(client, account)
    client.send_form("/account", {}, number=0)
    stel_klok(nu + timedelta(minutes=1))
    statussen = [
        give_password(client, account.email, "weer een gok").status_code for _ in range(11)
    ]
    assert statussen[-1] == 429


def test_every_attempt_is_in_the_audit_trail_with_ids_only(client, database, account):
    give_password(client, account.email, "dit is het niet helaas")
    sign_in(client, account)
    with database.read() as store:
        regels = store.logboek.page("twente")
    assert [regel.handeling for regel in regels] == [
        "ingelogd",
        "wachtwoord klopt",
        "inloggen geweigerd",
    ]
    assert {regel.object_id for regel in regels} == {str(account.gebruiker.id)}
    assert "vlier" not in unescape(repr(regels))


def test_a_session_of_a_closed_account_is_worth_nothing(app, database, account, nu):
    client = signed_in(app, account)
    with database.transaction() as store:
        store.gebruikers.close(store.gebruikers.get(account.gebruiker.id), at=nu)
    assert client.get("/account").status_code == 303


def test_who_is_closed_while_signing_in_is_told_so(client, account, monkeypatch):
    """The session is gone before the browser could keep it."""
    monkeypatch.setattr("wijzer.web.office.inloggen.aanmelden.load_bezoeker", lambda _: None)
    response = give_password(client, account.email)
    assert response.status_code == 403
    assert "niet meer ingelogd" in tekst(response)


def test_a_code_that_was_sent_twice_leads_to_where_one_is(app, client, account, nu):
    """A second click comes after the first used the half session up."""
    give_password(client, account.email)
    pagina = client.pagina("/inloggen/code")
    (token,) = {
        veld.get("value") for veld in pagina.all("input") if veld.get("name") == "csrf_token"
    }
    with client.session_transaction(base_url=BASIS_URL) as inhoud:
        halverwege = dict(inhoud)
    client.send_form("/inloggen/code", {"code": account.code()})
    ander = app.test_client()
    with ander.session_transaction(base_url=BASIS_URL) as inhoud:
        inhoud.update(halverwege)
    response = ander.post("/inloggen/code", data={"csrf_token": token, "code": account.code()})
    assert (response.status_code, response.location) == (303, "/inloggen")


def test_a_made_up_token_is_worth_nothing(app, client, account):
    open_session(app, account)
    with client.session_transaction(base_url=BASIS_URL) as inhoud:
        inhoud["_user_id"] = "verzonnen"
    assert client.get("/account").status_code == 303

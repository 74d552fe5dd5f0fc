"""The link of an invitation, from mailbox to first page."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pyotp
import pytest

from tests.steun.accounts import WACHTWOORD, add_account, signed_in
from tests.steun.pagina import BASIS_URL, Pagina
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.services.accounts.herstel_factor import herstel_factor
from wijzer.services.accounts.herzend_uitnodiging import herzend_uitnodiging
from wijzer.services.accounts.nodig_uit import send_uitnodiging
from wijzer.services.inloggen.geheimen import new_token
from wijzer.web.common.qr import draw_qr

PATH = "{http://www.w3.org/2000/svg}path"
LATER = datetime(2030, 1, 1, tzinfo=UTC)
LINK = re.compile(rf"{BASIS_URL}(/\S+)")


def last_link(database) -> str:
    with database.read() as store:
        mail = store.mail.due(LATER)[-1]
    gevonden = LINK.search(mail.tekst)
    assert gevonden
    return gevonden.group(1)


def secret_on(client, path: str) -> str:
    pagina = client.pagina(path)
    code = next(element for element in pagina.all("span") if element.get("class") == "bw-code")
    return (code.text or "").replace(" ", "")


def code_for(geheim: str, at) -> str:
    return pyotp.TOTP(geheim).at(at)


def accept(client, link: str, at, wachtwoord: str = WACHTWOORD):
    assert client.send_form(link, {"wachtwoord": wachtwoord}).location == f"{link}/koppelen"
    geheim = secret_on(client, f"{link}/koppelen")
    return client.send_form(f"{link}/koppelen", {"code": code_for(geheim, at)})


def codes_in(response) -> list[str]:
    pagina = Pagina(response.get_data(as_text=True))
    return [
        element.text or "" for element in pagina.all("span") if element.get("class") == "bw-code"
    ]


def test_a_link_leads_by_password_and_app_to_recovery_codes_and_in(client, database, genodigde, nu):
    response = accept(client, last_link(database), nu)
    assert response.status_code == 200
    assert len(set(codes_in(response))) == 10
    assert client.get("/account").status_code == 200


def test_the_qr_code_says_what_the_text_says(client, database, genodigde, nu):
    link = last_link(database)
    client.send_form(link, {"wachtwoord": WACHTWOORD})
    pagina = client.pagina(f"{link}/koppelen")
    geheim = secret_on(client, f"{link}/koppelen")
    uri = next(href for href in pagina.links if href.startswith("otpauth:"))
    assert pyotp.parse_uri(uri).secret == geheim
    assert "nieuw%40vlier.example" in uri
    assert any(lijn.get("d") == draw_qr(uri)[0] for lijn in pagina.all(PATH))


def test_opening_the_page_again_shows_the_same_secret(client, database, genodigde, nu):
    link = last_link(database)
    client.send_form(link, {"wachtwoord": WACHTWOORD})
    assert secret_on(client, f"{link}/koppelen") == secret_on(client, f"{link}/koppelen")


def test_a_wrong_code_couples_nothing(client, database, genodigde, nu):
    link = last_link(database)
    client.send_form(link, {"wachtwoord": WACHTWOORD})
    response = client.send_form(f"{link}/koppelen", {"code": "000000"})
    assert response.status_code == 400
    assert "Deze code klopt niet" in Pagina(response.get_data(as_text=True)).text
    assert client.get("/account").status_code == 303


def test_a_link_works_once(app, client, database, genodigde, nu):
    link = last_link(database)
    accept(client, link, nu)
    response = app.test_client().get(link)
    assert response.status_code == 404
    assert "werkt niet meer" in Pagina(response.get_data(as_text=True)).text


def test_the_code_that_coupled_the_app_does_not_sign_in_again(app, client, database, genodigde, nu):
    link = last_link(database)
    client.send_form(link, {"wachtwoord": WACHTWOORD})
    geheim = secret_on(client, f"{link}/koppelen")
    client.send_form(f"{link}/koppelen", {"code": code_for(geheim, nu)})
    ander = app.test_client()
    ander.send_form("/inloggen", {"email": "nieuw@vlier.example", "wachtwoord": WACHTWOORD})
    assert ander.send_form("/inloggen/code", {"code": code_for(geheim, nu)}).status_code == 400


def test_a_link_ends_after_a_week(client, database, genodigde, nu, stel_klok):
    link = last_link(database)
    stel_klok(nu + timedelta(days=7, seconds=1))
    assert client.get(link).status_code == 404


def test_opening_a_link_uses_nothing_up(client, database, genodigde):
    """A mail scanner opens every link before its reader does."""
    link = last_link(database)
    for _ in range(3):
        assert client.get(link).status_code == 200


def test_the_second_step_is_shut_without_the_first(client, database, genodigde, account, app):
    link = last_link(database)
    assert client.get(f"{link}/koppelen").location == link
    ander = signed_in(app, account)
    assert ander.get(f"{link}/koppelen").location == link, "also for somebody else"


@pytest.mark.parametrize(
    "makkelijk",
    ["kort", "Welkom-Twente2026!", "nieuw@vlier.example", "qwertyuiop12", "x" * 129],
)
def test_an_easy_password_is_refused_with_the_reason(client, database, genodigde, makkelijk):
    response = client.send_form(last_link(database), {"wachtwoord": makkelijk})
    assert response.status_code == 400
    assert "wachtwoord" in Pagina(response.get_data(as_text=True)).text.lower()
    assert makkelijk not in response.get_data(as_text=True).replace("nieuw@vlier.example", "")


def test_an_invitation_that_is_sent_again_replaces_the_first(
    client, database, genodigde, nu, beheerder
):
    eerste = last_link(database)
    client.send_form(eerste, {"wachtwoord": WACHTWOORD})
    with database.transaction(at=nu) as store:
        herzend_uitnodiging(
            store,
            genodigde,
            new_id=uuid4,
            token=new_token(),
            basis_url=BASIS_URL,
            by=SYSTEEM,
            at=nu + timedelta(seconds=1),
        )
    assert client.get(eerste).status_code == 404
    assert accept(client, last_link(database), nu).status_code == 200


def test_who_gets_a_new_factor_gives_the_password_they_had(app, client, database, account, nu):
    with database.transaction(at=nu) as store:
        herstel_factor(
            store,
            account.gebruiker.id,
            new_id=uuid4,
            token=new_token(),
            basis_url=BASIS_URL,
            by=SYSTEEM,
            at=nu,
        )
    link = last_link(database)
    fout = client.send_form(link, {"wachtwoord": "een heel ander lang wachtwoord"})
    assert fout.status_code == 400
    assert accept(client, link, nu).status_code == 200


def test_guessing_the_password_at_a_link_is_slowed_down(client, database, account, nu):
    with database.transaction(at=nu) as store:
        herstel_factor(
            store,
            account.gebruiker.id,
            new_id=uuid4,
            token=new_token(),
            basis_url=BASIS_URL,
            by=SYSTEEM,
            at=nu,
        )
    link = last_link(database)
    statussen = [
        client.send_form(link, {"wachtwoord": f"gok nummer {n} van velen"}).status_code
        for n in range(11)
    ]
    assert statussen == [400] * 10 + [429]


def test_a_closed_account_cannot_use_its_link(client, database, account, nu):
    with database.transaction() as store:
        weg = add_account(store, email="weg@vlier.example", totp_geheim=None, uitgeschakeld_at=nu)
        send_uitnodiging(
            store, weg.gebruiker, token="abc", basis_url=BASIS_URL, mail_id=uuid4(), at=nu
        )
    assert client.get("/uitnodiging/abc").status_code == 404

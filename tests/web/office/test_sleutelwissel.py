"""A new secret key in front: whoever is busy goes on, and whose second step no key opens is told by whom it is mended."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.steun.accounts import WACHTWOORD, Account, add_account, give_password, sign_in, signed_in
from tests.steun.machine.servers import let_go, made
from tests.steun.pagina import BASIS_URL, CheckedClient, Pagina
from tests.web.office.accounts.test_uitnodiging import codes_in, secret_on
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.services.accounts.nodig_uit import nodig_uit
from wijzer.services.inloggen.geheimen import new_token
from wijzer.settings import Geheim, Settings
from wijzer.store.engine import Database
from wijzer.web.office.deur import KANTOOR
from wijzer.web.office.inloggen.apparaat import known_apparaat

NIEUW, ANDER = Geheim("n" * 40), Geheim("a" * 40)


@pytest.fixture
def onder(settings: Settings) -> Iterator[Callable[..., Flask]]:
    """Start the product under these secret keys; the first signs and seals."""
    gemaakt: list[Flask] = []

    def starten(*sleutels: Geheim) -> Flask:
        eerste, *oude = sleutels
        gemaakt.append(made(replace(settings, secret_key=eerste, oude_secret_keys=tuple(oude))))
        return gemaakt[-1]

    yield starten
    for app in gemaakt:
        let_go(app)


@pytest.fixture
def oud(settings: Settings) -> Geheim:
    return settings.secret_keys[0]


def moved(client: CheckedClient, app: Flask) -> CheckedClient:
    """The same browser, with its cookies, at another process."""
    ander = app.test_client()
    assert isinstance(ander, CheckedClient)
    ander._cookies = client._cookies
    return ander


def tekst(response) -> str:
    return Pagina(response.get_data(as_text=True)).text


def test_who_is_signed_in_stays_so_and_a_form_that_was_open_can_be_sent(app, account, onder, oud):
    client = signed_in(app, account)
    open_formulier = client.pagina("/account/wachtwoord")
    token = next(
        veld.get("value")
        for veld in open_formulier.all("input")
        if veld.get("name") == "csrf_token"
    )
    daarna = moved(client, onder(NIEUW, oud))
    nieuw = "vijf rustige blauwe fietsen"
    antwoord = daarna.post(
        "/account/wachtwoord",
        data={"csrf_token": token, "wachtwoord": WACHTWOORD, "nieuw": nieuw},
    )
    assert antwoord.status_code == 303
    with office_of(daarna).transaction() as store:
        store.gebruikers.reseal()
    weg = moved(daarna, onder(NIEUW))
    assert weg.get("/account").status_code == 200, "and the new key alone is enough from then on"


def test_without_the_old_key_who_was_signed_in_is_not_any_more(app, account, onder):
    assert moved(signed_in(app, account), onder(ANDER)).get("/account").status_code == 303


def test_a_browser_that_is_known_stays_known_while_the_old_key_stands_there(
    client, account, onder, oud
):
    sign_in(client, account)
    assert knows(onder(NIEUW, oud), client, account)
    assert not knows(onder(NIEUW), client, account)


def test_signing_in_makes_a_known_browser_known_under_the_new_key(
    client, account, onder, oud, nu, stel_klok
):
    sign_in(client, account)
    daarna = moved(client, onder(NIEUW, oud))
    daarna.delete_cookie("__Host-wijzer", domain="wijzer.example")
    stel_klok(nu + timedelta(seconds=30))
    assert sign_in(daarna, account).status_code == 303
    assert knows(onder(NIEUW), daarna, account)


def knows(app: Flask, client: CheckedClient, account: Account) -> bool:
    assert client._cookies is not None
    cookies = "; ".join(f"{cookie.key}={cookie.value}" for cookie in client._cookies.values())
    with app.test_request_context(base_url=BASIS_URL, headers={"Cookie": cookies}):
        assert known_apparaat("niemand@vlier.example") is None
        return known_apparaat(account.email) is not None


def test_who_is_coupling_an_app_while_the_key_changes_can_finish(
    app, client, database, account, onder, oud, nu
):
    token = new_token()
    with database.transaction() as store:
        nodig_uit(
            store,
            email="nieuw@vlier.example",
            rol=account.gebruiker.rol,
            regio="twente",
            aanbieder_id=account.gebruiker.aanbieder_id,
            new_id=uuid4,
            token=token,
            basis_url=BASIS_URL,
            by=SYSTEEM,
            at=nu,
        )
    link = f"/uitnodiging/{token}"
    client.send_form(link, {"wachtwoord": WACHTWOORD})
    geheim = secret_on(client, f"{link}/koppelen")
    daarna = moved(client, onder(NIEUW, oud))
    assert secret_on(daarna, f"{link}/koppelen") != geheim
    antwoord = daarna.send_form(
        f"{link}/koppelen", {"code": replace(account, geheim=geheim).code(nu)}
    )
    assert len(codes_in(antwoord)) == 10
    with office_of(daarna).read() as store:
        gebruiker = store.gebruikers.by_email("nieuw@vlier.example")
        assert gebruiker is not None
        assert gebruiker.totp_geheim == geheim


def office_of(client: FlaskClient) -> Database:
    database: Database = client.application.extensions[KANTOOR]
    return database


# ── what no key opens ──


def test_who_gives_the_right_password_is_told_that_the_second_step_is_to_be_set_up_anew(
    database, account, beheerder, onder
):
    for wie, door in ((account, "Vraag de beheerder"), (beheerder, "Vraag een andere beheerder")):
        client = onder(ANDER).test_client()
        antwoord = give_password(client, wie.email)
        assert (antwoord.status_code, antwoord.location) == (303, "/inloggen/code")
        for pad in ("/inloggen/code", "/inloggen/herstelcode"):
            pagina = client.pagina(pad).text
            assert "tweede stap werkt niet meer" in pagina
            assert "uw tweede stap te wissen" in pagina, "as the button is called"
            assert door in pagina
        assert client.get("/account").status_code == 303, "and is not in"


def test_a_stranger_cannot_tell_such_an_account_from_none(account, onder, monkeypatch):
    vergeleken: list[str | None] = []

    def compare(_: str, bewaard: str | None) -> bool:
        vergeleken.append(bewaard)
        return False

    monkeypatch.setattr("wijzer.services.inloggen.log_in.is_wachtwoord", compare)
    client = onder(ANDER).test_client()
    wel = give_password(client, account.email, "dit is het niet helaas")
    niet = give_password(client, "niemand@vlier.example", "dit is het niet helaas")
    assert wel.status_code == niet.status_code == 400
    assert tekst(wel) == tekst(niet)
    assert len(vergeleken) == 2, "a password is compared for both, which is what takes long"
    herstel = [
        client.send_form("/wachtwoord-vergeten", {"email": e})
        for e in (account.email, "n@x.example")
    ]
    assert len({(antwoord.status_code, antwoord.location) for antwoord in herstel}) == 1


def test_a_code_and_a_recovery_code_open_nothing_for_such_an_account(account, onder):
    client = onder(ANDER).test_client()
    give_password(client, account.email)
    token = client.pagina("/inloggen/code").all("input")
    csrf = next(veld.get("value") for veld in token if veld.get("name") == "csrf_token")
    for pad in ("/inloggen/code", "/inloggen/herstelcode"):
        antwoord = client.post(pad, data={"csrf_token": csrf, "code": account.code()})
        assert "tweede stap werkt niet meer" in tekst(antwoord)
    assert client.get("/account").status_code == 303


def test_the_beheerder_sees_it_and_mends_it_there_with_the_password_kept(
    database, account, onder, nu
):
    app = onder(ANDER)
    with office_of(app.test_client()).transaction() as store:
        bea = add_account(store, email="bea@twente.example")
    client = signed_in(app, bea)
    pagina = client.pagina("/beheer/gebruikers")
    assert "Tweede stap niet te lezen" in pagina.text
    pad = f"/beheer/gebruikers/{account.gebruiker.id}/factor-herstellen"
    assert pad in pagina.links
    assert client.send_form(pad, {"code": bea.code()}).status_code == 303
    with office_of(client).read() as store:
        hersteld = store.gebruikers.get(account.gebruiker.id)
        assert not hersteld.heeft_factor
        assert hersteld.wachtwoord_hash == account.gebruiker.wachtwoord_hash
        assert store.mail.queue()[0] == 1

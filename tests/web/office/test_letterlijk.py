"""A password is what was typed, byte for byte: what cleans every other text never comes near it."""

import re

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from tests.steun.accounts import WACHTWOORD, add_account, give_password, signed_in
from tests.web.office.accounts.test_uitnodiging import LATER, code_for, last_link, secret_on
from wijzer.domain.taal.schoon import clean_line
from wijzer.services.accounts import wijzig_account
from wijzer.services.inloggen import geheimen

HERSTEL = re.compile(r"(/wachtwoord/\S+)")
VREEMD = "\u00a0vier  rustige\u200b bla\u00adu’we fie\u0301tsen"


@pytest.fixture
def letterlijk(database, account):
    kort = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(VREEMD)
    with database.transaction() as store:
        return add_account(
            store, regio=account.gebruiker.regio, email="o'hara@zorg.example", wachtwoord_hash=kort
        )


def test_a_password_opens_the_door_as_it_was_chosen_and_not_as_it_looks(client, letterlijk):
    assert clean_line(VREEMD) != VREEMD
    for anders in (clean_line(VREEMD), VREEMD.strip(), f"{VREEMD} "):
        assert give_password(client, letterlijk.email, anders).status_code == 400
    goed = give_password(client, letterlijk.email, VREEMD)
    assert (goed.status_code, goed.location) == (303, "/inloggen/code")


@pytest.mark.parametrize("email", ["O’Hara@zorg.example", "\u200bo'hara@zorg.example\xa0"])
def test_an_account_is_found_by_what_a_phone_makes_of_its_address(client, letterlijk, email: str):
    assert give_password(client, email, VREEMD).status_code == 303


def test_a_new_password_is_hashed_byte_for_byte(app, account, monkeypatch):
    gehasht: list[bytes] = []

    def note(wachtwoord: str) -> str:
        gehasht.append(wachtwoord.encode())
        return "hash"

    monkeypatch.setattr(wijzig_account, "hash_wachtwoord", note)
    client = signed_in(app, account)
    velden = {"wachtwoord": WACHTWOORD, "nieuw": VREEMD}
    assert client.send_form("/account/wachtwoord", velden).status_code == 303
    assert gehasht == [VREEMD.encode()]


class Weegschaal:
    """In the place of argon2: notes what it was given, and knows a password again by its bytes."""

    def __init__(self) -> None:
        self.gewogen: list[bytes] = []

    def hash(self, wachtwoord: str) -> str:
        self.gewogen.append(wachtwoord.encode())
        return self.gewogen[-1].hex()

    def verify(self, bewaard: str, wachtwoord: str) -> None:
        if self.hash(wachtwoord) != bewaard:
            raise VerifyMismatchError


@pytest.fixture
def weegschaal(monkeypatch):
    weegschaal = Weegschaal()
    monkeypatch.setattr(geheimen, "_hasher", weegschaal)
    return weegschaal


def test_every_page_that_takes_a_password_weighs_the_same_bytes(
    app, client, database, genodigde, weegschaal, nu
):
    link = last_link(database)
    client.send_form(link, {"wachtwoord": VREEMD})
    geheim = secret_on(client, f"{link}/koppelen")
    client.send_form(f"{link}/koppelen", {"code": code_for(geheim, nu)})
    assert (
        client.send_form(
            "/account/wachtwoord", {"wachtwoord": VREEMD, "nieuw": f" {VREEMD}"}
        ).status_code
        == 303
    )
    client.send_form("/account/herstelcodes", {"wachtwoord": f" {VREEMD}", "bewijs": "000000"})
    client.send_form(
        "/account/koppelen", {"wachtwoord": f" {VREEMD}", "bewijs": "000000", "code": "000000"}
    )
    elders = app.test_client()
    elders.send_form("/wachtwoord-vergeten", {"email": "nieuw@vlier.example"})
    with database.read() as store:
        [herstel] = [
            gevonden[1]
            for mail in store.mail.due(LATER)
            if (gevonden := HERSTEL.search(mail.tekst))
        ]
    assert elders.send_form(herstel, {"wachtwoord": f"{VREEMD} "}).status_code == 303
    assert give_password(elders, "nieuw@vlier.example", f"{VREEMD} ").status_code == 303
    zonder, ervoor, erachter = (tekst.encode() for tekst in (VREEMD, f" {VREEMD}", f"{VREEMD} "))
    assert weegschaal.gewogen == [zonder, zonder, ervoor, ervoor, ervoor, erachter, erachter]

"""A password is what was typed, byte for byte: what cleans every other text never comes near it."""

import pytest
from argon2 import PasswordHasher

from tests.steun.accounts import WACHTWOORD, add_account, give_password, signed_in
from wijzer.domain.schoon import clean_line
from wijzer.services import wijzig_account

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

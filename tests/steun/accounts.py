"""People who sign in: an account with a known password and app, and the quick way behind the gate."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import pyotp
from argon2 import PasswordHasher
from flask import Flask

from tests.factories import make_gebruiker
from tests.steun.pagina import BASIS_URL, CheckedClient
from wijzer import klok
from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.services.inloggen.account import begin_sessie
from wijzer.services.inloggen.geheimen import new_token
from wijzer.store.engine import Database
from wijzer.store.store import Store
from wijzer.web.office.deur import KANTOOR

WACHTWOORD = "vier rustige blauwe fietsen"


@dataclass(frozen=True)
class Account:
    """Somebody with a password and an app."""

    gebruiker: Gebruiker
    geheim: str

    @property
    def email(self) -> str:
        """Give the address to sign in with."""
        return self.gebruiker.email

    def code(self, at: datetime | None = None) -> str:
        """Give what the app shows now, or at a moment."""
        return pyotp.TOTP(self.geheim).at(at or klok.now())


@cache
def wachtwoord_hash() -> str:
    """Hash the password of every test account once, quicker than a real one."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(WACHTWOORD)


def add_account(store: Store, aanbieder: Aanbieder | None = None, **anders: Any) -> Account:
    """Put an account in use into the database: of an aanbieder, or of a beheerder."""
    geheim = base64.b32encode(secrets.token_bytes(20)).decode()
    eigen = {"wachtwoord_hash": wachtwoord_hash(), "totp_geheim": geheim}
    gebruiker = make_gebruiker(aanbieder, **{**eigen, **anders})
    store.gebruikers.add(gebruiker)
    return Account(gebruiker, geheim)


def open_session(app: Flask, account: Account, *, volledig: bool = True) -> str:
    """Open a session as signing in would, without the pages; gives its token."""
    database: Database = app.extensions[KANTOOR]
    token = new_token()
    with database.transaction() as store:
        begin_sessie(
            store,
            account.gebruiker,
            token=token,
            volledig=volledig,
            apparaat="Testbrowser",
            at=klok.now(),
        )
    return token


def signed_in(app: Flask, account: Account) -> CheckedClient:
    """Give a visitor who is behind the gate already."""
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    with client.session_transaction(base_url=BASIS_URL) as cookie:
        cookie["_user_id"] = open_session(app, account)
    return client


def give_password(client: CheckedClient, email: str, wachtwoord: str = WACHTWOORD) -> Any:
    """Take the first step of signing in, over the page."""
    return client.send_form("/inloggen", {"email": email, "wachtwoord": wachtwoord})


def sign_in(client: CheckedClient, account: Account) -> Any:
    """Take both steps over the pages; gives the answer to the second."""
    give_password(client, account.email)
    return client.send_form("/inloggen/code", {"code": account.code()})

"""A session that time ends while somebody types, and the next one in the same browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from werkzeug.test import TestResponse

from tests.steun.pagina import BASIS_URL, CheckedClient
from wijzer import klok
from wijzer.services.inloggen.account import begin_sessie
from wijzer.services.inloggen.geheimen import hash_token, new_token
from wijzer.store.engine import Database
from wijzer.web.office.deur import KANTOOR

TE_LAAT = timedelta(minutes=31)


def sign_in_again(client: CheckedClient) -> None:
    """Let the same person come in anew in this browser, without the pages: in another tab."""
    database: Database = client.application.extensions[KANTOOR]
    token = new_token()
    with client.session_transaction(base_url=BASIS_URL) as cookie, database.transaction() as store:
        sessie = store.gebruikers.sessie(hash_token(cookie["_user_id"]))
        assert sessie
        gebruiker = store.gebruikers.get(sessie.gebruiker_id)
        begin_sessie(store, gebruiker, token=token, volledig=True, apparaat="", at=klok.now())
        cookie.clear()
        cookie["_user_id"] = token


def send_too_late(
    client: CheckedClient, path: str, data: Mapping[str, Any], stel_klok: Callable[[datetime], None]
) -> TestResponse:
    """Send a form when its session is over, and come in again; gives the page on which it stands again."""
    stel_klok(klok.now() + TE_LAAT)
    antwoord = client.post(path, data=data)
    assert "concept=" in (antwoord.location or ""), antwoord.location
    sign_in_again(client)
    return client.get(antwoord.location, follow_redirects=True, base_url=BASIS_URL)

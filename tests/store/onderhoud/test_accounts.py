"""Accounts after a restore: a copy opens no account that was closed, and nobody is signed in by it."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert

from tests.factories import AT, make_gebruiker
from tests.store.conftest import Twente
from tests.store.onderhoud.conftest import rows
from wijzer.store.onderhoud.accounts import closed_now, settle_accounts
from wijzer.store.rijen import table_of
from wijzer.store.store import Store
from wijzer.store.tables import GebruikerRij, SessieRij

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

EERDER = AT - timedelta(days=30)
SESSIE = table_of(SessieRij)


def keep(store: Store, aantal: int) -> list[UUID]:
    gebruikers = [make_gebruiker() for _ in range(aantal)]
    for gebruiker in gebruikers:
        store.gebruikers.add(gebruiker)
    return [gebruiker.id for gebruiker in gebruikers]


def closed(store: Store) -> dict[UUID, datetime | None]:
    rijen = rows(store.session.connection(), table_of(GebruikerRij))
    return {rij["id"]: rij["uitgeschakeld_at"] for rij in rijen}


def test_only_who_is_closed_is_told_and_since_when(twente: Twente):
    with twente.database.transaction(at=AT) as store:
        een, twee, _ = keep(store, 3)
        connection = store.session.connection()
        assert closed_now(connection) == {}
        settle_accounts(connection, {een: AT, twee: EERDER})
        assert closed_now(connection) == {een: AT, twee: EERDER}


def test_who_was_closed_stays_so_and_the_others_stay_open(twente: Twente):
    with twente.database.transaction(at=AT) as store:
        een, twee, drie = keep(store, 3)
        settle_accounts(store.session.connection(), {twee: EERDER})
        assert closed(store) == {een: None, twee: EERDER, drie: None}


def test_the_copy_that_has_it_closed_already_knows_best_since_when(twente: Twente):
    with twente.database.transaction(at=AT) as store:
        [een] = keep(store, 1)
        for sinds in (EERDER, AT):
            settle_accounts(store.session.connection(), {een: sinds})
        assert closed(store) == {een: EERDER}


def test_an_account_that_the_copy_does_not_have_is_not_made(twente: Twente):
    with twente.database.transaction(at=AT) as store:
        settle_accounts(store.session.connection(), {uuid4(): AT})
        assert closed(store) == {}


def test_every_session_ends_of_who_was_closed_and_of_who_was_not(twente: Twente):
    with twente.database.transaction(at=AT) as store:
        connection = store.session.connection()
        een, twee = keep(store, 2)
        sessies = [
            {"token_hash": hash_ * 64, "gebruiker_id": wie, "volledig": vol, "created_at": AT, "gezien_at": AT, "apparaat": ""}
            for hash_, wie, vol in (("a", een, True), ("b", een, False), ("c", twee, True))
        ]  # fmt: skip
        connection.execute(insert(SESSIE), sessies)
        settle_accounts(connection, {een: AT})
        assert rows(connection, SESSIE) == []

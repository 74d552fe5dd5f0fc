from datetime import UTC, datetime

import pytest
from argon2 import PasswordHasher

from tests.factories import make_aanbieder, twente_in
from tests.steun.accounts import Account, add_account
from wijzer.store.engine import Database

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
NU = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch):
    """Comparing a password takes long on purpose; not here."""
    monkeypatch.setattr("wijzer.web.office.wachtwoord.LINK_SECONDEN", 0.0)
    monkeypatch.setattr("wijzer.services.geheimen._hasher", QUICK)
    monkeypatch.setattr("wijzer.services.geheimen._NIEMAND", QUICK.hash("niemand"))


@pytest.fixture
def nu(stel_klok) -> datetime:
    """A fixed moment; call `stel_klok` to let time pass."""
    stel_klok(NU)
    return NU


@pytest.fixture
def account(database: Database, nu: datetime) -> Account:
    """Somebody of an aanbieder in Twente."""
    with database.transaction(at=nu) as store:
        twente_in(store)
        aanbieder = make_aanbieder("Stichting De Vlier")
        store.aanbieders.add(aanbieder)
        return add_account(store, aanbieder, email="jo@vlier.example")


@pytest.fixture
def beheerder(database: Database, account: Account) -> Account:
    """The beheerder of Twente."""
    with database.transaction() as store:
        return add_account(store, email="bea@twente.example")

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from argon2 import PasswordHasher

from tests.factories import make_aanbieder, twente_in
from tests.steun.accounts import Account, add_account
from tests.steun.pagina import BASIS_URL
from wijzer.domain.accounts.toegang import SYSTEEM, Rol
from wijzer.domain.ids import GebruikerId
from wijzer.services.accounts.nodig_uit import nodig_uit
from wijzer.services.inloggen.geheimen import new_token
from wijzer.store.engine import Database

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
NU = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch):
    """Comparing a password takes long on purpose; not here."""
    monkeypatch.setattr("wijzer.web.office.accounts.wachtwoord.LINK_SECONDEN", 0.0)
    monkeypatch.setattr("wijzer.services.inloggen.geheimen._hasher", QUICK)
    monkeypatch.setattr("wijzer.services.inloggen.geheimen._NIEMAND", QUICK.hash("niemand"))


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


@pytest.fixture
def genodigde(database: Database, account: Account, nu: datetime) -> GebruikerId:
    """The id of somebody who was just invited."""
    with database.transaction(at=nu) as store:
        return nodig_uit(
            store,
            email="nieuw@vlier.example",
            rol=Rol.AANBIEDER,
            regio="twente",
            aanbieder_id=account.gebruiker.aanbieder_id,
            new_id=uuid4,
            token=new_token(),
            basis_url=BASIS_URL,
            by=SYSTEEM,
            at=nu,
        )

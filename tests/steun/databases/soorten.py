"""A fresh, migrated database for each test, on SQLite and on PostgreSQL.

Migrating takes seconds, so it is done once per process and kind; each test gets a copy. Copying on PostgreSQL takes a
while too, so a copy that has served one test is emptied for the next, unless more than its rows was changed.
"""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest

from tests.steun.databases.postgres import OFFICE_ROLE, PUBLIC_ROLE, PostgresServer
from tests.steun.pagina import BASIS_URL
from wijzer.published.engine import PublicDatabase
from wijzer.settings import Geheim, LogVorm, Settings
from wijzer.store.database.migraties import migrate
from wijzer.store.database.rollen import grant_published
from wijzer.store.database.verbinding import create_office_engine
from wijzer.store.engine import Database
from wijzer.store.store import Store

KINDS = ["sqlite", "postgresql"]
OP_SQLITE, OP_POSTGRESQL = (
    pytest.mark.parametrize("adressen", [kind], indirect=True) for kind in KINDS
)
"""A test that shows nothing of SQL, locks, types or order runs on SQLite; one of what only a server does, on PostgreSQL."""
SECRET_KEY = "only-for-tests-" * 4
ADRES_SLEUTEL = base64.urlsafe_b64encode(b"a key of 32 bytes for tests only").decode()


@dataclass(frozen=True)
class Adressen:
    """The two ways into one database: the office's and the public's."""

    office: str
    public: str


class Voorraad(Protocol):
    """A kind of database that can hand out fresh migrated copies."""

    def take(self, folder: Path) -> Adressen:
        """Make a copy for one test, in `folder` when it is a file."""

    def give_back(self, adressen: Adressen) -> None:
        """Remove a copy."""

    def close(self) -> None:
        """Remove everything."""


class SqliteVoorraad:
    """Copies of one migrated file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _template(self) -> Path:
        path = self._folder / "sjabloon.sqlite3"
        url = f"sqlite:///{path}"
        migrate_once(settings_for(Adressen(url, url), self._folder))
        return path

    def take(self, folder: Path) -> Adressen:
        """Copy the migrated file."""
        path = shutil.copy(self._template, folder / "wijzer.sqlite3")
        return Adressen(f"sqlite:///{path}", f"sqlite:///{path}")

    def give_back(self, adressen: Adressen) -> None:
        """Leave the file to pytest, which removes the folder."""

    def close(self) -> None:
        """Leave the template to pytest."""


class PostgresVoorraad:
    """Copies of one migrated database on a server of our own, each emptied after use."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._free: list[str] = []
        self._started: PostgresServer | None = None

    @cached_property
    def server(self) -> PostgresServer:
        """Start the server and prepare the template, the first time that a test asks."""
        self._started = server = PostgresServer()
        server.execute(f"CREATE ROLE {OFFICE_ROLE} LOGIN", f"CREATE ROLE {PUBLIC_ROLE} LOGIN")
        server.create("sjabloon")
        migrate_once(settings_for(self._adressen(server, "sjabloon"), self._folder))
        return server

    @cached_property
    def _fresh(self) -> str:
        return self.server.fingerprint("sjabloon")

    def take(self, folder: Path) -> Adressen:
        """Give a copy that is free, or copy the migrated database."""
        if self._free:
            return self._adressen(self.server, self._free.pop())
        name = f"proef_{next(self._numbers)}"
        self.server.create(name, template="sjabloon")
        return self._adressen(self.server, name)

    def give_back(self, adressen: Adressen) -> None:
        """Empty the copy for the next; drop it when it is no longer what it was."""
        name = adressen.office.rpartition("/")[2]
        if self.server.clean(name, self._fresh):
            self._free.append(name)
        else:
            self.server.drop(name)

    def close(self) -> None:
        """Stop the server when a test started one."""
        if self._started:
            self._started.stop()

    @staticmethod
    def _adressen(server: PostgresServer, name: str) -> Adressen:
        return Adressen(server.url(name, OFFICE_ROLE), server.url(name, PUBLIC_ROLE))


def settings_for(adressen: Adressen, instance: Path) -> Settings:
    """Give the settings of an installation on this database, as https would have it."""
    return Settings(
        database_url=_driver(adressen.office),
        publiek_database_url=_driver(adressen.public),
        instance=instance,
        basis_url=BASIS_URL,
        secret_key=Geheim(SECRET_KEY),
        adres_sleutels=(Geheim(ADRES_SLEUTEL),),
        mail_van="niet-beantwoorden@wijzer.example",
        log=LogVorm.JSON,
    )


def migrate_once(settings: Settings) -> None:
    """Bring the template to the tables of today, give the public its role, and let go of it."""
    engine = create_office_engine(settings)
    migrate(engine)
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            grant_published(connection, PUBLIC_ROLE)
    engine.dispose()


def _driver(url: str) -> Geheim:
    return Geheim(url.replace("postgresql://", "postgresql+psycopg://", 1))


@pytest.fixture(scope="session")
def voorraden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Voorraad]]:
    """Both kinds of database; nothing starts before a test takes one."""
    folder = tmp_path_factory.mktemp("sjablonen")
    stock: dict[str, Voorraad] = {
        "sqlite": SqliteVoorraad(folder),
        "postgresql": PostgresVoorraad(folder),
    }
    yield stock
    for voorraad in stock.values():
        voorraad.close()


@pytest.fixture(params=KINDS)
def adressen(
    request: pytest.FixtureRequest, voorraden: dict[str, Voorraad], tmp_path: Path
) -> Iterator[Adressen]:
    """Both ways into a fresh migrated database, once on each kind (`-k sqlite` for one)."""
    stock = voorraden[request.param]
    taken = stock.take(tmp_path)
    yield taken
    stock.give_back(taken)


@pytest.fixture
def database_url(adressen: Adressen) -> str:
    """The office's address of a fresh migrated database."""
    return adressen.office


@pytest.fixture
def settings(adressen: Adressen, tmp_path: Path) -> Settings:
    """The settings of an installation on a fresh migrated database."""
    return settings_for(adressen, tmp_path / "instance")


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """The office's database; `with database.transaction() as store:` opens it."""
    database = Database(settings)
    yield database
    database.dispose()


@pytest.fixture
def publiek(settings: Settings) -> Iterator[PublicDatabase]:
    """The public's own way into the same database."""
    publiek = PublicDatabase(settings)
    yield publiek
    publiek.dispose()


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    """An open transaction, committed when the test passes."""
    with database.transaction() as store:
        yield store

"""The public's role on PostgreSQL reads the published tables, and nothing else whatever it tries."""

from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest
from psycopg import sql
from psycopg.errors import InsufficientPrivilege, ReadOnlySqlTransaction

from tests.steun.databases.postgres import OFFICE_ROLE, PUBLIC_ROLE, PostgresServer
from tests.steun.databases.soorten import Adressen, PostgresVoorraad, Voorraad
from wijzer.published.tables import PublishedBase
from wijzer.settings import Geheim, Settings
from wijzer.store.database.rollen import RolFout, ensure_public_role
from wijzer.store.engine import upgrade
from wijzer.store.tables import Base

NIEUWE_ROL = "wijzer_publiek_proef"
WACHTWOORD = "geheim-van-de-publieke-rol"

_ATTEMPTS = (
    "SELECT 1 FROM {}",
    "DELETE FROM {}",
    "INSERT INTO {} DEFAULT VALUES",
    "TRUNCATE {}",
)

postgresql = pytest.mark.parametrize("adressen", ["postgresql"], indirect=True)
sqlite = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


@pytest.fixture
def server(voorraden: dict[str, Voorraad]) -> PostgresServer:
    """The server that the tests run on, for what only its administrator may do."""
    stock = voorraden["postgresql"]
    assert isinstance(stock, PostgresVoorraad)
    return stock.server


@pytest.fixture
def with_new_role(
    settings: Settings, adressen: Adressen, server: PostgresServer
) -> Iterator[Settings]:
    """Settings that name a role that is not there yet; the office may make it."""
    server.execute(f"ALTER ROLE {OFFICE_ROLE} CREATEROLE")
    public = adressen.office.replace(OFFICE_ROLE, f"{NIEUWE_ROL}:{WACHTWOORD}")
    yield replace(settings, publiek_database_url=Geheim(public))
    database = adressen.office.rpartition("/")[2]
    server.execute(f"DROP OWNED BY {NIEUWE_ROL}", database=database)
    server.execute(f"DROP ROLE {NIEUWE_ROL}", f"ALTER ROLE {OFFICE_ROLE} NOCREATEROLE")


def connect_as(role: str, adressen: Adressen) -> psycopg.Connection:
    return psycopg.connect(adressen.office.replace(OFFICE_ROLE, role), autocommit=True)


@postgresql
def test_the_public_role_is_refused_at_every_office_table(adressen: Adressen, settings: Settings):
    upgrade(settings)
    with connect_as(PUBLIC_ROLE, adressen) as connection:
        for tabel in [*Base.metadata.tables, "alembic_version"]:
            for vraag in _ATTEMPTS:
                with pytest.raises(InsufficientPrivilege):
                    connection.execute(sql.SQL(vraag).format(sql.Identifier(tabel)))


@postgresql
def test_the_public_role_reads_every_published_table_and_writes_none(
    adressen: Adressen, settings: Settings
):
    upgrade(settings)
    with connect_as(PUBLIC_ROLE, adressen) as connection:
        for tabel in PublishedBase.metadata.tables:
            naam = sql.Identifier(tabel)
            connection.execute(sql.SQL("SELECT count(*) FROM {}").format(naam))
            with pytest.raises(InsufficientPrivilege):
                connection.execute(sql.SQL("DELETE FROM {}").format(naam))


@postgresql
def test_the_public_role_makes_nothing_of_its_own(adressen: Adressen, settings: Settings):
    upgrade(settings)
    with (
        connect_as(PUBLIC_ROLE, adressen) as connection,
        pytest.raises((InsufficientPrivilege, ReadOnlySqlTransaction)),
    ):
        connection.execute("CREATE TABLE published_vals (x int)")


@postgresql
def test_a_table_that_comes_later_is_closed_until_it_is_published(
    adressen: Adressen, settings: Settings
):
    with connect_as(OFFICE_ROLE, adressen) as connection:
        connection.execute("CREATE TABLE published_maar_niet_van_ons (x int)")
        connection.execute(f"GRANT SELECT ON published_maar_niet_van_ons TO {PUBLIC_ROLE}")
    upgrade(settings)
    with connect_as(PUBLIC_ROLE, adressen) as connection, pytest.raises(InsufficientPrivilege):
        connection.execute("SELECT * FROM published_maar_niet_van_ons")


@postgresql
def test_init_makes_the_role_and_again_changes_nothing(
    adressen: Adressen, with_new_role: Settings, server: PostgresServer
):
    assert ensure_public_role(with_new_role)
    assert ensure_public_role(with_new_role)
    with connect_as(NIEUWE_ROL, adressen) as connection:
        connection.execute("SELECT count(*) FROM published_aanbod")
        assert connection.execute("SHOW default_transaction_read_only").fetchone() == ("on",)
        with pytest.raises(InsufficientPrivilege):
            connection.execute("SELECT count(*) FROM locatie")


@postgresql
def test_the_server_never_sees_the_password_itself(
    adressen: Adressen, with_new_role: Settings, server: PostgresServer
):
    ensure_public_role(with_new_role)
    with psycopg.connect(server.url("postgres")) as connection:
        vraag = "SELECT rolpassword FROM pg_authid WHERE rolname = %s"
        rij = connection.execute(vraag, [NIEUWE_ROL]).fetchone()
    assert rij is not None
    assert rij[0].startswith("SCRAM-SHA-256$")


@postgresql
def test_an_office_that_may_not_make_roles_says_what_the_administrator_must_run(
    adressen: Adressen, settings: Settings
):
    public = adressen.office.replace(OFFICE_ROLE, f"{NIEUWE_ROL}:{WACHTWOORD}")
    with pytest.raises(RolFout, match=f"CREATE ROLE {NIEUWE_ROL} LOGIN") as fout:
        ensure_public_role(replace(settings, publiek_database_url=Geheim(public)))
    assert WACHTWOORD not in str(fout.value)


@postgresql
def test_a_public_role_that_belongs_to_the_office_is_refused(
    adressen: Adressen, with_new_role: Settings, server: PostgresServer
):
    server.execute(f"CREATE ROLE {NIEUWE_ROL} LOGIN", f"GRANT {OFFICE_ROLE} TO {NIEUWE_ROL}")
    with pytest.raises(RolFout, match="afgeschermd_adres"):
        upgrade(with_new_role)


@postgresql
def test_the_office_is_not_its_own_public(adressen: Adressen, settings: Settings):
    assert settings.database_url
    same = replace(settings, publiek_database_url=settings.database_url)
    with pytest.raises(RolFout, match="andere"):
        ensure_public_role(same)


@sqlite
def test_sqlite_has_no_roles(adressen: Adressen, settings: Settings):
    assert not ensure_public_role(settings)

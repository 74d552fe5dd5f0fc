"""The statements that give the public its rights, as they are made: without a server, by what a connection would be told."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import ProgrammingError

from wijzer.published.tables import PublishedBase
from wijzer.settings import Geheim, Settings
from wijzer.store.database import rollen
from wijzer.store.database.rollen import RolFout, grants, renew_grants
from wijzer.store.engine import Database
from wijzer.store.tables import Base

ROL = "publiek"
sqlite = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


def statements(database: Database, rol: str = ROL) -> list[str]:
    with database.engine.connect() as connection:
        return grants(connection, rol)


@sqlite
def test_every_published_table_is_given_for_reading_and_no_other(database: Database):
    gegeven = [regel for regel in statements(database) if regel.startswith("GRANT")]
    assert gegeven[0] == "GRANT USAGE ON SCHEMA public TO publiek"
    assert sorted(gegeven[1:]) == sorted(
        f"GRANT SELECT ON {naam} TO publiek" for naam in PublishedBase.metadata.tables
    )


@sqlite
def test_every_table_is_taken_away_first_from_everybody_also_one_that_nobody_knows(
    database: Database,
):
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE van_een_ander (x integer)"))
    regels = statements(database)
    for naam in (*Base.metadata.tables, *PublishedBase.metadata.tables, "van_een_ander"):
        assert f"REVOKE ALL ON {naam} FROM publiek, PUBLIC" in regels
    for naam in PublishedBase.metadata.tables:
        weg = regels.index(f"REVOKE ALL ON {naam} FROM publiek, PUBLIC")
        assert weg < regels.index(f"GRANT SELECT ON {naam} TO publiek")


@sqlite
def test_nobody_of_the_public_makes_tables_of_its_own(database: Database):
    regels = statements(database)
    assert "REVOKE CREATE ON SCHEMA public FROM PUBLIC" in regels
    assert regels.index("REVOKE ALL ON SCHEMA public FROM publiek") < regels.index(
        "GRANT USAGE ON SCHEMA public TO publiek"
    )


@sqlite
@pytest.mark.parametrize(
    ("rol", "geschreven"),
    [
        ("publiek", "publiek"),
        ("Publiek", '"Publiek"'),
        ("met-streep", '"met-streep"'),
        ('a"; DROP TABLE locatie; --', '"a""; DROP TABLE locatie; --"'),
    ],
)
def test_a_role_is_written_as_a_name_whatever_signs_it_holds(
    database: Database, rol: str, geschreven: str
):
    regels = statements(database, rol)
    regels.remove("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    assert all(geschreven in regel for regel in regels)


@sqlite
def test_sqlite_has_no_rights_to_renew(database: Database, settings: Settings):
    with database.engine.connect() as connection:
        renew_grants(connection, settings)


@pytest.mark.parametrize("adressen", ["postgresql"], indirect=True)
@pytest.mark.parametrize("rol", ["bestaat_niet", ""])
def test_without_a_role_there_is_nothing_to_renew(database: Database, settings: Settings, rol: str):
    naam = f"{rol}@" if rol else ""
    zonder = replace(settings, publiek_database_url=Geheim(f"postgresql+psycopg://{naam}/x"))
    with database.engine.begin() as connection:
        renew_grants(connection, zonder)


def test_an_address_without_a_role_is_told_by_its_setting():
    with pytest.raises(RolFout, match="WIJZER_PUBLIEK_DATABASE_URL"):
        rollen._name_of(make_url("postgresql+psycopg://localhost/x"))


# ── making the role, told to a server that answers as it is asked to ──


class Weigering(Exception):
    """What a driver raises, with the state that the server gave."""

    def __init__(self, sqlstate: str) -> None:
        self.sqlstate = sqlstate


class Server:
    """A connection that writes down what it is told; it knows these roles, and may refuse to make one."""

    def __init__(self, rollen_: set[str], weigert: str | None = None) -> None:
        self._rollen, self._weigert = rollen_, weigert
        self.gezegd: list[str] = []
        engine = create_engine("sqlite://")
        self.dialect = engine.dialect
        engine.dispose()

    def scalar(self, vraag: object, waarden: dict[str, str] | None = None) -> object:
        return (waarden["rol"] in self._rollen) if waarden else "kantoor"

    def exec_driver_sql(self, statement: str) -> None:
        if self._weigert:
            raise ProgrammingError(statement, {}, Weigering(self._weigert))
        self.gezegd.append(statement)


def make_role(server: Server, rol: str = ROL) -> None:
    connection: Any = server
    rollen._make_role(connection, make_url(f"postgresql+psycopg://{rol}@localhost/x"))


def test_a_role_that_is_not_there_is_made_and_may_only_read():
    server = Server(set())
    make_role(server)
    assert server.gezegd == [
        "CREATE ROLE publiek LOGIN",
        "ALTER ROLE publiek SET default_transaction_read_only = on",
    ]


def test_a_role_that_is_there_is_changed():
    server = Server({ROL})
    make_role(server)
    assert server.gezegd[0] == "ALTER ROLE publiek LOGIN"


@pytest.mark.parametrize(("er_is", "wat"), [(set(), "CREATE"), ({ROL}, "ALTER")])
def test_who_may_not_make_roles_hears_what_the_administrator_has_to_run(er_is: set[str], wat: str):
    with pytest.raises(RolFout) as fout:
        make_role(Server(er_is, weigert="42501"))
    assert f"  {wat} ROLE publiek LOGIN PASSWORD '…';" in fout.value.melding
    assert "  ALTER ROLE publiek SET default_transaction_read_only = on;" in fout.value.melding


def test_another_refusal_is_no_matter_of_rights():
    with pytest.raises(ProgrammingError):
        make_role(Server(set(), weigert="42710"))


def test_the_role_of_the_office_is_never_touched():
    server = Server({"kantoor"})
    with pytest.raises(RolFout, match="andere"):
        make_role(server, "kantoor")
    assert server.gezegd == []

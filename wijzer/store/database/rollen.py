"""The public's role on PostgreSQL: SELECT on the published tables, and nothing else.

Tables made later are not readable by themselves: the grants are given anew after every migration, table by table.
"""

from typing import Any

from sqlalchemy import URL, Connection, inspect, make_url, text
from sqlalchemy.exc import ProgrammingError

from wijzer.domain.fouten import WijzerFout
from wijzer.published.tables import PublishedBase
from wijzer.settings import Settings
from wijzer.store.database.verbinding import create_office_engine

_GEEN_RECHT = "42501"


class RolFout(WijzerFout):
    """The public's role could not be made, or can read more than it may."""


def ensure_public_role(settings: Settings) -> bool:
    """Make the role that `WIJZER_PUBLIEK_DATABASE_URL` names, with its password, and give it its rights.

    Run again it sets the password and the rights anew. Gives False on SQLite, which has no roles.
    Raises `RolFout` with the statements for the administrator when the office's role may not make roles.
    """
    url = make_url(settings.publiek_database_url.expose())
    engine = create_office_engine(settings)
    try:
        if engine.dialect.name != "postgresql":
            return False
        with engine.begin() as connection:
            _make_role(connection, url)
            grant_published(connection, _name_of(url))
        return True
    finally:
        engine.dispose()


def renew_grants(connection: Connection, settings: Settings) -> None:
    """After a migration: let the public's role read what was added. Nothing happens while there is no such role."""
    rol = make_url(settings.publiek_database_url.expose()).username
    if connection.dialect.name == "postgresql" and rol and _exists(connection, rol):
        grant_published(connection, rol)


def grant_published(connection: Connection, rol: str) -> None:
    """Give the role exactly the published tables. Raises `RolFout` when it can still read another one."""
    for statement in grants(connection, rol):
        connection.exec_driver_sql(statement)
    _require_nothing_else(connection, rol)


def grants(connection: Connection, rol: str) -> list[str]:
    """The statements that give a role the published tables and take away everything else."""
    quote = connection.dialect.identifier_preparer.quote
    wie, tabellen = quote(rol), inspect(connection).get_table_names()
    published = [naam for naam in tabellen if naam in PublishedBase.metadata.tables]
    kantoor = [naam for naam in tabellen if naam not in PublishedBase.metadata.tables]
    return [
        *(f"REVOKE ALL ON {quote(naam)} FROM {wie}, PUBLIC" for naam in kantoor),
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"REVOKE ALL ON SCHEMA public FROM {wie}",
        f"GRANT USAGE ON SCHEMA public TO {wie}",
        *(f"REVOKE ALL ON {quote(naam)} FROM {wie}, PUBLIC" for naam in published),
        *(f"GRANT SELECT ON {quote(naam)} TO {wie}" for naam in published),
    ]


def _make_role(connection: Connection, url: URL) -> None:
    rol = _name_of(url)
    if rol == connection.scalar(text("SELECT current_user")):
        raise RolFout("De publieke databaserol moet een andere zijn dan die van het kantoor.")
    wie = connection.dialect.identifier_preparer.quote(rol)
    wat = "ALTER" if _exists(connection, rol) else "CREATE"
    statements = [
        f"{wat} ROLE {wie} LOGIN{_password_clause(connection, url)}",
        f"ALTER ROLE {wie} SET default_transaction_read_only = on",
    ]
    try:
        for statement in statements:
            connection.exec_driver_sql(statement)
    except ProgrammingError as fout:
        if getattr(fout.orig, "sqlstate", None) != _GEEN_RECHT:
            raise
        raise RolFout(_for_administrator(wat, wie)) from None


def _for_administrator(wat: str, wie: str) -> str:
    return (
        "De kantoorrol mag deze rol niet maken of wijzigen. Laat de beheerder van PostgreSQL dit uitvoeren, "
        "en start daarna `wijzer init` opnieuw:\n"
        f"  {wat} ROLE {wie} LOGIN PASSWORD '…';\n"
        f"  ALTER ROLE {wie} SET default_transaction_read_only = on;"
    )


def _password_clause(connection: Connection, url: URL) -> str:
    """The password as a SCRAM verifier: the password itself never reaches the server or its log."""
    if not url.password:
        return ""
    driver: Any = connection.connection.driver_connection
    verifier = driver.pgconn.encrypt_password(
        str(url.password).encode(), _name_of(url).encode(), b"scram-sha-256"
    )
    return f" PASSWORD '{verifier.decode()}'"


def _name_of(url: URL) -> str:
    if not url.username:
        raise RolFout("WIJZER_PUBLIEK_DATABASE_URL noemt geen databaserol.")
    return url.username


def _exists(connection: Connection, rol: str) -> bool:
    vraag = text("SELECT count(*) FROM pg_roles WHERE rolname = :rol")
    return bool(connection.scalar(vraag, {"rol": rol}))


def _require_nothing_else(connection: Connection, rol: str) -> None:
    """A role can have rights by way of another role that it belongs to: those cannot be taken away here."""
    te_veel = [
        naam
        for naam in inspect(connection).get_table_names()
        if naam not in PublishedBase.metadata.tables and _can_touch(connection, rol, naam)
    ]
    if te_veel:
        raise RolFout(f"De rol {rol} kan ook lezen of schrijven in: {', '.join(sorted(te_veel))}.")


def _can_touch(connection: Connection, rol: str, tabel: str) -> bool:
    quoted = connection.dialect.identifier_preparer.quote(tabel)
    vraag = text("SELECT has_table_privilege(:rol, :tabel, 'SELECT, INSERT, UPDATE, DELETE')")
    return bool(connection.scalar(vraag, {"rol": rol, "tabel": quoted}))

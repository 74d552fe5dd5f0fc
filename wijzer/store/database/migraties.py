"""Bring a database to the tables of this version, and know whether it has them."""

from collections.abc import Callable
from functools import cache

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from wijzer.mappen import MIGRATIES
from wijzer.store.database.fouten import DatabaseNieuwer, NietGemigreerd
from wijzer.store.verzegeling.sleutels import Zegel

_SLOT = 0x776A6D67
"""Number of the PostgreSQL lock that lets one process migrate at a time."""


@cache
def head() -> str:
    """The newest migration that this version knows; read once, because a running version gets no new ones."""
    revision = ScriptDirectory(str(MIGRATIES)).get_current_head()
    if revision is None:
        raise NietGemigreerd("Er zijn geen migraties gevonden.")
    return revision


def require_head(connection: Connection) -> None:
    """Raises `NietGemigreerd` when the database is older or newer than this version."""
    if not has_head(connection):
        raise NietGemigreerd


def has_head(connection: Connection) -> bool:
    """Whether the database has the tables of this version. Raises `DatabaseNieuwer`."""
    return _current(connection) == head()


def _current(connection: Connection) -> str | None:
    """The migration of this database; None before the first.

    Raises `DatabaseNieuwer` for one that this version does not know.
    """
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in _known():
        raise DatabaseNieuwer
    return current


@cache
def _known() -> frozenset[str]:
    return frozenset(script.revision for script in ScriptDirectory(str(MIGRATIES)).walk_revisions())


MakeZegel = Callable[[], Zegel]


def migrate(engine: Engine, revision: str = "head", *, zegel: MakeZegel | None = None) -> None:
    """Go up to a migration, or down to it, in one transaction: a migration that fails changes nothing."""
    with engine.begin() as connection:
        migrate_on(connection, revision, zegel=zegel)


def migrate_on(
    connection: Connection, revision: str = "head", *, zegel: MakeZegel | None = None
) -> None:
    """Go up to a migration, or down to it, in a transaction that is open already.

    `zegel` makes what seals shielded addresses. A migration asks for it only when there is
    something to seal or to open, and is refused when it is not there then.
    """
    config = Config()
    config.set_main_option("script_location", str(MIGRATIES).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["zegel"] = zegel
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:slot)"), {"slot": _SLOT})
    if revision in _steps_down(connection, revision):
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)


def _steps_down(connection: Connection, revision: str) -> set[str]:
    """The migrations that lie below the present one."""
    current = _current(connection)
    if current is None:
        return set()
    scripts = ScriptDirectory(str(MIGRATIES))
    below = {script.revision for script in scripts.iterate_revisions(current, "base")}
    return (below | {"base"}) - {current}

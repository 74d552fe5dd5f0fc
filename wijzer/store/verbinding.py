"""Connections with the office's rights, set up alike on SQLite and on PostgreSQL."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

from wijzer.published.versleuteld import require_tls
from wijzer.settings import Settings
from wijzer.store.fouten import translate_errors

SQLITE_BEGIN = "sqlite_begin"
"""Execution option: `READ` opens a transaction that cannot write and holds nobody up."""

_WACHT_MS = 30_000
"""How long a transaction waits for another one. An import of fifty thousand rows fits in it."""


def create_office_engine(settings: Settings) -> Engine:
    """An engine with the office's rights. Its errors hold no values: those may be somebody's."""
    if settings.database_url is None:
        raise ValueError("dit proces heeft geen kantoordatabase")
    url = make_url(settings.database_url.expose())
    engine = _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)
    require_tls(engine, settings)
    translate_errors(engine)
    return engine


def _sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        _make_private(Path(url.database))
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(path: Path) -> None:
    """A new database file is for this user only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _prepare_sqlite(dbapi_connection: Any, _record: object) -> None:
    # The driver's own BEGIN comes too late and is never IMMEDIATE; with None it leaves transactions to us.
    dbapi_connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {_WACHT_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        # An address that becomes shielded was an open one: what is deleted does not linger in free pages.
        "secure_delete = ON",
    ):
        dbapi_connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    # Read-then-write under a plain BEGIN fails at once when another one wrote in between, despite the timeout.
    reads = connection.get_execution_options().get(SQLITE_BEGIN) == "READ"
    connection.exec_driver_sql(f"PRAGMA query_only = {int(reads)}")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _postgresql(url: URL) -> Engine:
    options = f"-c lock_timeout={_WACHT_MS} -c timezone=UTC"
    connect_args = {} if "options" in url.query else {"options": options}
    return create_engine(
        url,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": 10, **connect_args},
    )

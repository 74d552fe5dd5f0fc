"""Connections with the office's rights, set up alike on SQLite and on PostgreSQL."""

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

from wijzer.domain.storing import disk_explained
from wijzer.published.database.bestand import follow_file
from wijzer.published.database.storing import Verbindingen
from wijzer.published.database.versleuteld import require_tls
from wijzer.settings import Settings
from wijzer.store.database.fouten import translate_errors

SQLITE_BEGIN = "sqlite_begin"
"""Execution option: `READ` opens a transaction that cannot write and holds nobody up."""

_WACHT_MS = 30_000
"""How long a transaction waits for another one. An import of fifty thousand rows fits in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Geduld:
    """How long a kind of connection waits, and how many of them there may be."""

    wacht_ms: int
    """How long it waits for a lock of somebody else."""
    verbind_s: int = 10
    """How long it waits for a server that is called (PostgreSQL)."""
    vrij_s: float = 30.0
    """How long it waits for a connection, while all are in use."""
    vast: int = 5
    extra: int = 10
    opties: str = ""
    """More options of a PostgreSQL session, as libpq reads them."""


def create_office_engine(settings: Settings, geduld: Geduld | None = None) -> Engine:
    """An engine with the office's rights. Its errors hold no values: those may be somebody's."""
    geduld = geduld or Geduld(wacht_ms=_WACHT_MS)
    if settings.database_url is None:
        raise ValueError("dit proces heeft geen kantoordatabase")
    url = make_url(settings.database_url.expose())
    make = _sqlite if url.get_backend_name() == "sqlite" else _postgresql
    engine = make(url, geduld)
    require_tls(engine, settings)
    translate_errors(engine)
    return engine


def _sqlite(url: URL, geduld: Geduld) -> Engine:
    if url.database and url.database != ":memory:":
        _make_private(Path(url.database))
    engine = create_engine(url, hide_parameters=True, **_pool(geduld))
    event.listen(engine, "do_connect", _open_existing)
    follow_file(engine, url.database)
    event.listen(engine, "connect", partial(_prepare_sqlite, wacht_ms=geduld.wacht_ms))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(path: Path) -> None:
    """A new database file is for this user only. Raises `SchijfFout`."""
    with disk_explained():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _open_existing(
    _dialect: object, _record: object, cargs: list[Any], cparams: dict[str, Any]
) -> None:
    """A file that was taken away under a running site is an error, and not a new database without tables."""
    if cargs and cargs[0] != ":memory:":
        cargs[0] = f"file:{quote(cargs[0])}?mode=rw"
        cparams["uri"] = True


def _pool(geduld: Geduld) -> dict[str, Any]:
    return {
        "poolclass": Verbindingen,
        "pool_size": geduld.vast,
        "max_overflow": geduld.extra,
        "pool_timeout": geduld.vrij_s,
    }


def _prepare_sqlite(dbapi_connection: Any, _record: object, *, wacht_ms: int) -> None:
    # The driver's own BEGIN comes too late and is never IMMEDIATE; with None it leaves transactions to us.
    dbapi_connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {wacht_ms}",
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


def _postgresql(url: URL, geduld: Geduld) -> Engine:
    options = f"-c lock_timeout={geduld.wacht_ms} -c timezone=UTC {geduld.opties}".rstrip()
    connect_args = {} if "options" in url.query else {"options": options}
    return create_engine(
        url,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": geduld.verbind_s, **connect_args},
        **_pool(geduld),
    )

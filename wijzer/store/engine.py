"""The office's connection: one transaction per request, on SQLite and on PostgreSQL."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

from wijzer.klok import now
from wijzer.settings import Settings
from wijzer.store.fouten import translate_errors
from wijzer.store.migraties import migrate, require_head
from wijzer.store.sleutels import Sleutels
from wijzer.store.store import Store

Hook = Callable[[], None]

_WACHT_MS = 30_000
"""How long a transaction waits for another one. An import of fifty thousand rows fits in it."""
_BEGIN = "sqlite_begin"


class Database:
    """The office's database. One per process; threads share it."""

    def __init__(self, settings: Settings) -> None:
        self._sleutels = Sleutels.from_settings(settings)
        self.engine = create_office_engine(settings)
        self._lezer = self.engine.execution_options(**_read_options(self.engine.dialect.name))
        self._after_commit: list[Hook] = []

    def after_commit(self, hook: Hook) -> None:
        """Call this after every transaction that was kept."""
        self._after_commit.append(hook)

    @contextmanager
    def transaction(self, *, at: datetime | None = None) -> Iterator[Store]:
        """All or nothing: what was done is kept on success, published in the same transaction, and undone on an exception.

        `at` is the moment of publication; the present one when it is left out.
        """
        with Session(self.engine) as session, session.begin():
            store = Store(session, self._sleutels)
            yield store
            store.finish(at or now())
        for hook in self._after_commit:
            hook()

    @contextmanager
    def read(self) -> Iterator[Store]:
        """One consistent moment, without holding up those who write. Writing is refused by the database itself."""
        with Session(self._lezer) as session, session.begin():
            yield Store(session, self._sleutels)

    def check_migrated(self) -> None:
        """Raises `NietGemigreerd` when the tables are not those of this version."""
        with self._lezer.connect() as connection:
            require_head(connection)

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def upgrade(settings: Settings) -> None:
    """Bring the database to the tables of this version; nothing happens when it has them."""
    engine = create_office_engine(settings)
    try:
        migrate(engine)
    finally:
        engine.dispose()


def create_office_engine(settings: Settings) -> Engine:
    """An engine with the office's rights. Its errors hold no values: those may be somebody's."""
    if settings.database_url is None:
        raise ValueError("dit proces heeft geen kantoordatabase")
    url = make_url(settings.database_url.expose())
    engine = _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)
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
    ):
        dbapi_connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    # Read-then-write under a plain BEGIN fails at once when another one wrote in between, despite the timeout.
    reads = connection.get_execution_options().get(_BEGIN) == "READ"
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


def _read_options(dialect: str) -> dict[str, Any]:
    if dialect == "sqlite":
        return {_BEGIN: "READ"}
    return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

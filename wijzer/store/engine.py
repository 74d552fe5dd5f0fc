"""The office's connection: one transaction per request, on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from wijzer.klok import now
from wijzer.settings import Settings
from wijzer.store.database.migraties import has_head, migrate_on, require_head
from wijzer.store.database.rollen import renew_grants
from wijzer.store.database.verbinding import SQLITE_BEGIN, create_office_engine
from wijzer.store.herschrijven.uitvoeren import rewrite_asked
from wijzer.store.store import Store
from wijzer.store.verzegeling.sleutels import Sleutels

__all__ = ["Database", "create_office_engine", "upgrade"]

Hook = Callable[[], None]


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
        """All or nothing.

        What was done is kept on success, published in the same transaction, and undone on an
        exception.

        `at` is the moment of publication; the present one when it is left out.
        """
        with Session(self.engine) as session, session.begin():
            store = Store(session, self._sleutels)
            yield store
            store.finish(at or now())
        for hook in self._after_commit:
            hook()

    @contextmanager
    def trial(self, *, at: datetime) -> Iterator[Store]:
        """What would be said of something that cannot be kept: whatever is done in it is undone.

        A value that the database itself refuses ends it without a word: whoever asks has told what
        is wrong with it already.
        """
        with suppress(_Undone, DataError, IntegrityError), self.transaction(at=at) as store:
            yield store
            raise _Undone

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


class _Undone(Exception):
    """The exception that ends a trial."""


def upgrade(settings: Settings) -> bool:
    """Bring the database to the tables of this version and let the public read what is published in them.

    Nothing happens when it has them already; gives whether it had others. What a migration sealed
    is taken out of the files too.
    """
    engine = create_office_engine(settings)
    try:
        with engine.begin() as connection:
            moved = not has_head(connection)
            migrate_on(connection, zegel=lambda: Sleutels.from_settings(settings).adressen)
            renew_grants(connection, settings)
        rewrite_asked(engine)
        return moved
    finally:
        engine.dispose()


def _read_options(dialect: str) -> dict[str, Any]:
    if dialect == "sqlite":
        return {SQLITE_BEGIN: "READ"}
    return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

"""The public's own way into the database: it reads the published tables and can do nothing else.

On PostgreSQL that is the work of a role of its own. On SQLite, where everything stands in one file, each connection
carries an authorizer: the database itself asks it about every table that a statement would touch.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any, NoReturn, cast

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from wijzer.domain.fouten import NuNiet, WijzerFout
from wijzer.domain.storing import Storing
from wijzer.domain.tekst import Tekst
from wijzer.published.database.bestand import follow_file
from wijzer.published.database.hartslag import Blik, read_blik
from wijzer.published.database.stand import Publicatiestand, read_stand
from wijzer.published.database.storing import LEEST_ALLEEN, Verbindingen, is_missing, storing_of
from wijzer.published.database.versleuteld import require_tls
from wijzer.published.opname.momentopnamen import Momentopnamen
from wijzer.published.reader import Reader
from wijzer.published.tables import PublishedBase
from wijzer.published.zoeken.lezing import remembering
from wijzer.settings import Settings

PREFIX = "published_"
_POGINGEN = 5
"""How often a reader starts again when a newer publicatie appears while it begins."""

_GEDULD = {
    "connect_timeout": 2,
    "tcp_user_timeout": 5_000,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
}
"""How long a database that does not answer is waited for, because a visitor is waiting.

libpq reads these: in seconds, `tcp_user_timeout` in milliseconds, `keepalives_count` as a number.
"""

_FUNCTIES = frozenset({"count", "length", "lower", "max", "min", "coalesce", "substr"})
_MAG = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_TRANSACTION})


class NietGepubliceerd(NuNiet):
    """There is nothing to read yet: the database is not there, not migrated, or nothing was ever published."""

    melding = "De database is nog niet klaar. Voer eerst `wijzer init` uit."


class NietBereikbaar(Storing):
    """There is nothing to be had: the database stopped, refuses, does not answer, or is damaged.

    `oorzaak` says which.
    """

    melding = Tekst(
        "De gegevens zijn nu niet bereikbaar. Probeer het over een paar minuten opnieuw."
    )


class NietGescheiden(WijzerFout):
    """The public's database role can read more than the published tables."""

    melding = "De publieke databaserol kan meer lezen dan de tabellen published_*. Geef die rol alleen daarop SELECT."


class PublicDatabase:
    """Reads published facts; keeps the last momentopnamen in memory. One per process, safe for threads."""

    def __init__(self, settings: Settings) -> None:
        self.engine = public_engine(settings.publiek_database_url.expose())
        require_tls(self.engine, settings)
        self.hooguit = timedelta(minutes=settings.hartslag_minuten)
        """How long ago it may be that the office was known: older than this, nothing that holds a place is told."""
        self._opnamen = Momentopnamen()

    @contextmanager
    def read(self, *, now: datetime, today: date) -> Iterator[Reader]:
        """A reader of one publicatie: everything it gives comes from the same moment.

        Raises `NietGepubliceerd` when there is nothing to read.
        """
        with self._connect() as connection, remembering():
            stand = self._begin(connection)
            yield Reader(connection, self._opnamen, stand=stand, now=now, today=today)

    def stand(self) -> Publicatiestand:
        """What was published last; read anew at every call."""
        with self._connect() as connection:
            return _stand(connection)

    def look(self, *, at: datetime) -> Blik:
        """What stands there now, and until when that is known to be so. `at` is the present moment.

        Raises `NietGepubliceerd` when there is nothing to read and `NietBereikbaar` when nobody answers.
        """
        with self._connect() as connection, _explained():
            blik = read_blik(connection, at=at)
        if blik is None:
            raise NietGepubliceerd
        return blik

    def knows_places(self, at: datetime) -> bool:
        """Whether it is known which addresses may be shown at this moment. Raises as `look` does."""
        return not self.look(at=at).is_te_oud(at, self.hooguit)

    def read_kept(self, *, now: datetime) -> Reader:
        """A reader of what is in memory, for as long as the database cannot be reached.

        Its day is the last one that was read.

        Raises `NietBereikbaar` when nothing was read yet, as does whatever cannot be told without the database.
        """
        opname = self._opnamen.last
        if opname is None:
            raise NietBereikbaar
        geen = cast(Connection, _GeenVerbinding())
        return Reader(geen, self._opnamen, stand=opname.stand, now=now, today=opname.dag)

    def check_separate(self) -> None:
        """Raise `NietGescheiden` when this connection could read an office table (PostgreSQL)."""
        if self.engine.dialect.name != "postgresql":
            return
        with self.engine.connect() as connection:
            if connection.scalar(text(_LEESBAAR), {"prefix": f"{PREFIX}%"}):
                raise NietGescheiden

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def _connect(self) -> Connection:
        with _explained():
            return self.engine.connect()

    def _begin(self, connection: Connection) -> Publicatiestand:
        """Open a transaction that is not older than what is in memory: then nothing has to be read twice.

        A publicatie that stays behind went back: another file was put under this process. What is in memory goes.
        """
        stand = _stand(connection)
        for _ in range(_POGINGEN):
            if stand.publicatie >= self._opnamen.newest(stand.epoch):
                return stand
            connection.rollback()
            stand = _stand(connection)
        self._opnamen.forget()
        return stand


class _GeenVerbinding:
    """Stands where a connection would be, and cannot be asked anything."""

    def __getattr__(self, naam: str) -> NoReturn:
        raise NietBereikbaar


def public_engine(url: str) -> Engine:
    """An engine that reads `published_*` and nothing else, each transaction from one moment."""
    parts = make_url(url)
    engine = (
        _sqlite_engine(parts) if parts.get_backend_name() == "sqlite" else _postgres_engine(parts)
    )
    event.listen(engine, "handle_error", _tell_unreachable)
    return engine


def authorize(action: int, tabel: str | None, functie: str | None, *_: Any) -> int:
    """SQLite asks this about every step of a statement: yes for reading a published table, no for all else."""
    if action in _MAG:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_READ and tabel in PublishedBase.metadata.tables:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and functie in _FUNCTIES:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _sqlite_engine(url: URL) -> Engine:
    """`mode=rw`: a file that is not there is an error, not a new empty database."""
    pad = bestand = url.database or ""
    if not bestand.startswith("file:"):
        bestand = f"file:{bestand}"
    url = url.set(database=bestand, query={**url.query, "mode": "rw", "uri": "true"})
    engine = create_engine(
        url,
        poolclass=Verbindingen,
        pool_size=16,
        max_overflow=48,
        hide_parameters=True,
        execution_options=LEEST_ALLEEN,
    )
    follow_file(engine, None if pad.startswith("file:") else pad)
    event.listen(engine, "connect", _lock_up)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _lock_up(connection: Any, _: object) -> None:
    """The pragmas first: after the authorizer stands, nobody can change them any more."""
    connection.isolation_level = None  # we begin ourselves, see below
    for pragma in (
        "busy_timeout = 5000",
        "query_only = ON",
        "cache_size = -16000",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.set_authorizer(authorize)


def _begin_sqlite(connection: Connection) -> None:
    """Begins a transaction; without it each SELECT would see a moment of its own."""
    connection.exec_driver_sql("BEGIN")


def _postgres_engine(url: URL) -> Engine:
    veilig = (
        "-c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read"
    )
    return create_engine(
        url,
        poolclass=Verbindingen,
        pool_size=16,
        max_overflow=48,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={**_GEDULD, "options": veilig},
        execution_options=LEEST_ALLEEN,
    )


def _tell_unreachable(context: ExceptionContext) -> None:
    """Tell that a database fails as a fact about the moment, because it is no fault of the program.

    Raises `NietBereikbaar`. Of a database that is not there yet nothing is told here.
    """
    storing = storing_of(context)
    if storing is not None and not is_missing(context.engine):
        raise NietBereikbaar(storing.oorzaak) from context.original_exception


def _stand(connection: Connection) -> Publicatiestand:
    with _explained():
        stand = read_stand(connection)
    if stand is None:
        raise NietGepubliceerd
    return stand


@contextmanager
def _explained() -> Iterator[None]:
    """Tell a database that is not there, or that has no tables yet, from one that is ill."""
    try:
        yield
    except (OperationalError, ProgrammingError) as fout:
        if _is_absent(fout):
            raise NietGepubliceerd from fout
        raise


def _is_absent(fout: DBAPIError) -> bool:
    """Whether the table or the file is missing (SQLite: SQLITE_ERROR or CANTOPEN; PostgreSQL: 42P01)."""
    naam = getattr(fout.orig, "sqlite_errorname", None) or getattr(fout.orig, "sqlstate", None)
    return naam in {"SQLITE_ERROR", "SQLITE_CANTOPEN", "SQLITE_AUTH", "42P01"}


_LEESBAAR = """
    SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND c.relkind IN ('r', 'v', 'm', 'p', 'f')
      AND c.relname NOT LIKE :prefix AND has_table_privilege(c.oid, 'SELECT')
"""

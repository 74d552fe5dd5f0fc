"""What a database says when it cannot do its work, in the words of the domain.

There is one table for both sides and both databases. A statement that is wrong is not in here: that
is a fault of the program, and stays one.
"""

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy.engine import URL, Engine, ExceptionContext
from sqlalchemy.exc import TimeoutError as GeenVerbindingVrij
from sqlalchemy.pool import PoolProxiedConnection, QueuePool

from wijzer.domain.storing import (
    DatabaseAlleenLezen,
    DatabaseBeschadigd,
    DatabaseBezet,
    DatabaseOnbereikbaar,
    DatabaseVol,
    Storing,
)

_SQLITE: Mapping[int, type[Storing]] = {
    sqlite3.SQLITE_BUSY: DatabaseBezet,
    sqlite3.SQLITE_LOCKED: DatabaseBezet,
    sqlite3.SQLITE_PROTOCOL: DatabaseBezet,
    sqlite3.SQLITE_INTERRUPT: DatabaseBezet,
    sqlite3.SQLITE_FULL: DatabaseVol,
    sqlite3.SQLITE_IOERR: DatabaseOnbereikbaar,
    sqlite3.SQLITE_NOMEM: DatabaseOnbereikbaar,
    sqlite3.SQLITE_CANTOPEN: DatabaseOnbereikbaar,
    sqlite3.SQLITE_PERM: DatabaseAlleenLezen,
    sqlite3.SQLITE_READONLY: DatabaseAlleenLezen,
    sqlite3.SQLITE_CORRUPT: DatabaseBeschadigd,
    sqlite3.SQLITE_NOTADB: DatabaseBeschadigd,
}
"""Primary result codes: the lowest byte of what SQLite says."""

_POSTGRESQL: Mapping[str, type[Storing]] = {
    "40001": DatabaseBezet,  # serialization failure
    "40P01": DatabaseBezet,  # deadlock
    "55P03": DatabaseBezet,  # lock not given in time
    "57014": DatabaseBezet,  # statement time-out
    "53100": DatabaseVol,
    "53300": DatabaseBezet,  # too many connections
    "25006": DatabaseAlleenLezen,
    "XX001": DatabaseBeschadigd,
    "XX002": DatabaseBeschadigd,
    "3D000": DatabaseOnbereikbaar,  # no such database
    "25P03": DatabaseOnbereikbaar,  # idle in a transaction for too long
    "25P04": DatabaseOnbereikbaar,  # a transaction for too long
}
_POSTGRESQL_SOORTEN: Mapping[str, type[Storing]] = {
    "08": DatabaseOnbereikbaar,  # connection
    "28": DatabaseOnbereikbaar,  # who we are is not believed
    "53": DatabaseOnbereikbaar,  # out of memory, out of slots
    "57": DatabaseOnbereikbaar,  # shut down, crashed, starting
    "58": DatabaseOnbereikbaar,  # the system below it
}
"""The first two characters of a SQLSTATE, for what does not stand in the table above."""


def storing_of(context: ExceptionContext) -> Storing | None:
    """What failed below us; None when the program itself is at fault, or when a connection is only tried out."""
    if context.is_pre_ping:
        return None  # the pool makes a new connection by itself
    fout = context.original_exception
    soort = _kind(fout)
    if soort is DatabaseAlleenLezen and _reads_only(context):
        return None  # writing where reading was meant
    if soort is not None:
        return soort(_about_file(context.engine, soort))
    if context.is_disconnect or _never_connected(context):
        return DatabaseOnbereikbaar()
    return None


def is_missing(engine: Engine | None) -> bool:
    """Whether the file of this database is not there at all (SQLite)."""
    pad = _file_of(engine.url) if engine else None
    return pad is not None and not os.path.lexists(pad)


LEEST_ALLEEN = {"wijzer_leest_alleen": True}
"""Execution options of an engine over which nothing is ever written."""


class Verbindingen(QueuePool):
    """Connections to share. That all are in use is the same to who asks as a database that is held by another."""

    __module__ = "sqlalchemy.pool"  # the library logs under the name of the class: not among the lines of the product

    def connect(self) -> PoolProxiedConnection:
        """A connection, waiting for one as long as was set. Raises `DatabaseBezet`."""
        try:
            return super().connect()
        except GeenVerbindingVrij:
            raise DatabaseBezet from None


def _kind(fout: BaseException) -> type[Storing] | None:
    code = getattr(fout, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF)
    staat = getattr(fout, "sqlstate", None) or ""
    return _POSTGRESQL.get(staat) or _POSTGRESQL_SOORTEN.get(staat[:2])


def _reads_only(context: ExceptionContext) -> bool:
    """Whether this connection was opened for reading: then the program wrote where it may not."""
    if context.connection is None:
        return False
    opties = context.connection.get_execution_options()
    leest = LEEST_ALLEEN.keys() <= opties.keys() or bool(opties.get("postgresql_readonly"))
    return leest or opties.get("sqlite_begin") == "READ"


def _never_connected(context: ExceptionContext) -> bool:
    """A driver that has no code for it could not connect at all. A wrong statement needs a connection first."""
    fout = context.original_exception
    kaal = getattr(fout, "sqlite_errorcode", None) is None and not getattr(fout, "sqlstate", None)
    return context.connection is None and kaal and context.sqlalchemy_exception is not None


def _about_file(engine: Engine | None, soort: type[Storing]) -> str | None:
    """The cause with its file, on SQLite; None on PostgreSQL, where what a kind says is all there is to say."""
    pad = _file_of(engine.url) if engine else None
    if pad is None:
        return None
    if soort is DatabaseOnbereikbaar:
        return f"De database {pad} is niet te gebruiken: {_why_closed(pad)}."
    return f"{soort.oorzaak} ({pad})"


def _why_closed(pad: Path) -> str:
    if pad.is_dir():
        return "er staat een map waar een bestand moet zijn"
    if pad.parent.exists() and not pad.parent.is_dir():
        return "er staat een bestand waar een map moet zijn"
    if os.access(pad.parent, os.X_OK) and not os.path.lexists(pad):
        return "het bestand is er niet"
    if not os.access(pad.parent, os.W_OK | os.X_OK) or not os.access(pad, os.R_OK | os.W_OK):
        return "deze gebruiker heeft er geen toegang"
    return "de schijf geeft een fout"


def _file_of(url: URL) -> Path | None:
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    return Path(url.database.removeprefix("file:"))

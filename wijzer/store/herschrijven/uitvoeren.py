"""Rewrites the files of the tables that were asked for, so that nothing that was taken out can be read in them.

On SQLite what is deleted is overwritten at once (`secure_delete`), but the old pages stand in the
WAL until it is emptied. On PostgreSQL a deleted row stays where it is until its table is written
anew, and samples of it in the statistics.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine

from wijzer.store.database.fouten import DatabaseBezet
from wijzer.store.database.verbinding import SQLITE_BEGIN
from wijzer.store.herschrijven.vraag import STATISTIEK, TeHerschrijven, read_asked, settle

GEDULD_MS = 2000
"""How long a rewrite waits for others. Whoever comes after it waits behind it for as long."""

_GETAL = re.compile(r"\d+")


def rewrite_asked(engine: Engine) -> Mapping[str, int]:
    """Rewrite what was asked; gives how many tables were, and how many somebody was in the way of.

    The latter stay asked: run again later.
    """
    with engine.execution_options(**{SQLITE_BEGIN: "READ"}).connect() as connection:
        vragen = read_asked(connection)
    if not vragen:
        return {}
    if engine.dialect.name == "sqlite":
        gedaan = vragen if _empty_wal(engine) else []
    else:
        gedaan = _rewrite_tables(engine, vragen)
    with engine.begin() as connection:
        settle(connection, gedaan)
    return {"herschreven": len(gedaan), "later": len(vragen) - len(gedaan)}


def _empty_wal(engine: Engine) -> bool:
    """Bring the WAL into the database file and cut it off; false when a reader still needs it."""
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        [before] = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {GEDULD_MS}")
        [busy, *_] = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {before}")
        return not busy
    finally:
        raw.close()


def _rewrite_tables(engine: Engine, vragen: list[TeHerschrijven]) -> list[TeHerschrijven]:
    gedaan: list[TeHerschrijven] = []
    with _patient(engine) as connection:
        for vraag in vragen:
            # Rewriting a table that is still to come would leave samples of it in these again.
            te_vroeg = vraag.tabel == STATISTIEK and len(gedaan) < len(vragen) - 1
            if not te_vroeg and _rewrite(connection, vraag.tabel):
                gedaan.append(vraag)
    return gedaan


@contextmanager
def _patient(engine: Engine) -> Iterator[Connection]:
    """A connection of its own, outside a transaction, that waits for a lock for a short while."""
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.detach()
        connection.exec_driver_sql(f"SET lock_timeout = {GEDULD_MS}")
        yield connection


def _rewrite(connection: Connection, tabel: str) -> bool:
    """Write a table anew without its deleted rows; false when it was in use, or somebody may still read such a row."""
    blijft: list[int] = []

    def listen(melding: Any) -> None:
        # Of a rewrite only the count has a detail: "12 dead row versions cannot be removed yet.", in any language.
        if gevonden := _GETAL.search(melding.message_detail or ""):
            blijft.append(int(gevonden.group()))

    driver: Any = connection.connection.dbapi_connection
    driver.add_notice_handler(listen)
    try:
        connection.exec_driver_sql(f'VACUUM (FULL, ANALYZE, VERBOSE) "{tabel}"')
    except DatabaseBezet:
        return False
    finally:
        driver.remove_notice_handler(listen)
    return not any(blijft)

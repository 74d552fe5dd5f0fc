"""A database that holds a world before a test begins: made once in a process for each kind, and copied after that.

    kept = furnished(database, small_twente)

`small_twente(database)` puts the world in a fresh database and gives what a test wants to know of it. Whoever asks for it next
gets the same rows in a database of their own, and the same answer: so it may hold nothing that changes, and the world may not
depend on the test that happens to ask first (set the clock before). Copying rows takes a tenth of the time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import psycopg

from wijzer.store.engine import Database

T = TypeVar("T")

EIGENAAR = "inrichting"

FULL = """
    SELECT format('%I.%I', nspname, relname) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind = 'r' AND nspname = 'public' AND relname <> 'alembic_version' AND pg_relation_size(pg_class.oid) > 0
"""
NEEDS = """
    SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
    WHERE contype = 'f' AND conrelid <> confrelid
"""
NUMBERS = "SELECT format('%I.%I', schemaname, sequencename), last_value FROM pg_sequences WHERE last_value IS NOT NULL"


class Rows(Protocol):
    """All that stands in a database, to be put in another one that is fresh."""

    def put(self, connection: Any) -> None:
        """Fill the database behind a connection of the driver."""


class SqliteRows:
    """A whole file, in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._kept = sqlite3.connect(":memory:", check_same_thread=False)
        connection.backup(self._kept)

    def put(self, connection: sqlite3.Connection) -> None:
        """Write every page over those of the fresh file."""
        self._kept.backup(connection)


class PostgresRows:
    """The rows of each table as COPY gives them, tables that others point at first, and how far each number is."""

    def __init__(self, connection: psycopg.Connection) -> None:
        tables = [table for (table,) in connection.execute(FULL.encode())]
        self._rows = {table: _copied(connection, table) for table in _in_order(connection, tables)}
        self._numbers = connection.execute(NUMBERS.encode()).fetchall()

    def put(self, connection: psycopg.Connection) -> None:
        """Fill the empty tables."""
        with connection.cursor() as cursor:
            for table, rows in self._rows.items():
                with cursor.copy(f"COPY {table} FROM STDIN".encode()) as copy:
                    copy.write(rows)
            if self._numbers:
                cursor.executemany("SELECT setval(%s, %s)", self._numbers)
        connection.commit()


@dataclass(frozen=True)
class _Kept:
    told: Any
    rows: Rows
    sealed: bytes

    def fits(self, database: Database) -> bool:
        """Whether this database opens what is sealed in the rows; raises `SleutelFout` when it has other keys."""
        return database._sleutels.adressen.unseal(EIGENAAR, self.sealed) == EIGENAAR


_KEPT: dict[tuple[str, str, str], _Kept] = {}


def furnished(database: Database, make: Callable[[Database], T]) -> T:
    """Put a world in a fresh database and give what its maker tells of it."""
    key = database.engine.dialect.name, make.__module__, make.__qualname__
    kept = _KEPT.get(key)
    if kept is None:
        told = make(database)
        sealed = database._sleutels.adressen.seal(EIGENAAR, EIGENAAR)
        kept = _KEPT[key] = _Kept(told, _on_driver(database, _taken), sealed)
    else:
        assert kept.fits(database)
        _on_driver(database, kept.rows.put)
        for hook in database._after_commit:
            hook()
    answer: T = kept.told
    return answer


def _on_driver(database: Database, act: Callable[[Any], T]) -> T:
    connection = database.engine.raw_connection()
    try:
        return act(connection.driver_connection)
    finally:
        connection.close()


def _taken(connection: Any) -> Rows:
    if isinstance(connection, sqlite3.Connection):
        return SqliteRows(connection)
    return PostgresRows(connection)


def _copied(connection: psycopg.Connection, table: str) -> bytes:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT".encode()) as copy:
        return b"".join(bytes(part) for part in copy)


def _in_order(connection: psycopg.Connection, tables: list[str]) -> list[str]:
    """Put each table behind those that its rows point at."""
    needs: dict[str, set[str]] = {table: set() for table in tables}
    for table, other in connection.execute(NEEDS.encode()):
        if f"public.{table}" in needs and f"public.{other}" in needs:
            needs[f"public.{table}"].add(f"public.{other}")
    order: list[str] = []
    while needs:
        ready = sorted(table for table, wanted in needs.items() if wanted <= set(order))
        assert ready, f"each of these points at another: {sorted(needs)}"
        order += ready
        for table in ready:
            del needs[table]
    return order

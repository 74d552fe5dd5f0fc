"""Rows as JSON and back, the same for both databases: how a value of each type stands in a file."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Date, LargeBinary, Numeric, Table, Uuid
from sqlalchemy.types import TypeEngine

from wijzer.published.kolommen import Json, UtcDateTime

Databaserij = dict[str, Any]
"""A row of any table, by the names of its columns."""
Kolommen = Mapping[str, str | None]
"""Names of columns, each with the name of its type; None for what JSON keeps as it is."""

TYPEN: dict[str, tuple[TypeEngine[Any], Callable[[Any], Any]]] = {
    "uuid": (Uuid(), UUID),
    "moment": (UtcDateTime(), datetime.fromisoformat),
    "datum": (Date(), date.fromisoformat),
    "bytes": (LargeBinary(), b64decode),
    "bedrag": (Numeric(10, 2), Decimal),
    "json": (Json, lambda waarde: waarde),
}


def column_types_of(tabel: Table) -> dict[str, str | None]:
    """The columns of a table, each with the name that a file gives to its type."""
    return {kolom.name: _name_of(kolom.type) for kolom in tabel.columns}


def encode(waarde: Any) -> Any:
    """A value as JSON can keep it."""
    match waarde:
        case UUID() | Decimal():
            return str(waarde)
        case date():  # a datetime too
            return waarde.isoformat()
        case bytes():
            return b64encode(waarde).decode("ascii")
        case _:
            return waarde


def decode(kolommen: Kolommen, waarden: Sequence[Any]) -> Databaserij:
    """A row from its values. Raises `ValueError` when there are more or fewer of them than columns."""
    rij: Databaserij = {}
    for (kolom, soort), waarde in zip(kolommen.items(), waarden, strict=True):
        rij[kolom] = TYPEN[soort][1](waarde) if soort and waarde is not None else waarde
    return rij


def _name_of(soort: TypeEngine[Any]) -> str | None:
    match soort:
        case Uuid():
            return "uuid"
        case UtcDateTime():
            return "moment"
        case Date():
            return "datum"
        case LargeBinary():
            return "bytes"
        case JSON():
            return "json"
        case Numeric(asdecimal=True):
            return "bedrag"
        case _:
            return None

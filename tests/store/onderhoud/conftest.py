"""What the tests of a restore start from: the rows of a copy as they came in, before anything was settled."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, select

from wijzer.domain.locaties.locatie import Locatie
from wijzer.store.afschermlijst.afschermingen import LOCATIE
from wijzer.store.afschermlijst.rijvorm import Databaserij


def rows(connection: Connection, tabel: Table) -> list[Databaserij]:
    """Everything in a table."""
    return [dict(rij) for rij in connection.execute(select(tabel)).mappings()]


def row(connection: Connection, tabel: Table, id_: UUID) -> Databaserij:
    """One row by its id."""
    return dict(connection.execute(select(tabel).where(tabel.c.id == id_)).mappings().one())


def stands(connection: Connection, *locaties: Locatie) -> list[tuple[bool, int]]:
    """Of each whether it may stand on the site, and its versie."""
    rijen = [row(connection, LOCATIE, locatie.id) for locatie in locaties]
    return [(rij["gepubliceerd"], rij["versie"]) for rij in rijen]


def changed(rij: Databaserij, **anders: Any) -> Databaserij:
    """The same row as somebody else knows it."""
    return {**rij, **anders}

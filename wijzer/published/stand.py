"""How far publishing has come: the number that every public answer is a function of."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from wijzer.published.tables import PublishedStand


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What was published last.

    `publicatie` rises by one with each public change; `laatste_wijziging` is the highest number in `/wijzigingen`;
    `dag` is the date up to which changes of the day itself were written there; it says nothing about what is shown.
    """

    publicatie: int
    laatste_wijziging: int
    gepubliceerd_at: datetime
    dag: date = field(compare=False)


def read_stand(connection: Connection) -> Stand | None:
    """What was published last; None when nothing was ever published."""
    row = connection.execute(select(PublishedStand.__table__)).one_or_none()
    return None if row is None else stand_of(row)


def stand_of(row: Row[Any]) -> Stand:
    """The stand that a row of its table tells."""
    return Stand(
        publicatie=row.publicatie,
        laatste_wijziging=row.laatste_wijziging,
        gepubliceerd_at=row.gepubliceerd_at,
        dag=row.dag,
    )

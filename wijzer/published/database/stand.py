"""How far publishing has come: the number that every public answer is a function of."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import Connection, Row, select

from wijzer.published.tables import PublishedStand


@dataclass(frozen=True, slots=True, kw_only=True)
class Publicatiestand:
    """The number and moment of what was published last.

    `publicatie` rises by one with each public change; `laatste_wijziging` is the highest number in
    `/wijzigingen`; both count within `epoch`, which is another one after each restore. `dag` is the
    date up to which changes of the day itself were written there; it says nothing about what is
    shown.
    """

    publicatie: int
    laatste_wijziging: int
    gepubliceerd_at: datetime
    epoch: str
    dag: date = field(compare=False)


def first_epoch(at: datetime) -> str:
    """The epoch of an installation that publishes for the first time, at this moment.

    It follows from the moment, which the edge hands in: an installation that is begun anew begins at another one.
    """
    return str(uuid5(NAMESPACE_URL, f"wijzer:epoch:{at.isoformat()}"))


def read_stand(connection: Connection) -> Publicatiestand | None:
    """What was published last; None when nothing was ever published."""
    rij = connection.execute(select(PublishedStand.__table__)).one_or_none()
    return None if rij is None else stand_of(rij)


def stand_of(rij: Row[Any]) -> Publicatiestand:
    """The stand that a row of its table tells."""
    return Publicatiestand(
        publicatie=rij.publicatie,
        laatste_wijziging=rij.laatste_wijziging,
        gepubliceerd_at=rij.gepubliceerd_at,
        epoch=rij.epoch,
        dag=rij.dag,
    )

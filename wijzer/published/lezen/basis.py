"""What everything that reads has: a connection, a moment, and what is visible then."""

from datetime import date, datetime
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from wijzer.domain.fouten import NietGevonden, Verdwenen
from wijzer.published.database.stand import Publicatiestand
from wijzer.published.naslag.regios import Naslag
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.opname.momentopnamen import Momentopnamen
from wijzer.published.tables import PublishedAanbod, PublishedWijziging

T = TypeVar("T")


class Lezer:
    """Reads one publicatie as it is on one day."""

    def __init__(
        self,
        connection: Connection,
        opnamen: Momentopnamen,
        *,
        stand: Publicatiestand,
        now: datetime,
        today: date,
    ) -> None:
        self._connection = connection
        self._opnamen = opnamen
        self.stand = stand
        self.now = now
        self.today = today

    @cached_property
    def opname(self) -> Momentopname:
        """All visible aanbod of this publicatie and day."""
        return self._opnamen.get(self._connection, self.stand, self.today)

    @property
    def naslag(self) -> Naslag:
        """All reference data."""
        return self.opname.naslag

    def was_deleted(self, soort: str, ding_id: object) -> bool:
        """Whether this was public once and is gone."""
        state = self._connection.scalar(
            select(PublishedWijziging.state).where(
                PublishedWijziging.soort == soort, PublishedWijziging.id == str(ding_id)
            )
        )
        return state == "deleted"

    def _any_visible(self, waar: ColumnElement[bool]) -> bool:
        """Whether one of these aanbod can be seen today."""
        ids = self._connection.scalars(select(PublishedAanbod.id).where(waar))
        return any(self.opname.where_id(aanbod_id) for aanbod_id in ids)

    def _gone(self, soort: str, ding_id: UUID) -> NietGevonden:
        return Verdwenen() if self.was_deleted(soort, ding_id) else NietGevonden()


def there(ding: T | None) -> T:
    """What was looked for. Raises `NietGevonden` when there is no such thing."""
    if ding is None:
        raise NietGevonden
    return ding

"""Tries that count no more."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_

from wijzer.store.rijen import Onderdeel
from wijzer.store.tables import PogingRij

LANGST = timedelta(days=2)
"""No window lasts this long: one that ends later was begun by a clock that was ahead."""


class PogingStore(Onderdeel):
    """The counts of tries, for who cleans up.

    They are counted in `telling.py`, outside any transaction of the office.
    """

    def cleanup(self, at: datetime) -> int:
        """Take away windows that are over; gives how many."""
        over = or_(PogingRij.tot_at <= at, PogingRij.tot_at > at + LANGST)
        weg = delete(PogingRij).where(over).returning(PogingRij.sleutel)
        return len(
            self._session.scalars(weg, execution_options={"synchronize_session": False}).all()
        )

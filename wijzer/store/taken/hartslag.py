"""The office's heartbeat, which the public side of a replica reads.

It is no publication: nothing that is shown follows from it.
"""

from datetime import datetime

from sqlalchemy import insert, select, update

from wijzer.published.tables import PublishedHartslag
from wijzer.store.rijen import Onderdeel, table_of

_ID = 1


class HartslagStore(Onderdeel):
    """The one row that says when the office was last alive."""

    def last(self) -> datetime | None:
        """The last heartbeat; None before the first."""
        return self._session.scalar(select(PublishedHartslag.at))

    def beat(self, at: datetime) -> None:
        """The office is alive at this moment: whoever reads this has all that was committed before it."""
        tabel = table_of(PublishedHartslag)
        connection = self._session.connection()
        if not connection.execute(update(tabel).values(at=at)).rowcount:
            connection.execute(insert(tabel).values(id=_ID, at=at))

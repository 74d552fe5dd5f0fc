"""Give a sign of life to the public side, unless another process of the office just did."""

from datetime import datetime, timedelta

from wijzer.store.engine import Database

GENOEG = timedelta(seconds=25)
"""A heartbeat that is younger than this is not written again.

However many processes there are, it is written twice a minute.
"""


def geef_hartslag(database: Database, *, at: datetime) -> bool:
    """Say that the office is alive at this moment; gives whether that had to be written.

    Looking first costs no lock. A heartbeat from the future was written by a clock that is wrong, and is replaced.
    """
    with database.read() as store:
        laatste = store.hartslag.last()
    if laatste is not None and abs(at - laatste) < GENOEG:
        return False
    with database.transaction(at=at) as store:
        store.hartslag.beat(at)
    return True

"""The office is alive, and says so twice a minute and no oftener."""

from datetime import timedelta

from tests.factories import AT
from wijzer.services.taken.geef_hartslag import GENOEG, geef_hartslag
from wijzer.store.engine import Database

MOMENT = timedelta(seconds=1)
UUR = timedelta(hours=1)


def test_a_heartbeat_is_written_when_the_last_is_old_or_of_the_future(database: Database):
    assert geef_hartslag(database, at=AT)
    assert not geef_hartslag(database, at=AT + GENOEG - MOMENT)
    assert geef_hartslag(database, at=AT + GENOEG)
    assert not geef_hartslag(database, at=AT + MOMENT)
    assert geef_hartslag(database, at=AT - UUR), "that one came from a clock that was wrong"
    with database.read() as store:
        assert store.hartslag.last() == AT - UUR

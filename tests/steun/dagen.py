"""A change of day for tests: only then does a shielded locatie appear that was not to be seen before."""

from datetime import datetime, timedelta

from sqlalchemy import update

from wijzer.domain.klok import day_of
from wijzer.published.tables import PublishedStand
from wijzer.store.engine import Database
from wijzer.store.tables import VerschijningRij

DAG = timedelta(days=1)


def change_day(database: Database, at: datetime) -> int:
    """What the job of the night does; `at` lies on the day that begins."""
    with database.transaction(at=at) as store:
        return store.projectie.advance(at, day_of(at))


def let_appear(database: Database, at: datetime) -> None:
    """Let everything that waits stand on the site on the day of `at`, as if all of it was entered the day before."""
    today = day_of(at)
    with database.transaction(at=at) as store:
        store.session.execute(
            update(VerschijningRij).values(vanaf=today).where(VerschijningRij.vanaf > today)
        )
        store.session.execute(update(PublishedStand).values(dag=today - DAG))
    change_day(database, at)


def earliest(_days: int) -> int:
    """Lots that let every successor appear on the first day on which it may."""
    return 0

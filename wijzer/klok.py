"""The only place that asks what time it is; edges call it and pass the answer on."""

from datetime import UTC, date, datetime

from wijzer.domain.klok import day_of


def now() -> datetime:
    """Give the present moment in UTC, aware of its zone."""
    return _system_time()


def today(at: datetime | None = None) -> date:
    """Give the date in Amsterdam at `at` (aware), or of the present moment."""
    return day_of(at or now())


def _system_time() -> datetime:
    """Ask the machine; tests put another hand here, so that `now` may be imported anywhere."""
    return datetime.now(UTC)

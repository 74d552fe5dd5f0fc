"""The only place that asks what time it is; edges call it and pass the answer on."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """Give the present moment in UTC, aware of its zone."""
    return datetime.now(UTC)


def today(at: datetime | None = None) -> date:
    """Give the date in Amsterdam at `at` (aware), or of the present moment."""
    return (at or now()).astimezone(AMSTERDAM).date()

"""Tells on which day of Amsterdam a moment falls, and what to think of a moment in the future.

Such a moment was written by a clock that was wrong. A machine that wakes from a snapshot may
believe for a while that it is years later. What it wrote then stays when its clock is right again,
and must not count as new, as valid or as done for years.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
KLOKVERSCHIL = timedelta(minutes=15)
"""How much the clocks of two machines of one installation may differ."""
_DAG = timedelta(days=1)


def day_of(moment: datetime) -> date:
    """The date in Amsterdam at this moment; its date in UTC is yesterday's for the first hour or two of every day.

    Source: our choice.
    """
    return moment.astimezone(AMSTERDAM).date()


def wall(moment: datetime) -> datetime:
    """What calendar and clock on the wall in Amsterdam say at this moment, without a zone.

    It is only fit to be compared with another one like it.
    """
    return moment.astimezone(AMSTERDAM).replace(tzinfo=None)


def time_of(moment: datetime) -> time:
    """The time that a clock on the wall in Amsterdam shows at this moment."""
    return wall(moment).time()


def is_future(moment: datetime, at: datetime) -> bool:
    """Whether this lies further ahead than clocks may differ."""
    return moment > at + KLOKVERSCHIL


def is_future_day(dag: date, today: date) -> bool:
    """Whether this day lies further ahead than tomorrow, which may have begun on another machine already."""
    return dag > today + _DAG

"""What to think of a moment that lies in the future: it was written by a clock that was wrong.

A machine that wakes from a snapshot may believe for a while that it is years later. What it wrote then stays when its clock is
right again, and must not count as new, as valid or as done for years.
"""

from datetime import date, datetime, timedelta

KLOKVERSCHIL = timedelta(minutes=15)
"""So much the clocks of two machines of one installation may differ."""
_DAG = timedelta(days=1)


def is_future(moment: datetime, at: datetime) -> bool:
    """Whether this lies further ahead than clocks may differ."""
    return moment > at + KLOKVERSCHIL


def is_future_day(dag: date, today: date) -> bool:
    """Whether this day lies further ahead than tomorrow, which may have begun on another machine already."""
    return dag > today + _DAG

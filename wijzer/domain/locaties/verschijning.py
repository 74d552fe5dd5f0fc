"""Draws the day on which a public id of a shielded locatie first appears, and limits what its moments may tell.

A page that vanishes because its locatie is shielded leaves a tombstone in the list of changes.
Whoever kept that page must not be able to tell which new page took its place. So everything new
that is shielded appears at a change of day, together with whatever else is new then, and a
successor does so on a day that chance picked.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from wijzer.domain.klok import AMSTERDAM

DAGEN = 7
"""A successor appears on one of so many days after the one on which its locatie was shielded."""


def first_day(dag: date) -> date:
    """The earliest day on which what is new and shielded may appear; `dag` is the last day that began on the site.

    Source: our choice.
    """
    return dag + timedelta(days=1)


def drawn_day(today: date, draw: Callable[[int], int], *, morgen_al: bool) -> date:
    """The day on which the successor of what is shielded today appears: tomorrow when asked for, otherwise by lot.

    `draw(n)` gives a whole number from 0 up to n, each with the same chance. It is asked in both
    cases, so that the choice changes nothing but the day.

    Source: our choice.
    """
    later = draw(DAGEN)
    return first_day(today) + timedelta(days=0 if morgen_al else later)


def later_of(known: date | None, dag: date) -> date:
    """A day that was given before is never brought forward.

    Source: our choice.
    """
    return dag if known is None else max(known, dag)


def is_waiting(vanaf: date | None, dag: date) -> bool:
    """Whether what may appear from `vanaf` on still waits on this day."""
    return vanaf is not None and vanaf > dag


def told_moment(moment: datetime | None, vanaf: date | None) -> datetime | None:
    """The moment of an entry as the public may know it: never before the day on which its page appeared began.

    All that appeared on one day then tells the same moment, until somebody confirms or changes it.
    `vanaf` None means that the page stood before there was such a day: its moments are told as they
    are.

    Source: our choice.
    """
    if moment is None or vanaf is None:
        return moment
    return max(moment, datetime.combine(vanaf, time(), AMSTERDAM))

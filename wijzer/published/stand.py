"""How far publishing has come: the number that every public answer is a function of."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What was published last.

    `publicatie` rises by one with each public change; `laatste_wijziging` is the highest number in `/wijzigingen`;
    `dag` is the date up to which changes of the day itself were written there; it says nothing about what is shown.
    """

    publicatie: int
    laatste_wijziging: int
    gepubliceerd_at: datetime
    dag: date = field(compare=False)

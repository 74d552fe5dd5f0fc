"""How long the wait is over many aanbod at once, and how that went month by month.

Weeks are both phases together. What is known of fewer than `MINIMUM` aanbieders is not told,
however much aanbod they have: it would be the history of one of them, and a history can be
recognised.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

MINIMUM = 3
"""From how many different aanbieders a wait has to be known before anything is said of all aanbod."""
MINIMUM_SPREIDING = 5
"""From how many aanbod on the middle half is told: the shortest and the longest wait then stay outside it."""
MAANDEN = 12
"""How many closed months are told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wachtstand:
    """The wait over `bekend` aanbod of which it was known on one day; `plek` of all had a place.

    `laag`, `midden` and `hoog` are waits that somebody stated, in weeks: a quarter, half and three
    quarters of the aanbod wait at most so long. All four are None where too little was known,
    `laag` and `hoog` where it was just enough.
    """

    bekend: int
    laag: int | None = None
    midden: int | None = None
    hoog: int | None = None
    plek: int | None = None

    @property
    def is_genoeg(self) -> bool:
        """Whether enough was known to say something."""
        return self.midden is not None


def wachtstand_of(weken: Iterable[int], plek: int, *, aanbieders: int) -> Wachtstand:
    """Sum up these waits of so many different aanbieders; of fewer than `MINIMUM` only the number of waits is left.

    Source: our choice.
    """
    op_rij = sorted(weken)
    if aanbieders < MINIMUM:
        return Wachtstand(bekend=len(op_rij))
    spreiding = len(op_rij) >= MINIMUM_SPREIDING
    return Wachtstand(
        bekend=len(op_rij),
        laag=_at(op_rij, 25) if spreiding else None,
        midden=_at(op_rij, 50),
        hoog=_at(op_rij, 75) if spreiding else None,
        plek=plek,
    )


def closed_months(today: date) -> list[date]:
    """The first days of the last months that are over, the earliest first."""
    eerste = today.replace(day=1)
    maanden = [eerste]
    while len(maanden) <= MAANDEN:
        maanden.append((maanden[-1] - timedelta(days=1)).replace(day=1))
    return maanden[:0:-1]


def last_day_of_month(maand: date) -> date:
    """The last day of the month that begins on this day."""
    return (maand + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _at(op_rij: list[int], procent: int) -> int:
    """The smallest value that at least so many percent do not exceed (nearest rank): always one that occurs."""
    return op_rij[-(-len(op_rij) * procent // 100) - 1]

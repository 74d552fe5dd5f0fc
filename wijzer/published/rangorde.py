"""Status and place of an aanbod on one day, from what the projection left ready.

The rules are those of `domain.locaties.beschikbaarheid`, asked with dates that only have to be compared.
"""

from datetime import date
from typing import NamedTuple, Protocol

from wijzer.domain.locaties.beschikbaarheid import (
    TOONBAAR,
    Actualiteit,
    Status,
    age_on,
    first_status,
    is_stopped,
)

_M64 = (1 << 64) - 1
_GULDEN = 0x9E3779B97F4A7C15


class Klaar(Protocol):
    """The ready-made facts about its rank that a row of `published_aanbod` holds."""

    @property
    def leeg(self) -> bool: ...  # noqa: D102 -- named in tables.py
    @property
    def stop(self) -> bool: ...  # noqa: D102
    @property
    def stop_tot(self) -> date | None: ...  # noqa: D102
    @property
    def matching(self) -> bool: ...  # noqa: D102
    @property
    def plek(self) -> bool: ...  # noqa: D102
    @property
    def weken(self) -> int | None: ...  # noqa: D102
    @property
    def verouderd_vanaf(self) -> date | None: ...  # noqa: D102
    @property
    def verlopen_vanaf(self) -> date | None: ...  # noqa: D102


class Dagrang(NamedTuple):
    """A `Rang` on one day. Smaller comes first. The shuffle of the day decides among equals; `nummer` ends ties."""

    status: int
    actualiteit: int
    onbekende_wachttijd: bool
    weken: int
    schudding: int
    nummer: int


def actualiteit_on(rij: Klaar, today: date) -> Actualiteit:
    """How recent the entry is today."""
    if rij.leeg or rij.verouderd_vanaf is None or rij.verlopen_vanaf is None:
        return Actualiteit.ONBEKEND
    return age_on(today, stale=rij.verouderd_vanaf, expired=rij.verlopen_vanaf)


def status_on(rij: Klaar, actualiteit: Actualiteit, today: date) -> Status:
    """The status that a visitor may expect today."""
    return first_status(
        actualiteit,
        stopt=is_stopped(rij.stop, rij.stop_tot, today=today),
        matching=rij.matching,
        plek=rij.plek,
    )


def weken_on(rij: Klaar, actualiteit: Actualiteit) -> int | None:
    """Both phases together in weeks, as long as the entry may be shown."""
    return rij.weken if actualiteit in TOONBAAR else None


def shuffle(schudgetal: int, dag: date) -> int:
    """The place that chance gives an aanbod today: the same for everyone, and dealt anew each day.

    Different numbers never give the same place (every step can be undone), so nothing but chance decides.

    Source: our choice.
    """
    x = (schudgetal + dag.toordinal() * _GULDEN) & _M64
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _M64
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & _M64
    return x ^ (x >> 31)

"""Whether the jobs do their work: what ran last, how it ended, and what should have run by now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from wijzer.domain.klok import day_of, time_of, wall
from wijzer.services.controle.controleer_adressen import ADRESCONTROLE
from wijzer.services.controle.deelrun import MISLUKT
from wijzer.store.afwijkingen.deelruns import Deelrun
from wijzer.store.store import Store
from wijzer.store.taken.runs import Run

PUBLICATIECONTROLE = "publicatiecontrole"
DAGWISSEL = "dagwissel"
MELDINGEN = "meldingen"

_DAGELIJKS = timedelta(hours=26)
_OCHTEND = time(6)
HOOGUIT: Mapping[str, timedelta] = {
    ADRESCONTROLE: _DAGELIJKS,
    PUBLICATIECONTROLE: _DAGELIJKS,
    DAGWISSEL: _DAGELIJKS,
    MELDINGEN: timedelta(
        hours=14
    ),  # from the evening's last to the morning's first, and an hour of slack
}
"""How old the last run of a job may be, by the clock on the wall.

A job that is not named here is never late; whether it failed is told.
"""

_LANGSTE_RUN = timedelta(hours=1)
STIL = timedelta(minutes=1)
"""A check that runs ends a part every few seconds: one that did not for so long stands still."""
VERSCHILLEN = "verschillen"
"""The name under which a run counts what it found to be otherwise than it should."""


class Oordeel(StrEnum):
    """How a job stands, the worst first."""

    MISLUKT = "mislukt"
    AFGEBROKEN = "afgebroken"
    VERSCHIL = "verschil"
    LAAT = "laat"
    NOOIT = "nooit"
    BEZIG = "bezig"
    GOED = "goed"

    @property
    def vraagt_aandacht(self) -> bool:
        """Whether somebody has to look."""
        return self not in (Oordeel.NOOIT, Oordeel.BEZIG, Oordeel.GOED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taakstand:
    """One job: its last run, if there was one, and what to think of it."""

    taak: str
    run: Run | None
    oordeel: Oordeel


def overzie_taken(store: Store, regio: str, *, at: datetime) -> list[Taakstand]:
    """Every job that ran for this region or should have, the worst first."""
    runs = {run.taak: run for run in store.taken.latest(regio, at=at)}
    deelrun = store.deelruns.find(regio)
    standen = [
        Taakstand(
            taak=taak,
            run=runs.get(taak),
            oordeel=judge(taak, runs.get(taak), at=at, deelrun=deelrun),
        )
        for taak in sorted(HOOGUIT.keys() | runs.keys())
    ]
    volgorde = list(Oordeel)
    return sorted(standen, key=lambda stand: volgorde.index(stand.oordeel))


def judge(taak: str, run: Run | None, *, at: datetime, deelrun: Deelrun | None = None) -> Oordeel:
    """Judge the last run of a job at this moment.

    `deelrun` is the check of the region that goes on now, if any.
    """
    if run is None:
        return Oordeel.NOOIT
    if run.fout or run.aantallen.get(MISLUKT):
        return Oordeel.MISLUKT
    if run.ended_at is None:
        if deelrun is not None and deelrun.run_id == run.id:
            return Oordeel.AFGEBROKEN if stands_still(deelrun, at) else Oordeel.BEZIG
        return Oordeel.AFGEBROKEN if at - run.started_at > _LANGSTE_RUN else Oordeel.BEZIG
    if run.aantallen.get(VERSCHILLEN):
        return Oordeel.VERSCHIL
    return Oordeel.LAAT if _is_late(taak, run.ended_at, at) else Oordeel.GOED


def _is_late(taak: str, ended_at: datetime, at: datetime) -> bool:
    """Whether a job should have run again by now.

    By the clock on the wall: a night in autumn has an hour more. What was made up for soon after
    midnight comes later the next night, so of the night itself nothing is said before the morning.
    """
    hooguit = HOOGUIT.get(taak)
    if hooguit is None or wall(at) - wall(ended_at) <= hooguit:
        return False
    return time_of(at) >= _OCHTEND or (day_of(at) - day_of(ended_at)).days > 1


def stands_still(deelrun: Deelrun, at: datetime) -> bool:
    """Whether the process that worked on this check seems to be gone."""
    return deelrun.stap_at is not None and at - deelrun.stap_at > STIL

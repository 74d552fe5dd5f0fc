"""Twelve years of waking, sleeping, dying and clocks that are set: every date has its work once."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.jobs.wereld import DAG, DAGELIJKS, MINUUT, Wereld, turns, utc
from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.jobs.schedule import OP_TIJD, POGINGEN, next_time
from wijzer.klok import today

BEGIN, EIND = utc(2026, 1, 1), utc(2038, 1, 1)
HALF = KLOKVERSCHIL / 2


def test_in_twelve_years_without_sleep_every_date_has_one_run_of_every_daily_job():
    """The process never stops. It looks at the very times of the daily jobs."""
    wereld = Wereld(BEGIN)
    while wereld.nu < EIND:
        wereld.look(0)
        wereld.nu = _next(wereld.nu)
    for naam in DAGELIJKS:
        per_dag = turns(naam, wereld.good_runs(naam))
        dagen = [today(BEGIN) + n * DAG for n in range((EIND - BEGIN).days)]
        assert [dag for dag in dagen if per_dag[dag] != 1] == []
        assert all(_is_at_its_time(naam, moment) for moment in wereld.good_runs(naam)[1:])


def _next(at: datetime) -> datetime:
    return min(moment for naam in DAGELIJKS if (moment := next_time(naam, at=at)))


def _is_at_its_time(naam: str, moment: datetime) -> bool:
    return next_time(naam, at=moment - timedelta(microseconds=1)) == moment


@pytest.mark.parametrize("zaad", [20260329])
def test_in_twelve_years_of_sleep_and_accidents_every_date_that_was_seen_has_one_run(zaad: int):
    wereld, toeval = Wereld(BEGIN), Random(zaad)
    for _ in _life(wereld, toeval):
        for wie in toeval.sample([0, 1], toeval.choice([1, 1, 2])):
            wereld.look(wie)
    for naam in OP_TIJD:
        assert max(turns(naam, wereld.good_runs(naam)).values()) == 1
    for naam in DAGELIJKS:
        per_dag = turns(naam, wereld.good_runs(naam))
        gezien = {dag for taak, dag in wereld.gezien if taak == naam}
        assert sorted(gezien - set(per_dag) - wereld.ongeloofd) == []
        assert len(gezien) > 2500, "it was awake on most dates, and asleep on many"
        assert len(per_dag) < 4300
    assert len(wereld.ongeloofd) < 60


def _life(wereld: Wereld, toeval: Random) -> Iterator[None]:
    """Go through the years; each time it stops, somebody is awake."""
    while wereld.nu < EIND:
        yield from _awake(wereld, toeval)
        wereld.nu += timedelta(minutes=toeval.choice([3, 50, 400, 900, 1500])) * toeval.random()
        if toeval.random() < 0.02:
            wereld.nu += DAG * toeval.randint(2, 25)
        wereld.verschil = [HALF * toeval.uniform(-0.9, 0.9) for _ in range(2)]


def _awake(wereld: Wereld, toeval: Random) -> Iterator[None]:
    for _ in range(toeval.randint(1, 8)):
        if toeval.random() < 0.01:
            _ahead(wereld, toeval)
        wereld.ongeluk = toeval.choice(["stuk", "weg"]) if toeval.random() < 0.05 else ""
        pech = wereld.ongeluk
        yield
        wereld.ongeluk = ""
        while pech and toeval.random() < 0.9:  # who had an accident is back soon, and once more
            pech = toeval.choice([pech, ""])
            wereld.nu += timedelta(minutes=toeval.uniform(16, 25))
            yield
        wereld.nu = min(_next(wereld.nu), wereld.nu + 9 * 60 * MINUUT)


def _ahead(wereld: Wereld, toeval: Random) -> None:
    """A machine that wakes believes that it is weeks later, works, and is set right."""
    goed = wereld.verschil[0]
    wereld.verschil[0] = DAG * toeval.randint(2, 700)
    wereld.look(0)
    wereld.verschil[0] = goed


class Werkers(RuleBasedStateMachine):
    """Two workers in a spring and in an autumn, of which anything may become."""

    def __init__(self) -> None:
        super().__init__()
        self.wereld = Wereld(utc(2026, 3, 27, 12))

    @rule(wie=st.integers(0, 1))
    def look(self, wie: int) -> None:
        self.wereld.look(wie)

    @rule(minuten=st.sampled_from([1, 7, 16, 59, 60, 61, 360, 720, 1380, 1440, 1500]))
    def wait(self, minuten: int) -> None:
        self.wereld.nu += minuten * MINUUT

    @rule(dagen=st.integers(1, 30))
    def sleep(self, dagen: int) -> None:
        self.wereld.nu += dagen * DAG

    @rule(wie=st.integers(0, 1), deel=st.floats(-0.9, 0.9))
    def differ(self, wie: int, deel: float) -> None:
        self.wereld.verschil[wie] = HALF * deel

    @rule(wie=st.integers(0, 1), uren=st.sampled_from([-200_000, -40, -20, -3, 3, 20, 40, 2_000]))
    def set_clock(self, wie: int, uren: int) -> None:
        self.wereld.verschil[wie] = timedelta(hours=uren)

    @rule(soort=st.sampled_from(["stuk", "weg"]))
    def accident(self, soort: str) -> None:
        self.wereld.ongeluk = soort

    @rule()
    def autumn(self) -> None:
        if self.wereld.nu < utc(2026, 10, 20):
            self.wereld.nu = utc(2026, 10, 23, 12)

    @invariant()
    def no_date_has_two_runs(self) -> None:
        for naam in OP_TIJD:
            assert max(turns(naam, self.wereld.good_runs(naam)).values(), default=0) <= 1

    @invariant()
    def nothing_is_tried_without_end(self) -> None:
        for naam in OP_TIJD:
            alle = [run.at for run in self.wereld.per_taak[naam] if run.klok_goed]
            assert max(turns(naam, alle).values(), default=0) <= 2 * POGINGEN

    @invariant()
    def who_is_awake_for_an_hour_leaves_nothing_undone(self) -> None:
        """Tried on a copy: without accidents, with clocks that are right."""
        kopie = self.wereld.copy()
        for _ in range(5):
            kopie.look(0)
            kopie.nu += 16 * MINUUT
        for naam in OP_TIJD:
            vandaag = kopie.past(naam, kopie.nu)
            begin = [run.at for run in kopie.per_taak[naam]]
            tevaak = len([at for at in begin if today(at) == today(kopie.nu)]) >= POGINGEN
            assert tevaak or vandaag.is_goed_sinds(kopie.nu - timedelta(hours=25))


TestWerkers = Werkers.TestCase
TestWerkers.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)


@pytest.mark.parametrize(
    ("slaapt", "wakker"),
    [
        (utc(2026, 3, 28, 22), utc(2026, 3, 29, 20)),
        (utc(2026, 3, 29, 21, 58), utc(2026, 3, 30, 12)),
        (utc(2026, 10, 24, 21), utc(2026, 10, 25, 21)),
        (utc(2026, 10, 25, 22, 58), utc(2026, 10, 26, 12)),
        (utc(2026, 5, 1, 12), utc(2026, 5, 22, 12)),
    ],
)
def test_what_was_slept_through_is_made_up_for_once_and_not_once_for_every_date(slaapt, wakker):
    wereld = Wereld(slaapt - 2 * DAG)
    while wereld.nu < slaapt:
        wereld.look(0)
        wereld.nu = min(slaapt, _next(wereld.nu))
    voor = {naam: len(wereld.per_taak[naam]) for naam in DAGELIJKS}
    wereld.nu = wakker
    wereld.look(0)
    wereld.look(1)
    for naam in DAGELIJKS:
        nieuw = wereld.per_taak[naam][voor[naam] :]
        assert [today(run.at) for run in nieuw] == [today(wakker)]


def test_the_day_changes_on_the_monday_after_springs_clock_change_as_on_any_other():
    for jaar in range(2024, 2038):
        zondag = max(dag for n in range(31) if (dag := date(jaar, 3, 1) + n * DAG).weekday() == 6)
        wereld = Wereld(utc(jaar, 3, zondag.day, 6))
        wereld.look(0)
        wereld.nu = utc(jaar, 3, zondag.day, 22) + timedelta(seconds=5)
        assert wereld.look(0)[0] == "dagwissel"
        assert today(wereld.nu) == zondag + DAG

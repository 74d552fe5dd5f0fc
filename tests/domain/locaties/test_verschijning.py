"""On which day a shielded page appears, and what its moments tell."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.locaties.verschijning import (
    DAGEN,
    drawn_day,
    first_day,
    is_waiting,
    later_of,
    told_moment,
)

VANDAAG = date(2026, 11, 20)
dagen = st.dates(date(2025, 1, 1), date(2030, 12, 31))
momenten = st.builds(
    lambda dag, minuten: (
        datetime(dag.year, dag.month, dag.day, tzinfo=UTC) + timedelta(minutes=minuten)
    ),
    dagen,
    st.integers(0, 24 * 60 - 1),
)


@pytest.mark.regel("drawn_day")
def test_a_successor_appears_on_any_of_the_next_seven_days_each_by_one_lot():
    loten = iter(range(DAGEN))
    gekozen = [drawn_day(VANDAAG, lambda _: next(loten), morgen_al=False) for _ in range(DAGEN)]
    assert gekozen == [VANDAAG + timedelta(days=n) for n in range(1, 8)]


@pytest.mark.regel("drawn_day")
@given(dagen, st.integers(0, DAGEN - 1))
def test_who_asks_for_tomorrow_gets_tomorrow_and_a_lot_is_drawn_all_the_same(vandaag, lot):
    gevraagd: list[int] = []

    def draw(dagen: int) -> int:
        gevraagd.append(dagen)
        return lot

    assert drawn_day(vandaag, draw, morgen_al=True) == first_day(vandaag)
    assert drawn_day(vandaag, draw, morgen_al=False) == first_day(vandaag) + timedelta(days=lot)
    assert gevraagd == [DAGEN, DAGEN]


@pytest.mark.regel("later_of")
@given(st.none() | dagen, dagen)
def test_a_day_is_never_brought_forward(known, dag):
    later = later_of(known, dag)
    assert later >= dag
    assert known is None or later >= known
    assert later in (known, dag)


@given(dagen, dagen)
def test_what_is_new_waits_on_every_day_before_its_own(vanaf, dag):
    assert is_waiting(vanaf, dag) is (dag < vanaf)
    assert not is_waiting(None, dag)


@pytest.mark.regel("told_moment")
@given(momenten, momenten, dagen)
def test_moments_before_the_day_on_which_a_page_appeared_are_all_told_as_one(een, ander, vanaf):
    verteld = {told_moment(moment, vanaf) for moment in (een, ander)}
    begin = datetime(vanaf.year, vanaf.month, vanaf.day, tzinfo=UTC)
    if max(een, ander) < begin - timedelta(hours=2):
        assert len(verteld) == 1
    assert all(moment and moment >= begin - timedelta(hours=2) for moment in verteld)


def test_the_day_begins_at_midnight_in_amsterdam():
    oud = datetime(2026, 1, 1, tzinfo=UTC)
    winter, zomer = (told_moment(oud, dag) for dag in (date(2026, 11, 21), date(2026, 7, 1)))
    assert winter == datetime(2026, 11, 20, 23, tzinfo=UTC)
    assert zomer == datetime(2026, 6, 30, 22, tzinfo=UTC)


@given(momenten)
def test_what_stood_before_such_days_were_kept_tells_its_moments_as_they_are(moment):
    assert told_moment(moment, None) == moment
    assert told_moment(None, moment.date()) is None

"""On which day of Amsterdam a moment falls, on the nights that the clock changes too."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer import klok
from wijzer.domain.klok import day_of, time_of, wall

BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
MOMENTEN = st.integers(0, 14 * 365 * 24 * 60).map(lambda n: BEGIN + timedelta(minutes=n))
NACHTEN = [datetime(2026, 3, 28, 20, tzinfo=UTC), datetime(2026, 10, 24, 20, tzinfo=UTC)]


@pytest.mark.regel("day_of")
@given(MOMENTEN)
def test_edge_and_domain_agree_on_the_day(moment):
    assert day_of(moment) == klok.today(moment) == wall(moment).date()
    assert time_of(moment) == wall(moment).time()


def test_a_night_in_which_the_clock_changes_has_one_midnight():
    for begin in NACHTEN:
        dagen = [day_of(begin + minuut * timedelta(minutes=1)) for minuut in range(60 * 28)]
        assert dagen == sorted(dagen)
        assert sum(dagen.count(dag) for dag in set(dagen)) == 60 * 28
    assert [
        sum(day_of(begin + n * timedelta(hours=1)) == dag for n in range(48))
        for begin, dag in zip(NACHTEN, (date(2026, 3, 29), date(2026, 10, 25)), strict=True)
    ] == [23, 25]

"""What is said of many waits at once, and when nothing is said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.locaties.wachtverloop import (
    MINIMUM,
    MINIMUM_SPREIDING,
    Wachtstand,
    closed_months,
    last_day_of_month,
    wachtstand_of,
)

WEKEN = st.lists(st.integers(0, 1040), max_size=40)


@given(WEKEN)
def test_what_is_told_was_stated_by_somebody_and_lies_in_order(weken: list[int]):
    stand = wachtstand_of(weken, plek=1, aanbieders=len(weken))
    assert stand.bekend == len(weken)
    if len(weken) >= MINIMUM_SPREIDING:
        assert {stand.laag, stand.midden, stand.hoog} <= set(weken)
        assert stand.laag <= stand.midden <= stand.hoog  # type: ignore[operator]  # from so many on none of them is None


@given(st.lists(st.integers(0, 1040), min_size=MINIMUM, max_size=40))
def test_at_least_half_wait_no_longer_than_the_middle_and_it_is_the_smallest_such_wait(
    weken: list[int],
):
    midden = wachtstand_of(weken, plek=0, aanbieders=MINIMUM).midden
    assert midden is not None
    assert sum(aantal <= midden for aantal in weken) * 2 >= len(weken)
    assert sum(aantal < midden for aantal in weken) * 2 < len(weken)


@pytest.mark.regel("wachtstand_of")
@given(WEKEN, st.integers(0, 9), st.integers(0, MINIMUM - 1))
def test_of_fewer_than_three_aanbieders_only_a_number_is_left_however_much_aanbod_they_have(
    weken: list[int], plek: int, aanbieders: int
):
    stand = wachtstand_of(weken, plek, aanbieders=aanbieders)
    assert stand == Wachtstand(bekend=len(weken))
    assert not stand.is_genoeg


def test_the_quarters_are_those_of_the_nearest_rank():
    verwacht = Wachtstand(bekend=5, laag=2, midden=3, hoog=4, plek=2)
    assert wachtstand_of([5, 4, 1, 3, 2], plek=2, aanbieders=3) == verwacht
    geen = wachtstand_of([0, 0, 0], plek=3, aanbieders=3)
    assert geen.midden == 0, "no wait is a wait of zero weeks, not unknown"


@pytest.mark.regel("wachtstand_of")
@given(st.sets(st.integers(0, 1040), min_size=MINIMUM, max_size=40))
def test_the_shortest_and_the_longest_wait_are_never_told(weken: set[int]):
    stand = wachtstand_of(weken, plek=0, aanbieders=len(weken))
    assert not {stand.laag, stand.midden, stand.hoog} & {min(weken), max(weken)}


@given(st.dates(date(2001, 1, 1), date(2199, 12, 31)))
def test_a_year_of_closed_months_ends_with_the_one_before_this(today: date):
    maanden = closed_months(today)
    assert len(maanden) == 12
    assert all(maand.day == 1 for maand in maanden)
    assert maanden == sorted(set(maanden))
    assert (last_day_of_month(maanden[-1]) - today.replace(day=1)).days == -1


def test_a_month_ends_on_its_last_day():
    assert last_day_of_month(date(2024, 2, 1)) == date(2024, 2, 29)
    assert last_day_of_month(date(2026, 12, 1)) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("hoeveel", "laag", "midden", "hoog"),
    [
        (3, None, 2, None),
        (4, None, 2, None),
        (5, 2, 3, 4),
        (8, 2, 4, 6),
        (9, 3, 5, 7),
        (100, 25, 50, 75),
        (101, 26, 51, 76),
    ],
)
def test_a_quarter_half_and_three_quarters_wait_at_most_so_long(
    hoeveel: int, laag: int | None, midden: int, hoog: int | None
):
    stand = wachtstand_of(range(hoeveel, 0, -1), plek=1, aanbieders=3)
    assert (stand.laag, stand.midden, stand.hoog) == (laag, midden, hoog)
    assert stand.is_genoeg


def test_the_months_before_this_one_reach_over_the_new_year():
    maanden = closed_months(date(2026, 3, 31))
    assert (maanden[0], maanden[-1]) == (date(2025, 3, 1), date(2026, 2, 1))
    assert [last_day_of_month(maand).day for maand in maanden[-3:]] == [31, 31, 28]

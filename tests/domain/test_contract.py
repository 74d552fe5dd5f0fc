"""When something is under contract, in days."""

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.contract import Periode, intersect, merge_periods

BEGIN = date(2025, 1, 1)
dagen = st.integers(0, 60).map(lambda n: BEGIN + timedelta(days=n))
periodes = st.tuples(dagen, st.none() | st.integers(0, 20)).map(
    lambda p: (p[0], None if p[1] is None else p[0] + timedelta(days=p[1]))
)


def holds(periode: Periode, dag: date) -> bool:
    return periode[0] <= dag and (periode[1] is None or dag <= periode[1])


@given(st.lists(periodes, max_size=6), st.integers(0, 90))
def test_merging_never_adds_or_loses_a_day(lijst: list[Periode], n: int) -> None:
    dag = BEGIN + timedelta(days=n)
    assert any(holds(p, dag) for p in merge_periods(lijst)) == any(holds(p, dag) for p in lijst)


@given(st.lists(periodes, max_size=6))
def test_merged_periods_never_touch(lijst: list[Periode]) -> None:
    merged = merge_periods(lijst)
    for (_, einde), (begin, _) in itertools.pairwise(merged):
        assert einde is not None
        assert begin > einde + timedelta(days=1)


@given(periodes, periodes, st.integers(0, 90))
def test_an_intersection_holds_exactly_the_days_of_both(
    een: Periode, twee: Periode, n: int
) -> None:
    dag = BEGIN + timedelta(days=n)
    samen = intersect(een, twee)
    assert (samen is not None and holds(samen, dag)) == (holds(een, dag) and holds(twee, dag))

"""When something is under contract, in days."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import TODAY, make_aanbieder, make_contractregel
from wijzer.domain.inkoop.contract import (
    Contractstand,
    Periode,
    contractstand_of,
    hoofdaannemer_on,
    intersect,
    merge_periods,
)

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


@pytest.mark.regel("hoofdaannemer_on")
def test_of_several_hoofdaannemers_the_one_of_the_latest_running_contract_counts() -> None:
    een, ander, oud, komt = (make_aanbieder().id for _ in range(4))
    regels = [
        make_contractregel(een, ingangsdatum=BEGIN),
        make_contractregel(een, hoofdaannemer_id=een, ingangsdatum=BEGIN),
        make_contractregel(een, hoofdaannemer_id=ander, ingangsdatum=BEGIN + timedelta(days=1)),
        make_contractregel(een, hoofdaannemer_id=oud, einddatum=TODAY - timedelta(days=1)),
        make_contractregel(een, hoofdaannemer_id=komt, ingangsdatum=TODAY + timedelta(days=1)),
    ]
    for volgorde in itertools.permutations(regels):
        assert hoofdaannemer_on(volgorde, today=TODAY) == ander
    assert hoofdaannemer_on(regels[:1], today=TODAY) is None


def test_equally_new_contracts_always_give_the_same_hoofdaannemer() -> None:
    een, ander = (make_aanbieder().id for _ in range(2))
    regels = [make_contractregel(een, hoofdaannemer_id=wie) for wie in (een, ander)]
    eerste = min(regels, key=lambda regel: regel.id)
    for volgorde in (regels, regels[::-1]):
        assert hoofdaannemer_on(volgorde, today=TODAY) == eerste.hoofdaannemer_id


@pytest.mark.regel("contractstand_of")
@pytest.mark.parametrize(
    ("perioden", "verwacht"),
    [
        ([], Contractstand.GEEN),
        ([(-10, -1)], Contractstand.AFGELOPEN),
        ([(-10, -1), (5, None)], Contractstand.KOMT),
        ([(5, None), (-10, 0)], Contractstand.LOOPT),
    ],
)
def test_the_best_row_says_how_a_contract_stands(
    perioden: list[tuple[int, int | None]], verwacht: Contractstand
) -> None:
    een = make_aanbieder().id
    regels = [
        make_contractregel(
            een,
            ingangsdatum=TODAY + timedelta(days=van),
            einddatum=None if tot is None else TODAY + timedelta(days=tot),
        )
        for van, tot in perioden
    ]
    assert contractstand_of(regels, today=TODAY) is verwacht

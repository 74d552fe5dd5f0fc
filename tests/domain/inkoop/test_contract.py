"""When something is under contract, in days."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import TODAY, make_aanbieder, make_contractregel
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.contract import (
    Contractregel,
    Contractstand,
    Periode,
    contractstand_of,
    hoofdaannemer_on,
    hoofdaannemers_from,
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


# ── one row ──────────────────────────────────────────────────────────────────

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("begin", "einde", "loopt", "voorbij"),
    [
        (TODAY, None, True, False),
        (TODAY, TODAY, True, False),
        (TODAY - DAY, TODAY, True, False),
        (TODAY - DAY, TODAY - DAY, False, True),
        (TODAY - DAY, TODAY + DAY, True, False),
        (TODAY + DAY, None, False, False),
        (TODAY + DAY, TODAY + DAY, False, False),
    ],
)
def test_a_row_runs_on_its_first_day_and_its_last_and_is_over_after_that(
    begin: date, einde: date | None, loopt: bool, voorbij: bool
) -> None:
    rij = make_contractregel(make_aanbieder(), ingangsdatum=begin, einddatum=einde)
    assert (rij.runs_on(TODAY), rij.is_over(TODAY)) == (loopt, voorbij)


@given(periodes, st.integers(0, 90))
def test_a_row_runs_on_exactly_the_days_of_its_period(periode: Periode, dag: int) -> None:
    rij = make_contractregel(make_aanbieder(), ingangsdatum=periode[0], einddatum=periode[1])
    today = BEGIN + timedelta(days=dag)
    assert rij.runs_on(today) is holds(periode, today)
    assert not (rij.runs_on(today) and rij.is_over(today))


@given(st.lists(periodes, max_size=4), st.integers(0, 90))
def test_the_order_of_the_rows_says_nothing_of_how_a_contract_stands(
    lijst: list[Periode], dag: int
) -> None:
    wie, today = make_aanbieder().id, BEGIN + timedelta(days=dag)
    regels = [make_contractregel(wie, ingangsdatum=van, einddatum=tot) for van, tot in lijst]
    stand = contractstand_of(regels, today=today)
    assert contractstand_of(reversed(regels), today=today) is stand
    assert (stand is Contractstand.LOOPT) is any(holds(periode, today) for periode in lijst)
    assert (stand is Contractstand.GEEN) is (not lijst)


# ── under whom ───────────────────────────────────────────────────────────────


EIGEN, NU, STRAKS, TOEN = (make_aanbieder().id for _ in range(4))


def under(hoofd: AanbiederId | None, *, van: int = -9, tot: int | None = None) -> Contractregel:
    """A row under this hoofdaannemer, from and up to so many days after today."""
    return make_contractregel(
        EIGEN,
        hoofdaannemer_id=hoofd,
        ingangsdatum=TODAY + van * DAY,
        einddatum=None if tot is None else TODAY + tot * DAY,
    )


@pytest.mark.parametrize(
    ("regels", "verwacht"),
    [
        ([], set()),
        ([under(None)], set()),
        ([under(NU)], {NU}),
        ([under(NU, tot=0)], {NU}),
        ([under(NU, tot=-1)], set()),
        ([under(STRAKS, van=1)], {STRAKS}),
        ([under(STRAKS, van=1, tot=1), under(NU), under(None), under(TOEN, tot=-1)], {NU, STRAKS}),
        ([under(NU, tot=-1), under(NU)], {NU}),
    ],
)
def test_an_aanbieder_has_the_hoofdaannemers_of_now_and_later_and_none_of_before(
    regels: list[Contractregel], verwacht: set[AanbiederId]
) -> None:
    for volgorde in (regels, regels[::-1]):
        assert hoofdaannemers_from(volgorde, today=TODAY) == verwacht


@pytest.mark.parametrize(
    ("regels", "verwacht"),
    [
        ([], None),
        ([under(None)], None),
        ([under(NU, tot=0)], NU),
        ([under(NU, tot=-1)], None),
        ([under(NU, van=0)], NU),
        ([under(STRAKS, van=1)], None),
        ([under(NU), under(None, van=0)], NU),
    ],
)
def test_only_a_row_that_runs_today_and_names_one_puts_an_aanbieder_under_somebody(
    regels: list[Contractregel], verwacht: AanbiederId | None
) -> None:
    assert hoofdaannemer_on(regels, today=TODAY) == verwacht


@given(st.lists(st.tuples(st.sampled_from([None, NU, STRAKS]), st.integers(-3, 3)), max_size=4))
def test_under_whom_an_aanbieder_works_is_always_among_those_it_has(
    rijen: list[tuple[AanbiederId | None, int]],
) -> None:
    regels = [under(hoofd, van=van, tot=van + 1) for hoofd, van in rijen]
    wie = hoofdaannemer_on(regels, today=TODAY)
    alle = hoofdaannemers_from(regels, today=TODAY)
    assert wie is None or wie in alle


# ── periods, by example ──────────────────────────────────────────────────────


def days(van: int, tot: int | None) -> Periode:
    return BEGIN + van * DAY, None if tot is None else BEGIN + tot * DAY


@pytest.mark.parametrize(
    ("lijst", "verwacht"),
    [
        ([], []),
        ([(0, 5)], [(0, 5)]),
        ([(0, 5), (6, 9)], [(0, 9)]),
        ([(0, 5), (7, 9)], [(0, 5), (7, 9)]),
        ([(0, 5), (5, 9)], [(0, 9)]),
        ([(0, 9), (2, 5)], [(0, 9)]),
        ([(6, 9), (0, 5)], [(0, 9)]),
        ([(0, None), (6, 9)], [(0, None)]),
        ([(0, 5), (6, None)], [(0, None)]),
        ([(0, 0), (1, 1), (2, 2)], [(0, 2)]),
        ([(0, 5), (0, 5)], [(0, 5)]),
    ],
)
def test_periods_that_touch_or_overlap_are_one_and_a_day_between_keeps_them_apart(
    lijst: list[tuple[int, int | None]], verwacht: list[tuple[int, int | None]]
) -> None:
    assert merge_periods(days(*paar) for paar in lijst) == [days(*paar) for paar in verwacht]


@pytest.mark.parametrize(
    ("een", "ander", "verwacht"),
    [
        ((0, 5), (3, 9), (3, 5)),
        ((0, 5), (5, 9), (5, 5)),
        ((0, 5), (6, 9), None),
        ((0, None), (6, 9), (6, 9)),
        ((0, None), (6, None), (6, None)),
        ((0, 9), (2, 4), (2, 4)),
    ],
)
def test_two_periods_have_the_days_from_the_later_begin_to_the_earlier_end(
    een: tuple[int, int | None], ander: tuple[int, int | None], verwacht: tuple[int, int | None] | None
) -> None:  # fmt: skip
    gevonden = verwacht and days(*verwacht)
    assert intersect(days(*een), days(*ander)) == gevonden
    assert intersect(days(*ander), days(*een)) == gevonden


@given(st.lists(periodes, max_size=6))
def test_merging_once_more_changes_nothing(lijst: list[Periode]) -> None:
    eens = merge_periods(lijst)
    assert merge_periods(eens) == merge_periods(reversed(lijst)) == eens

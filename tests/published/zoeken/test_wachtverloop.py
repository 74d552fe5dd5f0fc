"""The wait over all aanbod of a kind, told only where it is of several aanbieders."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import REGIO, TODAY
from tests.published.geheugen import ELDERS, make_feit, make_opname
from tests.published.tafels import Rij, Tafels
from wijzer.domain.locaties.wachtverloop import MINIMUM, Wachtstand
from wijzer.published.opname.feiten import Feit, kenmerk
from wijzer.published.tables import PublishedWachtverloop
from wijzer.published.zoeken.wachtverloop import HULPVORM, PRODUCT, Maandwacht, wait_now


def feit(nummer: int, weken: int | None, status: str = "plek", **anders: Any) -> Feit:
    """The facts of a gezinshuis with a wait."""
    kenmerken = [kenmerk("hulpvorm", "gezinshuis"), kenmerk("status", status)]
    if weken is not None:
        kenmerken.append(kenmerk("weken", weken))
    return make_feit(nummer, kenmerken=kenmerken, weken=weken, **anders)


def test_of_fewer_than_three_aanbieders_only_the_number_is_told():
    een = UUID(int=7)
    opname = make_opname([feit(n, n, aanbieder_id=een) for n in range(1, 9)])
    stand = wait_now(opname, REGIO, HULPVORM, "gezinshuis")
    assert (stand.bekend, stand.midden, stand.plek) == (8, None, None)
    assert not stand.is_genoeg


def test_of_three_the_middle_is_told_and_how_many_have_a_place():
    opname = make_opname([feit(1, 2), feit(2, 4), feit(3, 9, "wachtlijst"), feit(4, None)])
    stand = wait_now(opname, REGIO, HULPVORM, "gezinshuis")
    assert (stand.bekend, stand.midden, stand.plek) == (3, 4, 3)
    assert (stand.laag, stand.hoog) == (None, None)


def test_who_takes_nobody_in_or_waits_for_a_match_has_no_wait_to_compare():
    opname = make_opname(
        [feit(1, 2), feit(2, 4), feit(3, 6), feit(4, 99, "aanmeldstop"), feit(5, 99, "matching")]
    )
    assert wait_now(opname, REGIO, HULPVORM, "gezinshuis").bekend == 3


def test_another_region_and_another_kind_of_help_have_none():
    opname = make_opname([feit(n, n) for n in range(1, 6)])
    assert wait_now(opname, ELDERS, HULPVORM, "gezinshuis").bekend == 0
    assert wait_now(opname, REGIO, HULPVORM, "vaktherapie").bekend == 0


@given(st.lists(st.tuples(st.integers(1, 5), st.none() | st.integers(0, 60)), max_size=15))
def test_what_is_told_follows_from_the_number_of_aanbieders(rijen: list[tuple[int, int | None]]):
    feiten = [
        feit(n + 1, weken, aanbieder_id=UUID(int=wie)) for n, (wie, weken) in enumerate(rijen)
    ]
    stand = wait_now(make_opname(feiten), REGIO, HULPVORM, "gezinshuis")
    bekend = {wie for wie, weken in rijen if weken is not None}
    weken = [weken for _, weken in rijen if weken is not None]
    assert stand.bekend == len(weken)
    assert stand.is_genoeg is (len(bekend) >= MINIMUM)
    if stand.midden is not None:
        assert stand.midden in weken
        assert 2 * sum(aantal_weken <= stand.midden for aantal_weken in weken) >= len(weken)


OKTOBER = date(2026, 10, 1)


def maand_rij(maand: date = OKTOBER, **anders: object) -> Rij:
    return {
        "regio": REGIO, "soort": HULPVORM, "sleutel": "gezinshuis", "maand": maand, "aanbieders": 3, "bekend": 5,
        "laag": 2, "midden": 4, "hoog": 9, "plek": 1, **anders,
    }  # fmt: skip


def told(
    tafels: Tafels, today: date = TODAY, soort: str = HULPVORM, sleutel: str = "gezinshuis"
) -> list[Maandwacht]:
    return tafels.reader(today).wachtverloop(REGIO, soort, sleutel)


def test_a_year_is_told_the_earliest_month_first_and_the_running_one_last(tafels: Tafels):
    verloop = told(tafels)
    assert [gelezen_maand.maand for gelezen_maand in verloop] == [
        date(2025, 11, 1), date(2025, 12, 1), *(date(2026, maand, 1) for maand in range(1, 12))
    ]  # fmt: skip
    assert [gelezen_maand.loopt for gelezen_maand in verloop] == [False] * 12 + [True]


@pytest.mark.parametrize(
    "dag", [date(2026, 11, 1), date(2026, 11, 30), date(2027, 1, 31), date(2028, 2, 29)]
)
def test_whatever_the_day_twelve_months_are_over(tafels: Tafels, dag: date):
    verloop = told(tafels, dag)
    assert len(verloop) == 13
    assert verloop[-1].maand == dag.replace(day=1)
    assert verloop[-2].maand == (dag.replace(day=1) - timedelta(days=1)).replace(day=1)
    assert len({maand.maand for maand in verloop}) == 13


def test_a_month_is_told_as_it_was_kept_and_one_without_a_row_is_unknown(tafels: Tafels):
    tafels.write(PublishedWachtverloop, maand_rij(OKTOBER))
    per_maand = {gelezen_maand.maand: gelezen_maand.stand for gelezen_maand in told(tafels)}
    assert per_maand[OKTOBER] == Wachtstand(bekend=5, laag=2, midden=4, hoog=9, plek=1)
    over = [stand for maand, stand in per_maand.items() if maand not in (OKTOBER, date(2026, 11, 1))]  # fmt: skip
    assert over == [None] * 11


def test_a_month_with_little_in_it_has_no_outer_two(tafels: Tafels):
    tafels.write(PublishedWachtverloop, maand_rij(OKTOBER, bekend=3, laag=None, hoog=None))
    stand = next(maand.stand for maand in told(tafels) if maand.maand == OKTOBER)
    assert stand == Wachtstand(bekend=3, midden=4, plek=1)


@pytest.mark.parametrize(
    "anders",
    [
        {"regio": ELDERS},
        {"soort": PRODUCT},
        {"sleutel": "vaktherapie"},
        {"maand": date(2025, 10, 1)},
    ],
)
def test_another_region_another_help_and_longer_ago_are_not_told(tafels: Tafels, anders: Rij):
    tafels.write(PublishedWachtverloop, maand_rij(**anders))
    assert {maand.stand for maand in told(tafels)[:-1]} == {None}


def test_a_product_has_a_course_of_its_own(tafels: Tafels):
    tafels.write(PublishedWachtverloop, maand_rij(OKTOBER, soort=PRODUCT, sleutel="WGZHF"))
    bekend = [
        maand.maand for maand in told(tafels, soort=PRODUCT, sleutel="WGZHF")[:-1] if maand.stand
    ]
    assert bekend == [OKTOBER]


def test_the_running_month_is_as_it_is_today(tafels: Tafels):
    for nummer, weken in ((1, 2), (2, 4), (3, 9)):
        tafels.offer(nummer, aanbieder=nummer, weken=weken)
    assert told(tafels)[-1] == Maandwacht(
        date(2026, 11, 1), Wachtstand(bekend=3, midden=4, plek=3), loopt=True
    )
    assert told(tafels)[-1].stand == tafels.reader().wacht_nu(REGIO, HULPVORM, "gezinshuis")


def test_a_row_of_the_running_month_counts_for_nothing_yet(tafels: Tafels):
    tafels.write(PublishedWachtverloop, maand_rij(date(2026, 11, 1)))
    assert told(tafels)[-1].stand == Wachtstand(bekend=0)
    eerstvolgende = told(tafels, date(2026, 12, 1))
    assert eerstvolgende[-2].stand == Wachtstand(bekend=5, laag=2, midden=4, hoog=9, plek=1)

"""The wait over all aanbod of a kind, told only where it is of several aanbieders."""

from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import REGIO
from tests.published.geheugen import ELDERS, make_feit, make_opname
from wijzer.domain.locaties.wachtverloop import MINIMUM
from wijzer.published.opname.feiten import Feit, kenmerk
from wijzer.published.zoeken.wachtverloop import HULPVORM, wait_now


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
        assert 2 * sum(aantal <= stand.midden for aantal in weken) >= len(weken)

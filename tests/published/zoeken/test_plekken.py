"""Houses and beds: of each locatie once, and of one bed at many products once."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import TODAY
from tests.published.geheugen import make_opname, make_rij
from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.published.opname.feiten import to_feit
from wijzer.published.zoeken.plekken import Plekkentelling, count_plekken
from wijzer.published.zoeken.tellen import count_best_statuses


@st.composite
def rows(draw: st.DrawFn) -> Any:
    """A row of one of four locaties: with places or without, recent or not, taking applications or not."""
    return make_rij(
        id=UUID(int=draw(st.integers(1, 10**9))),
        locatie_id=UUID(int=draw(st.integers(1, 4))),
        vrije_plekken=draw(st.sampled_from([None, 0, 1, 2, 9, 10, 14, 40])),
        plek=draw(st.booleans()),
        stop=draw(st.booleans()),
        **draw(st.sampled_from([{}, {"verouderd_vanaf": TODAY, "verlopen_vanaf": TODAY}])),
    )


@pytest.mark.regel("count_plekken")
@given(st.lists(rows(), max_size=20, unique_by=lambda rij: rij.id), st.integers(0, 2**20))
def test_places_are_the_most_of_each_locatie_added_up(rijen: list[Any], keuze: int) -> None:
    feiten = [to_feit(rij, TODAY) for rij in rijen]
    opname = make_opname(feiten)
    bits = opname.alles & keuze
    per_locatie: dict[UUID, list[int]] = {}
    met_plek = set()
    beste: dict[UUID, int] = {}
    for index, feit in enumerate(feiten):
        if feit and bits >> index & 1:
            per_locatie.setdefault(feit.locatie_id, []).append(feit.plekken)
            beste[feit.locatie_id] = min(beste.get(feit.locatie_id, 9), feit.rang.status)
            met_plek |= {feit.locatie_id} if feit.rang.status == Status.PLEK.stap else set()
    telling = count_plekken(opname, bits)
    assert telling == Plekkentelling(
        locaties=len(per_locatie),
        met_plek=len(met_plek),
        plekken=sum(map(max, per_locatie.values())),
        meteen=sum(not max(per_locatie[locatie_id]) for locatie_id in met_plek),
    )
    statussen = count_best_statuses(opname, bits)
    assert statussen == {status: list(beste.values()).count(status.stap) for status in Status}


def test_one_bed_at_fourteen_products_is_one_bed() -> None:
    rijen = [make_rij(locatie_id=UUID(int=1), productcode=f"W{n:04}") for n in range(14)]
    opname = make_opname([to_feit(rij, TODAY) for rij in rijen])
    assert count_plekken(opname, opname.alles) == Plekkentelling(1, 1, 1)


def test_an_entry_that_is_too_old_has_no_places() -> None:
    opname = make_opname(
        [to_feit(make_rij(verouderd_vanaf=TODAY, verlopen_vanaf=TODAY, vrije_plekken=3), TODAY)]
    )
    assert count_plekken(opname, opname.alles) == Plekkentelling(1, 0, 0)


def test_a_vestiging_that_can_begin_at_once_counts_without_a_number() -> None:
    rij = make_rij(locatie_soort="vestiging", vrije_plekken=None, weken=0)
    opname = make_opname([to_feit(rij, TODAY)])
    assert count_plekken(opname, opname.alles) == Plekkentelling(1, 1, 0, 1)

"""Writing what is public: only what differs, under one number, with a line in the list of changes for what can be seen."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import AT, REGIO, TODAY
from tests.steun.databases.geheugen import tables_in_memory
from wijzer.published.database.stand import first_epoch
from wijzer.published.tables import (
    PublishedAanbieder,
    PublishedStand,
    PublishedWijziging,
)
from wijzer.store.projectie.schrijven import (
    DELETED,
    UPDATED,
    Ding,
    Publicatie,
    Tabelverschil,
    begin_publicatie,
    differences,
    lot_of,
    read_dag,
)
from wijzer.store.rijen import table_of

DAG = timedelta(days=1)
STAND, WIJZIGING, AANBIEDER = map(
    table_of, (PublishedStand, PublishedWijziging, PublishedAanbieder)
)
DING: Ding = ("groep", "a")
TABELLEN = st.dictionaries(st.integers(0, 5), st.fixed_dictionaries({"w": st.integers(0, 2)}))


# ── what differs ──


@given(TABELLEN, TABELLEN)
def test_whoever_writes_the_differences_has_what_was_wanted(
    gewenst: dict[int, Any], nu: dict[int, Any]
):
    verschil = differences(gewenst, nu)
    na = {sleutel: rij for sleutel, rij in nu.items() if sleutel not in verschil.weg}
    assert {**na, **verschil.anders} == gewenst
    assert all(nu.get(sleutel) != rij for sleutel, rij in verschil.anders.items())
    assert not verschil.weg & verschil.anders.keys()
    assert bool(verschil) is (gewenst != nu)


@given(TABELLEN)
def test_where_all_is_as_wanted_nothing_differs(nu: dict[int, Any]):
    assert differences(nu, dict(nu)) == Tabelverschil({}, frozenset())


def test_a_row_changes_when_it_is_new_or_other_or_goes():
    verschil = differences({1: {"w": 1}, 2: {"w": 2}, 3: {"w": 3}}, {1: {"w": 1}, 2: {}, 4: {}})
    assert [verschil.touches(sleutel) for sleutel in (1, 2, 3, 4, 5)] == [
        False,
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("verschil", "iets"),
    [
        (Tabelverschil({}, frozenset()), False),
        (Tabelverschil({1: {}}, frozenset()), True),
        (Tabelverschil({}, frozenset({1})), True),
    ],
)
def test_a_difference_is_something_new_or_something_that_goes(verschil: Tabelverschil, iets: bool):
    assert bool(verschil) is iets


# ── one publication ──


@pytest.fixture
def session() -> Iterator[Session]:
    """The public tables, empty, in memory."""
    with tables_in_memory(STAND, WIJZIGING, AANBIEDER) as session:
        yield session


def begin(session: Session, at: datetime = AT, dagen: int = 0) -> Publicatie:
    return begin_publicatie(session, at=at, today=TODAY + dagen * DAG)


def stand(session: Session) -> Any:
    return session.execute(select(STAND)).one()


def changes(session: Session) -> dict[Ding, Any]:
    return {(rij.soort, rij.id): rij for rij in session.execute(select(WIJZIGING))}


def publish(session: Session, *noted: tuple[Ding, str, bool, bool], at: datetime = AT) -> int:
    publicatie = begin(session, at)
    publicatie.note(noted)
    return publicatie.finish()


def test_before_the_first_publication_there_is_no_day(session: Session):
    assert read_dag(session) is None


def test_the_first_publication_begins_a_series_at_its_own_moment(session: Session):
    publicatie = begin(session)
    assert (publicatie.nummer, publicatie.laatste_wijziging, publicatie.dag) == (1, 0, TODAY)
    assert (publicatie.dagwissel, publicatie.stood) == (False, None)
    assert stand(session).epoch == first_epoch(AT)
    assert read_dag(session) == TODAY


def test_a_publication_of_nothing_takes_no_number(session: Session):
    assert begin(session).finish() == 0
    publish(session, (DING, REGIO, True, True))
    voor = stand(session)
    assert begin(session, AT + DAG).finish() == 0
    assert stand(session) == voor


def test_the_next_publication_goes_on_from_the_last_and_keeps_its_epoch(session: Session):
    assert publish(session, (DING, REGIO, True, True), (("groep", "b"), REGIO, True, True)) == 2
    assert publish(session, (DING, REGIO, True, True), at=AT + DAG) == 1
    nu = stand(session)
    assert (nu.publicatie, nu.laatste_wijziging, nu.gepubliceerd_at) == (2, 3, AT + DAG)
    assert (nu.epoch, nu.dag) == (first_epoch(AT), TODAY)
    assert {rij.publicatie for rij in changes(session).values()} == {1, 2}


def test_a_clock_that_went_back_does_not_take_the_moment_of_publication_back(session: Session):
    publish(session, (DING, REGIO, True, True))
    publish(session, (DING, REGIO, True, True), at=AT - DAG)
    assert stand(session).gepubliceerd_at == AT
    assert changes(session)[DING].at == AT - DAG


@pytest.mark.parametrize(
    ("bekend", "visible", "differs", "wordt"),
    [
        (None, True, True, UPDATED),
        (None, True, False, UPDATED),
        (None, False, True, None),
        (None, False, False, None),
        (UPDATED, True, True, UPDATED),
        (UPDATED, True, False, None),
        (UPDATED, False, True, DELETED),
        (UPDATED, False, False, DELETED),
        (DELETED, True, True, UPDATED),
        (DELETED, True, False, UPDATED),
        (DELETED, False, True, None),
        (DELETED, False, False, None),
    ],
)
def test_a_change_is_what_somebody_can_see_or_could(
    session: Session, bekend: str | None, visible: bool, differs: bool, wordt: str | None
):
    """What never stood leaves no tombstone, and what is gone is not gone twice."""
    if bekend:
        publish(session, (DING, REGIO, True, True))
    if bekend == DELETED:
        publish(session, (DING, REGIO, False, True))
    publicatie = begin(session)
    publicatie.note([(DING, REGIO, visible, differs)])
    regio = REGIO if wordt == UPDATED else ""
    assert publicatie.changes == ({DING: (wordt, regio)} if wordt else {})


def test_a_tombstone_tells_no_region_and_stands_in_the_place_of_what_was(session: Session):
    publish(session, (DING, REGIO, True, True))
    publish(session, (DING, REGIO, False, True))
    [rij] = changes(session).values()
    assert (rij.state, rij.regio, rij.nummer, rij.publicatie) == (DELETED, "", 2, 2)


def test_one_id_of_two_kinds_is_two_things(session: Session):
    andere = ("aanbod", "a")
    publish(session, (DING, REGIO, True, True), (andere, REGIO, True, True))
    publish(session, (DING, REGIO, False, True), (andere, REGIO, True, False))
    assert {ding: rij.state for ding, rij in changes(session).items()} == {
        DING: DELETED,
        andere: UPDATED,
    }


def test_numbers_follow_one_upon_another_by_the_lot_of_each_thing(session: Session):
    dingen = [(soort, str(nummer)) for soort in ("aanbod", "groep") for nummer in range(20)]
    publish(session, *((ding, REGIO, True, True) for ding in dingen))
    nummers = {rij.nummer: ding for ding, rij in changes(session).items()}
    assert [nummers[nummer] for nummer in range(1, 41)] == sorted(dingen, key=lot_of)


def test_the_lot_of_a_thing_follows_from_its_kind_and_id_and_from_nothing_else():
    """It is the same in every process."""
    getrokken = [("groep", "a"), ("groep", "b"), ("aanbod", "b"), ("aanbod", "a")]
    assert sorted(sorted(getrokken), key=lot_of) == getrokken
    assert len(set(map(lot_of, getrokken))) == len(getrokken)


# ── rows ──


def aanbieder(nummer: int, naam: str = "De Bron") -> dict[str, Any]:
    return {"id": UUID(int=nummer), "regio": REGIO, "naam": naam, "gegevens": {"naam": naam}}


def write(session: Session, gewenst: dict[int, str]) -> int:
    """Let these aanbieders stand; gives how many rows differed."""
    nu = {rij.id: dict(rij._mapping) for rij in session.execute(select(AANBIEDER))}
    publicatie = begin(session)
    rijen = {UUID(int=nummer): aanbieder(nummer, naam) for nummer, naam in gewenst.items()}
    publicatie.write(PublishedAanbieder, differences(rijen, nu))
    return publicatie.rows


def test_rows_are_added_changed_and_taken_away_and_each_is_counted_once(session: Session):
    assert write(session, {1: "a", 2: "b", 3: "c"}) == 3
    assert write(session, {1: "a", 2: "B", 4: "d"}) == 3
    assert write(session, {1: "a", 2: "B", 4: "d"}) == 0
    rijen = session.execute(select(AANBIEDER.c.id, AANBIEDER.c.naam))
    assert {rij.id.int: rij.naam for rij in rijen} == {1: "a", 2: "B", 4: "d"}


def test_rows_that_differ_take_a_number_also_where_nobody_can_see_them(session: Session):
    publicatie = begin(session)
    publicatie.rows = 1
    assert publicatie.finish() == 1
    nu = stand(session)
    assert (nu.publicatie, nu.laatste_wijziging) == (1, 0)


# ── days ──


def test_a_change_of_day_is_known_at_once_and_whoever_comes_next_knows_the_day(session: Session):
    begin(session)
    publicatie = begin(session, AT + DAG, 1)
    assert (publicatie.dagwissel, publicatie.dag) == (False, TODAY)
    publicatie.begin_day()
    assert (publicatie.dagwissel, publicatie.dag) == (True, TODAY), "the day that began before"
    assert read_dag(session) == TODAY + DAG


def test_going_back_leaves_no_moment_ahead_and_counts_as_a_difference(session: Session):
    publish(session, (DING, REGIO, True, True), at=AT - DAG)
    publish(session, (("groep", "b"), REGIO, True, True), at=AT + 9 * DAG)
    publicatie = begin(session)
    publicatie.go_back()
    assert {ding[1]: rij.at for ding, rij in changes(session).items()} == {"a": AT - DAG, "b": AT}
    assert publicatie.gepubliceerd_at == AT
    assert publicatie.finish() == 1
    assert stand(session).gepubliceerd_at == AT
    assert stand(session).publicatie == 3, "numbers go on rising"


def test_going_back_moves_nothing_forward(session: Session):
    publish(session, (DING, REGIO, True, True), at=AT - DAG)
    publicatie = begin(session)
    publicatie.go_back()
    assert publicatie.gepubliceerd_at == AT - DAG
    assert changes(session)[DING].at == AT - DAG

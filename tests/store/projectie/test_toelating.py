"""Which shielded locaties may stand: who stood, who waits and until when, on a day as at its change."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from tests.factories import AT, TODAY
from tests.steun.databases.geheugen import tables_in_memory
from tests.store.projectie.wereld_bronnen import bron
from wijzer.published.tables import PublishedStand
from wijzer.store.locaties.verschijningen import VerschijningStore
from wijzer.store.projectie.lezen import Locatiebron
from wijzer.store.projectie.rijen import Projectierij, Projectierijen
from wijzer.store.projectie.schrijven import Publicatie
from wijzer.store.projectie.verschijnen import admitted, as_seen, expected, keep_appeared
from wijzer.store.rijen import table_of
from wijzer.store.tables import VerschijningRij

DAG = timedelta(days=1)
GISTEREN, MORGEN = TODAY - DAG, TODAY + DAG
ID, ANDER, EIGENAAR = UUID(int=77), UUID(int=78), UUID(int=1)


@pytest.fixture
def session() -> Iterator[Session]:
    """The days on which public ids appear, in memory: none yet."""
    with tables_in_memory(table_of(VerschijningRij), table_of(PublishedStand)) as session:
        yield session


def publicatie(session: Session, *, wissel: bool = False, **anders: Any) -> Publicatie:
    """On a day, or at the change of day that begins it."""
    eigen: dict[str, Any] = {
        "session": session, "at": AT, "today": TODAY, "nummer": 2, "laatste_wijziging": 0, "gepubliceerd_at": AT,
        "dag": GISTEREN if wissel else TODAY, "dagwissel": wissel,
    }  # fmt: skip
    return Publicatie(**{**eigen, **anders})


def dicht(publiek_id: UUID = ID, **anders: Any) -> Locatiebron:
    return bron(publiek_id=publiek_id, open_=False, **anders)


def stands(
    *perioden: tuple[date, date | None], publiek_id: UUID = ID, soort: bool = True
) -> Projectierijen:
    """A locatie of which an aanbod stands that can be seen in these times."""
    zichtbaar = [[van.isoformat(), tot.isoformat() if tot else None] for van, tot in perioden]
    aanbod: Projectierij = {
        "locatie_id": publiek_id,
        "aanbieder_id": EIGENAAR,
        "zichtbaar": zichtbaar,
    }
    return Projectierijen(
        aanbod={publiek_id: aanbod},
        locaties={publiek_id: {"afgeschermd": soort, "aanbieder_id": EIGENAAR}},
        aanbieders={EIGENAAR: {}},
    )


def may(
    uit: Publicatie, bronnen: Sequence[Locatiebron], nu: Projectierijen | None = None
) -> dict[UUID, date | None]:
    """The day of each that may stand."""
    return {
        locatie.rij.publiek_id: locatie.vanaf
        for locatie in admitted(uit, bronnen, nu or Projectierijen())
    }


def days(session: Session) -> dict[UUID, date]:
    return VerschijningStore(session).of_ids([ID, ANDER])


# ── on a day ──


def test_an_open_locatie_may_always_stand_and_is_given_no_day(session: Session):
    vrij = bron(publiek_id=ID)
    assert may(publicatie(session), [vrij]) == {ID: None}
    assert may(publicatie(session, wissel=True), [vrij]) == {ID: None}
    assert days(session) == {}


def test_a_new_shielded_one_waits_for_the_day_after_the_last_that_began(session: Session):
    assert may(publicatie(session), [dicht()]) == {}
    assert days(session) == {ID: MORGEN}
    assert may(publicatie(session, dag=GISTEREN), [dicht(ANDER)]) == {}
    assert days(session)[ANDER] == TODAY


def test_a_day_that_was_drawn_is_not_brought_forward_by_waiting(session: Session):
    VerschijningStore(session).keep({ID: TODAY + 5 * DAG})
    may(publicatie(session), [dicht()])
    assert days(session) == {ID: TODAY + 5 * DAG}


def test_one_that_can_be_seen_already_goes_on_standing_with_its_day(session: Session):
    VerschijningStore(session).keep({ID: GISTEREN})
    assert may(publicatie(session), [dicht()], stands((GISTEREN, None))) == {ID: GISTEREN}
    assert days(session) == {ID: GISTEREN}


@pytest.mark.parametrize(
    ("van", "tot", "staat"),
    [
        (GISTEREN, TODAY, True),
        (TODAY, None, True),
        (GISTEREN, GISTEREN, False),
        (MORGEN, None, False),
    ],
)
def test_a_row_of_which_nothing_can_be_seen_today_does_not_make_it_stand(
    session: Session, van: date, tot: date | None, staat: bool
):
    assert bool(may(publicatie(session), [dicht()], stands((van, tot)))) is staat
    assert (ID in days(session)) is not staat


# ── at a change of day ──


@pytest.mark.parametrize(
    ("vanaf", "mag"), [(None, True), (GISTEREN, True), (TODAY, True), (MORGEN, False)]
)
def test_at_a_change_of_day_all_that_is_due_may_and_appears_on_that_day(
    session: Session, vanaf: date | None, mag: bool
):
    if vanaf:
        VerschijningStore(session).keep({ID: vanaf})
    assert may(publicatie(session, wissel=True), [dicht()]) == ({ID: TODAY} if mag else {})
    assert days(session) == ({ID: vanaf} if vanaf else {}), "nobody is given another day by it"


def test_what_stood_on_the_day_before_keeps_its_day_and_what_did_not_is_new(session: Session):
    """What could be seen yesterday has been looked at; that it can be seen today says nothing of that."""
    wissel = publicatie(session, wissel=True)
    VerschijningStore(session).keep({ID: GISTEREN - DAG})
    assert may(wissel, [dicht()], stands((GISTEREN, GISTEREN))) == {ID: GISTEREN - DAG}
    assert may(wissel, [dicht()], stands((TODAY, None))) == {ID: TODAY}


def test_only_what_can_be_seen_is_remembered_as_appeared_and_only_at_a_change_of_day(
    session: Session,
):
    bronnen = [dicht(vanaf=TODAY), dicht(ANDER, vanaf=TODAY), bron(publiek_id=UUID(int=79))]
    keep_appeared(publicatie(session), bronnen, [ID, ANDER])
    assert days(session) == {}
    keep_appeared(publicatie(session, wissel=True), bronnen, [ID])
    assert days(session) == {ID: TODAY}


# ── after a restore ──


@pytest.mark.parametrize("stood", [frozenset(), frozenset({ANDER})])
def test_after_a_restore_a_row_of_the_copy_is_new_unless_it_stood_before_it(
    session: Session, stood: frozenset[UUID]
):
    uit = publicatie(session, stood=stood)
    assert may(uit, [dicht()], stands((GISTEREN, None))) == {}
    assert days(session) == {ID: MORGEN}
    uit.stood = stood | {ID}
    assert may(uit, [dicht()], stands((GISTEREN, None))) == {ID: MORGEN}


# ── what should stand ──


@pytest.mark.parametrize(
    ("vanaf", "hoort"), [(None, True), (GISTEREN, True), (TODAY, True), (MORGEN, False)]
)
def test_what_waits_for_a_later_change_of_day_should_not_stand(
    session: Session, vanaf: date | None, hoort: bool
):
    if vanaf:
        VerschijningStore(session).keep({ID: vanaf})
    gevonden = expected(session, [dicht(), bron(publiek_id=ANDER)], TODAY)
    assert {locatie.rij.publiek_id: locatie.vanaf for locatie in gevonden} == {
        **({ID: vanaf} if hoort else {}),
        ANDER: None,
    }


def test_the_day_of_a_page_that_is_open_now_holds_it_up_no_more(session: Session):
    VerschijningStore(session).keep({ID: MORGEN})
    [vrij] = expected(session, [bron(publiek_id=ID)], TODAY)
    assert vrij.vanaf is None


def test_rows_of_a_shielded_locatie_of_which_nothing_can_be_seen_are_passed_over():
    assert as_seen(stands((MORGEN, None)), TODAY) == Projectierijen()
    zichtbaar = stands((GISTEREN, None))
    assert as_seen(zichtbaar, TODAY) == zichtbaar


def test_rows_of_an_open_locatie_that_begins_later_are_not_passed_over():
    later = stands((MORGEN, None), soort=False)
    assert as_seen(later, TODAY) == later


def test_an_aanbieder_of_which_something_else_stands_is_not_passed_over():
    nu, ander = stands((MORGEN, None)), stands((GISTEREN, None), publiek_id=ANDER)
    nu.aanbod |= ander.aanbod
    nu.locaties |= ander.locaties
    nu.aanbieders[UUID(int=5)] = {}
    gezien = as_seen(nu, TODAY)
    assert (gezien.aanbod, gezien.locaties) == (ander.aanbod, ander.locaties)
    assert gezien.aanbieders == nu.aanbieders

"""Rows that are wanted and rows that stand: what is written of them, and whose aanbieder stays as long as something does."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import AT, TODAY, make_aanbod, make_contractregel
from tests.steun.databases.geheugen import tables_in_memory
from tests.store.projectie.wereld_bronnen import AANBIEDER, DAG, LOCATIE, bron, naslag
from wijzer.published.tables import (
    PublishedAanbieder,
    PublishedAanbod,
    PublishedLocatie,
    PublishedStand,
    PublishedWijziging,
)
from wijzer.store.projectie.lezen import Locatiebron
from wijzer.store.projectie.rijen import Projectierijen, wanted_rows
from wijzer.store.projectie.schrijven import begin_publicatie, current_rows, write_rows
from wijzer.store.rijen import table_of

EEN, TWEE = (
    bron(make_aanbod(LOCATIE), publiek_id=UUID(int=nummer), naam=f"Huis {nummer}")
    for nummer in (10, 11)
)
TABELLEN = [
    table_of(tabel)
    for tabel in (
        PublishedAanbieder,
        PublishedAanbod,
        PublishedLocatie,
        PublishedStand,
        PublishedWijziging,
    )
]


@pytest.fixture
def session() -> Iterator[Session]:
    """The public tables, empty, in memory."""
    with tables_in_memory(*TABELLEN) as session:
        yield session


def standing(session: Session, *publieke_ids: UUID, hele: bool = True) -> Projectierijen:
    """What stands of the aanbieder as a whole, or of these locaties alone."""
    return current_rows(session, aanbieders=[AANBIEDER] if hele else [], locaties=publieke_ids)


def publish(session: Session, *bronnen: Locatiebron, dagen: int = 0) -> dict[str, str]:
    """Let these stand and nothing else of their aanbieder; gives what was told, by id."""
    publicatie = begin_publicatie(session, at=AT, today=TODAY + dagen * DAG)
    write_rows(publicatie, wanted_rows(bronnen, naslag(), publicatie.today), standing(session))
    publicatie.finish()
    return {ding_id: state for (_, ding_id), (state, _) in publicatie.changes.items()}


def names(session: Session) -> set[str]:
    return set(session.scalars(select(PublishedLocatie.naam)))


def ids(*bronnen: Locatiebron) -> set[str]:
    """Of each its locatie and its aanbod."""
    return {str(publiek_id) for locatie in bronnen for publiek_id in (locatie.rij.publiek_id, locatie.aanbod[0].publiek_id)}  # fmt: skip


def test_what_is_wanted_stands_afterwards_and_is_told_once(session: Session):
    assert publish(session, EEN, TWEE) == dict.fromkeys({*ids(EEN, TWEE), str(AANBIEDER)}, "updated")  # fmt: skip
    assert standing(session) == wanted_rows([EEN, TWEE], naslag(), TODAY)
    assert publish(session, EEN, TWEE) == {}


def test_a_change_of_one_locatie_is_told_of_it_and_of_its_aanbod_alone(session: Session):
    publish(session, EEN, TWEE)
    anders = bron(*TWEE.aanbod, publiek_id=TWEE.rij.publiek_id, naam="Anders")
    assert publish(session, EEN, anders) == dict.fromkeys(ids(TWEE), "updated")
    assert names(session) == {"Huis 10", "Anders"}


def test_an_aanbieder_stays_until_the_last_of_it_goes(session: Session):
    publish(session, EEN, TWEE)
    assert publish(session, EEN) == dict.fromkeys(ids(TWEE), "deleted")
    assert publish(session) == dict.fromkeys({*ids(EEN), str(AANBIEDER)}, "deleted")
    assert standing(session) == Projectierijen()


def test_whoever_looks_at_one_locatie_takes_no_row_of_another_away(session: Session):
    """Only the row of the first is read: the aanbieder has something else that stands."""
    publish(session, EEN, TWEE)
    publicatie = begin_publicatie(session, at=AT, today=TODAY)
    write_rows(publicatie, Projectierijen(), standing(session, EEN.rij.publiek_id, hele=False))
    assert names(session) == {"Huis 11"}
    assert standing(session).aanbieders.keys() == {AANBIEDER}
    assert {ding_id for _, ding_id in publicatie.changes} == ids(EEN)


def test_what_nobody_can_see_yet_is_written_and_not_told_before_its_day(session: Session):
    later = replace(
        EEN,
        regels={"WGZHF": [make_contractregel(AANBIEDER, ingangsdatum=TODAY + DAG)]},
    )
    assert publish(session, later) == {}
    assert names(session) == {"Huis 10"}
    assert publish(session, later, dagen=1) == dict.fromkeys({*ids(EEN), str(AANBIEDER)}, "updated")


def test_of_an_owner_only_its_own_row_is_read(session: Session):
    publish(session, EEN)
    nu = current_rows(session, aanbieders=[], locaties=[], eigenaren=[AANBIEDER])
    assert not nu.aanbod
    assert not nu.locaties
    assert nu.aanbieders.keys() == {AANBIEDER}

"""Numbers after a restore: never one that was given out before, whatever the copy and what is known beside it say."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, delete, insert, select

from tests.factories import AT, TODAY
from wijzer.published.database.stand import read_stand
from wijzer.published.tables import PublishedBase, PublishedStand, PublishedWijziging
from wijzer.store.afschermlijst.afschermingen import Afschermingen
from wijzer.store.onderhoud.vervolg import begin_epoch, bury

STAND = PublishedBase.metadata.tables[PublishedStand.__tablename__]
WIJZIGING = PublishedBase.metadata.tables[PublishedWijziging.__tablename__]
NUMMERS = st.tuples(st.integers(0, 10**9), st.integers(0, 10**9))
DINGEN = st.frozensets(st.tuples(st.sampled_from(["aanbod", "groep"]), st.text("abc", min_size=1)))


@pytest.fixture(scope="module")
def engine_in_memory() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        for tabel in (STAND, WIJZIGING):
            tabel.create(connection)
        yield connection
    engine.dispose()


def known(nummers: tuple[int, int]) -> Afschermingen:
    publicatie, wijziging = nummers
    return Afschermingen(
        gemaakt=AT, installatie="", publicatie=publicatie, laatste_wijziging=wijziging, rijen={}
    )


@given(kopie=st.none() | NUMMERS, ernaast=st.lists(NUMMERS, max_size=2))
def test_every_number_goes_on_past_all_that_are_known(
    engine_in_memory: Connection, kopie: tuple[int, int] | None, ernaast: list[tuple[int, int]]
):
    connection = engine_in_memory
    connection.execute(delete(STAND))
    if kopie:
        put(connection, *kopie)
    begin_epoch(connection, map(known, ernaast), epoch="nieuw", at=AT + timedelta(hours=1))
    stand = read_stand(connection)
    assert stand is not None
    bekend = [*ernaast, *([kopie] if kopie else [])]
    assert all(stand.publicatie > publicatie for publicatie, _ in bekend)
    assert all(stand.laatste_wijziging >= nummer + 1_000_000 for _, nummer in bekend)
    assert (stand.epoch, stand.gepubliceerd_at) == ("nieuw", AT + timedelta(hours=1))
    connection.rollback()


@given(hier=DINGEN, eerder=DINGEN)
def test_what_was_public_before_is_never_simply_unknown(
    engine_in_memory: Connection,
    hier: frozenset[tuple[str, str]],
    eerder: frozenset[tuple[str, str]],
):
    connection = engine_in_memory
    for tabel in (STAND, WIJZIGING):
        connection.execute(delete(tabel))
    put(connection, 5, 100)
    for nummer, (soort, ding) in enumerate(sorted(hier)):
        rij = {
            "soort": soort,
            "id": ding,
            "regio": "twente",
            "nummer": nummer,
            "publicatie": 1,
            "state": "updated",
            "at": AT,
        }
        connection.execute(insert(WIJZIGING).values(rij))
    bury(connection, eerder, at=AT)
    nu = {(rij.soort, rij.id): rij for rij in connection.execute(select(WIJZIGING))}
    assert nu.keys() == hier | eerder
    assert {sleutel for sleutel, rij in nu.items() if rij.state == "deleted"} == eerder - hier
    assert all(nu[sleutel].nummer > 100 for sleutel in eerder - hier)
    stand = read_stand(connection)
    assert stand is not None
    assert stand.laatste_wijziging == max([100, *(rij.nummer for rij in nu.values())])
    connection.rollback()


def put(connection: Connection, publicatie: int, wijziging: int) -> None:
    waarden = {
        "publicatie": publicatie,
        "laatste_wijziging": wijziging,
        "gepubliceerd_at": AT,
        "dag": TODAY,
    }
    connection.execute(insert(STAND).values(id=1, epoch="oud", **waarden))

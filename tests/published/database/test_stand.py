"""How far publishing has come: one row, and the number that every public answer is a function of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import MultipleResultsFound

from tests.factories import AT, TODAY
from tests.published.tafels import Rij, Tafels
from wijzer.published.database.hartslag import read_blik
from wijzer.published.database.stand import Publicatiestand, first_epoch, read_stand
from wijzer.published.tables import PublishedHartslag, PublishedStand

SECONDE = timedelta(seconds=1)
STAND = Publicatiestand(
    publicatie=7, laatste_wijziging=19, gepubliceerd_at=AT, epoch="e", dag=TODAY
)


def stand_rij(**anders: object) -> Rij:
    return {
        "id": 1, "publicatie": 7, "laatste_wijziging": 19, "gepubliceerd_at": AT, "dag": TODAY, "epoch": "e", **anders
    }  # fmt: skip


def test_before_anything_was_published_there_is_no_stand_and_nothing_to_look_at(tafels: Tafels):
    assert read_stand(tafels.connection) is None
    assert read_blik(tafels.connection, at=AT) is None


def test_a_heartbeat_alone_is_nothing_to_look_at(tafels: Tafels):
    tafels.write(PublishedHartslag, {"id": 1, "at": AT})
    assert read_blik(tafels.connection, at=AT) is None


def test_a_stand_is_read_as_it_was_written(tafels: Tafels):
    tafels.write(PublishedStand, stand_rij())
    gelezen = read_stand(tafels.connection)
    assert gelezen == STAND
    assert gelezen is not None
    assert gelezen.dag == TODAY
    assert gelezen.gepubliceerd_at.tzinfo is UTC


def test_two_rows_are_no_stand(tafels: Tafels):
    tafels.write(PublishedStand, stand_rij(), stand_rij(id=2))
    with pytest.raises(MultipleResultsFound):
        read_stand(tafels.connection)


@pytest.mark.parametrize(
    "anders",
    [
        {"publicatie": 8},
        {"laatste_wijziging": 20},
        {"gepubliceerd_at": AT + SECONDE},
        {"epoch": "na herstel"},
    ],
)
def test_whatever_changes_an_answer_makes_another_stand(anders: Rij):
    assert replace(STAND, **anders) != STAND


@given(st.integers(0, 10**9).map(lambda seconden: AT + seconden * SECONDE))
def test_an_epoch_is_a_uuid_that_follows_from_the_moment(at: datetime):
    epoch = first_epoch(at)
    assert str(UUID(epoch)) == epoch
    assert epoch == first_epoch(at)
    assert len({epoch, first_epoch(at + SECONDE), first_epoch(at + timedelta(microseconds=1))}) == 3


def test_who_looks_in_a_file_is_never_a_replica_and_knows_it_now(tafels: Tafels):
    tafels.write(PublishedStand, stand_rij())
    blik = read_blik(tafels.connection, at=AT)
    assert blik is not None
    assert (blik.stand, blik.replica, blik.hartslag_at, blik.gezien_at) == (STAND, False, None, AT)
    assert blik.tot == AT


@pytest.mark.parametrize("geleden", [timedelta(0), SECONDE, timedelta(days=3)])
def test_the_heartbeat_is_seen_with_the_stand(tafels: Tafels, geleden: timedelta):
    tafels.write(PublishedStand, stand_rij())
    tafels.write(PublishedHartslag, {"id": 1, "at": AT - geleden})
    blik = read_blik(tafels.connection, at=AT)
    assert blik is not None
    assert blik.hartslag_at == AT - geleden
    assert blik.tot == AT, "who reads the office's own database needs no heartbeat"

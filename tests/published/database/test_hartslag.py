"""Until when it is known what the office wrote."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.factories import AT, TODAY
from wijzer.published.database.hartslag import Blik
from wijzer.published.database.stand import Publicatiestand, first_epoch

STAND = Publicatiestand(publicatie=7, laatste_wijziging=9, gepubliceerd_at=AT, epoch="e", dag=TODAY)
SECONDE = timedelta(seconds=1)
HOOGUIT = timedelta(minutes=5)


def blik(*, replica: bool, hartslag_at: datetime | None) -> Blik:
    return Blik(stand=STAND, replica=replica, hartslag_at=hartslag_at, gezien_at=AT)


def test_who_reads_the_database_of_the_office_knows_it_at_the_moment_of_looking():
    assert blik(replica=False, hartslag_at=None).tot == AT
    assert blik(replica=False, hartslag_at=AT - 9 * HOOGUIT).tot == AT


def test_a_replica_knows_it_as_far_as_the_last_heartbeat():
    assert blik(replica=True, hartslag_at=AT - SECONDE).tot == AT - SECONDE
    assert blik(replica=True, hartslag_at=None).tot is None


@pytest.mark.parametrize(
    ("geleden", "te_oud"),
    [
        (timedelta(0), False),
        (HOOGUIT, False),
        (HOOGUIT + SECONDE, True),
        (-HOOGUIT, False),
        (-HOOGUIT - SECONDE, True),
    ],
)
def test_a_heartbeat_of_long_ago_or_of_the_future_is_nothing_to_go_by(
    geleden: timedelta, te_oud: bool
):
    assert blik(replica=True, hartslag_at=AT - geleden).is_te_oud(AT, HOOGUIT) is te_oud


def test_a_replica_that_never_heard_of_the_office_shows_nothing():
    assert blik(replica=True, hartslag_at=None).is_te_oud(AT, timedelta.max)


def test_two_looks_are_equal_when_the_same_stands_there():
    een = blik(replica=True, hartslag_at=AT)
    assert een == replace(een, hartslag_at=None, gezien_at=AT + HOOGUIT)
    assert een != replace(een, replica=False)
    assert een != replace(een, stand=replace(STAND, publicatie=8))


def test_a_day_that_went_on_makes_no_other_stand():
    assert replace(STAND, dag=TODAY + timedelta(days=1)) == STAND


def test_an_installation_that_is_begun_anew_counts_anew():
    assert first_epoch(AT) == first_epoch(AT)
    assert first_epoch(AT) != first_epoch(AT + SECONDE)

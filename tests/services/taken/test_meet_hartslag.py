"""Whether the public side still hears of the office: well, too long ago, of the future, or never."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import cast

import pytest

from tests.factories import AT, TODAY
from wijzer.domain.fouten import NuNiet
from wijzer.published.database.hartslag import Blik
from wijzer.published.database.stand import Publicatiestand
from wijzer.published.engine import PublicDatabase
from wijzer.services.taken.meet_gezondheid import Meting
from wijzer.services.taken.meet_hartslag import NAAM, meet_hartslag

HOOGUIT = timedelta(minutes=5)
MOMENT = timedelta(seconds=1)
STAND = Publicatiestand(publicatie=1, laatste_wijziging=1, gepubliceerd_at=AT, epoch="e", dag=TODAY)


def measure(hartslag_at: datetime | None, *, replica: bool = False) -> Meting:
    """What is measured when this heartbeat is the last that the public side saw."""
    blik = Blik(stand=STAND, replica=replica, hartslag_at=hartslag_at, gezien_at=AT)
    publiek = SimpleNamespace(look=lambda at: blik, hooguit=HOOGUIT)
    return meet_hartslag(cast(PublicDatabase, publiek), at=AT)


@pytest.mark.parametrize("replica", [False, True])
@pytest.mark.parametrize(
    ("oud", "goed"),
    [(timedelta(0), True), (HOOGUIT, True), (HOOGUIT + MOMENT, False), (-HOOGUIT, True), (-HOOGUIT - MOMENT, False)],
    ids=["now", "just in time", "too old", "a little ahead", "of the future"],
)  # fmt: skip
def test_a_heartbeat_is_well_for_as_long_as_the_site_relies_on_it(
    oud: timedelta, goed: bool, replica: bool
):
    meting = measure(AT - oud, replica=replica)
    assert (meting.naam, meting.goed) == (NAAM, goed)
    assert f"{int(oud.total_seconds())} seconden oud" in meting.uitleg
    assert ("replica" in meting.uitleg) is replica


def test_an_office_that_never_beat_is_ill_only_on_a_replica():
    assert measure(None) == Meting(NAAM, True, "nog geen")
    assert measure(None, replica=True) == Meting(NAAM, False, "nog geen op de replica")


def test_a_public_side_that_cannot_look_is_ill_and_says_why():
    class Weg:
        hooguit = HOOGUIT

        def look(self, at: datetime) -> Blik:
            raise NuNiet("Er is nog niets gepubliceerd.")

    meting = meet_hartslag(cast(PublicDatabase, Weg()), at=AT)
    assert (meting.goed, meting.uitleg) == (False, "Er is nog niets gepubliceerd.")

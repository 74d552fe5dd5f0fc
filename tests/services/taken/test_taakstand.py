"""When a job is called late: by the clock on the wall, so that no night of 25 hours alarms anybody."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from wijzer.services.taken.taakstand import DAGWISSEL, MELDINGEN, Oordeel, judge
from wijzer.store.taken.runs import Run

UUR = timedelta(hours=1)
NACHTEN = [
    pytest.param(datetime(2026, 3, 29, 1, 15, tzinfo=UTC), id="spring"),
    pytest.param(datetime(2026, 10, 25, 2, 15, tzinfo=UTC), id="autumn"),
    pytest.param(datetime(2026, 7, 1, 1, 15, tzinfo=UTC), id="summer"),
]


def ran(taak, at):
    return Run(
        id=uuid4(), taak=taak, regio=None, started_at=at, ended_at=at, aantallen={}, fout=None
    )


@pytest.mark.parametrize("nacht", NACHTEN)
def test_a_daily_job_is_not_late_before_its_next_run_had_an_hour(nacht):
    """It ran at a quarter past three the night before, whatever the clock did in between."""
    vorige = nacht - {3: 23, 10: 25, 7: 24}[nacht.month] * UUR
    assert judge(DAGWISSEL, ran(DAGWISSEL, vorige), at=nacht + 1.9 * UUR) is Oordeel.GOED
    assert judge(DAGWISSEL, ran(DAGWISSEL, vorige), at=nacht + 4 * UUR) is Oordeel.LAAT


@pytest.mark.parametrize("nacht", NACHTEN)
def test_what_was_made_up_for_after_midnight_is_not_late_the_next_night(nacht):
    ingehaald = nacht - {3: 25.5, 10: 27.5, 7: 26.5}[nacht.month] * UUR
    assert judge(DAGWISSEL, ran(DAGWISSEL, ingehaald), at=nacht) is Oordeel.GOED
    assert judge(DAGWISSEL, ran(DAGWISSEL, ingehaald), at=nacht + 5 * UUR) is Oordeel.LAAT
    assert judge(DAGWISSEL, ran(DAGWISSEL, ingehaald - 24 * UUR), at=nacht) is Oordeel.LAAT


def test_the_first_alerts_of_the_morning_after_the_longest_night_are_not_late():
    avond = datetime(2026, 10, 24, 18, 10, tzinfo=UTC)
    assert judge(MELDINGEN, ran(MELDINGEN, avond), at=avond + 13.5 * UUR) is Oordeel.GOED
    assert judge(MELDINGEN, ran(MELDINGEN, avond), at=avond + 15.5 * UUR) is Oordeel.LAAT

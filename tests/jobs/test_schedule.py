"""When jobs run: in the time of Amsterdam, on days that miss an hour or have one twice as well."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from wijzer.jobs.all_jobs import JOBS, WAAKUREN
from wijzer.jobs.schedule import TIMES, last_time, make_scheduler
from wijzer.klok import AMSTERDAM

HOURLY = "meldingen"
DAILY = [naam for naam in TIMES if naam not in {"mail-verzenden", "herschrijven", HOURLY}]


def test_every_job_has_its_time_and_every_time_a_job():
    assert TIMES.keys() == JOBS.keys()


def test_no_job_runs_beside_itself_and_missed_times_count_once():
    scheduler = make_scheduler(lambda _naam: None)
    scheduler.start(paused=True)
    try:
        for opdracht in scheduler.get_jobs():
            assert opdracht.max_instances == 1
            assert opdracht.coalesce
    finally:
        scheduler.shutdown()


@pytest.mark.parametrize("naam", DAILY)
@pytest.mark.parametrize("dag", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_daily_job_runs_once_on_the_days_that_the_clock_changes(naam, dag):
    begin = datetime.combine(dag, time.min, AMSTERDAM)
    moment = begin - timedelta(seconds=1)
    keren = []
    while (moment := TIMES[naam].get_next_fire_time(moment, moment + timedelta(seconds=1))) and (
        moment.date() == dag
    ):
        keren.append(moment)
    assert len(keren) == 1


def test_the_day_changes_just_after_midnight_in_amsterdam():
    volgende = TIMES["dagwissel"].get_next_fire_time(None, datetime(2026, 7, 1, 12, tzinfo=UTC))
    assert volgende.astimezone(UTC) == datetime(2026, 7, 1, 22, 0, 5, tzinfo=UTC)


def test_the_last_time_of_a_daily_job_is_known():
    at = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    for naam in DAILY:
        moment = last_time(naam, at=at)
        assert moment is not None
        assert at - timedelta(days=1) <= moment <= at
    assert last_time("mail-verzenden", at=at) is None


def test_alerts_are_looked_at_each_hour_of_the_day_and_never_at_night():
    moment = datetime(2026, 11, 20, tzinfo=AMSTERDAM)
    keren = []
    while (moment := TIMES[HOURLY].get_next_fire_time(moment, moment + timedelta(seconds=1))) and (
        moment.date() == date(2026, 11, 20)
    ):
        keren.append(moment.hour)
    assert keren == list(range(8, 21))
    assert set(keren) <= set(WAAKUREN)

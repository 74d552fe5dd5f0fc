"""When jobs run: in the time of Amsterdam, on days that miss an hour or have one twice as well."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from wijzer.domain.klok import AMSTERDAM
from wijzer.jobs.all_jobs import JOBS, WAAKUREN
from wijzer.jobs.schedule import OP_TIJD, TIMES, Dagelijks, last_time, next_time, wait_until_next
from wijzer.klok import today

HOURLY = "meldingen"
DAILY = [naam for naam in TIMES if naam not in {"mail-verzenden", "herschrijven", HOURLY}]
JAREN = range(2024, 2038)
KWARTIER = timedelta(minutes=15)


def following(naam, at):
    volgende = next_time(naam, at=at)
    assert volgende is not None
    return volgende


def times_of(naam, dag):
    """Every time of a job on a date, found by going from one to the next."""
    moment = datetime.combine(dag, time.min, AMSTERDAM).astimezone(UTC) - timedelta(microseconds=1)
    keren = []
    while today(moment := following(naam, moment)) == dag:
        keren.append(moment)
    return keren


def changes():
    """The Sundays on which the clock changes."""
    for jaar in JAREN:
        for maand in (3, 10):
            dagen = (date(jaar, maand, dag) for dag in range(25, 32))
            yield from (dag for dag in dagen if dag.weekday() == 6)


ZONDAGEN = list(changes())


def test_every_job_has_its_time_and_every_time_a_job():
    assert TIMES.keys() == JOBS.keys()


@pytest.mark.parametrize("naam", DAILY)
def test_a_daily_job_has_one_time_on_every_date_around_the_days_that_the_clock_changes(naam):
    for zondag in ZONDAGEN:
        for verder in range(-2, 3):
            dag = zondag + timedelta(days=verder)
            (moment,) = times_of(naam, dag)
            tijden = TIMES[naam]
            assert isinstance(tijden, Dagelijks)
            assert moment.astimezone(AMSTERDAM).time() == tijden.tijd


def test_the_day_changes_just_after_midnight_in_amsterdam():
    volgende = next_time("dagwissel", at=datetime(2026, 7, 1, 12, tzinfo=UTC))
    assert volgende == datetime(2026, 7, 1, 22, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize("naam", OP_TIJD)
def test_the_last_time_is_never_in_the_future_and_the_next_never_in_the_past(naam):
    """Every quarter of an hour of fourteen years: between the two stands now and no other time, and a turn is as long as it should be."""
    at, einde = datetime(2024, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
    langst = timedelta(hours=25 if naam in DAILY else 13)
    kortst = timedelta(hours=23 if naam in DAILY else 1)
    while at < einde:
        vorige, volgende = last_time(naam, at=at), following(naam, at)
        assert vorige is not None
        assert vorige <= at < volgende
        assert kortst <= volgende - vorige <= langst
        # Nothing changes until the next: further on it is looked at again.
        at = max(at + KWARTIER, volgende - KWARTIER) if _is_quiet(at) else at + KWARTIER


def _is_quiet(at):
    """Far from a change of the clock two looks for each turn are enough; near it every quarter is looked at."""
    zondagen = (zondag for zondag in ZONDAGEN if zondag.year == at.year)
    return all(abs((at.date() - zondag).days) > 3 for zondag in zondagen)


def test_the_times_of_a_job_follow_each_other_on_every_date_of_fourteen_years():
    for naam in DAILY:
        keren = [datetime(2024, 1, 1, 12, tzinfo=UTC)]
        while keren[-1].year < 2038:
            keren.append(following(naam, keren[-1]))
        assert all(today(na) - today(voor) == timedelta(days=1) for voor, na in pairwise(keren[1:]))


def test_a_job_that_runs_all_day_long_has_no_times():
    at = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    assert last_time("mail-verzenden", at=at) is None
    assert next_time("mail-verzenden", at=at) is None


def test_alerts_are_looked_at_each_hour_of_the_day_and_never_at_night():
    for dag in (date(2026, 11, 20), *ZONDAGEN):
        keren = [moment.astimezone(AMSTERDAM).hour for moment in times_of(HOURLY, dag)]
        assert keren == list(range(8, 21))
        assert set(keren) <= set(WAAKUREN)


def test_nobody_waits_past_the_time_of_a_job():
    at = datetime(2026, 3, 29, 21, 59, tzinfo=UTC)
    assert wait_until_next(at) == timedelta(seconds=65)
    assert wait_until_next(at + timedelta(seconds=65)) == timedelta(hours=1, minutes=14, seconds=55)

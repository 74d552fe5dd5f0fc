"""The worker is woken at the times of its jobs and often besides, whatever becomes of the clock meanwhile."""

import io
import logging
import threading
from datetime import UTC, datetime, timedelta

from apscheduler.events import EVENT_JOB_MAX_INSTANCES
from hypothesis import given
from hypothesis import strategies as st

from wijzer.jobs.schedule import OP_TIJD, next_time
from wijzer.jobs.wekker import KIJK, Kijkmoment, Wekker
from wijzer.logs import configure_logging
from wijzer.settings import LogVorm

MOMENTEN = st.integers(0, 14 * 366 * 24 * 3600).map(
    lambda seconden: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=seconden)
)


@given(at=MOMENTEN, slept=st.timedeltas(timedelta(), timedelta(days=40)))
def test_the_next_look_is_soon_and_no_later_than_the_next_time_of_any_job(
    at: datetime, slept: timedelta
):
    moment = Kijkmoment().get_next_fire_time(at - slept, at)
    tijden = [tijd for naam in OP_TIJD if (tijd := next_time(naam, at=at))]
    assert at < moment <= min(at + KIJK, *tijden)


def test_a_look_that_is_planned_too_far_ahead_comes_at_once():
    looked = threading.Event()
    wekker = Wekker(looked.set)
    wekker.start()
    try:
        nu = datetime.now(UTC)
        assert not wekker.watch(nu)
        assert wekker.watch(nu - timedelta(days=1)), "the clock was set back by a day"
        assert looked.wait(30)
    finally:
        wekker.stop()


def test_a_look_goes_on_after_one_that_failed():
    looks = threading.Semaphore(0)

    def fail() -> None:
        looks.release()
        raise RuntimeError("niets te zien")

    wekker = Wekker(fail)
    wekker.start()
    try:
        for _ in range(2):
            wekker.watch(datetime.now(UTC) - timedelta(days=1))  # otherwise it comes by itself
            assert looks.acquire(timeout=60)
    finally:
        wekker.stop()


def test_a_look_that_takes_long_is_no_line_for_each_that_it_keeps_waiting(monkeypatch):
    """A database that hangs is told by who asks it, when it begins, and not every fifteen seconds by the scheduler."""
    root, stroom = logging.getLogger(), io.StringIO()
    monkeypatch.setattr(root, "handlers", root.handlers)
    monkeypatch.setattr(root, "level", root.level)
    looks, mag, left_out = threading.Event(), threading.Event(), threading.Event()

    def hang() -> None:
        looks.set()
        mag.wait(120)

    wekker = Wekker(hang)
    wekker._scheduler.add_listener(lambda _: left_out.set(), EVENT_JOB_MAX_INSTANCES)
    configure_logging(LogVorm.JSON, stream=stroom)
    wekker.start()
    try:
        assert wekker.watch(datetime.now(UTC) - timedelta(days=1))
        assert looks.wait(30)
        wekker.watch(datetime.now(UTC) - timedelta(days=1))
        assert left_out.wait(60)
    finally:
        mag.set()
        wekker.stop()
    assert stroom.getvalue() == ""

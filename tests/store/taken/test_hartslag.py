"""The heartbeat: one moment, the last one, whoever wrote it."""

from datetime import timedelta

from sqlalchemy import func, select

from tests.factories import AT
from wijzer.published.tables import PublishedHartslag
from wijzer.store.store import Store


def test_before_the_first_beat_there_is_none(store: Store):
    assert store.hartslag.last() is None


def test_of_many_beats_the_last_one_stands_alone(store: Store):
    for minuten in (0, 1, 5):
        store.hartslag.beat(AT + timedelta(minutes=minuten))
    assert store.hartslag.last() == AT + timedelta(minutes=5)
    assert store.session.scalar(select(func.count()).select_from(PublishedHartslag)) == 1


def test_a_clock_that_was_put_right_beats_earlier_than_before(store: Store):
    store.hartslag.beat(AT + timedelta(days=9))
    store.hartslag.beat(AT)
    assert store.hartslag.last() == AT


def test_a_beat_publishes_nothing(store: Store):
    store.hartslag.beat(AT)
    assert store.projectie.flush(AT) == 0
    assert store.projectie.dag() is None

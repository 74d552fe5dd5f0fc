"""What the runs that are kept tell of a job: the same on both databases as by hand."""

from datetime import timedelta
from uuid import uuid4

from tests.factories import AT, REGIO
from wijzer.store.taken.runs import KLOK_VOORUIT, NOOIT, Verleden

UUR = timedelta(hours=1)


def keep(store, taak, at, *, einde=True, fout=None, regio=None):
    run_id = uuid4()
    store.taken.start(run_id, taak, regio, at)
    if einde:
        store.taken.end(run_id, at, {}, fout)


def past(database, *taken, at=AT):
    with database.read() as store:
        return store.taken.past(taken, at=at)


def test_a_run_is_good_when_it_ended_without_an_error(database):
    with database.transaction() as store:
        keep(store, "a", AT - 30 * UUR)
        keep(store, "a", AT - 20 * UUR)
        keep(store, "a", AT - 10 * UUR, fout="Fout")
        keep(store, "a", AT - 5 * UUR, einde=False)
        keep(store, "b", AT - 2 * UUR)
    assert past(database, "a", "c") == {
        "a": Verleden(goed=AT - 20 * UUR, mislukt=(AT - 10 * UUR, AT - 5 * UUR)),
        "c": NOOIT,
    }


def test_a_run_for_one_region_of_long_ago_or_of_the_future_tells_nothing(database):
    with database.transaction() as store:
        keep(store, "a", AT - UUR, regio=REGIO)
        keep(store, "a", AT - 73 * UUR)
        keep(store, "a", AT + UUR)
    assert past(database, "a") == {"a": NOOIT}


def test_a_clock_that_is_a_little_ahead_counts(database):
    with database.transaction() as store:
        keep(store, "a", AT + UUR / 5)
    assert past(database, "a")["a"].goed == AT + UUR / 5


def test_whether_a_job_runs_now_follows_from_its_lease(database):
    with database.transaction() as store:
        store.taken.acquire("a", "iemand", AT, AT + UUR / 10)
        store.taken.acquire("b", "iemand", AT, AT + 100 * UUR)
    assert past(database, "a")["a"].loopt
    assert not past(database, "a")["a"].not_running().loopt
    assert not past(database, "a", at=AT + UUR)["a"].loopt
    assert not past(database, "b")["b"].loopt, "no lease lasts that long"


def test_a_run_of_the_future_is_disowned_once_and_never_counts_as_done(database):
    with database.transaction() as store:
        keep(store, "a", AT + 48 * UUR)
        assert store.taken.any_future(AT)
        assert store.taken.disown_future(AT) == 1
        assert not store.taken.any_future(AT)
        assert store.taken.disown_future(AT) == 0
        assert store.taken.last("a").fout == KLOK_VOORUIT
    assert past(database, "a", at=AT + 49 * UUR)["a"].goed is None

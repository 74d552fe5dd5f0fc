"""What is known of a job's past, put together from its runs."""

from datetime import timedelta

from tests.factories import AT
from wijzer.store.taken.runs import NOOIT, Verleden

UUR = timedelta(hours=1)
TIK = timedelta(microseconds=1)


def test_the_last_good_run_is_the_newest_in_whatever_order_they_come():
    runs = [(AT, True), (AT + 2 * UUR, False), (AT + UUR, True), (AT - UUR, False)]
    for volgorde in (runs, runs[::-1]):
        verleden = Verleden.of(volgorde, loopt=True)
        assert verleden == Verleden(goed=AT + UUR, mislukt=(AT - UUR, AT + 2 * UUR), loopt=True)


def test_a_job_is_good_since_the_moment_at_which_its_good_run_began():
    verleden = Verleden.of([(AT, True), (AT + UUR, False)], loopt=False)
    assert verleden.is_goed_sinds(AT)
    assert not verleden.is_goed_sinds(AT + TIK), "one that failed does not count"
    assert not NOOIT.is_goed_sinds(AT)


def test_who_has_the_lease_is_not_told_that_the_job_runs_and_is_told_all_else():
    verleden = Verleden.of([(AT, True), (AT + UUR, False)], loopt=True)
    assert verleden.not_running() == Verleden.of([(AT, True), (AT + UUR, False)], loopt=False)

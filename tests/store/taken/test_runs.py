"""Runs of jobs: which one is the latest, of whom it is, and what a wrong clock does to it."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from tests.factories import AT, REGIO
from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.store.engine import Database
from wijzer.store.store import Store
from wijzer.store.taken.runs import KLOK_VOORUIT

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

UUR = timedelta(hours=1)
TIK = timedelta(microseconds=1)
ANDERS = "achterhoek"


def keep(
    store: Store,
    taak: str,
    at: datetime,
    *,
    regio: str | None = None,
    fout: str | None = None,
    loopt: bool = False,
) -> UUID:
    """A run that began at this moment, and ended then unless it still runs."""
    run_id = uuid4()
    store.taken.start(run_id, taak, regio, at)
    if not loopt:
        store.taken.end(run_id, at, {}, fout)
    return run_id


def test_a_run_that_began_has_no_counts_no_end_and_no_error(store: Store):
    run_id = uuid4()
    store.taken.start(run_id, "mail", None, AT)
    run = store.taken.last("mail")
    assert run
    assert (run.id, run.taak, run.regio, run.started_at) == (run_id, "mail", None, AT)
    assert (run.ended_at, run.aantallen, run.fout) == (None, {}, None)


def test_the_end_of_a_run_is_that_of_no_other_run(store: Store):
    eerste, tweede = (keep(store, "mail", AT + uren * UUR, loopt=True) for uren in (0, 1))
    store.taken.end(tweede, AT + 2 * UUR, {"verstuurd": 4})
    assert {run.id: (run.ended_at, run.aantallen) for run in store.taken.runs()} == {
        eerste: (None, {}),
        tweede: (AT + 2 * UUR, {"verstuurd": 4}),
    }


def test_the_end_of_a_run_that_was_cleaned_up_is_no_error(store: Store):
    store.taken.end(uuid4(), AT, {})
    assert store.taken.runs() == []


def test_counts_of_whatever_shape_come_back_as_they_were(store: Store):
    aantallen = {"open": 0, "namen": ["Enschede", "’t Harde"], "deel": {"af": True, "rest": None}}
    run_id = keep(store, "controle", AT, loopt=True)
    store.taken.end(run_id, AT, aantallen)
    [run] = store.taken.runs()
    assert run.aantallen == aantallen


# ── the latest one ──


@pytest.mark.parametrize(
    ("begin", "telt"),
    [(-UUR, True), (timedelta(0), True), (KLOKVERSCHIL, True), (KLOKVERSCHIL + TIK, False)],
)
def test_with_a_moment_a_run_that_began_later_than_now_is_not_the_latest(
    store: Store, begin: timedelta, telt: bool
):
    vroeg, laat = keep(store, "mail", AT - 2 * UUR), keep(store, "mail", AT + begin)
    nu, ooit = store.taken.last("mail", at=AT), store.taken.last("mail")
    assert nu
    assert ooit
    assert (nu.id, ooit.id) == (laat if telt else vroeg, laat)


def test_without_a_region_the_latest_of_any_region_counts(store: Store):
    keep(store, "controle", AT, regio=None)
    laat = keep(store, "controle", AT + UUR, regio=ANDERS)
    run = store.taken.last("controle")
    assert run
    assert run.id == laat
    assert store.taken.last("controle", REGIO) is None, "that of the installation is of no region"


def test_runs_of_one_moment_stand_in_the_order_of_their_ids(store: Store):
    ids = sorted(keep(store, "mail", AT) for _ in range(4))
    laatste = keep(store, "mail", AT + UUR)
    assert [run.id for run in store.taken.runs()] == [laatste, *ids]
    assert [run.id for run in store.taken.runs(2)] == [laatste, ids[0]]


def test_fifty_runs_are_shown_and_not_one_more(store: Store):
    ids = [keep(store, "mail", AT + minuten * UUR) for minuten in range(51)]
    assert [run.id for run in store.taken.runs()] == ids[:0:-1]


def test_the_latest_that_ended_passes_over_what_runs_what_is_to_come_and_what_is_elsewhere(
    store: Store,
):
    klaar = keep(store, "controle", AT, regio=REGIO)
    keep(store, "controle", AT + UUR / 60, regio=REGIO, loopt=True)
    keep(store, "controle", AT + UUR, regio=REGIO)
    keep(store, "controle", AT, regio=ANDERS)
    keep(store, "mail", AT + UUR / 60, regio=REGIO)
    run = store.taken.last_ended("controle", REGIO, at=AT)
    assert run
    assert run.id == klaar


def test_the_latest_good_one_is_older_than_the_latest_that_failed(store: Store):
    goed = keep(store, "controle", AT - 2 * UUR, regio=REGIO)
    mislukt = keep(store, "controle", AT - UUR, regio=REGIO, fout="Storing")
    laatste = store.taken.last_ended("controle", REGIO, at=AT)
    goede = store.taken.last_ended("controle", REGIO, at=AT, goed=True)
    assert laatste
    assert goede
    assert (laatste.id, laatste.fout, goede.id) == (mislukt, "Storing", goed)


def test_where_none_ended_well_there_is_no_good_one(store: Store):
    keep(store, "controle", AT, regio=REGIO, fout="Storing")
    keep(store, "controle", AT, regio=REGIO, loopt=True)
    assert store.taken.last_ended("controle", REGIO, at=AT, goed=True) is None


# ── the latest of every job ──


def latest(store: Store, at: datetime = AT) -> dict[str, UUID]:
    return {run.taak: run.id for run in store.taken.latest(REGIO, at=at)}


def test_of_every_job_there_is_one_latest_run_by_name(store: Store):
    for uren, taak in enumerate(["opruimen", "controle", "opruimen", "mail"]):
        keep(store, taak, AT - uren * UUR)
    namen = [run.taak for run in store.taken.latest(REGIO, at=AT)]
    assert namen == ["controle", "mail", "opruimen"]


def test_a_job_of_the_region_and_of_the_installation_counts_once_by_the_newest(store: Store):
    keep(store, "controle", AT - 2 * UUR, regio=REGIO)
    algemeen = keep(store, "controle", AT - UUR)
    keep(store, "dagwisseling", AT - 2 * UUR)
    eigen = keep(store, "dagwisseling", AT - UUR, regio=REGIO)
    assert latest(store) == {"controle": algemeen, "dagwisseling": eigen}


def test_of_two_runs_at_one_moment_that_of_the_region_is_shown(store: Store):
    eigen = keep(store, "controle", AT, regio=REGIO)
    keep(store, "controle", AT)
    assert latest(store) == {"controle": eigen}


def test_what_ran_for_another_region_is_not_the_latest_here(store: Store):
    hier = keep(store, "controle", AT - UUR, regio=REGIO)
    keep(store, "controle", AT, regio=ANDERS)
    keep(store, "mail", AT, regio=ANDERS)
    assert latest(store) == {"controle": hier}


def test_a_run_of_the_future_hides_no_run_that_was(store: Store):
    goed = keep(store, "controle", AT, regio=REGIO)
    keep(store, "controle", AT + KLOKVERSCHIL + TIK, regio=REGIO)
    assert latest(store) == {"controle": goed}
    assert latest(store, AT + UUR) != {"controle": goed}


def test_of_a_job_that_ran_when_another_ran_last_an_older_run_is_not_the_latest(store: Store):
    """The moments of all jobs are looked up together: one of another job may be among them."""
    keep(store, "mail", AT - UUR)
    laatste = keep(store, "mail", AT)
    controle = keep(store, "controle", AT - UUR)
    assert latest(store) == {"mail": laatste, "controle": controle}


# ── a clock that was wrong ──


def test_a_clock_that_is_a_little_ahead_makes_no_run_of_the_future(store: Store):
    keep(store, "mail", AT + KLOKVERSCHIL)
    assert not store.taken.any_future(AT)
    assert store.taken.disown_future(AT) == 0
    keep(store, "mail", AT + KLOKVERSCHIL + TIK)
    assert store.taken.any_future(AT)


def test_disowning_takes_every_run_of_the_future_and_leaves_the_rest(store: Store):
    toekomst = {
        keep(store, "mail", AT + UUR),
        keep(store, "controle", AT + 2 * UUR, regio=REGIO, fout="Storing"),
        keep(store, "dagwisseling", AT + 3 * UUR, loopt=True),
    }
    keep(store, "mail", AT)
    keep(store, "mail", AT - UUR, fout="Storing")
    assert store.taken.disown_future(AT) == 3
    assert {run.id for run in store.taken.runs() if run.fout == KLOK_VOORUIT} == toekomst
    assert {run.fout for run in store.taken.runs() if run.id not in toekomst} == {None, "Storing"}


@pytest.mark.parametrize(
    ("begin", "binnen"),
    [(-UUR - TIK, False), (-UUR, True), (timedelta(0), True), (UUR, True), (UUR + TIK, False)],
)
def test_a_run_lies_in_a_time_or_outside_it_and_its_ends_lie_in_it(
    store: Store, begin: timedelta, binnen: bool
):
    keep(store, "mail", AT + begin)
    assert store.taken.any_between(AT - UUR, AT + UUR) is binnen
    assert store.taken.any_outside(AT - UUR, AT + UUR) is not binnen


def test_where_no_job_ever_ran_none_did_in_no_time(store: Store):
    assert not store.taken.any_between(AT, AT + UUR)
    assert not store.taken.any_outside(AT, AT + UUR)
    assert not store.taken.any_future(AT)
    assert store.taken.latest(REGIO, at=AT) == []


def test_cleaning_up_keeps_what_lies_between_two_moments_and_what_lies_on_them(database: Database):
    dagen = [AT + uren * UUR for uren in (-2, -1, 0, 1, 2)]
    with database.transaction() as store:
        for moment in dagen:
            keep(store, "mail", moment)
        assert store.taken.cleanup(AT, before=AT - UUR, after=AT + UUR) == 2
        assert [run.started_at for run in store.taken.runs()] == dagen[3:0:-1]
        assert store.taken.cleanup(AT, before=AT - UUR, after=AT + UUR) == 0

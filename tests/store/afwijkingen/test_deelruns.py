"""How far a check is: of two who ask, begin, go on or end at once exactly one does."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import AT, REGIO, make_aanbieder, make_gebruiker, make_regio, twente_in
from wijzer.store.afwijkingen.deelruns import Deelrun
from wijzer.store.store import Store

RUN, ANDER = uuid4(), uuid4()
LATER = AT + timedelta(minutes=1)


@pytest.fixture
def regio(store: Store) -> Store:
    twente_in(store)
    for run_id in (RUN, ANDER):
        store.taken.start(run_id, "adrescontrole", REGIO, AT)
    return store


@pytest.fixture
def loopt(regio: Store) -> Store:
    regio.deelruns.ask(REGIO, None, at=AT)
    regio.deelruns.begin(REGIO, RUN, instead_of=None, totaal=3, at=AT)
    return regio


def state(store: Store) -> Deelrun:
    stand = store.deelruns.find(REGIO)
    assert stand
    return stand


def test_who_asked_first_asked(regio: Store):
    bea = make_gebruiker()
    regio.gebruikers.add(bea)
    assert regio.deelruns.ask(REGIO, bea.id, at=AT)
    assert not regio.deelruns.ask(REGIO, None, at=LATER)
    assert (state(regio).gebruiker_id, state(regio).gevraagd_at) == (bea.id, AT)


def test_what_waits_longest_comes_first(regio: Store):
    regio.regios.save(make_regio(slug="achterhoek", naam="Achterhoek"))
    regio.deelruns.ask("achterhoek", None, at=LATER)
    regio.deelruns.ask(REGIO, None, at=AT)
    assert [deelrun.regio for deelrun in regio.deelruns.all()] == [REGIO, "achterhoek"]


def test_one_begins_and_another_takes_over_only_from_the_run_that_it_saw(loopt: Store):
    assert not loopt.deelruns.begin(REGIO, ANDER, instead_of=None, totaal=3, at=LATER)
    assert not loopt.deelruns.begin(REGIO, ANDER, instead_of=uuid4(), totaal=3, at=LATER)
    assert state(loopt).run_id == RUN
    assert loopt.deelruns.begin(REGIO, ANDER, instead_of=RUN, totaal=5, at=LATER)
    nu = state(loopt)
    assert (nu.run_id, nu.totaal, nu.deel, nu.gedaan) == (ANDER, 5, 0, 0)


def test_each_part_is_kept_once(loopt: Store):
    bron = make_aanbieder()
    loopt.aanbieders.add(bron)
    stand = replace(
        state(loopt), deel=1, gedaan=2, verder_na=bron.id, stap_at=LATER, tellingen={"a": 2}
    )
    assert loopt.deelruns.advance(stand, was=0)
    assert not loopt.deelruns.advance(stand, was=0), "another process did that part"
    assert state(loopt) == stand
    assert not loopt.deelruns.advance(replace(stand, run_id=ANDER, deel=2), was=1)
    assert state(loopt).deel == 1


def test_a_run_ends_once_and_only_its_own(loopt: Store):
    assert not loopt.deelruns.end(REGIO, ANDER, at=LATER)
    assert loopt.deelruns.end(REGIO, RUN, at=LATER)
    assert not loopt.deelruns.end(REGIO, RUN, at=LATER)
    assert loopt.deelruns.find(REGIO) is None


def test_what_changed_meanwhile_is_asked_anew_when_it_ends_and_waits_for_its_own_turn(loopt: Store):
    assert loopt.deelruns.ask_again(REGIO)
    assert loopt.deelruns.end(REGIO, RUN, at=LATER)
    nu = state(loopt)
    assert (nu.run_id, nu.gevraagd_at, nu.gebruiker_id, nu.opnieuw) == (None, LATER, None, False)
    assert not loopt.deelruns.ask(REGIO, None, at=LATER)


def test_what_was_asked_is_dropped_and_what_runs_is_not(loopt: Store):
    loopt.deelruns.drop_asked(REGIO)
    assert state(loopt).run_id == RUN
    loopt.deelruns.end(REGIO, RUN, at=LATER)
    loopt.deelruns.ask(REGIO, None, at=LATER)
    loopt.deelruns.drop_asked(REGIO)
    assert loopt.deelruns.find(REGIO) is None


def test_nothing_is_asked_again_where_nothing_runs(regio: Store):
    assert not regio.deelruns.ask_again(REGIO)


@pytest.fixture
def buren(loopt: Store) -> Store:
    """In one region a check runs, in another one was asked for."""
    loopt.regios.save(make_regio(slug="achterhoek", naam="Achterhoek"))
    loopt.deelruns.ask("achterhoek", None, at=LATER)
    return loopt


def test_what_is_done_to_the_check_of_a_region_leaves_that_of_another(buren: Store):
    runs = buren.deelruns
    daar = runs.find("achterhoek")
    assert daar
    runs.ask_again(REGIO)
    runs.advance(replace(state(buren), deel=1, gedaan=1), was=0)
    runs.begin(REGIO, ANDER, instead_of=RUN, totaal=9, at=LATER)
    runs.end(REGIO, ANDER, at=LATER)
    runs.drop_asked(REGIO)
    assert runs.all() == [daar]


def test_what_was_asked_is_a_check_that_nobody_began(regio: Store):
    regio.deelruns.ask(REGIO, None, at=AT)
    assert state(regio) == Deelrun(
        regio=REGIO,
        run_id=None,
        gebruiker_id=None,
        gevraagd_at=AT,
        begonnen_at=None,
        stap_at=None,
        verder_na=None,
        deel=0,
        gedaan=0,
        totaal=0,
        opnieuw=False,
        tellingen={},
    )


def test_whoever_begins_begins_at_the_first_and_keeps_who_asked_and_when(loopt: Store):
    bron = make_aanbieder()
    loopt.aanbieders.add(bron)
    stand = replace(
        state(loopt), deel=2, gedaan=3, verder_na=bron.id, stap_at=LATER, tellingen={"a": 1}
    )
    assert loopt.deelruns.advance(stand, was=0)
    loopt.deelruns.ask_again(REGIO)
    assert loopt.deelruns.begin(REGIO, ANDER, instead_of=RUN, totaal=7, at=LATER)
    assert state(loopt) == replace(
        stand,
        run_id=ANDER,
        begonnen_at=LATER,
        stap_at=LATER,
        verder_na=None,
        deel=0,
        gedaan=0,
        totaal=7,
        tellingen={},
    )


def test_a_run_that_must_begin_again_is_asked_for_as_new_by_its_own_end_alone(loopt: Store):
    loopt.deelruns.ask_again(REGIO)
    assert not loopt.deelruns.end(REGIO, ANDER, at=LATER)
    assert state(loopt).run_id == RUN
    assert loopt.deelruns.end(REGIO, RUN, at=LATER)
    nu = state(loopt)
    assert (nu.begonnen_at, nu.stap_at, nu.totaal, nu.deel, nu.tellingen) == (None, None, 0, 0, {})
    assert loopt.deelruns.begin(REGIO, ANDER, instead_of=None, totaal=1, at=LATER)
    assert loopt.deelruns.end(REGIO, ANDER, at=LATER)
    assert loopt.deelruns.find(REGIO) is None


def test_nobody_begins_what_was_not_asked_and_two_that_wait_as_long_stand_by_region(regio: Store):
    assert not regio.deelruns.begin(REGIO, RUN, instead_of=None, totaal=1, at=AT)
    assert regio.deelruns.all() == []
    for slug in ("salland", "achterhoek"):
        regio.regios.save(make_regio(slug=slug, naam=slug))
        regio.deelruns.ask(slug, None, at=AT)
    assert [run.regio for run in regio.deelruns.all()] == ["achterhoek", "salland"]

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

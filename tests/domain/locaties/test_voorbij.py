"""What was stated and is no longer true, because a day in it has passed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import TODAY, make_opgave
from wijzer.domain.locaties.beschikbaarheid import Opgave, check_opgave
from wijzer.domain.locaties.voorbij import PLEK, STOP, obstacles, passed_days

DAGEN = st.sampled_from([None, *(TODAY + timedelta(days=dag) for dag in range(-40, 41))])
GISTEREN = TODAY - timedelta(days=1)


@st.composite
def opgaven(draw: st.DrawFn) -> Opgave:
    """What somebody stated some day, good or not."""
    return Opgave(
        peildatum=draw(st.sampled_from([TODAY - timedelta(days=dag) for dag in range(41)])),
        vrije_plekken=draw(st.sampled_from([None, *range(-1, 10)])),
        aanmeldwachttijd_weken=draw(st.sampled_from([None, *range(-1, 601)])),
        eerstvolgende_plek=draw(DAGEN),
        aanmeldstop=draw(st.booleans()),
        aanmeldstop_tot=draw(DAGEN),
        toelichting=draw(st.sampled_from([None, "Bel ons gerust."])),
    )


@pytest.mark.regel("voorbij.obstacles")
@given(opgaven(), st.none() | st.integers(1, 9))
def test_exactly_what_breaks_no_rule_today_can_be_confirmed(
    opgave: Opgave, grootte: int | None
) -> None:
    fouten = obstacles(opgave, groepsgrootte=grootte, today=TODAY)
    vandaag = replace(opgave, peildatum=TODAY)
    expected = [] if opgave.is_leeg else check_opgave(vandaag, groepsgrootte=grootte, today=TODAY)
    assert [fout.veld for fout in fouten] == [fout.veld for fout in expected]


@pytest.mark.regel("passed_days")
@given(opgaven())
def test_a_day_that_has_passed_is_always_named(opgave: Opgave) -> None:
    genoemd = {fout.veld for fout in obstacles(opgave, groepsgrootte=None, today=TODAY)}
    assert passed_days(opgave, TODAY) <= genoemd


@pytest.mark.regel("passed_days")
@pytest.mark.parametrize(("dag", "voorbij"), [(GISTEREN, True), (TODAY, False), (None, False)])
def test_a_day_has_passed_once_it_is_over(dag: date | None, voorbij: bool) -> None:
    opgave = make_opgave(eerstvolgende_plek=dag, aanmeldstop=True, aanmeldstop_tot=dag)
    assert passed_days(opgave, TODAY) == (frozenset({PLEK, STOP}) if voorbij else frozenset())


@pytest.mark.regel("Opgave.is_leeg")
def test_what_says_nothing_has_nothing_to_confirm_and_no_obstacle() -> None:
    leeg = Opgave(peildatum=GISTEREN, toelichting="Bel ons gerust.")
    assert obstacles(None, groepsgrootte=6, today=TODAY) == ()
    assert obstacles(leeg, groepsgrootte=6, today=TODAY) == ()

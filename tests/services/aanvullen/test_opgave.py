"""A file that leaves columns out says nothing of them: what is stored stays, and is not made to look newer than it is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import TODAY, make_opgave
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locaties.beschikbaarheid import Opgave
from wijzer.files.opgave import GEEN_DAG
from wijzer.services.aanvullen.opgave import complete_opgave, without_past

MORGEN, GISTEREN = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
BEWAARD = make_opgave(
    vrije_plekken=2,
    aantal_wachtenden=4,
    aanmeldstop=True,
    aanmeldstop_tot=MORGEN,
    toelichting="Bel even.",
)


def test_what_the_file_leaves_out_stays_as_it_is_stored():
    gegeven = Opgave(peildatum=MORGEN, vrije_plekken=0)
    heel = complete_opgave(gegeven, BEWAARD, {"aantal_wachtenden", "toelichting"})
    assert heel == replace(gegeven, aantal_wachtenden=4, toelichting="Bel even.")


def test_the_stop_and_its_last_day_are_one_column():
    heel = complete_opgave(Opgave(peildatum=MORGEN), BEWAARD, {"aanmeldstop"})
    assert heel
    assert (heel.aanmeldstop, heel.aanmeldstop_tot) == (True, MORGEN)


def test_of_something_new_a_missing_column_is_an_empty_cell():
    gegeven = Opgave(peildatum=MORGEN, vrije_plekken=1)
    assert complete_opgave(gegeven, None, {"toelichting"}) == gegeven
    assert complete_opgave(None, BEWAARD, {"toelichting"}) is None


def test_without_a_day_it_may_only_say_what_is_stored_already():
    ontbreekt = {"peildatum", "toelichting"}
    zelfde = replace(BEWAARD, peildatum=GEEN_DAG, toelichting=None)
    assert complete_opgave(zelfde, BEWAARD, ontbreekt) is None
    for stored in (BEWAARD, None):
        with pytest.raises(Ongeldig) as fout:
            complete_opgave(replace(zelfde, vrije_plekken=1), stored, ontbreekt)
        assert fout.value.veld == "peildatum"


def test_without_a_day_and_with_nothing_stored_an_empty_row_states_nothing():
    assert complete_opgave(Opgave(peildatum=GEEN_DAG), None, {"peildatum"}) is None


def test_a_kept_day_that_was_over_is_dropped_and_told():
    oud = replace(BEWAARD, eerstvolgende_plek=GISTEREN, aanmeldstop_tot=GISTEREN)
    opgave, zinnen = without_past(oud, {"eerstvolgende_plek", "aanmeldstop"})
    assert (opgave.eerstvolgende_plek, opgave.aanmeldstop, opgave.aanmeldstop_tot) == (
        None,
        False,
        None,
    )
    assert zinnen == [
        "de eerstvolgende plek van 19-11-2026 is voorbij en vervalt",
        "de aanmeldstop tot en met 19-11-2026 is voorbij en vervalt",
    ]


def test_a_day_that_the_file_itself_states_is_left_for_the_rules_to_refuse():
    oud = replace(BEWAARD, eerstvolgende_plek=GISTEREN, aanmeldstop_tot=GISTEREN)
    assert without_past(oud, {"toelichting"}) == (oud, [])


def test_a_day_that_is_yet_to_come_and_a_stop_without_end_stay():
    straks = replace(BEWAARD, eerstvolgende_plek=TODAY, aanmeldstop_tot=None)
    assert without_past(straks, {"eerstvolgende_plek", "aanmeldstop"}) == (straks, [])

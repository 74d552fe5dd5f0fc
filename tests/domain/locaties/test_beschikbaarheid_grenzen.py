"""The edges of what may be stated about one aanbod, and what each field alone does to status and rank."""

from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.locaties.test_beschikbaarheid import AT, TODAY, VERSHEID, aanbod, opgave, opgaven
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locaties.beschikbaarheid import (
    MAX_PLEKKEN,
    MAX_TOELICHTING,
    MAX_WACHTENDEN,
    MAX_WEKEN,
    Actualiteit,
    Opgave,
    Status,
    WachttijdSoort,
    actualiteit_of,
    age_of,
    check_opgave,
    check_peildatum,
    confirm,
    expired_from,
    has_plek,
    restate,
    stale_from,
    status_of,
)
from wijzer.domain.locaties.rang import Rang, rang_of
from wijzer.domain.regio.gebied import Versheid

MORGEN = TODAY + timedelta(days=1)
GISTEREN = TODAY - timedelta(days=1)
versheden = st.builds(
    lambda actueel, erbij: Versheid(actueel, actueel + erbij),
    st.integers(1, 400),
    st.integers(1, 400),
)
dagen = st.dates(date(2020, 1, 1), date(2035, 1, 1))


def fouten(stated: Opgave, groepsgrootte: int | None = 6) -> list[str]:
    return [fout.veld for fout in check_opgave(stated, groepsgrootte=groepsgrootte, today=TODAY)]


@pytest.mark.parametrize(
    "velden",
    [
        {"vrije_plekken": 0},
        {"vrije_plekken": 6},
        {"aanmeldwachttijd_weken": 0, "behandelwachttijd_weken": 0},
        {"aanmeldwachttijd_weken": MAX_WEKEN, "behandelwachttijd_weken": MAX_WEKEN},
        {"aantal_wachtenden": 0},
        {"aantal_wachtenden": MAX_WACHTENDEN},
        {"toelichting": "x" * MAX_TOELICHTING},
        {"toelichting": "Bel gerust.\nOok op maandag."},
        {"toelichting": ""},
        {"eerstvolgende_plek": TODAY},
        {"eerstvolgende_plek": TODAY + timedelta(days=400)},
        {"aanmeldstop": True},
        {"aanmeldstop": True, "aanmeldstop_tot": TODAY},
        {"wachttijd_soort": WachttijdSoort.INSCHATTING},
        {"afhankelijk_van_matching": True},
    ],
)
def test_the_last_value_within_each_limit_passes(velden: dict[str, Any]):
    assert fouten(replace(opgave(), **velden)) == []


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"aanmeldwachttijd_weken": MAX_WEKEN + 1}, "aanmeldwachttijd_weken"),
        ({"behandelwachttijd_weken": -1}, "behandelwachttijd_weken"),
        ({"aantal_wachtenden": MAX_WACHTENDEN + 1}, "aantal_wachtenden"),
        ({"toelichting": "x" * (MAX_TOELICHTING + 1)}, "toelichting"),
        ({"toelichting": "Bel\x07gerust"}, "toelichting"),
    ],
)
def test_the_first_value_past_each_limit_is_refused(velden: dict[str, Any], veld: str):
    assert fouten(replace(opgave(), **velden)) == [veld]


def test_everything_that_is_wrong_is_told_at_once():
    stated = opgave(
        vrije_plekken=9,
        aanmeldwachttijd_weken=-1,
        behandelwachttijd_weken=999,
        aantal_wachtenden=-1,
        toelichting="x" * 201,
    )
    assert fouten(stated) == [
        "vrije_plekken",
        "aanmeldwachttijd_weken",
        "behandelwachttijd_weken",
        "aantal_wachtenden",
        "toelichting",
    ]


def test_a_stop_can_break_two_rules_of_its_last_day():
    assert fouten(opgave(aanmeldstop_tot=GISTEREN)) == ["aanmeldstop_tot", "aanmeldstop_tot"]


@pytest.mark.parametrize("grootte", [1, 6, 99])
def test_a_groep_has_at_most_as_many_free_places_as_it_has_places(grootte: int):
    assert fouten(opgave(vrije_plekken=grootte), grootte) == []
    (fout,) = check_opgave(opgave(vrije_plekken=grootte + 1), groepsgrootte=grootte, today=TODAY)
    assert fout.veld == "vrije_plekken"
    assert fout.verwacht == f"0 tot en met {grootte}"
    assert f"({grootte + 1})" in fout.melding


def test_a_vestiging_has_a_limit_of_its_own():
    assert fouten(opgave(vrije_plekken=MAX_PLEKKEN), None) == []
    assert fouten(opgave(vrije_plekken=MAX_PLEKKEN + 1), None) == ["vrije_plekken"]
    assert fouten(opgave(vrije_plekken=-1), None) == ["vrije_plekken"]


def test_the_next_place_comes_not_before_the_day_on_which_it_was_stated():
    assert fouten(opgave(10, eerstvolgende_plek=TODAY - timedelta(days=10))) == []
    assert fouten(opgave(10, eerstvolgende_plek=TODAY - timedelta(days=11))) == [
        "eerstvolgende_plek"
    ]


@given(dagen, dagen)
def test_a_peildatum_is_right_on_every_day_but_one_to_come(peildatum: date, today: date):
    assert bool(check_peildatum(peildatum, today)) is (peildatum > today)


@given(opgaven)
def test_the_day_on_which_an_old_entry_is_judged_does_not_make_it_wrong(stated: Opgave):
    nu = [fout.veld for fout in check_opgave(stated, groepsgrootte=None, today=TODAY)]
    later = [fout.veld for fout in check_opgave(stated, groepsgrootte=None, today=MORGEN)]
    assert nu == later


@pytest.mark.parametrize(
    "velden",
    [
        {"vrije_plekken": 0},
        {"eerstvolgende_plek": TODAY},
        {"aanmeldwachttijd_weken": 0},
        {"behandelwachttijd_weken": 0},
        {"aantal_wachtenden": 0},
        {"afhankelijk_van_matching": True},
        {"aanmeldstop": True},
        {"aanmeldstop_tot": TODAY},
    ],
)
def test_each_of_these_alone_is_an_entry_a_zero_too(velden: dict[str, Any]):
    stated = replace(opgave(), **velden)
    assert not stated.is_leeg
    assert actualiteit_of(stated, VERSHEID, today=TODAY) is Actualiteit.ACTUEEL


@pytest.mark.parametrize(
    "velden", [{}, {"toelichting": "Bel"}, {"wachttijd_soort": WachttijdSoort.ACTUEEL}]
)
def test_a_remark_or_how_a_wait_was_found_is_no_entry(velden: dict[str, Any]):
    stated = replace(opgave(), **velden)
    assert stated.is_leeg
    assert actualiteit_of(stated, VERSHEID, today=TODAY) is Actualiteit.ONBEKEND


def test_every_field_but_the_peildatum_counts_as_a_difference():
    basis = opgave()
    anders: dict[str, Any] = {
        "vrije_plekken": 1,
        "eerstvolgende_plek": TODAY,
        "aanmeldwachttijd_weken": 1,
        "behandelwachttijd_weken": 1,
        "wachttijd_soort": WachttijdSoort.ACTUEEL,
        "aantal_wachtenden": 1,
        "afhankelijk_van_matching": True,
        "aanmeldstop": True,
        "aanmeldstop_tot": TODAY,
        "toelichting": "Bel",
    }
    assert set(anders) == {veld.name for veld in fields(Opgave)} - {"peildatum"}
    for veld, waarde in anders.items():
        assert replace(basis, **{veld: waarde}).differs_from(basis)
    assert not replace(basis, peildatum=GISTEREN).differs_from(basis)
    assert basis.differs_from(None)


@given(versheden, st.integers(0, 900))
def test_an_entry_only_grows_older(versheid: Versheid, dagen_oud: int):
    nu, morgen = (
        age_of(TODAY, versheid, today=TODAY + timedelta(days=dagen_oud + erbij)) for erbij in (0, 1)
    )
    assert nu.stap <= morgen.stap
    assert nu is not Actualiteit.ONBEKEND


@given(versheden, dagen)
def test_it_becomes_stale_and_expires_on_exactly_those_days(versheid: Versheid, peildatum: date):
    oud, verlopen = stale_from(peildatum, versheid), expired_from(peildatum, versheid)
    dag = timedelta(days=1)
    assert age_of(peildatum, versheid, today=oud - dag) is Actualiteit.ACTUEEL
    assert age_of(peildatum, versheid, today=oud) is Actualiteit.VEROUDERD
    assert age_of(peildatum, versheid, today=verlopen - dag) is Actualiteit.VEROUDERD
    assert age_of(peildatum, versheid, today=verlopen) is Actualiteit.VERLOPEN


def test_an_entry_of_tomorrow_counts_as_fresh():
    assert age_of(MORGEN, VERSHEID, today=TODAY) is Actualiteit.ACTUEEL


def test_the_two_orders_are_those_of_the_rule():
    assert [status.value for status in sorted(Status, key=lambda status: status.stap)] == [
        "plek",
        "wachtlijst",
        "matching",
        "onbekend",
        "aanmeldstop",
    ]
    assert [stand.value for stand in sorted(Actualiteit, key=lambda stand: stand.stap)] == [
        "actueel",
        "verouderd",
        "verlopen",
        "onbekend",
    ]


@pytest.mark.parametrize(
    ("velden", "groep", "vestiging"),
    [
        ({}, False, False),
        ({"vrije_plekken": 0}, False, False),
        ({"vrije_plekken": 1}, True, True),
        ({"aanmeldwachttijd_weken": 0, "behandelwachttijd_weken": 0}, False, True),
        ({"aanmeldwachttijd_weken": 0}, False, False),
        ({"behandelwachttijd_weken": 0}, False, False),
        ({"aanmeldwachttijd_weken": 0, "behandelwachttijd_weken": 1}, False, False),
        ({"aanmeldwachttijd_weken": 1, "behandelwachttijd_weken": 0}, False, False),
        (
            {"vrije_plekken": 2, "aanmeldwachttijd_weken": 9, "behandelwachttijd_weken": 9},
            True,
            True,
        ),
        ({"eerstvolgende_plek": TODAY}, False, False),
    ],
)
def test_when_help_can_start_now(velden: dict[str, Any], groep: bool, vestiging: bool):
    stated = replace(opgave(), **velden)
    assert has_plek(stated, is_groep=True) is groep
    assert has_plek(stated, is_groep=False) is vestiging


@given(opgaven, st.booleans())
def test_a_stop_of_today_hides_whatever_else_was_stated(stated: Opgave, is_groep: bool):
    gestopt = replace(stated, aanmeldstop=True, aanmeldstop_tot=None)
    status = status_of(gestopt, VERSHEID, is_groep=is_groep, today=TODAY)
    verlopen = actualiteit_of(gestopt, VERSHEID, today=TODAY) is Actualiteit.VERLOPEN
    assert status is (Status.ONBEKEND if verlopen else Status.AANMELDSTOP)


@given(opgaven, st.booleans())
def test_a_status_follows_from_the_first_rule_that_holds(stated: Opgave, is_groep: bool):
    status = status_of(stated, VERSHEID, is_groep=is_groep, today=TODAY)
    oud = actualiteit_of(stated, VERSHEID, today=TODAY)
    if oud in (Actualiteit.VERLOPEN, Actualiteit.ONBEKEND):
        assert status is Status.ONBEKEND
    elif stated.stops_on(TODAY):
        assert status is Status.AANMELDSTOP
    elif stated.afhankelijk_van_matching:
        assert status is Status.MATCHING
    else:
        assert (status is Status.PLEK) is has_plek(stated, is_groep=is_groep)
        assert status in (Status.PLEK, Status.WACHTLIJST)


@given(opgaven, opgaven, st.booleans())
def test_a_better_status_always_comes_first_in_rank(een: Opgave, ander: Opgave, is_groep: bool):
    statussen = [
        status_of(gegeven, VERSHEID, is_groep=is_groep, today=TODAY) for gegeven in (een, ander)
    ]
    rangen = [
        rang_of(gegeven, VERSHEID, is_groep=is_groep, today=TODAY) for gegeven in (een, ander)
    ]
    if statussen[0].stap < statussen[1].stap:
        assert rangen[0] < rangen[1]


@given(opgaven, st.integers(0, 1039), st.integers(0, 1039))
def test_of_two_that_are_equal_otherwise_the_shortest_wait_comes_first(
    stated: Opgave, kort: int, lang: int
):
    def rang(weken: int) -> tuple[Status, Rang]:
        half = weken // 2
        met = replace(stated, aanmeldwachttijd_weken=half, behandelwachttijd_weken=weken - half)
        return status_of(met, VERSHEID, is_groep=True, today=TODAY), rang_of(
            met, VERSHEID, is_groep=True, today=TODAY
        )

    (status_een, een), (status_ander, ander) = rang(min(kort, lang)), rang(max(kort, lang))
    assert status_een is status_ander
    assert een <= ander


@given(opgaven)
def test_a_remark_changes_no_rank(stated: Opgave):
    met = replace(stated, toelichting="Bel gerust", aantal_wachtenden=stated.aantal_wachtenden)
    rangen = {rang_of(gegeven, VERSHEID, is_groep=True, today=TODAY) for gegeven in (stated, met)}
    assert len(rangen) == 1


@given(st.dates(TODAY - timedelta(days=30), TODAY), st.none() | dagen, dagen)
def test_a_stop_lasts_through_its_last_day(peildatum: date, tot: date | None, dag: date):
    stated = Opgave(peildatum=peildatum, aanmeldstop=True, aanmeldstop_tot=tot)
    assert stated.stops_on(dag) is (tot is None or dag <= tot)
    assert not replace(stated, aanmeldstop=False).stops_on(dag)


def test_confirming_names_who_did_it_and_keeps_the_version():
    before = aanbod(opgave(20, vrije_plekken=1))
    after = confirm(before, at=AT, peildatum=TODAY, by=None)
    assert (after.versie, after.ingevoerd_door, after.id) == (before.versie, None, before.id)


def test_stating_nothing_after_nothing_is_no_change():
    before = aanbod(None)
    after = restate(before, None, at=AT, by=None)
    assert after.gewijzigd_at == before.gewijzigd_at
    assert after.bevestigd_at == AT


def test_taking_an_entry_away_is_a_change_and_so_is_the_first_one():
    at = datetime(2026, 3, 2, 12, tzinfo=AT.tzinfo)
    weg = restate(aanbod(opgave(vrije_plekken=1)), None, at=at, by=None)
    eerste = restate(aanbod(None), opgave(vrije_plekken=1), at=at, by=None)
    assert (weg.opgave, weg.gewijzigd_at, eerste.gewijzigd_at) == (None, at, at)


def test_nothing_is_confirmed_that_says_nothing():
    with pytest.raises(Ongeldig) as fout:
        confirm(
            aanbod(opgave(wachttijd_soort=WachttijdSoort.ACTUEEL)), at=AT, peildatum=TODAY, by=None
        )
    assert fout.value.veld == "peildatum"

"""Status and place from what the projection left ready: the same rules as in the domain, in dates that are compared."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import TODAY
from tests.published.geheugen import VERSHEID, make_rij
from wijzer.domain.locaties.beschikbaarheid import (
    TOONBAAR,
    Actualiteit,
    Opgave,
    Status,
    actualiteit_of,
    expired_from,
    has_plek,
    stale_from,
    status_of,
)
from wijzer.domain.locaties.rang import rang_of
from wijzer.published.rangorde import (
    Dagrang,
    actualiteit_on,
    shuffle,
    status_on,
    weken_on,
)

DAG = timedelta(days=1)
opgaven = st.none() | st.builds(
    Opgave,
    peildatum=st.dates(TODAY - 90 * DAG, TODAY),
    vrije_plekken=st.none() | st.integers(0, 3),
    aanmeldwachttijd_weken=st.none() | st.integers(0, 3),
    behandelwachttijd_weken=st.none() | st.integers(0, 3),
    aantal_wachtenden=st.none() | st.integers(0, 3),
    afhankelijk_van_matching=st.booleans(),
    aanmeldstop=st.booleans(),
    aanmeldstop_tot=st.none() | st.dates(TODAY - 9 * DAG, TODAY + 9 * DAG),
)


def ready(opgave: Opgave | None, *, is_groep: bool) -> SimpleNamespace:
    """What the projection leaves ready of an entry."""
    return SimpleNamespace(
        leeg=opgave is None or opgave.is_leeg,
        stop=bool(opgave and opgave.aanmeldstop),
        stop_tot=opgave and opgave.aanmeldstop_tot,
        matching=bool(opgave and opgave.afhankelijk_van_matching),
        plek=bool(opgave and has_plek(opgave, is_groep=is_groep)),
        weken=opgave and opgave.wachttijd_weken,
        verouderd_vanaf=stale_from(opgave.peildatum, VERSHEID) if opgave else None,
        verlopen_vanaf=expired_from(opgave.peildatum, VERSHEID) if opgave else None,
    )


@given(opgaven, st.booleans(), st.dates(TODAY, TODAY + 60 * DAG))
def test_status_freshness_and_wait_are_those_of_the_domain_on_every_day(
    opgave: Opgave | None, is_groep: bool, today: date
):
    rij = ready(opgave, is_groep=is_groep)
    actualiteit = actualiteit_on(rij, today)
    assert actualiteit is actualiteit_of(opgave, VERSHEID, today=today)
    status = status_on(rij, actualiteit, today)
    assert status is status_of(opgave, VERSHEID, is_groep=is_groep, today=today)
    weken = weken_on(rij, actualiteit)
    rang = rang_of(opgave, VERSHEID, is_groep=is_groep, today=today)
    assert (status.stap, actualiteit.stap, weken is None, weken or 0) == tuple(rang)


@pytest.mark.parametrize(
    ("dagen", "verwacht"),
    [
        (0, Actualiteit.ACTUEEL),
        (14, Actualiteit.ACTUEEL),
        (15, Actualiteit.VEROUDERD),
        (42, Actualiteit.VEROUDERD),
        (43, Actualiteit.VERLOPEN),
        (4000, Actualiteit.VERLOPEN),
    ],
)
def test_freshness_turns_on_the_days_that_were_worked_out(dagen: int, verwacht: Actualiteit):
    assert actualiteit_on(make_rij(), TODAY + dagen * DAG) is verwacht


@pytest.mark.parametrize(
    "velden", [{"leeg": True}, {"verouderd_vanaf": None}, {"verlopen_vanaf": None}]
)
def test_without_an_entry_freshness_is_unknown(velden: dict[str, Any]):
    assert actualiteit_on(make_rij(**velden), TODAY) is Actualiteit.ONBEKEND


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({}, Status.PLEK),
        ({"plek": False}, Status.WACHTLIJST),
        ({"matching": True}, Status.MATCHING),
        ({"stop": True}, Status.AANMELDSTOP),
        ({"stop": True, "matching": True}, Status.AANMELDSTOP),
        ({"stop": True, "stop_tot": TODAY}, Status.AANMELDSTOP),
        ({"stop": True, "stop_tot": TODAY - DAG}, Status.PLEK),
        ({"stop": False, "stop_tot": TODAY}, Status.PLEK),
    ],
)
def test_the_first_rule_that_holds_decides(velden: dict[str, Any], verwacht: Status):
    assert status_on(make_rij(**velden), Actualiteit.ACTUEEL, TODAY) is verwacht


@pytest.mark.parametrize("actualiteit", Actualiteit)
def test_only_a_recent_entry_shows_a_status_and_a_wait(actualiteit: Actualiteit):
    rij = make_rij(weken=3)
    shown = actualiteit in TOONBAAR
    assert (status_on(rij, actualiteit, TODAY) is Status.PLEK) is shown
    assert weken_on(rij, actualiteit) == (3 if shown else None)


@given(st.lists(st.integers(0, (1 << 64) - 1), unique=True, max_size=40), st.dates())
def test_no_two_are_dealt_the_same_place(getallen: list[int], dag: date):
    gedeeld = [shuffle(getal, dag) for getal in getallen]
    assert len(set(gedeeld)) == len(getallen)
    assert all(0 <= plek < 1 << 64 for plek in gedeeld)


@given(st.integers(0, (1 << 64) - 1), st.dates(), st.dates())
def test_the_same_one_is_dealt_anew_on_another_day_and_the_same_on_the_same(
    getal: int, een: date, ander: date
):
    assert (shuffle(getal, een) == shuffle(getal, ander)) is (een == ander)


def test_chance_favours_nobody_over_a_year():
    """Of ten, each stands first about one day in ten."""
    eersten = [
        min(range(1, 11), key=lambda getal: shuffle(getal, TODAY + dag * DAG))
        for dag in range(1000)
    ]
    assert all(60 < eersten.count(getal) < 150 for getal in range(1, 11))


def test_who_is_equal_otherwise_is_ordered_by_chance_and_only_then_by_number():
    rangen = [
        Dagrang(0, 0, False, 2, 9, 1),
        Dagrang(0, 0, False, 2, 8, 2),
        Dagrang(0, 0, False, 1, 99, 3),
    ]
    assert [rang.nummer for rang in sorted(rangen)] == [3, 2, 1]
    assert Dagrang(0, 0, True, 0, 0, 0) > Dagrang(0, 0, False, 500, 9, 9)
    assert Dagrang(1, 0, False, 0, 0, 0) > Dagrang(0, 3, True, 0, 9, 9)

"""From an entry as it was stated to what is shown of it: nothing that is too old, no day that has passed."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT, TODAY, make_opgave
from tests.published.geheugen import VERSHEID
from wijzer.domain.locaties.beschikbaarheid import (
    Actualiteit,
    Opgave,
    Status,
    WachttijdSoort,
    expired_from,
    has_plek,
    stale_from,
)
from wijzer.published.gegevens import Beschikbaarheid
from wijzer.published.stukken import (
    BESCHIKBAARHEID,
    format_moment,
    read_beschikbaarheid,
    show_beschikbaarheid,
    write_opgave,
)

DAG = timedelta(days=1)
VOL = make_opgave(
    vrije_plekken=3,
    eerstvolgende_plek=TODAY + 10 * DAG,
    aanmeldwachttijd_weken=2,
    behandelwachttijd_weken=6,
    wachttijd_soort=WachttijdSoort.RETROSPECTIEF,
    aantal_wachtenden=4,
    toelichting="Bel gerust",
)
opgaven = st.builds(
    Opgave,
    peildatum=st.dates(TODAY - 90 * DAG, TODAY),
    vrije_plekken=st.none() | st.integers(0, 9),
    eerstvolgende_plek=st.none() | st.dates(TODAY - 90 * DAG, TODAY + 90 * DAG),
    aanmeldwachttijd_weken=st.none() | st.integers(0, 520),
    behandelwachttijd_weken=st.none() | st.integers(0, 520),
    wachttijd_soort=st.none() | st.sampled_from(WachttijdSoort),
    aantal_wachtenden=st.none() | st.integers(0, 99),
    afhankelijk_van_matching=st.booleans(),
    aanmeldstop=st.booleans(),
    aanmeldstop_tot=st.none() | st.dates(TODAY - 9 * DAG, TODAY + 9 * DAG),
    toelichting=st.none() | st.text(min_size=1, max_size=20),
)


def shown(opgave: Opgave | None, dag: date = TODAY, *, is_groep: bool = True) -> dict[str, Any]:
    """The feed's piece of an entry on one day."""
    rij = SimpleNamespace(
        leeg=opgave is None or opgave.is_leeg,
        stop=bool(opgave and opgave.aanmeldstop),
        stop_tot=opgave and opgave.aanmeldstop_tot,
        matching=bool(opgave and opgave.afhankelijk_van_matching),
        plek=bool(opgave and has_plek(opgave, is_groep=is_groep)),
        weken=opgave and opgave.wachttijd_weken,
        verouderd_vanaf=stale_from(opgave.peildatum, VERSHEID) if opgave else None,
        verlopen_vanaf=expired_from(opgave.peildatum, VERSHEID) if opgave else None,
    )
    bewaard = write_opgave(opgave, bevestigd_at=AT, gewijzigd_at=AT - DAG)
    return show_beschikbaarheid(rij, bewaard, dag)


def on_page(opgave: Opgave | None, dag: date = TODAY) -> Beschikbaarheid:
    return read_beschikbaarheid(shown(opgave, dag))


@given(st.none() | opgaven, st.dates(TODAY, TODAY + 90 * DAG))
def test_a_piece_has_every_name_in_the_order_that_the_feed_promises(
    opgave: Opgave | None, dag: date
):
    assert tuple(shown(opgave, dag)) == BESCHIKBAARHEID


def test_a_fresh_entry_shows_all_that_was_stated():
    stuk = shown(VOL)
    assert stuk == {
        "status": "plek",
        "vrijePlekken": 3,
        "eerstvolgendePlek": "2026-11-30",
        "aanmeldwachttijdWeken": 2,
        "behandelwachttijdWeken": 6,
        "wachttijdSoort": "retrospectief",
        "aantalWachtenden": 4,
        "afhankelijkVanMatching": False,
        "aanmeldstop": False,
        "aanmeldstopTot": None,
        "toelichting": "Bel gerust",
        "peildatum": "2026-11-20",
        "actualiteit": "actueel",
        "bevestigdOp": "2026-11-20T08:00:00Z",
        "gewijzigdOp": "2026-11-19T08:00:00Z",
    }


def test_no_entry_shows_no_value():
    stuk = write_opgave(None, bevestigd_at=None, gewijzigd_at=None)
    assert {naam for naam, waarde in stuk.items() if waarde is not None} == {
        "afhankelijkVanMatching",
        "aanmeldstop",
    }
    een = on_page(None)
    assert (een.status, een.actualiteit, een.peildatum) == (
        Status.ONBEKEND,
        Actualiteit.ONBEKEND,
        None,
    )


@pytest.mark.parametrize(("dagen", "is_shown"), [(0, True), (42, True), (43, False), (400, False)])
def test_an_entry_shows_its_values_for_42_days(dagen: int, is_shown: bool):
    een = on_page(VOL, TODAY + dagen * DAG)
    assert (een.vrije_plekken == 3) is is_shown
    assert (een.wachttijd_weken == 8) is is_shown
    assert (een.toelichting == "Bel gerust") is is_shown
    assert een.peildatum == TODAY


@given(opgaven, st.dates(TODAY, TODAY + 120 * DAG))
def test_what_is_too_old_shows_no_value_whatever_it_was(opgave: Opgave, dag: date):
    stuk = shown(opgave, dag)
    if stuk["actualiteit"] in ("verlopen", "onbekend"):
        assert stuk["status"] == "onbekend"
        namen = ("vrijePlekken", "eerstvolgendePlek", "aanmeldwachttijdWeken", "wachttijdSoort")
        assert {stuk[naam] for naam in namen} == {None}
        assert {stuk["behandelwachttijdWeken"], stuk["aantalWachtenden"]} == {None}
        assert {stuk["afhankelijkVanMatching"], stuk["aanmeldstop"]} == {False}
        assert stuk["aanmeldstopTot"] is None


@given(opgaven, st.dates(TODAY, TODAY + 120 * DAG))
def test_no_day_that_has_passed_is_told_as_the_next_place(opgave: Opgave, dag: date):
    volgende = shown(opgave, dag)["eerstvolgendePlek"]
    assert volgende is None or volgende >= dag.isoformat()


@pytest.mark.parametrize(("dagen", "is_shown"), [(9, True), (10, True), (11, False)])
def test_the_next_place_is_told_up_to_its_own_day(dagen: int, is_shown: bool):
    stuk = shown(VOL, TODAY + dagen * DAG)
    assert (stuk["eerstvolgendePlek"] == "2026-11-30") is is_shown


@given(opgaven, st.dates(TODAY, TODAY + 30 * DAG))
def test_the_end_of_a_stop_is_told_only_while_it_lasts(opgave: Opgave, dag: date):
    stuk = shown(opgave, dag)
    assert stuk["aanmeldstop"] is (stuk["status"] == "aanmeldstop")
    tot = opgave.aanmeldstop_tot
    assert stuk["aanmeldstopTot"] == (tot.isoformat() if stuk["aanmeldstop"] and tot else None)


def test_a_remark_alone_is_no_entry_and_is_shown_for_as_long_as_one():
    alleen = Opgave(peildatum=TODAY, toelichting="Wij openen in mei")
    assert (shown(alleen)["status"], shown(alleen)["toelichting"]) == (
        "onbekend",
        "Wij openen in mei",
    )
    assert shown(alleen, TODAY + 42 * DAG)["toelichting"] == "Wij openen in mei"
    assert shown(alleen, TODAY + 43 * DAG)["toelichting"] is None


@given(opgaven, st.booleans())
def test_a_page_shows_the_values_of_the_feed(opgave: Opgave, is_groep: bool):
    stuk = shown(opgave, is_groep=is_groep)
    een = read_beschikbaarheid(stuk)
    assert een.status.value == stuk["status"]
    assert een.vrije_plekken == stuk["vrijePlekken"]
    assert een.aantal_wachtenden == stuk["aantalWachtenden"]
    assert een.aanmeldstop is stuk["aanmeldstop"]
    assert (een.wachttijd_soort and een.wachttijd_soort.value) == stuk["wachttijdSoort"]
    for dag, naam in ((een.eerstvolgende_plek, "eerstvolgendePlek"), (een.peildatum, "peildatum")):
        assert (dag and dag.isoformat()) == stuk[naam]


@pytest.mark.parametrize(
    ("aanmeld", "behandel", "samen"),
    [(2, 6, 8), (0, 0, 0), (None, 6, None), (2, None, None), (None, None, None), (0, None, None)],
)
def test_a_wait_is_the_sum_of_both_phases_and_unknown_as_soon_as_one_is(
    aanmeld: int | None, behandel: int | None, samen: int | None
):
    opgave = make_opgave(aanmeldwachttijd_weken=aanmeld, behandelwachttijd_weken=behandel)
    assert on_page(opgave).wachttijd_weken == samen


@pytest.mark.parametrize(
    ("moment", "tekst"),
    [
        (datetime(2026, 11, 20, 8, 0, tzinfo=UTC), "2026-11-20T08:00:00Z"),
        (datetime(2026, 11, 20, 8, 0, 59, 999999, tzinfo=UTC), "2026-11-20T08:00:59Z"),
        (datetime.fromisoformat("2026-07-01T00:30:00+02:00"), "2026-06-30T22:30:00Z"),
        (None, None),
    ],
)
def test_a_moment_is_written_in_utc_and_whole_seconds(moment: datetime | None, tekst: str | None):
    assert format_moment(moment) == tekst


@given(opgaven)
def test_what_is_kept_of_an_entry_does_not_depend_on_the_day(opgave: Opgave):
    stuk = write_opgave(opgave, bevestigd_at=AT, gewijzigd_at=None)
    assert stuk["peildatum"] == opgave.peildatum.isoformat()
    assert stuk["gewijzigdOp"] is None
    assert set(stuk) == set(BESCHIKBAARHEID) - {"status", "actualiteit"}

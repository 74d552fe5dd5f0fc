"""One line of availability, stated by several at once: merged when it is kept, under the lock of its aanbieder."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_gebruiker,
    make_groep,
    make_opgave,
    twente_in,
)
from tests.steun.gelijktijdig import at_once
from wijzer.domain.bewaren.getoond import cells_of_aanbod
from wijzer.domain.bewaren.samenvoegen import Getoond
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave
from wijzer.services.locaties.geef_beschikbaarheid_op import (
    GETOOND,
    NIEUWER,
    OnjuisteOpgaven,
    Opgaveuitslag,
    Opgavewijziging,
    bevestig_beschikbaarheid,
    geef_beschikbaarheid_op,
)
from wijzer.store.engine import Database
from wijzer.store.store import Store

BRON = make_aanbieder("De Bron")
JO = make_actor(make_gebruiker(BRON))
GISTEREN, VORIGE_WEEK = TODAY - timedelta(days=1), TODAY - timedelta(days=7)
EERDER, STRAKS = AT - timedelta(days=3), AT + timedelta(hours=2)
ZAG = make_opgave(peildatum=VORIGE_WEEK, vrije_plekken=1, aantal_wachtenden=4)

Wereld = tuple[Database, Aanbod]


@pytest.fixture
def wereld(database: Database) -> Wereld:
    """One line, as somebody has it on the screen."""
    groep = make_groep(BRON)
    aanbod = replace(make_aanbod(groep, opgave=ZAG), bevestigd_at=EERDER, gewijzigd_at=EERDER)
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add(BRON)
        store.locaties.add(groep)
        store.aanbod.add(aanbod)
    return database, aanbod


def change(zag: Aanbod, opgave: Opgave | None) -> Callable[[Store], Opgaveuitslag]:
    """State this, by who was shown the aanbod as it is in `zag`."""
    wijziging = Opgavewijziging(
        aanbod_id=zag.id,
        opgave=opgave,
        medische_verwijzing=False,
        getoond=Getoond(cellen=cells_of_aanbod(zag)),
    )
    return lambda store: geef_beschikbaarheid_op(store, [wijziging], by=JO, at=STRAKS, today=TODAY)


def stated(wereld: Wereld, opgave: Opgave | None) -> Opgaveuitslag:
    with wereld[0].transaction(at=AT) as store:
        return change(wereld[1], opgave)(store)


def kept(wereld: Wereld) -> Aanbod:
    with wereld[0].read() as store:
        return store.aanbod.get(wereld[1].id)


def colleague(wereld: Wereld, **velden: Any) -> None:
    """Somebody else keeps the line with these values, at an earlier moment than ours."""
    aanbod = kept(wereld)
    assert aanbod.opgave is not None
    opgave = replace(aanbod.opgave, **velden)
    with wereld[0].transaction(at=AT) as store:
        store.aanbod.save(replace(aanbod, opgave=opgave, bevestigd_at=AT, gewijzigd_at=AT))


def test_who_states_a_line_that_nobody_touched_says_all_of_it_on_that_day(wereld: Wereld):
    stated(wereld, replace(ZAG, peildatum=TODAY, vrije_plekken=2))
    nu = kept(wereld)
    assert nu.opgave == replace(ZAG, peildatum=TODAY, vrije_plekken=2)
    assert (nu.bevestigd_at, nu.gewijzigd_at) == (STRAKS, STRAKS)


def test_a_merged_line_is_true_on_the_day_of_the_older_half_and_confirmed_by_nobody_anew(
    wereld: Wereld,
):
    colleague(wereld, peildatum=GISTEREN, vrije_plekken=3)
    uitslag = stated(wereld, replace(ZAG, peildatum=TODAY, aantal_wachtenden=6))
    nu = kept(wereld)
    assert uitslag.gevolgd == {nu.id: {"vrije_plekken"}}
    assert nu.opgave == replace(ZAG, peildatum=GISTEREN, vrije_plekken=3, aantal_wachtenden=6)
    assert (nu.bevestigd_at, nu.gewijzigd_at) == (AT, STRAKS)


def test_an_older_fact_joins_no_newer_line(wereld: Wereld):
    colleague(wereld, peildatum=TODAY, vrije_plekken=3)
    before = kept(wereld)
    with pytest.raises(OnjuisteOpgaven):
        stated(wereld, replace(ZAG, peildatum=GISTEREN, aantal_wachtenden=6))
    assert kept(wereld) == before


def test_a_colleague_who_confirmed_the_same_changed_nothing(wereld: Wereld):
    colleague(wereld, peildatum=GISTEREN)
    stated(wereld, replace(ZAG, peildatum=TODAY, aantal_wachtenden=6))
    assert kept(wereld).opgave == replace(ZAG, peildatum=TODAY, aantal_wachtenden=6)


def test_what_both_changed_is_left_as_it_is_kept(wereld: Wereld):
    colleague(wereld, vrije_plekken=3)
    before = kept(wereld)
    uitslag = stated(wereld, replace(ZAG, peildatum=TODAY, vrije_plekken=2))
    assert uitslag == Opgaveuitslag(botsingen=frozenset({before.id}))
    assert kept(wereld) == before


def test_both_to_the_same_is_no_conflict_and_no_second_entry(wereld: Wereld):
    colleague(wereld, vrije_plekken=3)
    before = kept(wereld)
    assert stated(wereld, replace(ZAG, peildatum=TODAY, vrije_plekken=3)) == Opgaveuitslag()
    assert kept(wereld) == before


@pytest.mark.parametrize(
    ("van_hen", "van_ons"),
    [
        ({"aanmeldstop": False, "aanmeldstop_tot": None}, {"aanmeldstop_tot": TODAY}),
        ({"aanmeldwachttijd_weken": 9}, {"behandelwachttijd_weken": 9}),
        ({"afhankelijk_van_matching": True}, {"aanmeldwachttijd_weken": 9}),
        ({"vrije_plekken": 0}, {"eerstvolgende_plek": TODAY + timedelta(days=9)}),
    ],
)  # fmt: skip
def test_what_means_something_together_only_is_never_half_of_each(wereld: Wereld, van_hen, van_ons):
    database, aanbod = wereld
    zag = replace(aanbod, opgave=replace(ZAG, aanmeldstop=True))
    with database.transaction(at=AT) as store:
        store.aanbod.save(zag)
    colleague(wereld, **van_hen)
    with database.transaction(at=AT) as store:
        uitslag = change(zag, replace(ZAG, aanmeldstop=True, **van_ons))(store)
    assert uitslag.botsingen == {aanbod.id}


def test_a_line_that_the_other_emptied_keeps_what_was_typed_meanwhile(wereld: Wereld):
    database, aanbod = wereld
    with database.transaction(at=AT) as store:
        store.aanbod.save(replace(aanbod, opgave=None))
    stated(wereld, replace(ZAG, peildatum=TODAY, toelichting="Bel eerst even."))
    assert kept(wereld).opgave == Opgave(peildatum=TODAY, toelichting="Bel eerst even.")


def test_of_many_who_each_change_another_cell_at_once_all_are_kept(wereld: Wereld):
    database, aanbod = wereld
    anders: list[dict[str, Any]] = [
        {"vrije_plekken": 5}, {"aantal_wachtenden": 9}, {"aanmeldstop": True}, {"toelichting": "Bel."},
    ]  # fmt: skip
    vandaag = replace(ZAG, peildatum=TODAY)
    daden = [change(aanbod, replace(vandaag, **velden)) for velden in anders]
    uitslagen = at_once(database, *daden)
    assert all(
        isinstance(uitslag, Opgaveuitslag) and not uitslag.botsingen for uitslag in uitslagen
    )
    opgave = kept(wereld).opgave
    assert opgave is not None
    for velden in anders:
        assert {naam: getattr(opgave, naam) for naam in velden} == velden


def test_of_many_who_change_the_same_cell_at_once_one_is_kept_and_the_others_are_asked(
    wereld: Wereld,
):
    database, aanbod = wereld
    daden = [
        change(aanbod, replace(ZAG, peildatum=TODAY, vrije_plekken=plek)) for plek in (2, 3, 4)
    ]
    uitslagen = [
        uitkomst for uitkomst in at_once(database, *daden) if isinstance(uitkomst, Opgaveuitslag)
    ]
    assert sorted(len(uitslag.bewaard) for uitslag in uitslagen) == [0, 0, 1]
    assert sorted(len(uitslag.botsingen) for uitslag in uitslagen) == [0, 1, 1]


# ── nog steeds juist ─────────────────────────────────────────────────────────


def confirmed(wereld: Wereld, **anders: Any) -> dict[object, str]:
    with wereld[0].transaction(at=AT) as store:
        refused = bevestig_beschikbaarheid(
            store, [wereld[1].id], by=JO, at=STRAKS, today=TODAY, **anders
        )
    return {aanbod_id: reden.veld for aanbod_id, reden in refused.items()}


def test_a_confirmation_is_of_the_day_that_was_chosen(wereld: Wereld):
    assert confirmed(wereld, peildatum=GISTEREN) == {}
    nu = kept(wereld)
    assert nu.opgave == replace(ZAG, peildatum=GISTEREN)
    assert (nu.bevestigd_at, nu.gewijzigd_at) == (STRAKS, EERDER)


def test_a_confirmation_moves_no_peildatum_back(wereld: Wereld):
    before = kept(wereld)
    refused = confirmed(wereld, peildatum=VORIGE_WEEK - timedelta(days=1))
    assert refused == {before.id: NIEUWER}
    assert kept(wereld) == before


def test_a_day_that_has_yet_to_come_confirms_nothing(wereld: Wereld):
    before = kept(wereld)
    with pytest.raises(Ongeldig, match="in de toekomst"):
        confirmed(wereld, peildatum=TODAY + timedelta(days=1))
    assert kept(wereld) == before


@pytest.mark.parametrize("gezien", [True, False])
def test_nobody_confirms_a_line_that_they_did_not_see(wereld: Wereld, gezien: bool):
    aanbod = wereld[1]
    zag = Getoond(cellen=cells_of_aanbod(aanbod) if gezien else None)
    colleague(wereld, vrije_plekken=3)
    before = kept(wereld)
    assert confirmed(wereld, getoond={aanbod.id: zag}) == {aanbod.id: GETOOND}
    assert kept(wereld) == before

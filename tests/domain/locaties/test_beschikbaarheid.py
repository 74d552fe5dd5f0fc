"""Status, freshness and order of results, by example and by rule."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbodId, GebruikerId, LocatieId, PubliekId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.locaties.beschikbaarheid import (
    Aanbod,
    Actualiteit,
    Opgave,
    Status,
    WachttijdSoort,
    actualiteit_of,
    check_opgave,
    confirm,
    expired_from,
    restate,
    stale_from,
    status_of,
)
from wijzer.domain.locaties.rang import rang_of
from wijzer.domain.regio.gebied import Versheid

TODAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
VERSHEID = Versheid()
T = TypeVar("T")


def perhaps(*waarden: T) -> st.SearchStrategy[T | None]:
    """One of these, or as often nothing: in one draw, since making an opgave took longer than judging it."""
    return st.sampled_from([*[None] * len(waarden), *waarden])


def days(van: int, tot: int) -> list[date]:
    return [TODAY + timedelta(days=dag) for dag in range(van, tot + 1)]


weken = perhaps(*range(521))
opgaven = st.builds(
    Opgave,
    peildatum=st.sampled_from(days(-90, 0)),
    vrije_plekken=perhaps(*range(13)),
    aanmeldwachttijd_weken=weken,
    behandelwachttijd_weken=weken,
    wachttijd_soort=perhaps(*WachttijdSoort),
    aantal_wachtenden=perhaps(*range(51)),
    afhankelijk_van_matching=st.booleans(),
    aanmeldstop=st.booleans(),
    aanmeldstop_tot=perhaps(*days(-9, 9)),
)


def opgave(dagen_oud: int = 0, **velden: object) -> Opgave:
    return Opgave(peildatum=TODAY - timedelta(days=dagen_oud), **velden)  # type: ignore[arg-type]


def aanbod(stated: Opgave | None) -> Aanbod:
    return Aanbod(
        id=AanbodId(uuid4()),
        publiek_id=PubliekId(uuid4()),
        locatie_id=LocatieId(uuid4()),
        hulp=of_code("WGZHF"),
        opgave=stated,
        bevestigd_at=AT - timedelta(days=9),
        gewijzigd_at=AT - timedelta(days=30),
    )


def status(stated: Opgave | None, *, is_groep: bool = True) -> Status:
    return status_of(stated, VERSHEID, is_groep=is_groep, today=TODAY)


@pytest.mark.regel("age_of")
@pytest.mark.parametrize(
    ("dagen", "verwacht"),
    [
        (0, Actualiteit.ACTUEEL),
        (14, Actualiteit.ACTUEEL),
        (15, Actualiteit.VEROUDERD),
        (42, Actualiteit.VEROUDERD),
        (43, Actualiteit.VERLOPEN),
    ],
)
def test_an_entry_is_fresh_for_14_days_and_shown_for_42(dagen: int, verwacht: Actualiteit) -> None:
    stated = opgave(dagen, vrije_plekken=1)
    assert actualiteit_of(stated, VERSHEID, today=TODAY) is verwacht


@pytest.mark.regel("age_of")
def test_a_region_may_set_other_limits() -> None:
    week = Versheid(actueel_dagen=7, verouderd_dagen=10)
    assert actualiteit_of(opgave(8, vrije_plekken=1), week, today=TODAY) is Actualiteit.VEROUDERD


@pytest.mark.regel("expired_from")
@pytest.mark.regel("stale_from")
@given(opgaven)
def test_the_days_of_stale_and_expired_agree_with_the_freshness_of_each_day(stated: Opgave) -> None:
    if stated.is_leeg:
        return
    for dag in (TODAY + timedelta(days=n) for n in range(0, 60, 7)):
        expected = (
            Actualiteit.VERLOPEN
            if dag >= expired_from(stated.peildatum, VERSHEID)
            else Actualiteit.VEROUDERD
            if dag >= stale_from(stated.peildatum, VERSHEID)
            else Actualiteit.ACTUEEL
        )
        assert actualiteit_of(stated, VERSHEID, today=dag) is expected


@pytest.mark.regel("actualiteit_of")
def test_no_entry_is_unknown_and_not_zero() -> None:
    assert status(None) is Status.ONBEKEND
    assert opgave().wachttijd_weken is None
    assert status(opgave(toelichting="Bel ons gerust")) is Status.ONBEKEND


@pytest.mark.regel("status_of")
def test_an_expired_entry_is_unknown_whatever_it_said() -> None:
    assert status(opgave(43, vrije_plekken=3)) is Status.ONBEKEND
    assert status(opgave(43, afhankelijk_van_matching=True)) is Status.ONBEKEND
    assert status(opgave(42, aanmeldstop=True)) is Status.AANMELDSTOP
    assert status(opgave(43, aanmeldstop=True)) is Status.ONBEKEND
    assert status(opgave(60, aanmeldstop=True, aanmeldstop_tot=TODAY)) is Status.ONBEKEND


@pytest.mark.regel("status_of")
@pytest.mark.regel("Opgave.stops_on")
def test_a_stop_comes_before_every_other_value_until_its_last_day() -> None:
    gisteren = TODAY - timedelta(days=1)
    assert status(opgave(5, vrije_plekken=3, aanmeldstop=True)) is Status.AANMELDSTOP
    assert (
        status(opgave(5, vrije_plekken=3, aanmeldstop=True, aanmeldstop_tot=TODAY))
        is Status.AANMELDSTOP
    )
    assert (
        status(opgave(5, vrije_plekken=3, aanmeldstop=True, aanmeldstop_tot=gisteren))
        is Status.PLEK
    )


@pytest.mark.regel("status_of")
def test_matching_says_that_no_number_means_anything() -> None:
    assert status(opgave(vrije_plekken=2, afhankelijk_van_matching=True)) is Status.MATCHING


@pytest.mark.regel("has_plek")
def test_a_groep_has_a_place_only_with_a_free_place() -> None:
    zonder_wacht = opgave(vrije_plekken=0, aanmeldwachttijd_weken=0, behandelwachttijd_weken=0)
    assert status(opgave(vrije_plekken=1)) is Status.PLEK
    assert status(zonder_wacht) is Status.WACHTLIJST
    assert status(zonder_wacht, is_groep=False) is Status.PLEK


@pytest.mark.regel("Opgave.wachttijd_weken")
def test_the_wait_is_known_only_when_both_phases_are() -> None:
    assert opgave(aanmeldwachttijd_weken=2, behandelwachttijd_weken=6).wachttijd_weken == 8
    assert opgave(aanmeldwachttijd_weken=2).wachttijd_weken is None


@pytest.mark.regel("rang_of")
def test_results_stand_in_the_order_of_the_rule() -> None:
    in_order = [
        opgave(0, vrije_plekken=1, aanmeldwachttijd_weken=0, behandelwachttijd_weken=1),
        opgave(0, vrije_plekken=1, aanmeldwachttijd_weken=0, behandelwachttijd_weken=2),
        opgave(0, vrije_plekken=1),
        opgave(20, vrije_plekken=1, aanmeldwachttijd_weken=0, behandelwachttijd_weken=0),
        opgave(0, vrije_plekken=0, aanmeldwachttijd_weken=1, behandelwachttijd_weken=0),
        opgave(0, vrije_plekken=0),
        opgave(0, afhankelijk_van_matching=True),
        None,
        opgave(0, aanmeldstop=True),
    ]
    rangen = [rang_of(gegeven, VERSHEID, is_groep=True, today=TODAY) for gegeven in in_order]
    assert rangen == sorted(rangen)
    assert len(set(rangen)) == len(rangen)


@pytest.mark.regel("rang_of")
@given(opgaven, st.booleans())
def test_an_expired_entry_never_profits_from_its_numbers(stated: Opgave, is_groep: bool) -> None:
    if actualiteit_of(stated, VERSHEID, today=TODAY) is not Actualiteit.VERLOPEN:
        return
    rang = rang_of(stated, VERSHEID, is_groep=is_groep, today=TODAY)
    assert (rang.onbekende_wachttijd, rang.weken) == (True, 0)


@pytest.mark.regel("beschikbaarheid.confirm")
@given(opgaven.filter(lambda stated: not stated.is_leeg))
def test_confirming_moves_the_peildatum_and_never_gewijzigd_op(stated: Opgave) -> None:
    before = aanbod(stated)
    after = confirm(before, at=AT, peildatum=TODAY, by=None)
    assert after.opgave is not None
    assert after.opgave.peildatum == TODAY
    assert not after.opgave.differs_from(stated)
    assert (after.bevestigd_at, after.gewijzigd_at) == (AT, before.gewijzigd_at)


@pytest.mark.regel("beschikbaarheid.confirm")
@pytest.mark.parametrize("stated", [None, Opgave(peildatum=TODAY, toelichting="Bel gerust")])
def test_nothing_stated_cannot_be_confirmed(stated: Opgave | None) -> None:
    with pytest.raises(Ongeldig) as fout:
        confirm(aanbod(stated), at=AT, peildatum=TODAY, by=None)
    assert fout.value.veld == "peildatum"


@pytest.mark.regel("beschikbaarheid.restate")
@pytest.mark.regel("Opgave.differs_from")
@given(opgaven, opgaven)
def test_gewijzigd_op_moves_exactly_when_a_value_differs(old: Opgave, new: Opgave) -> None:
    before = aanbod(old)
    after = restate(before, new, at=AT, by=GebruikerId(uuid4()))
    differs = replace(old, peildatum=new.peildatum) != new
    assert after.gewijzigd_at == (AT if differs else before.gewijzigd_at)
    assert after.bevestigd_at == AT


@pytest.mark.regel("check_opgave")
@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"vrije_plekken": 7}, "vrije_plekken"),
        ({"vrije_plekken": -1}, "vrije_plekken"),
        ({"aanmeldwachttijd_weken": -1}, "aanmeldwachttijd_weken"),
        ({"behandelwachttijd_weken": 521}, "behandelwachttijd_weken"),
        ({"aantal_wachtenden": -1}, "aantal_wachtenden"),
        ({"toelichting": "x" * 201}, "toelichting"),
        ({"eerstvolgende_plek": TODAY - timedelta(days=1)}, "eerstvolgende_plek"),
        ({"aanmeldstop_tot": TODAY}, "aanmeldstop_tot"),
        ({"aanmeldstop": True, "aanmeldstop_tot": TODAY - timedelta(days=1)}, "aanmeldstop_tot"),
    ],
)
def test_a_wrong_value_is_told_beside_its_own_field(velden: dict[str, object], veld: str) -> None:
    stated = replace(opgave(), **velden)  # type: ignore[arg-type]  # one field at a time
    assert [f.veld for f in check_opgave(stated, groepsgrootte=6, today=TODAY)] == [veld]


@pytest.mark.regel("check_peildatum")
def test_a_peildatum_lies_not_in_the_future() -> None:
    morgen = Opgave(peildatum=TODAY + timedelta(days=1))
    assert [f.veld for f in check_opgave(morgen, groepsgrootte=None, today=TODAY)] == ["peildatum"]


@pytest.mark.regel("check_opgave")
def test_a_vestiging_has_no_groepsgrootte_to_compare_with() -> None:
    assert check_opgave(opgave(vrije_plekken=40), groepsgrootte=None, today=TODAY) == []

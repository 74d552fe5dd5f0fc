"""What of an opgave contradicts itself in the eyes of a reader, and that nothing else does."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.locaties.test_beschikbaarheid import TODAY, opgaven
from wijzer.domain.locaties.beschikbaarheid import Opgave, Status
from wijzer.domain.locaties.tegenspraak import (
    SPELING_WEKEN,
    Tegenspraak,
    contradiction_in,
    contradiction_of,
)

DAGEN = [TODAY + timedelta(days=dagen) for dagen in range(-90, 400)]
met_volgende = st.builds(
    lambda opgave, volgende: replace(opgave, eerstvolgende_plek=volgende),
    opgaven,
    st.one_of(st.none(), st.sampled_from(DAGEN)),
)


def stated(**anders: Any) -> Opgave:
    return Opgave(**{"peildatum": TODAY, **anders})


def weken(aanmeld: int | None, behandel: int | None) -> dict[str, int | None]:
    return {"aanmeldwachttijd_weken": aanmeld, "behandelwachttijd_weken": behandel}


def over(aantal_weken: int) -> date:
    return TODAY + timedelta(weeks=aantal_weken)


def told(opgave: Opgave, *, is_groep: bool = True) -> Tegenspraak | None:
    return contradiction_in(opgave, is_groep=is_groep, today=TODAY)


@pytest.mark.regel("contradiction_in")
@pytest.mark.parametrize(
    ("opgave", "verwacht"),
    [
        (stated(vrije_plekken=1, aantal_wachtenden=3), Tegenspraak.PLEK_MET_WACHTENDEN),
        (stated(vrije_plekken=1, aantal_wachtenden=3, **weken(2, 3)), Tegenspraak.PLEK_MET_WACHTENDEN),
        (stated(vrije_plekken=1, aantal_wachtenden=0, **weken(2, 3)), Tegenspraak.PLEK_MET_WACHTTIJD),
        (stated(vrije_plekken=1, **weken(3, None)), Tegenspraak.PLEK_MET_WACHTTIJD),
        (stated(vrije_plekken=1, **weken(1, 1)), None),
        (stated(vrije_plekken=1, aantal_wachtenden=0, **weken(0, 0)), None),
        (stated(vrije_plekken=1, eerstvolgende_plek=over(9)), None),
        (stated(vrije_plekken=1, afhankelijk_van_matching=True), Tegenspraak.MATCH_MET_PLEK),
        (stated(vrije_plekken=0, afhankelijk_van_matching=True, aantal_wachtenden=9), None),
        (stated(eerstvolgende_plek=over(3), **weken(5, 10)), Tegenspraak.VOLGENDE_VAN_EEN_ANDER),
        (stated(eerstvolgende_plek=over(3), aantal_wachtenden=0, **weken(5, 10)), Tegenspraak.VOLGENDE_EERDER),
        (stated(eerstvolgende_plek=over(3), **weken(15, None)), Tegenspraak.VOLGENDE_VAN_EEN_ANDER),
        (stated(eerstvolgende_plek=over(14), **weken(5, 10)), None),
        (stated(eerstvolgende_plek=over(20), **weken(5, 10)), Tegenspraak.VOLGENDE_LATER),
        (stated(eerstvolgende_plek=over(20), **weken(5, None)), None),
        (stated(eerstvolgende_plek=over(20), **weken(0, 0)), Tegenspraak.VOLGENDE_LATER),
        (stated(eerstvolgende_plek=over(20)), None),
        (stated(eerstvolgende_plek=TODAY, **weken(5, 10)), Tegenspraak.VOLGENDE_VANDAAG),
        (stated(eerstvolgende_plek=over(-1), **weken(5, 10)), Tegenspraak.VOLGENDE_VOORBIJ),
        (stated(vrije_plekken=0, aantal_wachtenden=2, **weken(0, 0)), Tegenspraak.NUL_MET_WACHTENDEN),
        (stated(vrije_plekken=0, **weken(0, 0)), Tegenspraak.NUL_ZONDER_PLEK),
        (stated(vrije_plekken=0, aantal_wachtenden=0, **weken(1, 9)), Tegenspraak.WACHTTIJD_ZONDER_WACHTENDEN),
        (stated(vrije_plekken=0, aantal_wachtenden=0, **weken(1, 1)), None),
        (stated(vrije_plekken=0, aantal_wachtenden=7, **weken(3, 9)), None),
        (stated(vrije_plekken=2, aanmeldstop=True), Tegenspraak.STOP_MET_PLEK),
        (stated(eerstvolgende_plek=over(3), aanmeldstop=True), Tegenspraak.STOP_MET_VOLGENDE),
        (stated(eerstvolgende_plek=over(3), aanmeldstop=True, aanmeldstop_tot=over(9)), Tegenspraak.STOP_MET_VOLGENDE),
        (stated(eerstvolgende_plek=over(9), aanmeldstop=True, aanmeldstop_tot=over(3)), None),
        (stated(aanmeldstop=True, **weken(3, None)), Tegenspraak.STOP_MET_WACHTTIJD),
        (stated(aanmeldstop=True, aantal_wachtenden=30), None),
        (stated(toelichting="Bel even."), None),
    ],
)  # fmt: skip
def test_of_a_groep(opgave: Opgave, verwacht: Tegenspraak | None):
    assert told(opgave) is verwacht


@pytest.mark.parametrize(
    ("opgave", "verwacht"),
    [
        (stated(**weken(0, 0)), None),
        (stated(aantal_wachtenden=0, **weken(0, 0)), None),
        (stated(aantal_wachtenden=3, **weken(0, 0)), Tegenspraak.NUL_MET_WACHTENDEN),
        (stated(eerstvolgende_plek=over(3), **weken(0, 0)), Tegenspraak.VOLGENDE_LATER),
        (stated(eerstvolgende_plek=over(1), **weken(0, 0)), None),
        (stated(vrije_plekken=3, aantal_wachtenden=1), Tegenspraak.PLEK_MET_WACHTENDEN),
    ],
)
def test_of_a_vestiging(opgave: Opgave, verwacht: Tegenspraak | None):
    assert told(opgave, is_groep=False) is verwacht


@pytest.mark.regel("contradiction_of")
@given(met_volgende, st.integers(0, 400))
def test_nothing_is_said_of_what_is_not_shown(opgave: Opgave, dagen: int):
    today = TODAY + timedelta(days=dagen)
    assert contradiction_of(Status.ONBEKEND, opgave, today=today) is None


@given(met_volgende, st.booleans(), st.integers(0, 400))
def test_nothing_is_said_where_nothing_contradicts(opgave: Opgave, is_groep: bool, dagen: int):
    """A sentence needs two facts that do not go together, or a day that has come."""
    today = TODAY + timedelta(days=dagen)
    gezegd = contradiction_in(opgave, is_groep=is_groep, today=today)
    vrij, wachtend = bool(opgave.vrije_plekken), bool(opgave.aantal_wachtenden)
    bekend = [
        fase
        for fase in (opgave.aanmeldwachttijd_weken, opgave.behandelwachttijd_weken)
        if fase is not None
    ]
    lang, nul = sum(bekend) > SPELING_WEKEN, opgave.wachttijd_weken == 0
    volgende, stopt = opgave.eerstvolgende_plek, opgave.stops_on(today)
    tegen = (
        ((vrij or nul) and wachtend)
        or (vrij and lang)
        or (vrij and opgave.afhankelijk_van_matching)
        or (stopt and (vrij or bool(bekend) or volgende is not None))
        or (volgende is not None and (volgende <= today or bool(bekend)))
        or (nul and is_groep and not vrij)
        or (opgave.aantal_wachtenden == 0 and lang)
    )
    assert gezegd is None or tegen


@given(met_volgende, st.booleans())
def test_a_place_that_can_be_had_at_once_needs_no_sentence(opgave: Opgave, is_groep: bool):
    vrij = Opgave(
        peildatum=opgave.peildatum,
        vrije_plekken=2,
        aanmeldwachttijd_weken=0,
        behandelwachttijd_weken=0,
        aantal_wachtenden=0,
        wachttijd_soort=opgave.wachttijd_soort,
        toelichting=opgave.toelichting,
    )
    assert told(vrij, is_groep=is_groep) is None


@given(met_volgende, st.booleans())
def test_nobody_waits_is_said_only_where_none_were_stated(opgave: Opgave, is_groep: bool):
    if told(opgave, is_groep=is_groep) is Tegenspraak.WACHTTIJD_ZONDER_WACHTENDEN:
        assert opgave.aantal_wachtenden == 0


def test_each_says_what_it_means_and_what_to_ask():
    for tegenspraak in Tegenspraak:
        assert tegenspraak.betekenis.endswith(".")
        assert tegenspraak.raad.startswith("Vraag ")
    assert len({tegenspraak.betekenis for tegenspraak in Tegenspraak}) == len(Tegenspraak)

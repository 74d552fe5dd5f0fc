"""What the beheerder reads of the check of the region: whether it runs, whether anybody does it, and what the last is worth."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import AT, REGIO
from tests.services.buurregio import BEA, BOB, BRON, BUREN, facts
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.services.afwijkingen.controlestand import (
    BEGINT_BINNEN,
    Controlestand,
    Fase,
    overzie_controle,
    phase_of,
)
from wijzer.services.controle.controleer_adressen import ADRESCONTROLE
from wijzer.services.controle.deelrun import MISLUKT, WIE_MISLUKT
from wijzer.services.controle.vraag_controle import vraag_controle, vraag_na_wijziging
from wijzer.services.taken.taakstand import HOOGUIT, STIL
from wijzer.store.store import Store

MOMENT = timedelta(seconds=1)


def state(store: Store, na: timedelta = timedelta(0)) -> Controlestand:
    return overzie_controle(store, REGIO, by=BEA, at=AT + na)


def ended(store: Store, **aantallen: object) -> None:
    run_id = uuid4()
    store.taken.start(run_id, ADRESCONTROLE, REGIO, AT)
    store.taken.end(run_id, AT, aantallen)


def test_of_a_region_that_was_never_checked_nothing_is_known(twente: Store):
    stand = state(twente)
    assert (stand.fase, stand.laatste, stand.goed, stand.is_oud) == (Fase.RUST, None, None, True)
    assert not stand.is_bezig
    assert not stand.is_volledig


def test_asked_for_it_waits_and_when_nobody_takes_it_up_that_is_told(twente: Store):
    assert vraag_controle(twente, REGIO, by=BOB, at=AT)
    stand = state(twente, BEGINT_BINNEN)
    assert (stand.fase, stand.door) == (Fase.GEVRAAGD, "bob@twente.example")
    assert state(twente, BEGINT_BINNEN + MOMENT).fase is Fase.NIEMAND


def test_asked_twice_it_is_done_once_and_written_once(twente: Store):
    assert vraag_controle(twente, REGIO, by=BOB, at=AT)
    assert not vraag_controle(twente, REGIO, by=BEA, at=AT)
    assert facts(twente) == ["adrescontrole gevraagd"]
    assert state(twente).door == "bob@twente.example"
    assert twente.deelruns.find(BUREN) is None


def test_the_night_asks_in_nobodys_name(twente: Store):
    vraag_controle(twente, REGIO, by=SYSTEEM, at=AT)
    assert state(twente).door is None
    assert [
        regel for regel in twente.logboek.page(REGIO) if regel.handeling == "adrescontrole gevraagd"
    ] == []


def test_a_change_while_one_waits_asks_no_second_one(twente: Store):
    for _ in range(2):
        vraag_na_wijziging(twente, REGIO, at=AT)
    lopend = twente.deelruns.find(REGIO)
    assert lopend
    assert (lopend.gevraagd_at, lopend.run_id) == (AT, None)


def test_one_that_runs_is_busy_until_its_process_is_silent_too_long(twente: Store):
    vraag_controle(twente, REGIO, by=BEA, at=AT)
    gevraagd = twente.deelruns.find(REGIO)
    assert gevraagd
    loopt = replace(gevraagd, run_id=uuid4(), stap_at=AT)
    assert phase_of(loopt, at=AT + STIL) is Fase.LOOPT
    assert phase_of(loopt, at=AT + STIL + MOMENT) is Fase.STIL


def test_the_last_that_ended_well_counts_until_it_is_a_night_ago(twente: Store):
    ended(twente)
    assert state(twente).is_volledig
    assert state(twente, HOOGUIT[ADRESCONTROLE]).is_volledig
    oud = state(twente, HOOGUIT[ADRESCONTROLE] + MOMENT)
    assert oud.is_oud
    assert not oud.is_volledig


def test_one_that_left_somebody_out_names_them_and_is_not_complete(twente: Store):
    ended(twente, **{MISLUKT: 1, WIE_MISLUKT: [str(BRON.id)]})
    stand = state(twente)
    assert [aanbieder.naam for aanbieder in stand.mislukt] == ["De Bron"]
    assert not stand.is_volledig


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_one_that_is_asked_anew_makes_the_last_one_incomplete(twente: Store):
    ended(twente)
    vraag_controle(twente, REGIO, by=BEA, at=AT)
    assert state(twente).is_bezig
    assert not state(twente).is_volledig

"""What the contract of an aanbieder asks for and its pages do not have yet."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import TODAY, make_aanbod, make_contractregel, make_groep
from tests.services.buurregio import ANDER, BEA, BRON, CONTRACT, JO, KIM, WIEBE
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.inkoop.contract import Contractstand
from wijzer.services.overzicht.overzie_contractaandacht import (
    Contractaandacht,
    overzie_contractaandacht,
)
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


def attention(store: Store, by=JO) -> list[Contractaandacht]:
    return overzie_contractaandacht(store, by=by, today=TODAY)


def test_a_location_of_the_contract_that_nobody_entered_is_named(twente: Store):
    [bron] = attention(twente)
    assert (bron.stand, bron.niet_ingevoerd) == (Contractstand.LOOPT, (CONTRACT.naam,))
    assert not bron.is_compleet


def test_entered_at_that_address_nothing_is_missing(twente: Store):
    daar = make_groep(BRON, "De Wending", CONTRACT.adres)
    twente.locaties.add(daar)
    twente.aanbod.add(make_aanbod(daar))
    [bron] = attention(twente)
    assert bron.niet_ingevoerd == ()
    assert bron.is_compleet


def test_a_hoofdaannemer_sees_its_own_first_and_then_its_onderaannemers(twente: Store):
    hoofd = replace(KIM, aanbieders=frozenset({ANDER.id, BRON.id}))
    assert [regel.aanbieder.naam for regel in attention(twente, hoofd)] == ["De Ander", "De Bron"]
    jo = replace(JO, aanbieders=frozenset({ANDER.id, BRON.id}))
    assert [regel.aanbieder.naam for regel in attention(twente, jo)] == ["De Bron", "De Ander"]


def test_without_a_contract_that_runs_it_is_not_complete(twente: Store):
    [terp] = attention(twente, WIEBE)
    assert terp.stand is not Contractstand.LOOPT
    assert not terp.is_compleet
    [bron] = overzie_contractaandacht(twente, by=JO, today=TODAY)
    assert bron.stand is Contractstand.LOOPT


def test_who_keeps_nothing_has_nothing_to_look_after(twente: Store):
    for wie in (BEA, SYSTEEM):
        assert attention(twente, wie) == []


def test_a_contract_that_ended_yesterday_does_not_run_today(twente: Store):
    [regel] = twente.contracten.of_aanbieder(ANDER.id)
    twente.contracten.save_many([replace(regel, einddatum=TODAY - timedelta(days=1))], [])
    [ander] = attention(twente, KIM)
    assert ander.stand is not Contractstand.LOOPT
    twente.contracten.add_many([make_contractregel(ANDER, "WGZHG", contractnummer="C-9")], [])
    [ander] = attention(twente, KIM)
    assert ander.stand is Contractstand.LOOPT

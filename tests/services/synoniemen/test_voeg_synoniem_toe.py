"""The beheerder adds a word: once, right, and the same word again when it was taken away before."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import AT, REGIO
from tests.services.buurregio import BEA, BUREN, FRANS, WOORD, facts
from wijzer.domain.fouten import Ongeldigheden
from wijzer.domain.inkoop.product import Doelgroep
from wijzer.services.synoniemen.invoer import SynoniemInvoer
from wijzer.services.synoniemen.overzie_synoniemen import overzie_synoniemen
from wijzer.services.synoniemen.verwijder_synoniem import verwijder_synoniem
from wijzer.services.synoniemen.voeg_synoniem_toe import voeg_synoniem_toe
from wijzer.store.engine import Database
from wijzer.store.store import Store

INVOER = SynoniemInvoer(woorden="  klein   huis ", hulpvormen=("gezinshuis",), doelgroepen=())


def add(store: Store, **anders: Any):
    return voeg_synoniem_toe(store, REGIO, replace(INVOER, **anders), new_id=uuid4(), by=BEA, at=AT)


def test_a_new_word_is_the_beheerders_own_and_stands_in_the_list_and_in_the_trail(twente: Store):
    nieuw = add(twente)
    assert (nieuw.woorden, nieuw.eigen) == ("klein huis", True)
    lijst = overzie_synoniemen(twente, REGIO, by=BEA).synoniemen
    assert {woord.woorden for woord in lijst} == {"klein huis", "pleeghuis"}
    assert facts(twente) == ["woord toegevoegd"]


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"woorden": " - "}, ["woorden"]),
        ({"woorden": "PLEEGHUIS"}, ["woorden"]),
        ({"hulpvormen": ()}, ["hulpvormen"]),
        ({"hulpvormen": ("logeren",), "doelgroepen": ("niemand",)}, ["hulpvormen", "doelgroepen"]),
        ({"woorden": "", "hulpvormen": ()}, ["woorden", "hulpvormen"]),
    ],
)
@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_all_that_is_wrong_is_told_at_once_and_nothing_is_kept(twente: Store, anders, velden):
    with pytest.raises(Ongeldigheden) as fout:
        add(twente, **anders)
    assert [veldfout.veld for veldfout in fout.value.fouten] == velden
    assert [woord.id for woord in twente.synoniemen.all(REGIO)] == [WOORD.id]
    assert facts(twente) == []


def test_a_word_that_was_taken_away_comes_back_as_the_same_entry(buren: Database):
    with buren.transaction(at=AT) as store:
        verwijder_synoniem(store, WOORD.id, expected_versie=1, by=BEA, at=AT)
    with buren.transaction(at=AT) as store:
        terug = add(store, woorden="PleegHuis", hulpvormen=("vaktherapie",))
    with buren.read() as store:
        [woord] = overzie_synoniemen(store, REGIO, by=BEA).synoniemen
    assert terug.id == woord.id == WOORD.id
    assert (woord.woorden, woord.hulpvormen, woord.weg) == ("PleegHuis", ("vaktherapie",), False)


def test_the_same_word_in_another_region_is_another_word(twente: Store):
    twente.regios.save_doelgroep(Doelgroep(BUREN, "lvb", "Licht verstandelijke beperking", 1))
    invoer = SynoniemInvoer(woorden="pleeghuis", hulpvormen=(), doelgroepen=("lvb",))
    nieuw = voeg_synoniem_toe(twente, BUREN, invoer, new_id=uuid4(), by=FRANS, at=AT)
    assert nieuw.id != WOORD.id
    assert [woord.id for woord in twente.synoniemen.all(REGIO)] == [WOORD.id]

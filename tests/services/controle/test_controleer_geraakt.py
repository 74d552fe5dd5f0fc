"""Whom a file touched is checked with it, and is left to the job worker when that is many."""

from datetime import datetime
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_groep,
)
from tests.services.buurregio import ANDER, BRON, BUREN, LINDE, TERP
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.afwijkingen.afwijking import Aanleiding, Afwijking, Afwijkingsoort
from wijzer.domain.ids import AanbiederId
from wijzer.services.controle import controleer_geraakt as module
from wijzer.services.controle.controleer_geraakt import controleer_geraakt
from wijzer.store.store import Store

pytestmark = OP_SQLITE

INGELEZEN = Aanleiding.CONTRACTEN_INGELEZEN


def touch(store: Store, *wie: AanbiederId, at: datetime = AT) -> None:
    controleer_geraakt(store, REGIO, wie, aanleiding=INGELEZEN, at=at)


def found(store: Store) -> list[Afwijking]:
    """The cases about De Linde, which lies elsewhere than its contract says."""
    return [zaak for zaak in store.afwijkingen.all(REGIO) if zaak.bevinding.locatie_id == LINDE.id]


def is_asked(store: Store) -> bool:
    return store.deelruns.find(REGIO) is not None


def test_it_is_checked_in_the_same_transaction_and_says_what_led_to_it(twente: Store):
    touch(twente, BRON.id)
    [zaak] = found(twente)
    assert zaak.bevinding.soort is Afwijkingsoort.ADRES_NIET_GECONTRACTEERD
    [stap] = twente.afwijkingen.steps(zaak.id)
    assert (stap.aanleiding, stap.gebruiker_id, stap.at) == (INGELEZEN, None, AT)
    assert not is_asked(twente)


def test_who_was_not_touched_is_not_looked_at(twente: Store):
    touch(twente, ANDER.id)
    assert found(twente) == []
    assert not is_asked(twente)


def test_a_file_that_touched_nobody_checks_nothing_and_asks_for_nothing(twente: Store):
    before = twente.afwijkingen.all(REGIO)
    touch(twente)
    assert twente.afwijkingen.all(REGIO) == before
    assert not is_asked(twente)


def test_an_aanbieder_that_is_named_twice_counts_once(
    twente: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(module, "PER_DEEL", 1)
    touch(twente, BRON.id, BRON.id)
    assert len(found(twente)) == 1


@pytest.mark.parametrize(("grens", "later"), [(2, False), (1, True)])
def test_more_aanbieders_than_fit_in_one_part_are_left_to_the_worker(
    twente: Store, monkeypatch: pytest.MonkeyPatch, grens: int, later: bool
):
    monkeypatch.setattr(module, "PER_DEEL", grens)
    touch(twente, BRON.id, ANDER.id)
    assert (is_asked(twente), found(twente) == []) == (later, later)


@pytest.mark.parametrize(("erbij", "later"), [(0, False), (1, True)])
def test_and_so_are_more_locaties(
    twente: Store, monkeypatch: pytest.MonkeyPatch, erbij: int, later: bool
):
    monkeypatch.setattr(module, "LOCATIES_PER_DEEL", twente.locaties.count_of([BRON.id]))
    twente.locaties.add_many([make_groep(BRON, f"Erbij {nummer}") for nummer in range(erbij)])
    touch(twente, BRON.id)
    assert (is_asked(twente), found(twente) == []) == (later, later)


def test_a_run_that_began_before_the_file_begins_again(
    twente: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(module, "PER_DEEL", 0)
    twente.deelruns.ask(REGIO, None, at=AT)
    twente.deelruns.begin(REGIO, uuid4(), instead_of=None, totaal=2, at=AT)
    touch(twente, BRON.id)
    stand = twente.deelruns.find(REGIO)
    assert stand
    assert stand.opnieuw
    assert twente.deelruns.find(BUREN) is None


def test_the_day_of_a_check_is_that_of_amsterdam(twente: Store):
    """A contract is over at midnight there; in UTC its last day goes on for an hour."""
    wilg = make_aanbieder()
    groep = make_groep(wilg, "De Wilg")
    twente.aanbieders.add(wilg)
    twente.contracten.add_many([make_contractregel(wilg, einddatum=TODAY)], [])
    twente.locaties.add(groep)
    twente.aanbod.add(make_aanbod(groep))
    soorten = []
    for uur in (22, 23):
        touch(twente, wilg.id, at=AT.replace(hour=uur))
        soorten.append(
            {
                zaak.bevinding.soort
                for zaak in twente.afwijkingen.all(REGIO)
                if zaak.bevinding.aanbieder_id == wilg.id
            }
        )
    assert soorten == [set(), {Afwijkingsoort.CONTRACT_BEEINDIGD}]


def test_all_of_them_are_held_before_anything_is_read(
    twente: Store, monkeypatch: pytest.MonkeyPatch
):
    """Also when they are left to the worker: what was written and what is asked go together."""
    held: list[set[AanbiederId]] = []
    monkeypatch.setattr(twente.aanbieders, "lock", lambda wie: held.append(set(wie)))
    monkeypatch.setattr(twente.locaties, "count_of", lambda _wie: 10_000 if held else 0)
    touch(twente, BRON.id, TERP.id)
    assert held == [{BRON.id, TERP.id}]
    assert is_asked(twente)

"""A file with shielded addresses leaves a trace that says who and how many, and never which."""

from uuid import UUID

import pytest

from tests.factories import AT, REGIO
from tests.services.buurregio import BEA, BRON, BUREN, JO, facts
from wijzer.domain.accounts.inzage import Reden
from wijzer.domain.accounts.toegang import SYSTEEM, Actor
from wijzer.services.bestanden.importslot import lock_kept
from wijzer.services.bestanden.logexport import log_afgeschermde_export
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


def log(store: Store, by: Actor = BEA) -> None:
    log_afgeschermde_export(
        store, "locaties", 7, regio=REGIO, new_id=lambda: UUID(int=5), by=by, at=AT
    )


def test_the_trail_says_which_file_of_how_many_rows_and_no_locatie(twente: Store):
    log(twente)
    assert facts(twente) == ["bestand met afgeschermde adressen gemaakt"]
    [feit] = twente.logboek.page(REGIO, limit=1)
    assert feit.details == {"bestand": "locaties", "rijen": 7}
    assert (feit.object_soort, feit.object_id, feit.gebruiker_id) == (
        "regio",
        REGIO,
        BEA.gebruiker_id,
    )


def test_every_aanbieder_of_the_region_can_see_that_it_was_done_and_when_it_was_over(twente: Store):
    log(twente)
    [inzage] = [
        inzage
        for inzage in twente.inzages.of_aanbieder(BRON.id, regio=REGIO, limit=9)
        if inzage.id == UUID(int=5)
    ]
    assert (inzage.reden, inzage.regio, inzage.at, inzage.until_at) == (
        Reden.BESTAND,
        REGIO,
        AT,
        AT,
    )
    assert inzage.gebruiker_id == BEA.gebruiker_id


def test_a_command_leaves_the_same_trace_without_a_person(twente: Store):
    log(twente, SYSTEEM)
    [feit] = twente.logboek.page(REGIO, limit=1)
    assert (feit.handeling, feit.gebruiker_id) == (
        "bestand met afgeschermde adressen gemaakt",
        None,
    )
    assert twente.logboek.page(BUREN) == []


def test_a_file_holds_all_aanbieders_for_the_system_and_the_kept_ones_for_anybody_else(
    twente: Store, monkeypatch: pytest.MonkeyPatch
):
    vast: list[object] = []
    monkeypatch.setattr(twente.aanbieders, "lock", vast.append)
    monkeypatch.setattr(twente.aanbieders, "lock_regio", vast.append)
    lock_kept(twente, REGIO, by=JO)
    lock_kept(twente, REGIO, by=SYSTEEM)
    assert vast == [frozenset({BRON.id}), REGIO]

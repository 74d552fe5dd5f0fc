"""The beheerder changes a word: from then on it is the region's own, and nobody overwrites a colleague."""

from uuid import uuid4

import pytest

from tests.factories import AT, REGIO
from tests.services.buurregio import BEA, BOB, WOORD, facts
from wijzer.domain.fouten import Conflict, NietGevonden, Ongeldigheden
from wijzer.domain.taal.synoniem import Synoniem
from wijzer.services.synoniemen.invoer import SynoniemInvoer
from wijzer.services.synoniemen.verwijder_synoniem import verwijder_synoniem
from wijzer.services.synoniemen.wijzig_synoniem import wijzig_synoniem
from wijzer.store.engine import Database
from wijzer.store.store import Store

INVOER = SynoniemInvoer(woorden="pleeghuis", hulpvormen=(), doelgroepen=("lvb",))


def change(store: Store, invoer: SynoniemInvoer = INVOER, versie: int = 1, by=BEA) -> Synoniem:
    return wijzig_synoniem(store, WOORD.id, invoer, expected_versie=versie, by=by, at=AT)


def test_what_is_changed_is_no_longer_what_the_folder_said(twente: Store):
    change(twente)
    nu = twente.synoniemen.get(WOORD.id)
    assert (nu.hulpvormen, nu.doelgroepen, nu.eigen, nu.versie) == ((), ("lvb",), True, 2)
    assert facts(twente) == ["woord gewijzigd"]


def test_a_colleague_who_was_first_is_not_overwritten(buren: Database):
    with buren.transaction(at=AT) as store:
        change(store, by=BOB)
    laat = SynoniemInvoer(woorden="anders", hulpvormen=("gezinshuis",), doelgroepen=())
    with buren.transaction(at=AT) as store, pytest.raises(Conflict):
        change(store, laat)
    with buren.read() as store:
        assert store.synoniemen.get(WOORD.id).woorden == "pleeghuis"


def test_a_word_does_not_become_another_that_is_there_or_was_taken_away(twente: Store):
    bezet = Synoniem(id=uuid4(), regio=REGIO, woorden="logeerhuis", hulpvormen=("gezinshuis",))
    weg = Synoniem(id=uuid4(), regio=REGIO, woorden="kliniek", hulpvormen=("gezinshuis",), weg=True)
    twente.synoniemen.add_many([bezet, weg])
    for woorden, uitleg in (
        ("Logeerhuis", "staat al in de lijst"),
        ("kliniek", "eerder verwijderd"),
    ):
        with pytest.raises(Ongeldigheden, match=uitleg):
            change(twente, SynoniemInvoer(woorden=woorden, hulpvormen=(), doelgroepen=("lvb",)))
    assert twente.synoniemen.get(WOORD.id).versie == 1


def test_the_same_word_in_other_capitals_is_no_other_word(twente: Store):
    change(twente, SynoniemInvoer(woorden="PleegHuis", hulpvormen=(), doelgroepen=("lvb",)))
    assert twente.synoniemen.get(WOORD.id).woorden == "PleegHuis"


def test_a_word_that_was_taken_away_meanwhile_cannot_be_changed(twente: Store):
    verwijder_synoniem(twente, WOORD.id, expected_versie=1, by=BOB, at=AT)
    with pytest.raises(NietGevonden):
        change(twente, versie=2)

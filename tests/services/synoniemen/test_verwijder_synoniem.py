"""The beheerder takes a word away: it means nothing any more, and stays known so that no folder brings it back."""

import pytest

from tests.factories import AT, REGIO
from tests.services.bewaren.formulier import keep_form, kept
from tests.services.buurregio import BEA, BEA_ACCOUNT, BOB, WOORD, facts
from wijzer.domain.bewaren.concept import Bestemming, about
from wijzer.domain.fouten import Conflict, NietGevonden
from wijzer.services.synoniemen.overzie_synoniemen import overzie_synoniem, overzie_synoniemen
from wijzer.services.synoniemen.verwijder_synoniem import verwijder_synoniem
from wijzer.store.store import Store


def remove(store: Store, versie: int = 1, by=BEA) -> None:
    verwijder_synoniem(store, WOORD.id, expected_versie=versie, by=by, at=AT)


def test_it_is_off_the_list_and_still_known(twente: Store):
    remove(twente)
    assert overzie_synoniemen(twente, REGIO, by=BEA).synoniemen == []
    with pytest.raises(NietGevonden):
        overzie_synoniem(twente, WOORD.id, by=BEA)
    [nog] = twente.synoniemen.all(REGIO)
    assert (nog.id, nog.weg, nog.eigen) == (WOORD.id, True, True)
    assert facts(twente) == ["woord verwijderd"]


def test_a_second_time_there_is_nothing_to_take_away(twente: Store):
    remove(twente)
    with pytest.raises(NietGevonden):
        remove(twente, versie=2, by=BOB)
    assert facts(twente) == ["woord verwijderd"]


def test_who_saw_an_older_word_takes_nothing_away(twente: Store):
    with pytest.raises(Conflict):
        remove(twente, versie=2)
    assert not twente.synoniemen.get(WOORD.id).weg


def test_a_form_about_it_that_waits_is_emptied(twente: Store):
    over, ander = (
        Bestemming("beheer.synoniem", about(synoniem_id=WOORD.id)),
        Bestemming("beheer.synoniemen"),
    )
    for bestemming in (over, ander):
        keep_form(twente, BEA_ACCOUNT, bestemming)
    remove(twente)
    assert kept(twente, BEA_ACCOUNT, over) is None
    assert kept(twente, BEA_ACCOUNT, ander) is not None

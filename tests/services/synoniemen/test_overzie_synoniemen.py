"""What the beheerder is told of each word."""

from uuid import uuid4

import pytest

from tests.factories import REGIO
from tests.services.buurregio import BEA, WOORD
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.taal.synoniem import Synoniem
from wijzer.services.synoniemen.overzie_synoniemen import overzie_synoniem, overzie_synoniemen
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


def word(*hulpvormen: str, doelgroepen: tuple[str, ...] = ()) -> Synoniem:
    return Synoniem(
        id=uuid4(), regio=REGIO, woorden="woord", hulpvormen=hulpvormen, doelgroepen=doelgroepen
    )


def test_a_word_is_told_by_the_names_of_what_it_means_as_far_as_the_region_has_them(twente: Store):
    lijst = overzie_synoniemen(twente, REGIO, by=BEA)
    assert lijst.names(word("vaktherapie", "verdwenen", doelgroepen=("lvb",))) == [
        "Vaktherapie",
        "Licht verstandelijke beperking",
    ]


def test_a_word_for_help_that_one_calls_about_is_a_crisis(twente: Store):
    lijst = overzie_synoniemen(twente, REGIO, by=BEA)
    assert lijst.is_crisis(word("gezinshuis", "crisiszorg"))
    assert not lijst.is_crisis(word("gezinshuis"))
    assert not lijst.is_crisis(word(doelgroepen=("lvb",)))


def test_one_word_is_found_by_its_id_and_an_unknown_id_is_nothing(twente: Store):
    assert overzie_synoniem(twente, WOORD.id, by=BEA).woorden == "pleeghuis"
    with pytest.raises(NietGevonden):
        overzie_synoniem(twente, uuid4(), by=BEA)

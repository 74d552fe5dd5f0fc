"""Words of the region are kept once, guarded by their version, and public with the same transaction."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest

from tests.factories import REGIO
from tests.steun.databases.proef import Proef
from wijzer.domain.fouten import Conflict, NietGevonden, Ongeldig
from wijzer.domain.taal.synoniem import Synoniem
from wijzer.settings import Settings

WOORD = Synoniem(
    id=uuid4(), regio=REGIO, woorden="Pleeg-gezin", hulpvormen=("gezinshuis",), doelgroepen=("lvb",)
)


@pytest.fixture
def proef(settings: Settings) -> Iterator[Proef]:
    proef = Proef(settings)
    yield proef
    proef.close()


def public(proef: Proef) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    with proef.read() as reader:
        return [
            (synoniem.woorden, synoniem.hulpvormen, synoniem.doelgroepen)
            for synoniem in reader.naslag.synoniemen
        ]


def test_a_word_comes_back_as_it_was_kept(proef: Proef):
    with proef.write() as store:
        store.synoniemen.add_many([WOORD])
        assert store.synoniemen.get(WOORD.id) == WOORD
        assert store.synoniemen.all(REGIO) == [WOORD]
        assert store.synoniemen.by_sleutel(REGIO, "pleeg gezin") == WOORD
        with pytest.raises(NietGevonden):
            store.synoniemen.get(uuid4())


def test_the_same_words_are_refused_beside_their_field(proef: Proef):
    ander = replace(WOORD, id=uuid4(), woorden="het PLEEG gezin")
    with proef.write() as store:
        store.synoniemen.add_many([WOORD])
    with pytest.raises(Ongeldig) as fout, proef.write() as store:
        store.synoniemen.add_many([ander])
    assert fout.value.veld == "woorden"


def test_who_comes_second_sees_that_it_changed(proef: Proef):
    with proef.write() as store:
        store.synoniemen.add_many([WOORD])
        store.synoniemen.save(replace(WOORD, doelgroepen=()), 1)
        assert store.synoniemen.get(WOORD.id).versie == 2
    with pytest.raises(Conflict), proef.write() as store:
        store.synoniemen.save(WOORD, 1)


def test_a_word_is_public_at_once_and_gone_at_once(proef: Proef):
    voor = proef.nummer()
    with proef.write() as store:
        store.synoniemen.add_many([WOORD])
    assert public(proef) == [("Pleeg-gezin", ("gezinshuis",), ("lvb",))]
    assert proef.nummer() == voor + 1
    with proef.write() as store:
        store.synoniemen.save(replace(WOORD, weg=True))
    assert public(proef) == []
    assert proef.compare() == []

"""Words of the region are kept once, guarded by their version, and public with the same transaction."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import REGIO, make_regio
from tests.steun.databases.proef import Proef
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.fouten import Conflict, NietGevonden, Ongeldig
from wijzer.domain.taal.synoniem import Synoniem

WOORD = Synoniem(
    id=uuid4(), regio=REGIO, woorden="Pleeg-gezin", hulpvormen=("gezinshuis",), doelgroepen=("lvb",)
)

ELDERS = "achterhoek"


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


def word(woorden: str, **anders: Any) -> Synoniem:
    eigen: dict[str, Any] = {"id": uuid4(), "regio": REGIO, "hulpvormen": ("gezinshuis",)}
    return Synoniem(woorden=woorden, **{**eigen, "doelgroepen": (), **anders})


@OP_SQLITE
def test_words_stand_in_the_order_of_their_letters_those_that_were_taken_away_too(proef: Proef):
    woorden = [word("zorg"), word("Ärger", weg=True), word("arm"), word("Brug", eigen=True)]
    with proef.write() as store:
        store.synoniemen.add_many(woorden)
        gelezen = store.synoniemen.all(REGIO)
    assert [synoniem.sleutel for synoniem in gelezen] == sorted(woord.sleutel for woord in woorden)
    assert {synoniem.woorden for synoniem in gelezen if synoniem.weg} == {"Ärger"}


@OP_SQLITE
def test_the_words_of_a_region_are_found_in_it_alone(proef: Proef):
    hier, elders = word("pleeggezin"), word("pleeggezin", regio=ELDERS, hulpvormen=())
    with proef.write() as store:
        store.regios.save(make_regio(slug=ELDERS))
        store.synoniemen.add_many([hier, elders])
        assert store.synoniemen.all(ELDERS) == [elders]
        assert store.synoniemen.by_sleutel(REGIO, hier.sleutel) == hier
        assert store.synoniemen.by_sleutel(ELDERS, hier.sleutel) == elders
        assert store.synoniemen.by_sleutel("nergens", hier.sleutel) is None
        assert store.synoniemen.by_sleutel(REGIO, "anders") is None
    with proef.database.read() as store:
        assert store.projectie.compare() == [], "both regions were published"


@OP_SQLITE
def test_a_word_that_is_removed_leaves_no_trace_and_takes_no_other_along(proef: Proef):
    weg, blijft = word("pleeggezin"), word("opvang")
    with proef.write() as store:
        store.synoniemen.add_many([weg, blijft])
    with proef.write() as store:
        store.synoniemen.remove(weg)
        assert store.synoniemen.all(REGIO) == [blijft]
        with pytest.raises(NietGevonden):
            store.synoniemen.get(weg.id)
    assert [woorden for woorden, _, _ in public(proef)] == ["opvang"]


@OP_SQLITE
def test_a_change_of_what_was_removed_is_not_found_and_no_words_are_no_change(proef: Proef):
    nummer = proef.nummer()
    with pytest.raises(NietGevonden), proef.write() as store:
        store.synoniemen.save(word("nooit"))
    with proef.write() as store:
        store.synoniemen.add_many([])
        store.synoniemen.remove(word("nooit"))
    assert proef.nummer() == nummer


@OP_SQLITE
def test_without_a_versie_the_last_one_wins(proef: Proef):
    een = word("pleeggezin")
    with proef.write() as store:
        store.synoniemen.add_many([een])
        for doelgroepen in (("lvb",), ("autisme", "lvb")):
            store.synoniemen.save(replace(een, doelgroepen=doelgroepen))
        nu = store.synoniemen.get(een.id)
    assert (nu.doelgroepen, nu.versie) == (("autisme", "lvb"), 3)

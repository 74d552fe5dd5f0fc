"""In which aanbod each word of a name occurs; what changes leaves the one before it as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.published.geheugen import make_feit
from wijzer.published.opname import woordplaatsen
from wijzer.published.opname.feiten import Feit
from wijzer.published.opname.woordplaatsen import Woordplaatsen, Woordwijziging

LINDE = make_feit(1, woorden=("de", "linde"))
EIK = make_feit(2, woorden=("de", "eik"))
FEITEN = [LINDE, None, EIK]

feitenlijsten = st.lists(
    st.none() | st.sets(st.sampled_from(["linde", "eik", "beuk", "huis"]), max_size=3), max_size=8
).map(
    lambda rijen: [
        None if rij is None else make_feit(n + 1, woorden=tuple(sorted(rij)))
        for n, rij in enumerate(rijen)
    ]
)


def test_a_word_gives_the_places_of_the_names_that_hold_it():
    woorden = Woordplaatsen.of(FEITEN)
    assert woorden.bits(["linde"]) == 0b001
    assert woorden.bits(["de"]) == 0b101
    assert woorden.bits(["linde", "eik"]) == 0b101
    assert woorden.bits(["beuk"]) == 0
    assert woorden.bits([]) == 0
    assert woorden.woordindex.woorden == {"de", "linde", "eik"}


@given(feitenlijsten, st.integers(0, 3))
def test_words_that_occur_often_give_the_same_places(feiten: list[Feit | None], vaak: int):
    gewoon = Woordplaatsen.of(feiten)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(woordplaatsen, "_VAAK", vaak)
        onthoudt = Woordplaatsen.of(feiten)
        for woord in ("linde", "eik", "beuk", "huis", "linde"):
            assert onthoudt.bits([woord]) == sum(
                1 << plaats for plaats, feit in enumerate(feiten) if feit and woord in feit.woorden
            )
    assert onthoudt.bits(["linde", "eik"]) == gewoon.bits(["linde", "eik"])


def test_nothing_changed_gives_the_very_same():
    woorden = Woordplaatsen.of(FEITEN)
    assert Woordwijziging(woorden).finish() is woorden


def test_a_name_that_changes_leaves_what_was_there_before():
    voor = Woordplaatsen.of(FEITEN)
    wijziging = Woordwijziging(voor)
    beuk = make_feit(1, woorden=("de", "beuk"))
    wijziging.remove(LINDE, 0)
    wijziging.add(beuk, 0)
    na = wijziging.finish()
    assert (na.bits(["linde"]), na.bits(["beuk"]), na.bits(["de"])) == (0, 0b001, 0b101)
    assert (voor.bits(["linde"]), voor.bits(["beuk"])) == (0b001, 0)
    assert na.woordindex.woorden == {"de", "eik", "beuk"}


def test_another_aanbod_with_the_same_words_leaves_the_index():
    voor = Woordplaatsen.of(FEITEN)
    wijziging = Woordwijziging(voor)
    wijziging.add(LINDE, 1)
    na = wijziging.finish()
    assert na.woordindex is voor.woordindex
    assert na.bits(["linde"]) == 0b011


def test_a_word_that_occurs_nowhere_any_more_is_gone():
    wijziging = Woordwijziging(Woordplaatsen.of(FEITEN))
    wijziging.remove(EIK, 2)
    assert wijziging.finish().woordindex.woorden == {"de", "linde"}


@given(feitenlijsten, feitenlijsten)
def test_a_change_gives_what_building_anew_would(voor: list[Feit | None], na: list[Feit | None]):
    wijziging = Woordwijziging(Woordplaatsen.of(voor))
    for plaats, feit in enumerate(voor):
        if feit:
            wijziging.remove(feit, plaats)
    for plaats, feit in enumerate(na):
        if feit:
            wijziging.add(feit, plaats)
    gevonden, nieuw = wijziging.finish(), Woordplaatsen.of(na)
    assert gevonden.woordindex.woorden == nieuw.woordindex.woorden
    for woord in ("linde", "eik", "beuk", "huis"):
        assert gevonden.bits([woord]) == nieuw.bits([woord])

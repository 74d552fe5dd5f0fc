"""The chain of the audit trail by itself: which change shows, at which fact, and what a confirmation proves."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import AT
from wijzer.store.logboekketen import BEKRACHTIGD, Ketting, make_hash

OUD, NIEUW, VREEMD = b"oude sleutel", b"nieuwe sleutel", b"sleutel van een ander"
IEMAND = UUID(int=7)

Feit = dict[str, Any]
Regel = tuple[int, Feit, str]
"""A number, what it says, and the hash that stands beside it."""


def make_feit(handeling: str = "wijzigen", **anders: Any) -> Feit:
    """A fact as it goes into the chain."""
    eigen: Feit = {
        "at": AT,
        "gebruiker_id": IEMAND,
        "regio": "twente",
        "handeling": handeling,
        "object_soort": "locatie",
        "object_id": "1",
        "details": {"velden": ["naam"]},
    }
    return {**eigen, **anders}


def chain(feiten: Sequence[Feit], sleutel: bytes = OUD, na: Sequence[Regel] = ()) -> list[Regel]:
    """These facts in a chain under one key, after what stood there already."""
    regels = list(na)
    for feit in feiten:
        nummer, vorige = len(regels) + 1, regels[-1][2] if regels else ""
        regels.append((nummer, feit, make_hash(sleutel, nummer, feit, vorige)))
    return regels


def walk(regels: Sequence[Regel], *sleutels: bytes) -> Ketting:
    """Somebody with these keys goes past these facts."""
    ketting = Ketting(sleutels or (OUD,))
    for regel in regels:
        ketting.see(*regel)
    return ketting


def confirm(regels: Sequence[Regel], sleutel: bytes = NIEUW) -> list[Regel]:
    """The same with a fact under this key that confirms the ones before it."""
    details = {"tot": len(regels), "afdruk": walk(regels, OUD).afdruk, "past_niet_vanaf": None}
    return chain([make_feit(BEKRACHTIGD, details=details)], sleutel, regels)


STAPPEN = [make_feit(f"stap {nummer}") for nummer in range(1, 6)]


def test_nothing_at_all_fits():
    ketting = walk([])
    assert (ketting.tot, ketting.fout, ketting.gebroken) == (0, None, False)


def test_an_untouched_chain_fits_up_to_its_last_fact():
    ketting = walk(chain(STAPPEN))
    assert (ketting.tot, ketting.fout, ketting.gebroken) == (5, None, False)


@pytest.mark.parametrize("sleutels", [(OUD, NIEUW), (NIEUW, OUD)])
def test_a_hash_fits_under_any_key_that_is_known(sleutels: tuple[bytes, ...]):
    gemengd = chain(STAPPEN[2:], NIEUW, chain(STAPPEN[:2], OUD))
    assert walk(gemengd, *sleutels).fout is None


def test_without_any_key_nothing_fits():
    ketting = Ketting(())
    for regel in chain(STAPPEN):
        ketting.see(*regel)
    assert (ketting.fout, ketting.tot) == (1, 5)


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("at", datetime(2026, 11, 20, 8, 0, 1, tzinfo=UTC)),
        ("gebruiker_id", UUID(int=8)),
        ("gebruiker_id", None),
        ("regio", "elders"),
        ("regio", None),
        ("handeling", "verwijderen"),
        ("object_soort", "aanbieder"),
        ("object_id", "2"),
        ("details", {}),
        ("details", {"velden": ["naam", "adres"]}),
    ],
)
def test_every_part_of_a_fact_is_held_by_its_hash(veld: str, waarde: object):
    regels = chain(STAPPEN)
    nummer, feit, hash_ = regels[2]
    regels[2] = (nummer, {**feit, veld: waarde}, hash_)
    ketting = walk(regels)
    assert (ketting.fout, ketting.gebroken, ketting.tot) == (3, False, 5)


CHANGES: dict[str, tuple[int, Callable[[list[Regel]], list[Regel]]]] = {
    "the second is left out": (2, lambda regels: [regels[0], *regels[2:]]),
    "the second stands twice": (3, lambda regels: [*regels[:2], *regels[1:]]),
    "the second and third changed places": (2, lambda regels: [regels[0], regels[2], regels[1]]),
    "a number is skipped": (2, lambda regels: [regels[0], (3, *regels[1][1:])]),
}
"""Where the chain breaks, and what was done to it."""


@pytest.mark.parametrize("wat", CHANGES)
def test_a_chain_whose_numbers_do_not_follow_is_broken_and_tells_nothing_of_what_comes_after(
    wat: str,
):
    nummer, change = CHANGES[wat]
    ketting = walk(change(chain(STAPPEN)))
    assert (ketting.fout, ketting.gebroken, ketting.tot) == (nummer, True, nummer - 1)


def test_a_chain_that_does_not_begin_at_one_is_broken_at_one():
    ketting = walk(chain(STAPPEN)[1:])
    assert (ketting.fout, ketting.gebroken, ketting.tot) == (1, True, 0)


def test_a_gap_after_a_fact_that_did_not_fit_is_told_by_the_first_of_the_two():
    regels = chain(STAPPEN)
    vals = (2, {**regels[1][1], "regio": "elders"}, regels[1][2])
    ketting = walk([regels[0], vals, regels[2], regels[4]])
    assert (ketting.fout, ketting.gebroken, ketting.tot) == (2, True, 3)


def test_of_several_that_do_not_fit_the_first_is_told():
    regels = [
        (nr, {**feit, "regio": "elders"} if nr in {2, 4} else feit, hash_)
        for nr, feit, hash_ in chain(STAPPEN)
    ]
    assert walk(regels).fout == 2


def test_a_fact_with_a_hash_of_its_own_making_does_not_fit():
    regels = chain(STAPPEN[3:], VREEMD, chain(STAPPEN[:3]))
    assert walk(regels).fout == 4


def test_cutting_off_the_end_does_not_show():
    """The docstring of the trail says so: numbers in backups tell it."""
    assert walk(chain(STAPPEN)[:3]).fout is None


def test_the_digest_follows_everything_that_was_seen_and_its_order():
    regels = chain(STAPPEN)
    afdrukken = [walk(regels[:tot]).afdruk for tot in range(6)]
    assert len(set(afdrukken)) == 6
    assert walk(chain([STAPPEN[1], STAPPEN[0]])).afdruk != afdrukken[2]
    assert walk(regels, NIEUW).afdruk == afdrukken[5], "whatever keys are known"


def test_a_walk_that_stops_and_goes_on_ends_where_one_without_a_stop_does():
    regels = chain(STAPPEN)
    ketting = walk(regels[:2])
    for regel in regels[2:]:
        ketting.see(*regel)
    heel = walk(regels)
    assert (ketting.tot, ketting.fout, ketting.afdruk) == (heel.tot, heel.fout, heel.afdruk)


def test_a_broken_chain_looks_at_nothing_more():
    regels = chain(STAPPEN)
    ketting = walk([regels[0], *regels[2:]])
    voor = ketting.afdruk
    ketting.see(*regels[1])
    assert (ketting.tot, ketting.afdruk) == (1, voor)


# ── a key that goes: what was confirmed under the next one still proves true ──


def test_without_its_key_a_chain_proves_true_by_a_confirmation_under_another():
    regels = chain(STAPPEN)
    assert walk(regels, NIEUW).fout == 1
    ketting = walk(confirm(regels), NIEUW)
    assert (ketting.fout, ketting.gebroken, ketting.tot) == (None, False, 6)


def test_what_comes_after_a_confirmation_is_judged_by_itself():
    regels = chain([make_feit("later")], VREEMD, confirm(chain(STAPPEN)))
    assert walk(regels, NIEUW).fout == 7
    assert walk(chain([make_feit("later")], NIEUW, confirm(chain(STAPPEN))), NIEUW).fout is None


def test_what_was_changed_after_its_confirmation_shows_at_the_first_that_cannot_be_proved():
    regels = confirm(chain(STAPPEN))
    nummer, feit, hash_ = regels[3]
    regels[3] = (nummer, {**feit, "handeling": "iets anders"}, hash_)
    ketting = walk(regels, NIEUW)
    assert (ketting.fout, ketting.gebroken) == (1, True)
    # Who still has the older key finds the very fact; the confirmation says no more than that something changed.
    assert walk(regels, NIEUW, OUD).fout == 4


def test_a_changed_chain_whose_every_hash_fits_is_still_caught_by_its_confirmation():
    """Who has the old key can write another past, but not one that the new key confirmed."""
    echt = confirm(chain(STAPPEN))
    vals = chain([make_feit("nooit gebeurd"), *STAPPEN[1:]])
    naar = chain([echt[5][1]], NIEUW, vals)
    ketting = walk(naar, NIEUW, OUD)
    assert (ketting.fout, ketting.gebroken) == (6, True)


def test_a_confirmation_under_an_unknown_key_proves_nothing():
    ketting = walk(confirm(chain(STAPPEN), VREEMD), NIEUW)
    assert (ketting.fout, ketting.gebroken) == (1, False)


def test_a_second_confirmation_proves_what_the_first_did_not_reach():
    eerste = confirm(chain(STAPPEN[:2]), OUD)
    verder = chain(STAPPEN[2:], OUD, eerste)
    tweede = chain(
        [make_feit(BEKRACHTIGD, details={"tot": 6, "afdruk": walk(verder).afdruk})], NIEUW, verder
    )
    assert walk(tweede, NIEUW).fout is None
    assert walk(tweede[:-1], NIEUW).fout == 1


# ── the hash itself ──


def test_a_hash_hangs_on_its_key_its_number_and_the_one_before():
    feit = make_feit()
    hashes = {
        make_hash(sleutel, nummer, feit, vorige)
        for sleutel in (OUD, NIEUW)
        for nummer in (1, 2)
        for vorige in ("", "a" * 64)
    }
    assert len(hashes) == 8
    assert {len(hash_) for hash_ in hashes} == {64}


def test_a_trail_of_an_earlier_version_still_fits():
    """How a fact is written before it is hashed never changes: every trail that was kept would show a fault."""
    assert make_hash(OUD, 3, make_feit(), "a" * 64) == (
        "2da72e96352983de7e0c4d82ef057851c6ad0d0c2a63b710fdb1d72f3ec06fe4"
    )


def test_the_order_in_which_a_fact_names_its_parts_does_not_matter():
    """A database may give the keys of JSON back in another order."""
    feit = make_feit(details={"a": 1, "b": 2})
    anders = dict(reversed([*{**feit, "details": {"b": 2, "a": 1}}.items()]))
    assert make_hash(OUD, 1, feit, "") == make_hash(OUD, 1, anders, "")


WAARDEN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda deel: (
        st.lists(deel, max_size=2) | st.dictionaries(st.text(max_size=5), deel, max_size=2)
    ),
    max_leaves=4,
)
DETAILS = st.dictionaries(st.text(max_size=9), WAARDEN, max_size=3)


@settings(max_examples=50)
@given(st.lists(DETAILS, min_size=1, max_size=6), st.data())
def test_whichever_fact_says_something_else_is_the_one_that_is_found(
    alle: list[Feit], data: st.DataObject
):
    regels = chain([make_feit(details=details) for details in alle])
    assert walk(regels).fout is None
    plek = data.draw(st.integers(0, len(regels) - 1))
    nummer, feit, hash_ = regels[plek]
    regels[plek] = (nummer, {**feit, "handeling": feit["handeling"] + "!"}, hash_)
    assert walk(regels).fout == nummer

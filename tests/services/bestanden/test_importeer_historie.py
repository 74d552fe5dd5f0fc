from datetime import date
from uuid import uuid4

import pytest

from tests.factories import (
    REGIO,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_groep,
    make_opgave,
    twente_in,
)
from tests.services.hulp_import import complaints, counts, import_historie
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.store.store import Store


@pytest.fixture
def aanbod(store: Store) -> Aanbod:
    twente_in(store)
    aanbieder = make_aanbieder()
    store.aanbieders.add(aanbieder)
    groep = make_groep(aanbieder, adres=make_afgeschermd_adres())
    store.locaties.add(groep)
    aanbod = make_aanbod(groep, opgave=make_opgave())
    store.aanbod.add(aanbod)
    return aanbod


@pytest.fixture
def rij(aanbod: Aanbod) -> dict[str, object]:
    return {
        "locatie_id": aanbod.locatie_id,
        "productcode": "WGZHF",
        "peildatum": "2026-01-05",
        "vrije_plekken": "2",
    }


def test_past_values_are_kept_beside_the_present_one(
    store: Store, aanbod: Aanbod, rij: dict[str, object]
):
    assert counts(import_historie(store, rij, {**rij, "peildatum": "2026-01-12"})) == (2, 0, 0)
    dagen = [opgave.peildatum for opgave in store.aanbod.historie(aanbod.id, date(2026, 1, 1))]
    assert dagen == [date(2026, 1, 5), date(2026, 1, 12), date(2026, 11, 20)]
    assert store.aanbod.get(aanbod.id) == aanbod


def test_the_same_file_again_changes_nothing_and_another_value_changes_one(
    store: Store, rij: dict[str, object]
):
    import_historie(store, rij)
    assert counts(import_historie(store, rij)) == (0, 0, 1)
    assert counts(import_historie(store, {**rij, "vrije_plekken": "3"})) == (0, 1, 0)


def test_a_groep_may_have_had_more_places_than_it_has_now(store: Store, rij: dict[str, object]):
    assert counts(import_historie(store, {**rij, "vrije_plekken": "12"})) == (1, 0, 0)


@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"locatie_id": uuid4()}, "locatie_id"),
        ({"productcode": "WGZHG"}, "locatie_id"),
        ({"peildatum": "2026-12-01"}, "peildatum"),
        ({"peildatum": "2026-11-20"}, "peildatum"),
        ({"toelichting": "Proefstraat 12"}, "toelichting"),
    ],
)
def test_what_cannot_be_past_is_refused(
    store: Store, rij: dict[str, object], anders: dict[str, object], kolom: str
):
    assert (2, kolom) in complaints(import_historie(store, {**rij, **anders}))


def test_one_peildatum_twice_is_refused(store: Store, rij: dict[str, object]):
    assert complaints(import_historie(store, rij, rij)) == [(3, "peildatum")]


def test_a_trial_writes_nothing(store: Store, aanbod: Aanbod, rij: dict[str, object]):
    assert counts(import_historie(store, rij, proef=True)) == (1, 0, 0)
    assert len(store.aanbod.historie(aanbod.id, date(2026, 1, 1))) == 1


def test_a_region_knows_only_its_own_locaties(store: Store, rij: dict[str, object]):
    assert REGIO == "twente"
    assert complaints(import_historie(store, {**rij, "locatie_id": uuid4()})) == [(2, "locatie_id")]


def test_a_day_in_signs_of_another_keyboard_is_the_same_day(
    store: Store, rij: dict[str, object], aanbod: Aanbod
):
    import_historie(store, rij)
    ook = {
        "locatie_id": f"\ufeff{aanbod.locatie_id}\xa0".replace("-", "‑"),
        "productcode": "ＷＧＺ\u200bＨＦ",
        "peildatum": "５–1–2026",
        "vrije_plekken": "２",
    }
    assert counts(import_historie(store, ook)) == (0, 0, 1)
    assert complaints(import_historie(store, rij, ook)) == [(3, "peildatum")]

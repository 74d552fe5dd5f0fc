from datetime import date
from decimal import Decimal

import pytest

from tests.factories import HENGELO, REGIO, make_aanbieder, make_actor, make_gebruiker, twente_in
from tests.services.hulp_import import complaints, counts, import_pdc
from wijzer.domain.fouten import NietToegestaan
from wijzer.store.store import Store

NIEUW = {
    "productcode": "WGZHD", "naam": "Gezinshuis intensiteit D", "segment": "Wonen en verblijf", "soort": "wonen",
    "hulpvorm": "gezinshuis", "vindbaar": "aanbod", "intensiteit": "D", "tarief": "101,50", "geldig_van": "2025-01-01",
    "uitgesloten_gemeenten": "Hengelo",
}  # fmt: skip


@pytest.fixture(autouse=True)
def twente(store: Store) -> None:
    twente_in(store)


def test_a_new_product_is_added_with_names_turned_into_codes(store: Store):
    verslag = import_pdc(store, NIEUW)
    assert counts(verslag) == (1, 0, 0)
    [product] = store.producten.by_code(REGIO, "WGZHD")
    assert (product.segment, product.hulpvorm) == ("wonen-en-verblijf", "gezinshuis")
    assert product.uitgesloten_gemeenten == {HENGELO}
    assert product.tarief == Decimal("101.50")


def test_products_that_are_not_in_the_file_stay_and_are_listed(store: Store):
    verslag = import_pdc(store, NIEUW)
    assert "WGZHF vanaf 01-01-2025" in verslag.niet_in_bestand
    assert store.producten.by_code(REGIO, "WGZHF")


def test_the_same_file_again_changes_nothing(store: Store):
    import_pdc(store, NIEUW)
    before = store.producten.all(REGIO)
    assert counts(import_pdc(store, NIEUW)) == (0, 0, 1)
    assert store.producten.all(REGIO) == before


def test_a_changed_product_keeps_its_id(store: Store):
    import_pdc(store, NIEUW)
    [before] = store.producten.by_code(REGIO, "WGZHD")
    assert counts(import_pdc(store, {**NIEUW, "geldig_tot": "31-12-2026"})) == (0, 1, 0)
    [after] = store.producten.by_code(REGIO, "WGZHD")
    assert (after.id, after.geldig_tot) == (before.id, date(2026, 12, 31))


def test_a_trial_writes_nothing_and_counts_the_same(store: Store):
    assert counts(import_pdc(store, NIEUW, proef=True)) == (1, 0, 0)
    assert store.producten.by_code(REGIO, "WGZHD") == []
    assert store.logboek.page(None) == []


def test_each_import_leaves_one_line_in_the_audit_trail(store: Store):
    import_pdc(store, NIEUW)
    [regel] = store.logboek.page(REGIO)
    assert regel.handeling == "bestand ingelezen"
    assert regel.details["nieuw"] == 1


def test_one_bad_row_and_nothing_is_written(store: Store):
    slecht = {**NIEUW, "productcode": "WGZHE", "segment": "Zweven"}
    verslag = import_pdc(store, NIEUW, slecht)
    assert complaints(verslag) == [(3, "segment")]
    assert store.producten.by_code(REGIO, "WGZHD") == []


@pytest.mark.parametrize(
    ("kolom", "waarde"),
    [
        ("segment", "Zweven"),
        ("hulpvorm", "Zweefhulp"),
        ("uitgesloten_gemeenten", "Hengelo, Utrecht"),
        ("opvolger", "ZZZZZ"),
    ],
)
def test_what_does_not_exist_in_the_region_is_refused(store: Store, kolom: str, waarde: str):
    assert complaints(import_pdc(store, {**NIEUW, kolom: waarde})) == [(2, kolom)]


def test_the_same_product_twice_is_refused(store: Store):
    assert complaints(import_pdc(store, NIEUW, NIEUW)) == [(3, "productcode")]


def test_a_code_may_return_in_a_later_period_that_does_not_overlap(store: Store):
    nieuw = {**NIEUW, "geldig_van": "2026-01-01"}
    assert complaints(import_pdc(store, NIEUW, nieuw)) == [(3, "geldig_van")]
    assert counts(import_pdc(store, {**NIEUW, "geldig_tot": "31-12-2025"}, nieuw)) == (2, 0, 0)


def test_a_period_that_overlaps_a_stored_one_is_refused(store: Store):
    import_pdc(store, NIEUW)
    assert complaints(import_pdc(store, {**NIEUW, "geldig_van": "2024-01-01"})) == [
        (2, "geldig_tot")
    ]


def test_a_successor_may_stand_in_the_same_file(store: Store):
    oud = {**NIEUW, "geldig_tot": "31-12-2025", "opvolger": "WGZ2D"}
    nieuw = {**NIEUW, "productcode": "WGZ2D", "geldig_van": "01-01-2026"}
    assert counts(import_pdc(store, oud, nieuw)) == (2, 0, 0)


def test_an_aanbieder_may_not_import_a_catalogue(store: Store):
    wie = make_actor(make_gebruiker(aanbieder=make_aanbieder()))
    with pytest.raises(NietToegestaan):
        import_pdc(store, NIEUW, by=wie)


def test_codes_and_names_in_signs_of_another_keyboard_are_the_same_product(store: Store):
    eerste = {**NIEUW, "naam": "Gezinshuis 't Hof", "geldig_tot": "31-12-2026"}
    import_pdc(store, eerste)
    ook = {
        "productcode": "ＷＧＺ\u200bＨＤ",
        "segment": "Wonen\xa0en\u2009verblijf",
        "hulpvorm": "gezins\xadhuis",
        "geldig_van": "０1‑01‑2025",
        "geldig_tot": "31–12–2026",
        "tarief": "１０１,50",
        "uitgesloten_gemeenten": "\ufeffＨengelo",
    }
    assert counts(import_pdc(store, {**eerste, **ook})) == (0, 0, 1)
    assert complaints(import_pdc(store, eerste, {**eerste, **ook})) == [(3, "productcode")]
    assert counts(import_pdc(store, {**eerste, "naam": "Gezinshuis ’t Hof"})) == (0, 1, 0)

"""Small files with contracts, products and history: what they leave out stays as it is stored."""

from dataclasses import replace
from datetime import date
from typing import Any

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
from tests.services.bestanden.test_importeer_contracten import ANDER, REGEL
from tests.services.bestanden.test_importeer_pdc import NIEUW
from tests.services.hulp_import import (
    complaints,
    counts,
    import_contracten,
    import_historie,
    import_pdc,
)
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.domain.locaties.beschikbaarheid import Opgave
from wijzer.files.contracten import KOLOMMEN
from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.store.store import Store

SLEUTEL = ("contractnummer", "agb", "productcode", "ingangsdatum")
LATER = {**REGEL, "einddatum": "31-12-2027", "hoofdaannemer_agb": "73730002"}
BEUK = {**LATER, "locatie": "De Beuk", "huisnummer": "7"}


@pytest.fixture(autouse=True)
def twente(store: Store) -> None:
    twente_in(store)


def bring(store: Store, *rijen: dict[str, Any]):
    return import_contracten(store, *rijen, kolommen=tuple(rijen[0]))


def some(rij: dict[str, str], *kolommen: str) -> dict[str, str]:
    return {kolom: rij[kolom] for kolom in kolommen}


def regels(store: Store) -> list[Contractregel]:
    return sorted(store.contracten.regels(REGIO), key=lambda regel: regel.einddatum or date.max)


# ── contracts ────────────────────────────────────────────────────────────────


def test_an_end_is_given_to_every_location_of_a_contract(store: Store):
    import_contracten(store, ANDER, LATER, BEUK)
    before = regels(store)
    rij = {**some(REGEL, *SLEUTEL), "einddatum": "30-06-2027"}
    verslag = bring(store, rij)
    assert (counts(verslag), len(verslag.niet_in_bestand)) == ((0, 2, 0), 1)
    assert regels(store)[:2] == [
        replace(regel, einddatum=date(2027, 6, 30)) for regel in before[:2]
    ]
    assert counts(bring(store, rij, rij)) == (0, 0, 2)


def test_what_a_list_leaves_out_of_a_contract_stays(store: Store):
    import_contracten(store, ANDER, LATER)
    before = regels(store)
    assert counts(bring(store, some(REGEL, *SLEUTEL, "locatie"))) == (0, 0, 1)
    assert counts(
        bring(store, some({**REGEL, "aanbieder": "De Hoeve"}, *SLEUTEL, "locatie", "aanbieder"))
    ) == (0, 1, 0)
    assert regels(store) == before
    assert store.aanbieders.agb_index(REGIO)[REGEL["agb"]].kvk == "08123456"


def test_an_empty_end_ends_the_end(store: Store):
    import_contracten(store, ANDER, LATER)
    rij = {**some(LATER, *SLEUTEL, "locatie"), "einddatum": ""}
    assert counts(bring(store, rij)) == (0, 1, 0)
    assert {regel.einddatum for regel in regels(store)} == {None}


def test_two_rows_that_differ_need_the_column_that_tells_them_apart(store: Store):
    import_contracten(store, ANDER, LATER, BEUK)
    rij = some(LATER, *SLEUTEL, "einddatum")
    [fout] = bring(store, rij, {**rij, "einddatum": "31-12-2028"}).fouten
    assert (fout.rij, fout.kolom) == (3, "locatie")
    assert fout.fout == "Rij 2 zegt iets anders over hetzelfde contract en product."


def test_a_contract_without_locations_needs_no_columns_for_them(store: Store):
    zonder = some(REGEL, *SLEUTEL, "aanbieder")
    assert counts(bring(store, zonder)) == (1, 0, 0)
    assert [regel.locatie_id for regel in regels(store)] == [None]


def test_a_new_aanbieder_needs_its_name(store: Store):
    [fout] = bring(store, some(REGEL, *SLEUTEL)).fouten
    assert (fout.rij, fout.kolom) == (2, "aanbieder")
    assert fout.fout == "Deze aanbieder kennen we niet. Voor iets nieuws is deze kolom nodig."


def test_an_address_needs_the_name_of_its_location(store: Store):
    with pytest.raises(BestandGeweigerd) as gevangen:
        bring(store, some(REGEL, *SLEUTEL, "straat", "plaats"))
    assert gevangen.value.redenen == [
        "Deze kolom ontbreekt: locatie.",
        "Zonder die kolom zegt dit niets: straat, plaats.",
    ]


def test_a_contracted_address_is_corrected_in_part_and_never_mixed_with_another(store: Store):
    import_contracten(store, REGEL)  # 12a
    vast = some(REGEL, *SLEUTEL, "locatie")
    assert counts(bring(store, {**vast, "postcode": "7551 XY"})) == (0, 1, 0)
    [locatie] = store.contracten.gecontracteerde_locaties(REGIO).values()
    assert (locatie.adres.reveal().postcode, locatie.adres.reveal().huisletter) == ("7551XY", "A")
    verslag = bring(store, {**vast, "straat": "Kerkhof", "huisnummer": "3", "plaats": "Hengelo"})
    assert complaints(verslag) == [(2, "huisletter"), (2, "postcode")]
    assert all("Kerkhof" not in repr(fout) for fout in verslag.fouten)


# ── products ─────────────────────────────────────────────────────────────────


def test_what_a_catalogue_leaves_out_of_a_product_stays(store: Store):
    import_pdc(store, NIEUW)
    [before] = store.producten.by_code(REGIO, "WGZHD")
    rij = {"productcode": "WGZHD", "geldig_van": "2025-01-01", "tarief": "1.200,00"}
    assert counts(import_pdc(store, rij, kolommen=tuple(rij))) == (0, 1, 0)
    [na] = store.producten.by_code(REGIO, "WGZHD")
    assert na == replace(before, tarief=na.tarief)
    assert f"{na.tarief:f}" in {"1200", "1200.00"}
    anders = {"productcode": "WGZHD", "geldig_van": "2025-01-01", "naam": "Anders"}
    assert counts(import_pdc(store, anders, kolommen=tuple(anders))) == (0, 1, 0)
    [na] = store.producten.by_code(REGIO, "WGZHD")
    assert (na.naam, na.gewone_naam) == ("Anders", before.gewone_naam)


def test_a_tariff_that_may_be_two_is_refused_and_nothing_is_kept(store: Store):
    [fout] = import_pdc(store, {**NIEUW, "tarief": "1.200"}).fouten
    assert (fout.rij, fout.kolom, fout.waarde, fout.verwacht) == (
        2,
        "tarief",
        "1.200",
        "1200 of 1,2",
    )
    assert not store.producten.by_code(REGIO, "WGZHD")


def test_a_new_product_needs_its_columns(store: Store):
    rij = {"productcode": "WGZHD", "geldig_van": "2025-01-01", "tarief": "12,50"}
    assert complaints(import_pdc(store, rij, kolommen=tuple(rij))) == [
        (2, "naam"), (2, "segment"), (2, "soort"), (2, "vindbaar")
    ]  # fmt: skip


@pytest.mark.parametrize("kolom", ["productcode", "geldig_van"])
def test_a_catalogue_without_its_key_is_refused(store: Store, kolom: str):
    with pytest.raises(BestandGeweigerd, match=f"Deze kolom ontbreekt: {kolom}"):
        import_pdc(store, NIEUW, kolommen=[naam for naam in NIEUW if naam != kolom])


@pytest.mark.parametrize("kolom", SLEUTEL)
def test_a_contract_list_without_its_key_is_refused(store: Store, kolom: str):
    weg = {kolom, "hulpvorm"}  # which stands in for a code
    with pytest.raises(BestandGeweigerd, match=f"Deze kolom ontbreekt: {kolom}"):
        import_contracten(store, REGEL, kolommen=[naam for naam in KOLOMMEN if naam not in weg])


# ── history ──────────────────────────────────────────────────────────────────


def test_what_a_history_leaves_out_of_a_day_stays(store: Store):
    aanbieder = make_aanbieder()
    store.aanbieders.add(aanbieder)
    groep = make_groep(aanbieder, adres=make_afgeschermd_adres())
    store.locaties.add(groep)
    aanbod = make_aanbod(groep, opgave=make_opgave())
    store.aanbod.add(aanbod)
    vast = {"locatie_id": groep.id, "productcode": "WGZHF", "peildatum": "2026-01-05"}
    import_historie(store, {**vast, "vrije_plekken": "2", "aantal_wachtenden": "3"})

    klein = {**vast, "aantal_wachtenden": "4"}
    assert counts(import_historie(store, klein, kolommen=tuple(klein))) == (0, 1, 0)
    nieuw = {**klein, "peildatum": "2026-01-12"}
    assert counts(import_historie(store, nieuw, kolommen=tuple(klein))) == (1, 0, 0)
    eerste, tweede, *_ = store.aanbod.historie(aanbod.id, date(2026, 1, 1))
    assert eerste == Opgave(peildatum=date(2026, 1, 5), vrije_plekken=2, aantal_wachtenden=4)
    assert tweede == Opgave(peildatum=date(2026, 1, 12), aantal_wachtenden=4)

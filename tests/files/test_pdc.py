from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from tests.files.hulp import PATROON, row_bytes, xlsx_bytes
from wijzer.domain.inkoop.product import Hulpsoort, Vindbaar
from wijzer.files.pdc import KOLOMMEN, PdcRij, pdc_cells, read_pdc
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table

GEZINSHUIS = {
    "productcode": "WGZHF", "naam": "Gezinshuis intensiteit F", "gewone_naam": "Gezinshuis", "segment": "Wonen en verblijf",
    "soort": "wonen", "hulpvorm": "Gezinshuizen", "vindbaar": "aanbod", "intensiteit": "F", "eenheid": "etmaal",
    "tarief": "212,35", "geldig_van": "2025-01-01", "via_cpwv": "ja", "uitgesloten_gemeenten": "GM0164, GM0147",
}  # fmt: skip

VERWACHT = PdcRij(
    rij=2,
    productcode="WGZHF",
    naam="Gezinshuis intensiteit F",
    gewone_naam="Gezinshuis",
    segment="Wonen en verblijf",
    soort=Hulpsoort.WONEN,
    hulpvorm="Gezinshuizen",
    vindbaar=Vindbaar.AANBOD,
    intensiteit="F",
    eenheid="etmaal",
    tarief=Decimal("212.35"),
    geldig_van=date(2025, 1, 1),
    geldig_tot=None,
    opvolger=None,
    via_cpwv=True,
    uitgesloten_gemeenten=("GM0164", "GM0147"),
    omschrijving=None,
)


def read(*rijen: dict[str, str]):
    return read_pdc(row_bytes(KOLOMMEN, *rijen), productcode_patroon=PATROON)


def test_a_product_is_read_with_everything_that_is_known_of_it():
    assert read(GEZINSHUIS).rijen == [VERWACHT]


def test_a_code_that_excel_took_for_a_number_is_a_code():
    rij = {**GEZINSHUIS, "productcode": 54011}
    inhoud = xlsx_bytes(KOLOMMEN, [rij.get(kolom) for kolom in KOLOMMEN])
    assert read_pdc(inhoud, productcode_patroon=PATROON).rijen[0].productcode == "54011"


@pytest.mark.regel("productcode_of")
@pytest.mark.parametrize("code", ["WGZ", "WGZHFF", "WG HF", "5401É"])
def test_a_code_that_does_not_fit_the_region_is_refused(code: str):
    [fout] = read({**GEZINSHUIS, "productcode": code}).fouten
    assert (fout.kolom, fout.waarde) == ("productcode", code)


def test_the_plain_name_is_the_name_when_it_is_left_empty():
    assert (
        read({**GEZINSHUIS, "gewone_naam": ""}).rijen[0].gewone_naam == "Gezinshuis intensiteit F"
    )


def test_a_period_that_ends_before_it_begins_is_refused():
    [fout] = read({**GEZINSHUIS, "geldig_tot": "31-12-2024"}).fouten
    assert (fout.rij, fout.kolom, fout.waarde) == (2, "geldig_tot", "31-12-2024")


def test_every_mistake_in_a_row_is_told_at_once():
    slecht = {**GEZINSHUIS, "soort": "zweven", "vindbaar": "", "tarief": "duur"}
    assert [fout.kolom for fout in read(slecht).fouten] == ["soort", "vindbaar", "tarief"]


@pytest.mark.parametrize("vorm", Bestandsvorm)
def test_what_is_written_is_read_back_the_same(vorm: Bestandsvorm):
    rijen = [
        VERWACHT,
        replace(
            VERWACHT,
            rij=3,
            tarief=None,
            via_cpwv=None,
            uitgesloten_gemeenten=(),
            omschrijving="=gevaar\ntwee",
        ),
        replace(
            VERWACHT,
            rij=4,
            productcode="54011",
            via_cpwv=False,
            opvolger="54012",
            geldig_tot=date(2026, 1, 1),
        ),
    ]
    uit = BytesIO()
    write_table(uit, vorm, KOLOMMEN, map(pdc_cells, rijen))
    gelezen = read_pdc(uit.getvalue(), productcode_patroon=PATROON)
    assert gelezen.fouten == []
    assert gelezen.rijen == rijen

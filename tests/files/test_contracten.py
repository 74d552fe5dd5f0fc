from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from tests.files.hulp import PATROON, row_bytes
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres
from wijzer.files.contracten import KOLOMMEN, ContractenRij, contracten_cells, read_contracten
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table

REGEL = {
    "contractnummer": "2025-001", "aanbieder": "De Voorbeeldhoeve", "agb": "73730001", "kvk": "08123456",
    "productcode": "WGZHF", "ingangsdatum": "01-01-2025", "locatie": "De Linde", "straat": "Proefbosweg",
    "huisnummer": "12a-3", "plaats": "Hengelo",
}  # fmt: skip

VERWACHT = ContractenRij(
    rij=2,
    contractnummer="2025-001",
    aanbieder="De Voorbeeldhoeve",
    agb="73730001",
    kvk="08123456",
    hoofdaannemer_agb=None,
    productcode="WGZHF",
    ingangsdatum=date(2025, 1, 1),
    einddatum=None,
    locatie="De Linde",
    adres=AfgeschermdAdres(Adres("Proefbosweg", 12, "Hengelo", "A", "3")),
)


def read(*rijen: dict[str, str]):
    return read_contracten(row_bytes(KOLOMMEN, *rijen), productcode_patroon=PATROON)


@pytest.mark.regel("GecontracteerdeLocatie")
def test_a_contracted_address_is_of_the_shielded_kind_and_may_lack_a_postcode():
    assert read(REGEL).rijen == [VERWACHT]
    assert "Proefbosweg" not in repr(read(REGEL))


def test_a_product_without_a_location_has_no_address():
    leeg = dict.fromkeys(("locatie", "straat", "huisnummer", "plaats"), "")
    [rij] = read({**REGEL, **leeg}).rijen
    assert (rij.locatie, rij.adres) == (None, None)


def test_a_location_without_its_address_keeps_what_is_stored():
    [rij] = read({**REGEL, "straat": "", "huisnummer": "", "plaats": ""}).rijen
    assert (rij.locatie, rij.adres) == ("De Linde", None)


def test_half_an_address_is_refused_column_by_column():
    fouten = read({**REGEL, "straat": "", "plaats": ""}).fouten
    assert [fout.kolom for fout in fouten] == ["straat", "plaats"]


@pytest.mark.parametrize(
    ("kolom", "waarde"),
    [
        ("agb", "7373001"),
        ("kvk", "123"),
        ("hoofdaannemer_agb", "73730001"),
        ("einddatum", "31-12-2024"),
        ("locatie", ""),
        ("huisnummer", "0"),
        ("huisnummer", "100000"),
        ("huisnummer", "zes"),
        ("huisletter", "B"),
        ("toevoeging", "te lang"),
        ("postcode", "7551SS"),
    ],
)
def test_a_bad_cell_is_refused_in_its_own_column(kolom: str, waarde: str):
    [fout] = read({**REGEL, kolom: waarde}).fouten
    assert (fout.rij, fout.kolom) == (2, "huisnummer" if kolom == "huisletter" else kolom)


def test_letter_and_addition_may_stand_in_their_own_columns():
    [rij] = read({**REGEL, "huisnummer": "12", "huisletter": "a", "toevoeging": "3"}).rijen
    assert rij.adres == VERWACHT.adres


@pytest.mark.parametrize("vorm", Bestandsvorm)
def test_what_is_written_is_read_back_the_same(vorm: Bestandsvorm):
    rijen = [
        VERWACHT,
        replace(
            VERWACHT, rij=3, adres=None, einddatum=date(2025, 12, 31), hoofdaannemer_agb="00000001"
        ),
        replace(VERWACHT, rij=4, locatie=None, adres=None, kvk=None),
        replace(
            VERWACHT,
            rij=5,
            adres=AfgeschermdAdres(Adres("'t Eind", 1, "Borne", None, "bis", "7621AB")),
        ),
        replace(VERWACHT, rij=6, productcode=None, hulpvorm="woongroep"),
    ]
    uit = BytesIO()
    write_table(uit, vorm, KOLOMMEN, map(contracten_cells, rijen))
    gelezen = read_contracten(uit.getvalue(), productcode_patroon=PATROON)
    assert gelezen.fouten == []
    assert gelezen.rijen == rijen

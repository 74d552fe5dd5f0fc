from dataclasses import replace
from datetime import date
from io import BytesIO
from uuid import UUID

import pytest

from tests.files.hulp import PATROON, row_bytes
from wijzer.domain.locaties.beschikbaarheid import Opgave
from wijzer.files.historie import KOLOMMEN, PeildatumRij, historie_cells, read_historie
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table

ID = UUID("0b8e1f2a-0000-4000-8000-000000000001")
RIJ = {
    "locatie_id": str(ID),
    "productcode": "WGZHF",
    "peildatum": "2026-01-05",
    "vrije_plekken": "2",
}
VERWACHT = PeildatumRij(
    rij=2,
    locatie_id=ID,
    productcode="WGZHF",
    opgave=Opgave(peildatum=date(2026, 1, 5), vrije_plekken=2),
)


def read(*rijen: dict[str, str]):
    return read_historie(row_bytes(KOLOMMEN, *rijen), productcode_patroon=PATROON)


def test_a_past_value_is_read():
    assert read(RIJ).rijen == [VERWACHT]


@pytest.mark.parametrize(
    ("leeg", "kolom"),
    [("locatie_id", "locatie_id"), ("productcode", "hulpvorm"), ("peildatum", "peildatum")],
)
def test_what_and_when_must_be_filled(leeg: str, kolom: str):
    [fout] = read({**RIJ, leeg: ""}).fouten
    assert (fout.rij, fout.kolom) == (2, kolom)


@pytest.mark.parametrize("vorm", Bestandsvorm)
def test_what_is_written_is_read_back_the_same(vorm: Bestandsvorm):
    uit = BytesIO()
    rijen = [VERWACHT, replace(VERWACHT, rij=3, productcode=None, hulpvorm="woongroep")]
    write_table(uit, vorm, KOLOMMEN, map(historie_cells, rijen))
    assert read_historie(uit.getvalue(), productcode_patroon=PATROON).rijen == rijen

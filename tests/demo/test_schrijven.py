"""The files of the demo are files that anybody could have brought."""

import stat
from pathlib import Path

import pytest

from wijzer.demo.documentatie import PAGINA, render
from wijzer.demo.modellen import Demo
from wijzer.demo.schrijven import DemoBestanden, write_demo
from wijzer.files.contracten import read_contracten
from wijzer.files.historie import read_historie
from wijzer.files.locaties import read_locaties
from wijzer.files.pdc import read_pdc
from wijzer.files.regio import Regiogegevens

PATROON = "^[0-9A-Z]{5}$"


@pytest.fixture(scope="module")
def bestanden(
    demo: Demo, gegevens: Regiogegevens, tmp_path_factory: pytest.TempPathFactory
) -> DemoBestanden:
    assert gegevens.producten is not None
    return write_demo(demo, gegevens.producten, tmp_path_factory.mktemp("demo"))


def test_only_who_made_the_files_can_read_them(demo: Demo, gegevens: Regiogegevens, tmp_path: Path):
    assert gegevens.producten is not None
    (tmp_path / "locaties.csv").touch(mode=0o644)
    for pad in write_demo(demo, gegevens.producten, tmp_path):
        assert stat.S_IMODE(pad.stat().st_mode) == 0o600


def test_every_file_is_read_back_without_a_mistake_or_a_remark(bestanden: DemoBestanden):
    for gelezen in (
        read_pdc(bestanden.pdc.read_bytes(), productcode_patroon=PATROON),
        read_contracten(bestanden.contracten.read_bytes(), productcode_patroon=PATROON),
        read_locaties(bestanden.locaties.read_bytes(), productcode_patroon=PATROON),
        read_historie(bestanden.historie.read_bytes(), productcode_patroon=PATROON),
    ):
        assert (gelezen.fouten, gelezen.opmerkingen) == ([], [])
        assert gelezen.rijen


def test_what_is_read_back_is_what_was_made(bestanden: DemoBestanden, demo: Demo):
    locaties = read_locaties(bestanden.locaties.read_bytes(), productcode_patroon=PATROON).rijen
    paren = list(demo.aanbod())

    assert len(locaties) == len(paren)
    for rij, (locatie, aanbod) in zip(locaties, paren, strict=True):
        assert (rij.locatie_id, rij.naam, rij.adres) == (locatie.id, locatie.naam, locatie.adres)
        assert (rij.hulp, rij.opgave) == (aanbod.hulp, aanbod.opgave)


def test_some_contracted_addresses_have_no_postcode(bestanden: DemoBestanden):
    contracten = read_contracten(
        bestanden.contracten.read_bytes(), productcode_patroon=PATROON
    ).rijen
    zonder = [rij for rij in contracten if rij.adres and rij.adres.reveal().postcode is None]

    assert 20 < len(zonder) < len(contracten) / 3
    assert any(rij.locatie is None for rij in contracten)


def test_history_is_a_year_of_weeks_and_fits_one_file(bestanden: DemoBestanden):
    historie = read_historie(bestanden.historie.read_bytes(), productcode_patroon=PATROON).rijen

    assert 20_000 < len(historie) < 60_000


def test_writing_twice_gives_the_same_bytes(
    bestanden: DemoBestanden, demo: Demo, gegevens: Regiogegevens, tmp_path: Path
):
    assert gegevens.producten is not None
    nog_eens = write_demo(demo, gegevens.producten, tmp_path)

    for bestand, ander in zip(bestanden, nog_eens, strict=True):
        assert bestand.read_bytes() == ander.read_bytes()


def test_the_page_about_planted_differences_is_in_step(demo: Demo):
    in_step = PAGINA.read_text(encoding="utf-8") == render(demo.afwijkingen)
    assert in_step, "run `python -m wijzer.demo.documentatie`"

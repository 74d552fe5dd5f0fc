"""A row is for a product code or for a hulpvorm: three formats say it in the same two columns."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.files.hulp import PATROON, row_bytes
from tests.files.test_contracten import REGEL
from tests.files.test_historie import RIJ
from tests.files.test_locaties import GROEP
from wijzer.domain.maten import NAAM
from wijzer.files import contracten, historie, locaties
from wijzer.files.hulp import EEN_VAN_TWEE
from wijzer.files.tabel.fouten import BestandGeweigerd, Gelezen

SOORTEN: dict[str, tuple[Callable[..., Gelezen[Any]], tuple[str, ...], Mapping[str, str]]] = {
    "contracten": (contracten.read_contracten, contracten.KOLOMMEN, REGEL),
    "historie": (historie.read_historie, historie.KOLOMMEN, RIJ),
    "locaties": (locaties.read_locaties, locaties.KOLOMMEN, GROEP),
}
elk_bestand = pytest.mark.parametrize("soort", SOORTEN)


def read(soort: str, *, zonder: str = "", **anders: str) -> Gelezen[Any]:
    """One good row in which some cells are other ones, of a file without the column `zonder`."""
    lees, kolommen, rij = SOORTEN[soort]
    anders_rij: Mapping[str, str] = {**rij, **anders}
    namen = [naam for naam in kolommen if naam != zonder]
    return lees(row_bytes(namen, anders_rij), productcode_patroon=PATROON)


@elk_bestand
@pytest.mark.parametrize("cel", ["woongroep", "Hulp bij dyslexie", "x" * NAAM])
def test_a_row_may_name_a_hulpvorm_instead_of_a_code(soort: str, cel: str):
    [rij] = read(soort, productcode="", hulpvorm=cel).rijen
    assert (rij.productcode, rij.hulpvorm) == (None, cel)


@elk_bestand
def test_a_row_by_code_has_no_hulpvorm(soort: str):
    [rij] = read(soort).rijen
    assert (rij.productcode, rij.hulpvorm) == ("WGZHF", None)


@elk_bestand
def test_a_code_and_a_hulpvorm_in_one_row_are_refused_with_what_to_do(soort: str):
    [fout] = read(soort, hulpvorm="gezinshuis").fouten
    assert (fout.rij, fout.kolom, fout.waarde) == (2, "hulpvorm", "gezinshuis")
    assert (
        fout.fout
        == "Hier staan een productcode en een hulpvorm. Een rij gaat over een van de twee."
    )
    assert fout.verwacht == "een lege cel, of alleen een hulpvorm: haal dan WGZHF weg"


@elk_bestand
def test_a_row_with_neither_is_refused_at_hulpvorm_with_what_to_do(soort: str):
    [fout] = read(soort, productcode="").fouten
    assert (fout.rij, fout.kolom) == (2, "hulpvorm")
    assert "geen hulpvorm" in fout.fout or "of een hulpvorm" in fout.fout
    assert fout.verwacht == "een hulpvorm van de regio, of een code in de kolom productcode"


@elk_bestand
def test_a_file_without_the_column_hulpvorm_is_told_so_in_the_column_that_it_has(soort: str):
    [fout] = read(soort, zonder="hulpvorm", productcode="").fouten
    assert (fout.rij, fout.kolom) == (2, "productcode")
    assert fout.verwacht == "een code uit de PDC, of een hulpvorm in een kolom hulpvorm"


@elk_bestand
@pytest.mark.parametrize("zonder", EEN_VAN_TWEE)
def test_one_of_the_two_columns_is_enough_and_the_other_is_said_to_stay(soort: str, zonder: str):
    gevuld = {"productcode": "", "hulpvorm": "woongroep"} if zonder == "productcode" else {}
    gelezen = read(soort, zonder=zonder, **gevuld)
    assert not gelezen.fouten
    assert zonder in gelezen.ontbreekt
    assert any(zonder in tekst and "blijft staan" in tekst for tekst in gelezen.opmerkingen)


@elk_bestand
def test_a_file_with_neither_column_is_refused(soort: str):
    lees, kolommen, rij = SOORTEN[soort]
    namen = [naam for naam in kolommen if naam not in EEN_VAN_TWEE]
    with pytest.raises(BestandGeweigerd, match="ontbreekt: productcode of hulpvorm"):
        lees(row_bytes(namen, rij), productcode_patroon=PATROON)


@elk_bestand
def test_a_hulpvorm_that_is_too_long_is_refused_in_its_own_column(soort: str):
    [fout] = read(soort, productcode="", hulpvorm="x" * (NAAM + 1)).fouten
    assert (fout.rij, fout.kolom, fout.verwacht) == (2, "hulpvorm", f"hooguit {NAAM} tekens")


def test_a_file_about_locaties_alone_needs_neither_column():
    namen = ("locatie_id", "telefoon")
    rij = {"locatie_id": RIJ["locatie_id"], "telefoon": "074-000 00 12"}
    gelezen = locaties.read_locaties(row_bytes(namen, rij), productcode_patroon=PATROON)
    [gelezen_rij] = gelezen.rijen
    assert (gelezen_rij.productcode, gelezen_rij.hulpvorm) == (None, None)
    assert set(EEN_VAN_TWEE) <= gelezen.ontbreekt

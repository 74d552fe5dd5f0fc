"""The same files by the command, which reads them in a process of their own: that one knows what the product knows."""

import json

import pytest

from tests.wereld.balie import Balie
from tests.wereld.boeken.test_in_delen import backslashes, strict
from tests.wereld.tabellen import CONTRACT_KOP, DRIE, EEN, TWEE, lines, table
from tests.wereld.werkboeken import by_openpyxl, by_xlsxwriter, pack

TABEL = table(CONTRACT_KOP, EEN, TWEE, DRIE)
FOUT = table(CONTRACT_KOP, EEN, {**TWEE, "agb": "12"})
GOED = {
    "openpyxl.xlsx": (by_openpyxl(TABEL), 3),
    "xlsxwriter.xlsx": (by_xlsxwriter(TABEL), 3),
    "strict.xlsx": (pack(strict()), 2),
    "backslashes.xlsx": (pack(backslashes()), 2),
    "tabs.csv": ("\r\n".join(lines(TABEL, "\t")).encode(), 3),
    "name-of-another.csv": (by_openpyxl(TABEL), 3),
    "name-of-another.xlsx": ("\r\n".join(lines(TABEL)).encode(), 3),
    "Contracten ’25 (1).XLSX": (by_openpyxl(TABEL), 3),
}


@pytest.mark.parametrize(
    ("naam", "inhoud", "rijen"), [(naam, *geval) for naam, geval in GOED.items()], ids=GOED
)
def test_a_trial_of_an_odd_file_says_what_would_be_new(
    balie: Balie, naam: str, inhoud: bytes, rijen: int
):
    pad = balie.put(naam, inhoud)
    resultaat = balie.wijzer("import", "contracten", pad, "--proef", "--json")
    verslag = json.loads(resultaat.stdout)
    assert (resultaat.exit_code, verslag["fouten"], verslag["nieuw"]) == (0, [], rijen)
    assert balie.stored("contracten") == []


@pytest.mark.parametrize(
    "inhoud", [by_openpyxl(FOUT), "\r\n".join(lines(FOUT)).encode()], ids=["xlsx", "csv"]
)
def test_one_bad_cell_is_told_with_its_place_and_nothing_is_written(balie: Balie, inhoud: bytes):
    resultaat = balie.wijzer("import", "contracten", balie.put("fout", inhoud), "--json")
    (fout,) = json.loads(resultaat.stdout)["fouten"]
    assert resultaat.exit_code == 1
    assert (fout["rij"], fout["kolom"], fout["waarde"]) == (3, "agb", "12")
    assert balie.stored("contracten") == []


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_what_came_from_an_odd_file_goes_out_and_in_again_without_a_change(balie: Balie, vorm: str):
    naam = 'Café ’t "Hoekje" – 0012 & =1+1 👨\u200d👩\u200d👧'
    uitkomst = balie.bring("contracten", by_openpyxl(table(CONTRACT_KOP, {**EEN, "locatie": naam})))
    assert [rij["locatie"] for rij in uitkomst.rijen] == [naam]
    uit = balie.put(f"uit.{vorm}", b"")
    uit.unlink()
    assert balie.wijzer("export", "contracten", uit, "--met-afgeschermd").exit_code == 0
    terug = json.loads(balie.wijzer("import", "contracten", uit, "--proef", "--json").stdout)
    assert (terug["nieuw"], terug["gewijzigd"], terug["fouten"]) == (0, 0, [])

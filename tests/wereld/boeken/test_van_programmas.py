"""Workbooks of real programs, with everything that people put into them beside a table."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from tests.wereld.balie import Balie, Geval, Weiger, judge, with_names
from tests.wereld.tabellen import CONTRACT_KOP, DRIE, EEN, TWEE, table
from tests.wereld.werkboeken import by_openpyxl, by_xlsxwriter, pack, parts

TABEL = table(CONTRACT_KOP, EEN, TWEE, DRIE)
ALLE = (EEN, TWEE, DRIE)


def openpyxl_case(naam: str, bewerk: Callable[[Any, Any], None], **anders: Any) -> Geval:
    """A case of which a part is something that openpyxl puts into the workbook."""
    return Geval(naam, lambda: by_openpyxl(TABEL, bewerk), **{"lees": ALLE, **anders})


def xlsxwriter_case(naam: str, bewerk: Callable[[Any, Any], None], **opties: Any) -> Geval:
    return Geval(naam, lambda: by_xlsxwriter(TABEL, bewerk, **opties), lees=ALLE)


def explained_first(boek: Any, blad: Any) -> None:
    uitleg = boek.create_sheet("Toelichting", 0)
    uitleg.append(["Vul op het volgende blad elke locatie in."])
    blad.title = "Contracten"


def hidden_first(boek: Any, blad: Any) -> None:
    oud = boek.create_sheet("Oud", 0)
    for rij in table(CONTRACT_KOP, {**EEN, "contractnummer": "1999-999"}):
        oud.append(rij)
    oud.sheet_state = "hidden"
    boek.active = 1


def very_hidden_first(boek: Any, blad: Any) -> None:
    hidden_first(boek, blad)
    boek["Oud"].sheet_state = "veryHidden"


def hidden_only(boek: Any, blad: Any) -> None:
    boek.create_sheet("Notities")
    blad.title = "Verborgen lijst"
    blad.sheet_state = "hidden"
    boek.active = 1


def chart_first(boek: Any, blad: Any) -> None:
    boek.create_chartsheet("Grafiek", 0)


def hidden_rows_and_columns(boek: Any, blad: Any) -> None:
    blad.row_dimensions[3].hidden = True
    blad.column_dimensions["H"].hidden = True
    blad.auto_filter.ref = "A1:O4"


def comments(boek: Any, blad: Any) -> None:
    blad["H2"].comment = Comment("Nog navragen bij inkoop", "Jo")


def locked(boek: Any, blad: Any) -> None:
    blad.protection.set_password("geheim")
    blad.protection.enable()
    boek.security.lockStructure = True


def mac_dates(boek: Any, blad: Any) -> None:
    boek.epoch = CALENDAR_MAC_1904


def names_and_choices(boek: Any, blad: Any) -> None:
    boek.defined_names["Codes"] = DefinedName("Codes", attr_text="Blad1!$F$2:$F$4")
    keuze = DataValidation(type="list", formula1='"WGZHF,WGZHG,AVAKT"')
    keuze.add("F2:F99")
    blad.add_data_validation(keuze)


def styled_empty_rows(boek: Any, blad: Any) -> None:
    for rij in range(5, 3005):
        blad.cell(rij, 1).number_format = "@"
        blad.cell(rij, 8).number_format = "dd-mm-yyyy"


def far_away_style(boek: Any, blad: Any) -> None:
    blad["A1048576"].number_format = "@"


def spaces_far_right(boek: Any, blad: Any) -> None:
    blad["AB3"] = "  "


def link(boek: Any, blad: Any) -> None:
    blad["I2"].hyperlink = "https://linde.example/"


def title_over_all(boek: Any, blad: Any) -> None:
    blad.insert_rows(1)
    blad["A1"] = "Contracten jeugdhulp 2025"
    blad.merge_cells("A1:O1")


def as_apple_numbers(boek: Any, blad: Any) -> None:
    overzicht = boek.create_sheet("Exportoverzicht", 0)
    overzicht.append(["Dit document is geëxporteerd uit Numbers."])
    blad.insert_rows(1)
    blad["A1"] = "Tabel 1"
    blad.title = "Blad 1 - Tabel 1"


def untidy_header(boek: Any, blad: Any) -> None:
    blad["A1"], blad["C1"], blad["N1"] = "Contractnummer\u00a0", "AGB", " Postcode\n"


def header_twice(boek: Any, blad: Any) -> None:
    blad["P1"] = "einddatum"
    for rij in (2, 3, 4):
        blad.cell(rij, 16).value = "2030-01-01"


def two_tables(boek: Any, blad: Any) -> None:
    tweede = boek.create_sheet("Volgend jaar")
    for rij in table(CONTRACT_KOP, {**EEN, "contractnummer": "2027-001"}):
        tweede.append(rij)


def excel_table(boek: Any, blad: Any) -> None:
    koppen = [{"header": naam} for naam in CONTRACT_KOP]
    blad.add_table(0, 0, 3, 14, {"columns": koppen, "name": "Contracten"})


def filtered(boek: Any, blad: Any) -> None:
    blad.autofilter(0, 0, 3, 14)
    blad.filter_column("F", "x == WGZHF")
    blad.set_row(2, None, None, {"hidden": True})
    blad.set_row(3, None, None, {"hidden": True})


def nothing_more(boek: Any, blad: Any) -> None:
    """Only what the library itself writes."""


GEVALLEN = [
    openpyxl_case("openpyxl", nothing_more),
    xlsxwriter_case("xlsxwriter", nothing_more),
    xlsxwriter_case("xlsxwriter with texts in the cells", nothing_more, constant_memory=True),
    xlsxwriter_case("xlsxwriter in 64-bit zip", nothing_more, use_zip64=True),
    xlsxwriter_case("xlsxwriter with dates from 1904", nothing_more, date_1904=True),
    xlsxwriter_case("read-only recommended", lambda boek, blad: boek.read_only_recommended()),
    xlsxwriter_case("a table of Excel", excel_table),
    xlsxwriter_case("rows that a filter hides are read", filtered),
    openpyxl_case("dates of an old Mac", mac_dates),
    openpyxl_case("an explanation on the first sheet", explained_first),
    openpyxl_case("a hidden sheet with an old table before it", hidden_first),
    openpyxl_case("a very hidden sheet with an old table before it", very_hidden_first),
    openpyxl_case("a chart on the first sheet", chart_first),
    openpyxl_case("hidden rows and a hidden column", hidden_rows_and_columns),
    openpyxl_case("comments at cells", comments),
    openpyxl_case("a locked sheet", locked),
    openpyxl_case("names and choices", names_and_choices),
    openpyxl_case("thousands of empty rows with a style", styled_empty_rows),
    openpyxl_case("a style on the very last row", far_away_style),
    openpyxl_case("spaces far to the right", spaces_far_right),
    openpyxl_case("a link on a cell", link),
    openpyxl_case("an untidy header", untidy_header),
    openpyxl_case("two visible tables: the first is read", two_tables),
    openpyxl_case(
        "a merged title above the header", title_over_all, weiger=Weiger(bestand=("contractnummer",))
    ),
    openpyxl_case(
        "an export of Numbers", as_apple_numbers, weiger=Weiger(bestand=("contractnummer",))
    ),
    openpyxl_case(
        "the only table is on a hidden sheet", hidden_only, lees=None,
        weiger=Weiger(bestand=("Notities|verborgen",)),
    ),
    openpyxl_case(
        "a column twice", header_twice, lees=None, weiger=Weiger(bestand=("einddatum",))
    ),
]  # fmt: skip


@pytest.mark.parametrize(**with_names(GEVALLEN))
def test_a_workbook_of_a_real_program_is_read_or_refused_by_name(balie: Balie, geval: Geval):
    judge(balie, "contracten", geval)


@pytest.mark.parametrize("bewerk", [explained_first, two_tables])
def test_the_sheet_that_was_read_is_named_when_there_are_more(
    balie: Balie, bewerk: Callable[[Any, Any], None]
):
    def two(boek: Any, blad: Any) -> None:
        bewerk(boek, blad)
        blad.title = "Lijst van inkoop"

    uitkomst = balie.bring("contracten", by_openpyxl(TABEL, two))
    assert "Lijst van inkoop" in " ".join(uitkomst.opmerkingen)


def test_a_refusal_names_the_sheet_that_was_read(balie: Balie):
    def wrong(boek: Any, blad: Any) -> None:
        blad.title = "Lijst van inkoop"
        blad["F1"] = "iets anders"

    uitkomst = balie.bring("contracten", by_openpyxl(TABEL, wrong))
    assert uitkomst.is_geweigerd
    assert "productcode" in " ".join(uitkomst.redenen)
    assert "Lijst van inkoop" in " ".join(uitkomst.redenen)


ODS = {
    "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": b"<office:document-content/>",
    "META-INF/manifest.xml": b"<manifest/>",
}
"""As LibreOffice and Google save: a zip that begins with what it is."""
NIET_DIT = {
    "an ODS": (pack(ODS), r"\.ods"),
    "a binary workbook": (pack({"xl/workbook.bin": b"\x83\x01\x00"}), r"\.xlsb"),
    "a document of Word": (pack({"word/document.xml": b"<w:document/>"}), "word"),
    "a zip with a workbook inside": (pack({"lijst.xlsx": by_openpyxl(TABEL)}), r"\.zip"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"\.xls\)"),
    "half of a workbook": (by_openpyxl(TABEL)[:3000], "excel|beschadigd"),
    "nothing at all": (b"", "leeg"),
    "a workbook without a sheet": (
        pack({naam: data for naam, data in parts(TABEL).items() if "sheet1" not in naam}), "excel|beschadigd|blad",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("inhoud", "woord"), NIET_DIT.values(), ids=NIET_DIT)
def test_what_is_no_such_workbook_is_refused_with_what_would_be(
    balie: Balie, inhoud: bytes, woord: str
):
    uitkomst = balie.bring("contracten", inhoud)
    assert uitkomst.is_geweigerd
    assert re.search(woord, " ".join(uitkomst.redenen), re.IGNORECASE)
    assert uitkomst.rijen == []

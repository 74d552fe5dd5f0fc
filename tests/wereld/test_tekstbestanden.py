"""Text files as Excel, old systems and people save them: encodings, ends of lines, separators and what stands around a table."""

import pytest

from tests.wereld.balie import Balie, Geval, Weiger, judge, with_names
from tests.wereld.tabellen import CONTRACT_KOP, EEN, TWEE, lines, table

HOFTE = {**EEN, "locatie": "De Höfte", "aanbieder": "Zorg & Co"}
KOEN = {**TWEE, "locatie": "Café ’t Hoekje", "aanbieder": "Zorg & Co"}
REGELS = lines(table(CONTRACT_KOP, HOFTE, KOEN))
KOP, R1, R2 = REGELS
ALLE = (HOFTE, KOEN)


def text(*regels: str, eind: str = "\r\n", codering: str = "utf-8") -> bytes:
    return eind.join([*regels, ""]).encode(codering)


def quoted(regel: str) -> str:
    return ";".join(f'"{cel}"' for cel in regel.split(";"))


def with_separator(scheiding: str) -> list[str]:
    return [regel.replace(";", scheiding) for regel in REGELS]


def row_of(regel: str, **anders: str) -> str:
    """A line with some of its cells replaced."""
    cellen = dict(zip(CONTRACT_KOP, regel.split(";"), strict=True))
    return ";".join((cellen | anders).values())


def read(naam: str, inhoud: bytes, weiger: Weiger | None = None) -> Geval:
    return Geval(naam, lambda: inhoud, lees=ALLE, weiger=weiger)


def refused(
    naam: str,
    inhoud: bytes,
    *bestand: str,
    rij: int | None = None,
    kolom: str = "",
    waarde: str = "",
) -> Geval:
    """A file that cannot be read: refused at a cell, or as a whole with each of these patterns in the reason."""
    return Geval(
        naam, lambda: inhoud, weiger=Weiger(rij=rij, kolom=kolom, waarde=waarde, bestand=bestand)
    )


MIS = Weiger(bestand=("scheiding|kolom",))
GEVALLEN = [
    read("UTF-8", text(*REGELS)),
    read("UTF-8 with a mark in front", text(*REGELS, codering="utf-8-sig")),
    read("Windows-1252", text(*REGELS, codering="cp1252")),
    read("UTF-8 with letters in two signs", text(*REGELS).replace("ö".encode(), "o\u0308".encode())),
    read("Unicode text of Excel, with tabs", text(*with_separator("\t"), codering="utf-16"),
        Weiger(bestand=("utf-8|utf-16",))),
    read("UTF-16 the other way round", "\ufeff".encode("utf-16-be") + text(*REGELS, codering="utf-16-be"),
        Weiger(bestand=("utf-8|utf-16",))),
    read("ends of an old Mac", text(*REGELS, eind="\r")),
    read("ends of Unix", text(*REGELS, eind="\n")),
    read("ends that differ", (KOP + "\n" + R1 + "\r\n" + R2 + "\n").encode()),
    read("no end at the last line", "\r\n".join(REGELS).encode()),
    read("ends twice", text(*REGELS, eind="\r\r\n")),
    read("sep=;", text("sep=;", *REGELS)),
    read("sep=; between quotes", text('"sep=;"', *REGELS)),
    read("SEP=; behind a mark", text("SEP=;", *REGELS, codering="utf-8-sig")),
    read("sep=; with an old Mac", text("sep=;", *REGELS, eind="\r")),
    read("sep=; with a space and more separators", text("sep=; " + ";" * 13, *REGELS), Weiger(bestand=("sep|kolom",))),
    read("sep=, and commas", text("sep=,", *with_separator(","))),
    read("sep= and a bar", text("sep=|", *with_separator("|"))),
    read("commas", text(*with_separator(","))),
    read("tabs", text(*with_separator("\t"))),
    read("bars", text(*with_separator("|")), MIS),
    read("a sign nobody uses", text(*with_separator("~")), MIS),
    read("all between quotes", text(*map(quoted, REGELS))),
    read("a space behind each separator", text(*with_separator("; "))),
    read("a header in capitals with spaces", text(KOP.upper().replace(";", " ; "), R1, R2)),
    read("a hard space in the header", text(KOP.replace("agb", "\u00a0agb\u200b"), R1, R2)),
    read("empty lines between", text("", KOP, "", R1, ";" * 14, R2, "", "")),
    read("separators behind every line", text(*(f"{regel};;;" for regel in REGELS))),
    read("a title above the header", text("Contracten 2025", "", *REGELS), Weiger(bestand=("contractnummer",))),
    read("a title as wide as the table", text("Contracten 2025" + ";" * 14, *REGELS),
        Weiger(bestand=("contractnummer",))),
    read("a sign of the end of an old file", text(*REGELS) + b"\x1a", Weiger(rij=4, bestand=("rij|teken",))),
    read("a line break inside a name", text(KOP, quoted(R1).replace("De Höfte", "De\nHöfte"), R2)),
    refused("one line in Windows-1252", text(KOP, R1) + text(R2, codering="cp1252"), "rij 3", rij=3),
    refused("the first line in Windows-1252", text(KOP) + text(R1, codering="cp1252") + text(R2), "rij 2",
        rij=2),
    refused("a sign that was lost", text(KOP, R1, R2.replace("é", "\ufffd")), rij=3, kolom="locatie"),
    refused("a name whose quote is never closed", text(KOP, R1, R2.replace("Café", '"Café')), "rij [23]", rij=3),
    refused("bytes without a mark, two for each sign", text(*REGELS, codering="utf-16-le"), "csv|xlsx|utf"),
    refused("a zero byte in a name", text(KOP, R1, R2.replace("Café", "Ca\x00fé")), "csv|xlsx|teken", rij=3, kolom="locatie"),
    refused("only a header", text(KOP), "rijen"),
    refused("nothing but empty lines", text("", "", ""), "leeg|kolom"),
    refused("a total below the table", text(KOP, R1, R2, "Totaal;2" + ";" * 13), rij=4),
    refused("a separator too many in one row", text(KOP, R1, row_of(R2, locatie="Café; hoek")), rij=3),
    refused("a bad cell below empty lines", text(KOP, "", "", R1, row_of(R2, agb="12")), rij=5, kolom="agb", waarde="12"),
    refused("a bad cell below a sep= line", text("sep=;", KOP, R1, row_of(R2, agb="12")), rij=3, kolom="agb", waarde="12"),
    refused("a bad cell below a cell of two lines",
        text(KOP, quoted(R1).replace("De Höfte", "De\nHöfte"), row_of(R2, agb="12")), rij=3, kolom="agb", waarde="12"),
    refused("a header twice", text(KOP + ";agb", R1 + ";" + str(EEN["agb"]), R2 + ";12345678"), "agb"),
    refused("a page of HTML", b"<!DOCTYPE html>\r\n<html><table><tr><td>agb</td></tr></table></html>",
        "webpagina"),
    refused("a table of HTML with the name of a workbook",
        b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table>", "webpagina"),
    refused("JSON", b'[{"contractnummer": "2025-001"}]', "json"),
    refused("a PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj", "pdf"),
    refused("XML of an old Excel", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "xml"),
]  # fmt: skip


@pytest.mark.parametrize(**with_names(GEVALLEN))
def test_a_text_file_is_read_or_refused_with_where_and_why(balie: Balie, geval: Geval):
    judge(balie, "contracten", geval, "bestand.csv")


def test_a_name_in_quotes_keeps_the_quotes_that_are_doubled(balie: Balie):
    regel = row_of(R1, locatie='"De ""Oude"" Höfte"')
    uitkomst = balie.bring("contracten", text(KOP, regel), "bestand.csv")
    assert [rij["locatie"] for rij in uitkomst.rijen] == ['De "Oude" Höfte']


def test_a_title_row_is_told_and_rows_keep_the_number_that_excel_gives_them(balie: Balie):
    uitkomst = balie.bring(
        "contracten",
        text("Contracten 2025", "", KOP, R1, row_of(R2, agb="12")),
        "bestand.csv",
    )
    assert uitkomst.is_geweigerd
    assert uitkomst.tells(Weiger(rij=5, kolom="agb", waarde="12", bestand=("contractnummer",)))


@pytest.mark.parametrize("kolom", ["einddatum", "kvk", "huisletter"])
def test_an_optional_column_that_is_missing_keeps_what_is_stored(balie: Balie, kolom: str):
    voor = balie.bring("contracten", text(*REGELS), "bestand.csv").rijen
    plek = CONTRACT_KOP.index(kolom)
    zonder = [regel.split(";") for regel in REGELS]
    korter = [";".join(cel for nummer, cel in enumerate(rij) if nummer != plek) for rij in zonder]
    uitkomst = balie.bring("contracten", text(*korter), "korter.csv")
    assert not uitkomst.is_geweigerd, [*uitkomst.redenen, *uitkomst.fouten]
    assert uitkomst.rijen == voor


@pytest.mark.parametrize("kolom", ["contractnummer", "agb", "productcode", "ingangsdatum"])
def test_a_column_that_makes_a_row_what_it_is_may_not_be_missing(balie: Balie, kolom: str):
    uitkomst = balie.bring("contracten", text(KOP.replace(kolom, "x_y"), R1, R2), "bestand.csv")
    assert uitkomst.is_geweigerd
    assert kolom in str([*uitkomst.redenen, *uitkomst.fouten])

"""Workbooks as programs make them: by two libraries, and by hand in the parts that the odd producers write."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Any
from xml.sax.saxutils import escape

import openpyxl

xlsxwriter: Any = import_module("xlsxwriter")
"""A library without types."""
Tabel = Sequence[Sequence[object]]
Delen = dict[str, bytes]

HOOFD = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKKET = "http://schemas.openxmlformats.org/package/2006"
STRICT_HOOFD = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIES = "http://purl.oclc.org/ooxml/officeDocument/relationships"
BLAD, WERKBOEK, TEKSTEN = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Ruw(str):
    """A cell as XML; `{r}` becomes its reference."""

    __slots__ = ()


def by_openpyxl(tabel: Tabel, bewerk: Callable[[Any, Any], None] | None = None) -> bytes:
    """A workbook of openpyxl; `bewerk` gets the workbook and the sheet with the table."""
    boek = openpyxl.Workbook()
    blad = boek.active
    assert blad is not None
    for rij in tabel:
        blad.append(list(rij))
    if bewerk:
        bewerk(boek, blad)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def by_xlsxwriter(
    tabel: Tabel, bewerk: Callable[[Any, Any], None] | None = None, **opties: object
) -> bytes:
    """A workbook of XlsxWriter, with dates in the notation of a Dutch Excel."""
    uit = io.BytesIO()
    boek = xlsxwriter.Workbook(uit, {"in_memory": True, **opties})
    blad = boek.add_worksheet("Blad1")
    datum = boek.add_format({"num_format": "[$-413]d mmmm yyyy;@"})
    for nummer, rij in enumerate(tabel):
        for plek, cel in enumerate(rij):
            if isinstance(cel, date):
                blad.write_datetime(nummer, plek, cel, datum)
            elif isinstance(cel, str):
                blad.write_string(nummer, plek, cel)
            elif cel is not None:
                blad.write(nummer, plek, cel)
    if bewerk:
        bewerk(boek, blad)
    boek.close()
    return uit.getvalue()


def parts(tabel: Tabel, formaat: str = "dd\\-mm\\-yyyy") -> Delen:
    """A workbook by hand: texts shared, numbers bare, dates as the number of a day with a format."""
    teksten: list[str] = []
    rijen = "".join(
        f'<row r="{nummer}">{_cells(nummer, rij, teksten)}</row>'
        for nummer, rij in enumerate(tabel, start=1)
    )
    gedeeld = "".join(f"<si><t>{escape(tekst)}</t></si>" for tekst in teksten)
    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("rId1", "officeDocument", "xl/workbook.xml")),
        WERKBOEK: _part(
            "workbook",
            '<sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets>',
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "styles", "styles.xml"),
            ("rId3", "sharedStrings", "sharedStrings.xml"),
        ),
        "xl/styles.xml": _styles(formaat),
        TEKSTEN: _part("sst", gedeeld),
        BLAD: _part("worksheet", f"<sheetData>{rijen}</sheetData>"),
    }


def inline(delen: Delen) -> Delen:
    """The same workbook with every text in its own cell, and no part of shared texts at all."""
    teksten = re.findall(r"<si>(.*?)</si>", delen[TEKSTEN].decode())
    blad = re.sub(
        r'<c r="(\w+)" t="s"><v>(\d+)</v></c>',
        lambda m: f'<c r="{m[1]}" t="inlineStr"><is>{teksten[int(m[2])]}</is></c>',
        delen[BLAD].decode(),
    )
    zonder = {naam: data for naam, data in delen.items() if naam != TEKSTEN}
    zonder[BLAD] = blad.encode()
    zonder = change(zonder, "xl/_rels/workbook.xml.rels", r'<Relationship Id="rId3"[^>]*/>', "")
    return change(zonder, "[Content_Types].xml", r'<Override PartName="/xl/shared[^>]*/>', "")


def change(delen: Delen, naam: str, oud: str, nieuw: str) -> Delen:
    """The same parts with a pattern in one of them replaced, which must be there."""
    tekst, keer = re.subn(oud, lambda _: nieuw, delen[naam].decode())
    assert keer, f"{oud} staat niet in {naam}"
    return {**delen, naam: tekst.encode()}


def rename(delen: Delen, namen: Mapping[str, str]) -> Delen:
    """The same parts under other names."""
    return {namen.get(naam, naam): data for naam, data in delen.items()}


def pack(delen: Mapping[str, bytes], methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as one file, in their order."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", methode) as archief:
        for naam, data in delen.items():
            archief.writestr(_named(naam, methode), data)
    return uit.getvalue()


def pack_as_stream(delen: Mapping[str, bytes]) -> bytes:
    """As a program writes that cannot go back: sizes stand behind each part, in 64 bits."""

    class Buis(io.RawIOBase):
        def __init__(self) -> None:
            self.gekregen = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            self.gekregen += bytes(data)
            return len(data)

    buis = Buis()
    with zipfile.ZipFile(buis, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, data in delen.items():
            with archief.open(_named(naam), "w", force_zip64=True) as deel:
                deel.write(data)
    return bytes(buis.gekregen)


def _named(naam: str, methode: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    deel = zipfile.ZipInfo("deel", (2026, 11, 20, 8, 0, 0))
    deel.filename = naam  # a backslash stays a backslash
    deel.compress_type = methode
    return deel


def _cells(nummer: int, rij: Sequence[object], teksten: list[str]) -> str:
    return "".join(
        _cell(
            f"{chr(65 + plek // 26 - 1) if plek > 25 else ''}{chr(65 + plek % 26)}{nummer}",
            cel,
            teksten,
        )
        for plek, cel in enumerate(rij)
    )


def _cell(plek: str, cel: object, teksten: list[str]) -> str:
    match cel:
        case None:
            return ""
        case Ruw():
            return cel.replace("{r}", plek)
        case bool():
            return f'<c r="{plek}" t="b"><v>{int(cel)}</v></c>'
        case str():
            teksten.append(cel)
            return f'<c r="{plek}" t="s"><v>{len(teksten) - 1}</v></c>'
        case date():
            return f'<c r="{plek}" s="1"><v>{serial(cel)}</v></c>'
        case _:
            return f'<c r="{plek}"><v>{cel}</v></c>'


def serial(dag: date, begin: date = date(1899, 12, 30)) -> int:
    """The number of a day as a spreadsheet counts it."""
    return (dag - begin).days


def _part(wortel: str, inhoud: str) -> bytes:
    return f'{_XML}<{wortel} xmlns="{HOOFD}" xmlns:r="{RELATIES}">{inhoud}</{wortel}>'.encode()


def _relations(*relaties: tuple[str, str, str]) -> bytes:
    regels = "".join(
        f'<Relationship Id="{id_}" Type="{RELATIES}/{soort}" Target="{doel}"/>'
        for id_, soort, doel in relaties
    )
    kop = f'<Relationships xmlns="{PAKKET}/relationships">'
    return f"{_XML}{kop}{regels}</Relationships>".encode()


def _types() -> bytes:
    soorten = {
        "/xl/workbook.xml": "sheet.main",
        "/xl/worksheets/sheet1.xml": "worksheet",
        "/xl/styles.xml": "styles",
        "/xl/sharedStrings.xml": "sharedStrings",
    }
    regels = "".join(
        f'<Override PartName="{naam}" ContentType="{_SOORT}.{soort}+xml"/>'
        for naam, soort in soorten.items()
    )
    vast = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_XML}<Types xmlns="{PAKKET}/content-types">{vast}{regels}</Types>'.encode()


def _styles(formaat: str) -> bytes:
    """Cell styles: 0 nothing, 1 the date, 2 a percentage, 3 a time, 4 whole with a unit behind it."""
    eigen = (
        f'<numFmts count="2"><numFmt numFmtId="164" formatCode="{escape(formaat, {chr(34): "&quot;"})}"/>'
        '<numFmt numFmtId="165" formatCode="0&quot; wk&quot;"/></numFmts>'
    )
    leeg = (
        '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    )
    stijlen = "".join(
        f'<xf numFmtId="{nummer}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for nummer in (0, 164, 9, 20, 165)
    )
    return _part("styleSheet", f'{eigen}{leeg}<cellXfs count="5">{stijlen}</cellXfs>')

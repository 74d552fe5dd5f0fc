"""Writing a table so that Excel opens it well and nothing in it runs."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from wijzer.files.tabel.cellen import Cel
from wijzer.files.tabel.veilig import escape

Waarde = Cel | Decimal
Rijen = Iterable[Sequence[Waarde]]

# XLSX writes a sign that XML cannot hold as `_x000D_`; text that happens to look like that is written with its first sign so.
_XML_TEKEN = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f]")


class Vorm(StrEnum):
    """The two forms a table is written in."""

    CSV = "csv"
    XLSX = "xlsx"


def write_table(
    bestand: BinaryIO,
    vorm: Vorm,
    kolommen: Sequence[str],
    rijen: Rijen,
    *,
    toelichting: Sequence[str] = (),
) -> int:
    """Write header and rows in the given form; gives back the number of rows. The file stays open.

    `toelichting` is for who reads it: lines below the table, in XLSX on a sheet of their own.
    """
    geteld = _Geteld(rijen)
    if vorm is Vorm.CSV:
        _write_csv(bestand, kolommen, geteld, toelichting)
    else:
        _write_xlsx(bestand, kolommen, geteld, toelichting)
    return geteld.aantal


class _Geteld:
    """Counts the rows that pass: they come one by one and are kept nowhere."""

    def __init__(self, rijen: Rijen) -> None:
        self._rijen = rijen
        self.aantal = 0

    def __iter__(self) -> Iterator[Sequence[Waarde]]:
        for rij in self._rijen:
            self.aantal += 1
            yield rij


def _write_csv(
    bestand: BinaryIO, kolommen: Sequence[str], rijen: Rijen, toelichting: Sequence[str]
) -> None:
    # Excel opens `;` and UTF-8 with a byte order mark well with a double click, in the Netherlands.
    tekst = io.TextIOWrapper(bestand, encoding="utf-8-sig", newline="", write_through=False)
    schrijver = csv.writer(tekst, delimiter=";")
    schrijver.writerow(kolommen)
    schrijver.writerows([_csv_cell(cel) for cel in rij] for rij in rijen)
    if toelichting:
        schrijver.writerows([[], *([_csv_cell(regel)] for regel in toelichting)])
    tekst.detach()


def _csv_cell(cel: Waarde) -> str | int | None:
    match cel:
        case bool():
            return "ja" if cel else "nee"
        case str():
            return escape(cel)
        case Decimal():
            return f"{cel:f}".replace(".", ",")
        case date():
            return cel.isoformat()
        case int() | None:
            return cel
        case _:
            return str(cel)


def _write_xlsx(
    bestand: BinaryIO, kolommen: Sequence[str], rijen: Rijen, toelichting: Sequence[str]
) -> None:
    boek = Workbook(write_only=True)
    blad = boek.create_sheet("wijzer")
    blad.freeze_panes = "A2"
    blad.append(list(kolommen))
    for rij in rijen:
        blad.append([_xlsx_cell(blad, cel) for cel in rij])
    if toelichting:
        erbij = boek.create_sheet("toelichting")
        for regel in toelichting:
            erbij.append([_xlsx_cell(erbij, regel)])
    boek.save(bestand)


def _xlsx_cell(blad: WriteOnlyWorksheet, cel: Waarde) -> object:
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    if not isinstance(cel, str):
        return cel
    tekst = _escape_xml(escape(cel))
    if tekst not in ERROR_CODES:
        return tekst
    # A cell of its own with the type set: openpyxl would take this text for an error of Excel.
    als_tekst = WriteOnlyCell(blad, value=tekst)
    als_tekst.data_type = "s"
    return als_tekst


def _escape_xml(tekst: str) -> str:
    return _XML_TEKEN.sub(lambda match: f"_x{ord(match[0]):04X}_", tekst)

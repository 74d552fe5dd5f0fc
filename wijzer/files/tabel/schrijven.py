"""Writing a table so that Excel opens it well and nothing in it runs."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from typing import BinaryIO

from wijzer.files.tabel.veilig import escape
from wijzer.files.tabel.xlsx.schrijven import Celwaarde, Tabelrijen, Uitvoerblad, write_xlsx


class Bestandsvorm(StrEnum):
    """The two forms a table is written in."""

    CSV = "csv"
    XLSX = "xlsx"


def write_table(
    bestand: BinaryIO,
    vorm: Bestandsvorm,
    kolommen: Sequence[str],
    rijen: Tabelrijen,
    *,
    toelichting: Sequence[str] = (),
    at: datetime | None = None,
) -> int:
    """Write header and rows in the given form; gives back the number of rows. The file stays open.

    `toelichting` is for who reads it: lines below the table, in XLSX on a sheet of their own. `at`
    is the moment that an XLSX says it is of; the same table of the same moment is the same bytes.
    """
    geteld = _Geteld(rijen)
    if vorm is Bestandsvorm.CSV:
        _write_csv(bestand, kolommen, geteld, toelichting)
    else:
        bladen: list[Uitvoerblad] = [("wijzer", chain([kolommen], geteld))]
        if toelichting:
            bladen.append(("toelichting", [[regel] for regel in toelichting]))
        write_xlsx(bestand, bladen, at=at)
    return geteld.aantal


class _Geteld:
    """Counts the rows that pass: they come one by one and are kept nowhere."""

    def __init__(self, rijen: Tabelrijen) -> None:
        self._rijen = rijen
        self.aantal = 0

    def __iter__(self) -> Iterator[Sequence[Celwaarde]]:
        for rij in self._rijen:
            self.aantal += 1
            yield rij


def _write_csv(
    bestand: BinaryIO, kolommen: Sequence[str], rijen: Tabelrijen, toelichting: Sequence[str]
) -> None:
    # Excel opens `;` and UTF-8 with a byte order mark well with a double click, in the Netherlands.
    tekst = io.TextIOWrapper(bestand, encoding="utf-8-sig", newline="", write_through=False)
    schrijver = csv.writer(tekst, delimiter=";")
    schrijver.writerow(kolommen)
    schrijver.writerows([_csv_cell(cel) for cel in rij] for rij in rijen)
    if toelichting:
        schrijver.writerows([[], *([_csv_cell(regel)] for regel in toelichting)])
    tekst.detach()


def _csv_cell(cel: Celwaarde) -> str | int | None:
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

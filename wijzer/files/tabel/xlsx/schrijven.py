"""A workbook written by XlsxWriter: text as text, days as days, and the same bytes for the same table.

Nothing in the file tells when it was made, unless the caller says so. It is made in memory: an export may hold shielded
addresses, and those lie on no disk that nobody chose.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from wijzer.files.tabel.cellen import Cel
from wijzer.files.tabel.grenzen import MAX_CEL
from wijzer.files.tabel.veilig import escape

Celwaarde = Cel | Decimal
Tabelrijen = Iterable[Sequence[Celwaarde]]
Uitvoerblad = tuple[str, Tabelrijen]
"""The name of a sheet and its rows. The first sheet keeps its first row, the names of its columns, in sight."""

_NOOIT = datetime(1980, 1, 1, tzinfo=UTC)
"""The moment of a file that tells none: where the time of a zip begins."""
_GEEN_TEKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What no XML can hold: half a character, and two that are none."""
_SMALST, _BREEDST = 8, 60
"""The width of a column, in characters."""
_OPTIES = {
    "in_memory": True,
    "remove_timezone": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_xlsx(
    bestand: BinaryIO, bladen: Sequence[Uitvoerblad], *, at: datetime | None = None
) -> None:
    """Write the sheets. With `at` the file says that it is of this moment."""
    boek = Workbook(bestand, _OPTIES)
    moment = (at or _NOOIT).astimezone(UTC).replace(tzinfo=None)
    boek.set_properties({"author": "Beschikbaarheidswijzer", "created": moment})
    vormen = _Celvormen(boek)
    for nummer, (naam, rijen) in enumerate(bladen):
        blad = boek.add_worksheet(naam)
        if nummer == 0:
            blad.freeze_panes(1, 0)
        _Schrijver(blad, vormen).write(rijen, met_kop=nummer == 0)
    boek.close()


class _Celvormen:
    """How cells look."""

    def __init__(self, boek: Workbook) -> None:
        self.kop: Format = boek.add_format({"bold": True})
        self.dag: Format = boek.add_format({"num_format": 14})
        self.moment: Format = boek.add_format({"num_format": 22})


class _Schrijver:
    """One sheet, and how wide its columns have to be."""

    def __init__(self, blad: Worksheet, vormen: _Celvormen) -> None:
        self._blad, self._vormen = blad, vormen
        self._breedtes: list[int] = []

    def write(self, rijen: Tabelrijen, *, met_kop: bool) -> None:
        for nummer, rij in enumerate(rijen):
            self._breedtes.extend([_SMALST] * (len(rij) - len(self._breedtes)))
            kop = self._vormen.kop if met_kop and nummer == 0 else None
            for kolom, waarde in enumerate(rij):
                if waarde is not None:
                    self._cell(nummer, kolom, waarde, kop)
        for kolom, breedte in enumerate(self._breedtes):
            self._blad.set_column(kolom, kolom, min(breedte, _BREEDST) + 2)

    def _cell(self, rij: int, kolom: int, waarde: Celwaarde, kop: Format | None) -> None:
        match waarde:
            case bool():
                self._text(rij, kolom, "ja" if waarde else "nee", kop)
            case str():
                self._text(rij, kolom, waarde, kop)
            case datetime():
                self._blad.write_datetime(rij, kolom, waarde, self._vormen.moment)
            case date():
                self._blad.write_datetime(rij, kolom, waarde, self._vormen.dag)
            case int() | float() | Decimal():
                self._blad.write_number(rij, kolom, waarde)
            case _:
                self._text(rij, kolom, str(waarde), kop)

    def _text(self, rij: int, kolom: int, tekst: str, kop: Format | None) -> None:
        """Text stays text, whatever it looks like."""
        veilig = escape(_GEEN_TEKEN.sub("\ufffd", tekst))[:MAX_CEL]
        self._breedtes[kolom] = max(self._breedtes[kolom], len(veilig))
        self._blad.write_string(rij, kolom, veilig, kop)

"""A workbook as sheets of rows: the values by python-calamine, and beside them what it does not tell (`keuring`)."""

import math
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from wijzer.files.tabel.bladen import RuweRij, Tabel, Tabelblad, Tabelbron
from wijzer.files.tabel.cellen import Cel, Onleesbaar, is_near
from wijzer.files.tabel.xlsx.keuring import Keuring, percent_styles, text_lengths
from wijzer.files.tabel.xlsx.pakket import Pakket, open_pakket
from wijzer.files.tabel.xlsx.samen import Samengevoegd
from wijzer.files.tabel.xlsx.stroom import refuse_broken

_Waarde = str | int | float | bool | date | datetime | time | timedelta
"""What the library makes of a cell; an empty text for an empty one."""

_GEHEEL = 1e15
"""The number up to which every whole number is told from the next."""
_BIJNA_MIDDERNACHT = time(23, 59, 59, 500_000)
_MACROS = "In dit bestand zitten macro's. Alleen de cellen zijn gelezen."


def read_xlsx(inhoud: bytes) -> Tabelbron:
    """The sheets of a workbook; each is read when it is opened. Raises `BestandGeweigerd`."""
    boek = _Boek(inhoud, open_pakket(inhoud))
    bladen = boek.pakket.bladen
    return Tabelbron(
        [
            Tabelblad(blad.naam, partial(boek.open, nummer))
            for nummer, blad in enumerate(bladen)
            if not blad.verborgen
        ],
        verborgen=[blad.naam for blad in bladen if blad.verborgen],
        opmerkingen=[_MACROS] if boek.pakket.macros else [],
    )


class _Boek:
    """A workbook of which no sheet has been read yet."""

    def __init__(self, inhoud: bytes, pakket: Pakket) -> None:
        self.pakket = pakket
        self._lengtes = text_lengths(pakket.archief, pakket.teksten)
        self._procentstijlen = percent_styles(pakket.archief, pakket.stijlen)
        self._inhoud = inhoud
        self._boek: CalamineWorkbook | None = None

    def open(self, nummer: int) -> Tabel:
        """Look a sheet through, and then have it read."""
        keuring = Keuring(self._lengtes, self._procentstijlen)
        keuring.look(self.pakket.archief, self.pakket.bladen[nummer].deel)
        try:
            self._boek = self._boek or CalamineWorkbook.from_filelike(
                self.pakket.as_usual(self._inhoud)
            )
            blad = self._boek.get_sheet_by_index(nummer)
        except CalamineError as fout:
            raise refuse_broken() from fout
        return Tabel(_rows(blad, keuring), _hidden(keuring))


def _hidden(keuring: Keuring) -> list[str]:
    opmerkingen = []
    if rijen := keuring.verborgen_rijen:
        wat = "Eén rij is" if rijen == 1 else f"{rijen} rijen zijn"
        opmerkingen.append(
            f"{wat} in Excel verborgen, bijvoorbeeld door een filter, en toch gelezen."
        )
    if kolommen := keuring.verborgen_kolommen:
        wat = "Kolom" if len(kolommen) == 1 else "De kolommen"
        zijn = "is" if len(kolommen) == 1 else "zijn"
        opmerkingen.append(
            f"{wat} {', '.join(kolommen)} {zijn} in Excel verborgen en toch gelezen."
        )
    return opmerkingen


def _rows(blad: CalamineSheet, keuring: Keuring) -> Iterator[RuweRij]:
    """Every row that holds something, with the cells that are no values in their place."""
    samen = Samengevoegd(blad.merged_cell_ranges or [])
    for rij, cellen in _with_marks(blad, keuring.onleesbaar):
        samen.mark(rij, cellen)
        if any(cel is not None for cel in cellen):
            yield rij + 1, cellen


def _with_marks(
    blad: CalamineSheet, onleesbaar: dict[int, dict[int, Onleesbaar]]
) -> Iterator[tuple[int, list[Cel]]]:
    """The rows of the library, and those beyond them in which it saw nothing.

    To the library a formula without a value is empty.
    """
    links: list[Cel] = [None] * (blad.start[1] if blad.start else 0)
    gelezen = -1
    for gelezen, waarden in enumerate(blad.iter_rows()):
        cellen = links + [_cell(waarde) for waarde in waarden]
        yield gelezen, _place(cellen, onleesbaar.get(gelezen))
    for rij in sorted(rij for rij in onleesbaar if rij > gelezen):
        yield rij, _place([], onleesbaar[rij])


def _place(cellen: list[Cel], onleesbaar: dict[int, Onleesbaar] | None) -> list[Cel]:
    for kolom, waarom in (onleesbaar or {}).items():
        cellen.extend([None] * (kolom + 1 - len(cellen)))
        cellen[kolom] = waarom
    return cellen


def _cell(waarde: _Waarde) -> Cel:
    if waarde.__class__ is str:
        return waarde or None
    return _SOORTEN[waarde.__class__](waarde)


def _number(getal: float) -> Cel:
    """A whole number where it is one but for the noise of a sum: 22.000000000000004 weeks is 22."""
    if not math.isfinite(getal):
        return Onleesbaar(str(getal), "Dit is geen getal.", "een getal")
    heel = round(getal)
    return heel if abs(getal) < _GEHEEL and is_near(getal, heel) else getal


def _day(moment: datetime) -> date:
    """The day of a date with a time of day, which is lost; a noisy midnight belongs to the day that it begins."""
    bijna = moment.time() >= _BIJNA_MIDDERNACHT
    return moment.date() + timedelta(days=1) if bijna and moment.year < 9999 else moment.date()


def _time(duur: time | timedelta) -> Onleesbaar:
    verwacht = "een datum, een getal of tekst"
    return Onleesbaar(str(duur), "Hier staat een tijd of een duur.", verwacht, overal=False)


_SOORTEN: dict[type, Callable[..., Cel]] = {
    float: _number,
    int: lambda getal: getal,
    bool: lambda ja: ja,
    datetime: _day,
    date: lambda dag: dag,
    time: _time,
    timedelta: _time,
}

"""The first sheet of an XLSX as rows of cells: Excel's own numbers and dates, no formulas."""

import math
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from wijzer.files.tabel.cellen import Cel, Onleesbaar
from wijzer.files.tabel.fouten import BestandGeweigerd, show
from wijzer.files.tabel.grenzen import MAX_CEL, MAX_KOLOMMEN, limit_rows, refuse_columns
from wijzer.files.tabel.xlsx_onderdelen import (
    Attributen,
    XmlLezer,
    broken_is_refused,
    open_parts,
    part_named,
    read_elements,
    read_shared_strings,
    refuse_broken,
    resolve,
    unescape_xml,
)

_EPOCH_1900, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - Excel knows no zones
_DATUMFORMATEN = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""Built-in number formats that show a date or time (ECMA-376, 18.8.30)."""
_GEEN_FORMAAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_KOLOM = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MAX_RIJ = 2**20
"""The last row of Excel."""
_MAX_FORMAAT = 255
"""Signs in a number format: what Excel allows. Its pattern looks through the rest of the format at each `[`."""
_MAX_GETAL = 64
"""Signs in a number: twice what the longest number of Excel takes."""

_BOEK = {"sheet", "workbookPr"}, {"id", "name", "date1904"}
_STIJLEN = {"numFmt", "cellStyleXfs", "cellXfs", "cellStyles", "xf"}, {"numFmtId", "formatCode"}

FORMULE = Onleesbaar(
    "(formule)", "Hier staat een formule.", "de waarde zelf: kopieer, en plak als waarden"
)


def read_xlsx(inhoud: bytes, opmerkingen: list[str]) -> Iterator[tuple[int, list[Cel]]]:
    """Every row of the first sheet that holds something. Adds a remark when there are more sheets."""
    archief = open_parts(inhoud)
    with broken_is_refused():
        elementen = read_elements(archief, part_named(archief, "workbook.xml") or "", *_BOEK)
        deel = _first_sheet(archief, elementen, opmerkingen)
        blad = _Blad(read_shared_strings(archief), _date_styles(archief), _epoch(elementen))
    return limit_rows(blad.rows(archief, deel))


def _first_sheet(
    archief: zipfile.ZipFile, elementen: list[tuple[str, Attributen]], opmerkingen: list[str]
) -> str:
    bladen = [attributen for naam, attributen in elementen if naam == "sheet"]
    if not bladen:
        raise refuse_broken()
    if len(bladen) > 1:
        opmerkingen.append(
            f"Alleen het eerste blad ({show(bladen[0].get('name', ''))}) is gelezen."
        )
    relaties = read_elements(
        archief,
        part_named(archief, "_rels/workbook.xml.rels") or "",
        {"Relationship"},
        {"Id", "Target"},
    )
    doelen = {attributen.get("Id"): attributen.get("Target", "") for _, attributen in relaties}
    deel = resolve(doelen[bladen[0]["id"]])
    if deel not in archief.NameToInfo:
        raise refuse_broken()
    return deel


def _epoch(elementen: list[tuple[str, Attributen]]) -> datetime:
    sinds_1904 = any(
        naam == "workbookPr" and attributen.get("date1904") in {"1", "true"}
        for naam, attributen in elementen
    )
    return _EPOCH_1904 if sinds_1904 else _EPOCH_1900


def _date_styles(archief: zipfile.ZipFile) -> set[str]:
    """The numbers of the cell styles that show a date."""
    formaten = set(_DATUMFORMATEN)
    stijlen: list[int] = []
    in_cellen = False
    for naam, attributen in read_elements(
        archief, part_named(archief, "styles.xml") or "", *_STIJLEN
    ):
        if naam == "numFmt" and _shows_date(attributen.get("formatCode", "")):
            formaten.add(int(attributen["numFmtId"]))
        elif naam in {"cellStyleXfs", "cellXfs", "cellStyles"}:
            in_cellen = naam == "cellXfs"
        elif naam == "xf" and in_cellen:
            stijlen.append(int(attributen.get("numFmtId", "0")))
    return {str(nummer) for nummer, formaat in enumerate(stijlen) if formaat in formaten}


def _shows_date(formaat: str) -> bool:
    if len(formaat) > _MAX_FORMAAT:
        raise refuse_broken()
    return (
        bool(re.search("[dmyhs]", _GEEN_FORMAAT.sub("", formaat), re.IGNORECASE))
        and "General" not in formaat
    )


class _Blad(XmlLezer):
    """Collects the cells of one sheet, row by row."""

    def __init__(self, teksten: list[str], datumstijlen: set[str], epoch: datetime) -> None:
        super().__init__()
        self._teksten, self._datumstijlen, self._epoch = teksten, datumstijlen, epoch
        self._klaar: list[tuple[int, list[Cel]]] = []
        self._rij = 0
        self._kolom = -1
        self._cellen: list[Cel] = []
        self._soort = self._stijl = ""
        self._formule = self._leest = False
        self._stukken: list[str] = []
        self._lengte = 0
        self._is_blad = False

    def rows(self, archief: zipfile.ZipFile, deel: str) -> Iterator[tuple[int, list[Cel]]]:
        """The rows, as soon as each is complete."""
        for _ in self.stream(archief, deel):
            yield from self._klaar
            self._klaar.clear()
        if not self._is_blad:
            raise BestandGeweigerd(["Het eerste blad van dit Excel-bestand is geen tabel."])

    def start(self, naam: str, attributen: Attributen) -> None:
        if naam == "c":
            self._start_cell(attributen)
        elif naam in {"v", "t"}:
            self._leest = True
        elif naam == "f":
            self._formule = True
        elif naam == "row":
            self._start_row(attributen)
        elif naam == "worksheet":
            self._is_blad = True

    def end(self, naam: str) -> None:
        if naam in {"v", "t"}:
            self._leest = False
        elif naam == "c":
            self._end_cell()
        elif naam == "row" and self._cellen:
            self._klaar.append((self._rij, self._cellen))
            self._cellen = []

    def text(self, tekst: str) -> None:
        if self._leest:
            self._lengte += len(tekst)
            if self._lengte > MAX_CEL:
                raise refuse_broken()
            self._stukken.append(tekst)

    def _start_row(self, attributen: Attributen) -> None:
        rij = int(attributen.get("r", self._rij + 1))
        if not self._rij < rij <= _MAX_RIJ:
            raise refuse_broken()
        self._rij, self._kolom, self._cellen = rij, -1, []

    def _start_cell(self, attributen: Attributen) -> None:
        self._kolom = _column(attributen["r"]) if "r" in attributen else self._kolom + 1
        self._soort, self._stijl = attributen.get("t", "n"), attributen.get("s", "0")
        self._stukken, self._lengte, self._formule = [], 0, False

    def _end_cell(self) -> None:
        if not self._stukken and not self._formule:
            return
        if self._kolom >= MAX_KOLOMMEN:
            raise refuse_columns()
        if self._kolom < len(self._cellen):
            raise refuse_broken()
        self._cellen.extend([None] * (self._kolom - len(self._cellen)))
        self._cellen.append(FORMULE if self._formule else self._value("".join(self._stukken)))

    def _value(self, ruw: str) -> Cel:
        if self._soort == "s":
            return self._teksten[int(ruw)]
        if self._soort in {"inlineStr", "str"}:
            return unescape_xml(ruw)
        if self._soort == "b":
            return ruw.strip() in {"1", "true"}
        if self._soort == "e":
            return Onleesbaar(ruw, "Hier staat een fout van Excel.", "de waarde zelf")
        if self._soort == "d":
            return datetime.fromisoformat(ruw).date()
        return self._number(ruw)

    def _number(self, ruw: str) -> Cel:
        if len(ruw) > _MAX_GETAL:
            return Onleesbaar(ruw, "Dit is geen getal.", "een getal")
        getal = float(ruw)
        if not math.isfinite(getal):
            return Onleesbaar(ruw, "Dit is geen getal.", "een getal")
        if self._stijl in self._datumstijlen:
            return self._date(getal)
        return int(getal) if getal.is_integer() and abs(getal) < 1e15 else getal

    def _date(self, dagen: float) -> date | Onleesbaar:
        try:
            return (self._epoch + timedelta(days=dagen)).date()
        except OverflowError:
            return Onleesbaar(str(dagen), "Dit is geen datum.", "een datum")


def _column(plek: str) -> int:
    """The column of `AB12`, counted from 0."""
    match = _KOLOM.fullmatch(plek)
    if not match:
        raise refuse_broken()
    kolom = 0
    for letter in match[1]:
        kolom = kolom * 26 + ord(letter) - 64
    return kolom - 1

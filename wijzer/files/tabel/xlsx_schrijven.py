"""A workbook written as the XML it is: rows go out one by one, each text and each kind of cell is made once.

A general library makes an object of every cell, which takes most of a millisecond per row; here it is a tenth of that.
The same table is always the same bytes: nothing in the file tells when it was made, unless the caller says so.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import BinaryIO
from xml.sax.saxutils import escape as escape_xml

from wijzer.files.tabel.cellen import Cel
from wijzer.files.tabel.veilig import escape

Waarde = Cel | Decimal
Rijen = Iterable[Sequence[Waarde]]
Blad = tuple[str, Rijen]
"""The name of a sheet and its rows. The first sheet keeps its first row in sight."""

_MAX_TEKST = 32_767
"""Excel holds no longer text in a cell."""
_BEGIN = date(1899, 12, 30)
_Tijd = tuple[int, int, int, int, int, int]
_NOOIT: _Tijd = (1980, 1, 1, 0, 0, 0)
_BROK = 500
_KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAAMRUIMTE = "http://schemas.openxmlformats.org"
_BOEK = f"{_NAAMRUIMTE}/spreadsheetml/2006/main"
_VERWIJST = f"{_NAAMRUIMTE}/officeDocument/2006/relationships"
_PAKKET = f"{_NAAMRUIMTE}/package/2006"
_SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# XLSX writes a sign that XML cannot hold as `_x000D_`; text that happens to look like that is written with its first sign so.
_XML_TEKEN = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_STIJLEN = (
    f'<styleSheet xmlns="{_BOEK}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_STILSTAAND = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    "</sheetView></sheetViews>"
)


def write_xlsx(bestand: BinaryIO, bladen: Sequence[Blad], *, at: datetime | None = None) -> None:
    """Write the sheets. With `at` the file, and everything in it, says that it is of this moment."""
    tijd = _zip_time(at)
    teksten = _Teksten()
    with zipfile.ZipFile(bestand, "w", zipfile.ZIP_DEFLATED) as archief:
        for nummer, (_, rijen) in enumerate(bladen, start=1):
            with archief.open(_part(f"xl/worksheets/sheet{nummer}.xml", tijd), "w") as deel:
                for stuk in _sheet(rijen, teksten, vast=nummer == 1):
                    deel.write(stuk.encode())
        delen = {
            "xl/sharedStrings.xml": teksten.as_xml(),
            "docProps/core.xml": _core(at),
            **_parts([naam for naam, _ in bladen]),
        }
        for naam, xml in delen.items():
            archief.writestr(_part(naam, tijd), _KOP + xml)


def _zip_time(at: datetime | None) -> _Tijd:
    if at is None:
        return _NOOIT
    utc = at.astimezone(UTC)
    return utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second


def _part(naam: str, tijd: _Tijd) -> zipfile.ZipInfo:
    deel = zipfile.ZipInfo(naam, tijd)
    deel.compress_type = zipfile.ZIP_DEFLATED
    return deel


class _Teksten:
    """The texts of the workbook; cells name them by number, so that each stands in it once."""

    def __init__(self) -> None:
        self._nummers: dict[str, int] = {}

    def number_of(self, tekst: str) -> int:
        return self._nummers.setdefault(tekst, len(self._nummers))

    def as_xml(self) -> str:
        delen = "".join(
            f'<si><t xml:space="preserve">{_text(tekst)}</t></si>' for tekst in self._nummers
        )
        return f'<sst xmlns="{_BOEK}" uniqueCount="{len(self._nummers)}">{delen}</sst>'


def _text(tekst: str) -> str:
    veilig = _XML_TEKEN.sub(lambda match: f"_x{ord(match[0]):04X}_", escape(tekst))
    return escape_xml(veilig[:_MAX_TEKST])


def _sheet(rijen: Rijen, teksten: _Teksten, *, vast: bool) -> Iterator[str]:
    yield f'{_KOP}<worksheet xmlns="{_BOEK}">{_STILSTAAND if vast else ""}<sheetData>'
    letters: list[str] = []
    brok: list[str] = []
    for nummer, rij in enumerate(rijen, start=1):
        letters.extend(_letters(kolom) for kolom in range(len(letters), len(rij)))
        cellen = [
            f'<c r="{letter}{nummer}"{_cell(waarde, teksten)}</c>'
            for letter, waarde in zip(letters, rij, strict=False)
            if waarde is not None
        ]
        brok.append(f'<row r="{nummer}">{"".join(cellen)}</row>')
        if len(brok) == _BROK:
            yield "".join(brok)
            brok.clear()
    yield f"{''.join(brok)}</sheetData></worksheet>"


def _cell(waarde: Waarde, teksten: _Teksten) -> str:
    """Write the kind and the value of a cell: text stays text, whatever it looks like."""
    match waarde:
        case bool():
            return f' t="s"><v>{teksten.number_of("ja" if waarde else "nee")}</v>'
        case str():
            return f' t="s"><v>{teksten.number_of(waarde)}</v>'
        case date():
            return f' s="1"><v>{_serial(waarde)}</v>'
        case Decimal():
            return f"><v>{waarde:f}</v>"
        case int() | float():
            return f"><v>{waarde}</v>"
        case _:
            return f' t="s"><v>{teksten.number_of(str(waarde))}</v>'


def _serial(dag: date) -> str:
    """A day as Excel counts them, with the part of the day that is past."""
    heel = (date(dag.year, dag.month, dag.day) - _BEGIN).days
    if not isinstance(dag, datetime):
        return str(heel)
    return str(heel + (dag.hour * 3600 + dag.minute * 60 + dag.second) / 86_400)


def _letters(kolom: int) -> str:
    hoger, rest = divmod(kolom, 26)
    return (_letters(hoger - 1) if hoger else "") + chr(ord("A") + rest)


def _parts(namen: Sequence[str]) -> dict[str, str]:
    """The parts that say what the workbook is made of."""
    nummers = range(1, len(namen) + 1)
    bladen = "".join(
        f'<sheet name="{escape_xml(naam)}" sheetId="{nummer}" r:id="rId{nummer}"/>'
        for nummer, naam in zip(nummers, namen, strict=True)
    )
    doelen = [("worksheet", f"worksheets/sheet{nummer}.xml") for nummer in nummers]
    doelen += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    return {
        "xl/styles.xml": _STIJLEN,
        "xl/workbook.xml": f'<workbook xmlns="{_BOEK}" xmlns:r="{_VERWIJST}"><sheets>{bladen}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            [(f"{_VERWIJST}/{soort}", doel) for soort, doel in doelen]
        ),
        "_rels/.rels": _relations(
            [
                (f"{_VERWIJST}/officeDocument", "xl/workbook.xml"),
                (f"{_PAKKET}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "[Content_Types].xml": _types(doel for _, doel in doelen),
    }


def _relations(doelen: Sequence[tuple[str, str]]) -> str:
    regels = "".join(
        f'<Relationship Id="rId{nummer}" Type="{soort}" Target="{doel}"/>'
        for nummer, (soort, doel) in enumerate(doelen, start=1)
    )
    return f'<Relationships xmlns="{_PAKKET}/relationships">{regels}</Relationships>'


def _types(doelen: Iterable[str]) -> str:
    soorten = {
        "worksheets": "worksheet",
        "styles.xml": "styles",
        "sharedStrings.xml": "sharedStrings",
    }
    delen = "".join(
        f'<Override PartName="/xl/{doel}" ContentType="{_SOORT}.{soorten[doel.partition("/")[0]]}+xml"/>'
        for doel in doelen
    )
    return (
        f'<Types xmlns="{_PAKKET}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SOORT}.sheet.main+xml"/>{delen}'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>"
    )


def _core(at: datetime | None) -> str:
    """Who made the file and, where that is told, when."""
    moment = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if at else ""
    tijden = "".join(
        f'<dcterms:{soort} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{soort}>'
        for soort in ("created", "modified")
        if moment
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PAKKET}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:creator>Beschikbaarheidswijzer</dc:creator>{tijden}</cp:coreProperties>"
    )

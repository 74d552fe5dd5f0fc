"""Workbooks made by hand, part by part: as other programs write them, and as nobody should."""

import io
import zipfile
from collections.abc import Callable, Mapping

BOEK = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
VERWIJST = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRIKT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRIKT_VERWIJST = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PAKKET = "http://schemas.openxmlformats.org/package/2006"
STIJLEN = (
    '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="[h]:mm"/>'
    '<numFmt numFmtId="166" formatCode="0 &quot;%&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    "<cellXfs>" + "".join(f'<xf numFmtId="{n}"/>' for n in (0, 14, 9, 164, 20, 165, 166, 22))
) + "</cellXfs>"
DATUM, PROCENT, EIGEN_PROCENT, TIJD, DUUR, GEEN_PROCENT, MOMENT = range(1, 8)
"""The styles of cells."""


def werkboek(
    rijen: str = "",
    *,
    na: str = "",
    voor: str = "",
    teksten: str | None = None,
    boek: str = "",
    strikt: bool = False,
    boekdeel: str = "xl/workbook.xml",
    doel: str = "worksheets/sheet1.xml",
    bladen: str = '<sheet name="Lijst" sheetId="1" r:id="rId1"/>',
    naam: Callable[[str], str] = str,
    anders: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A workbook of one sheet with these rows (XML); `naam` changes the names of the parts, `anders` replaces parts."""
    ruimte, verwijst = (STRIKT, STRIKT_VERWIJST) if strikt else (BOEK, VERWIJST)
    map_, _, bestand = boekdeel.rpartition("/")
    delen: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PAKKET}/content-types"/>',
        "_rels/.rels": _relaties(verwijst, ("officeDocument", boekdeel)),
        boekdeel: f'<workbook xmlns="{ruimte}" xmlns:r="{verwijst}">{boek}<sheets>{bladen}</sheets></workbook>',
        f"{map_}/_rels/{bestand}.rels": _relaties(
            verwijst,
            ("worksheet", doel),
            ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml"),
            ("worksheet", "worksheets/sheet2.xml"),
            ("chartsheet", "chartsheets/sheet3.xml"),
        ),
        f"{map_}/styles.xml": f'<styleSheet xmlns="{ruimte}">{STIJLEN}</styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{ruimte}">{voor}<sheetData>{rijen}</sheetData>{na}</worksheet>',
    }
    if teksten is not None:
        delen[f"{map_}/sharedStrings.xml"] = f'<sst xmlns="{ruimte}">{teksten}</sst>'
    return gezipt({naam(deel): inhoud for deel, inhoud in (delen | dict(anders or {})).items()})


def _relaties(verwijst: str, *doelen: tuple[str, str]) -> str:
    regels = "".join(
        f'<Relationship Id="rId{nummer}" Type="{verwijst}/{soort}" Target="{doel}"/>'
        for nummer, (soort, doel) in enumerate(doelen, start=1)
    )
    return f'<Relationships xmlns="{_PAKKET}/relationships">{regels}</Relationships>'


def gezipt(delen: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam, inhoud)
    return uit.getvalue()


def cel(waarde: object, *, soort: str = "", stijl: int = 0) -> str:
    """A cell without a reference."""
    return f'<c{f" t={chr(34)}{soort}{chr(34)}" if soort else ""} s="{stijl}"><v>{waarde}</v></c>'


def rij(*cellen: str, extra: str = "") -> str:
    """A row without a number."""
    return f"<row {extra}>{''.join(cellen)}</row>"


def tekst(waarde: str) -> str:
    """A cell with its text inside."""
    return f'<c t="inlineStr"><is><t xml:space="preserve">{waarde}</t></is></c>'

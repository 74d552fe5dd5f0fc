"""Files that were made to do harm, each in a form that is as large as one asks.

`zwaar` is how many times a part is repeated; each says what it would do to a reader without limits.
"""

import io
import json
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.files.hulp import csv_bytes, rebuild_zip, row_bytes, xlsx_bytes
from wijzer.files import locaties, pdc
from wijzer.files.contracten import KOLOMMEN

_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
GOED = {
    "contractnummer": "C-1", "aanbieder": "De Linde", "agb": "71234567", "productcode": "WGZHF", "ingangsdatum": "2026-01-01",
    "locatie": "De Linde", "straat": "Canariestraat", "huisnummer": "7", "postcode": "7551XX", "plaats": "Hengelo",
}  # fmt: skip


@dataclass(frozen=True)
class Bom:
    """A file of a kind; `zwaar` is its size in `make proef`, `licht` in `make test`."""

    make: Callable[[int], bytes]
    licht: int
    zwaar: int
    soort: str = "contracten"


_KOP = "".join(f'<c t="inlineStr"><is><t>{kolom}</t></is></c>' for kolom in KOLOMMEN)


def _boek(*, blad: str | None = None, **delen: str) -> bytes:
    anders = {naam: inhoud.encode() for naam, inhoud in delen.items()}
    if blad is not None:
        anders["xl__worksheets__sheet1_xml"] = (
            f'<worksheet xmlns="{_NS}"><sheetData><row>{_KOP}</row>{blad}</sheetData></worksheet>'
        ).encode()
    return rebuild_zip(xlsx_bytes(list(KOLOMMEN)), **anders)


def _stijlen(formaten: str = "", stijlen: str = "") -> str:
    return f'<styleSheet xmlns="{_NS}"><numFmts>{formaten}</numFmts><cellXfs>{stijlen}</cellXfs></styleSheet>'


def _teksten(*teksten: str) -> str:
    delen = "".join(f"<si>{tekst}</si>" for tekst in teksten)
    return f'<sst xmlns="{_NS}">{delen}</sst>'


def _haken(aantal: int) -> str:
    return "[" * aantal


def getalformaat(keer: int) -> bytes:
    """A pattern looks through the rest of the format at each `[`."""
    return _boek(xl__styles_xml=_stijlen(f'<numFmt numFmtId="200" formatCode="{_haken(keer)}"/>'))


def getalformaten(keer: int) -> bytes:
    return _boek(
        xl__styles_xml=_stijlen(f'<numFmt numFmtId="200" formatCode="{_haken(250)}"/>' * keer)
    )


def gedeelde_tekst(keer: int, tekst: str = "_x0041_" * 4_600) -> bytes:
    """One long text, worked out again in each cell that points to it."""
    cellen = "<c t='s'><v>0</v></c>" * 190
    return _boek(
        blad=f"<row>{cellen}</row>" * keer, xl__sharedStrings_xml=_teksten(f"<t>{tekst}</t>")
    )


def gedeelde_spaties(keer: int) -> bytes:
    return gedeelde_tekst(keer, "<![CDATA[" + " " * 32_000 + "]]>")


def groot_attribuut(keer: int) -> bytes:
    return _boek(blad='<row spans="' + "1" * keer + '"/>')


def groot_commentaar(keer: int) -> bytes:
    return _boek(blad=f"<!--{'x' * keer}-->")


def veel_attributen(keer: int) -> bytes:
    attributen = " ".join(f"a{n}='1'" for n in range(keer))
    return _boek(blad=f"<row {attributen}/>")


def diep(keer: int) -> bytes:
    return _boek(blad="<a>" * keer)


def lege_rijen(keer: int) -> bytes:
    return _boek(blad="<row/>" * keer)


def lege_cellen(keer: int) -> bytes:
    """As many empty cells, in rows as long as Excel has them."""
    return _boek(blad=f"<row>{'<c/>' * 10_000}</row>" * (keer // 10_000))


def lange_rij(keer: int) -> bytes:
    return _boek(blad=f"<row>{'<c/>' * keer}</row>")


def verre_kolom(keer: int) -> bytes:
    return _boek(blad='<row><c r="XFD1"><v>1</v></c></row>' * keer)


def grote_afmeting(keer: int) -> bytes:
    blad = f'<worksheet xmlns="{_NS}"><dimension ref="A1:XFD{keer}"/><sheetData><row r="{keer}"><c r="XFD{keer}"><v>1</v></c></row></sheetData></worksheet>'
    return _boek(xl__worksheets__sheet1_xml=blad)


def losse_stukken(keer: int) -> bytes:
    """A text of one cell in millions of pieces."""
    return _boek(blad=f'<row><c t="inlineStr"><is>{"<t>a</t>" * keer}</is></c></row>')


def lang_getal(keer: int) -> bytes:
    cel = f"<c><v>1{'0' * 30_000}</v></c>"
    return _boek(blad=f"<row>{cel * 10}</row>" * keer)


def veel_teksten(keer: int) -> bytes:
    return _boek(xl__sharedStrings_xml=_teksten("<t>12345678</t></si><si>" * keer))


def stukken_van_een_tekst(keer: int) -> bytes:
    return _boek(xl__sharedStrings_xml=_teksten("<t>a</t>" * keer))


def veel_stijlen(keer: int) -> bytes:
    return _boek(xl__styles_xml=_stijlen(stijlen="<xf/>" * keer))


def veel_elementen(keer: int) -> bytes:
    return _boek(xl__styles_xml=_stijlen(formaten="<a/>" * keer))


def veel_bladen(keer: int) -> bytes:
    bladen = '<sheet name="a" sheetId="1" r:id="rId1"/>' * keer
    return _boek(
        xl__workbook_xml=f'<workbook xmlns="{_NS}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{bladen}</sheets></workbook>'
    )


def veel_onderdelen(keer: int) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        for nummer in range(keer):
            archief.writestr(f"{nummer}", b"")
    return uit.getvalue()


def overlappend(keer: int) -> bytes:
    """One compressed part that each line of the table of contents points to."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("xl/workbook.xml", b"\x00" * 2**20)
    data = uit.getvalue()
    begin = data.index(b"PK\x01\x02")
    einde = data.index(b"PK\x05\x06")
    inhoud = data[begin:einde] * keer
    slot = struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, min(keer, 65_535), min(keer, 65_535), len(inhoud), begin, 0
    )
    return data[:begin] + inhoud + slot


def csv_een_cel(keer: int) -> bytes:
    return csv_bytes(";".join(KOLOMMEN), "x" * keer)


def csv_scheidingen(keer: int) -> bytes:
    return csv_bytes(";".join(KOLOMMEN), ";" * keer)


def csv_kop(keer: int) -> bytes:
    return b";" * keer


def csv_open_aanhaling(keer: int) -> bytes:
    return csv_bytes(";".join(KOLOMMEN), '"' + "x;y\n" * keer)


def csv_utf16(keer: int) -> bytes:
    return ("\ufeff" + ";".join(KOLOMMEN) + "\nx" * keer).encode("utf-16-le")


def csv_emoji(keer: int) -> bytes:
    return csv_bytes(";".join(KOLOMMEN), *["\U0001f600" * 5_000] * keer)


def csv_lege_regels(keer: int) -> bytes:
    return csv_bytes(";".join(KOLOMMEN), "\n" * keer)


def csv_foute_rijen(keer: int) -> bytes:
    """As many mistakes as there are cells, each with a long value."""
    regel = (
        ";".join(["=" + "x" * 10] * len(KOLOMMEN)) + ";" + ";".join("x" * 10 for _ in range(100))
    )
    return csv_bytes(";".join(KOLOMMEN), *[regel] * keer)


def csv_lijsten(keer: int) -> bytes:
    """As many different texts as fit, each an object of its own for who takes the answer."""
    basis = {
        "productcode": "WGZHF",
        "naam": "n",
        "segment": "s",
        "soort": "ambulant",
        "vindbaar": "aanbod",
        "geldig_van": "2026-01-01",
    }
    rijen = (
        {**basis, "uitgesloten_gemeenten": ",".join(f"{rij:x}.{n:x}" for n in range(380))}
        for rij in range(keer)
    )
    return row_bytes(pdc.KOLOMMEN, *rijen)


def csv_cel(
    kolom: str, waarde: Callable[[int], str], kolommen: Sequence[str] = KOLOMMEN
) -> Callable[[int], bytes]:
    """A cell that the pattern of its column might try in too many ways."""
    return lambda keer: row_bytes(kolommen, {**GOED, kolom: waarde(keer)})


def grenzen_genest(keer: int) -> bytes:
    return b'{"type":"FeatureCollection","features":[' + b"[" * keer + b"]" * keer + b"]}"


def grenzen_lege_lijsten(keer: int) -> bytes:
    return b'{"type":"FeatureCollection","features":[' + b"[]," * keer + b"[]]}"


def grenzen_groot_getal(keer: int) -> bytes:
    return b'{"type":"FeatureCollection","features":[' + b"9" * keer + b"]}"


def _grens(*ringen: object) -> bytes:
    geometry = {"type": "Polygon", "coordinates": ringen}
    feature = {"type": "Feature", "properties": {"code": "0164"}, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


def _zaagtand(keer: int, x: float, hoog: float) -> list[list[float]]:
    """A ring of as many corners, in which no two sides cross."""
    boven = [[x + hoog * n / keer, 52.2 + hoog * (n % 2) / 10] for n in range(keer)]
    return [*boven, [x + hoog, 52.5], [x, 52.5], boven[0]]


def grenzen_gat_buiten(keer: int) -> bytes:
    """Every corner of a hole that lies outside is held against every side of the edge."""
    return _grens(_zaagtand(keer, 5.0, 0.1), _zaagtand(keer, 6.0, 0.1))


def grenzen_grillig(keer: int) -> bytes:
    """Sides that all lie above each other."""
    ring: list[list[float]] = []
    for n in range(keer):
        ring += [[5.0 + n / keer / 1000, 52.0 + n / keer], [6.0 + n / keer / 1000, 52.0 + n / keer]]
    return _grens([*ring, ring[0]])


BOMMEN: Mapping[str, Bom] = {
    "number format": Bom(getalformaat, 150_000, 10_000_000),
    "many number formats": Bom(getalformaten, 1_000, 40_000),
    "shared text with escapes": Bom(gedeelde_tekst, 200, 8_000),
    "shared text of spaces": Bom(gedeelde_spaties, 200, 8_000),
    "large attribute": Bom(groot_attribuut, 20_000_000, 250_000_000),
    "large comment": Bom(groot_commentaar, 20_000_000, 250_000_000),
    "many attributes": Bom(veel_attributen, 50_000, 3_000_000),
    "deep": Bom(diep, 100_000, 90_000_000),
    "empty rows": Bom(lege_rijen, 100_000, 45_000_000),
    "empty cells": Bom(lege_cellen, 100_000, 70_000_000),
    "empty cells in one row": Bom(lange_rij, 100_000, 70_000_000),
    "far column": Bom(verre_kolom, 1, 1_000_000),
    "large dimension": Bom(grote_afmeting, 1_048_576, 1_048_576),
    "pieces of a cell": Bom(losse_stukken, 100_000, 35_000_000),
    "long numbers": Bom(lang_getal, 20, 900),
    "many texts": Bom(veel_teksten, 50_000, 9_000_000),
    "pieces of a text": Bom(stukken_van_een_tekst, 100_000, 35_000_000),
    "many styles": Bom(veel_stijlen, 205_000, 3_000_000),
    "many elements": Bom(veel_elementen, 250_000, 3_700_000),
    "many sheets": Bom(veel_bladen, 50_000, 350_000),
    "many parts": Bom(veel_onderdelen, 2_500, 150_000),
    "overlapping parts": Bom(overlappend, 1_000, 250_000),
    "one cell": Bom(csv_een_cel, 2_000_000, 20_000_000),
    "separators": Bom(csv_scheidingen, 2_000_000, 20_000_000),
    "header of separators": Bom(csv_kop, 2_000_000, 20_000_000),
    "open quote": Bom(csv_open_aanhaling, 100_000, 5_000_000),
    "utf-16": Bom(csv_utf16, 100_000, 5_000_000),
    "emoji": Bom(csv_emoji, 50, 1_000),
    "empty lines": Bom(csv_lege_regels, 100_000, 20_000_000),
    "bad rows": Bom(csv_foute_rijen, 200, 15_000),
    "house number": Bom(
        csv_cel("huisnummer", lambda n: f'"1{" " * n}kantoor\nlinks="'), 30_000, 30_000
    ),
    "date": Bom(csv_cel("ingangsdatum", lambda n: "1" * n + "-"), 30_000, 30_000),
    "postcode": Bom(csv_cel("postcode", lambda n: "7551" + "\t" * n + "x"), 30_000, 30_000),
    "product code": Bom(csv_cel("productcode", lambda n: "A" * n + "-"), 30_000, 30_000),
    "addition": Bom(csv_cel("toevoeging", lambda n: "1 " * n + "x-"), 16_000, 16_000),
    "lists": Bom(csv_lijsten, 100, 6_500, "pdc"),
    "amount": Bom(
        csv_cel("tarief", lambda n: "1.111" * (n // 5) + "x", pdc.KOLOMMEN), 30_000, 30_000, "pdc"
    ),
    "large amount": Bom(
        csv_cel("tarief", lambda n: f"1e-{'9' * n}", pdc.KOLOMMEN), 15, 30_000, "pdc"
    ),
    "list": Bom(
        csv_cel("uitgesloten_gemeenten", lambda n: ",".join(map(str, range(n))), pdc.KOLOMMEN),
        6_000,
        6_000,
        "pdc",
    ),
    "telephone": Bom(
        csv_cel("telefoon", lambda n: "0" + " -" * n + "x", locaties.KOLOMMEN),
        15_000,
        15_000,
        "locaties",
    ),
    "e-mail": Bom(
        csv_cel("email", lambda n: "a@" + "a." * n, locaties.KOLOMMEN), 15_000, 15_000, "locaties"
    ),
    "website": Bom(
        csv_cel("website", lambda n: "a." * n + " ", locaties.KOLOMMEN), 15_000, 15_000, "locaties"
    ),
    "nested arrays": Bom(grenzen_genest, 100_000, 10_000_000, "gemeentegrenzen"),
    "empty arrays": Bom(grenzen_lege_lijsten, 100_000, 6_900_000, "gemeentegrenzen"),
    "large number": Bom(grenzen_groot_getal, 1_000_000, 20_000_000, "gemeentegrenzen"),
    "hole outside": Bom(grenzen_gat_buiten, 2_000, 190_000, "gemeentegrenzen"),
    "jagged border": Bom(grenzen_grillig, 5_000, 190_000, "gemeentegrenzen"),
}

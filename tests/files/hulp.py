"""Small files to read, made on the spot."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

PATROON = "[0-9A-Z]{5}"


def csv_bytes(*regels: str, codering: str = "utf-8") -> bytes:
    return "\r\n".join(regels).encode(codering) + b"\r\n"


def xlsx_bytes(*rijen: Sequence[object]) -> bytes:
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    for rij in rijen:
        blad.append(list(rij))
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def row_bytes(kolommen: Sequence[str], *rijen: Mapping[str, object]) -> bytes:
    """A CSV of rows that are given by column name; what is not named stays empty."""
    regels = [";".join(str(rij.get(kolom, "")) for kolom in kolommen) for rij in rijen]
    return csv_bytes(";".join(kolommen), *regels)


def rebuild_zip(inhoud: bytes, **anders: bytes) -> bytes:
    """The same XLSX with some parts replaced or added (`xl__workbook_xml` stands for `xl/workbook.xml`)."""
    nieuw = {
        naam.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): data
        for naam, data in anders.items()
    }
    uit = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(inhoud)) as oud,
        zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief,
    ):
        for naam in oud.namelist():
            if naam not in nieuw:
                archief.writestr(naam, oud.read(naam))
        for naam, data in nieuw.items():
            archief.writestr(naam, data)
    return uit.getvalue()

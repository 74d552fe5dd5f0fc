"""CSV as people and Excel make it: `;` or `,`, UTF-8 or Windows-1252, with or without a byte order mark."""

import csv
import io
from collections.abc import Iterator

from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.grenzen import MAX_CEL, MAX_KOLOMMEN, MAX_REGEL, limit_rows, refuse_columns

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_csv(inhoud: bytes) -> Iterator[tuple[int, list[str]]]:
    """Every row with its number: a cell with line breaks counts as one row, as it does in Excel."""
    tekst = _decode(inhoud)
    if tekst[:4].casefold() == "sep=":
        tekst = tekst.partition("\n")[
            2
        ]  # Excel's own hint; Excel does not count it as a row either
    return limit_rows(_rows(tekst))


def _rows(tekst: str) -> Iterator[tuple[int, list[str]]]:
    # strict: a forgotten quote would otherwise swallow all rows after it in silence.
    lezer = csv.reader(_lines(tekst), delimiter=_delimiter(tekst), strict=True)
    rij = 0
    try:
        for rij, cellen in enumerate(lezer, start=1):
            if len(cellen) > MAX_KOLOMMEN:
                raise refuse_columns()
            if any(len(cel) > MAX_CEL for cel in cellen):
                raise _refuse_cell(rij)
            yield rij, cellen
    except csv.Error as fout:
        if "field larger" in str(fout):
            raise _refuse_cell(rij + 1) from fout
        melding = f"Na rij {rij} staat een aanhalingsteken dat niet klopt."
        raise BestandGeweigerd(
            [melding, "Zet een cel met aanhalingstekens er helemaal tussen."]
        ) from fout


def _refuse_cell(rij: int) -> BestandGeweigerd:
    return BestandGeweigerd(
        [
            f"Rij {rij}: een cel heeft meer dan {MAX_CEL} tekens.",
            "Kijk ook na of bij elk aanhalingsteken aan het begin van een cel er een aan het einde staat.",
        ]
    )


def _lines(tekst: str) -> Iterator[str]:
    """The lines one by one: a line of millions of separators would be as many cells before anybody could count them."""
    for nummer, regel in enumerate(io.StringIO(tekst, newline=""), start=1):
        if len(regel) > MAX_REGEL:
            raise BestandGeweigerd([f"Regel {nummer} heeft meer dan {MAX_REGEL} tekens."])
        yield regel


def _decode(inhoud: bytes) -> str:
    if inhoud.startswith(_UTF16) or b"\x00" in inhoud:
        melding = "Dit is geen CSV of XLSX."
        raise BestandGeweigerd(
            [melding, "Sla het bestand in Excel op als “CSV UTF-8” of als .xlsx."]
        )
    for codering in ("utf-8-sig", "cp1252"):
        try:
            return inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
    raise BestandGeweigerd(
        ["De letters in dit bestand zijn niet te lezen.", "Sla het op als “CSV UTF-8”."]
    )


def _delimiter(tekst: str) -> str:
    """The header decides: column names hold neither sign."""
    kop = tekst.lstrip("\r\n").partition("\n")[0]
    return ";" if kop.count(";") >= kop.count(",") else ","

"""CSV as people and programs make it, whatever stands between the cells and the rows.

Read: `;`, `,`, tabs or `|` between cells, the sign that a first line `sep=` names, any line ends,
UTF-8, Windows-1252 and the UTF-16 of Excel's “Unicode-tekst”. What each letter is, is told by
`letters`.
"""

import csv
import io
import re
from collections.abc import Collection, Iterator
from itertools import islice

from wijzer.files.tabel.cellen import Cel, Onleesbaar
from wijzer.files.tabel.csv.letters import (
    Bestandstekst,
    GeenTekst,
    damage,
    decode_tekst,
    is_foreign,
    may_be_damaged,
    shown,
)
from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.grenzen import MAX_CEL, MAX_KOLOMMEN, MAX_REGEL, limit_rows, refuse_columns
from wijzer.files.tabel.kop import ZOEKRIJEN, count_known

_SEP = re.compile(r'"?sep=([^\w\s"]|\t)"?\1*[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_SCHEIDINGEN = (";", ",", "\t", "|")
_SLA_OP = "Sla het bestand in Excel op als “CSV UTF-8” of als .xlsx."
_MAX_GENOEMD = 10


def read_csv(inhoud: bytes, bekend: Collection[str] = ()) -> Iterator[tuple[int, list[Cel]]]:
    """Every row with its number: a cell with line breaks counts as one row, as it does in Excel.

    `bekend`: the names of columns by which the sign between the cells is told. A cell whose letters
    cannot be told is an `Onleesbaar`. Raises `BestandGeweigerd` for what is no CSV, or no row of
    one.
    """
    try:
        tekst = decode_tekst(inhoud)
    except GeenTekst:
        raise BestandGeweigerd(["Dit is geen CSV of XLSX.", _SLA_OP]) from None
    letters = tekst.letters.lstrip("\ufeff").rstrip("\x1a")
    scheiding = None
    if hint := _SEP.match(letters):  # for the program that opens it; Excel counts it as no row
        scheiding, letters = hint[1], letters[hint.end() :]
    scheiding = scheiding or _delimiter(letters, bekend)
    if tekst.is_vreemd:
        raise _refuse_letters(list(_rows(letters, scheiding)))
    rijen = _rows(letters, scheiding)
    return limit_rows(_marked(rijen, tekst) if may_be_damaged(tekst) else rijen)


def _marked(
    rijen: Iterator[tuple[int, list[Cel]]], tekst: Bestandstekst
) -> Iterator[tuple[int, list[Cel]]]:
    for rij, cellen in rijen:
        yield rij, [_mark(cel, tekst) for cel in cellen]


def _mark(cel: Cel, tekst: Bestandstekst) -> Cel:
    schade = damage(cel, is_gok=tekst.is_gok) if isinstance(cel, str) else None
    return Onleesbaar(shown(str(cel)), *schade) if schade else cel


def _refuse_letters(rijen: list[tuple[int, list[Cel]]]) -> BestandGeweigerd:
    """The error for a file that is no UTF-8 and no Windows-1252, with the rows that show it."""
    waar = _foreign(rijen, zonder_teken=True) or _foreign(rijen, zonder_teken=False)
    genoemd = ", ".join(map(str, waar[:_MAX_GENOEMD]))
    meer = f" en nog {len(waar) - _MAX_GENOEMD}" if len(waar) > _MAX_GENOEMD else ""
    melding = f"De letters in dit bestand zijn niet te lezen, onder meer in rij {genoemd}{meer}."
    return BestandGeweigerd([melding, "Sla het op als “CSV UTF-8”."])


def _foreign(rijen: list[tuple[int, list[Cel]]], *, zonder_teken: bool) -> list[int]:
    return [
        rij
        for rij, cellen in rijen
        if any(is_foreign(str(cel), zonder_teken=zonder_teken) for cel in cellen)
    ]


def _rows(letters: str, scheiding: str) -> Iterator[tuple[int, list[Cel]]]:
    # strict: a forgotten quote would otherwise swallow all rows after it in silence.
    lezer = csv.reader(_lines(letters), delimiter=scheiding, strict=True, skipinitialspace=True)
    rij = 0
    try:
        for rij, cellen in enumerate(lezer, start=1):
            if len(cellen) > MAX_KOLOMMEN:
                raise refuse_columns()
            if any(len(cel) > MAX_CEL for cel in cellen):
                raise _refuse_cell(rij)
            yield rij, [*cellen]
    except csv.Error as fout:
        raise _refuse_quote(rij + 1, str(fout)) from fout


def _refuse_quote(rij: int, fout: str) -> BestandGeweigerd:
    if "field larger" in fout:
        return _refuse_cell(rij)
    wat = (
        "een aanhalingsteken aan het begin van een cel, en geen aan het einde"
        if "end of data" in fout
        else "een aanhalingsteken dat niet klopt"
    )
    raad = "Zet een cel met aanhalingstekens er helemaal tussen, en typ een aanhalingsteken daarbinnen twee keer."
    return BestandGeweigerd([f"Rij {rij}: hier staat {wat}.", raad])


def _refuse_cell(rij: int) -> BestandGeweigerd:
    return BestandGeweigerd(
        [
            f"Rij {rij}: een cel heeft meer dan {MAX_CEL} tekens.",
            "Kijk ook na of bij elk aanhalingsteken aan het begin van een cel er een aan het einde staat.",
        ]
    )


def _lines(letters: str) -> Iterator[str]:
    """The lines one by one: a line of millions of separators would be as many cells before anybody could count them."""
    for nummer, regel in enumerate(io.StringIO(letters, newline=""), start=1):
        if len(regel) > MAX_REGEL:
            raise BestandGeweigerd([f"Regel {nummer} heeft meer dan {MAX_REGEL} tekens."])
        yield regel


def _delimiter(letters: str, bekend: Collection[str]) -> str:
    """The sign that gives most of the known columns in one of the first rows.

    Where no column is known it is the sign that the first row has most of. A title above the header
    may hold commas, and so may a list in a cell.
    """
    gevuld = list(islice(filter(str.strip, _lines(letters)), ZOEKRIJEN))
    gevonden = {teken: _known_columns(gevuld, teken, bekend) for teken in _SCHEIDINGEN}
    if max(gevonden.values()) > 1:
        return max(_SCHEIDINGEN, key=lambda teken: gevonden[teken])
    eerste = gevuld[0] if gevuld else ""
    return max(_SCHEIDINGEN, key=eerste.count)


def _known_columns(regels: list[str], teken: str, bekend: Collection[str]) -> int:
    lezer = csv.reader(regels, delimiter=teken, skipinitialspace=True)
    try:
        return max((count_known(rij, bekend) for rij in lezer), default=0)
    except csv.Error:  # told with its row when the whole is read
        return 0

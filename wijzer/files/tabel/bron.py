"""A file as rows of raw cells, whatever its form: row number and values, header included."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from wijzer.files.tabel.cellen import Cel
from wijzer.files.tabel.csv_lezen import read_csv
from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.grenzen import MAX_BYTES
from wijzer.files.tabel.xlsx_lezen import read_xlsx

RuweRij = tuple[int, Sequence[Cel]]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def refuse_size() -> BestandGeweigerd:
    """The error for a file that is too large."""
    return BestandGeweigerd([f"Het bestand is groter dan {MAX_BYTES // 2**20} MB."])


def read_file(pad: Path) -> bytes:
    """The bytes of a file. Raises `BestandGeweigerd` when it is not there, empty or larger than 20 MB."""
    try:
        with pad.open("rb") as bestand:
            inhoud = bestand.read(
                MAX_BYTES + 1
            )  # what a device or a pipe holds has no size to ask for
    except OSError as fout:
        raise BestandGeweigerd([f"Het bestand {pad.name} kan niet worden gelezen."]) from fout
    if len(inhoud) > MAX_BYTES:
        raise refuse_size()
    return inhoud


def read_cells(
    inhoud: bytes, opmerkingen: list[str], bekend: Collection[str] = ()
) -> Iterable[RuweRij]:
    """Every row with its number. What the file is follows from its first bytes, not from its name.

    `bekend`: the names of columns, by which a CSV shows what stands between its cells. Remarks about the file are added to `opmerkingen`. Raises `BestandGeweigerd` as soon as the file cannot be read on.
    """
    if len(inhoud) > MAX_BYTES:
        raise refuse_size()
    if inhoud.startswith(_OLE):
        melding = "Dit is een oud Excel-bestand (.xls) of een bestand met een wachtwoord."
        raise BestandGeweigerd([melding, "Sla het op als .xlsx of als CSV, zonder wachtwoord."])
    if inhoud.startswith(_ZIP):
        return read_xlsx(inhoud, opmerkingen)
    return read_csv(inhoud, bekend)

"""A file as sheets of raw rows, whatever its form: row number and values, header included."""

from collections.abc import Collection
from pathlib import Path

from wijzer.files.tabel.bladen import Tabel, Tabelblad, Tabelbron
from wijzer.files.tabel.csv.lezen import read_csv
from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.grenzen import MAX_BYTES
from wijzer.files.tabel.herkennen import is_workbook
from wijzer.files.tabel.xlsx.lezen import read_xlsx


def refuse_size() -> BestandGeweigerd:
    """The error for a file that is too large."""
    return BestandGeweigerd([f"Het bestand is groter dan {MAX_BYTES // 2**20} MB."])


def read_file(pad: Path) -> bytes:
    """The bytes of a file. Raises `BestandGeweigerd` when it cannot be read or is larger than 20 MB."""
    try:
        with pad.open("rb") as bestand:
            inhoud = bestand.read(MAX_BYTES + 1)  # a device or a pipe tells no size
    except OSError as fout:
        raise BestandGeweigerd([f"Het bestand {pad.name} kan niet worden gelezen."]) from fout
    if len(inhoud) > MAX_BYTES:
        raise refuse_size()
    return inhoud


def open_bron(inhoud: bytes, bekend: Collection[str] = ()) -> Tabelbron:
    """The sheets of a file. What it is follows from its first bytes, not from its name.

    `bekend`: the names of columns, by which a CSV shows what stands between its cells. Raises
    `BestandGeweigerd` as soon as the file cannot be read on.
    """
    if len(inhoud) > MAX_BYTES:
        raise refuse_size()
    if is_workbook(inhoud):
        return read_xlsx(inhoud)
    return Tabelbron([Tabelblad("", lambda: Tabel(read_csv(inhoud, bekend)))])

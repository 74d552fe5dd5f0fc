"""How large a file may be. More is never needed for one region, and reading on would only cost memory."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from wijzer.files.tabel.fouten import BestandGeweigerd

MAX_BYTES = 20 * 2**20
MAX_RIJEN = 100_000
"""How many rows a table may have below its header."""
MAX_KOLOMMEN = 200
MAX_CEL = 32_767
"""Characters in one cell: what Excel itself allows."""
MAX_UITGEPAKT = 300 * 2**20
"""Bytes in an XLSX after unpacking, all parts together. 100,000 full rows make about 200 MB of XML."""
MAX_ONDERDELEN = 2_000
MAX_DIEPTE = 100
"""Elements around an element of an XLSX; Excel itself needs about ten."""
MAX_ELEMENTEN = 200_000
"""Sheets, relations or styles of an XLSX; Excel holds 64,000 styles."""
MAX_REGEL = 1_000_000
"""Characters in a line of a CSV, before it is taken apart into cells."""
MAX_FOUTEN = 100_000
"""How many mistakes are listed in full; beyond that the first of each row, so that every bad row is named."""
MAX_TEKSTEN = 4_000_000
"""How many shared texts an XLSX may have."""
MAX_TEKENS = 64 * 2**20
"""Characters in all cells of a sheet together: three times what a CSV may hold."""
MAX_VLAK = 10_000_000
"""Cells of a sheet from its first to its farthest, the empty ones too."""
MAX_BLADEN = 1_000
"""How many sheets a workbook may have."""

T = TypeVar("T")


def refuse_rows() -> BestandGeweigerd:
    """The error for a table that is too long."""
    return BestandGeweigerd(
        [f"Het bestand heeft meer dan {MAX_RIJEN} rijen.", "Verdeel het over meer bestanden."]
    )


def refuse_columns() -> BestandGeweigerd:
    """The error for a table that is too wide."""
    return BestandGeweigerd([f"Het bestand heeft meer dan {MAX_KOLOMMEN} kolommen."])


def limit_rows(rijen: Iterable[tuple[int, T]]) -> Iterator[tuple[int, T]]:
    """The same rows; raises `BestandGeweigerd` at the first one beyond the limit."""
    for rij, cellen in rijen:
        if rij > MAX_RIJEN + 1:
            raise refuse_rows()
        yield rij, cellen

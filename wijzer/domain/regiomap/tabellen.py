"""Tables that set kinds of help side by side, as a region writes them: a line per row, with `|` between the cells.

They stand under `tabel.<naam>`: `titel`, `rijen` (the first row has the names of the columns) and `bij`, the
hulpvormen whose pages lead to it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wijzer.domain.fouten import Ongeldig

BEGIN = "tabel."
KOLOMMEN, RIJEN = 4, 10
"""How many columns a table may have, the one with the questions included, and how many rows."""


@dataclass(frozen=True, slots=True)
class Hulptabel:
    """A table by its name. `rijen` are lines as they were written, the names of the columns first; `bij` are slugs."""

    naam: str
    titel: str
    rijen: tuple[str, ...]
    bij: tuple[str, ...]


def tables_of(teksten: Mapping[str, str]) -> list[Hulptabel]:
    """Every table that the region has whole, in the order of its texts."""
    namen = dict.fromkeys(sleutel.split(".")[1] for sleutel in teksten if sleutel.startswith(BEGIN))
    alle = [
        Hulptabel(
            naam,
            teksten.get(f"{BEGIN}{naam}.titel", ""),
            tuple(teksten.get(f"{BEGIN}{naam}.rijen", "").splitlines()),
            tuple(teksten.get(f"{BEGIN}{naam}.bij", "").split()),
        )
        for naam in namen
    ]
    return [tabel for tabel in alle if tabel.titel and len(tabel.rijen) > 1]


def cells_of(rij: str) -> list[str]:
    """The cells of a row, without the spaces around them."""
    return [cel.strip() for cel in rij.split("|")]


def check_rows(sleutel: str, tekst: str) -> Iterator[Ongeldig]:
    """Tell what is wrong with the rows of a table: too many, or not as wide as the first."""
    rijen = [cells_of(rij) for rij in tekst.splitlines()]
    if len(rijen) > RIJEN:
        yield Ongeldig(
            sleutel, f"Dit zijn te veel rijen: {len(rijen)}.", verwacht=f"hooguit {RIJEN}"
        )
    breed = len(rijen[0]) if rijen else 0
    if rijen and not 2 <= breed <= KOLOMMEN:
        melding = f"Dit zijn {breed} kolommen."
        yield Ongeldig(
            sleutel, melding, verwacht=f"2 tot en met {KOLOMMEN} kolommen, met | ertussen"
        )
    for nummer, rij in enumerate(rijen, start=1):
        if len(rij) != breed or not all(rij):
            melding = f"Rij {nummer} is anders dan de eerste, of heeft een lege cel."
            yield Ongeldig(sleutel, melding, verwacht=f"{breed} cellen, met | ertussen")

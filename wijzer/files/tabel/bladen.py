"""What a file holds: one table in a CSV, several sheets in a workbook."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from wijzer.domain.taal.schoon import clean_text
from wijzer.files.tabel.cellen import Cel

RuweRij = tuple[int, Sequence[Cel]]


@dataclass(frozen=True, slots=True)
class Tabel:
    """The rows of one sheet, header included, each with its number, and remarks about them. To be gone through once."""

    rijen: Iterator[RuweRij] = field(repr=False)
    opmerkingen: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Tabelblad:
    """A sheet by its name. It is read when it is opened, which raises `BestandGeweigerd` when it is no table."""

    naam: str
    open: Callable[[], Tabel]


@dataclass(frozen=True, slots=True)
class Tabelbron:
    """A file with its sheets in order, the names of those that are hidden, and remarks about the file.

    A CSV is one sheet without a name.
    """

    bladen: Sequence[Tabelblad]
    verborgen: Sequence[str] = ()
    opmerkingen: Sequence[str] = ()


def is_filled(cel: Cel) -> bool:
    """Whether anything stands in a cell."""
    return bool(cel.strip() and clean_text(cel)) if isinstance(cel, str) else cel is not None

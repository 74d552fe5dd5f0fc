"""What can be wrong with a file, in a form that a person can mend it from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from wijzer.domain.fouten import Ongeldig, WijzerFout

RijT = TypeVar("RijT")


@dataclass(frozen=True, slots=True)
class RijFout:
    """One bad cell: row number as Excel shows it (the header is row 1), column, value, what is wrong, what is expected.

    `waarde` may be part of a shielded address. It is for the report to whoever brought the file, so
    it stays out of `repr` and with that out of logs and tracebacks.
    """

    rij: int
    kolom: str
    waarde: str = field(repr=False)
    fout: str
    verwacht: str = ""

    @classmethod
    def of(cls, rij: int, fout: Ongeldig, waarde: object = "") -> "RijFout":
        """A broken rule of the domain, put at its row and column."""
        return cls(rij, fout.veld, show_waarde(waarde), fout.melding, fout.verwacht)


@dataclass(frozen=True, slots=True)
class Gelezen(Generic[RijT]):
    """Everything that came out of a file: rows that are right, every cell that is not, and notes about the file itself.

    `ontbreekt`: columns that the file leaves out; what is stored of those stays.
    """

    rijen: list[RijT] = field(repr=False)
    fouten: list[RijFout]
    opmerkingen: list[str]
    ontbreekt: set[str] = field(default_factory=set)


class BestandGeweigerd(WijzerFout):
    """The file as a whole cannot be read: too large, not a table, a missing column.

    `redenen` names everything at once.
    """

    def __init__(self, redenen: Sequence[str]) -> None:
        super().__init__(" ".join(redenen))
        self.redenen = list(redenen)


def show_waarde(waarde: object, *, tekens: int = 80) -> str:
    """A value as it is shown in a report: as in a cell, never longer than a line, and fit for any screen."""
    ruw = _as_in_a_cell(waarde)[: tekens + 1]
    tekst = ruw.encode("utf-8", "replace").decode()
    return tekst if len(tekst) <= tekens else tekst[: tekens - 1] + "…"


def _as_in_a_cell(waarde: object) -> str:
    match waarde:
        case None:
            return ""
        case bool():
            return "ja" if waarde else "nee"
        case tuple():
            return ", ".join(map(_as_in_a_cell, waarde))
        case _:
            return str(waarde)

"""What a table of fields is made of: a row for each fact, and the types that a fact can have.

A row says how a fact is called; it gives nobody anything. Classes keep their own typed fields, and
what is published is named in `published.stukken` alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Veldtekst:
    """Words, of at most so many characters; `regels`: over more than one line."""

    hooguit: int
    regels: bool = False


@dataclass(frozen=True, slots=True)
class Getal:
    """A whole number from 0 up to and including the highest."""

    hoogste: int


@dataclass(frozen=True, slots=True)
class JaNee:
    """Yes or no. With `onbekend` it may be that nobody said: that is None, and never the same as no."""

    onbekend: bool = False


JA_NEE_ONBEKEND = {True: "ja", False: "nee", None: "onbekend"}
"""How the feed says what may be unknown: three words, so that nobody reads a missing answer as no."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """One word of a fixed list."""

    woorden: type[StrEnum]


@dataclass(frozen=True, slots=True)
class Lijst:
    """Some of a list that the region keeps."""


@dataclass(frozen=True, slots=True)
class Dag:
    """A date."""


@dataclass(frozen=True, slots=True)
class Bedrag:
    """Euros with two decimals."""


@dataclass(frozen=True, slots=True)
class Eigen:
    """A form of its own: an id, a code, a way to contact somebody.

    Who reads it knows how; `hooguit` holds where it is typed.
    """

    hooguit: int = 0


Veldtype = Veldtekst | Getal | JaNee | Keuze | Lijst | Dag | Bedrag | Eigen


@dataclass(frozen=True, slots=True)
class Veld:
    """One fact: its name in the code, its column in the file, its key in the feed, its label in a form, and its type.

    None where it has no column or key. A key with a dot lies inside another piece (`leeftijd.van`).
    `uitleg` is what the feed says of it, `hulp` what the form says under its label; `verplicht`: it
    has to be filled in.
    """

    naam: str
    kolom: str | None
    sleutel: str | None
    label: str
    type: Veldtype
    uitleg: str = ""
    hulp: str = ""
    verplicht: bool = False


def by_name(velden: Iterable[Veld]) -> dict[str, Veld]:
    """The rows of a table by the name of their fact."""
    return {veld.naam: veld for veld in velden}

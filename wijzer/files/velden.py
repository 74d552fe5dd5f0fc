"""The columns of a file from the table of a subject: how a cell of each type of field is read and written."""

from collections.abc import Callable, Iterable
from typing import Any, assert_never
from uuid import UUID

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import LIJSTTEKST, OPSCHRIFT
from wijzer.domain.velden.veld import (
    Bedrag,
    Dag,
    Eigen,
    Getal,
    JaNee,
    Keuze,
    Lijst,
    Veld,
    Veldtekst,
    Veldtype,
)
from wijzer.files.tabel.cellen import (
    Cel,
    choice_of,
    number_to,
    read_bedrag,
    read_code,
    read_datum,
    read_ja_nee,
    read_lijst,
    text_of,
)
from wijzer.files.tabel.rijen import Kolom
from wijzer.files.waarden import lijst_cell

Cellezer = Callable[[Cel], Any]
_ONBEKEND = frozenset({"onbekend", "niet opgegeven"})
"""What says that nobody stated it: the word of the format, and that of the form and the pages, which people copy."""


def column_of(veld: Veld, read: Cellezer | None = None, **anders: bool) -> Kolom[Any]:
    """The column of a field, read by its type or by `read`. A file may leave it out, and then what is stored stays.

    Raises `LookupError` for a field that no file has.
    """
    if veld.kolom is None:
        raise LookupError(veld.naam)
    eigen = {"blijft": True, "verplicht": veld.verplicht} | anders
    return Kolom(
        veld.kolom,
        read or _reader_of(veld.type),
        hooguit=_longest(veld.type),
        regels=isinstance(veld.type, Lijst)
        or (isinstance(veld.type, Veldtekst) and veld.type.regels),
        **eigen,
    )


def columns_of(velden: Iterable[Veld]) -> tuple[str, ...]:
    """The names of the columns of these fields."""
    return tuple(veld.kolom for veld in velden if veld.kolom)


def cell_of(waarde: Any) -> Any:
    """A value as one cell."""
    match waarde:
        case tuple():
            return lijst_cell(waarde)
        case UUID():
            return str(waarde)
        case _anders:
            return waarde


def _reader_of(soort: Veldtype) -> Cellezer:
    match soort:
        case Veldtekst(hooguit=hooguit):
            return text_of(hooguit)
        case Getal(hoogste=hoogste):
            return number_to(hoogste)
        case JaNee(onbekend=True):
            return _read_ja_nee_onbekend
        case JaNee():
            return read_ja_nee
        case Keuze(woorden=woorden):
            return choice_of(woorden)
        case Lijst():
            return read_lijst
        case Dag():
            return read_datum
        case Bedrag():
            return read_bedrag
        case Eigen():
            raise LookupError(soort)
        case never:
            assert_never(never)


def _read_ja_nee_onbekend(cel: Cel) -> bool | None:
    """`ja` or `nee`, and `onbekend` says as much as an empty cell: nobody stated it, and that is not no."""
    if isinstance(cel, str) and read_code(cel).casefold() in _ONBEKEND:
        return None
    try:
        return read_ja_nee(cel)
    except Ongeldig:
        melding = "Hier kan alleen ja, nee of onbekend staan."
        raise Ongeldig("", melding, verwacht="ja, nee of onbekend") from None


def _longest(soort: Veldtype) -> int:
    match soort:
        case Lijst():
            return LIJSTTEKST
        case Veldtekst(hooguit=hooguit) | Eigen(hooguit=hooguit):
            return max(hooguit, OPSCHRIFT)
        case _anders:
            return OPSCHRIFT

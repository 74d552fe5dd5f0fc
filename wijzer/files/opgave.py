"""The availability columns, which locaties and historie share."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locaties.beschikbaarheid import Opgave
from wijzer.domain.velden.opgave import VELDEN, WAARDEN
from wijzer.files.tabel.cellen import Cel, read_code, read_datum, read_ja_nee
from wijzer.files.tabel.rijen import Cellen, Kolom
from wijzer.files.velden import Cellezer, column_of


def _read_aanmeldstop(cel: Cel) -> bool | date:
    """`ja`, `nee`, or the last day of the stop."""
    if isinstance(cel, bool) or (
        isinstance(cel, str) and read_code(cel).casefold() in {"ja", "nee"}
    ):
        return read_ja_nee(cel)
    try:
        return read_datum(cel)
    except Ongeldig:
        verwacht = "ja, nee, of de laatste dag van de aanmeldstop"
        raise Ongeldig(
            "", "Hier kan alleen ja, nee of een datum staan.", verwacht=verwacht
        ) from None


_EIGEN: dict[str, Cellezer] = {"aanmeldstop": _read_aanmeldstop}
_KOLOM = {veld.naam: column_of(veld, _EIGEN.get(veld.naam)) for veld in VELDEN if veld.kolom}
AANMELDSTOP, PEILDATUM = _KOLOM["aanmeldstop"], _KOLOM["peildatum"]

GEEN_DAG = date.min
"""Stands for the peildatum in the opgave of a file without that column, until what is stored is known."""

WAARDE_KOLOMMEN: tuple[Kolom[object], ...] = tuple(
    _KOLOM[veld.naam] for veld in WAARDEN if veld.kolom
)


def is_stated(cellen: Cellen) -> bool:
    """Whether any availability column says something; `nee` says nothing by itself."""
    return any(cellen.get(kolom) not in (None, False) for kolom in WAARDE_KOLOMMEN)


def make_opgave(cellen: Cellen) -> Opgave | None:
    """What the row states, or None when it states nothing. Raises `Ongeldig` for values without a peildatum.

    A column that the file leaves out counts as an empty cell here: what is stored of it is put in
    by whoever knows that.
    """
    if not cellen.has(PEILDATUM):
        gevuld = any(cellen.get(kolom) is not None for kolom in WAARDE_KOLOMMEN)
        return _opgave(cellen, GEEN_DAG) if gevuld else None
    peildatum = cellen.get(PEILDATUM)
    if peildatum is None:
        if is_stated(cellen):
            raise Ongeldig(
                "peildatum",
                "Bij deze opgave hoort een peildatum.",
                verwacht="de dag waarop dit klopte",
            )
        return None
    return _opgave(cellen, peildatum)


def _opgave(cellen: Cellen, peildatum: date) -> Opgave:
    waarden: dict[str, Any] = {
        veld.naam: cellen.get(_KOLOM[veld.naam]) for veld in WAARDEN if veld.kolom
    }
    stop = waarden["aanmeldstop"] or False
    matching = waarden["afhankelijk_van_matching"] or False
    waarden |= {"aanmeldstop": bool(stop), "afhankelijk_van_matching": matching}
    tot = stop if isinstance(stop, date) else None
    return Opgave(peildatum=peildatum, aanmeldstop_tot=tot, **waarden)


def opgave_cells(opgave: Opgave | None) -> Sequence[Cel]:
    """The values in the order of `WAARDE_KOLOMMEN`; all empty when nothing was stated."""
    if opgave is None:
        return [None] * len(WAARDE_KOLOMMEN)
    waarden = {veld.naam: getattr(opgave, veld.naam) for veld in WAARDEN}
    waarden["aanmeldstop"] = opgave.aanmeldstop_tot or opgave.aanmeldstop
    return [waarden[kolom.naam] for kolom in WAARDE_KOLOMMEN]

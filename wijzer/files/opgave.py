"""The availability columns, which locaties and historie share."""

from collections.abc import Sequence
from datetime import date

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locaties.beschikbaarheid import (
    MAX_PLEKKEN,
    MAX_TOELICHTING,
    MAX_WACHTENDEN,
    MAX_WEKEN,
    Opgave,
    WachttijdSoort,
)
from wijzer.files.tabel.cellen import (
    Cel,
    choice_of,
    number_to,
    read_code,
    read_datum,
    read_ja_nee,
    text_of,
)
from wijzer.files.tabel.rijen import Cellen, Kolom


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


VRIJE_PLEKKEN = Kolom("vrije_plekken", number_to(MAX_PLEKKEN), blijft=True)
EERSTVOLGENDE_PLEK = Kolom("eerstvolgende_plek", read_datum, blijft=True)
AANMELDWACHTTIJD = Kolom("aanmeldwachttijd_weken", number_to(MAX_WEKEN), blijft=True)
BEHANDELWACHTTIJD = Kolom("behandelwachttijd_weken", number_to(MAX_WEKEN), blijft=True)
WACHTTIJD_SOORT = Kolom("wachttijd_soort", choice_of(WachttijdSoort), blijft=True)
AANTAL_WACHTENDEN = Kolom("aantal_wachtenden", number_to(MAX_WACHTENDEN), blijft=True)
MATCHING = Kolom("afhankelijk_van_matching", read_ja_nee, blijft=True)
AANMELDSTOP = Kolom("aanmeldstop", _read_aanmeldstop, blijft=True)
TOELICHTING = Kolom("toelichting", text_of(MAX_TOELICHTING), blijft=True, regels=True)
PEILDATUM = Kolom("peildatum", read_datum, blijft=True)

GEEN_DAG = date.min
"""Stands for the peildatum in the opgave of a file without that column, until what is stored is known."""

WAARDE_KOLOMMEN: tuple[Kolom[object], ...] = (
    VRIJE_PLEKKEN, EERSTVOLGENDE_PLEK, AANMELDWACHTTIJD, BEHANDELWACHTTIJD, WACHTTIJD_SOORT, AANTAL_WACHTENDEN, MATCHING,
    AANMELDSTOP, TOELICHTING,
)  # fmt: skip


def is_stated(cellen: Cellen) -> bool:
    """Whether any availability column says something; `nee` says nothing by itself."""
    return any(cellen.get(kolom) not in (None, False) for kolom in WAARDE_KOLOMMEN)


def make_opgave(cellen: Cellen) -> Opgave | None:
    """What the row states, or None when it states nothing. Raises `Ongeldig` for values without a peildatum.

    A column that the file leaves out counts as an empty cell here: what is stored of it is put in by whoever knows that.
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
    stop = cellen.get(AANMELDSTOP) or False
    return Opgave(
        peildatum=peildatum,
        vrije_plekken=cellen.get(VRIJE_PLEKKEN),
        eerstvolgende_plek=cellen.get(EERSTVOLGENDE_PLEK),
        aanmeldwachttijd_weken=cellen.get(AANMELDWACHTTIJD),
        behandelwachttijd_weken=cellen.get(BEHANDELWACHTTIJD),
        wachttijd_soort=cellen.get(WACHTTIJD_SOORT),
        aantal_wachtenden=cellen.get(AANTAL_WACHTENDEN),
        afhankelijk_van_matching=cellen.get(MATCHING) or False,
        aanmeldstop=bool(stop),
        aanmeldstop_tot=stop if isinstance(stop, date) else None,
        toelichting=cellen.get(TOELICHTING),
    )


def opgave_cells(opgave: Opgave | None) -> Sequence[Cel]:
    """The values in the order of `WAARDE_KOLOMMEN`; all empty when nothing was stated."""
    if opgave is None:
        return [None] * len(WAARDE_KOLOMMEN)
    return [
        opgave.vrije_plekken, opgave.eerstvolgende_plek, opgave.aanmeldwachttijd_weken, opgave.behandelwachttijd_weken,
        opgave.wachttijd_soort, opgave.aantal_wachtenden, opgave.afhankelijk_van_matching,
        opgave.aanmeldstop_tot or opgave.aanmeldstop, opgave.toelichting,
    ]  # fmt: skip

"""One line of availability as cells.

A page sends along the cells that it showed. `EENHEDEN` are the cells that mean something together
only. Two lines have the same cells when somebody who looks sees no difference. The peildatum is no
cell: whoever confirms a line changes nothing in what it says.
"""

from dataclasses import fields
from datetime import date
from typing import Any

from wijzer.domain.bewaren.samenvoegen import (
    Eenheid,
    Getoond,
    Samenvoeging,
    Samenvoegwaarde,
    Veldwaarden,
    merge,
    plain,
)
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave, WachttijdSoort

VERWIJZING = "medische_verwijzing"

EENHEDEN: tuple[Eenheid, ...] = (
    ("vrije_plekken", "eerstvolgende_plek"),
    (
        "aanmeldwachttijd_weken",
        "behandelwachttijd_weken",
        "wachttijd_soort",
        "afhankelijk_van_matching",
    ),
    ("aanmeldstop", "aanmeldstop_tot"),
)
"""Cells of which one from the one and one from the other makes a line that nobody stated.

The day of the next place says when there are none now. Both waits are shown as a sum, and how they
were found, or that no number means anything, is said of both. A last day belongs to the stop it
ends.
"""

_DAGEN = frozenset({"eerstvolgende_plek", "aanmeldstop_tot"})
_AAN_UIT = frozenset({"afhankelijk_van_matching", "aanmeldstop"})


def cells_of(opgave: Opgave | None, *, medische_verwijzing: bool) -> dict[str, Samenvoegwaarde]:
    """What somebody sees of a line; without an opgave nothing but whether a medical referral is taken."""
    velden = {
        veld.name: plain(getattr(opgave, veld.name)) if opgave else None
        for veld in fields(Opgave)
        if veld.name != "peildatum"
    }
    return velden | {VERWIJZING: plain(medische_verwijzing)}


def cells_of_aanbod(aanbod: Aanbod) -> dict[str, Samenvoegwaarde]:
    """The cells of an aanbod that somebody is shown now."""
    return cells_of(aanbod.opgave, medische_verwijzing=aanbod.medische_verwijzing)


def opgave_of(cellen: Veldwaarden, peildatum: date) -> Opgave | None:
    """The opgave that these cells state, true on that day; None when they say nothing. Inverse of `cells_of`.

    Cells hold what a field or a row held before; raises `ValueError` for what neither can hold.
    """
    velden: dict[str, Any] = {
        naam: _value_of(naam, waarde) for naam, waarde in cellen.items() if naam != VERWIJZING
    }
    opgave = Opgave(peildatum=peildatum, **velden)
    return None if opgave == Opgave(peildatum=peildatum) else opgave


def merge_line(aanbod: Aanbod, getypt: Veldwaarden, getoond: Getoond) -> Samenvoeging:
    """Merge what was typed for a line with what is kept of it by now."""
    return merge(getoond, getypt, cells_of_aanbod(aanbod), eenheden=EENHEDEN)


def merged_opgave(aanbod: Aanbod, samen: Samenvoeging, getypt: Opgave | None) -> Opgave | None:
    """The opgave of a merged line, with the day on which all of it was true as far as anybody said.

    That is the day its sender gave. When some of it follows somebody else, who gave an earlier day, it is that one: the
    sender did not see those numbers, so nobody said that they were still true later.
    """
    bewaard = aanbod.opgave.peildatum if aanbod.opgave else None
    dagen = [dag for dag in (getypt and getypt.peildatum, samen.gevolgd and bewaard) if dag]
    return opgave_of(samen.cellen, min(dagen, default=bewaard or date.min))


def _value_of(naam: str, waarde: Samenvoegwaarde) -> object:
    if naam in _AAN_UIT:
        return bool(waarde)
    if waarde is None:
        return None
    if naam in _DAGEN:
        return date.fromisoformat(str(waarde))
    return WachttijdSoort(str(waarde)) if naam == "wachttijd_soort" else waarde

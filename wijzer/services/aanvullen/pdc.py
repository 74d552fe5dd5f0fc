"""Rows of a catalogue of which the file leaves columns out, completed with what is stored."""

from collections.abc import Set
from dataclasses import fields

from wijzer.domain.inkoop.product import Product
from wijzer.files.pdc import PdcRij, VolledigePdcRij
from wijzer.services.aanvullen.nieuw import refuse_new
from wijzer.services.importverslag import Bevindingen

_NODIG = ("naam", "segment", "soort", "vindbaar")


def complete_product(
    rij: PdcRij, known: Product | None, ontbreekt: Set[str], bevindingen: Bevindingen
) -> VolledigePdcRij | None:
    """The row with what is stored in its missing columns.

    Gives None, and notes it, when a new product lacks one that it needs.
    """
    waarden = {veld.name: getattr(rij, veld.name) for veld in fields(PdcRij)}
    if known is not None:
        waarden |= {naam: getattr(known, naam) for naam in ontbreekt}
        if "uitgesloten_gemeenten" in ontbreekt:
            waarden["uitgesloten_gemeenten"] = tuple(sorted(known.uitgesloten_gemeenten))
    elif refuse_new(rij.rij, "Dit product", {naam: waarden[naam] for naam in _NODIG}, bevindingen):
        return None
    waarden["gewone_naam"] = waarden["gewone_naam"] or waarden["naam"]
    return VolledigePdcRij(**waarden)

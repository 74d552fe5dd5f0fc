"""The product catalogue of a region as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.product import Hulpsoort, Vindbaar
from wijzer.domain.velden.product import VELDEN
from wijzer.files.tabel.cellen import Cel, read_ja_nee
from wijzer.files.tabel.fouten import Gelezen
from wijzer.files.tabel.rijen import Cellen, read_rows
from wijzer.files.velden import Cellezer, cell_of, column_of, columns_of
from wijzer.files.waarden import productcode_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PdcRij:
    """One product code in one period.

    Segment, hulpvorm and gemeenten are as written: a name or a slug, a name or a code. None in the
    fields that every product has: the file leaves the column out, and the row is completed with
    what is stored before anything is decided (`VolledigePdcRij`).
    """

    rij: int
    productcode: str
    naam: str | None
    gewone_naam: str | None
    segment: str | None
    soort: Hulpsoort | None
    hulpvorm: str | None
    vindbaar: Vindbaar | None
    intensiteit: str | None
    eenheid: str | None
    tarief: Decimal | None
    geldig_van: date
    geldig_tot: date | None
    opvolger: str | None
    via_cpwv: bool | None
    uitgesloten_gemeenten: tuple[str, ...]
    omschrijving: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VolledigePdcRij(PdcRij):
    """A row of which is known what every product has, from the file or from what is stored."""

    naam: str
    gewone_naam: str
    segment: str
    soort: Hulpsoort
    vindbaar: Vindbaar


_VASTE_VORM: dict[str, dict[str, bool]] = {
    "code": {"blijft": False},
    "geldig_van": {"blijft": False},
}
"""What tells a product and its period: in every file, so that nothing stored can stand in for it."""

KOLOMMEN = columns_of(VELDEN)


def read_pdc(inhoud: bytes, *, productcode_patroon: str) -> Gelezen[PdcRij]:
    """Read a catalogue. Raises `BestandGeweigerd`; bad cells come back as `fouten`."""
    code = productcode_of(productcode_patroon)
    eigen: dict[str, Cellezer] = {"code": code, "opvolger": code, "via_cpwv": read_ja_nee}
    kolommen = {
        veld.naam: column_of(veld, eigen.get(veld.naam), **_VASTE_VORM.get(veld.naam, {}))
        for veld in VELDEN
    }

    def make(cellen: Cellen) -> PdcRij:
        waarden: dict[str, Any] = {naam: cellen.get(kolom) for naam, kolom in kolommen.items()}
        _check_periode(waarden["geldig_van"], waarden["geldig_tot"])
        if cellen.has(kolommen["gewone_naam"]):
            waarden["gewone_naam"] = waarden["gewone_naam"] or waarden["naam"]
        waarden["uitgesloten_gemeenten"] = waarden["uitgesloten_gemeenten"] or ()
        return PdcRij(rij=cellen.rij, productcode=waarden.pop("code"), **waarden)

    return read_rows(inhoud, list(kolommen.values()), make)


def _check_periode(van: date, tot: date | None) -> None:
    if tot is not None and tot < van:
        melding = "Deze datum ligt vóór geldig_van."
        raise Ongeldig("geldig_tot", melding, verwacht="een latere datum, of leeg")


def pdc_cells(rij: PdcRij) -> Sequence[Cel | Decimal]:
    """A row in the order of `KOLOMMEN`."""
    return [cell_of(getattr(rij, kolom)) for kolom in KOLOMMEN]

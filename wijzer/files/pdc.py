"""The product catalogue of a region as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from wijzer.domain import maten
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.product import Soort, Vindbaar
from wijzer.files.tabel.cellen import (
    Cel,
    choice_of,
    read_bedrag,
    read_datum,
    read_ja_nee,
    read_lijst,
    text_of,
)
from wijzer.files.tabel.fouten import Gelezen
from wijzer.files.tabel.rijen import Cellen, Kolom, read_rows
from wijzer.files.waarden import lijst_cell, productcode_of, read_korte_tekst, read_naam


@dataclass(frozen=True, slots=True, kw_only=True)
class PdcRij:
    """One product code in one period. Segment, hulpvorm and gemeenten are as written: a name or a slug, a name or a code.

    None in the fields that every product has: the file leaves the column out, and the row is completed with what is stored
    before anything is decided (`VolledigeRij`).
    """

    rij: int
    productcode: str
    naam: str | None
    gewone_naam: str | None
    segment: str | None
    soort: Soort | None
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
class VolledigeRij(PdcRij):
    """A row of which is known what every product has, from the file or from what is stored."""

    naam: str
    gewone_naam: str
    segment: str
    soort: Soort
    vindbaar: Vindbaar


_NAAM = Kolom("naam", read_naam, verplicht=True, blijft=True)
_GEWONE_NAAM = Kolom("gewone_naam", read_naam, blijft=True)
_SEGMENT = Kolom("segment", read_naam, verplicht=True, blijft=True)
_SOORT = Kolom("soort", choice_of(Soort), verplicht=True, blijft=True)
_HULPVORM = Kolom("hulpvorm", read_naam, blijft=True)
_VINDBAAR = Kolom("vindbaar", choice_of(Vindbaar), verplicht=True, blijft=True)
_INTENSITEIT = Kolom("intensiteit", read_korte_tekst, blijft=True)
_EENHEID = Kolom("eenheid", read_korte_tekst, blijft=True)
_TARIEF = Kolom("tarief", read_bedrag, blijft=True)
_GELDIG_VAN = Kolom("geldig_van", read_datum, verplicht=True)
_GELDIG_TOT = Kolom("geldig_tot", read_datum, blijft=True)
_VIA_CPWV = Kolom("via_cpwv", read_ja_nee, blijft=True)
_UITGESLOTEN = Kolom(
    "uitgesloten_gemeenten", read_lijst, hooguit=maten.LIJSTTEKST, blijft=True, regels=True
)
_OMSCHRIJVING = Kolom(
    "omschrijving",
    text_of(maten.OMSCHRIJVING),
    hooguit=maten.OMSCHRIJVING,
    blijft=True,
    regels=True,
)

KOLOMMEN = (
    "productcode", "naam", "gewone_naam", "segment", "soort", "hulpvorm", "vindbaar", "intensiteit", "eenheid", "tarief",
    "geldig_van", "geldig_tot", "opvolger", "via_cpwv", "uitgesloten_gemeenten", "omschrijving",
)  # fmt: skip


def read_pdc(inhoud: bytes, *, productcode_patroon: str) -> Gelezen[PdcRij]:
    """Read a catalogue. Raises `BestandGeweigerd`; bad cells come back as `fouten`."""
    productcode = Kolom("productcode", productcode_of(productcode_patroon), verplicht=True)
    opvolger = Kolom("opvolger", productcode_of(productcode_patroon), blijft=True)

    def make(cellen: Cellen) -> PdcRij:
        van, tot = cellen.need(_GELDIG_VAN), cellen.get(_GELDIG_TOT)
        if tot is not None and tot < van:
            raise Ongeldig(
                "geldig_tot",
                "Deze datum ligt vóór geldig_van.",
                verwacht="een latere datum, of leeg",
            )
        return PdcRij(
            rij=cellen.rij,
            productcode=cellen.need(productcode),
            naam=cellen.get(_NAAM),
            gewone_naam=cellen.get(_GEWONE_NAAM)
            or (cellen.get(_NAAM) if cellen.has(_GEWONE_NAAM) else None),
            segment=cellen.get(_SEGMENT),
            soort=cellen.get(_SOORT),
            hulpvorm=cellen.get(_HULPVORM),
            vindbaar=cellen.get(_VINDBAAR),
            intensiteit=cellen.get(_INTENSITEIT),
            eenheid=cellen.get(_EENHEID),
            tarief=cellen.get(_TARIEF),
            geldig_van=van,
            geldig_tot=tot,
            opvolger=cellen.get(opvolger),
            via_cpwv=cellen.get(_VIA_CPWV),
            uitgesloten_gemeenten=cellen.get(_UITGESLOTEN) or (),
            omschrijving=cellen.get(_OMSCHRIJVING),
        )

    return read_rows(
        inhoud,
        [
            productcode, _NAAM, _GEWONE_NAAM, _SEGMENT, _SOORT, _HULPVORM, _VINDBAAR, _INTENSITEIT, _EENHEID, _TARIEF,
            _GELDIG_VAN, _GELDIG_TOT, opvolger, _VIA_CPWV, _UITGESLOTEN, _OMSCHRIJVING,
        ],
        make,
    )  # fmt: skip


def pdc_cells(rij: PdcRij) -> Sequence[Cel | Decimal]:
    """A row in the order of `KOLOMMEN`."""
    return [
        rij.productcode, rij.naam, rij.gewone_naam, rij.segment, rij.soort, rij.hulpvorm, rij.vindbaar, rij.intensiteit,
        rij.eenheid, rij.tarief, rij.geldig_van, rij.geldig_tot, rij.opvolger, rij.via_cpwv,
        lijst_cell(rij.uitgesloten_gemeenten), rij.omschrijving,
    ]  # fmt: skip

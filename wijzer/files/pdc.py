"""The product catalogue of a region as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from wijzer.domain import maten
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.product import Soort, Vindbaar
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
    """One product code in one period. Segment, hulpvorm and gemeenten are as written: a name or a slug, a name or a code."""

    rij: int
    productcode: str
    naam: str
    gewone_naam: str
    segment: str
    soort: Soort
    hulpvorm: str | None
    vindbaar: Vindbaar
    intensiteit: str | None
    eenheid: str | None
    tarief: Decimal | None
    geldig_van: date
    geldig_tot: date | None
    opvolger: str | None
    via_cpwv: bool | None
    uitgesloten_gemeenten: tuple[str, ...]
    omschrijving: str | None


_NAAM = Kolom("naam", read_naam, verplicht=True)
_GEWONE_NAAM = Kolom("gewone_naam", read_naam)
_SEGMENT = Kolom("segment", read_naam, verplicht=True)
_SOORT = Kolom("soort", choice_of(Soort), verplicht=True)
_HULPVORM = Kolom("hulpvorm", read_naam)
_VINDBAAR = Kolom("vindbaar", choice_of(Vindbaar), verplicht=True)
_INTENSITEIT = Kolom("intensiteit", read_korte_tekst)
_EENHEID = Kolom("eenheid", read_korte_tekst)
_TARIEF = Kolom("tarief", read_bedrag)
_GELDIG_VAN = Kolom("geldig_van", read_datum, verplicht=True)
_GELDIG_TOT = Kolom("geldig_tot", read_datum)
_VIA_CPWV = Kolom("via_cpwv", read_ja_nee)
_UITGESLOTEN = Kolom("uitgesloten_gemeenten", read_lijst, hooguit=maten.LIJSTTEKST)
_OMSCHRIJVING = Kolom("omschrijving", text_of(maten.OMSCHRIJVING), hooguit=maten.OMSCHRIJVING)

KOLOMMEN = (
    "productcode", "naam", "gewone_naam", "segment", "soort", "hulpvorm", "vindbaar", "intensiteit", "eenheid", "tarief",
    "geldig_van", "geldig_tot", "opvolger", "via_cpwv", "uitgesloten_gemeenten", "omschrijving",
)  # fmt: skip


def read_pdc(inhoud: bytes, *, productcode_patroon: str) -> Gelezen[PdcRij]:
    """Read a catalogue. Raises `BestandGeweigerd`; bad cells come back as `fouten`."""
    productcode = Kolom("productcode", productcode_of(productcode_patroon), verplicht=True)
    opvolger = Kolom("opvolger", productcode_of(productcode_patroon))

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
            naam=cellen.need(_NAAM),
            gewone_naam=cellen.get(_GEWONE_NAAM) or cellen.need(_NAAM),
            segment=cellen.need(_SEGMENT),
            soort=cellen.need(_SOORT),
            hulpvorm=cellen.get(_HULPVORM),
            vindbaar=cellen.need(_VINDBAAR),
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

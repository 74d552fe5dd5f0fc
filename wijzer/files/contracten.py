"""What a region agreed as a file: one row per contracted location × product, or × hulpvorm where there is no code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wijzer.domain.adressen.adres import AfgeschermdAdres, is_leesbaar
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.files.hulp import EEN_VAN_TWEE, HULPVORM, productcode_column, read_hulp
from wijzer.files.tabel.cellen import Cel, read_datum
from wijzer.files.tabel.fouten import Gelezen
from wijzer.files.tabel.rijen import Cellen, Kolom, read_rows
from wijzer.files.waarden import (
    ADRES_KOLOMMEN,
    adres_cells,
    make_adres,
    read_agb,
    read_korte_tekst,
    read_kvk,
    read_naam,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractenRij:
    """One product of one contract, or a whole hulpvorm, at one location where the contract names one.

    One of `productcode` and `hulpvorm` is filled; the hulpvorm is as written: a slug or a name.
    `locatie` without `adres`: the address that is stored stays. `aanbieder` None: the file leaves
    that column out, and the row is completed with what is stored before anything is decided
    (`VolledigeContractenRij`).
    """

    rij: int
    contractnummer: str
    aanbieder: str | None
    agb: str
    kvk: str | None
    hoofdaannemer_agb: str | None
    productcode: str | None
    hulpvorm: str | None = None
    ingangsdatum: date
    einddatum: date | None
    locatie: str | None
    adres: AfgeschermdAdres | None

    @property
    def hulp(self) -> Hulpaanduiding:
        """What the row is for."""
        return Hulpaanduiding(productcode=self.productcode, hulpvorm=self.hulpvorm)


@dataclass(frozen=True, slots=True, kw_only=True)
class VolledigeContractenRij(ContractenRij):
    """A row of which is known who the aanbieder is called, from the file or from what is stored."""

    aanbieder: str


_CONTRACTNUMMER = Kolom("contractnummer", read_korte_tekst, verplicht=True)
_AANBIEDER = Kolom("aanbieder", read_naam, verplicht=True, blijft=True)
_AGB = Kolom("agb", read_agb, verplicht=True)
_KVK = Kolom("kvk", read_kvk, blijft=True)
_HOOFDAANNEMER = Kolom("hoofdaannemer_agb", read_agb, blijft=True)
_INGANGSDATUM = Kolom("ingangsdatum", read_datum, verplicht=True)
_EINDDATUM = Kolom("einddatum", read_datum, blijft=True)
_LOCATIE = Kolom("locatie", read_korte_tekst, blijft=True)
_ZONDER_HULP = "Hier staat niet waarvoor het contract is: geen productcode en geen hulpvorm."

KOLOMMEN = (
    "contractnummer", "aanbieder", "agb", "kvk", "hoofdaannemer_agb", "productcode", "hulpvorm", "ingangsdatum",
    "einddatum", "locatie", "straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats",
)  # fmt: skip


def read_contracten(inhoud: bytes, *, productcode_patroon: str) -> Gelezen[ContractenRij]:
    """Read a list of contracts. Raises `BestandGeweigerd`; bad cells come back as `fouten`."""
    productcode = productcode_column(productcode_patroon)

    def make(cellen: Cellen) -> ContractenRij:
        _check(cellen)
        code, hulpvorm = read_hulp(cellen, productcode, melding=_ZONDER_HULP)
        adres = make_adres(cellen, verplicht=False, met_postcode=False)
        return ContractenRij(
            rij=cellen.rij,
            contractnummer=cellen.need(_CONTRACTNUMMER),
            aanbieder=cellen.get(_AANBIEDER),
            agb=cellen.need(_AGB),
            kvk=cellen.get(_KVK),
            hoofdaannemer_agb=cellen.get(_HOOFDAANNEMER),
            productcode=code,
            hulpvorm=hulpvorm,
            ingangsdatum=cellen.need(_INGANGSDATUM),
            einddatum=cellen.get(_EINDDATUM),
            locatie=cellen.get(_LOCATIE),
            adres=AfgeschermdAdres(adres) if adres else None,
        )

    kolommen: list[Kolom[object]] = [
        _CONTRACTNUMMER,
        _AANBIEDER,
        _AGB,
        _KVK,
        _HOOFDAANNEMER,
        productcode,
        HULPVORM,
        _INGANGSDATUM,
        _EINDDATUM,
        _LOCATIE,
        *ADRES_KOLOMMEN,
    ]
    adres = [kolom.naam for kolom in ADRES_KOLOMMEN]
    return read_rows(
        inhoud,
        kolommen,
        make,
        sleutels=[(naam,) for naam in EEN_VAN_TWEE],
        horen_bij={(_LOCATIE.naam,): adres},
    )


def _check(cellen: Cellen) -> None:
    einde = cellen.get(_EINDDATUM)
    if einde is not None and einde < cellen.need(_INGANGSDATUM):
        raise Ongeldig(
            "einddatum",
            "Het contract eindigt voordat het ingaat.",
            verwacht="een latere datum, of leeg",
        )
    if cellen.get(_HOOFDAANNEMER) == cellen.need(_AGB):
        melding = "Een aanbieder kan niet zijn eigen hoofdaannemer zijn."
        raise Ongeldig("hoofdaannemer_agb", melding, verwacht="de AGB-code van een ander, of leeg")
    if cellen.get(_LOCATIE) is None and any(
        cellen.get(kolom) is not None for kolom in ADRES_KOLOMMEN
    ):
        raise Ongeldig(
            "locatie", "Bij een adres hoort de naam van de locatie.", verwacht="een ingevulde cel"
        )


def contracten_cells(rij: ContractenRij) -> Sequence[Cel]:
    """A row in the order of `KOLOMMEN`. The address is in it: whoever makes the row decides whether it may be."""
    return [
        rij.contractnummer,
        rij.aanbieder,
        rij.agb,
        rij.kvk,
        rij.hoofdaannemer_agb,
        rij.productcode,
        rij.hulpvorm,
        rij.ingangsdatum,
        rij.einddatum,
        rij.locatie,
        *adres_cells(rij.adres.reveal() if rij.adres and is_leesbaar(rij.adres) else None),
    ]

"""Groepen and vestigingen with their availability as a file: one row per locatie × product, or × hulpvorm."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from wijzer.domain.adressen.adres import AfgeschermdAdres, LocatieAdres, OpenbaarAdres, is_leesbaar
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.locaties.beschikbaarheid import Opgave
from wijzer.domain.velden.locatie import VELDEN
from wijzer.files.hulp import EEN_VAN_TWEE, HULPVORM, productcode_column, read_hulp
from wijzer.files.opgave import (
    PEILDATUM,
    WAARDE_KOLOMMEN,
    is_stated,
    make_opgave,
    opgave_cells,
)
from wijzer.files.tabel.cellen import Cel, choice_of, read_ja_nee
from wijzer.files.tabel.fouten import Gelezen
from wijzer.files.tabel.rijen import Cellen, Kolom, read_rows
from wijzer.files.velden import Cellezer, cell_of, column_of, columns_of
from wijzer.files.waarden import (
    ADRES_KOLOMMEN,
    adres_cells,
    make_adres,
    read_agb,
    read_email,
    read_telefooncel,
    read_uuid,
    read_websitecel,
)

T = TypeVar("T")


class GroepOfVestiging(StrEnum):
    """The two kinds of locatie."""

    GROEP = "groep"
    VESTIGING = "vestiging"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatiesRij:
    """One locatie × product, or × hulpvorm where there is no code; without either the locatie alone.

    `adres` None: the address that is stored stays. `opgave` None: the row says nothing about
    availability. Gemeenten, doelgroepen and the hulpvorm are as written: a name, or a code or slug. None in
    another field, or the file leaves its column out: then the row is completed with what is stored
    before anything is decided (`VolledigeLocatiesRij`).
    """

    rij: int
    locatie_id: UUID | None
    agb: str | None
    soort: GroepOfVestiging | None
    naam: str | None
    telefoon: str | None
    email: str | None
    website: str | None
    doelgroepen: tuple[str, ...]
    adres: LocatieAdres | None
    gemeente: str | None
    afgeschermd: bool | None
    groepsgrootte: int | None
    leeftijd_van: int | None
    leeftijd_tot: int | None
    rolstoeltoegankelijk: bool | None = None
    werkgebied: tuple[str, ...]
    productcode: str | None
    hulpvorm: str | None = None
    medische_verwijzing: bool
    opgave: Opgave | None
    bevestigd: bool = False
    """Whether what would be asked about in this row is meant."""

    @property
    def hulp(self) -> Hulpaanduiding | None:
        """What the aanbod of this row is for; None in a row about the locatie alone."""
        if self.productcode is None and self.hulpvorm is None:
            return None
        return Hulpaanduiding(productcode=self.productcode, hulpvorm=self.hulpvorm)


@dataclass(frozen=True, slots=True, kw_only=True)
class VolledigeLocatiesRij(LocatiesRij):
    """A row of which is known what every locatie has, from the file or from what is stored."""

    agb: str
    soort: GroepOfVestiging
    naam: str
    gemeente: str
    afgeschermd: bool


_EIGEN: dict[str, Cellezer] = {
    "locatie_id": read_uuid,
    "agb": read_agb,
    "soort": choice_of(GroepOfVestiging),
    "telefoon": read_telefooncel,
    "email": read_email,
    "website": read_websitecel,
}
"""The readers of fields with a form of their own."""
_MAG_WEG = {"locatie_id": {"blijft": False, "mag_ontbreken": True}}
_KOLOM = {
    veld.naam: column_of(veld, _EIGEN.get(veld.naam), **_MAG_WEG.get(veld.naam, {}))
    for veld in VELDEN
}
_LOCATIE_ID, _AGB, _SOORT, _NAAM = (_KOLOM[naam] for naam in ("locatie_id", "agb", "soort", "naam"))
_MEDISCHE_VERWIJZING = Kolom("medische_verwijzing", read_ja_nee, blijft=True)
_BEVESTIGD = Kolom("bevestigd", read_ja_nee, mag_ontbreken=True)


def _with_adres(eigen: Sequence[T], adres: Sequence[T]) -> tuple[T, ...]:
    """What there is for each of `VELDEN`, and what there is for an address where that stands: before the gemeente."""
    plek = [veld.naam for veld in VELDEN].index("gemeente")
    return (*eigen[:plek], *adres, *eigen[plek:])


KOLOMMEN = (
    *_with_adres(columns_of(VELDEN), [kolom.naam for kolom in ADRES_KOLOMMEN]),
    *EEN_VAN_TWEE,
    *(kolom.naam for kolom in WAARDE_KOLOMMEN if kolom.naam != "toelichting"),
    _MEDISCHE_VERWIJZING.naam,
    PEILDATUM.naam,
    "toelichting",
)

WEKELIJKS = ("locatie_id", "productcode", PEILDATUM.naam)
"""With these, and those of `WAARDE_KOLOMMEN` that somebody keeps, a file tells availability anew and nothing else."""
SLEUTELS = (("locatie_id",), ("agb", "naam", "soort"))
"""What tells which locatie a row is about: one of these groups of columns is in every file."""
_OVER_AANBOD = tuple(kolom.naam for kolom in (*WAARDE_KOLOMMEN, _MEDISCHE_VERWIJZING, PEILDATUM))
"""Columns that say nothing without a product or a hulpvorm."""
_ZONDER_HULP = "Bij deze opgave hoort een productcode of een hulpvorm."


def read_locaties(inhoud: bytes, *, productcode_patroon: str) -> Gelezen[LocatiesRij]:
    """Read locaties and their availability. Raises `BestandGeweigerd`; bad cells come back as `fouten`."""
    productcode = productcode_column(productcode_patroon)

    def make(cellen: Cellen) -> LocatiesRij:
        _check_sleutel(cellen)
        zegt_iets = is_stated(cellen) or cellen.get(PEILDATUM) is not None
        code, hulpvorm = read_hulp(cellen, productcode, melding=_ZONDER_HULP if zegt_iets else None)
        waarden: dict[str, Any] = {naam: cellen.get(kolom) for naam, kolom in _KOLOM.items()}
        waarden["doelgroepen"] = waarden["doelgroepen"] or ()
        waarden["groepsgrootte"] = _groepsgrootte(cellen)
        waarden["werkgebied"] = _werkgebied(cellen)
        return LocatiesRij(
            rij=cellen.rij,
            adres=_adres(cellen),
            productcode=code,
            hulpvorm=hulpvorm,
            medische_verwijzing=cellen.get(_MEDISCHE_VERWIJZING) or False,
            opgave=make_opgave(cellen),
            bevestigd=cellen.get(_BEVESTIGD) or False,
            **waarden,
        )

    kolommen: list[Kolom[object]] = [
        *_with_adres(list(_KOLOM.values()), ADRES_KOLOMMEN),
        productcode,
        HULPVORM,
        *WAARDE_KOLOMMEN,
        _MEDISCHE_VERWIJZING,
        PEILDATUM,
        _BEVESTIGD,
    ]
    return read_rows(
        inhoud, kolommen, make, sleutels=SLEUTELS, horen_bij={EEN_VAN_TWEE: _OVER_AANBOD}
    )


def _check_sleutel(cellen: Cellen) -> None:
    anders = all(cellen.has(kolom) for kolom in (_AGB, _NAAM, _SOORT))
    if cellen.get(_LOCATIE_ID) is None and not anders:
        raise Ongeldig("locatie_id", "Deze cel is leeg.", verwacht="het id uit een export")


def _adres(cellen: Cellen) -> LocatieAdres | None:
    """Decides by `afgeschermd` alone what kind of address it is, before anything else can see it.

    As long as that is not known the address is shielded.
    """
    is_open = cellen.get(_KOLOM["afgeschermd"]) is False
    adres = make_adres(cellen, verplicht=is_open, met_postcode=True)
    if adres is None:
        return None
    return OpenbaarAdres(adres) if is_open else AfgeschermdAdres(adres)


def _groepsgrootte(cellen: Cellen) -> int | None:
    grootte, soort = cellen.get(_KOLOM["groepsgrootte"]), cellen.get(_SOORT)
    if soort and cellen.has(_KOLOM["groepsgrootte"]):
        check_groepsgrootte(soort, grootte)
    return grootte


def _werkgebied(cellen: Cellen) -> tuple[str, ...]:
    werkgebied = cellen.get(_KOLOM["werkgebied"]) or ()
    if soort := cellen.get(_SOORT):
        check_werkgebied(soort, werkgebied)
    return werkgebied


def check_groepsgrootte(soort: GroepOfVestiging, grootte: int | None) -> None:
    """Raise `Ongeldig` for a groep without a number of places, or a vestiging with one."""
    if soort is GroepOfVestiging.GROEP and grootte is None:
        raise Ongeldig(
            "groepsgrootte",
            "Van een groep moet de grootte bekend zijn.",
            verwacht="het aantal plekken",
        )
    if soort is GroepOfVestiging.VESTIGING and grootte is not None:
        raise Ongeldig(
            "groepsgrootte", "Een vestiging heeft geen groepsgrootte.", verwacht="een lege cel"
        )


def check_werkgebied(soort: GroepOfVestiging, werkgebied: tuple[str, ...]) -> None:
    """Raise `Ongeldig` for a groep with a werkgebied."""
    if soort is GroepOfVestiging.GROEP and werkgebied:
        raise Ongeldig("werkgebied", "Een groep heeft geen werkgebied.", verwacht="een lege cel")


def locaties_cells(rij: LocatiesRij) -> Sequence[Cel]:
    """A row in the order of `KOLOMMEN`. Whether a shielded address is in it was decided by whoever made the row."""
    eigen = [cell_of(getattr(rij, veld.naam)) for veld in VELDEN]
    *waarden, toelichting = opgave_cells(rij.opgave)  # in this format the peildatum stands between
    return [
        *_with_adres(eigen, _adres_cells(rij.adres)),
        rij.productcode,
        rij.hulpvorm,
        *waarden,
        rij.medische_verwijzing,
        rij.opgave.peildatum if rij.opgave else None,
        toelichting,
    ]


def _adres_cells(adres: LocatieAdres | None) -> Sequence[Cel]:
    match adres:
        case None:
            return adres_cells(None)
        case OpenbaarAdres(adres=open_adres):
            return adres_cells(open_adres)
        case AfgeschermdAdres():
            return adres_cells(adres.reveal() if is_leesbaar(adres) else None)

"""A file of what was stated in the past: for charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.locaties.beschikbaarheid import Opgave
from wijzer.files.hulp import EEN_VAN_TWEE, HULPVORM, productcode_column, read_hulp
from wijzer.files.opgave import PEILDATUM, WAARDE_KOLOMMEN, make_opgave, opgave_cells
from wijzer.files.tabel.cellen import Cel, read_datum
from wijzer.files.tabel.fouten import Gelezen
from wijzer.files.tabel.rijen import Cellen, Kolom, read_rows
from wijzer.files.waarden import read_uuid


@dataclass(frozen=True, slots=True, kw_only=True)
class PeildatumRij:
    """What was stated about one aanbod on one peildatum.

    One of `productcode` and `hulpvorm` is filled; the hulpvorm is as written: a slug or a name.
    """

    rij: int
    locatie_id: UUID
    productcode: str | None
    hulpvorm: str | None = None
    opgave: Opgave

    @property
    def hulp(self) -> Hulpaanduiding:
        """What the aanbod is for."""
        return Hulpaanduiding(productcode=self.productcode, hulpvorm=self.hulpvorm)


_LOCATIE_ID = Kolom("locatie_id", read_uuid, verplicht=True)
_PEILDATUM = Kolom(PEILDATUM.naam, read_datum, verplicht=True)

KOLOMMEN = (
    "locatie_id",
    *EEN_VAN_TWEE,
    PEILDATUM.naam,
    *(kolom.naam for kolom in WAARDE_KOLOMMEN),
)
_ZONDER_HULP = "Hier staat niet van welk aanbod dit is: geen productcode en geen hulpvorm."


def read_historie(inhoud: bytes, *, productcode_patroon: str) -> Gelezen[PeildatumRij]:
    """Read past values. Raises `BestandGeweigerd`; bad cells come back as `fouten`."""
    productcode = productcode_column(productcode_patroon)

    def make(cellen: Cellen) -> PeildatumRij:
        code, hulpvorm = read_hulp(cellen, productcode, melding=_ZONDER_HULP)
        opgave = make_opgave(cellen)
        if opgave is None:
            raise Ongeldig(PEILDATUM.naam, "Deze cel is leeg.", verwacht="een datum")
        return PeildatumRij(
            rij=cellen.rij,
            locatie_id=cellen.need(_LOCATIE_ID),
            productcode=code,
            hulpvorm=hulpvorm,
            opgave=opgave,
        )

    return read_rows(
        inhoud,
        [_LOCATIE_ID, productcode, HULPVORM, _PEILDATUM, *WAARDE_KOLOMMEN],
        make,
        sleutels=[(naam,) for naam in EEN_VAN_TWEE],
    )


def historie_cells(rij: PeildatumRij) -> Sequence[Cel]:
    """A row in the order of `KOLOMMEN`."""
    return [
        str(rij.locatie_id),
        rij.productcode,
        rij.hulpvorm,
        rij.opgave.peildatum,
        *opgave_cells(rij.opgave),
    ]

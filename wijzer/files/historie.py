"""A file of what was stated in the past: for charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locaties.beschikbaarheid import Opgave
from wijzer.files.opgave import PEILDATUM, WAARDE_KOLOMMEN, make_opgave, opgave_cells
from wijzer.files.tabel.cellen import Cel, read_datum
from wijzer.files.tabel.fouten import Gelezen
from wijzer.files.tabel.rijen import Cellen, Kolom, read_rows
from wijzer.files.waarden import productcode_of, read_uuid


@dataclass(frozen=True, slots=True, kw_only=True)
class PeildatumRij:
    """What was stated about one aanbod on one peildatum."""

    rij: int
    locatie_id: UUID
    productcode: str
    opgave: Opgave


_LOCATIE_ID = Kolom("locatie_id", read_uuid, verplicht=True)
_PEILDATUM = Kolom(PEILDATUM.naam, read_datum, verplicht=True)

KOLOMMEN = ("locatie_id", "productcode", PEILDATUM.naam, *(kolom.naam for kolom in WAARDE_KOLOMMEN))


def read_historie(inhoud: bytes, *, productcode_patroon: str) -> Gelezen[PeildatumRij]:
    """Read past values. Raises `BestandGeweigerd`; bad cells come back as `fouten`."""
    productcode = Kolom("productcode", productcode_of(productcode_patroon), verplicht=True)

    def make(cellen: Cellen) -> PeildatumRij:
        opgave = make_opgave(cellen)
        if opgave is None:
            raise Ongeldig(PEILDATUM.naam, "Deze cel is leeg.", verwacht="een datum")
        return PeildatumRij(
            rij=cellen.rij,
            locatie_id=cellen.need(_LOCATIE_ID),
            productcode=cellen.need(productcode),
            opgave=opgave,
        )

    return read_rows(inhoud, [_LOCATIE_ID, productcode, _PEILDATUM, *WAARDE_KOLOMMEN], make)


def historie_cells(rij: PeildatumRij) -> Sequence[Cel]:
    """A row in the order of `KOLOMMEN`."""
    return [str(rij.locatie_id), rij.productcode, rij.opgave.peildatum, *opgave_cells(rij.opgave)]

"""The two columns that say what a row is for: a product code, or a hulpvorm where no code is known."""

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.files.tabel.rijen import Cellen, Kolom
from wijzer.files.waarden import productcode_of, read_naam

HULPVORM = Kolom("hulpvorm", read_naam, blijft=True)
"""A slug, or the name that the region gives it. Who knows the region finds out which of the two it is."""

EEN_VAN_TWEE = ("productcode", HULPVORM.naam)
"""The names of both: without either, nothing says what a row is for."""


def productcode_column(patroon: str) -> Kolom[str]:
    """The column of a product code in the form of this region."""
    return Kolom("productcode", productcode_of(patroon), blijft=True)


def read_hulp(
    cellen: Cellen, productcode: Kolom[str], *, melding: str | None
) -> tuple[str | None, str | None]:
    """What the row has in both columns. Raises `Ongeldig` on `hulpvorm` when both are filled.

    `melding` is what is wrong when neither is; with None the row may be about nothing in particular.
    """
    code, hulpvorm = cellen.get(productcode), cellen.get(HULPVORM)
    if code is not None and hulpvorm is not None:
        beide = "Hier staan een productcode en een hulpvorm. Een rij gaat over een van de twee."
        verwacht = f"een lege cel, of alleen een hulpvorm: haal dan {code} weg"
        raise Ongeldig(HULPVORM.naam, beide, verwacht=verwacht)
    if code is None and hulpvorm is None and melding:
        raise _empty(melding, has_hulpvorm=cellen.has(HULPVORM))
    return code, hulpvorm


def column_of_hulp(hulp: Hulpaanduiding) -> str:
    """In which of the two columns it stands."""
    return HULPVORM.naam if hulp.hulpvorm else "productcode"


def _empty(melding: str, *, has_hulpvorm: bool) -> Ongeldig:
    """Told in a column that the file has."""
    if has_hulpvorm:
        verwacht = "een hulpvorm van de regio, of een code in de kolom productcode"
        return Ongeldig(HULPVORM.naam, melding, verwacht=verwacht)
    verwacht = "een code uit de PDC, of een hulpvorm in een kolom hulpvorm"
    return Ongeldig("productcode", melding, verwacht=verwacht)

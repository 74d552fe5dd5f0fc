"""A file as a person would bring it, read and imported in one go."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from uuid import uuid4

from tests.factories import AT, REGIO, TODAY
from tests.files.hulp import PATROON, row_bytes
from tests.steun.dagen import earliest
from wijzer.domain.accounts.toegang import SYSTEEM, Actor
from wijzer.files import contracten, historie, locaties, pdc
from wijzer.gateways.geocoder import PlaatsenGeocoder
from wijzer.services.bestanden.importeer_contracten import importeer_contracten
from wijzer.services.bestanden.importeer_historie import importeer_historie
from wijzer.services.bestanden.importeer_locaties import importeer_locaties
from wijzer.services.bestanden.importeer_pdc import importeer_pdc
from wijzer.services.importverslag import Importverslag
from wijzer.store.store import Store

Rij = Mapping[str, object]


def import_pdc(
    store: Store,
    *rijen: Rij,
    proef: bool = False,
    by: Actor = SYSTEEM,
    kolommen: Sequence[str] = pdc.KOLOMMEN,
) -> Importverslag:
    gelezen = pdc.read_pdc(row_bytes(kolommen, *rijen), productcode_patroon=PATROON)
    return importeer_pdc(store, gelezen, regio=REGIO, proef=proef, new_id=uuid4, by=by, at=AT)


def import_contracten(
    store: Store,
    *rijen: Rij,
    proef: bool = False,
    by: Actor = SYSTEEM,
    kolommen: Sequence[str] = contracten.KOLOMMEN,
) -> Importverslag:
    inhoud = row_bytes(kolommen, *rijen)
    gelezen = contracten.read_contracten(inhoud, productcode_patroon=PATROON)
    return importeer_contracten(
        store, gelezen, regio=REGIO, proef=proef, new_id=uuid4, by=by, at=AT
    )


def import_locaties(
    store: Store,
    *rijen: Rij,
    proef: bool = False,
    by: Actor = SYSTEEM,
    draw: Callable[[int], int] = earliest,
    at: datetime = AT,
    today: date = TODAY,
    kolommen: Sequence[str] = (*locaties.KOLOMMEN, "bevestigd"),
) -> Importverslag:
    inhoud = row_bytes(kolommen, *rijen)
    return importeer_locaties(
        store,
        locaties.read_locaties(inhoud, productcode_patroon=PATROON),
        regio=REGIO,
        proef=proef,
        new_id=uuid4,
        draw=draw,
        geocoder=PlaatsenGeocoder(store.regios.plaatsen(REGIO)),
        by=by,
        at=at,
        today=today,
    )


def import_historie(
    store: Store,
    *rijen: Rij,
    proef: bool = False,
    kolommen: Sequence[str] = historie.KOLOMMEN,
) -> Importverslag:
    inhoud = row_bytes(kolommen, *rijen)
    gelezen = historie.read_historie(inhoud, productcode_patroon=PATROON)
    return importeer_historie(
        store, gelezen, regio=REGIO, proef=proef, by=SYSTEEM, at=AT, today=TODAY
    )


def counts(verslag: Importverslag) -> tuple[int, int, int]:
    """New, changed, unchanged."""
    return verslag.nieuw, verslag.gewijzigd, verslag.ongewijzigd


def complaints(verslag: Importverslag) -> list[tuple[int, str]]:
    """Row and column of every mistake."""
    return [(fout.rij, fout.kolom) for fout in verslag.fouten]

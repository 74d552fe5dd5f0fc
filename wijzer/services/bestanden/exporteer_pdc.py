"""The product catalogue of a region as rows of the file that it can be loaded from."""

from typing import Any

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.inkoop.product import Product
from wijzer.domain.velden.product import VELDEN
from wijzer.files.pdc import PdcRij
from wijzer.store.store import Store


def exporteer_pdc(store: Store, *, regio: str, by: Actor) -> list[PdcRij]:
    """Every product in every validity, by code and begin.

    Segment and hulpvorm stand there by slug, gemeenten by code.
    """
    require_beheerder(by, regio=regio)
    return [_row(rij, product) for rij, product in enumerate(store.producten.all(regio), start=2)]


def _row(rij: int, product: Product) -> PdcRij:
    waarden: dict[str, Any] = {veld.naam: getattr(product, veld.naam) for veld in VELDEN}
    waarden["uitgesloten_gemeenten"] = tuple(sorted(product.uitgesloten_gemeenten))
    return PdcRij(rij=rij, productcode=waarden.pop("code"), **waarden)

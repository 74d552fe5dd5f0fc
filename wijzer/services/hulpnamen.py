"""The names of everything that can be offered or contracted in a region, looked up once for a page."""

from datetime import date

from wijzer.domain.inkoop.hulpnamen import Hulpnamen
from wijzer.store.store import Store


def fetch_hulpnamen(store: Store, regio: str, *, today: date) -> Hulpnamen:
    """The names of the products and hulpvormen of a region on this day."""
    return Hulpnamen.of(store.producten.all(regio), store.regios.hulpvormen(regio), today=today)

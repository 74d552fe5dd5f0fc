"""The PDC: every code in each of its periods of validity."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from wijzer.domain.inkoop.product import Product
from wijzer.published.naslag.rijen import to_product
from wijzer.store.merken import Merken
from wijzer.store.rijen import Onderdeel, fetch, upsert_rows
from wijzer.store.tables import ProductRij


def is_valid_on(today: date) -> ColumnElement[bool]:
    """A code may be used on this day, both ends included: the same as `Product.is_valid_on`."""
    return (ProductRij.geldig_van <= today) & or_(
        ProductRij.geldig_tot.is_(None), ProductRij.geldig_tot >= today
    )


class ProductStore(Onderdeel):
    """Products of all regions. Every change marks the whole region for the projection."""

    def __init__(self, session: Session, projectie: Merken) -> None:
        super().__init__(session)
        self._projectie = projectie

    def all(self, regio: str) -> list[Product]:
        """Every product in every validity, by code and begin."""
        return self._list(_of_regio(regio))

    def valid_on(self, regio: str, today: date) -> list[Product]:
        """The products that may be used on this day, by code."""
        return self._list(_of_regio(regio).where(is_valid_on(today)))

    def by_code(self, regio: str, code: str) -> list[Product]:
        """All validities of one code, the earliest first."""
        return self._list(_of_regio(regio).where(ProductRij.code == code))

    def save(self, product: Product) -> None:
        """Add a product or change it."""
        self.save_many([product])

    def save_many(self, producten: Sequence[Product]) -> None:
        """Add or change products, told apart by their id."""
        upsert_rows(
            self._session,
            ProductRij,
            [product_waarden(product) for product in producten],
            keys=["id"],
        )
        for regio in {product.regio for product in producten}:
            self._projectie.mark_regio(regio)

    def _list(self, vraag: Select[ProductRij]) -> list[Product]:
        rijen = fetch(self._session, vraag)
        return sorted(map(to_product, rijen), key=lambda p: (p.code, p.geldig_van, p.id))


def _of_regio(regio: str) -> Select[ProductRij]:
    return select(ProductRij).where(ProductRij.regio == regio)


def product_waarden(product: Product) -> dict[str, Any]:
    """The columns of a product: of the office, and where the public has them of the public too."""
    return {
        "id": product.id,
        "regio": product.regio,
        "code": product.code,
        "naam": product.naam,
        "gewone_naam": product.gewone_naam,
        "segment": product.segment,
        "soort": product.soort.value,
        "hulpvorm": product.hulpvorm,
        "vindbaar": product.vindbaar.value,
        "intensiteit": product.intensiteit,
        "eenheid": product.eenheid,
        "tarief": product.tarief,
        "geldig_van": product.geldig_van,
        "geldig_tot": product.geldig_tot,
        "opvolger": product.opvolger,
        "via_cpwv": product.via_cpwv,
        "uitgesloten_gemeenten": sorted(product.uitgesloten_gemeenten),
        "omschrijving": product.omschrijving,
    }

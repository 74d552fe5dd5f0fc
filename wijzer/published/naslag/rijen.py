"""Reference data from a row. The tables of the office and of the public name these columns alike.

A row is whatever has the columns as attributes: what SQLAlchemy gives for a table of either.
"""

from decimal import Decimal
from typing import Any

from wijzer.domain.adressen.adres import Punt
from wijzer.domain.ids import ProductId
from wijzer.domain.inkoop.product import Hulpvorm, Product, Route, Soort, Vindbaar
from wijzer.domain.regio.gebied import Plaats


def to_plaats(row: Any) -> Plaats:
    """A place from its row."""
    return Plaats(
        gemeente=row.gemeente, naam=row.naam, punt=Punt(row.lat, row.lon), pc4=frozenset(row.pc4)
    )


def to_hulpvorm(row: Any) -> Hulpvorm:
    """A hulpvorm from its row, without what only the office knows of it."""
    return Hulpvorm(
        regio=row.regio,
        slug=row.slug,
        naam=row.naam,
        gewone_naam=row.gewone_naam,
        segment=row.segment,
        soort=Soort(row.soort),
        route=Route(row.route),
        tekst=row.tekst,
        volgorde=row.volgorde,
        zoekwoorden=tuple(row.zoekwoorden),
        uitgesloten_gemeenten=frozenset(row.uitgesloten_gemeenten),
    )


def to_product(row: Any) -> Product:
    """A product from its row; the office keeps a tarief as a number and the public as text."""
    return Product(
        id=ProductId(row.id),
        regio=row.regio,
        code=row.code,
        naam=row.naam,
        gewone_naam=row.gewone_naam,
        segment=row.segment,
        soort=Soort(row.soort),
        hulpvorm=row.hulpvorm,
        vindbaar=Vindbaar(row.vindbaar),
        geldig_van=row.geldig_van,
        geldig_tot=row.geldig_tot,
        intensiteit=row.intensiteit,
        eenheid=row.eenheid,
        tarief=Decimal(row.tarief) if row.tarief is not None else None,
        opvolger=row.opvolger,
        via_cpwv=row.via_cpwv,
        uitgesloten_gemeenten=frozenset(row.uitgesloten_gemeenten),
        omschrijving=row.omschrijving,
    )

"""Reference data from a row. The tables of the office and of the public name these columns alike.

A row is whatever has the columns as attributes: what SQLAlchemy gives for a table of either.
"""

from decimal import Decimal
from typing import Any

from wijzer.domain.adressen.adres import Punt
from wijzer.domain.ids import ProductId
from wijzer.domain.inkoop.product import Hulpsoort, Hulpvorm, Product, Route, Vindbaar
from wijzer.domain.regio.gebied import Plaats


def to_plaats(rij: Any) -> Plaats:
    """A place from its row."""
    return Plaats(
        gemeente=rij.gemeente, naam=rij.naam, punt=Punt(rij.lat, rij.lon), pc4=frozenset(rij.pc4)
    )


def to_hulpvorm(rij: Any) -> Hulpvorm:
    """A hulpvorm from its row, without what only the office knows of it."""
    return Hulpvorm(
        regio=rij.regio,
        slug=rij.slug,
        naam=rij.naam,
        gewone_naam=rij.gewone_naam,
        segment=rij.segment,
        soort=Hulpsoort(rij.soort),
        route=Route(rij.route),
        tekst=rij.tekst,
        volgorde=rij.volgorde,
        zoekwoorden=tuple(rij.zoekwoorden),
        uitgesloten_gemeenten=frozenset(rij.uitgesloten_gemeenten),
    )


def to_product(rij: Any) -> Product:
    """A product from its row; the office keeps a tarief as a number and the public as text."""
    return Product(
        id=ProductId(rij.id),
        regio=rij.regio,
        code=rij.code,
        naam=rij.naam,
        gewone_naam=rij.gewone_naam,
        segment=rij.segment,
        soort=Hulpsoort(rij.soort),
        hulpvorm=rij.hulpvorm,
        vindbaar=Vindbaar(rij.vindbaar),
        geldig_van=rij.geldig_van,
        geldig_tot=rij.geldig_tot,
        intensiteit=rij.intensiteit,
        eenheid=rij.eenheid,
        tarief=Decimal(rij.tarief) if rij.tarief is not None else None,
        opvolger=rij.opvolger,
        via_cpwv=rij.via_cpwv,
        uitgesloten_gemeenten=frozenset(rij.uitgesloten_gemeenten),
        omschrijving=rij.omschrijving,
    )

"""What a gemeente can assign and an aanbieder can declare, and the kinds of help people know it by."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from wijzer.domain.ids import ProductId


class Soort(StrEnum):
    """How help is given: from an office, by living somewhere, by treatment in a place, at once, or as advice."""

    AMBULANT = "ambulant"
    WONEN = "wonen"
    VERBLIJF = "verblijf"
    CRISIS = "crisis"
    ADVIES = "advies"


class Vindbaar(StrEnum):
    """What the public does with a product: search it, call about it, or nothing (a funding component)."""

    AANBOD = "aanbod"
    BELLEN = "bellen"
    GEEN = "geen"


class Route(StrEnum):
    """How somebody gets in: through the CPWV, directly with the aanbieder, by calling, or not by a visitor at all."""

    CPWV = "cpwv"
    DIRECT = "direct"
    BELLEN = "bellen"
    GEEN = "geen"


@dataclass(frozen=True, slots=True)
class Segment:
    """A main group of help. Data of the region, not an enum."""

    regio: str
    slug: str
    naam: str
    volgorde: int


@dataclass(frozen=True, slots=True)
class Doelgroep:
    """For whom a locatie is meant; the region keeps the list."""

    regio: str
    slug: str
    naam: str
    volgorde: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulpvorm:
    """The kind of help as people name it. Has product codes, or none known yet.

    `vanuit_vestiging`: living somewhere, and still entered as a vestiging. So it is for pleegzorg: the address of a
    foster family is never entered.
    """

    regio: str
    slug: str
    naam: str
    gewone_naam: str
    segment: str
    soort: Soort
    route: Route
    tekst: str
    volgorde: int
    vanuit_vestiging: bool = False
    zoekwoorden: tuple[str, ...] = ()
    uitgesloten_gemeenten: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One code of the PDC in one period of validity. Unique per regio + code + geldig_van.

    `tarief` is in euro per `eenheid`; None where it is not known. `via_cpwv` None means that the hulpvorm decides.
    """

    id: ProductId
    regio: str
    code: str
    naam: str
    gewone_naam: str
    segment: str
    soort: Soort
    hulpvorm: str | None
    vindbaar: Vindbaar
    geldig_van: date
    geldig_tot: date | None = None
    intensiteit: str | None = None
    eenheid: str | None = None
    tarief: Decimal | None = None
    opvolger: str | None = None
    via_cpwv: bool | None = None
    uitgesloten_gemeenten: frozenset[str] = field(default_factory=frozenset)
    omschrijving: str | None = None

    def is_valid_on(self, today: date) -> bool:
        """Whether the code may be used on this day (both ends included)."""
        return self.geldig_van <= today and (self.geldig_tot is None or today <= self.geldig_tot)


def is_given_from_vestiging(product: Product, hulpvorm: Hulpvorm | None) -> bool:
    """Whether a product belongs to a vestiging (help from an office) rather than to a groep (a place to live)."""
    if hulpvorm is not None and hulpvorm.vanuit_vestiging:
        return True
    return product.soort not in (Soort.WONEN, Soort.VERBLIJF)


def by_code(producten: Iterable[Product], *, today: date) -> dict[str, Product]:
    """One product per code: the validity of today where there is one, otherwise the latest. An old code still has a name."""
    in_order = sorted(producten, key=lambda each: (each.is_valid_on(today), each.geldig_van))
    return {product.code: product for product in in_order}

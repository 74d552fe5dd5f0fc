"""What a gemeente can assign and an aanbieder can declare, and the kinds of help people know it by."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from wijzer.domain.ids import ProductId


class Hulpsoort(StrEnum):
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
    """How somebody gets in: through the CPWV, directly with the aanbieder, by calling, or not by a visitor at all.

    `RECHTER`: only with the leave of a court, for which the gemeente or a GI asks. Nobody applies,
    and nobody calls an aanbieder.
    """

    CPWV = "cpwv"
    DIRECT = "direct"
    RECHTER = "rechter"
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
    """A group of children that a locatie may be meant for; the region keeps the list."""

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
    soort: Hulpsoort
    route: Route
    tekst: str
    volgorde: int
    vanuit_vestiging: bool = False
    zoekwoorden: tuple[str, ...] = ()
    uitgesloten_gemeenten: frozenset[str] = frozenset()

    @property
    def vindbaar(self) -> Vindbaar:
        """What the public does with it by itself, without a code: search it, call about it, or nothing (advice).

        Source: our choice.
        """
        match self.soort:
            case Hulpsoort.CRISIS:
                return Vindbaar.BELLEN
            case Hulpsoort.ADVIES:
                return Vindbaar.GEEN
            case Hulpsoort.AMBULANT | Hulpsoort.WONEN | Hulpsoort.VERBLIJF:
                return Vindbaar.AANBOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One code of the PDC in one period of validity. Unique per regio + code + geldig_van.

    `tarief` is in euro per `eenheid`; None where it is not known, and for the public where its
    region keeps it to itself. `via_cpwv` None means that the hulpvorm decides.
    """

    id: ProductId
    regio: str
    code: str
    naam: str
    gewone_naam: str
    segment: str
    soort: Hulpsoort
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
        """Whether the code may be used on this day (both ends included).

        Source: regional documents of Twente (OZJT/Samen14).
        """
        return self.geldig_van <= today and (self.geldig_tot is None or today <= self.geldig_tot)


def is_given_from_vestiging(product: Product | Hulpvorm, hulpvorm: Hulpvorm | None) -> bool:
    """Whether a product, or a hulpvorm without a code, belongs to a vestiging rather than to a groep.

    A vestiging gives help from an office, pleegzorg too; a groep is a place to live.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    if hulpvorm is not None and hulpvorm.vanuit_vestiging:
        return True
    return product.soort not in (Hulpsoort.WONEN, Hulpsoort.VERBLIJF)


def goes_via_cpwv(product: Product, hulpvorm: Hulpvorm | None) -> bool:
    """Whether new applications go through the CPWV: as the product says, and as its hulpvorm does where it is silent.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    if product.via_cpwv is not None:
        return product.via_cpwv
    return hulpvorm is not None and hulpvorm.route is Route.CPWV


def way_in(product: Product, hulpvorm: Hulpvorm | None) -> Route:
    """How somebody gets this product: as it is called about or paid for, else as its hulpvorm goes.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    if product.vindbaar is not Vindbaar.AANBOD:
        return Route.BELLEN if product.vindbaar is Vindbaar.BELLEN else Route.GEEN
    if hulpvorm is not None and hulpvorm.route is Route.RECHTER:
        return Route.RECHTER
    return Route.CPWV if goes_via_cpwv(product, hulpvorm) else Route.DIRECT


def excluded_gemeenten(product: Product, hulpvorm: Hulpvorm | None) -> frozenset[str]:
    """The codes of the gemeenten that do not take part in a product, by itself or by its hulpvorm.

    Hengelo, for one, has begeleiding of its own.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    return product.uitgesloten_gemeenten | (
        hulpvorm.uitgesloten_gemeenten if hulpvorm else frozenset()
    )


def validity_on(geldigheden: Iterable[Product], *, today: date) -> Product | None:
    """The validity of a code that holds today; else the next one, else the last one. None where there is none.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    in_order = sorted(geldigheden, key=lambda geldigheid: geldigheid.geldig_van)
    to_come = (
        geldigheid
        for geldigheid in in_order
        if geldigheid.geldig_tot is None or today <= geldigheid.geldig_tot
    )
    return next(to_come, in_order[-1] if in_order else None)


def by_code(producten: Iterable[Product], *, today: date) -> dict[str, Product]:
    """One product per code, as `validity_on` chooses it: a code that has ended, or is still to come, has a name too."""
    per_code: dict[str, list[Product]] = defaultdict(list)
    for product in producten:
        per_code[product.code].append(product)
    gekozen = {
        code: validity_on(geldigheden, today=today) for code, geldigheden in per_code.items()
    }
    return {code: product for code, product in gekozen.items() if product is not None}

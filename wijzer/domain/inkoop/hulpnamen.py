"""What people call help that is known by a code or by a hulpvorm: a name first, and the code beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.inkoop.product import Hulpvorm, Product, by_code


@dataclass(frozen=True, slots=True)
class Hulpnaam:
    """A name to read, and the code that goes with it; None where help has no code."""

    naam: str
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulpnamen:
    """The names of a region: `producten` by code, each in one validity, and `hulpvormen` by slug."""

    producten: Mapping[str, Product] = field(default_factory=dict)
    hulpvormen: Mapping[str, Hulpvorm] = field(default_factory=dict)

    @classmethod
    def of(
        cls, producten: Iterable[Product], hulpvormen: Iterable[Hulpvorm], *, today: date
    ) -> Self:
        """The names as they are on this day; a code that ended or is still to come has one too."""
        return cls(
            producten=by_code(producten, today=today),
            hulpvormen={hulpvorm.slug: hulpvorm for hulpvorm in hulpvormen},
        )

    def name(self, hulp: Hulpaanduiding) -> Hulpnaam:
        """The name of the product, or of the hulpvorm. What the region does not know is called by its code or slug."""
        if hulp.productcode is not None:
            product = self.producten.get(hulp.productcode)
            return Hulpnaam(product.naam if product else "", hulp.productcode)
        hulpvorm = self.hulpvorm_of(hulp)
        return Hulpnaam(hulpvorm.naam if hulpvorm else hulp.tekst)

    def hulpvorm_of(self, hulp: Hulpaanduiding) -> Hulpvorm | None:
        """The hulpvorm that this help is of; None for a product without one, or that is not known."""
        product = self.producten.get(hulp.productcode or "")
        slug = hulp.hulpvorm or (product.hulpvorm if product else None)
        return self.hulpvormen.get(slug or "")

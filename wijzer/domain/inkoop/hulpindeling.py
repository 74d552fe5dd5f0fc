"""Which codes belong to which hulpvorm, and so which rows of a contract an aanbod stands on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code, of_hulpvorm
from wijzer.domain.inkoop.product import Product, by_code

_GEEN: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulpindeling:
    """The codes and hulpvormen of a region on one day.

    `hulpvormen` has the hulpvorm of each code, also of one that ended or is still to come;
    `codes` has the codes of each hulpvorm that are valid on the day, `codes_ooit` those that ever
    were or will be.
    """

    hulpvormen: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    codes_ooit: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, producten: Iterable[Product], *, today: date) -> Self:
        """Make the division of these products of a region.

        All of them, in whatever period they are valid, or those of the day where no other is asked about.
        """
        producten = list(producten)
        return cls(
            hulpvormen={
                code: product.hulpvorm
                for code, product in by_code(producten, today=today).items()
                if product.hulpvorm
            },
            codes=_codes_by_hulpvorm(
                product for product in producten if product.is_valid_on(today)
            ),
            codes_ooit=_codes_by_hulpvorm(producten),
        )

    def grounds(self, hulp: Hulpaanduiding) -> frozenset[Hulpaanduiding]:
        """What a contract row may be for to cover this help: while one of these rows runs it is contracted.

        A row for a hulpvorm covers its codes. A hulpvorm is covered by a row for it, or for one of
        the codes that it has today.

        Source: our choice.
        """
        return frozenset({hulp, *self._wider(hulp), *self._narrower(hulp, self.codes)})

    def related(self, hulp: Hulpaanduiding) -> frozenset[Hulpaanduiding]:
        """What the rows may be for that tell what became of this help, codes that are over included."""
        return frozenset({hulp, *self._wider(hulp), *self._narrower(hulp, self.codes_ooit)})

    def slug_of(self, hulp: Hulpaanduiding) -> str | None:
        """The slug of the hulpvorm that this help is of; None for a code without one, or that is not known."""
        return hulp.hulpvorm or self.hulpvormen.get(hulp.productcode or "")

    def _wider(self, hulp: Hulpaanduiding) -> Iterable[Hulpaanduiding]:
        slug = self.slug_of(hulp)
        return [of_hulpvorm(slug)] if slug else []

    def _narrower(
        self, hulp: Hulpaanduiding, codes: Mapping[str, frozenset[str]]
    ) -> Iterable[Hulpaanduiding]:
        return map(of_code, codes.get(hulp.hulpvorm or "", _GEEN))


def _codes_by_hulpvorm(producten: Iterable[Product]) -> Mapping[str, frozenset[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for product in producten:
        if product.hulpvorm:
            codes[product.hulpvorm].add(product.code)
    return {slug: frozenset(gevonden) for slug, gevonden in codes.items()}

"""What an aanbod, or a row of a contract, is for: a product by its code, or a hulpvorm where no code is known."""

from dataclasses import dataclass

from wijzer.domain.fouten import Ongeldig

HULPVORM_VOOR = "hulpvorm:"
"""What stands before a slug, so that no slug is taken for a code."""

EEN_VAN_BEIDE = "Kies een productcode of een hulpvorm, en niet allebei."


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulpaanduiding:
    """A product code or the slug of a hulpvorm: always one of the two, never both.

    Regions that assign by category have no codes, and several hulpvormen of other regions have none yet.

    Source: regional documents of Twente (OZJT/Samen14); our choice.
    """

    productcode: str | None = None
    hulpvorm: str | None = None

    def __post_init__(self) -> None:
        if bool(self.productcode) == bool(self.hulpvorm):
            raise Ongeldig("hulpvorm", EEN_VAN_BEIDE, verwacht="een van de twee")

    @property
    def sleutel(self) -> str:
        """One text for it, in forms and keys: the code, or the slug behind `hulpvorm:`, so that the two never meet."""
        return self.productcode or f"{HULPVORM_VOOR}{self.hulpvorm}"

    @property
    def tekst(self) -> str:
        """The code or the slug, to be read where there is no room for a name."""
        return self.productcode or self.hulpvorm or ""

    @classmethod
    def of_sleutel(cls, sleutel: str) -> "Hulpaanduiding":
        """What `sleutel` gave. Raises `Ongeldig` on `hulpvorm` for a text that names neither."""
        if sleutel.startswith(HULPVORM_VOOR):
            return cls(hulpvorm=sleutel.removeprefix(HULPVORM_VOOR))
        return cls(productcode=sleutel)


def of_code(productcode: str) -> Hulpaanduiding:
    """What is for a product."""
    return Hulpaanduiding(productcode=productcode)


def of_hulpvorm(slug: str) -> Hulpaanduiding:
    """What is for a hulpvorm without a code."""
    return Hulpaanduiding(hulpvorm=slug)

"""Who gives the help."""

from dataclasses import dataclass

from wijzer.domain.ids import AanbiederId
from wijzer.domain.regio.gebied import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanbieder:
    """A provider in one region.

    AGB and KvK numbers are for the office only: for a one-family gezinshuis they lead through
    public registers to the house.

    Source: our choice.
    """

    id: AanbiederId
    regio: str
    naam: str
    agb: tuple[str, ...]
    kvk: str | None = None
    contact: Contact = Contact()
    versie: int = 1

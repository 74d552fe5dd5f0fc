"""The kinds of value that a key of a search can have.

Each says how it is read, which values there are, and what the feed promises of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from wijzer.domain.taal.schoon import clean_code
from wijzer.domain.tekst import Tekst
from wijzer.published.naslag.regios import Naslag
from wijzer.published.vraag.keuzes import choices
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.waarden import (
    MAX_ZOEKTEKST,
    TE_ZIEN,
    Waardefout,
    number,
    parse_sorteer,
    parse_true,
    parse_uuid,
    parse_zoek,
)

Waardelezer = Callable[[str], Any]
"""Reads one value. Raises `Waardefout` for what it cannot be."""
Schema = dict[str, Any]
"""A JSON Schema, as `openapi.json` holds it."""


@dataclass(frozen=True, slots=True)
class Hier:
    """The reference data in which a value is looked up, and the region that was asked for, if any."""

    naslag: Naslag
    regio: str | None

    @property
    def naam(self) -> str:
        """The name of the region in a message."""
        regio = self.naslag.regios.get(self.regio or "")
        return regio.naam if regio else Tekst("deze regio")


class Waardesoort(Protocol):
    """A kind of value, in both directions: from the text of an address, and to the contract of the feed."""

    def lezer(self, hier: Hier) -> Waardelezer:
        """The reader of a value in this region."""

    def mogelijk(self, naslag: Naslag, regio: str | None) -> Iterable[Any]:
        """Every value that can be chosen in a region, or in any; empty where that is no list."""

    def schema(self, naslag: Naslag | None) -> Schema:
        """What the feed promises to accept. None: the reference data cannot be read now."""


@dataclass(frozen=True, slots=True)
class Keuzewaarde:
    """A value of a closed list (`keuzes.py`). A list that is empty, or cannot be read now, promises nothing."""

    lijst: str
    fold: Callable[[str], str] = str

    def lezer(self, hier: Hier) -> Waardelezer:
        """The reader of a value of this kind."""
        mogelijk = frozenset(choices(hier.naslag, self.lijst, hier.regio))

        def parse(tekst: str) -> str:
            waarde = self.fold(clean_code(tekst))
            if waarde not in mogelijk:
                raise Waardefout(
                    Tekst("Deze waarde kennen wij niet."), Tekst("een waarde uit de lijst")
                )
            return waarde

        return parse

    def mogelijk(self, naslag: Naslag, regio: str | None) -> Iterable[str]:
        """Every value that can be chosen."""
        return choices(naslag, self.lijst, regio)

    def schema(self, naslag: Naslag | None) -> Schema:
        """The schema of the values that the feed promises to accept."""
        waarden = choices(naslag, self.lijst) if naslag else ()
        return {"type": "string", **({"enum": list(waarden)} if waarden else {})}


@dataclass(frozen=True, slots=True)
class Getalwaarde:
    """A whole number within limits; `grens` says so, with their unit.

    `standaard` counts when the feed is not told one.
    """

    laagste: int
    hoogste: int
    grens: Tekst
    standaard: int | None = None

    def lezer(self, _hier: Hier) -> Waardelezer:
        """The reader of a value of this kind."""
        return number(self.laagste, self.hoogste, self.grens)

    def mogelijk(self, _naslag: Naslag, _regio: str | None) -> Iterable[int]:
        """Every value that can be chosen."""
        return range(self.laagste, self.hoogste + 1)

    def schema(self, _naslag: Naslag | None) -> Schema:
        """The schema of the values that the feed promises to accept."""
        grenzen = {"type": "integer", "minimum": self.laagste, "maximum": self.hoogste}
        return grenzen if self.standaard is None else {**grenzen, "default": self.standaard}


@dataclass(frozen=True, slots=True)
class Vast:
    """A value for whose reading nothing has to be looked up; `keuzes` are all that there are, where that is a list."""

    lees: Waardelezer
    contract: Schema
    keuzes: tuple[Any, ...] = ()

    def lezer(self, _hier: Hier) -> Waardelezer:
        """The reader of a value of this kind."""
        return self.lees

    def mogelijk(self, _naslag: Naslag, _regio: str | None) -> Iterable[Any]:
        """Every value that can be chosen."""
        return self.keuzes

    def schema(self, _naslag: Naslag | None) -> Schema:
        """The schema of the values that the feed promises to accept."""
        return self.contract


JA = Vast(parse_true, {"type": "boolean", "enum": [True]}, (True,))
ID = Vast(parse_uuid, {"type": "string", "format": "uuid"})
ZOEKTEKST = Vast(
    parse_zoek,
    {"type": "string", "minLength": 1, "maxLength": MAX_ZOEKTEKST, "pattern": TE_ZIEN},
)
VOLGORDE = Vast(
    parse_sorteer,
    {
        "type": "string",
        "enum": [sorteer.value for sorteer in Sorteer],
        "default": Sorteer.BESCHIKBAARHEID.value,
    },
    tuple(Sorteer),
)

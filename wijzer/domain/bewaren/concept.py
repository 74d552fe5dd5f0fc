"""A form that was sent after its session had ended.

What was typed waits a day for whoever typed it, and is never saved by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlencode

from wijzer.domain.ids import ConceptId, GebruikerId
from wijzer.domain.klok import is_future

CONCEPT_GELDIG = timedelta(hours=24)
CONCEPT_GROOTST = 256 * 1024
"""What a kept form may hold, in bytes of names and values, with `PER_VELD` for each."""
PER_VELD = 16
"""What a field takes besides its name and value: nothing at all, a hundred thousand times, is not small."""
ONDERWERP_HOOGUIT = 200
"""How long the text may be that says what a form is about; every address of this site stays far below it."""
CONCEPTEN_HOOGUIT = 20
"""How many forms wait for one account; the oldest makes room."""


@dataclass(frozen=True, slots=True)
class Bestemming:
    """The form that is meant: the address it was sent to, and what it is about (the values in that address)."""

    endpoint: str
    onderwerp: str = ""

    @classmethod
    def of(cls, endpoint: str, waarden: Mapping[str, object]) -> "Bestemming":
        """The form at an address, whatever order its values come in."""
        return cls(endpoint, about(**waarden))

    @property
    def is_te_lang(self) -> bool:
        """Whether it cannot be kept: somebody made the address longer than any that the site gives."""
        return len(self.onderwerp) > ONDERWERP_HOOGUIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Getypt:
    """What was typed in a form.

    `vraag` is what stood behind the question mark of the address, `bestanden` are names of files to
    pick again.

    `eerder_at` is when the same form was kept before, with something else in it; this one took its place.
    """

    velden: tuple[tuple[str, str], ...] = field(repr=False)
    vraag: str = field(default="", repr=False)
    bestanden: tuple[str, ...] = field(default=(), repr=False)
    eerder_at: datetime | None = None

    @property
    def omvang(self) -> int:
        """The size of what was typed, in bytes."""
        teksten = [self.vraag, *self.bestanden, *(tekst for paar in self.velden for tekst in paar)]
        return sum(len(tekst.encode()) for tekst in teksten) + PER_VELD * len(self.velden)

    def says_the_same(self, getypt: "Getypt") -> bool:
        """Whether both hold the same, whenever they were sent."""
        return (self.velden, self.vraag, self.bestanden) == (
            getypt.velden,
            getypt.vraag,
            getypt.bestanden,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A kept form. Without `getypt` there is nothing to show: what it was about is gone, or no key opens it."""

    id: ConceptId
    gebruiker_id: GebruikerId
    bestemming: Bestemming
    getypt_at: datetime
    getypt: Getypt | None

    def is_valid(self, at: datetime) -> bool:
        """Younger than a day. One from the future is over already."""
        return not is_future(self.getypt_at, at) and at - self.getypt_at < CONCEPT_GELDIG


@dataclass(frozen=True, slots=True, kw_only=True)
class Conceptkop:
    """A form that waits, without a word of what is in it."""

    id: ConceptId
    bestemming: Bestemming
    getypt_at: datetime


def about(**waarden: object) -> str:
    """Name what a form is about by the values in its address, such as `locatie_id`."""
    return urlencode(sorted((naam, str(waarde)) for naam, waarde in waarden.items()))

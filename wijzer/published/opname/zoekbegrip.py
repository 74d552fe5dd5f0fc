"""What was understood of a text: which words mean what, which were read otherwise, which say nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from wijzer.domain.taal.vreemd.talen import AndereTaal
from wijzer.domain.taal.woordvorm import STOPWOORDEN


class Begripsoort(StrEnum):
    """The kinds of thing that a word can stand for."""

    HULPVORM = "hulpvorm"
    DOELGROEP = "doelgroep"
    SEGMENT = "segment"
    GEMEENTE = "gemeente"
    LEEFTIJD = "leeftijd"
    PRODUCT = "product"
    REGIO = "regio"
    INTERVENTIE = "interventie"
    """A treatment with a name of its own that has no code here: it is explained, and there is nothing to find."""


class Onbekendheid(StrEnum):
    """The kinds of word that say nothing here."""

    WOORD = "woord"
    CODE = "code"
    """The word looks like a product code. A code is that code or none: it is never read as another one."""
    ELDERS = "elders"
    """A place or a postcode that is not in the region."""


@dataclass(frozen=True, slots=True, order=True)
class Zoekbegrip:
    """One thing that a word stands for. `sleutel` is its slug, its code, or a number of years."""

    soort: Begripsoort
    sleutel: str
    naam: str
    bellen: bool = False
    """Whether this is crisis: one calls, there is no list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraagdeel:
    """One word, or some that belong together, as it was typed. `gelezen` differs from `getypt` where a slip was mended.

    `woorden` are the folded words by which it was looked up; they are never shown.
    `begrippen` is empty for words that were only looked up in names and texts. `onbekend`: it says nothing here.
    `overgeslagen`: the search went on without it.
    `deel_van` are the longer words, folded, in which it was found where it stands nowhere by itself.
    `vast`: it is a name or a synonym as a whole, not a word that occurs in one.
    `aard`: what an unknown word looks like.
    """

    getypt: str
    gelezen: str
    woorden: tuple[str, ...] = ()
    begrippen: tuple[Zoekbegrip, ...] = ()
    deel_van: tuple[str, ...] = ()
    vast: bool = False
    onbekend: bool = False
    overgeslagen: bool = False
    aard: Onbekendheid = Onbekendheid.WOORD

    @property
    def verbeterd(self) -> bool:
        """Whether it was read otherwise than it was typed."""
        return self.getypt != self.gelezen

    @property
    def crisis(self) -> bool:
        """Whether somebody who types this should call: a crisis word, or a word that occurs in crisis help alone."""
        bellen = [begrip.bellen for begrip in self.begrippen]
        return any(bellen) if self.vast else bool(bellen) and all(bellen)


@dataclass(frozen=True, slots=True)
class Begrepen:
    """A text as it was understood, part by part; words that never say anything are not in it."""

    delen: tuple[Vraagdeel, ...] = ()
    taal: AndereTaal | None = None
    """The language beside Dutch and English that most of its words are in."""

    @property
    def crisis(self) -> bool:
        """Whether the answer begins with whom to call."""
        return any(deel.crisis for deel in self.delen)

    @property
    def nood(self) -> frozenset[str]:
        """The slugs of the kinds of crisis help that the words speak of.

        Of several parts it gives those that every part allows, if any.
        """
        delen = [
            {begrip.sleutel for begrip in deel.begrippen if begrip.bellen}
            for deel in self.delen
            if deel.crisis
        ]
        samen = set.intersection(*delen) if delen else set[str]()
        return frozenset(samen or set().union(*delen))

    @property
    def verbeterd(self) -> bool:
        """Whether a slip was mended."""
        return any(deel.verbeterd for deel in self.delen)

    @property
    def onbekend(self) -> tuple[str, ...]:
        """The words that say nothing here, and for which there is no result."""
        return tuple(deel.getypt for deel in self.unknown_parts)

    @property
    def unknown_parts(self) -> tuple[Vraagdeel, ...]:
        """The parts of which those words are."""
        return tuple(deel for deel in self.delen if deel.onbekend and not deel.overgeslagen)

    @property
    def overgeslagen(self) -> tuple[str, ...]:
        """The words of a sentence that the search went on without; one that never says anything is not among them."""
        return tuple(
            deel.getypt
            for deel in self.delen
            if deel.overgeslagen and not STOPWOORDEN.issuperset(deel.woorden)
        )

    @property
    def gelezen(self) -> str:
        """The text as it was read."""
        return _joined(deel.gelezen for deel in self.delen)

    @property
    def bekend(self) -> str:
        """The text as it was read, without the words that say nothing."""
        return _joined(
            deel.gelezen for deel in self.delen if not (deel.onbekend or deel.overgeslagen)
        )

    def text_without(self, *weg: Vraagdeel) -> str:
        """The text as it was read without these parts, and without what the search passed over."""
        return _joined(
            deel.gelezen for deel in self.delen if deel not in weg and not deel.overgeslagen
        )

    def sleutels(self, soort: Begripsoort) -> tuple[str, ...]:
        """What was named of one kind, each once: only what was named as a whole."""
        vast = [begrip for deel in self.delen if deel.vast for begrip in deel.begrippen]
        return tuple(dict.fromkeys(begrip.sleutel for begrip in vast if begrip.soort is soort))


def _joined(teksten: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(teksten))

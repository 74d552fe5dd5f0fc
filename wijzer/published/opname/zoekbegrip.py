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
    PLEKKEN = "plekken"
    """How many places are asked for, in one locatie."""
    INTERVENTIE = "interventie"
    """A treatment with a name of its own that has no code here: it is explained, and there is nothing to find."""
    UITLEG = "uitleg"
    """Something to know instead of help (`pgb`, `hoe begin ik`): it is explained, and narrows nothing."""


class Onbekendheid(StrEnum):
    """The kinds of word that say nothing here."""

    WOORD = "woord"
    GEWOON = "gewoon"
    """An ordinary word. Everybody knows it; it only says nothing about which help is sought."""
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
    `aard`: what an unknown word looks like. `ontkend`: what somebody does not want, or no more; that is not searched.
    `samen`: each of its begrippen has to fit, where otherwise one is enough. `thuis`: it is where the child lives, in
    the spelling of `Plaatsnamen`; empty where it only says where help is.
    """

    getypt: str
    gelezen: str
    woorden: tuple[str, ...] = ()
    begrippen: tuple[Zoekbegrip, ...] = ()
    deel_van: tuple[str, ...] = ()
    vast: bool = False
    onbekend: bool = False
    overgeslagen: bool = False
    ontkend: bool = False
    samen: bool = False
    thuis: str = ""
    aard: Onbekendheid = Onbekendheid.WOORD

    @property
    def verbeterd(self) -> bool:
        """Whether it was read otherwise than it was typed."""
        return self.getypt != self.gelezen

    @property
    def is_gewoon(self) -> bool:
        """Whether it is an ordinary word that says nothing here."""
        return self.onbekend and self.aard is Onbekendheid.GEWOON

    @property
    def hulp(self) -> tuple[Zoekbegrip, ...]:
        """What it says of the help that is sought, without what is only to be explained."""
        return tuple(begrip for begrip in self.begrippen if begrip.soort is not Begripsoort.UITLEG)

    @property
    def alone(self) -> str:
        """How it reads when the words around it are gone: a number that was an age is still one."""
        is_leeftijd = self.vast and self.begrippen[0].soort is Begripsoort.LEEFTIJD
        return f"{self.gelezen} jaar" if is_leeftijd and self.gelezen.isdigit() else self.gelezen

    @property
    def is_uitleg(self) -> bool:
        """Whether it asks to know something, and for no help."""
        return self.vast and not self.hulp

    @property
    def crisis(self) -> bool:
        """Whether somebody who types this should call: a crisis word, or a word that occurs in crisis help alone."""
        if self.ontkend:
            return False
        bellen = [begrip.bellen for begrip in self.begrippen]
        return any(bellen) if self.vast else bool(bellen) and all(bellen)


@dataclass(frozen=True, slots=True)
class GehoordGevaar:
    """A danger that words speak of together: the crisis help that it asks for, and those words, folded."""

    begrippen: tuple[Zoekbegrip, ...]
    woorden: frozenset[str]


@dataclass(frozen=True, slots=True)
class Begrepen:
    """A text as it was understood, part by part; words that never say anything are not in it.

    `gevaren` are the dangers that its words speak of together.
    """

    delen: tuple[Vraagdeel, ...] = ()
    taal: AndereTaal | None = None
    """The language beside Dutch and English that most of its words are in."""
    gevaren: tuple[GehoordGevaar, ...] = ()

    @property
    def crisis(self) -> bool:
        """Whether the answer begins with whom to call."""
        return bool(self.gevaren) or any(deel.crisis for deel in self.delen)

    @property
    def nood(self) -> frozenset[str]:
        """The slugs of the kinds of crisis help that the words speak of.

        Of several parts and dangers it gives those that all of them allow, if any.
        """
        gezegd = [deel.begrippen for deel in self.delen if deel.crisis]
        gezegd += [gevaar.begrippen for gevaar in self.gevaren]
        delen = [{begrip.sleutel for begrip in deel if begrip.bellen} for deel in gezegd]
        samen = set.intersection(*delen) if delen else set[str]()
        return frozenset(samen or set().union(*delen))

    @property
    def verbeterd(self) -> bool:
        """Whether a slip was mended."""
        return any(deel.verbeterd for deel in self.delen)

    @property
    def is_ongezocht(self) -> bool:
        """Whether nothing was searched: some word says nothing, or asks an explanation, and none finds help."""
        return any(
            (deel.onbekend or deel.is_uitleg) and not deel.overgeslagen for deel in self.delen
        )

    @property
    def onbekend(self) -> tuple[str, ...]:
        """The words that say nothing here, as they were typed; they are set aside where there are others."""
        return tuple(deel.getypt for deel in self.unknown_parts)

    @property
    def unknown_parts(self) -> tuple[Vraagdeel, ...]:
        """The parts of which those words are; an ordinary word is known, it only finds nothing."""
        return tuple(deel for deel in self.delen if deel.onbekend and not deel.is_gewoon)

    @property
    def gewoon(self) -> tuple[str, ...]:
        """The ordinary words that nothing could be searched by, as they were typed, each once."""
        return tuple(dict.fromkeys(deel.getypt for deel in self.delen if deel.is_gewoon))

    @property
    def overgeslagen(self) -> tuple[str, ...]:
        """The words that say something and were left out: together with the rest they find nothing."""
        return tuple(
            deel.getypt
            for deel in self.delen
            if deel.overgeslagen
            and not (deel.onbekend and not deel.is_gewoon)
            and not (deel.is_uitleg or STOPWOORDEN.issuperset(deel.woorden))
        )

    @property
    def niet_gezocht(self) -> tuple[str, ...]:
        """All words that the search went on without, or that kept it from searching; as they were typed, each once."""
        gezegd = (*self.onbekend, *self.gewoon, *self.overgeslagen)
        uitleg = (deel.getypt for deel in self.delen if deel.is_uitleg)
        return tuple(dict.fromkeys((*gezegd, *uitleg)))

    @property
    def uitleg(self) -> tuple[str, ...]:
        """The keys of what is asked to be explained, in the order of the text."""
        return tuple(
            dict.fromkeys(
                begrip.sleutel
                for deel in self.delen
                for begrip in deel.begrippen
                if begrip.soort is Begripsoort.UITLEG
            )
        )

    @property
    def gelezen(self) -> str:
        """The text as it was read; what words ask together that stand in other parts as well is not said twice."""
        elders = {woord for deel in self.delen if not deel.is_uitleg for woord in deel.woorden}
        return _joined(
            deel.gelezen
            for deel in self.delen
            if not (deel.is_uitleg and deel.woorden and elders.issuperset(deel.woorden))
        )

    @property
    def bekend(self) -> str:
        """The text as it was read, without the words that say nothing of what is sought."""
        return _joined(
            deel.alone
            for deel in self.delen
            if not (deel.onbekend or deel.overgeslagen or deel.is_uitleg)
        )

    def text_without(self, *weg: Vraagdeel) -> str:
        """The text as it was read without these parts, and without what the search passed over."""
        return _joined(
            deel.alone for deel in self.delen if deel not in weg and not deel.overgeslagen
        )

    def sleutels(self, soort: Begripsoort) -> tuple[str, ...]:
        """What was named of one kind, each once: only what was named as a whole, and not denied."""
        delen = [deel for deel in self.delen if deel.vast and not deel.ontkend]
        vast = [begrip for deel in delen for begrip in deel.begrippen]
        return tuple(dict.fromkeys(begrip.sleutel for begrip in vast if begrip.soort is soort))


def _joined(teksten: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(teksten))

"""Words as people use them, and what they mean in the words of the region."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID, uuid5

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import check_tekst
from wijzer.domain.taal.schrijfwijze import fold
from wijzer.domain.taal.vreemd.talen import taal_of
from wijzer.domain.taal.woordvorm import woorden_van

MAX_WOORDEN = 60
BRONTAAL = "nl"
"""The language of words that are read as Dutch; English words are among them."""
_RUIMTE = UUID("6f0b4c1e-5c0e-4a53-9c35-9e0f6f0a3b11")


@dataclass(frozen=True, slots=True, kw_only=True)
class Synoniem:
    """A word or a phrase and what it stands for: slugs of hulpvormen, of doelgroepen, or of both.

    `taal` is the language that the word bends in (`AndereTaal`, or Dutch). `eigen`: the beheerder wrote or
    changed it, so that loading the region leaves it alone. `weg`: the beheerder took it away; it means
    nothing any more, and loading the region does not bring it back.
    """

    id: UUID
    regio: str
    woorden: str
    hulpvormen: tuple[str, ...] = ()
    doelgroepen: tuple[str, ...] = ()
    taal: str = BRONTAAL
    eigen: bool = False
    weg: bool = False
    versie: int = 1

    @property
    def sleutel(self) -> str:
        """What makes two spellings the same entry: capitals, accents and signs do not count."""
        return synoniemsleutel(self.woorden)


def synoniemsleutel(woorden: str) -> str:
    """The words of a phrase without capitals, accents and articles."""
    return " ".join(woorden_van(woorden))


def seed_id(regio: str, woorden: str) -> UUID:
    """The id of an entry that came with the region: the same each time the region is loaded."""
    return uuid5(_RUIMTE, f"{regio}/{synoniemsleutel(woorden)}")


def check_synoniem(
    synoniem: Synoniem, *, hulpvormen: Collection[str], doelgroepen: Collection[str]
) -> list[Ongeldig]:
    """What is wrong with an entry: no words, an unknown language, or a meaning that is none or not in the region."""
    return [
        *_check_taal(synoniem.taal),
        *_check_woorden(synoniem.woorden),
        *_check_slugs("hulpvormen", synoniem.hulpvormen, hulpvormen),
        *_check_slugs("doelgroepen", synoniem.doelgroepen, doelgroepen),
        *_check_meaning(synoniem),
    ]


def _check_woorden(woorden: str) -> list[Ongeldig]:
    if not fold(woorden):
        return [Ongeldig("woorden", "Vul een woord in.", verwacht="letters, zoals pleeggezin")]
    return check_tekst("woorden", woorden, MAX_WOORDEN)


def _check_taal(taal: str) -> list[Ongeldig]:
    if taal == BRONTAAL or taal_of(taal):
        return []
    return [Ongeldig("taal", "Deze taal kennen wij niet.", verwacht="een taal uit de lijst")]


def _check_slugs(veld: str, slugs: Collection[str], bekend: Collection[str]) -> list[Ongeldig]:
    return [
        Ongeldig(veld, f"{slug} bestaat niet in deze regio.")
        for slug in slugs
        if slug not in bekend
    ]


def _check_meaning(synoniem: Synoniem) -> list[Ongeldig]:
    if synoniem.hulpvormen or synoniem.doelgroepen:
        return []
    return [Ongeldig("hulpvormen", "Kies minstens één soort hulp of één doelgroep.")]

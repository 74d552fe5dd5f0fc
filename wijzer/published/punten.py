"""What fits a question, gathered by public point: for a map with pins.

Of a shielded locatie the public point is that of its gemeente; nothing nearer is known here, or anywhere in `published`.
"""

from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from wijzer.domain.adres import Punt
from wijzer.domain.beschikbaarheid import Status
from wijzer.published.afstand import Richting, punt_of, richting_of
from wijzer.published.momentopname import Momentopname
from wijzer.published.zoeken import search_facts
from wijzer.published.zoekvraag import Zoekvraag

_PLEK = Status.PLEK.stap


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaartpunt:
    """How many aanbod share a point, how many have a place now, and the first few locaties among them, in order.

    `gemeente` is the code of the gemeente in the middle of which the point lies: there stands whatever is shielded.
    """

    punt: Punt
    gemeente: str | None
    aantal: int
    plek: int
    locaties: tuple[UUID, ...]
    aantal_locaties: int


@dataclass(frozen=True, slots=True)
class Kaartpunten:
    """The points in the order of their best result. `totaal` counts the points that are not among them too."""

    punten: list[Kaartpunt]
    totaal: int


@dataclass(slots=True)
class _Stapel:
    aantal: int = 0
    plek: int = 0
    locaties: dict[int, UUID] = field(default_factory=dict)


def gather(opname: Momentopname, vraag: Zoekvraag, *, punten: int, locaties: int) -> Kaartpunten:
    """The points of all that fits: so many at most, with so many locaties each."""
    stapels: dict[Richting, _Stapel] = {}
    for feit in search_facts(opname, vraag):
        stapel = stapels.get(feit.richting)
        if stapel is None:
            stapel = stapels[feit.richting] = _Stapel()
        stapel.aantal += 1
        stapel.plek += feit.rang.status == _PLEK
        stapel.locaties[feit.locatie_id.int] = feit.locatie_id
    middens = {richting_of(een.punt): een for een in opname.naslag.gemeenten.values()}
    eerste = list(stapels.items())[:punten]
    return Kaartpunten(
        [
            Kaartpunt(
                punt=middens[richting].punt if richting in middens else punt_of(richting),
                gemeente=middens[richting].code if richting in middens else None,
                aantal=stapel.aantal,
                plek=stapel.plek,
                locaties=tuple(islice(stapel.locaties.values(), locaties)),
                aantal_locaties=len(stapel.locaties),
            )
            for richting, stapel in eerste
        ],
        len(stapels),
    )

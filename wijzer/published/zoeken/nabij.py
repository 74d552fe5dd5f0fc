"""Where the nearest free places to live are: in the gemeente that was asked for, and around it."""

from dataclasses import dataclass, replace
from itertools import islice

from wijzer.domain.locaties.rang import whole_km
from wijzer.published.gegevens import GemeenteInfo
from wijzer.published.naslag.afstand import km_of, nearness, richting_of
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.plaats import asked_plaats
from wijzer.published.zoeken.plekken import count_plekken
from wijzer.published.zoeken.uitkomst import find

MEESTE = 3
"""So many gemeenten besides the one that was asked for are told."""


@dataclass(frozen=True, slots=True)
class PlekkenIn:
    """The free places to live in a gemeente, `km` whole km from the gemeente that was asked for, middle to middle."""

    gemeente: GemeenteInfo
    plekken: int
    km: int


def nearest_plekken(opname: Momentopname, vraag: Zoekvraag) -> tuple[PlekkenIn, ...]:
    """The free places in the gemeente of a question's place, and then in the nearest gemeenten that have any.

    Whatever gemeente is filtered on counts along: it is told where else to look. Places are those of houses, as a
    groep states them, and as the list that a gemeente leads to counts them; nothing is told where the question is about
    no woonplek, or no gemeente has a place.

    Source: our choice.
    """
    naslag = opname.naslag
    thuis = naslag.gemeenten[asked_plaats(naslag, vraag).gemeente]
    bits = find(opname, replace(vraag, gemeente=())) & opname.woonplekken
    van = richting_of(thuis.punt)
    alle = (
        PlekkenIn(
            gemeente=gemeente,
            plekken=count_plekken(
                opname, bits & opname.with_kenmerk("gemeente", [gemeente.code])
            ).plekken,
            km=whole_km(km_of(nearness(van, richting_of(gemeente.punt)))),
        )
        for gemeente in (thuis, *naslag.neighbours(thuis.code))
    )
    hier = next(alle)
    verder = tuple(islice((elders for elders in alle if elders.plekken), MEESTE))
    return (hier, *verder) if hier.plekken or verder else ()

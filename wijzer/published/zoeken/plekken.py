"""Counting houses and beds: how many locaties a set of aanbod is of, and how many places they have together."""

from collections import defaultdict
from typing import NamedTuple
from uuid import UUID

from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.published.opname.feiten import kenmerk
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.vraag.filters import MEESTE_PLEKKEN


class Plekkentelling(NamedTuple):
    """How many locaties there are, how many of them have a place now, and how many free places they state together.

    A locatie with a place may state no number: a vestiging that can begin at once. It counts among `met_plek`, adds
    nothing to `plekken`, and is counted in `meteen`.
    """

    locaties: int
    met_plek: int
    plekken: int
    meteen: int = 0


def count_plekken(opname: Momentopname, bits: int) -> Plekkentelling:
    """Count a set of aanbod in locaties and physical places.

    The places of a locatie are the most that one of its aanbod in the set states, for one bed may stand at several
    products; those of different locaties add up. An entry that is too old to be shown has none.

    Source: regional documents of Twente (OZJT/Samen14); our choice.
    """
    vakken = opname.vakken
    met_plek = bits & opname.with_kenmerk("status", [Status.PLEK.value])
    # A locatie with three places has at least one, at least two, and at least three: it is counted three times.
    trappen = [
        vakken.count(bits & opname.verzamelingen.get(kenmerk("plekken", plekken), 0))
        for plekken in range(1, MEESTE_PLEKKEN + 1)
    ]
    noemt = bits & opname.verzamelingen.get(kenmerk("plekken", 1), 0)
    return Plekkentelling(
        locaties=vakken.count(bits),
        met_plek=vakken.count(met_plek),
        plekken=sum(trappen) + _beyond(opname, bits),
        meteen=vakken.count(met_plek | noemt) - trappen[0],
    )


def _beyond(opname: Momentopname, bits: int) -> int:
    """The places above the steps that are kept, of the few locaties that have so many."""
    boven = bits & opname.verzamelingen.get(kenmerk("plekken", MEESTE_PLEKKEN + 1), 0)
    meest: dict[UUID, int] = defaultdict(int)
    for index in opname.in_any_order(boven) if boven else ():
        feit = opname.feit(index)
        meest[feit.locatie_id] = max(meest[feit.locatie_id], feit.plekken - MEESTE_PLEKKEN)
    return sum(meest.values())

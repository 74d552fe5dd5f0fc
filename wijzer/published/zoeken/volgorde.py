"""The order of an answer: of its aanbod, of its locaties, and of the aanbod within each."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import islice
from typing import Any
from uuid import UUID

from wijzer.domain.locaties.rang import availability_in, place_from, whole_km
from wijzer.published.naslag.afstand import Richting, km_of, nearness
from wijzer.published.naslag.regios import Naslag
from wijzer.published.opname.feiten import first_by
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.plaats import direction_from

_DICHTBIJ = 1000


def measured_from(naslag: Naslag, vraag: Zoekvraag) -> Richting | None:
    """The point from which an answer is ordered by distance alone; None when it is not, or without such a point."""
    return direction_from(naslag, vraag) if vraag.sorteer is Sorteer.AFSTAND else None


def in_order(
    opname: Momentopname, bits: int, vraag: Zoekvraag, hoogstens: int | None = None
) -> Iterable[int]:
    """The indexes of a set in the order that was asked for; of the nearest no more than are needed."""
    van = measured_from(opname.naslag, vraag)
    if van is None:
        return before_distance(opname, bits, vraag)
    nabij = opname.ligging.nearness_from(van)
    indexen = before_distance(opname, bits, vraag)
    if hoogstens is not None and hoogstens <= _DICHTBIJ:
        return nlargest(hoogstens, indexen, key=nabij.__getitem__)
    return sorted(indexen, key=nabij.__getitem__, reverse=True)


def before_distance(opname: Momentopname, bits: int, vraag: Zoekvraag) -> Iterator[int]:
    """The indexes in the order that was asked for, where it is no matter of distance alone."""
    sorteer = Sorteer.BESCHIKBAARHEID if vraag.sorteer is Sorteer.AFSTAND else vraag.sorteer
    indexen, volgorde = opname.in_volgorde(bits, sorteer), Plaatsvolgorde(opname, vraag)
    if volgorde.has_distance and bits & opname.woonplekken:
        return _nearest_first_among_equals(list(indexen), volgorde)
    return indexen


def by_locatie(
    opname: Momentopname, bits: int, vraag: Zoekvraag, begin: int, einde: int | None
) -> Iterator[Sequence[int]]:
    """The aanbod that fits of each locatie, best first; the locaties in the order of their best."""
    key = Plaatsvolgorde(opname, vraag).key
    for locatie_id in islice(_locaties_in_order(opname, bits, vraag, einde), begin, einde):
        hier = [index for index in opname.vakken.indexen[locatie_id] if bits >> index & 1]
        yield sorted(hier, key=key)


def gathered(opname: Momentopname, indexen: Iterable[int]) -> list[Sequence[int]]:
    """The aanbod of a page put together by locatie, in the order in which they come."""
    rijen: dict[UUID, list[int]] = {}
    for index in indexen:
        rijen.setdefault(opname.feit(index).locatie_id, []).append(index)
    return list(rijen.values())


class Plaatsvolgorde:
    """What indexes are sorted by for a child who lives in a place.

    Distance is asked once for each public point. Without a place, and in an order by distance alone, everything is 0 km
    away, and the order is that of the momentopname.
    """

    def __init__(self, opname: Momentopname, vraag: Zoekvraag) -> None:
        self._opname = opname
        self._eerst = first_by(vraag.sorteer)
        ranks = vraag.plaats is not None and vraag.sorteer is not Sorteer.AFSTAND
        self._van = direction_from(opname.naslag, vraag) if ranks else None
        self._woonplek = opname.flags(opname.woonplekken) if ranks else b""
        self._per_punt: dict[int, int] = {}

    @property
    def has_distance(self) -> bool:
        """Whether distance has a say in it."""
        return self._van is not None

    def key(self, index: int) -> tuple[Any, ...]:
        """The whole of what an index is sorted by."""
        feit = self._opname.feit(index)
        return (self._eerst(feit), *place_from(feit.rang, self.km(index)))

    def before_distance(self, index: int) -> tuple[Any, ...]:
        """What is looked at before distance."""
        feit = self._opname.feit(index)
        return (self._eerst(feit), availability_in(feit.rang))

    def km(self, index: int) -> int:
        """How far a woonplek lies from the place, in whole km; all other help is here."""
        if self._van is None or not self._woonplek[index]:
            return 0
        punt = self._opname.ligging.punt_van[index]
        km = self._per_punt.get(punt)
        if km is None:
            richting = self._opname.ligging.punten[punt]
            km = self._per_punt[punt] = whole_km(km_of(nearness(self._van, richting)))
        return km


def _nearest_first_among_equals(indexen: list[int], volgorde: Plaatsvolgorde) -> Iterator[int]:
    """What is as available by distance; what is as far keeps its order.

    A part is sorted when somebody comes to it: for a first page that is what has a place now, and no more.
    """
    begin = 0
    while begin < len(indexen):
        einde = _end_of_part(indexen, begin, volgorde.before_distance)
        yield from sorted(indexen[begin:einde], key=volgorde.km)
        begin = einde


def _end_of_part(
    indexen: Sequence[int], begin: int, key: Callable[[int], tuple[Any, ...]]
) -> int:
    """Where the part ends that has the same key as its first: in ever longer steps, so that few are looked at."""
    eerste, stap = key(indexen[begin]), 1
    while begin + stap < len(indexen) and key(indexen[begin + stap]) == eerste:
        stap *= 2
    laag, hoog = begin + stap // 2, min(begin + stap, len(indexen))
    return bisect_right(indexen, eerste, laag, hoog, key=key)


def _locaties_in_order(
    opname: Momentopname, bits: int, vraag: Zoekvraag, hoogstens: int | None
) -> Iterable[UUID]:
    """Each locatie once. All of a locatie is as far from a place, so by distance only the nearest need be looked for."""
    locaties = _distinct(opname, before_distance(opname, bits, vraag))
    van = measured_from(opname.naslag, vraag)
    if van is None:
        return locaties
    nabij, vakken = opname.ligging.nearness_from(van), opname.vakken.indexen

    def near(locatie_id: UUID) -> float:
        return nabij[vakken[locatie_id][0]]

    if hoogstens is not None and hoogstens <= _DICHTBIJ:
        return nlargest(hoogstens, locaties, key=near)
    return sorted(locaties, key=near, reverse=True)


def _distinct(opname: Momentopname, indexen: Iterable[int]) -> Iterator[UUID]:
    gezien: set[UUID] = set()
    for index in indexen:
        locatie_id = opname.feit(index).locatie_id
        if locatie_id not in gezien:
            gezien.add(locatie_id)
            yield locatie_id

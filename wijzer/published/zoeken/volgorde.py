"""The order of an answer: of its aanbod, of its locaties, and of the aanbod within each."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import compress, islice
from typing import Any
from uuid import UUID

from wijzer.domain.locaties.rang import availability_in, place_from
from wijzer.published.naslag.afstand import Richting, nearness
from wijzer.published.naslag.regios import Naslag
from wijzer.published.opname.feiten import first_by
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.plaats import direction_from

_DICHTBIJ = 1000
_STUK = 512
_IS_KM = tuple(bytes(km == anders for anders in range(256)) for km in range(256))
"""For each whole km a table that turns distances into whether they are it."""


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
        return _nearest_first_among_equals(indexen, volgorde)
    return indexen


def by_locatie(
    opname: Momentopname, bits: int, vraag: Zoekvraag, begin: int, einde: int | None
) -> Iterator[Sequence[int]]:
    """The aanbod that fits of each locatie, best first; the locaties in the order of their best."""
    key = Plaatsvolgorde(opname, vraag).key
    for locatie_id in islice(_locaties_in_order(opname, bits, vraag, einde), begin, einde):
        hier = [index for index in opname.vakken.indexen[locatie_id] if bits >> index & 1]
        yield sorted(hier, key=key)


def km_to_woonplekken(
    opname: Momentopname, vraag: Zoekvraag, ids: Iterable[UUID]
) -> dict[UUID, int]:
    """How far these aanbod lie from the place of a question, in whole km as the order counts them.

    Only of what a child would live or stay at: all other help comes to the place.
    """
    indexen = [opname.indexen[aanbod_id] for aanbod_id in ids]
    woonplek, volgorde = opname.flags(opname.woonplekken), Plaatsvolgorde(opname, vraag)
    daar = [index for index in indexen if woonplek[index]] if volgorde.has_distance else []
    return {opname.feit(index).id: km for index, km in zip(daar, volgorde.kms(daar), strict=True)}


def gathered(opname: Momentopname, indexen: Iterable[int]) -> list[Sequence[int]]:
    """The aanbod of a page put together by locatie, in the order in which they come."""
    rijen: dict[UUID, list[int]] = {}
    for index in indexen:
        rijen.setdefault(opname.feit(index).locatie_id, []).append(index)
    return list(rijen.values())


class Plaatsvolgorde:
    """What indexes are sorted by for a child who lives in a place.

    Without a place, and in an order by distance alone, everything is 0 km away, in the order of the momentopname.
    """

    def __init__(self, opname: Momentopname, vraag: Zoekvraag) -> None:
        ranks = vraag.plaats is not None and vraag.sorteer is not Sorteer.AFSTAND
        self._opname = opname
        self._eerst = first_by(vraag.sorteer)
        self._van = direction_from(opname.naslag, vraag) if ranks else None

    @property
    def has_distance(self) -> bool:
        """Whether distance has a say in it."""
        return self._van is not None

    def key(self, index: int) -> tuple[Any, ...]:
        """The whole of what an index is sorted by."""
        feit = self._opname.feit(index)
        [km] = self.kms([index])
        return (self._eerst(feit), *place_from(feit.rang, km))

    def before_distance(self, index: int) -> tuple[Any, ...]:
        """What is looked at before distance."""
        feit = self._opname.feit(index)
        return (self._eerst(feit), *availability_in(feit.rang))

    def nearest_first(self, indexen: Sequence[int]) -> Iterator[int]:
        """Equals by distance; what is as far keeps its order. The far ones are looked for when they are reached."""
        kms = self.kms(indexen)
        for km in sorted(set(kms)):
            yield from compress(indexen, kms.translate(_IS_KM[km]))

    def kms(self, indexen: Sequence[int]) -> bytes:
        """How far each lies from the place, in whole km."""
        if self._van is None:
            return bytes(len(indexen))
        return self._opname.woonafstanden.to_each(self._van, indexen)


def _nearest_first_among_equals(indexen: Iterator[int], volgorde: Plaatsvolgorde) -> Iterator[int]:
    """What is as available by distance.

    A part of equals is read and sorted when somebody comes to it: for a first page that is what has a place now, and no
    more.
    """
    key, deel = volgorde.before_distance, list(islice(indexen, _STUK))
    while deel:
        gelijk = key(deel[0])
        while key(deel[-1]) == gelijk and (stuk := list(islice(indexen, _STUK))):
            deel += stuk
        einde = bisect_right(deel, gelijk, key=key)
        yield from volgorde.nearest_first(deel[:einde])
        deel = deel[einde:] or list(islice(indexen, _STUK))


def _locaties_in_order(
    opname: Momentopname, bits: int, vraag: Zoekvraag, hoogstens: int | None
) -> Iterable[UUID]:
    """Each locatie once. By distance all are looked at, by number; of the nearest no more are named than are needed."""
    indexen, van = before_distance(opname, bits, vraag), measured_from(opname.naslag, vraag)
    if van is None:
        return _distinct(opname, indexen)
    ligging = opname.ligging
    nummers = dict.fromkeys(map(ligging.locatie_van.__getitem__, indexen))
    nabij = [nearness(van, punt) for punt in ligging.punten]

    def near(nummer: int) -> float:
        return nabij[ligging.punt_van_locatie[nummer]]

    if hoogstens is not None and hoogstens <= _DICHTBIJ:
        gevonden = nlargest(hoogstens, nummers, key=near)
    else:
        gevonden = sorted(nummers, key=near, reverse=True)
    return [opname.feit(ligging.index_van_locatie[nummer]).locatie_id for nummer in gevonden]


def _distinct(opname: Momentopname, indexen: Iterable[int]) -> Iterator[UUID]:
    gezien: set[UUID] = set()
    for index in indexen:
        locatie_id = opname.feit(index).locatie_id
        if locatie_id not in gezien:
            gezien.add(locatie_id)
            yield locatie_id

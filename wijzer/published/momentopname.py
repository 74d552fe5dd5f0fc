"""All visible aanbod of one publicatie and one day in memory, ready to be searched.

Each aanbod has a place (a bit number); each value that can be filtered on has a set of bits, kept as one integer. A filter
is then an AND or OR of integers and a count is one instruction: 50,000 aanbod are searched in well under a millisecond.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from wijzer.published.afstand import Richting, nearness_within
from wijzer.published.feiten import ALLES, Feit, foldtekst, kenmerk, order_key
from wijzer.published.naslag import Naslag
from wijzer.published.sorteer import Sorteer
from wijzer.published.stand import Stand

_SPAARZAAM = 2000
"""Below this many hits, sorting them is quicker than walking past all aanbod."""
_NERGENS: Richting = (-1.0, -1.0, -1.0)


@dataclass(frozen=True)
class Momentopname:
    """Everything that can be found on `dag`, as published in `stand`. Build it with `Momentopnamen`."""

    stand: Stand
    dag: date
    naslag: Naslag
    feiten: Sequence[Feit | None]
    plaatsen: dict[UUID, int]
    verzamelingen: dict[str, int]
    volgordes: dict[Sorteer, list[int]]
    """The default order; the others are added when somebody first asks for them."""

    @property
    def alles(self) -> int:
        """The set of all visible aanbod."""
        return self.verzamelingen.get(ALLES, 0)

    def with_kenmerk(self, soort: str, waarden: Iterable[object]) -> int:
        """The set of what has one of these values."""
        bits = 0
        for waarde in waarden:
            bits |= self.verzamelingen.get(kenmerk(soort, waarde), 0)
        return bits

    def where_id(self, aanbod_id: UUID) -> bool:
        """Whether this aanbod is visible."""
        return aanbod_id in self.plaatsen

    def feit(self, plaats: int) -> Feit:
        """The facts at a place that is in use."""
        feit = self.feiten[plaats]
        if feit is None:
            raise LookupError(plaats)
        return feit

    def in_volgorde(self, bits: int, sorteer: Sorteer = Sorteer.BESCHIKBAARHEID) -> Iterator[int]:
        """The places of a set in an order; what is equal in it keeps the default order."""
        vlaggen = f"{bits:b}"[::-1]
        lengte = len(vlaggen)
        if bits.bit_count() < _SPAARZAAM:
            treffers = [match.start() for match in re.finditer("1", vlaggen)]
            return iter(sorted(treffers, key=order_key(self.feiten, sorteer)))
        volgorde = self._all_in(sorteer)
        return (plaats for plaats in volgorde if plaats < lengte and vlaggen[plaats] == "1")

    def _all_in(self, sorteer: Sorteer) -> list[int]:
        volgorde = self.volgordes.get(sorteer)
        if volgorde is None:
            # Sorting keeps what is equal as it was, so the default order need not be compared again.
            key = order_key(self.feiten, sorteer, alone=True)
            volgorde = sorted(self.volgordes[Sorteer.BESCHIKBAARHEID], key=key)
            self.volgordes[sorteer] = volgorde
        return volgorde

    def nearness_from(self, van: Richting) -> list[float]:
        """How near each place is to a point, by place."""
        x, y, z = van
        return [x * a + y * b + z * c for a, b, c in self.richtingen]

    def places_within(self, van: Richting, km: float) -> list[int]:
        """The places at most so far from a point."""
        (x, y, z), grens = van, nearness_within(km)
        return [
            plaats
            for plaats, (a, b, c) in enumerate(self.richtingen)
            if x * a + y * b + z * c >= grens
        ]

    @cached_property
    def richtingen(self) -> list[Richting]:
        """The direction of each place; a place that is not in use lies nowhere near."""
        return [feit.richting if feit else _NERGENS for feit in self.feiten]

    def in_order(self, ids: Iterable[UUID]) -> list[UUID]:
        """These visible aanbod in the default order."""
        return sorted(ids, key=lambda een: self.feit(self.plaatsen[een]).rang)

    def with_tekst(self, woorden: Iterable[str]) -> int:
        """The set of what has every word somewhere: in a name, in the product or in how people call the help."""
        bits = self.alles
        for woord in woorden:
            bits &= self._with_word(woord if len(woord) > 2 else f" {woord}")
        return bits

    @cached_property
    def visible_locaties(self) -> frozenset[UUID]:
        """The public ids of the locaties of which something is visible."""
        return frozenset(feit.locatie_id for feit in self.feiten if feit)

    @cached_property
    def visible_aanbieders(self) -> frozenset[UUID]:
        """The ids of the aanbieders of which something is visible."""
        return frozenset(feit.aanbieder_id for feit in self.feiten if feit)

    @cached_property
    def _productteksten(self) -> dict[str, str]:
        teksten: dict[str, str] = {}
        for product in self.naslag.producten:
            hulpvorm = self.naslag.hulpvorm_by_slug.get((product.regio, product.hulpvorm or ""))
            erbij = (hulpvorm.naam, hulpvorm.gewone_naam, *hulpvorm.zoekwoorden) if hulpvorm else ()
            sleutel = kenmerk("code", f"{product.regio}/{product.code}")
            teksten[sleutel] = (
                f"{teksten.get(sleutel, '')} {foldtekst(' '.join((product.code, product.naam, product.gewone_naam, *erbij)))}"
            )
        return teksten

    @cached_property
    def _teksten(self) -> list[str]:
        return [feit.zoektekst if feit else "" for feit in self.feiten]

    def _with_word(self, woord: str) -> int:
        bits = 0
        for sleutel, tekst in self._productteksten.items():
            if woord in tekst:
                bits |= self.verzamelingen.get(sleutel, 0)
        treffers = [plaats for plaats, tekst in enumerate(self._teksten) if woord in tekst]
        return bits | to_bits(treffers, len(self.feiten))


def to_bits(plaatsen: Iterable[int], lengte: int) -> int:
    """A set of places as one integer; `lengte` is more than the highest of them."""
    velden = bytearray(lengte // 8 + 1)
    for plaats in plaatsen:
        velden[plaats >> 3] |= 1 << (plaats & 7)
    return int.from_bytes(velden, "little")

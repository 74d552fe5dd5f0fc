"""All visible aanbod of one publicatie and one day in memory, ready to be searched.

Each aanbod has an index (the number of its bit); each value that can be filtered on has a set of bits, kept
as one integer. A filter is then an AND or OR of integers and a count is one instruction: 50,000
aanbod are searched in well under a millisecond.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import compress
from uuid import UUID

from wijzer.published.database.stand import Publicatiestand
from wijzer.published.naslag.regios import Naslag
from wijzer.published.opname.feiten import ALLES, WOONPLEK, Feit, kenmerk, order_key
from wijzer.published.opname.ligging import Ligging
from wijzer.published.opname.locatievakken import Locatievakken
from wijzer.published.opname.woonafstanden import Woonafstanden
from wijzer.published.opname.woordenboek import Woordenboek
from wijzer.published.opname.woordplaatsen import Woordplaatsen
from wijzer.published.vraag.sorteer import Sorteer

_SPAARZAAM = 2000
"""Below this many hits, sorting them is quicker than walking past all aanbod."""
_CIJFER_TO_VLAG = bytes.maketrans(b"01", b"\0\1")


@dataclass(frozen=True)
class Momentopname:
    """Everything that can be found on `dag`, as published in `stand`. Build it with `Momentopnamen`."""

    stand: Publicatiestand
    dag: date
    naslag: Naslag
    feiten: Sequence[Feit | None]
    indexen: dict[UUID, int]
    verzamelingen: dict[str, int]
    volgordes: dict[Sorteer, list[int]]
    """The default order; the others are added when somebody first asks for them."""
    woorden: Woordplaatsen
    """The words in the names of locaties and aanbieders."""
    woordenboeken: dict[str | None, Woordenboek]
    """The woordenboeken by region; shared with the momentopname before, while the reference data stays the same."""

    @property
    def alles(self) -> int:
        """The set of all visible aanbod."""
        return self.verzamelingen.get(ALLES, 0)

    @property
    def woonplekken(self) -> int:
        """The set of what a child would live or stay at."""
        return self.verzamelingen.get(WOONPLEK, 0)

    def with_kenmerk(self, soort: str, waarden: Iterable[object]) -> int:
        """The set of what has one of these values."""
        bits = 0
        for waarde in waarden:
            bits |= self.verzamelingen.get(kenmerk(soort, waarde), 0)
        return bits

    def where_id(self, aanbod_id: UUID) -> bool:
        """Whether this aanbod is visible."""
        return aanbod_id in self.indexen

    def feit(self, index: int) -> Feit:
        """The facts at an index that is in use."""
        feit = self.feiten[index]
        if feit is None:
            raise LookupError(index)
        return feit

    def in_any_order(self, bits: int) -> Iterator[int]:
        """The indexes of a set, for who only counts them."""
        return compress(range(len(self.feiten)), self.flags(bits))

    def in_volgorde(self, bits: int, sorteer: Sorteer = Sorteer.BESCHIKBAARHEID) -> Iterator[int]:
        """The indexes of a set in an order; what is equal in it keeps the default order."""
        if bits.bit_count() < _SPAARZAAM:
            return iter(sorted(self.in_any_order(bits), key=order_key(self.feiten, sorteer)))
        volgorde = self._all_in(sorteer)
        return compress(volgorde, map(self.flags(bits).__getitem__, volgorde))

    def flags(self, bits: int) -> bytes:
        """For each index whether it is in a set: one step for all, and none in Python for each."""
        return f"{bits:0{len(self.feiten)}b}"[::-1].encode().translate(_CIJFER_TO_VLAG)

    def _all_in(self, sorteer: Sorteer) -> list[int]:
        volgorde = self.volgordes.get(sorteer)
        if volgorde is None:
            # Sorting keeps what is equal as it was, so the default order need not be compared again.
            key = order_key(self.feiten, sorteer, alone=True)
            volgorde = sorted(self.volgordes[Sorteer.BESCHIKBAARHEID], key=key)
            self.volgordes[sorteer] = volgorde
        return volgorde

    @cached_property
    def vakken(self) -> Locatievakken:
        """Which aanbod are of one locatie; worked out when somebody first asks."""
        return Locatievakken.of(self.feiten)

    @cached_property
    def ligging(self) -> Ligging:
        """Where everything lies; worked out when somebody first asks."""
        return Ligging.of(self.feiten)

    @cached_property
    def woonafstanden(self) -> Woonafstanden:
        """How far what a child would live at lies from a place; worked out when somebody first asks."""
        return Woonafstanden(self.ligging, self.flags(self.woonplekken)[: len(self.feiten)])

    def in_order(self, ids: Iterable[UUID]) -> list[UUID]:
        """These visible aanbod in the default order."""
        return sorted(ids, key=lambda aanbod_id: self.feit(self.indexen[aanbod_id]).rang)

    def with_all(self, kenmerken: Iterable[str]) -> int:
        """The set of what has one of these kenmerken."""
        bits = 0
        for naam in kenmerken:
            bits |= self.verzamelingen.get(naam, 0)
        return bits

    def woordenboek(self, regio: str | None) -> Woordenboek:
        """What words mean in a region, or in all; made when somebody first asks."""
        boek = self.woordenboeken.get(regio)
        if boek is None:
            boek = self.woordenboeken[regio] = Woordenboek(self.naslag, regio)
        return boek

    @cached_property
    def visible_locaties(self) -> frozenset[UUID]:
        """The public ids of the locaties of which something is visible."""
        return frozenset(feit.locatie_id for feit in self.feiten if feit)

    @cached_property
    def visible_aanbieders(self) -> frozenset[UUID]:
        """The ids of the aanbieders of which something is visible."""
        return frozenset(feit.aanbieder_id for feit in self.feiten if feit)

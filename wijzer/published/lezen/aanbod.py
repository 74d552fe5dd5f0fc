"""Reading aanbod: as a page shows it, and as the feed gives it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from wijzer.published.gegevens import AanbodInfo, Stuk
from wijzer.published.lezen.basis import Lezer
from wijzer.published.stukken import read_aanbod, read_beschikbaarheid, show_beschikbaarheid
from wijzer.published.tables import PublishedAanbod
from wijzer.published.zoeken.uitkomst import GevondenLocatie

_BROK = 500


@dataclass(frozen=True, slots=True)
class Aanbodstuk:
    """One aanbod for the feed: `gegevens` is JSON text that is served as it stands."""

    id: UUID
    regio: str
    locatie_id: UUID
    locatie_soort: str
    gegevens: str
    beschikbaarheid: Stuk


class AanbodLezer(Lezer):
    """Reads rows of aanbod."""

    def aanbodstukken(self, ids: Sequence[UUID]) -> Iterator[Aanbodstuk]:
        """The feed's pieces of these aanbod, in this order; read in portions, so that all may be asked."""
        rest = iter(ids)
        while brok := list(islice(rest, _BROK)):
            rijen = self._connection.execute(_STUKKEN.where(PublishedAanbod.id.in_(brok)))
            gevonden = {rij.id: rij for rij in rijen}
            yield from (self._to_stuk(gevonden[aanbod_id]) for aanbod_id in brok)

    def aanbod_by_ids(self, ids: Sequence[UUID]) -> list[AanbodInfo]:
        """These aanbod in this order; each has to be visible."""
        rijen = self._connection.execute(_STUKKEN.where(PublishedAanbod.id.in_(ids)))
        gevonden = {rij.id: self._to_info(rij) for rij in rijen}
        return [gevonden[aanbod_id] for aanbod_id in ids]

    def aanbod_by_locatie(self, locaties: Sequence[GevondenLocatie]) -> list[list[AanbodInfo]]:
        """The aanbod that was found of each of these locaties, in this order; all of them are read at once."""
        alle = iter(
            self.aanbod_by_ids([aanbod_id for locatie in locaties for aanbod_id in locatie.aanbod])
        )
        return [list(islice(alle, len(locatie.aanbod))) for locatie in locaties]

    def aanbodstuk(self, aanbod_id: UUID) -> Aanbodstuk:
        """The feed's piece of one aanbod."""
        if not self.opname.where_id(aanbod_id):
            raise self._gone("aanbod", aanbod_id)
        return next(self.aanbodstukken([aanbod_id]))

    def aanbod(self, aanbod_id: UUID) -> AanbodInfo:
        """One aanbod."""
        if not self.opname.where_id(aanbod_id):
            raise self._gone("aanbod", aanbod_id)
        return self.aanbod_by_ids([aanbod_id])[0]

    def aanbod_of_locatie(self, locatie_id: UUID) -> list[AanbodInfo]:
        """Everything a locatie offers today, in the default order."""
        rijen = self._connection.execute(_STUKKEN.where(PublishedAanbod.locatie_id == locatie_id))
        visible = {rij.id: rij for rij in rijen if self.opname.where_id(rij.id)}
        return [self._to_info(visible[aanbod_id]) for aanbod_id in self.opname.in_order(visible)]

    def ids_of_aanbieder(self, aanbieder_id: UUID) -> list[UUID]:
        """The ids of everything an aanbieder offers today, in the default order."""
        ids = self._connection.scalars(
            select(PublishedAanbod.id).where(PublishedAanbod.aanbieder_id == aanbieder_id)
        )
        return self.opname.in_order(
            aanbod_id for aanbod_id in ids if self.opname.where_id(aanbod_id)
        )

    def _to_stuk(self, rij: Row[Any]) -> Aanbodstuk:
        return Aanbodstuk(
            rij.id,
            rij.regio,
            rij.locatie_id,
            rij.locatie_soort,
            rij.gegevens,
            show_beschikbaarheid(rij, rij.opgave, self.today),
        )

    def _to_info(self, rij: Row[Any]) -> AanbodInfo:
        feiten = read_aanbod(rij.gegevens)
        vandaag = show_beschikbaarheid(rij, rij.opgave, self.today)
        return AanbodInfo(
            id=rij.id,
            product=feiten.product,
            medische_verwijzing=feiten.medische_verwijzing,
            locatie=feiten.locatie,
            beschikbaarheid=read_beschikbaarheid(vandaag),
        )


_aanbod = PublishedAanbod
_STUKKEN = select(
    _aanbod.id,
    _aanbod.regio,
    _aanbod.locatie_id,
    _aanbod.locatie_soort,
    _aanbod.gegevens,
    _aanbod.opgave,
    _aanbod.leeg,
    _aanbod.stop,
    _aanbod.stop_tot,
    _aanbod.matching,
    _aanbod.plek,
    _aanbod.weken,
    _aanbod.verouderd_vanaf,
    _aanbod.verlopen_vanaf,
)

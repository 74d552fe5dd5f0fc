"""Reading locaties and the aanbieders behind them."""

from collections.abc import Collection, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select

from wijzer.domain.fouten import NietGevonden, Verdwenen
from wijzer.domain.locaties.locatie import LocatieSoort
from wijzer.published.gegevens import AanbiederInfo, LocatieInfo
from wijzer.published.lezen.basis import Lezer
from wijzer.published.stukken import read_contact, read_locatie
from wijzer.published.tables import PublishedAanbieder, PublishedAanbod, PublishedLocatie

_BROK = 500


class LocatieLezer(Lezer):
    """Reads locaties and aanbieders of which something is visible."""

    def locatie(self, locatie_id: UUID, soort: LocatieSoort | None = None) -> LocatieInfo:
        """One groep or vestiging; as the other kind it does not exist."""
        rij = self._connection.execute(
            select(PublishedLocatie.soort, PublishedLocatie.gegevens).where(
                PublishedLocatie.id == locatie_id
            )
        ).one_or_none()
        if rij is None or not self._any_visible(PublishedAanbod.locatie_id == locatie_id):
            raise self._gone_locatie(locatie_id, soort)
        if soort not in (None, rij.soort):
            raise NietGevonden
        return read_locatie(rij.gegevens)

    def locaties(self, soort: LocatieSoort, regio: str | None = None) -> list[LocatieInfo]:
        """All visible locaties of one kind, in an order that says nothing."""
        vraag = select(PublishedLocatie.id, PublishedLocatie.gegevens).where(
            PublishedLocatie.soort == soort
        )
        return self._visible_locaties(vraag, regio)

    def locaties_by_ids(self, ids: Collection[UUID]) -> dict[UUID, LocatieInfo]:
        """These locaties by id; each has to be visible."""
        rest = iter(ids)
        gevonden: dict[UUID, LocatieInfo] = {}
        while brok := list(islice(rest, _BROK)):
            vraag = select(PublishedLocatie.id, PublishedLocatie.gegevens)
            rijen = self._connection.execute(vraag.where(PublishedLocatie.id.in_(brok)))
            gevonden |= {rij.id: read_locatie(rij.gegevens) for rij in rijen}
        return gevonden

    def aanbieder(self, aanbieder_id: UUID) -> AanbiederInfo:
        """One aanbieder."""
        rij = self._connection.execute(
            select(PublishedAanbieder.__table__).where(PublishedAanbieder.id == aanbieder_id)
        ).one_or_none()
        if rij is None or not self._any_visible(PublishedAanbod.aanbieder_id == aanbieder_id):
            raise self._gone("aanbieder", aanbieder_id)
        return _to_aanbieder(rij)

    def aanbieders(self, regio: str | None = None) -> list[AanbiederInfo]:
        """All aanbieders of which something is visible, by name."""
        vraag = select(PublishedAanbieder.__table__).order_by(
            PublishedAanbieder.naam, PublishedAanbieder.id
        )
        if regio is not None:
            vraag = vraag.where(PublishedAanbieder.regio == regio)
        visible = self.opname.visible_aanbieders
        return [_to_aanbieder(rij) for rij in self._connection.execute(vraag) if rij.id in visible]

    def tel_alle_aanbieders(self, regio: str) -> int:
        """How many aanbieders of a region there are of which something is visible, without reading what they are."""
        ids = self._connection.scalars(
            select(PublishedAanbieder.id).where(PublishedAanbieder.regio == regio)
        )
        return len(self.opname.visible_aanbieders.intersection(ids))

    def namen_van_aanbieders(self, ids: Sequence[UUID]) -> dict[UUID, str]:
        """The names of these aanbieders; no more of them than one question holds."""
        vraag = select(PublishedAanbieder.id, PublishedAanbieder.naam)
        rijen = self._connection.execute(vraag.where(PublishedAanbieder.id.in_(ids)))
        return {rij.id: rij.naam for rij in rijen}

    def _gone_locatie(self, locatie_id: UUID, soort: LocatieSoort | None) -> NietGevonden:
        soorten = [soort] if soort else ["groep", "vestiging"]
        if any(self.was_deleted(mogelijke_soort, locatie_id) for mogelijke_soort in soorten):
            return Verdwenen()
        return NietGevonden()

    def _visible_locaties(self, vraag: Select[Any], regio: str | None) -> list[LocatieInfo]:
        if regio is not None:
            vraag = vraag.where(PublishedLocatie.regio == regio)
        visible = self.opname.visible_locaties
        rijen = self._connection.execute(vraag.order_by(PublishedLocatie.id))
        return [read_locatie(rij.gegevens) for rij in rijen if rij.id in visible]


def _to_aanbieder(rij: Row[Any]) -> AanbiederInfo:
    stuk = rij.gegevens
    return AanbiederInfo(
        id=rij.id,
        regio=rij.regio,
        naam=rij.naam,
        contact=read_contact(stuk["contact"]),
        stuk=stuk,
    )

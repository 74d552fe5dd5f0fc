"""Everything of an aanbieder that may stand on the site beside a locatie: what an address must be compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wijzer.domain.aanbieder import Aanbieder
from wijzer.domain.beschikbaarheid import Aanbod
from wijzer.domain.contract import hoofdaannemers_from
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.locatie import Locatie
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True)
class Omgeving:
    """An aanbieder, who stands above it today or will later, all its locaties and their aanbod."""

    aanbieder: Aanbieder
    hoofdaannemers: Sequence[Aanbieder]
    locaties: Sequence[Locatie]
    aanbod: Mapping[LocatieId, Sequence[Aanbod]]
    getoetst: frozenset[UUID] = frozenset()
    """The locaties and aanbod whose texts are compared with every address by themselves: not needed twice."""

    def others(self, locatie: Locatie) -> list[Locatie]:
        """The aanbieder's locaties but this one."""
        return [ander for ander in self.locaties if ander.id != locatie.id]


def fetch_omgeving(store: Store, aanbieder_id: AanbiederId, *, today: date) -> Omgeving:
    """Fetch what is stored of one aanbieder.

    `today` may be a day early, as the date in UTC is: then somebody who stood above it until yesterday counts too.
    """
    regels = store.contracten.of_aanbieder(aanbieder_id)
    locaties = store.locaties.of_aanbieders([aanbieder_id])
    return Omgeving(
        aanbieder=store.aanbieders.get(aanbieder_id),
        hoofdaannemers=store.aanbieders.of_ids(hoofdaannemers_from(regels, today=today)),
        locaties=locaties,
        aanbod=store.aanbod.of_locaties([locatie.id for locatie in locaties]),
    )

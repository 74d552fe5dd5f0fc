"""Everything of an aanbieder that may stand on the site beside a locatie: what an address must be compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True)
class Aanbiederomgeving:
    """An aanbieder, who stands above it today or will later, all its locaties in use and their aanbod.

    `ingetrokken` has its shielded locaties that are withdrawn: their texts are on no page, their addresses stay secret.
    """

    aanbieder: Aanbieder
    hoofdaannemers: Sequence[Aanbieder]
    locaties: Sequence[Locatie]
    aanbod: Mapping[LocatieId, Sequence[Aanbod]]
    getoetst: frozenset[UUID] = frozenset()
    """The locaties and aanbod whose texts are compared with every address by themselves: not needed twice."""
    ingetrokken: Sequence[Locatie] = ()

    @property
    def beschermd(self) -> list[Locatie]:
        """Every locatie whose address may be a secret: those in use, and the withdrawn ones that are shielded."""
        return [*self.locaties, *self.ingetrokken]

    def others(self, locatie: Locatie) -> list[Locatie]:
        """The aanbieder's locaties but this one."""
        return [
            andere_locatie for andere_locatie in self.locaties if andere_locatie.id != locatie.id
        ]


def fetch_omgeving(store: Store, aanbieder_id: AanbiederId, *, today: date) -> Aanbiederomgeving:
    """Fetch what is stored of one aanbieder.

    `today` may be a day early, as the date in UTC is: then somebody who stood above it until yesterday counts too.
    """
    boven = store.aanbieders.hoofdaannemers_from([aanbieder_id], today)
    locaties = store.locaties.of_aanbieders([aanbieder_id])
    return Aanbiederomgeving(
        aanbieder=store.aanbieders.get(aanbieder_id),
        hoofdaannemers=boven.get(aanbieder_id, []),
        locaties=locaties,
        aanbod=store.aanbod.of_locaties([locatie.id for locatie in locaties]),
        ingetrokken=store.locaties.to_protect([aanbieder_id]),
    )

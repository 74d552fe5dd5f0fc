"""What of a region waits after a restore, by aanbieder."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.locatie import Locatie
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class TeruggezetteLocaties:
    """The locaties of one aanbieder that wait, by name; `sinds` is the moment of the copy that they came from."""

    aanbieder: Aanbieder
    sinds: datetime
    locaties: Sequence[Locatie]


def overzie_teruggezet(store: Store, regio: str, *, by: Actor) -> list[TeruggezetteLocaties]:
    """What waits, by the name of the aanbieder. Raises `NietGevonden` for another region's beheerder."""
    require_beheerder(by, regio=regio)
    sinds = {
        wachtende_locatie.locatie_id: wachtende_locatie.sinds
        for wachtende_locatie in store.te_bevestigen.waiting(regio)
    }
    per: dict[AanbiederId, list[Locatie]] = defaultdict(list)
    for locatie in store.locaties.of_ids(sinds):
        per[locatie.aanbieder_id].append(locatie)
    return [
        TeruggezetteLocaties(
            aanbieder=aanbieder,
            sinds=min(sinds[locatie.id] for locatie in per[aanbieder.id]),
            locaties=per[aanbieder.id],
        )
        for aanbieder in store.aanbieders.all(regio)
        if aanbieder.id in per
    ]

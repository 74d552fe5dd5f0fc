"""A locatie offers help, by code or by hulpvorm: anew, or once more with everything that was stated about it before."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from uuid import UUID

from wijzer.domain.ids import AanbodId, LocatieId, PubliekId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.locaties.plekken import free_beyond
from wijzer.services.intrekking.hernieuwen import renewed
from wijzer.store.store import Store


def offer_again(
    store: Store,
    locatie: Locatie,
    hulp: Iterable[Hulpaanduiding],
    *,
    new_id: Callable[[], UUID],
    at: datetime,
) -> None:
    """Let a locatie offer these products too, and bring back the aanbod and history of those that it withdrew before.

    What was stated then comes back with the day on which it was true: how old it is decides what it
    says now. Its remark does not: it has no day of its own, and a shielded address may be told by
    it since. It stays in the history.
    """
    gekozen = sorted(hulp, key=attrgetter("sleutel"))
    weg = fetch_weg(store, locatie.id) if gekozen else {}
    store.aanbod.bring_back(
        [
            back_again(weg[een_hulp], locatie, PubliekId(new_id()), at=at)
            for een_hulp in gekozen
            if een_hulp in weg
        ]
    )
    store.aanbod.add_many(
        [
            Aanbod(
                id=AanbodId(new_id()),
                publiek_id=PubliekId(new_id()),
                locatie_id=locatie.id,
                hulp=een_hulp,
            )
            for een_hulp in gekozen
            if een_hulp not in weg
        ]
    )


def fetch_weg(store: Store, locatie_id: LocatieId) -> dict[Hulpaanduiding, Aanbod]:
    """The aanbod that a locatie withdrew, by what it is for."""
    weg = store.aanbod.withdrawn_of([locatie_id])[locatie_id]
    return {ingetrokken.aanbod.hulp: ingetrokken.aanbod for ingetrokken in weg}


def back_again(aanbod: Aanbod, locatie: Locatie, publiek_id: PubliekId, *, at: datetime) -> Aanbod:
    """A withdrawn aanbod as it is taken in use again.

    It has no opgave when the groep has fewer places by now than the opgave says.
    """
    if free_beyond([aanbod], locatie) is not None:
        aanbod = replace(aanbod, opgave=None)
    return renewed(aanbod, publiek_id, keep_toelichting=False, at=at)

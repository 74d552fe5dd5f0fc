"""A locatie offers a product: anew, or once more with everything that was stated about it before."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from wijzer.domain.ids import AanbodId, LocatieId, PubliekId
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.locaties.plekken import free_beyond
from wijzer.services.intrekking.hernieuwen import renewed
from wijzer.store.store import Store


def offer_again(
    store: Store,
    locatie: Locatie,
    productcodes: Iterable[str],
    *,
    new_id: Callable[[], UUID],
    at: datetime,
) -> None:
    """Let a locatie offer these products too, and bring back the aanbod and history of those that it withdrew before.

    What was stated then comes back with the day on which it was true: how old it is decides what it
    says now. Its remark does not: it has no day of its own, and a shielded address may be told by
    it since. It stays in the history.
    """
    codes = sorted(productcodes)
    weg = fetch_weg(store, locatie.id) if codes else {}
    store.aanbod.bring_back(
        [
            back_again(weg[code], locatie, PubliekId(new_id()), at=at)
            for code in codes
            if code in weg
        ]
    )
    store.aanbod.add_many(
        [
            Aanbod(
                id=AanbodId(new_id()),
                publiek_id=PubliekId(new_id()),
                locatie_id=locatie.id,
                productcode=code,
            )
            for code in codes
            if code not in weg
        ]
    )


def fetch_weg(store: Store, locatie_id: LocatieId) -> dict[str, Aanbod]:
    """The aanbod that a locatie withdrew, by product code."""
    weg = store.aanbod.withdrawn_of([locatie_id])[locatie_id]
    return {ingetrokken.aanbod.productcode: ingetrokken.aanbod for ingetrokken in weg}


def back_again(aanbod: Aanbod, locatie: Locatie, publiek_id: PubliekId, *, at: datetime) -> Aanbod:
    """A withdrawn aanbod as it is taken in use again.

    It has no opgave when the groep has fewer places by now than the opgave says.
    """
    if free_beyond([aanbod], locatie) is not None:
        aanbod = replace(aanbod, opgave=None)
    return renewed(aanbod, publiek_id, keep_toelichting=False, at=at)

"""The beheerder says whether everybody may see what the products of the region cost."""

from dataclasses import replace
from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.fouten import require_unchanged
from wijzer.domain.regio.gebied import Regio
from wijzer.store.store import Store


def wijzig_tarieven_openbaar(
    store: Store, regio: str, openbaar: bool, *, shown: bool, by: Actor, at: datetime
) -> Regio:
    """Open the tariffs of a region to everybody, or close them; site and feed follow in the same transaction.

    `shown` is what stood in the form before: raises `Conflict` when that is no longer what is stored.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    require_beheerder(by, regio=regio)
    store.regios.lock(regio)
    oud = store.regios.get(regio)
    require_unchanged(shown, oud.tarieven_openbaar)
    if openbaar == oud.tarieven_openbaar:
        return oud
    gewijzigd = replace(oud, tarieven_openbaar=openbaar)
    store.regios.save(gewijzigd, oud.versie)
    store.logboek.add(
        by=by,
        at=at,
        handeling="tarieven openbaar gemaakt" if openbaar else "tarieven van de site gehaald",
        object_soort="regio",
        object_id=regio,
        regio=regio,
    )
    return gewijzigd

"""The beheerder adds a word that people use; public the moment it is kept."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.meldwoord import kept_form
from wijzer.domain.taal.synoniem import Synoniem
from wijzer.services.synoniemen.invoer import SynoniemInvoer, note, require_valid, with_invoer
from wijzer.store.store import Store


def voeg_synoniem_toe(
    store: Store, regio: str, invoer: SynoniemInvoer, *, new_id: UUID, by: Actor, at: datetime
) -> Synoniem:
    """Add a word. One that was taken away before comes back under its old id. Raises `Ongeldigheden`.

    That visitors sent it as a word we do not know is forgotten.
    """
    require_beheerder(by, regio=regio)
    nieuw = with_invoer(Synoniem(id=new_id, regio=regio, woorden="", eigen=True), invoer)
    eerder = store.synoniemen.by_sleutel(regio, nieuw.sleutel)
    require_valid(store, nieuw, taken=eerder if eerder and not eerder.weg else None)
    if eerder is None:
        store.synoniemen.add_many([nieuw])
    else:
        nieuw = replace(nieuw, id=eerder.id)
        store.synoniemen.save(nieuw, eerder.versie)
    store.meldwoorden.forget(regio, kept_form(nieuw.woorden))
    note(store, nieuw, "woord toegevoegd", by=by, at=at)
    return nieuw

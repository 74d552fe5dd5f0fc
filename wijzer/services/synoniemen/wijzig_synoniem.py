"""The beheerder changes a word or what it means; public the moment it is kept."""

from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.taal.synoniem import Synoniem
from wijzer.services.synoniemen.invoer import SynoniemInvoer, note, require_valid, with_invoer
from wijzer.services.synoniemen.overzie_synoniemen import overzie_synoniem
from wijzer.store.store import Store


def wijzig_synoniem(
    store: Store,
    synoniem_id: UUID,
    invoer: SynoniemInvoer,
    *,
    expected_versie: int,
    by: Actor,
    at: datetime,
) -> Synoniem:
    """Change a word or what it means. Raises `Ongeldigheden`, or `Conflict` when a colleague was there first."""
    nieuw = with_invoer(overzie_synoniem(store, synoniem_id, by=by), invoer)
    bekend = store.synoniemen.by_sleutel(nieuw.regio, nieuw.sleutel)
    require_valid(store, nieuw, taken=bekend if bekend and bekend.id != nieuw.id else None)
    store.synoniemen.save(nieuw, expected_versie)
    note(store, nieuw, "woord gewijzigd", by=by, at=at)
    return nieuw

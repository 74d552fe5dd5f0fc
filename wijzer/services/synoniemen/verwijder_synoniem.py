"""The beheerder takes a word away."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.bewaren.concept import about
from wijzer.domain.taal.synoniem import Synoniem
from wijzer.services.synoniemen.invoer import note
from wijzer.services.synoniemen.overzie_synoniemen import overzie_synoniem
from wijzer.store.store import Store


def verwijder_synoniem(
    store: Store, synoniem_id: UUID, *, expected_versie: int, by: Actor, at: datetime
) -> Synoniem:
    """Let a word mean nothing any more, also when the region is loaded again. Raises `Conflict`."""
    oud = overzie_synoniem(store, synoniem_id, by=by)
    store.synoniemen.save(replace(oud, eigen=True, weg=True), expected_versie)
    store.concepten.empty(about(synoniem_id=synoniem_id))
    note(store, oud, "woord verwijderd", by=by, at=at)
    return oud

"""An aanbieder puts a locatie on the public site, or takes it off."""

from dataclasses import replace
from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_editor
from wijzer.domain.fouten import Geweigerd
from wijzer.domain.ids import LocatieId
from wijzer.domain.klok import day_of
from wijzer.domain.locaties.locatie import Locatie
from wijzer.services.verraad.afscherming import told_by
from wijzer.services.verraad.omgeving import fetch_omgeving
from wijzer.store.store import Store


def publiceer_locatie(store: Store, locatie_id: LocatieId, *, by: Actor, at: datetime) -> Locatie:
    """Show a locatie to the public, without whatever must stay shielded.

    Which of its products are seen depends on the contract alone. Raises `Geweigerd` when it has no product, and when
    what would be shown tells a shielded address of the aanbieder. What was asked was answered when it was saved.
    """
    locatie = _own(store, locatie_id, by)
    _require_silent(store, locatie, at)
    if not store.aanbod.of_locatie(locatie_id):
        raise Geweigerd("Kies eerst minstens één product. Zonder product is er niets te vinden.")
    return _put(store, locatie, gepubliceerd=True, by=by, at=at)


def haal_van_de_site(store: Store, locatie_id: LocatieId, *, by: Actor, at: datetime) -> Locatie:
    """Take a locatie off the public site. Everything that was entered stays."""
    return _put(store, _own(store, locatie_id, by), gepubliceerd=False, by=by, at=at)


def _require_silent(store: Store, locatie: Locatie, at: datetime) -> None:
    """Raises `Geweigerd` with the first text around this locatie that tells a shielded address."""
    omgeving = fetch_omgeving(store, locatie.aanbieder_id, today=day_of(at))
    for fout in told_by(locatie, omgeving):
        raise Geweigerd(fout.melding)


def _own(store: Store, locatie_id: LocatieId, by: Actor) -> Locatie:
    store.locaties.lock([locatie_id])
    locatie = store.locaties.get(locatie_id)
    require_editor(by, regio=locatie.regio, aanbieder_id=locatie.aanbieder_id)
    return locatie


def _put(store: Store, locatie: Locatie, *, gepubliceerd: bool, by: Actor, at: datetime) -> Locatie:
    if locatie.gepubliceerd == gepubliceerd:
        return locatie
    new = replace(locatie, gepubliceerd=gepubliceerd)
    # The whole row is written. It was read under the lock of `_own`, so nobody else's change is undone by it.
    store.locaties.save(new, expected_versie=None)
    handeling = "locatie gepubliceerd" if gepubliceerd else "locatie van de site gehaald"
    store.logboek.add(
        by=by, at=at, handeling=handeling, object_soort="locatie", object_id=locatie.id
    )
    return new

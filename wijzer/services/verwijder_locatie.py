"""An aanbieder takes a locatie out of the books for good."""

from datetime import date, datetime

from wijzer.domain.concept import about
from wijzer.domain.fouten import Geweigerd
from wijzer.domain.ids import LocatieId
from wijzer.domain.toegang import Actor, require_editor
from wijzer.services.controleer_adressen import check_aanbieder_adressen
from wijzer.store.store import Store


def verwijder_locatie(
    store: Store, locatie_id: LocatieId, *, by: Actor, at: datetime, today: date
) -> None:
    """Delete a locatie with its aanbod and history. Raises `Geweigerd` while it is on the public site."""
    store.locaties.lock([locatie_id])
    locatie = store.locaties.get(locatie_id)
    require_editor(by, regio=locatie.regio, aanbieder_id=locatie.aanbieder_id)
    if locatie.gepubliceerd:
        raise Geweigerd("Haal de locatie eerst van de site. Daarna kunt u haar verwijderen.")
    store.locaties.delete(locatie_id)
    store.concepten.empty(about(locatie_id=locatie_id))
    store.logboek.add(
        by=by, at=at, handeling="locatie verwijderd", object_soort="locatie", object_id=locatie_id
    )
    check_aanbieder_adressen(
        store, locatie.aanbieder_id, regio=locatie.regio, by=by, at=at, today=today
    )

"""An aanbieder takes a locatie out of use; nothing of it is lost."""

from datetime import date, datetime

from wijzer.domain.accounts.toegang import Actor, require_editor
from wijzer.domain.bewaren.concept import about
from wijzer.domain.fouten import Geweigerd
from wijzer.domain.ids import LocatieId
from wijzer.services.controle.controleer_adressen import check_aanbieder_adressen
from wijzer.store.store import Store


def trek_locatie_in(
    store: Store, locatie_id: LocatieId, *, by: Actor, at: datetime, today: date
) -> None:
    """Withdraw a locatie with its aanbod; history, cases and address stay in the office until they are erased.

    Its cases end as withdrawn. Raises `Geweigerd` while it is on the public site.
    """
    store.locaties.lock([locatie_id])
    locatie = store.locaties.get(locatie_id)
    require_editor(by, regio=locatie.regio, aanbieder_id=locatie.aanbieder_id)
    if locatie.gepubliceerd:
        raise Geweigerd("Haal de locatie eerst van de site. Daarna kunt u haar intrekken.")
    store.locaties.withdraw(locatie, at=at, by=by.gebruiker_id, expected_versie=locatie.versie)
    store.concepten.empty(about(locatie_id=locatie_id))
    store.logboek.add(
        by=by, at=at, handeling="locatie ingetrokken", object_soort="locatie", object_id=locatie_id
    )
    check_aanbieder_adressen(
        store, locatie.aanbieder_id, regio=locatie.regio, by=by, at=at, today=today
    )

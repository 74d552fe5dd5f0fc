"""An aanbieder keeps how it can be reached."""

from dataclasses import replace
from datetime import datetime

from wijzer.domain.aanbieder import Aanbieder
from wijzer.domain.contactgegevens import check_contact
from wijzer.domain.fouten import NietGevonden, Ongeldigheden
from wijzer.domain.ids import AanbiederId
from wijzer.domain.regio import Contact
from wijzer.domain.toegang import Actor, require_editor
from wijzer.store.store import Store


def wijzig_gegevens(
    store: Store,
    aanbieder_id: AanbiederId,
    contact: Contact,
    *,
    expected_versie: int,
    by: Actor,
    at: datetime,
) -> Aanbieder:
    """Keep the public contact of an aanbieder. Its name and numbers come from the contract and stay.

    Raises `Ongeldigheden` with what is wrong. An aanbieder changes its own; a hoofdaannemer keeps locations of its onderaannemers, not their contact.
    """
    aanbieder = store.aanbieders.get(aanbieder_id)
    require_editor(by, regio=aanbieder.regio, aanbieder_id=aanbieder_id)
    if not by.is_systeem and by.aanbieder_id != aanbieder_id:
        raise NietGevonden
    if fouten := check_contact(contact):
        raise Ongeldigheden(fouten)
    new = replace(aanbieder, contact=contact)
    store.aanbieders.save(new, expected_versie=expected_versie)
    store.logboek.add(
        by=by, at=at, handeling="gegevens gewijzigd", object_soort="aanbieder", object_id=aanbieder_id
    )  # fmt: skip
    return new

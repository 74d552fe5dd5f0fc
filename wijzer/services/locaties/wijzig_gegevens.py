"""An aanbieder keeps how it can be reached."""

from dataclasses import replace
from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_editor
from wijzer.domain.contact.gegevens import check_contact, normal_contact
from wijzer.domain.fouten import NietGevonden, Ongeldig, Ongeldigheden
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.klok import day_of
from wijzer.domain.regio.gebied import Contact
from wijzer.domain.verraad.oordeel import answered, check_buren, geheimen_of, unanswered
from wijzer.domain.verraad.plaatsaanduiding import check_plaatsaanduidingen
from wijzer.store.store import Store


def wijzig_gegevens(
    store: Store,
    aanbieder_id: AanbiederId,
    contact: Contact,
    *,
    expected_versie: int,
    by: Actor,
    at: datetime,
    bevestigd: frozenset[str] = frozenset(),
) -> Aanbieder:
    """Keep the public contact of an aanbieder. Its name and numbers come from the contract and stay.

    Raises `Ongeldigheden` with what is wrong, and with every `Vraag` that `bevestigd` (names of
    fields) leaves open: it stands on the pages of shielded locaties too, so it may not tell their
    addresses. An aanbieder changes its own contact; a hoofdaannemer keeps the locations of its
    onderaannemers, not their contact.
    """
    store.aanbieders.lock_with_onderaannemers(aanbieder_id)
    aanbieder = store.aanbieders.get(aanbieder_id)
    require_editor(by, regio=aanbieder.regio, aanbieder_id=aanbieder_id)
    if not by.is_systeem and by.aanbieder_id != aanbieder_id:
        raise NietGevonden
    contact = normal_contact(contact)
    gevonden = check_contact(contact, kept=aanbieder.contact)
    gevonden += _check_verraad(store, contact, aanbieder_id, at)
    if fouten := unanswered(gevonden, bevestigd | _settled(aanbieder.contact, contact)):
        raise Ongeldigheden(fouten)
    new = replace(aanbieder, contact=contact)
    store.aanbieders.save(new, expected_versie=expected_versie)
    store.logboek.add(
        by=by,
        at=at,
        handeling="gegevens gewijzigd",
        object_soort="aanbieder",
        object_id=aanbieder_id,
        details=answered(gevonden, bevestigd),
    )
    return new


def _check_verraad(
    store: Store, contact: Contact, aanbieder_id: AanbiederId, at: datetime
) -> list[Ongeldig]:
    """What of this contact gives away a shielded address.

    The address is one of the aanbieder, or of an onderaannemer that shows the contact now or later.
    """
    teksten = {"email": contact.email, "website": contact.website}
    wie = {aanbieder_id, *store.contracten.onderaannemers_from(aanbieder_id, day_of(at))}
    locaties = [*store.locaties.of_aanbieders(wie), *store.locaties.to_protect(wie)]
    fouten = check_plaatsaanduidingen(teksten | {"telefoon": contact.telefoon})
    return fouten + check_buren(teksten, geheimen_of(locatie.adres for locatie in locaties))


def _settled(before: Contact, after: Contact) -> frozenset[str]:
    """The fields about which nothing is asked again, because their text stays as it was."""
    velden = ("telefoon", "email", "website")
    return frozenset(veld for veld in velden if getattr(before, veld) == getattr(after, veld))

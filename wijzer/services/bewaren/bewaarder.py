"""Who kept what is kept now, and when, as far as whoever asks may know them."""

from dataclasses import dataclass
from datetime import datetime

from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.accounts.toegang import Actor, Rol
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.ids import GebruikerId
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.store.store import Store

_WIJZIGT = {
    "locatie": ("locatie toegevoegd", "locatie gewijzigd", "locatie afgeschermd", "locatie geopend"),
    "aanbieder": ("gegevens gewijzigd",),
    "gemeente": ("gemeente gewijzigd",),
    "synoniem": ("woord toegevoegd", "woord gewijzigd"),
    "gebruiker": ("rol gewijzigd",),
    "regio": (
        "crisisnummers gewijzigd", "contact van de regio gewijzigd", "tarieven openbaar gemaakt",
        "tarieven van de site gehaald",
    ),
}  # fmt: skip
"""The deeds in the audit trail that change an object of each kind."""
_BESTANDEN = ("bestand ingelezen", "regio geladen")

IEMAND, BEHEERDER = "iemand anders", "de beheerder"


@dataclass(frozen=True, slots=True)
class Bewaarder:
    """Somebody by a name that the reader may see, and the moment in UTC."""

    wie: str
    at: datetime


def bewaarder_of_aanbod(store: Store, aanbod: Aanbod, *, by: Actor) -> Bewaarder | None:
    """Who stated or confirmed this aanbod last; None when nobody did."""
    momenten = [at for at in (aanbod.bevestigd_at, aanbod.gewijzigd_at) if at]
    return Bewaarder(_name(store, aanbod.ingevoerd_door, by), max(momenten)) if momenten else None


def last_bewaarder(store: Store, soort: str, object_id: object, *, by: Actor) -> Bewaarder | None:
    """Who last changed this object, by the audit trail; None when nobody knows.

    Nobody knows after a file or a region that was read in since: the trail does not tell what of it that changed.
    """
    regel = store.logboek.last_on(soort, object_id, _WIJZIGT[soort])
    bestand = store.logboek.last_on("regio", by.regio, _BESTANDEN)
    if regel is None or (bestand is not None and bestand.nummer > regel.nummer):
        return None
    return Bewaarder(_name(store, regel.gebruiker_id, by), regel.at)


def _name(store: Store, gebruiker_id: GebruikerId | None, by: Actor) -> str:
    """The e-mail address of a colleague, a beheerder to another; for anybody else what they are to the reader."""
    try:
        gebruiker = store.gebruikers.get(gebruiker_id) if gebruiker_id else None
    except NietGevonden:
        return IEMAND
    if gebruiker is None or gebruiker.regio != by.regio:
        return IEMAND
    if _is_colleague(gebruiker, by):
        return gebruiker.email
    if gebruiker.rol is Rol.BEHEERDER:
        return BEHEERDER
    return store.aanbieders.get(gebruiker.aanbieder_id).naam if gebruiker.aanbieder_id else IEMAND


def _is_colleague(gebruiker: Gebruiker, by: Actor) -> bool:
    return gebruiker.rol is by.rol and gebruiker.aanbieder_id == by.aanbieder_id

"""A point on the map for an open address."""

from dataclasses import replace
from typing import assert_never

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.adressen.adres import AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.locaties.locatie import Locatie
from wijzer.gateways.geocoder import Geocoder
from wijzer.gateways.kies_geocoder import choose_geocoder
from wijzer.store.store import Store


def fetch_geocoder(store: Store, keuze: str, *, by: Actor) -> Geocoder:
    """The geocoder of the setting WIJZER_GEOCODER, which knows the places of the actor's region."""
    return choose_geocoder(keuze, store.regios.plaatsen(by.regio or ""))


def place_on_map(locatie: Locatie, geocoder: Geocoder) -> Locatie:
    """The locatie with a public point. A shielded address is never sent to a geocoder: the gemeente has its own point.

    Source: our choice.
    """
    match locatie.adres:
        case OpenbaarAdres(adres=adres):
            punt = geocoder.find(adres, gemeente=locatie.gemeente)
            return replace(locatie, adres=OpenbaarAdres(adres, punt))
        case AfgeschermdAdres():
            return locatie
        case never:
            assert_never(never)


def place_anew(new: Locatie, old: Locatie | None, geocoder: Geocoder) -> Locatie:
    """The same, asking the geocoder only for an open address that is new or another one than before.

    What stays where it was keeps its point, also when the same address was written down once more without one.
    """
    match old and old.adres, new.adres:
        case OpenbaarAdres() as before, OpenbaarAdres() as after if (
            old is not None and before.adres == after.adres and old.gemeente == new.gemeente
        ):
            return replace(new, adres=before)
        case _:
            return place_on_map(new, geocoder)

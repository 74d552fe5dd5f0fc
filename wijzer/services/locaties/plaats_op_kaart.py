"""A point on the map for an open address."""

from dataclasses import replace
from typing import assert_never

from wijzer.domain.adressen.adres import AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.locaties.locatie import Locatie
from wijzer.gateways.geocoder import Geocoder


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

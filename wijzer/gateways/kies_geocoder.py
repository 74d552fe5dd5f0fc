"""Which geocoder an installation uses."""

from collections.abc import Iterable

from wijzer.domain.regio import Plaats
from wijzer.gateways.geocoder import Geocoder, PlaatsenGeocoder
from wijzer.gateways.pdok import Locatieserver, PdokGeocoder


def choose_geocoder(keuze: str, plaatsen: Iterable[Plaats]) -> Geocoder:
    """The geocoder of the setting WIJZER_GEOCODER: `plaatsen` (embedded) or `pdok`, which falls back on the former."""
    embedded = PlaatsenGeocoder(plaatsen)
    return PdokGeocoder(Locatieserver(), fallback=embedded) if keuze == "pdok" else embedded

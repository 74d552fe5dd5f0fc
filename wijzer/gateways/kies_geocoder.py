"""Chooses the geocoder of an installation."""

from collections.abc import Iterable

from wijzer.domain.regio.gebied import Plaats
from wijzer.gateways.geocoder import Geocoder, PlaatsenGeocoder
from wijzer.gateways.pdok import TIMEOUT_SECONDEN, Locatieserver, PdokGeocoder
from wijzer.gateways.zekering import Zekering

_PDOK = Zekering("pdok", geduld=TIMEOUT_SECONDEN)
"""The one fuse of the process: what one visitor learned of PDOK, the next one need not wait for."""


def choose_geocoder(keuze: str, plaatsen: Iterable[Plaats]) -> Geocoder:
    """The geocoder of the setting WIJZER_GEOCODER: `plaatsen` (embedded) or `pdok`, which falls back on the former."""
    embedded = PlaatsenGeocoder(plaatsen)
    if keuze != "pdok":
        return embedded
    return PdokGeocoder(Locatieserver(), fallback=embedded, zekering=_PDOK)

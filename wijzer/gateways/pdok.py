"""The Locatieserver of PDOK as a geopy geocoder (geopy has none of its own).

Only open addresses are sent there. Its `score` has no fixed scale, so an answer counts only when postcode and
huisnummer are the ones that were asked for.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from geopy.exc import GeocoderParseError
from geopy.geocoders.base import Geocoder as GeopyGeocoder
from geopy.location import Location

from wijzer.domain.adressen.adres import Adres, Punt
from wijzer.gateways.geocoder import Geocoder
from wijzer.gateways.pdokverbinding import Verbinding
from wijzer.gateways.zekering import Doorgebrand, Zekering

_PUNT = re.compile(r"POINT\((?P<lon>-?[0-9.]+) (?P<lat>-?[0-9.]+)\)")
_DOMEIN = "api.pdok.nl"
_PAD = "/bzk/locatieserver/search/v3_1/free"
TIMEOUT_SECONDEN = 3


class Locatieserver(GeopyGeocoder):  # type: ignore[misc]  # geopy carries no types
    """PDOK's free-text search, restricted to addresses. `geocode` returns a `geopy.Location` or None."""

    def __init__(
        self, *, domain: str = _DOMEIN, scheme: str = "https", **geopy_options: Any
    ) -> None:
        options = {
            "timeout": TIMEOUT_SECONDEN,
            "user_agent": "beschikbaarheidswijzer",
            "adapter_factory": Verbinding,
        } | geopy_options
        super().__init__(scheme=scheme, **options)
        self.api = f"{self.scheme}://{domain}{_PAD}"

    def geocode(self, query: Adres) -> Location | None:
        """The address as PDOK knows it. Raises `geopy.exc.GeocoderServiceError` and its kin when PDOK is away."""
        url = f"{self.api}?{urlencode(_question(query))}"
        callback: Callable[[object], Location | None] = lambda answer: _location(answer, query)  # noqa: E731
        found: Location | None = self._call_geocoder(url, callback, is_json=False)
        return found


class PdokGeocoder:
    """Asks PDOK, and falls back on another geocoder when PDOK is away or does not know the address.

    Whoever saves waits so long for an answer as a whole and no longer, and not at all while PDOK is known to be away.
    """

    def __init__(
        self, locatieserver: Locatieserver, fallback: Geocoder, *, zekering: Zekering
    ) -> None:
        self._locatieserver = locatieserver
        self._fallback = fallback
        self._zekering = zekering

    def find(self, adres: Adres, *, gemeente: str) -> Punt | None:
        """The point of the address itself when PDOK places it in the chosen gemeente."""
        if adres.postcode is None:
            return self._fallback.find(adres, gemeente=gemeente)
        try:
            location = self._zekering.ask(lambda: self._locatieserver.geocode(adres))
        except Doorgebrand:
            location = None
        if location is None or f"GM{location.raw.get('gemeentecode', '')}" != gemeente:
            return self._fallback.find(adres, gemeente=gemeente)
        return Punt(location.latitude, location.longitude)


def _question(adres: Adres) -> Mapping[str, str | int]:
    vraag = f"postcode:{adres.postcode} and huisnummer:{adres.huisnummer}"
    return {"q": vraag, "fq": "type:adres", "rows": 5}


def _location(answer: object, adres: Adres) -> Location | None:
    """The first answer with the postcode and huisnummer that were asked for.

    Letter and addition are as near as they come.
    """
    try:
        docs = json.loads(str(answer))["response"]["docs"]
    except (ValueError, KeyError, TypeError) as fout:
        raise GeocoderParseError("PDOK gaf geen leesbaar antwoord") from fout
    same = [doc for doc in docs if _is_asked(doc, adres)]
    best = max(same, key=lambda doc: _likeness(doc, adres), default=None)
    punt = _PUNT.fullmatch(best.get("centroide_ll", "")) if best else None
    if best is None or punt is None:
        return None
    return Location(
        best.get("weergavenaam", ""), (float(punt["lat"]), float(punt["lon"]), 0.0), best
    )


def _is_asked(doc: Mapping[str, Any], adres: Adres) -> bool:
    return bool(doc.get("postcode") == adres.postcode and doc.get("huisnummer") == adres.huisnummer)


def _likeness(doc: Mapping[str, Any], adres: Adres) -> int:
    letter = str(doc.get("huisletter") or "").casefold() == (adres.huisletter or "").casefold()
    toevoeging = (
        str(doc.get("huisnummertoevoeging") or "").casefold() == (adres.toevoeging or "").casefold()
    )
    return 2 * letter + toevoeging

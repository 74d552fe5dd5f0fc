"""The shapes of gemeenten as GeoJSON (RFC 7946): one feature a gemeente, in WGS84."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.regio.grens import GRAAD, Hoekpunt, Ring, Vlak, contains, surface
from wijzer.files.kruising import Kijkwerk, Positie, TeGrillig, crosses_itself
from wijzer.files.tabel.fouten import BestandGeweigerd, Gelezen, RijFout

MAX_PUNTEN = 400_000
"""Corners in one file: more detail than any map of a region shows."""
MAX_VLAKKEN = 5_000
MAX_FEATURES = 5_000
"""Features in one file: more than ten times the gemeenten of the Netherlands."""
_WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")
_LENGTE, _BREEDTE = (3.0, 7.5), (50.5, 54.0)
"""Longitudes and latitudes within which the Netherlands lie."""
_CODES = ("statcode", "code", "gemeentecode", "identificatie", "gm_code")


@dataclass(frozen=True, slots=True)
class GrensRij:
    """One feature. `rij` is its place in the file, counted from 1; `code` the CBS code (`GM0164`)."""

    rij: int
    code: str
    vlakken: tuple[Vlak, ...] = field(repr=False)


def read_gemeentegrenzen(inhoud: bytes, *, productcode_patroon: str) -> Gelezen[GrensRij]:
    """Read a file. Raises `BestandGeweigerd` when it is no GeoJSON; a bad feature comes back under `fouten`."""
    del productcode_patroon  # every format is read with the same question; this one has no products
    features = _features(_parse(inhoud))
    rijen: list[GrensRij] = []
    fouten: list[RijFout] = []
    werk = Kijkwerk()
    for nummer, feature in enumerate(features, start=1):
        code = _code_of(feature)
        try:
            rijen.append(GrensRij(nummer, _check_code(code), _shape_of(feature, werk)))
        except Ongeldig as fout:
            fouten.append(RijFout.of(nummer, fout, code))
    return Gelezen(rijen, fouten, [])


# ── the file ─────────────────────────────────────────────────────────────────


def _parse(inhoud: bytes) -> Mapping[str, Any]:
    try:
        geheel = json.loads(inhoud.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as fout:
        melding = "Dit bestand is geen GeoJSON: het is niet als JSON te lezen."
        raise BestandGeweigerd([melding]) from fout
    if not isinstance(geheel, dict) or geheel.get("type") != "FeatureCollection":
        raise BestandGeweigerd(["Dit bestand is geen GeoJSON met een FeatureCollection."])
    _check_crs(geheel)
    return geheel


def _refuse_constant(naam: str) -> NoReturn:
    """NaN and Infinity are no numbers in JSON, though Python would read them."""
    raise ValueError(naam)


def _check_crs(geheel: Mapping[str, Any]) -> None:
    crs = geheel.get("crs")
    naam = _as_text(crs) if crs is not None else "CRS84"
    if not any(bekend in naam for bekend in _WGS84):
        raise BestandGeweigerd(
            ["De coördinaten staan niet in WGS84.", "Zet het bestand om naar EPSG:4326 (WGS84)."]
        )


def _as_text(crs: object) -> str:
    try:
        return json.dumps(crs)
    except RecursionError:
        return ""


def _features(geheel: Mapping[str, Any]) -> Sequence[Any]:
    features = geheel.get("features")
    if not isinstance(features, list) or not features:
        raise BestandGeweigerd(["Er staat geen enkele gemeente in dit bestand."])
    if len(features) > MAX_FEATURES:
        raise BestandGeweigerd([f"Er staan meer dan {MAX_FEATURES} gemeenten in dit bestand."])
    if sum(map(_count, features)) > MAX_PUNTEN:
        raise BestandGeweigerd(
            [
                f"Het bestand heeft meer dan {MAX_PUNTEN} hoekpunten.",
                "Neem een minder gedetailleerde kaart.",
            ]
        )
    return features


def _count(feature: Any) -> int:
    """The corners of a feature, whatever its form: lists of numbers at the bottom."""
    wachten = [_geometry(feature).get("coordinates")]
    aantal = 0
    while wachten:
        deel = wachten.pop()
        if isinstance(deel, list):
            if deel and isinstance(deel[0], list):
                wachten += deel
            else:
                aantal += 1
    return aantal


def _geometry(feature: Any) -> Mapping[str, Any]:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    return geometry if isinstance(geometry, dict) else {}


# ── one feature ──────────────────────────────────────────────────────────────


def _code_of(feature: Any) -> str:
    """The CBS code as written, with `GM` in front; empty when the feature names none."""
    if not isinstance(feature, dict):
        return ""
    eigenschappen = feature.get("properties")
    kandidaten = (
        [eigenschappen.get(naam) for naam in _CODES] if isinstance(eigenschappen, dict) else []
    )
    for kandidaat in (*kandidaten, feature.get("id")):
        tekst = str(kandidaat).strip().upper() if isinstance(kandidaat, str | int) else ""
        if tekst:
            return f"GM{tekst:0>4}" if tekst.isdigit() else tekst
    return ""


def _check_code(code: str) -> str:
    if not (len(code) == 6 and code.startswith("GM") and code.isascii() and code[2:].isdigit()):
        raise Ongeldig(
            "code",
            "De code van de gemeente ontbreekt of klopt niet.",
            verwacht="een CBS-code, zoals GM0164",
        )
    return code


def _shape_of(feature: Any, werk: Kijkwerk) -> tuple[Vlak, ...]:
    geometry = _geometry(feature)
    coordinates = geometry.get("coordinates")
    match geometry.get("type"):
        case "Polygon":
            delen: Any = [coordinates]
        case "MultiPolygon":
            delen = coordinates
        case _:
            raise _wrong("Dit is geen vlak.", "een Polygon of MultiPolygon")
    if not isinstance(delen, list) or not 0 < len(delen) <= MAX_VLAKKEN:
        raise _wrong("Er staan geen coördinaten in.", "een vlak van ten minste drie hoeken")
    vlakken = [vlak for deel in delen if (vlak := _surface_of(deel, werk))]
    if not vlakken:
        raise _wrong("Dit vlak heeft geen oppervlakte.", "ten minste drie verschillende hoeken")
    return tuple(sorted(vlakken))


def _surface_of(deel: Any, werk: Kijkwerk) -> Vlak | None:
    """One surface; None when it is smaller than a metre, such as the stump of an island."""
    if not isinstance(deel, list) or not deel:
        raise _wrong("Een vlak heeft geen rand.", "een rand en eventuele gaten")
    ruw = [list(_positions(ring)) for ring in deel]
    _check_crossing(ruw, werk)
    ringen = [_on_grid(ring) for ring in ruw]
    buiten = ringen[0]
    if buiten is None:
        return None
    gaten = [gat for gat in ringen[1:] if gat]
    for gat in gaten:
        if not _lies_within(gat, buiten, werk):
            raise _wrong("Een gat ligt buiten zijn vlak.", "gaten binnen de rand")
    return (buiten, *gaten)


def _lies_within(gat: Ring, buiten: Ring, werk: Kijkwerk) -> bool:
    """Whether a corner of the hole lies within.

    A hole outside is held against the whole edge for each of its corners.
    """
    for punt in gat:
        try:
            werk.spend(len(buiten))
        except TeGrillig:
            raise _too_jagged() from None
        if contains([(buiten,)], punt):
            return True
    return False


def _too_jagged() -> Ongeldig:
    return _wrong("De rand is te grillig om na te kijken.", "een minder gedetailleerde kaart")


def _check_crossing(ringen: Sequence[Sequence[Positie]], werk: Kijkwerk) -> None:
    try:
        kruist = crosses_itself(ringen, werk)
    except TeGrillig:
        raise _too_jagged() from None
    if kruist:
        raise _wrong("De rand kruist zichzelf.", "een rand zonder kruising")


def _positions(ring: Any) -> Iterator[Positie]:
    """The corners of a ring, without the last one that repeats the first."""
    if not isinstance(ring, list) or len(ring) < 4:
        raise _wrong(
            "Een rand heeft minder dan vier punten.",
            "ten minste vier, het laatste gelijk aan het eerste",
        )
    if ring[0] != ring[-1]:
        raise _wrong("Een rand is niet gesloten.", "een laatste punt dat gelijk is aan het eerste")
    return (_position(punt) for punt in ring[:-1])


def _position(punt: Any) -> Positie:
    if not isinstance(punt, list) or not 2 <= len(punt) <= 4 or not all(map(_is_number, punt)):
        raise _wrong("Een punt bestaat niet uit twee getallen.", "lengtegraad en breedtegraad")
    lon, lat = punt[0], punt[1]
    if _within(lon, _LENGTE) and _within(lat, _BREEDTE):
        return float(lon), float(lat)
    if _within(lat, _LENGTE) and _within(lon, _BREEDTE):
        raise _wrong(
            "De coördinaten staan omgewisseld.",
            "eerst lengtegraad (6,79), dan breedtegraad (52,27)",
        )
    if _within(lon, (-7_000, 300_000)) and _within(lat, (289_000, 629_000)):
        raise _wrong("Dit zijn RD-coördinaten (EPSG:28992).", "graden in WGS84 (EPSG:4326)")
    raise _wrong("Een punt ligt niet in Nederland.", "graden in WGS84: eerst lengte, dan breedte")


def _is_number(waarde: object) -> bool:
    return isinstance(waarde, int | float) and not isinstance(waarde, bool)


def _within(waarde: float, grenzen: tuple[float, float]) -> bool:
    return grenzen[0] <= waarde <= grenzen[1]


def _on_grid(ring: Sequence[Positie]) -> Ring | None:
    """The ring in whole parts of a degree, without corners that fall together; None when nothing is left of it."""
    punten: list[Hoekpunt] = []
    for lon, lat in ring:
        punt = (round(lon * GRAAD), round(lat * GRAAD))
        if not punten or punten[-1] != punt:
            punten.append(punt)
    while len(punten) > 1 and punten[-1] == punten[0]:
        punten.pop()
    return tuple(punten) if len(set(punten)) > 2 and surface(punten) else None


def _wrong(melding: str, verwacht: str) -> Ongeldig:
    return Ongeldig("geometry", melding, verwacht=verwacht)

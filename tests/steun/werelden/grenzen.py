"""A small Twente drawn by ourselves: three strips beside each other, with winding borders that they share."""

import json
from math import sin
from pathlib import Path
from typing import Any

from tests.factories import ALMELO, ENSCHEDE, HENGELO

Positie = list[float]
TWENTE = Path(__file__).resolve().parents[4] / "shared/data/gemeentegrenzen-twente.geojson"
"""The real borders, where a machine has them; they are not ours to keep here."""

ZUID, NOORD, BOCHTEN = 52.15, 52.42, 60
RANDEN = {ALMELO: (6.55, 6.72), HENGELO: (6.72, 6.85), ENSCHEDE: (6.85, 7.0)}
NAMEN = {ALMELO: "Almelo", HENGELO: "Hengelo", ENSCHEDE: "Enschede"}


def border(lengte: float) -> list[Positie]:
    """A winding line from south to north."""
    return [
        [round(lengte + 0.01 * sin(i * 0.9), 5), round(ZUID + (NOORD - ZUID) * i / BOCHTEN, 5)]
        for i in range(BOCHTEN + 1)
    ]


def strip(west: float, oost: float) -> list[Positie]:
    """The closed ring between two winding lines, against the clock."""
    rechts, links = border(oost), border(west)[::-1]
    return [*rechts, *links, rechts[0]]


def feature(code: str, *ringen: list[Any], **anders: Any) -> dict[str, Any]:
    """One gemeente; by default its strip."""
    coordinates = list(ringen) or [strip(*RANDEN[code])]
    return {
        "type": "Feature",
        "properties": {"statcode": code, "statnaam": NAMEN.get(code, code)},
        "geometry": {"type": "Polygon", "coordinates": coordinates},
        **anders,
    }


def collection(*features: object, **anders: object) -> bytes:
    """A file with these gemeenten; by default all three."""
    alle = list(features) or [feature(code) for code in RANDEN]
    return json.dumps({"type": "FeatureCollection", **anders, "features": alle}).encode()

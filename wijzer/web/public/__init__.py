"""The pages for everyone; they read published facts only."""

from wijzer.web.public import (
    app,
    bestanden,
    delen,
    gemeenten,
    hulp,
    kaart,
    locaties,
    machines,
    start,
    stratenkaart,
    suggesties,
    uitleg,
    vergelijken,
    volgen,
    widget,
    zoeken,
)
from wijzer.web.public.kamer import bp

__all__ = [
    "app",
    "bestanden",
    "bp",
    "delen",
    "gemeenten",
    "hulp",
    "kaart",
    "locaties",
    "machines",
    "start",
    "stratenkaart",
    "suggesties",
    "uitleg",
    "vergelijken",
    "volgen",
    "widget",
    "zoeken",
]

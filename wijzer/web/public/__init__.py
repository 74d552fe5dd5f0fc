"""The pages for everyone; they read published facts only."""

from wijzer.web.public import (
    app,
    bestanden,
    delen,
    gemeenten,
    hulp,
    locaties,
    machines,
    start,
    uitleg,
    vergelijken,
    volgen,
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
    "locaties",
    "machines",
    "start",
    "uitleg",
    "vergelijken",
    "volgen",
    "zoeken",
]

"""The pages on which an aanbieder keeps its locations and availability."""

from wijzer.web.aanbieder import (
    beschikbaarheid,
    gegevens,
    ingetrokken,
    inzage,
    locaties,
    nieuw,
    start,
)
from wijzer.web.aanbieder.hulp import kies_code
from wijzer.web.aanbieder.kamer import bp

__all__ = [
    "beschikbaarheid",
    "bp",
    "gegevens",
    "ingetrokken",
    "inzage",
    "kies_code",
    "locaties",
    "nieuw",
    "start",
]

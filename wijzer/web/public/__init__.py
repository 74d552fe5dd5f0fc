"""The pages for everyone; they read published facts only."""

from wijzer.web.public import gemeenten, hulp, locaties, machines, start, uitleg, zoeken
from wijzer.web.public.kamer import bp

__all__ = ["bp", "gemeenten", "hulp", "locaties", "machines", "start", "uitleg", "zoeken"]

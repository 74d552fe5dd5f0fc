"""The pages for everyone; they read published facts only."""

from wijzer.web.public import app, gemeenten, hulp, locaties, machines, start, uitleg, zoeken
from wijzer.web.public.kamer import bp

__all__ = ["app", "bp", "gemeenten", "hulp", "locaties", "machines", "start", "uitleg", "zoeken"]

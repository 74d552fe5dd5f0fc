"""The JSON feed for partners; it reads published facts and nothing else."""

from wijzer.web.feed import aanbod, locaties, naslag, openapi, wachtverloop, wijzigingen
from wijzer.web.feed.kamer import bp

__all__ = ["aanbod", "bp", "locaties", "naslag", "openapi", "wachtverloop", "wijzigingen"]

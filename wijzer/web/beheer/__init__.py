"""The pages on which a region sees and resolves what needs attention."""

from wijzer.web.beheer import gebruikers
from wijzer.web.beheer.kamer import bp

__all__ = ["bp", "gebruikers"]

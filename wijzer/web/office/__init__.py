"""Signing in and the gate to everything behind it."""

from wijzer.web.office import account, blijven, inloggen, kantoor, uitnodiging, wachtwoord
from wijzer.web.office.concepten import bladen
from wijzer.web.office.kamer import bp

__all__ = ["account", "bladen", "blijven", "bp", "inloggen", "kantoor", "uitnodiging", "wachtwoord"]

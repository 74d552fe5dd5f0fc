"""Signing in and the gate to everything behind it."""

from wijzer.web.office import account, inloggen, kantoor, uitnodiging, wachtwoord
from wijzer.web.office.kamer import bp

__all__ = ["account", "bp", "inloggen", "kantoor", "uitnodiging", "wachtwoord"]

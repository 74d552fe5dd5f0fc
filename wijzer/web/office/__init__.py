"""Signing in and the gate to everything behind it."""

from wijzer.web.office import kantoor
from wijzer.web.office.accounts import account, uitnodiging, wachtwoord
from wijzer.web.office.inloggen import bladen, blijven, conceptbladen
from wijzer.web.office.kamer import bp

__all__ = [
    "account",
    "bladen",
    "blijven",
    "bp",
    "conceptbladen",
    "kantoor",
    "uitnodiging",
    "wachtwoord",
]

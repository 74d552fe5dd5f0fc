"""Signing in and the gate to everything behind it."""

from wijzer.web.office.kamer import bp

__all__ = ["bp"]

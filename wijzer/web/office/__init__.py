"""Signing in and the gate to everything behind it."""

"""Reads what was typed into a form of this room."""

from wtforms import StringField


def tekst_van(veld: StringField) -> str:
    """Give what was typed, also when that is nothing."""
    return veld.data or ""

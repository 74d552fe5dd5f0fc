"""The orders in which results come."""

from enum import StrEnum


class Sorteer(StrEnum):
    """The orders in which results can come; what is equal keeps the order of availability."""

    BESCHIKBAARHEID = "beschikbaarheid"
    WACHTTIJD = "wachttijd"
    AFSTAND = "afstand"
    ACTUALITEIT = "actualiteit"
    NAAM = "naam"

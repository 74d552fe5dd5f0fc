"""The pages on which a region sees and resolves what needs attention."""

from wijzer.web.beheer import (
    aanbieders,
    afwijkingen,
    contracten,
    gebruikerdaden,
    gebruikers,
    gemeenten,
    importeren,
    ingetrokken,
    logboek,
    producten,
    regio,
    start,
    synoniemen,
    tellers,
    teruggezet,
    widget,
    zaak,
)
from wijzer.web.beheer.kamer import bp

__all__ = [
    "aanbieders",
    "afwijkingen",
    "bp",
    "contracten",
    "gebruikerdaden",
    "gebruikers",
    "gemeenten",
    "importeren",
    "ingetrokken",
    "logboek",
    "producten",
    "regio",
    "start",
    "synoniemen",
    "tellers",
    "teruggezet",
    "widget",
    "zaak",
]

"""The pages on which a region sees and resolves what needs attention."""

from wijzer.web.beheer import (
    importeren,
    ingetrokken,
    logboek,
    start,
    tellers,
    teruggezet,
    voorbeeldbestand,
)
from wijzer.web.beheer.accounts import daden, gebruikers
from wijzer.web.beheer.afwijkingen import controle, zaak, zaken
from wijzer.web.beheer.inkoop import aanbieders, contracten, producten
from wijzer.web.beheer.kamer import bp
from wijzer.web.beheer.regio import (
    algemeen,
    gemeenten,
    instellingen,
    meldwoorden,
    synoniemen,
    widget,
)

__all__ = [
    "aanbieders",
    "algemeen",
    "bp",
    "contracten",
    "controle",
    "daden",
    "gebruikers",
    "gemeenten",
    "importeren",
    "ingetrokken",
    "instellingen",
    "logboek",
    "meldwoorden",
    "producten",
    "start",
    "synoniemen",
    "tellers",
    "teruggezet",
    "voorbeeldbestand",
    "widget",
    "zaak",
    "zaken",
]

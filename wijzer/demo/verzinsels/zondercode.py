"""Help for which the region has no product code: which aanbieders give it, where, and how much of it there is.

Houses of their own for what children live in; what is given from an office, or beside a stay, stands
at locaties that are there already.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from wijzer.demo.verzinsels.profielen import GEZINSHUIS, KAMERS, KLINIEK, Groepsoort
from wijzer.domain.inkoop.hulpaanduiding import of_hulpvorm


def _huis(
    naam: str, slug: str, grootte: tuple[int, int], leeftijden: tuple[tuple[int, int], ...]
) -> Groepsoort:
    return Groepsoort(naam, (of_hulpvorm(slug).sleutel,), 1, grootte, leeftijden)


@dataclass(frozen=True, slots=True)
class Huizen:
    """Houses of one kind: which kinds of aanbieders have them, and how many there are in the region."""

    soort: Groepsoort
    profielen: tuple[str, ...]
    aantal: int


HUIZEN = (
    Huizen(_huis("Woongroep ", "woongroep", (6, 9), ((6, 12), (12, 18), (10, 18))), ("groot", "kamertraining"), 7),
    Huizen(_huis("Behandelgroep ", "behandelgroep", (7, 10), ((6, 12), (12, 18))), ("groot", "ggz"), 5),
    Huizen(_huis("Logeerhuis ", "logeren", (4, 8), ((4, 12), (6, 18))), ("dag", "groot"), 4),
    Huizen(_huis("Ouder-kindhuis ", "ouder-kindgroep", (4, 6), ((0, 4), (0, 6))), ("groot",), 3),
    Huizen(_huis("Kleinhuis ", "kleinschalige-woonvoorziening", (3, 4), ((8, 18), (12, 18))), ("groot",), 3),
    Huizen(_huis("Driemilieu ", "driemilieuvoorziening", (8, 12), ((8, 14), (12, 18))), ("groot",), 2),
    Huizen(_huis("Groep ", "jeugdzorgplus", (6, 8), ((12, 18),)), ("groot",), 2),
)  # fmt: skip
"""Counted as they are in such a region: many woongroepen, two closed institutions."""

VEERTIEN = Groepsoort("Huis ", (*GEZINSHUIS, *KAMERS, *KLINIEK), 14, (6, 6), ((6, 18),))
"""A house with every product for living and staying, and with one bed: its codes are no places."""

VANUIT_VESTIGING: Mapping[str, tuple[str, ...]] = {
    "groot": ("kdc-odc-basis", "kdc-odc-intensief", "fact", "mst"),
    "ggz": ("zit", "fact", "dyslexie"),
    "dag": ("kdc-odc-basis",),
    "praktijk": ("dyslexie",),
    "forensisch": ("mst",),
}
"""What vestigingen of these aanbieders give besides their products."""

BIJ_VERBLIJF: Mapping[str, tuple[str, ...]] = {
    "kamertraining": ("extra-verblijfsbegeleiding",),
    "ggz": ("screening",),
    "gezinshuizen": ("logeren",),
}
"""What groepen of these aanbieders give besides their products."""

GEZINSOPNAME = "csi-gezinsopnamen"
"""Given from one office."""

OM_DE_ZOVEEL = 4
"""One in so many locaties gives something besides."""

CATEGORIE = {"WPLZA": "pleegzorg", "WPLZB": "deeltijdpleegzorg"}
"""Products that one of the aanbieders has no row for: its contract names the hulpvorm as a whole."""

LANGE_NAAM = (
    "Woongroep De Langzaam Kabbelende Beek met Vlonders en Wilgen voor Jongeren die Leren Samen "
    "Wonen en Werken"
)
"""A name of 106 characters, as an aanbieder makes it on a bad day: it has to fit on a card, a sheet and a telephone."""

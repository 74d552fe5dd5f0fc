"""Reading one value of a search: a number, degrees, a yes, a text. Each raises `Waardefout` for what it cannot be."""

import re
from collections.abc import Callable
from uuid import UUID

from wijzer.domain.taal.schoon import clean_code, clean_line
from wijzer.domain.tekst import Tekst
from wijzer.published.vraag.sorteer import Sorteer

MAX_PAGINA, MAX_PER_PAGINA = 1_000_000, 200
MAX_STRAAL = 200
MAX_ZOEKTEKST = 300
GRADEN_DECIMALEN = 2
"""How many decimals are taken of the degrees where a visitor is: that is about a kilometre."""

_GEHEEL = re.compile(r"[0-9]{1,9}")
_GRADEN = re.compile(r"-?[0-9]{1,3}(\.[0-9]*)?")
_STAP = 10**-GRADEN_DECIMALEN
"""What degrees are whole parts of. A program that multiplied says 6.890000000000001 and means 6.89."""

TE_ZIEN = (
    r"[^\u0000-\u0020\u007F-\u00A0\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890-\u0891\u08E2\u115F\u1160\u1680\u17B4"
    r"\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFDD0-\uFDEF\uFE00-\uFE0F\uFEFF\uFFA0"
    r"\uFFF0-\uFFFC\uFFFE\uFFFF]"
)
"""One sign that can be seen: all of Unicode but what `clean_line` leaves nothing of.

A sign of a newer Unicode is one too. It is written out for the document of the feed, and a test
holds it to `clean_line`. Signs above U+FFFF all count: many programs take such a sign for two, and
to them a range of those is no regular expression.
"""


class Waardefout(Exception):
    """A value is wrong; whoever reads the address knows for which key."""

    def __init__(self, melding: str, verwacht: str) -> None:
        super().__init__(melding)
        self.melding = melding
        self.verwacht = verwacht


GETAL = Tekst("een heel getal van %(laagste)s tot en met %(hoogste)s")
KM = Tekst("een heel getal van %(laagste)s tot en met %(hoogste)s km")
JAAR = Tekst("een heel getal van %(laagste)s tot en met %(hoogste)s jaar")
WEKEN = Tekst("een heel getal van %(laagste)s tot en met %(hoogste)s weken")


def number(laagste: int, hoogste: int, grens: Tekst) -> Callable[[str], int]:
    """A whole number within limits; `grens` says so, with their unit."""
    verwacht = grens.fill(laagste=laagste, hoogste=hoogste)

    def parse(tekst: str) -> int:
        tekst = clean_code(tekst)
        if not _GEHEEL.fullmatch(tekst) or not laagste <= int(tekst) <= hoogste:
            raise Waardefout(Tekst("Dit getal kan hier niet."), verwacht)
        return int(tekst)

    return parse


def degrees(grens: int) -> Callable[[str], float]:
    """Degrees (WGS84) between minus and plus a limit; refused when they are more precise than about a kilometre."""

    def parse(tekst: str) -> float:
        tekst = clean_code(tekst)
        match = _GRADEN.fullmatch(tekst)
        if not match or abs(float(tekst)) > grens:
            raise Waardefout(
                Tekst("Dit punt staat niet op de kaart."),
                Tekst("graden van -%(n)s tot en met %(n)s", n=grens),
            )
        graden = float(tekst)
        rond = round(graden, GRADEN_DECIMALEN)
        if graden != rond and not (graden / _STAP).is_integer():  # `multipleOf`, as readers count
            raise Waardefout(
                Tekst("Dit punt is te precies: dan zou te zien zijn waar iemand woont."),
                Tekst("graden met hoogstens twee cijfers achter de punt"),
            )
        return rond

    return parse


def parse_true(tekst: str) -> bool:
    """The only thing that a yes can be."""
    if tekst != "true":
        raise Waardefout(
            Tekst("Hier kan alleen `true` staan."), Tekst("true, of laat de sleutel weg")
        )
    return True


def parse_zoek(tekst: str) -> str:
    """What somebody typed, in every script as it was typed, with one space between words."""
    schoon = clean_line(tekst)
    if not schoon or len(schoon) > MAX_ZOEKTEKST:
        raise Waardefout(
            Tekst("Zoek met 1 tot en met %(n)s tekens.", n=MAX_ZOEKTEKST), Tekst("een paar woorden")
        )
    return schoon


def parse_uuid(tekst: str) -> UUID:
    """An id as it is written in addresses."""
    tekst = clean_code(tekst)
    if not re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", tekst):
        raise Waardefout(Tekst("Dit is geen id."), Tekst("een UUID"))
    return UUID(tekst)


def parse_sorteer(tekst: str) -> Sorteer:
    """An order that the site knows."""
    if tekst not in set(Sorteer):
        raise Waardefout(Tekst("Zo kunnen wij niet sorteren."), ", ".join(Sorteer))
    return Sorteer(tekst)

"""How long a text may be and how large a number: one line per kind of fact.

A form, a column of a file and the domain all read their maximum here, so that none can accept what another refuses.
What an older version kept and is longer stays readable; saving it again asks for a shorter text.
"""

import unicodedata
from collections.abc import Iterable

from wijzer.domain.fouten import Ongeldig

NAAM = 120
"""How long the name of a locatie, aanbieder, town hall, product, gemeente, segment or hulpvorm may be."""
STRAAT = PLAATS = 80
"""How long the BAG lets an openbare ruimte and a woonplaats be."""
HUISNUMMER = 40
"""A house number as it is typed, letter and addition included: `12a-3`, `12 2e verdieping`."""
HUISLETTER = 4
"""Room for a mistake that is then explained: a huisletter is one letter."""
TOEVOEGING = 30
"""The longest one that is written out: `begane grond`, `vierentwintigste verdieping`."""
POSTCODE = 10
TELEFOON = 60
"""A number as it is typed, with words around it or with a second one: room for a mistake that is then explained."""
EMAIL = 254
WEBSITE = 300
OPSCHRIFT = 200
"""A contract number, the name of a contracted location, a unit: what a file calls something."""
OMSCHRIJVING = 4000
CODE = 40
"""A product code, a slug, a choice, an id: what machines call something."""
MELDWOORD = 30
"""A word that a visitor tells us we do not know, as it is kept: letters without capitals and accents."""
GETYPT_MELDWOORD = 120
"""The same word as it is typed or pasted: room for a mistake that is then explained."""
APPCODE = 20
"""A code of an app as it is typed: six digits, perhaps with spaces."""
HERSTELCODE = 40
"""A recovery code as it is typed, or a code of an app where both may be given."""
DATUM = 20
GETAL = 9
"""Digits of a number as it is typed; each number has its own bounds besides."""
TOKEN = 400
"""How long a token may be that a page gave and a form sends back."""
GETOOND = 40_000
"""What a form showed, signed: every value of it, its lists and its longest remark."""
LIJST = 400
"""How many values a list holds: gemeenten of a werkgebied, doelgroepen, ticks."""
LIJSTTEKST = 8000
"""How long the text of a list in one cell may be."""

_REGEL = "\t\n\r"


def has_control(tekst: str, *, behalve: str = "") -> bool:
    """Whether a text has a sign that nobody can see or type, or half a character.

    Databases and pages break on those.
    """
    return any(
        unicodedata.category(teken) in {"Cc", "Cs"} for teken in tekst if teken not in behalve
    )


def without_control(tekst: str) -> str:
    """What is left to show of a text: its signs that can be seen, line ends and tabs."""
    return "".join(
        teken
        for teken in tekst
        if teken in _REGEL or unicodedata.category(teken) not in {"Cc", "Cs"}
    )


def check_tekst(
    veld: str, tekst: str | None, hooguit: int, *, regels: bool = False
) -> list[Ongeldig]:
    """What is wrong with a text by itself: its length, or a sign that cannot be seen.

    `regels`: it may have line ends.
    """
    if not tekst:
        return []
    if has_control(tekst, behalve=_REGEL if regels else ""):
        melding = "Hier staat een teken dat niet te zien is."
        return [Ongeldig(veld, melding, verwacht="gewone tekst: typ de waarde opnieuw")]
    if len(tekst) > hooguit:
        melding = f"Dit is te lang: {len(tekst)} tekens."
        return [Ongeldig(veld, melding, verwacht=f"hooguit {hooguit} tekens")]
    return []


def check_teksten(teksten: Iterable[tuple[str, str | None, int]]) -> list[Ongeldig]:
    """Everything that is wrong with several texts: field, text, maximum."""
    return [fout for veld, tekst, hooguit in teksten for fout in check_tekst(veld, tekst, hooguit)]

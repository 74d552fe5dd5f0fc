"""Dates as people type them: read when day, month and year are certain, refused with what to type when they are not."""

import re
from datetime import date

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.taal.schoon import clean_code

_MAANDEN = {
    "januari": 1, "jan": 1, "februari": 2, "feb": 2, "febr": 2, "maart": 3, "mrt": 3, "april": 4, "apr": 4, "mei": 5,
    "juni": 6, "jun": 6, "juli": 7, "jul": 7, "augustus": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9,
    "oktober": 10, "okt": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
_MIDDERNACHT = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?")
_TIJD = re.compile(
    r"[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_JAAR_VOOROP = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_DAG_VOOROP = re.compile(r"([0-9]{1,2})([-.])([0-9]{1,2})\2([0-9]{4})")
_VOLUIT = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3,9})\.?[ -]([0-9]{4})")
_SCHUIN = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}")
_KORT_JAAR = re.compile(
    r"[0-9]{1,2}(?:[-.][0-9]{1,2}[-.]|[ -][A-Za-z]{3,9}\.?[ -])'?[0-9]{2}|[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}"
)
_GETAL = re.compile(r"[0-9]{5}(?:[.,][0-9]+)?")
_VERWACHT = "een datum, zoals 2025-01-31 of 31-01-2025"


def parse_datum(tekst: str) -> date:
    """The day that a text can only mean. Raises `Ongeldig` with what is the matter."""
    kaal = clean_code(tekst)
    if tijd := _MIDDERNACHT.search(kaal):
        kaal = kaal[: tijd.start()] + kaal[tijd.end() :]
    delen = _parts(kaal)
    if delen is None:
        raise Ongeldig("", _why(kaal), verwacht=_VERWACHT)
    try:
        return date(*delen)
    except ValueError:
        raise Ongeldig("", "Deze datum bestaat niet.", verwacht=_VERWACHT) from None


def _parts(kaal: str) -> tuple[int, int, int] | None:
    """Year, month and day."""
    if match := _JAAR_VOOROP.fullmatch(kaal):
        return int(match[1]), int(match[3]), int(match[4])
    if match := _DAG_VOOROP.fullmatch(kaal):
        return int(match[4]), int(match[3]), int(match[1])
    if (match := _VOLUIT.fullmatch(kaal)) and (maand := _MAANDEN.get(match[2].lower())):
        return int(match[3]), maand, int(match[1])
    return None


def _why(kaal: str) -> str:
    if _SCHUIN.fullmatch(kaal):
        return "Met schuine strepen is niet zeker wat de dag is en wat de maand."
    if _KORT_JAAR.fullmatch(kaal):
        return "Van deze datum is het jaar niet zeker: het heeft twee cijfers."
    if _GETAL.fullmatch(kaal):
        return "Hier staat een getal, geen datum."
    if _TIJD.search(kaal):
        return "Bij deze datum staat een tijd."
    return "Dit is geen datum."

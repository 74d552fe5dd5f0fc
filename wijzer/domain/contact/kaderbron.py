"""A site that may show the widget in a frame: its origin, as a browser compares it."""

import re

from wijzer.domain.contact.host import OnbruikbareHost, ascii_host
from wijzer.domain.fouten import Ongeldig

VELD = "origin"
HOOGSTENS = 50
"""How many sites a region lists: they all go into one header."""
MAX_LENGTE = 300

_DEEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_SITE = re.compile(rf"https://(?:{_DEEL}\.)+(?=[a-z]){_DEEL}")
_HIER = re.compile(r"http://(?:localhost|127\.0\.0\.1)")
_POORT = re.compile(r"(.*?)(?::([0-9]{1,5}))?")
_VERWACHT = "https:// met alleen de naam van de site, zoals https://www.gemeente.example"


def parse_kaderbron(tekst: str, *, lokaal: bool = False) -> str:
    """The origin that was typed, in the form of a browser: small letters, punycode, without the usual port.

    Only https, a whole name and nothing behind it. `lokaal` allows http on this machine itself, for trying it out.
    Raises `Ongeldig`.
    """
    kort = tekst.strip().removesuffix("/").lower()
    match = _POORT.fullmatch(_in_ascii(kort)) if kort else None
    if match is None:
        raise Ongeldig(VELD, "Vul het adres van een site in.", verwacht=_VERWACHT)
    site, poort = match[1], int(match[2] or 443)
    if not (_SITE.fullmatch(site) or (lokaal and _HIER.fullmatch(site))):
        raise Ongeldig(VELD, _why(kort), verwacht=_VERWACHT)
    if not 1 <= poort <= 65535:
        raise Ongeldig(VELD, "Deze poort bestaat niet.", verwacht=_VERWACHT)
    origin = (
        site if match[2] is None or (poort == 443 and _SITE.fullmatch(site)) else f"{site}:{poort}"
    )
    if len(origin) > MAX_LENGTE:
        raise Ongeldig(VELD, "Dit adres is te lang.", verwacht=_VERWACHT)
    return origin


def _in_ascii(tekst: str) -> str:
    """The name of the site in punycode; what cannot be a name stays as typed and is refused after this."""
    schema, teken, naam = tekst.partition("://")
    if not teken or naam.isascii():
        return tekst
    host, teken, poort = naam.partition(":")
    try:
        return f"{schema}://{ascii_host(host)}{teken}{poort}"
    except OnbruikbareHost:
        return tekst


def _why(tekst: str) -> str:
    if tekst.startswith("http://"):
        return "Alleen een beveiligde site kan: het adres begint met https."
    if "://" not in tekst:
        return "Zet https:// voor de naam van de site."
    if re.search(r"[/?#]", tekst.partition("://")[2]):
        return "Laat alles na de naam van de site weg."
    return "Dit is geen adres van een site."

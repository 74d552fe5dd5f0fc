"""E-mail addresses: every notation gives the one address to which mail goes.

Forms, files, accounts and alerts read them here.
"""

import re
from functools import lru_cache
from urllib.parse import unquote

from email_validator import EmailNotValidError, validate_email

from wijzer.domain.contact.host import show_host
from wijzer.domain.contact.lettertekens import mixes_scripts, visible
from wijzer.domain.fouten import Ongeldig, Oorzaak
from wijzer.domain.maten import EMAIL
from wijzer.domain.taal.schoon import plain_signs

VOORBEELD = "naam@organisatie.nl"
_BREDE_AT = "\N{FULLWIDTH COMMERCIAL AT}"
_MAILTO = re.compile(r"mailto:(?://)?", re.IGNORECASE)
_NAAM_ERVOOR = re.compile(r"[^<>@]*<([^<>]*)>")
_SCHEIDING = re.compile(r"[ ,;|<>]+|(?<!/)/(?!/)")
_ROND = " <>"
_ERACHTER = " .,;"


def read_mailadres(tekst: str) -> str:
    """Read an address from whatever notation: `mailto:…`, `Naam <…>`, a host in other letters or capitals.

    The host becomes its ASCII form, so one mailbox has one address. Raises `Ongeldig` at `email`
    with the cause: line ends, lists and quoted names are no address, so nothing that was typed can
    become a header or a second receiver.
    """
    adres, oorzaak = _read(tekst)
    if oorzaak is None:
        return adres
    melding, verwacht = oorzaak
    raise Ongeldig("email", melding, verwacht=verwacht)


def read_mailbox(tekst: str) -> str:
    """An address as accounts and alerts keep it: in small letters, for capitals make no other mailbox.

    Raises `Ongeldig`.
    """
    return read_mailadres(tekst).lower()


def find_mailadres(tekst: str | None) -> str | None:
    """The address in a contact that is kept; None when none can be read in it."""
    adres, oorzaak = _read(tekst) if tekst else ("", None)
    return adres if adres and oorzaak is None else None


def fold_mailadres(tekst: str) -> str:
    """An address for comparing: two notations of one mailbox are the same, and so are the apostrophes of two keyboards.

    What is no address is only folded to lower case.
    """
    for getypt in dict.fromkeys((tekst, plain_signs(tekst))):
        adres, oorzaak = _read(getypt)
        if oorzaak is None:
            return adres.lower()
    return plain_signs(tekst).strip().lower()


def show_mailadres(tekst: str) -> str:
    """An address as people read it, its host in the letters in which it was typed."""
    naam, at, host = tekst.rpartition("@")
    return f"{naam}{at}{show_host(host)}"


def _bare(deel: str) -> str:
    """One address without what stands around it: `mailto:` and what a mail should say, brackets, a full stop."""
    gevonden = _MAILTO.match(deel)
    adres = unquote(deel[gevonden.end() :].partition("?")[0]) if gevonden else deel
    return adres.strip(_ROND).rstrip(_ERACHTER)


@lru_cache(4096)
def _read(tekst: str) -> tuple[str, Oorzaak | None]:
    """The address, and what is wrong: the cause with what was expected."""
    kaal = visible(tekst).replace(_BREDE_AT, "@")
    if gevonden := _NAAM_ERVOOR.fullmatch(kaal):
        kaal = gevonden[1]
    adressen = list(dict.fromkeys(filter(None, map(_bare, _SCHEIDING.split(kaal)))))
    if len([deel for deel in adressen if "@" in deel]) > 1:
        return "", ("Hier staan meer adressen.", "één e-mailadres: dat waarop iemand antwoordt")
    kaal = adressen[0] if len(adressen) == 1 else kaal
    if len(kaal) > EMAIL:
        return "", (f"Dit is te lang: {len(kaal)} tekens.", f"hooguit {EMAIL} tekens")
    try:
        adres = validate_email(kaal, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return "", ("Dit is geen e-mailadres.", f"een adres zoals {VOORBEELD}")
    if any(map(mixes_scripts, adres.domain.split("."))):
        return "", (
            "In dit adres staan letters uit twee alfabetten.",
            f"een adres zoals {VOORBEELD}",
        )
    return adres.ascii_email or adres.normalized, None

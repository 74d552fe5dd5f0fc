"""What a telephone number, an e-mail address and a website must look like before the public sees them."""

import re

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import EMAIL, TELEFOON, WEBSITE, check_teksten
from wijzer.domain.regio import Contact

_TELEFOON = re.compile(r"\+?[0-9][0-9 ()-]{1,18}[0-9]")
_EMAIL = re.compile(r"[^@\s<>\"]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_WEBSITE = re.compile(r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]{1,5})?(/[^\s<>\"]*)?")


def check_contact(contact: Contact) -> list[Ongeldig]:
    """Every part that is wrong, with its field: telefoon, email, website. Empty parts are fine."""
    fouten = check_teksten(
        (
            ("telefoon", contact.telefoon, TELEFOON),
            ("email", contact.email, EMAIL),
            ("website", contact.website, WEBSITE),
        )
    )
    stuk = {fout.veld for fout in fouten}
    if contact.telefoon and "telefoon" not in stuk and not _TELEFOON.fullmatch(contact.telefoon):
        melding = "Dit is geen telefoonnummer."
        fouten.append(Ongeldig("telefoon", melding, verwacht="cijfers, zoals 074-000 00 12"))
    if contact.email and "email" not in stuk and not _EMAIL.fullmatch(contact.email):
        melding = "Dit is geen e-mailadres."
        fouten.append(Ongeldig("email", melding, verwacht="zoals info@aanbieder.example"))
    if contact.website and "website" not in stuk and not _WEBSITE.fullmatch(contact.website):
        melding = "Dit is geen webadres."
        verwacht = "een adres dat begint met https://"
        fouten.append(Ongeldig("website", melding, verwacht=verwacht))
    return fouten


def complete_website(tekst: str | None) -> str | None:
    """A web address as people type it, with `https://` in front where that is missing; None when empty."""
    website = (tekst or "").strip()
    if website and "://" not in website:
        return f"https://{website}"
    return website or None

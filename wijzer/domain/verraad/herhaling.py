"""Whether a text holds the street or the postcode of an address, however it is written."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from wijzer.domain.adres import Adres
from wijzer.domain.schrijfwijze import afgekapt, straatvormen, voluit
from wijzer.domain.verraad.lijkletters import latijn

_GEEN_LETTER_OF_CIJFER = re.compile(r"[^a-z0-9]")
_PUNYCODE = re.compile(r"\bxn--[a-z0-9-]+", re.IGNORECASE)
_KORTSTE_STRAAT = 3


def repeats_adres(tekst: str | None, adres: Adres) -> bool:
    """Whether a text that the public will see holds the street or the postcode of this address.

    Case, accents, spaces, punctuation, abbreviations, look-alikes from other alphabets and the escapes of a web address
    (`%20`, `xn--`) do not hide it.
    """
    return tekst is not None and any(_repeats(lezing, adres) for lezing in lezingen(tekst))


def lezingen(tekst: str) -> Iterator[str]:
    """A text as it stands and, where it holds escapes of a web address, as a browser shows it; in small Latin letters."""
    gezien = set()
    for _ in range(3):
        lezing = latijn(_PUNYCODE.sub(_decode_host, tekst))
        if lezing not in gezien:
            gezien.add(lezing)
            yield lezing
        if "%" not in tekst:
            return
        tekst = unquote(tekst)


def squeeze(tekst: str) -> str:
    """Letters and digits alone, folded: what is left when somebody reads over accents, spaces and punctuation."""
    return _GEEN_LETTER_OF_CIJFER.sub("", latijn(tekst))


def _decode_host(gevonden: re.Match[str]) -> str:
    try:
        return gevonden[0].encode().decode("idna")
    except UnicodeError:
        return gevonden[0]


def _repeats(tekst: str, adres: Adres) -> bool:
    zonder = squeeze(tekst)
    if adres.postcode is not None and squeeze(adres.postcode) in zonder:
        return True
    straten = {squeeze(adres.straat), *straatvormen(latijn(adres.straat))}
    straten = {straat for straat in straten if len(straat) >= _KORTSTE_STRAAT}
    return any(straat in zonder for straat in straten) or _repeats_in_short(
        tekst, straten, breedte=len(adres.straat.split()) + 2
    )


def _repeats_in_short(tekst: str, straten: set[str], *, breedte: int) -> bool:
    """Whether the text holds one of these streets in an abbreviated form."""
    afgekapt_ook = None
    for stuk in voluit(tekst, breedte=breedte):
        if afgekapt_ook is None:
            afgekapt_ook = straten.union(*map(afgekapt, straten))
        if any(straat in stuk for straat in afgekapt_ook):
            return True
    return False

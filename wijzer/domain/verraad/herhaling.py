"""Whether a text holds the street or the postcode of an address, however it is written."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self
from urllib.parse import unquote

import idna

from wijzer.domain.adressen.adres import Adres
from wijzer.domain.taal.schrijfwijze import afgekapt, straatvormen, voluit
from wijzer.domain.verraad.lijkletters import latijn

WOORD = re.compile(r"[a-z0-9]+")
"""A word of a text in small Latin letters."""
_PUNYCODE = re.compile(r"\bxn--[a-z0-9-]+", re.IGNORECASE)
_KORTSTE_STRAAT = 3
TUSSEN_STUKKEN = "   "
"""A gap so wide that no single slip of the finger reaches over it."""


class Lezing:
    """A text in small Latin letters, taken apart once for comparing it with many addresses."""

    __slots__ = ("_voluit", "aaneen", "tekst", "woorden")

    def __init__(self, tekst: str) -> None:
        self.tekst = latijn(tekst)
        self.woorden = WOORD.findall(self.tekst)
        self.aaneen = "".join(self.woorden)
        self._voluit: dict[int, str] = {}

    def voluit(self, breedte: int) -> str:
        """What its abbreviations stand for, in pieces of so many words; empty for a text without abbreviations."""
        if breedte not in self._voluit:
            stukken = dict.fromkeys(voluit(self.tekst, breedte=breedte))
            self._voluit[breedte] = TUSSEN_STUKKEN.join(stukken)
        return self._voluit[breedte]


@dataclass(frozen=True, slots=True, repr=False)
class Adresvormen:
    """Street and postcode in the forms in which a text may repeat them. Has no printable form."""

    postcode: str | None
    straten: frozenset[str]
    afgekapt: frozenset[str]
    """The streets with their first part cut short, for texts with abbreviations."""
    breedte: int

    def __repr__(self) -> str:
        return "Adresvormen(…)"

    @classmethod
    def of(cls, adres: Adres) -> Self:
        """Read an address."""
        vormen = {squeeze(adres.straat), *straatvormen(latijn(adres.straat))}
        straten = frozenset(straat for straat in vormen if len(straat) >= _KORTSTE_STRAAT)
        return cls(
            postcode=squeeze(adres.postcode) if adres.postcode is not None else None,
            straten=straten,
            afgekapt=straten.union(*map(afgekapt, straten)),
            breedte=len(adres.straat.split()) + 2,
        )


def repeats_adres(tekst: str | None, adres: Adres) -> bool:
    """Whether a text that the public will see holds the street or the postcode of this address.

    Case, accents, spaces, punctuation, abbreviations, look-alikes from other alphabets and the escapes (`%20`, `xn--`,
    `&#97;`) do not hide it.

    Source: our choice.
    """
    if tekst is None:
        return False
    vormen = Adresvormen.of(adres)
    return any(repeats(lezing, vormen) for lezing in lezingen(tekst))


def repeats(lezing: Lezing, vormen: Adresvormen) -> bool:
    """Whether a text holds the street or the postcode of an address, both of which were read before."""
    if vormen.postcode is not None and vormen.postcode in lezing.aaneen:
        return True
    if any(straat in lezing.aaneen for straat in vormen.straten):
        return True
    voluit_ook = lezing.voluit(vormen.breedte)
    return bool(voluit_ook) and any(straat in voluit_ook for straat in vormen.afgekapt)


def lezingen(tekst: str) -> Iterator[Lezing]:
    """A text as it stands and, where it holds escapes of a web address or of HTML, as a browser shows it."""
    gezien = set()
    for _ in range(3):
        lezing = Lezing(_PUNYCODE.sub(_decode_host, tekst))
        if lezing.tekst not in gezien:
            gezien.add(lezing.tekst)
            yield lezing
        if "%" not in tekst and "&" not in tekst:
            return
        tekst = html.unescape(unquote(tekst))


def squeeze(tekst: str) -> str:
    """Letters and digits alone, folded: what is left when somebody reads over accents, spaces and punctuation."""
    return "".join(WOORD.findall(latijn(tekst)))


def _decode_host(gevonden: re.Match[str]) -> str:
    try:
        return idna.decode(gevonden[0])
    except idna.IDNAError:
        return gevonden[0]

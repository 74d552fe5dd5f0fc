"""Addresses: open ones, shielded ones, and the parts they are made of.

An open and a shielded address are two types, not one type with a flag: code that handles a locatie must say
what it does in both cases, and a shielded address has no form that can be printed by accident.
"""

import re
from dataclasses import dataclass, replace
from typing import NoReturn

from wijzer.domain.adressen.huistoevoeging import is_written_out
from wijzer.domain.fouten import NuNiet, Ongeldig
from wijzer.domain.maten import HUISNUMMER, PLAATS, STRAAT, TOEVOEGING, check_tekst
from wijzer.domain.taal.schoon import clean_code, plain_signs

_POSTCODE = re.compile(r"([1-9][0-9]{3})[ -]{0,3}([A-Z]{2})")
"""People write a space between the two, none, or a dash."""
_POSTCODELETTERS_NOOIT = {"SA", "SD", "SS"}
_HUISNUMMER = re.compile(
    r"(?P<nummer>[0-9]{1,9}) ?[-/, ]? ?(?P<letter>[A-Za-z](?![A-Za-z]|/[mo]|\.[A-Za-z]))? ?[-/, ]? ?(?P<rest>.*)"
)
_TOEVOEGING = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z ./-]{0,2}[0-9A-Za-z])?")
_TOEVOEGING_TEKENS = re.compile(r"[^\W_](?:[^\W_]|[ ./'-])*")


class AdresOnleesbaar(NuNiet):
    """An address is there, but no key of this installation opens it."""

    melding = "Dit adres is nu niet te lezen: geen sleutel past erop. Vraag de technisch beheerder om hulp."


@dataclass(frozen=True, slots=True)
class Punt:
    """A point on earth in WGS84 degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Adres:
    """A Dutch address as it was written; comparing happens in `adresvergelijking`, never by rewriting this.

    `postcode` is kept without a space (`7551EB`) and is None where a source has none (contract lists).
    `nummeraanduiding_id` is the BAG id (16 digits) where it is known.
    """

    straat: str
    huisnummer: int
    plaats: str
    huisletter: str | None = None
    toevoeging: str | None = None
    postcode: str | None = None
    nummeraanduiding_id: str | None = None


@dataclass(frozen=True, slots=True)
class OpenbaarAdres:
    """An address that everybody may see."""

    adres: Adres
    punt: Punt | None = None


class AfgeschermdAdres:
    """An address that must never be public: the real one of a shielded groep, or any contracted one.

    It has no printable form: `repr`, `str`, f-strings, templates, logging, JSON, pickle and copying give nothing away.
    `reveal()` is the only way out; every call of it can be found with grep and is listed in the architecture test.

    Source: regional documents of Twente (OZJT/Samen14); our choice.
    """

    __slots__ = ("__adres",)

    def __init__(self, adres: Adres) -> None:
        self.__adres = adres

    def reveal(self) -> Adres:
        """The address itself, for the aanbieder it belongs to, the beheerder, and the comparison."""
        return self.__adres

    def __repr__(self) -> str:
        return "AfgeschermdAdres(…)"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, AfgeschermdAdres) or isinstance(other, OnleesbaarAdres):
            return False
        return self.__adres == other.reveal()

    def __hash__(self) -> int:
        # Constant on purpose: a hash that follows from the address would be a way to recognise it.
        return 0

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("Een afgeschermd adres kan niet worden gekopieerd of weggeschreven.")


class OnleesbaarAdres(AfgeschermdAdres):
    """A shielded address of which only this is known: no key of this installation opens it, or it is damaged.

    Nothing can be compared with it or read from it, so `reveal()` raises `AdresOnleesbaar`; keeping it changes nothing.
    """

    __slots__ = ()

    def __init__(self) -> None:
        """Hold nothing."""

    def reveal(self) -> NoReturn:
        """Raise `AdresOnleesbaar`."""
        raise AdresOnleesbaar

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = AfgeschermdAdres.__hash__


LocatieAdres = OpenbaarAdres | AfgeschermdAdres
"""Where a locatie really is: handle both with `match` and `assert_never`."""


def is_written_alike(adres: Adres, ander_adres: Adres) -> bool:
    """Whether two addresses are written alike, the kind of apostrophe and dash aside.

    The BAG id is left out of it, because a file holds none.
    """
    return _as_compared(adres) == _as_compared(ander_adres)


def is_leesbaar(adres: LocatieAdres) -> bool:
    """Whether an address can be read: who goes past many passes over the others."""
    return not isinstance(adres, OnleesbaarAdres)


def _as_compared(adres: Adres) -> Adres:
    straat, plaats = plain_signs(adres.straat), plain_signs(adres.plaats)
    return replace(adres, straat=straat, plaats=plaats, nummeraanduiding_id=None)


def check_adres(adres: Adres) -> list[Ongeldig]:
    """What is wrong with the free texts of an address; its other parts have a form of their own."""
    return [
        *check_tekst("straat", adres.straat, STRAAT),
        *check_tekst("plaats", adres.plaats, PLAATS),
    ]


def parse_postcode(tekst: str) -> str:
    """A postcode in the form it is kept in, `7551EB`.

    Raises `Ongeldig` for what is none: 0 never comes first, SA, SD and SS never last.

    Source: BAG.
    """
    match = _POSTCODE.fullmatch(clean_code(tekst).upper())
    if not match or match[2] in _POSTCODELETTERS_NOOIT:
        raise Ongeldig(
            "postcode",
            "Dit is geen Nederlandse postcode.",
            verwacht="vier cijfers en twee letters, zoals 7551 EB",
        )
    return match[1] + match[2]


def parse_huisnummer(tekst: str) -> tuple[int, str | None, str | None]:
    """Split `12a-3` into number, letter and addition: (12, "A", "3"). Raises `Ongeldig` outside 1–99999.

    Source: BAG.
    """
    # One space at most in a row: each more gives the pattern more ways to try, and 200 of them took two minutes.
    plat = clean_code(tekst)
    match = _HUISNUMMER.fullmatch(plat) if len(plat) <= HUISNUMMER else None
    if not match:
        raise Ongeldig(
            "huisnummer",
            "Dit is geen huisnummer.",
            verwacht="een getal van 1 tot en met 99999, zoals 12 of 12a-3",
        )
    letter, rest = match["letter"], match["rest"].strip()
    return check_huisnummer(int(match["nummer"])), check_huisletter(letter), check_toevoeging(rest)


def check_huisnummer(nummer: int) -> int:
    """The number itself when it lies in 1–99999 (BAG); raises `Ongeldig` otherwise.

    Source: BAG.
    """
    if not 1 <= nummer <= 99999:
        raise Ongeldig(
            "huisnummer",
            "Een huisnummer ligt tussen 1 en 99999.",
            verwacht="een getal van 1 tot en met 99999",
        )
    return nummer


def check_huisletter(tekst: str | None) -> str | None:
    """A huisletter as it is kept: one letter in upper case, or None when empty.

    Source: BAG.
    """
    letter = clean_code(tekst or "").upper()
    if letter and not re.fullmatch("[A-Z]", letter):
        raise Ongeldig(
            "huisletter", "Een huisletter is één letter.", verwacht="één letter, zoals A"
        )
    return letter or None


def check_toevoeging(tekst: str | None) -> str | None:
    """An addition in its one notation.

    It is at most four letters and digits (BAG), or a floor, a part of a house or a range written
    out (`2e verdieping`, `t/m 14`). None when empty. It is kept as it was written, with the dash of
    a keyboard; `adresvergelijking` knows that `2e verdieping` and `2` are the same.

    Source: BAG.
    """
    toevoeging = clean_code(tekst or "")
    if not toevoeging:
        return None
    if not (_TOEVOEGING.fullmatch(toevoeging) or _is_voluit(toevoeging)):
        raise Ongeldig(
            "toevoeging",
            "Een toevoeging heeft hooguit vier letters of cijfers.",
            verwacht="hooguit vier letters of cijfers, zoals bis of 2",
        )
    return toevoeging


def _is_voluit(toevoeging: str) -> bool:
    is_plain = len(toevoeging) <= TOEVOEGING and _TOEVOEGING_TEKENS.fullmatch(toevoeging)
    return bool(is_plain) and is_written_out(toevoeging)

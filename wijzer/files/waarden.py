"""Columns that more than one format has: how each of them is read."""

import re
from collections.abc import Callable, Sequence
from uuid import UUID

from wijzer.domain import maten
from wijzer.domain.adressen.adres import (
    Adres,
    check_huisletter,
    check_huisnummer,
    check_toevoeging,
    parse_huisnummer,
    parse_postcode,
)
from wijzer.domain.contact.gegevens import normal_deel
from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.files.tabel.cellen import Cel, digits_of, read_code, read_text, text_of
from wijzer.files.tabel.rijen import Cellen, Kolom

read_agb = digits_of(8, "AGB-code")
read_kvk = digits_of(8, "KvK-nummer")
read_korte_tekst = text_of(maten.OPSCHRIFT)
read_naam = text_of(maten.NAAM)

Huisnummer = tuple[int, str | None, str | None]


def productcode_of(patroon: str) -> Callable[[Cel], str]:
    """A product code in the form of this region; a number of Excel (`54011`) is a code too.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    vorm = re.compile(patroon)

    def read(cel: Cel) -> str:
        code = read_code(cel).upper()
        if not vorm.fullmatch(code):
            raise Ongeldig(
                "",
                "Dit is geen productcode van deze regio.",
                verwacht="een code uit de PDC, zoals WGZHF",
            )
        return code

    return read


def read_uuid(cel: Cel) -> UUID:
    """An id as exports hold it."""
    try:
        return UUID(read_code(cel))
    except ValueError:
        verwacht = "het id uit een export, of een lege cel"
        raise Ongeldig("", "Dit is geen id van een locatie.", verwacht=verwacht) from None


def read_telefooncel(cel: Cel) -> str:
    """A phone number as text, in whatever notation: as a number it would have lost its first 0. See `_contact`."""
    tekst = read_text(cel)
    if not isinstance(cel, str):
        melding = "Excel heeft hier een getal van gemaakt."
        raise Ongeldig("", melding, verwacht="een nummer als tekst, zoals 074-000 00 12")
    return _contact("telefoon", tekst)


def read_email(cel: Cel) -> str:
    """An e-mail address. See `_contact`."""
    return _contact("email", read_text(cel))


def read_websitecel(cel: Cel) -> str:
    """The address of a site, with `https://` in front where that was left out."""
    return _contact("website", read_text(cel))


def _contact(deel: str, tekst: str) -> str:
    """The one notation.

    What cannot be read comes through as it stands: it may be what is kept already, and only who
    knows that can judge.
    """
    return normal_deel(deel, tekst) or ""


_ALS_DAG = re.compile(
    r"[0-9]{1,2}[- ](?:jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)\.?|"
    r"(?:jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)\.?[- ][0-9]{1,4}",
    re.IGNORECASE,
)
"""The form that Excel makes of `12-3` and writes into a CSV: `12-mrt`."""


def read_huisnummer(cel: Cel) -> Huisnummer:
    """A number, possibly with letter and addition behind it: `12a-3`."""
    if isinstance(cel, int) and not isinstance(cel, bool):
        return check_huisnummer(cel), None, None
    tekst = read_text(cel)
    if _ALS_DAG.fullmatch(tekst):
        melding = "Excel heeft hier een datum van gemaakt."
        raise Ongeldig("", melding, verwacht="het huisnummer, zoals 12-3, als tekst")
    return parse_huisnummer(tekst)


STRAATKOLOM = Kolom("straat", text_of(maten.STRAAT), blijft=True)
HUISNUMMERKOLOM = Kolom("huisnummer", read_huisnummer, blijft=True)
HUISLETTERKOLOM = Kolom("huisletter", lambda cel: check_huisletter(read_text(cel)), blijft=True)
TOEVOEGINGKOLOM = Kolom("toevoeging", lambda cel: check_toevoeging(read_text(cel)), blijft=True)
POSTCODEKOLOM = Kolom("postcode", lambda cel: parse_postcode(read_text(cel)), blijft=True)
PLAATSKOLOM = Kolom("plaats", text_of(maten.PLAATS), blijft=True)

ADRES_KOLOMMEN: tuple[Kolom[object], ...] = (
    STRAATKOLOM,
    HUISNUMMERKOLOM,
    HUISLETTERKOLOM,
    TOEVOEGINGKOLOM,
    POSTCODEKOLOM,
    PLAATSKOLOM,
)


def make_adres(cellen: Cellen, *, verplicht: bool, met_postcode: bool) -> Adres | None:
    """The address of a row; None when all its columns are empty and they may be, or when the file has none of them.

    A part whose column the file leaves out is empty (`""`, 0) until what is stored of it is put in.
    Raises `Ongeldigheden` that name the cells which are missing, never what the others hold.
    """
    kolommen = [kolom for kolom in ADRES_KOLOMMEN if cellen.has(kolom)]
    if not kolommen or (not verplicht and all(cellen.get(kolom) is None for kolom in kolommen)):
        return None
    nodig: list[Kolom[object]] = [
        STRAATKOLOM,
        HUISNUMMERKOLOM,
        *([POSTCODEKOLOM] if met_postcode else []),
        PLAATSKOLOM,
    ]
    leeg = [kolom.naam for kolom in nodig if kolom in kolommen and cellen.get(kolom) is None]
    if leeg:
        raise Ongeldigheden([adres_niet_compleet(naam) for naam in leeg])
    nummer, letter, toevoeging = _huisnummer(cellen)
    return Adres(
        straat=cellen.get(STRAATKOLOM) or "",
        huisnummer=nummer,
        huisletter=letter,
        toevoeging=toevoeging,
        postcode=cellen.get(POSTCODEKOLOM),
        plaats=cellen.get(PLAATSKOLOM) or "",
    )


def adres_niet_compleet(kolom: str) -> Ongeldig:
    """The error for a part of an address that must be there."""
    return Ongeldig(kolom, "Het adres is niet compleet.", verwacht="een ingevulde cel")


def _huisnummer(cellen: Cellen) -> Huisnummer:
    """Letter and addition stand behind the number or in their own columns, never in both."""
    nummer, letter, toevoeging = cellen.get(HUISNUMMERKOLOM) or (0, None, None)
    eigen_letter, eigen_toevoeging = cellen.get(HUISLETTERKOLOM), cellen.get(TOEVOEGINGKOLOM)
    if (letter or toevoeging) and (eigen_letter or eigen_toevoeging):
        melding = "De letter of toevoeging staat hier dubbel."
        raise Ongeldig(
            "huisnummer",
            melding,
            verwacht="alleen het getal, omdat letter of toevoeging is ingevuld",
        )
    return nummer, letter or eigen_letter, toevoeging or eigen_toevoeging


def adres_cells(adres: Adres | None) -> Sequence[Cel]:
    """An address as the cells of its six columns; six empty ones for none."""
    if adres is None:
        return [None] * len(ADRES_KOLOMMEN)
    return [
        adres.straat,
        adres.huisnummer,
        adres.huisletter,
        adres.toevoeging,
        adres.postcode,
        adres.plaats,
    ]


def lijst_cell(waarden: Sequence[str]) -> str | None:
    """Several values in one cell, as `read_lijst` takes them apart again."""
    return ", ".join(waarden) or None

"""An address as people type it into a form, and a stored one as form fields."""

from collections.abc import Callable
from typing import TypeVar

from wijzer.domain.adressen.adres import (
    Adres,
    check_adres,
    check_huisletter,
    check_toevoeging,
    parse_huisnummer,
    parse_postcode,
)
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.taal.schoon import clean_line

T = TypeVar("T")


def read_typed_adres(
    *,
    straat: str,
    huisnummer: str,
    huisletter: str | None,
    toevoeging: str | None,
    postcode: str,
    plaats: str,
) -> tuple[Adres, list[Ongeldig]]:
    """What was typed as an address, as far as it can be read, and everything that is wrong with it.

    `12a-3` may stand in the number as a whole. With anything wrong it is no address to keep: it
    only lets the rest of a form be judged.
    """
    fouten: list[Ongeldig] = []
    nummer, letter, rest = _huisnummer(huisnummer, huisletter, toevoeging, fouten)
    code = _attempt(fouten, lambda: parse_postcode(postcode))
    adres = Adres(
        straat=clean_line(straat),
        huisnummer=nummer,
        huisletter=letter,
        toevoeging=rest,
        postcode=code,
        plaats=clean_line(plaats),
    )
    return adres, [*fouten, *check_adres(adres)]


def adres_as_data(adres: Adres) -> dict[str, str | None]:
    """The fields of a stored address, as `read_typed_adres` reads them."""
    return {
        "straat": adres.straat,
        "huisnummer": str(adres.huisnummer),
        "huisletter": adres.huisletter,
        "toevoeging": adres.toevoeging,
        "postcode": f"{adres.postcode[:4]} {adres.postcode[4:]}" if adres.postcode else "",
        "plaats": adres.plaats,
    }


def _huisnummer(
    tekst: str, huisletter: str | None, toevoeging: str | None, fouten: list[Ongeldig]
) -> tuple[int, str | None, str | None]:
    if not (huisletter or toevoeging):
        return _attempt(fouten, lambda: parse_huisnummer(tekst)) or (1, None, None)
    nummer = _attempt(fouten, lambda: _whole_number(tekst))
    letter = _attempt(fouten, lambda: check_huisletter(huisletter))
    return nummer or 1, letter, _attempt(fouten, lambda: check_toevoeging(toevoeging))


def _attempt(fouten: list[Ongeldig], parse: Callable[[], T]) -> T | None:
    """Gather what is wrong instead of stopping at the first: people mend everything in one go."""
    try:
        return parse()
    except Ongeldig as fout:
        fouten.append(fout)
        return None


def _whole_number(tekst: str) -> int:
    nummer, letter, rest = parse_huisnummer(tekst)
    if letter or rest:
        verwacht = "een getal van 1 tot en met 99999"
        raise Ongeldig(
            "huisnummer",
            "Vul hier alleen het nummer in. Zet de rest bij letter of toevoeging.",
            verwacht=verwacht,
        )
    return nummer

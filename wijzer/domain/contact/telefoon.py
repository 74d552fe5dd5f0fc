"""Telephone numbers: every notation gives one number, one way of showing it and one `tel:` address.

The numbering plans are those of the library `phonenumbers`. What it does not know of the
Netherlands are the short numbers 113 and 144; all short numbers of general interest stand in
`KORTE_NUMMERS` (Nummerplan telefoon- en ISDN-diensten). Short numbers of one provider (1233) are
refused: they reach nobody here, and an extension that is typed alone looks like one.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberType,
    can_be_internationally_dialled,
    format_number,
    is_valid_number,
    number_type,
    parse,
)

from wijzer.domain.fouten import Ongeldig, Oorzaak
from wijzer.domain.taal.schoon import clean_code

NEDERLAND = "NL"
_LANDNUMMER = 31
KORTE_NUMMERS = {
    "112": "112",
    "113": "113",
    "144": "144",
    "116000": "116 000",
    "116006": "116 006",
    "116111": "116 111",
    "116117": "116 117",
    "116123": "116 123",
}
"""Short numbers that everybody in the country can call, as they are shown. 14 with an area code is in the library."""
VOORBEELD = "074-000 00 12"

_VOORAF = re.compile(
    r"\A(?:tel(?:efoon)?(?:[ .-]*(?:nr|nummer))?|t|mob(?:iel)?|bel)[ .:]*/*[ ]*(?=[+(0-9])", re.I
)
_TOESTEL = re.compile(
    r"[ ,;(-]*(?:toestel(?:nummer)?|tst|ext(?:ensie|ension)?|doorkies(?:nummer)?|x|#)[ .:=]*([0-9]{1,6})[ )]*$",
    re.I,
)
_SCHEIDING = re.compile(r"[/;,|&]|(?<=[0-9)])[ ]*(?=\+)|\b(?:of|en|or|and)\b", re.I)
_VORM = re.compile(r"\(?[ ]*\+?[0-9 ().-]*(?:/[0-9 ().-]*)?")
_NET_VOOR_STREEP = re.compile(
    r"[( ]*(?:\+|00)?(?:31)?[ )(]*0?[1-9][0-9]{0,2}[ )]*|[( ]*(?:\+|00)[0-9 ()-]{2,9}"
)
_CIJFERS_VAN_EEN_NUMMER = 6
_MEER_DAN_EEN_NUMMER = 16
"""The longest number in the world has fifteen digits (E.164); a national one in this country has eleven."""
_CIJFERS = 9
"""How many digits an ordinary Dutch number has, its first 0 aside."""
_GROEPEN = {4: (4,), 5: (3, 2), 6: (2, 2, 2), 7: (3, 2, 2), 8: (2, 2, 2, 2)}
"""How the digits behind the area code are read out, by how many there are."""
_TIEN_CIJFERS = f"een nummer van 10 cijfers, zoals {VOORBEELD}"
_ALLEEN_NUMMER = f"alleen het nummer, zoals {VOORBEELD}"


@dataclass(frozen=True, slots=True)
class Telefoon:
    """A number that can be called.

    `kiest` is what is dialled: `+31740000012`, or `112` where a number has no other form.

    `toestel` is an extension: it is told and not dialled, for telephones differ in what they make of it in a link.
    """

    kiest: str
    nummer: str
    toestel: str = ""

    @property
    def getoond(self) -> str:
        """The number as everybody reads it and as it is kept: `074-000 00 12`, `074-000 00 12 toestel 12`."""
        return f"{self.nummer} toestel {self.toestel}" if self.toestel else self.nummer

    @property
    def link(self) -> str:
        """The address that a telephone dials: `tel:+31740000012`."""
        return f"tel:{self.kiest}"


def read_telefoon(tekst: str) -> Telefoon:
    """Read a number from any notation. Raises `Ongeldig` at `telefoon` with the cause: no number is ever guessed."""
    gelezen = _read(tekst)
    if isinstance(gelezen, Telefoon):
        return gelezen
    melding, verwacht = gelezen
    raise Ongeldig("telefoon", melding, verwacht=verwacht)


def find_telefoon(tekst: str | None) -> Telefoon | None:
    """The number in a text that is kept; None when no number can be read in it."""
    gelezen = _read(tekst) if tekst else None
    return gelezen if isinstance(gelezen, Telefoon) else None


@lru_cache(4096)
def _read(tekst: str) -> Telefoon | Oorzaak:
    """The number, or what is wrong and what was expected."""
    kaal = _VOORAF.sub("", clean_code(tekst), count=1).strip(" .,;")
    toestel = ""
    if gevonden := _TOESTEL.search(kaal):
        kaal, toestel = kaal[: gevonden.start()].strip(" .,;"), gevonden[1]
    if _holds_two(kaal):
        return "Hier staan twee nummers.", "één nummer: het nummer waar iemand opneemt"
    if any(teken.isalpha() for teken in kaal) and _count(kaal):
        return "Hier staan letters bij het nummer.", _ALLEEN_NUMMER
    if not _VORM.fullmatch(kaal) or not _count(kaal):
        return "Dit is geen telefoonnummer.", f"cijfers, zoals {VOORBEELD}"
    gelezen = _read_digits(kaal)
    if not isinstance(gelezen, Telefoon) or not toestel:
        return gelezen
    return Telefoon(gelezen.kiest, gelezen.nummer, toestel)


def _holds_two(kaal: str) -> bool:
    """Whether a second number stands behind the first, or only its last digits (`074-000 00 12 / 13`)."""
    delen = _SCHEIDING.split(kaal)
    getallen = [_count(deel) for deel in delen if not any(map(str.isalpha, deel))]
    vol = max(getallen, default=0) >= _CIJFERS_VAN_EEN_NUMMER
    if vol and len(delen) > 1 and not (len(delen) == 2 and _is_net(delen[0])):
        return len(list(filter(None, getallen))) > 1
    return _count(kaal) >= _MEER_DAN_EEN_NUMMER and any(
        isinstance(_read_digits(kaal[:positie]), Telefoon)
        and isinstance(_read_digits(kaal[positie:]), Telefoon)
        for positie, teken in enumerate(kaal)
        if teken == " "
    )


def _is_net(deel: str) -> bool:
    """Whether an area code stands before a slash, as people in the east write it: `0546/12 34 56`."""
    return _NET_VOOR_STREEP.fullmatch(deel) is not None


def _count(tekst: str) -> int:
    return sum(teken.isdigit() for teken in tekst)


def _read_digits(deel: str) -> Telefoon | Oorzaak:
    return _read_one("".join(teken for teken in deel if teken in "+0123456789"))


def _read_one(cijfers: str) -> Telefoon | Oorzaak:
    """Read what is left when the notation is gone: digits, perhaps with a + in front."""
    if cijfers in KORTE_NUMMERS:
        return Telefoon(cijfers, KORTE_NUMMERS[cijfers])
    if cijfers.startswith("000"):
        return "Dit netnummer bestaat niet.", _TIEN_CIJFERS
    if not cijfers.startswith(("+", "0", "14")):
        if len(cijfers) < _CIJFERS:
            return _wrong_length(cijfers, "kort")
        return "Het nummer begint niet met 0 of +.", f"het hele nummer, zoals {VOORBEELD}"
    try:
        nummer = parse(cijfers, NEDERLAND)
    except NumberParseException as fout:
        return _not_parsed(cijfers, fout)
    if nummer.country_code == _LANDNUMMER:
        return _as_dutch(nummer, cijfers)
    if not is_valid_number(nummer):
        land = f"in het land met +{nummer.country_code}"
        return (
            f"Dit nummer bestaat niet {land}.",
            f"een nummer met 0 of +31 ervoor, zoals {VOORBEELD}",
        )
    internationaal = format_number(nummer, PhoneNumberFormat.INTERNATIONAL)
    return Telefoon(format_number(nummer, PhoneNumberFormat.E164), internationaal)


def _not_parsed(cijfers: str, fout: NumberParseException) -> Oorzaak:
    match fout.error_type:
        case NumberParseException.INVALID_COUNTRY_CODE:
            return (
                "Dit landnummer bestaat niet.",
                f"een nummer met 0 of +31 ervoor, zoals {VOORBEELD}",
            )
        case NumberParseException.TOO_LONG:
            return _wrong_length(cijfers, "lang")
        case _te_kort:
            return _wrong_length(cijfers, "kort")


def _as_dutch(nummer: PhoneNumber, cijfers: str) -> Telefoon | Oorzaak:
    if not is_valid_number(nummer):
        return _not_dutch(str(nummer.national_number), cijfers)
    net, _spatie, rest = format_number(nummer, PhoneNumberFormat.NATIONAL).partition(" ")
    if not can_be_internationally_dialled(nummer):  # 14 with an area code
        return Telefoon(net + rest, f"{net} {rest}")
    rest = rest.replace(" ", "")
    getoond = f"{net}-{_grouped(rest)}"
    if number_type(nummer) in _ALLEEN_BINNENLAND:
        return Telefoon(net + rest, getoond)
    return Telefoon(format_number(nummer, PhoneNumberFormat.E164), getoond)


_ALLEEN_BINNENLAND = {PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE}
"""0800 and 0900: most of them cannot be called with +31, so they are dialled as they are written."""


def _grouped(cijfers: str) -> str:
    delen, positie = [], 0
    for breedte in _GROEPEN.get(len(cijfers), (len(cijfers),)):
        delen.append(cijfers[positie : positie + breedte])
        positie += breedte
    return " ".join(delen)


def _not_dutch(nationaal: str, cijfers: str) -> Oorzaak:
    if cijfers.startswith("14"):
        return "Dit netnummer achter de 14 bestaat niet.", "14 en een netnummer, zoals 14 074"
    if nationaal.startswith(("80", "90")):
        return "Een 0800- of 0900-nummer heeft nog 4 tot 7 cijfers.", "een nummer zoals 0800-2000"
    lengte = _CIJFERS + 2 if nationaal.startswith("97") else _CIJFERS
    if len(nationaal) != lengte:
        return _wrong_length(cijfers, "kort" if len(nationaal) < lengte else "lang")
    if nationaal.startswith("6"):
        return f"Er zijn geen mobiele nummers die beginnen met 06-{nationaal[1]}.", _TIEN_CIJFERS
    return "Dit netnummer bestaat niet.", _TIEN_CIJFERS


def _wrong_length(cijfers: str, hoe: str) -> Oorzaak:
    aantal = _count(cijfers)
    woord = "cijfer" if aantal == 1 else "cijfers"
    return f"Dit nummer is te {hoe}: {aantal} {woord}.", _TIEN_CIJFERS

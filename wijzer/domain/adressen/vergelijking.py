"""Whether two Dutch addresses are the same, and if not: what differs and how near they are.

Open and shielded addresses are compared in the same way. An outcome names the parts that differ, never their content,
so that it can stand in a case, a mail or an export.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Self, TypeVar
from uuid import UUID

from wijzer.domain.adressen.adres import Adres
from wijzer.domain.adressen.huistoevoeging import toevoegingvorm
from wijzer.domain.taal.schrijfwijze import plaatsvorm, postcodevorm, provincievorm, straatvormen
from wijzer.domain.taal.tikfout import edit_distance, is_slip_in_name, is_slip_in_number

_BEGINLETTER = re.compile(r"([a-z])(?![a-z])(.*)", re.DOTALL)
Id = TypeVar("Id", bound=UUID)
_ONBEKEND_VER = 1000
"""What cannot be compared is farther than everything that can: it explains nothing."""
_REEKS_HOOGUIT = 40
"""A range of house numbers (`12-14`) that is longer than this is a number with an addition."""


class Uitslag(StrEnum):
    """What comparing two addresses says. Unknown is an answer of its own: it is never taken for a difference."""

    GELIJK = "gelijk"
    VERSCHILLEND = "verschillend"
    ONBEKEND = "onbekend"


class Adresonderdeel(StrEnum):
    """A part of an address, in the order in which people read it."""

    STRAAT = "straat"
    HUISNUMMER = "huisnummer"
    HUISLETTER = "huisletter"
    TOEVOEGING = "toevoeging"
    POSTCODE = "postcode"
    PLAATS = "plaats"


class Opmerking(StrEnum):
    """Worth telling the beheerder, without being a difference (or on top of one)."""

    STRAAT_ANDERS_GESCHREVEN = "straat anders geschreven"
    PLAATS_ANDERS_GESCHREVEN = "plaats anders geschreven"
    ANDER_BAG_NUMMER = "ander BAG-nummer"
    NUMMERREEKS = "nummer uit een reeks"
    BAG_NUMMER_BIJ_ANDER_ADRES = "zelfde BAG-nummer bij een ander adres"
    TIKFOUT = "waarschijnlijk een tikfout"


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The outcome for one pair of addresses. The same whichever of the two comes first.

    `afstand` orders pairs from near to far (0 is the same) and has no unit. `is_dichtbij` means that the two were
    probably meant to be one address. Neither says anything about metres.
    """

    uitslag: Uitslag
    verschil: frozenset[Adresonderdeel] = frozenset()
    opmerkingen: frozenset[Opmerking] = frozenset()
    afstand: int = 0
    is_dichtbij: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class Adreskenmerk:
    """An address in the form in which it is compared: made once, compared often. Has no printable form."""

    straat: frozenset[str]
    huisnummer: int
    staart: str
    """Letter and addition together: `12-a` may be a letter in one list and an addition in the other."""
    huisletter: str
    toevoeging: str
    postcode: str | None
    plaats: str
    namesake: str | None
    bag_id: str | None

    def __repr__(self) -> str:
        return "Adreskenmerk(…)"

    @classmethod
    def of(cls, adres: Adres, *, provincie: str = "Overijssel") -> Self:
        """Read an address. `provincie` is where a place lies that does not say so: Hengelo is Hengelo (O) in Twente."""
        staart = toevoegingvorm(adres.huisletter) + toevoegingvorm(adres.toevoeging)
        huisletter, toevoeging = _split_staart(adres, staart)
        plaats, namesake = plaatsvorm(adres.plaats)
        return cls(
            straat=straatvormen(adres.straat, huisnummer=adres.huisnummer),
            huisnummer=adres.huisnummer,
            staart=staart,
            huisletter=huisletter,
            toevoeging=toevoeging,
            postcode=postcodevorm(adres.postcode),
            plaats=plaats,
            namesake=None if namesake == provincievorm(provincie) else namesake,
            bag_id=adres.nummeraanduiding_id or None,
        )


def compare(a: Adres, b: Adres, *, provincie: str = "Overijssel") -> Vergelijking:
    """Compare two addresses as they were written. Symmetric; rewrites neither.

    Two known postcodes that differ are a difference.

    Source: regional documents of Twente (OZJT/Samen14); our choice.
    """
    return compare_kenmerken(
        Adreskenmerk.of(a, provincie=provincie), Adreskenmerk.of(b, provincie=provincie)
    )


def compare_kenmerken(a: Adreskenmerk, b: Adreskenmerk) -> Vergelijking:
    """The same as `compare`, for addresses that were read before."""
    paar = _Paar.of(a, b)
    if paar.is_same:
        return Vergelijking(Uitslag.GELIJK, opmerkingen=paar.remarks_when_same())
    verschil = paar.differences()
    if not verschil:
        return Vergelijking(Uitslag.ONBEKEND, afstand=_ONBEKEND_VER, is_dichtbij=False)
    slips = frozenset(deel for deel in verschil if _is_slip(paar, deel))
    return Vergelijking(
        Uitslag.VERSCHILLEND,
        verschil=verschil,
        opmerkingen=_hints(paar, verschil, slips),
        afstand=sum(4 if deel in slips else _cost(paar, deel) for deel in verschil),
        is_dichtbij=_is_dichtbij(paar, verschil, slips),
    )


def nearest(
    gezocht: Adreskenmerk, kandidaten: Iterable[tuple[Id, Adreskenmerk]]
) -> tuple[Id, Vergelijking] | None:
    """The candidate that comes nearest, None without candidates. Equally near ones: the lowest id, always the same."""
    vergeleken = [(wie, compare_kenmerken(gezocht, kenmerk)) for wie, kenmerk in kandidaten]
    return min(vergeleken, key=lambda paar: (paar[1].afstand, paar[0]), default=None)


@dataclass(frozen=True, slots=True, repr=False)
class _Paar:
    """Two addresses beside each other.

    Each flag: the part differs (True), agrees (False) or cannot be compared (None).
    """

    a: Adreskenmerk
    b: Adreskenmerk
    straat: bool | None
    postcode: bool | None
    plaats: bool | None
    bag: bool | None
    is_same_nummer: bool

    @classmethod
    def of(cls, a: Adreskenmerk, b: Adreskenmerk) -> Self:
        return cls(
            a,
            b,
            straat=a.straat.isdisjoint(b.straat) if a.straat and b.straat else None,
            postcode=a.postcode != b.postcode if a.postcode and b.postcode else None,
            plaats=_plaats_differs(a, b),
            bag=a.bag_id != b.bag_id if a.bag_id and b.bag_id else None,
            is_same_nummer=a.huisnummer == b.huisnummer and a.staart == b.staart,
        )

    @property
    def is_same(self) -> bool:
        """Whether both have the same BAG id, or else the same postcode, number, letter and addition.

        Without a postcode street, number, addition and place have to be the same.

        Source: BAG; our choice.
        """
        if self.bag is False:
            return True
        if self.postcode is None:
            return self.is_same_nummer and self.straat is False and self.plaats is False
        return self.is_same_nummer and not self.postcode

    def differences(self) -> frozenset[Adresonderdeel]:
        return frozenset(deel for deel, differs in self._parts() if differs)

    def _parts(self) -> Iterator[tuple[Adresonderdeel, bool | None]]:
        a, b = self.a, self.b
        yield Adresonderdeel.STRAAT, self.straat
        yield Adresonderdeel.POSTCODE, self.postcode
        # A postcode lies in one place: with the same one, another name is spelling.
        yield Adresonderdeel.PLAATS, self.plaats and self.postcode is not False
        if not self.is_same_nummer:
            yield Adresonderdeel.HUISNUMMER, a.huisnummer != b.huisnummer
            yield Adresonderdeel.HUISLETTER, a.staart != b.staart and a.huisletter != b.huisletter
            yield Adresonderdeel.TOEVOEGING, a.staart != b.staart and a.toevoeging != b.toevoeging

    def remarks_when_same(self) -> frozenset[Opmerking]:
        """What is worth telling of two addresses that are the same.

        That is a street, a place or a BAG id that is another one all the same.

        Source: our choice.
        """
        is_other_address = self.postcode or not self.is_same_nummer
        return frozenset(
            opmerking
            for opmerking, geldt in (
                (Opmerking.STRAAT_ANDERS_GESCHREVEN, self.straat),
                (Opmerking.PLAATS_ANDERS_GESCHREVEN, self.plaats),
                (Opmerking.ANDER_BAG_NUMMER, self.bag),
                (Opmerking.BAG_NUMMER_BIJ_ANDER_ADRES, is_other_address),
            )
            if geldt
        )


def _plaats_differs(a: Adreskenmerk, b: Adreskenmerk) -> bool | None:
    """Whether two places differ.

    It is unknown where one has no place, or where a name of two places does not say which of them
    is meant.

    Source: our choice.
    """
    if not a.plaats or not b.plaats:
        return None
    if a.plaats != b.plaats:
        return True
    if a.namesake == b.namesake:
        return False
    # `Haarle` may be either Haarle, but `Hengelo` is not `Hengelo (Gld)`: the region's own province
    # goes without saying.
    return None if _names_one_gemeente(a, b) else True


def _names_one_gemeente(a: Adreskenmerk, b: Adreskenmerk) -> bool:
    return [str(k.namesake).startswith("gem ") for k in (a, b)].count(True) == 1


def _is_slip(paar: _Paar, deel: Adresonderdeel) -> bool:
    """Whether a differing part was probably mistyped for the other.

    Source: our choice.
    """
    a, b = paar.a, paar.b
    match deel:
        case Adresonderdeel.STRAAT:
            return any(
                is_slip_in_name(straat, andere_straat)
                for straat in a.straat
                for andere_straat in b.straat
            )
        case Adresonderdeel.PLAATS:
            return is_slip_in_name(a.plaats, b.plaats)
        case Adresonderdeel.POSTCODE:
            return edit_distance(a.postcode or "", b.postcode or "", at_most=1) == 1
        case Adresonderdeel.HUISNUMMER:
            return _is_lost_dash(a, b) or is_slip_in_number(a.huisnummer, b.huisnummer)
        case Adresonderdeel.HUISLETTER | Adresonderdeel.TOEVOEGING:
            return _is_lost_dash(a, b)


def _is_lost_dash(a: Adreskenmerk, b: Adreskenmerk) -> bool:
    """Whether a dash was lost between number and addition, as in `12-1` and `121`."""
    return f"{a.huisnummer}{a.staart}" == f"{b.huisnummer}{b.staart}"


def _hints(
    paar: _Paar, verschil: frozenset[Adresonderdeel], slips: frozenset[Adresonderdeel]
) -> frozenset[Opmerking]:
    hints = set()
    if slips == verschil and len(slips) <= 2:
        hints.add(Opmerking.TIKFOUT)
    if _is_in_reeks(paar.a, paar.b) or _is_in_reeks(paar.b, paar.a):
        hints.add(Opmerking.NUMMERREEKS)
    return frozenset(hints)


def _is_in_reeks(reeks: Adreskenmerk, kenmerk: Adreskenmerk) -> bool:
    """Whether `12-14` on one side may mean the `12` or `14` on the other.

    Source: our choice.
    """
    if not reeks.staart.isdecimal() or kenmerk.staart:
        return False
    begin, einde = reeks.huisnummer, int(reeks.staart)
    is_reeks = begin < einde <= begin + _REEKS_HOOGUIT
    return is_reeks and kenmerk.huisnummer in range(begin, einde + 1, 2 - (einde - begin) % 2)


def _cost(paar: _Paar, deel: Adresonderdeel) -> int:
    """How far one differing part puts two addresses apart: a neighbour in the street is nearer than a stranger."""
    match deel:
        case Adresonderdeel.HUISLETTER | Adresonderdeel.TOEVOEGING:
            return 3
        case Adresonderdeel.HUISNUMMER:
            return 10 + min(abs(paar.a.huisnummer - paar.b.huisnummer), 40)
        case Adresonderdeel.POSTCODE:
            return 8 if (paar.a.postcode or "")[:4] == (paar.b.postcode or "")[:4] else 20
        case Adresonderdeel.PLAATS:
            return 60
        case Adresonderdeel.STRAAT:
            return 6 if paar.postcode is False else 200


def _is_dichtbij(
    paar: _Paar, verschil: frozenset[Adresonderdeel], slips: frozenset[Adresonderdeel]
) -> bool:
    """Whether the two were probably meant to be one address, so that together they are one case.

    Source: our choice.
    """
    echt = verschil - slips
    if paar.postcode is False:
        return True
    if Adresonderdeel.STRAAT in echt or paar.straat is None:
        return False
    if Adresonderdeel.PLAATS in echt:
        return Adresonderdeel.HUISNUMMER not in verschil
    return not {Adresonderdeel.HUISNUMMER, Adresonderdeel.POSTCODE} <= echt


def _split_staart(adres: Adres, staart: str) -> tuple[str, str]:
    if adres.huisletter:
        return toevoegingvorm(adres.huisletter), toevoegingvorm(adres.toevoeging)
    match = _BEGINLETTER.fullmatch(staart)
    return (match[1], match[2]) if match else ("", staart)

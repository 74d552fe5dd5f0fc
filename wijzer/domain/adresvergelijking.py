"""Whether two Dutch addresses are the same, and if not: what differs and how near they are (domein.md § 5).

Open and shielded addresses are compared in the same way. An outcome names the parts that differ, never their content,
so that it can stand in a case, a mail or an export.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self, TypeVar
from uuid import UUID

from wijzer.domain.adres import Adres
from wijzer.domain.schrijfwijze import plaatsvorm, provincievorm, straatvormen, toevoegingvorm
from wijzer.domain.tikfout import edit_distance, is_slip_in_name, is_slip_in_number

_BEGINLETTER = re.compile(r"([a-z])(?![a-z])(.*)", re.DOTALL)
Id = TypeVar("Id", bound=UUID)
_REEKS_HOOGUIT = 40
"""A range of house numbers (`12-14`) that is longer than this is a number with an addition."""


class Uitslag(StrEnum):
    """What comparing two addresses says. Unknown is an answer of its own: it is never taken for a difference."""

    GELIJK = "gelijk"
    VERSCHILLEND = "verschillend"
    ONBEKEND = "onbekend"


class Onderdeel(StrEnum):
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
    verschil: frozenset[Onderdeel] = frozenset()
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
            postcode="".join((adres.postcode or "").upper().split()) or None,
            plaats=plaats,
            namesake=None if namesake == provincievorm(provincie) else namesake,
            bag_id=adres.nummeraanduiding_id or None,
        )


def compare(a: Adres, b: Adres, *, provincie: str = "Overijssel") -> Vergelijking:
    """Compare two addresses as they were written. Symmetric; rewrites neither."""
    return compare_kenmerken(
        Adreskenmerk.of(a, provincie=provincie), Adreskenmerk.of(b, provincie=provincie)
    )


def compare_kenmerken(a: Adreskenmerk, b: Adreskenmerk) -> Vergelijking:
    """The same as `compare`, for addresses that were read before."""
    paar = _Paar.of(a, b)
    if paar.is_same:
        return Vergelijking(Uitslag.GELIJK, opmerkingen=paar.opmerkingen_bij_gelijk)
    if not paar.verschil:
        return Vergelijking(Uitslag.ONBEKEND, afstand=1)
    slips = _slips(paar)
    return Vergelijking(
        Uitslag.VERSCHILLEND,
        verschil=paar.verschil,
        opmerkingen=_hints(paar, slips),
        afstand=sum(_cost(paar, deel, is_slip=deel in slips) for deel in paar.verschil),
        is_dichtbij=_is_dichtbij(paar, slips),
    )


def nearest(
    gezocht: Adreskenmerk, kandidaten: Iterable[tuple[Id, Adreskenmerk]]
) -> tuple[Id, Vergelijking] | None:
    """The candidate that comes nearest, None without candidates. Equally near ones: the lowest id, always the same."""
    vergeleken = [(wie, compare_kenmerken(gezocht, kenmerk)) for wie, kenmerk in kandidaten]
    return min(vergeleken, key=lambda paar: (paar[1].afstand, paar[0]), default=None)


@dataclass(frozen=True, slots=True, repr=False)
class _Paar:
    """Two addresses beside each other. Each flag: the part differs (True), agrees (False) or cannot be compared (None)."""

    a: Adreskenmerk
    b: Adreskenmerk
    straat: bool | None
    postcode: bool | None
    plaats: bool | None
    bag: bool | None

    @classmethod
    def of(cls, a: Adreskenmerk, b: Adreskenmerk) -> Self:
        return cls(
            a,
            b,
            straat=a.straat.isdisjoint(b.straat) if a.straat and b.straat else None,
            postcode=a.postcode != b.postcode if a.postcode and b.postcode else None,
            plaats=_plaats_differs(a, b),
            bag=a.bag_id != b.bag_id if a.bag_id and b.bag_id else None,
        )

    @property
    def is_same_nummer(self) -> bool:
        return (self.a.huisnummer, self.a.staart) == (self.b.huisnummer, self.b.staart)

    @property
    def is_same(self) -> bool:
        if self.bag is False:
            return True
        if self.postcode is None:
            return self.is_same_nummer and self.straat is False and self.plaats is False
        return self.is_same_nummer and not self.postcode

    @property
    def verschil(self) -> frozenset[Onderdeel]:
        a, b = self.a, self.b
        return frozenset(
            deel
            for deel, differs in (
                (Onderdeel.STRAAT, self.straat),
                (Onderdeel.HUISNUMMER, a.huisnummer != b.huisnummer),
                (Onderdeel.HUISLETTER, a.staart != b.staart and a.huisletter != b.huisletter),
                (Onderdeel.TOEVOEGING, a.staart != b.staart and a.toevoeging != b.toevoeging),
                (Onderdeel.POSTCODE, self.postcode),
                # A postcode lies in one place: with the same one, another name is spelling.
                (Onderdeel.PLAATS, self.plaats and self.postcode is not False),
            )
            if differs
        )

    @property
    def opmerkingen_bij_gelijk(self) -> frozenset[Opmerking]:
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
    if not a.plaats or not b.plaats:
        return None
    if a.plaats != b.plaats:
        return True
    if a.namesake == b.namesake:
        return False
    # `Haarle` may be either Haarle, but `Hengelo` is not `Hengelo (Gld)`: the region's own province goes without saying.
    return None if _names_one_gemeente(a, b) else True


def _names_one_gemeente(a: Adreskenmerk, b: Adreskenmerk) -> bool:
    return [str(k.namesake).startswith("gem ") for k in (a, b)].count(True) == 1


def _slips(paar: _Paar) -> frozenset[Onderdeel]:
    """The differing parts of which one was probably mistyped for the other."""
    a, b = paar.a, paar.b
    if f"{a.huisnummer}{a.staart}" == f"{b.huisnummer}{b.staart}":  # 12-1 and 121
        gesplitst = {Onderdeel.HUISNUMMER, Onderdeel.TOEVOEGING}
    else:
        gesplitst = (
            {Onderdeel.HUISNUMMER} if is_slip_in_number(a.huisnummer, b.huisnummer) else set()
        )
    slips = {
        Onderdeel.STRAAT: any(is_slip_in_name(x, y) for x in a.straat for y in b.straat),
        Onderdeel.POSTCODE: edit_distance(a.postcode or "", b.postcode or "", at_most=1) == 1,
        Onderdeel.PLAATS: is_slip_in_name(a.plaats, b.plaats),
    }
    return paar.verschil & (gesplitst | {deel for deel, is_slip in slips.items() if is_slip})


def _hints(paar: _Paar, slips: frozenset[Onderdeel]) -> frozenset[Opmerking]:
    is_tikfout = slips == paar.verschil and len(slips) <= 2
    is_reeks = _is_in_reeks(paar.a, paar.b) or _is_in_reeks(paar.b, paar.a)
    return frozenset(
        ({Opmerking.TIKFOUT} if is_tikfout else set())
        | ({Opmerking.NUMMERREEKS} if is_reeks else set())
    )


def _is_in_reeks(reeks: Adreskenmerk, ander: Adreskenmerk) -> bool:
    """Whether `12-14` on one side may mean the `12` or `14` on the other."""
    if not reeks.staart.isdecimal() or ander.staart:
        return False
    begin, einde = reeks.huisnummer, int(reeks.staart)
    is_reeks = begin < einde <= begin + _REEKS_HOOGUIT
    return is_reeks and ander.huisnummer in range(begin, einde + 1, 2 - (einde - begin) % 2)


def _cost(paar: _Paar, deel: Onderdeel, *, is_slip: bool) -> int:
    """How far one differing part puts two addresses apart. A slip is near; a neighbour in the street nearer than a stranger."""
    if is_slip:
        return 4
    match deel:
        case Onderdeel.HUISLETTER | Onderdeel.TOEVOEGING:
            return 3
        case Onderdeel.HUISNUMMER:
            return 10 + min(abs(paar.a.huisnummer - paar.b.huisnummer), 40)
        case Onderdeel.POSTCODE:
            return 8 if (paar.a.postcode or "")[:4] == (paar.b.postcode or "")[:4] else 20
        case Onderdeel.PLAATS:
            return 60
        case Onderdeel.STRAAT:
            return 6 if paar.postcode is False else 200


def _is_dichtbij(paar: _Paar, slips: frozenset[Onderdeel]) -> bool:
    """Whether the two were probably meant to be one address, so that together they are one case."""
    verschil = paar.verschil - slips
    if paar.postcode is False:
        return True
    if Onderdeel.STRAAT in verschil or paar.straat is None:
        return False
    if Onderdeel.PLAATS in verschil:
        return Onderdeel.HUISNUMMER not in paar.verschil
    return not {Onderdeel.HUISNUMMER, Onderdeel.POSTCODE} <= verschil


def _split_staart(adres: Adres, staart: str) -> tuple[str, str]:
    if adres.huisletter:
        return toevoegingvorm(adres.huisletter), toevoegingvorm(adres.toevoeging)
    match = _BEGINLETTER.fullmatch(staart)
    return (match[1], match[2]) if match else ("", staart)

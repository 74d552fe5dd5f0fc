"""Whether a text comes near the name of a street.

It does by its stem (Kaneelwortel of Kaneelwortelpad), or by one slip of the finger. The street
itself is found by `herhaling`; this is about what leads a reader to it all the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Self

from wijzer.domain.taal.schrijfwijze import straatvormen
from wijzer.domain.taal.telwoord import rank_of
from wijzer.domain.taal.tikfout import edit_distance
from wijzer.domain.verraad.gewone_woorden import is_gewoon, without_joint
from wijzer.domain.verraad.herhaling import TUSSEN_STUKKEN, WOORD, Lezing
from wijzer.domain.verraad.lijkletters import latijn

_CIJFERS = re.compile(r"\D")
_KORTSTE_IN_WOORD = 5
"""A shorter stem counts only as a word of its own: `es` is a part of every other word."""
_KORTSTE_OVER_WOORDEN = 7
"""A stem as long as this is no chance when it appears by reading over spaces."""
_BREEDTE = 4
"""How many words together are looked at to write out an abbreviation."""
_KORTSTE_TIKFOUT = 5
_KORTSTE_TIKFOUT_OVERAL = 8
"""Shorter names with a slip are looked for among the words of a text only."""
_UITGANGEN = (
    "dwarsstraat", "kerkstraat", "boulevard", "plantsoen", "kwartier", "passage", "straat", "singel", "gracht",
    "esplanade", "allee", "steeg", "dreef", "kade", "laan", "park", "plein", "markt", "veste", "brink", "plaats",
    "ring", "baan", "dijk", "kamp", "akker", "pad", "weg", "hof", "wal", "erf", "oord", "burg", "veld", "hoek",
    "berg", "bos", "brug", "haven", "poort", "poel", "beek", "gaarde", "tuin", "lanen", "es", "esch", "maat", "made",
    "meen", "horst", "loo", "donk", "rade",
)  # fmt: skip
_VOORAF = frozenset(
    (
        "de", "het", "een", "t", "van", "der", "den", "ter", "ten", "te", "d", "v", "vd", "op", "aan", "bij", "in",
        "achter", "boven", "onder", "voor", "oude", "oud", "nieuwe", "nieuw", "grote", "kleine", "lange", "korte",
        "hoge", "lage", "noord", "oost", "zuid", "west", "sint", "st", "burgemeester", "burg", "bgm", "burgem",
        "doctor", "dokter", "dr", "professor", "prof", "dominee", "ds", "meester", "mr", "ingenieur", "ir", "ing",
        "pastoor", "past", "kapelaan", "kap", "wethouder", "weth", "koningin", "koning", "kon", "prins", "prinses",
        "pr", "notaris", "minister", "min", "president", "pres", "generaal", "gen", "graaf", "hertog", "jonkheer",
        "jhr", "zuster", "pater", "monseigneur", "mgr", "gebroeders", "gebr", "kardinaal", "bisschop", "admiraal",
        "adm", "directeur", "dir",
    )
)  # fmt: skip
"""What stands before the name proper, as a rank does: people leave it out, and it makes no other street."""


class Nabijheid(IntEnum):
    """How near a text comes to a street."""

    GEEN = 0
    MISSCHIEN = 1
    """The likeness may be chance: an ordinary word, a plant, a short piece."""
    DICHTBIJ = 2
    GENOEMD = 3
    """The street or the postcode itself stands in it."""


@dataclass(frozen=True, slots=True, repr=False)
class Straatspoor:
    """A street in the forms in which a text may hint at it. Made once, compared often; has no printable form."""

    straten: frozenset[str]
    stammen: frozenset[str]

    def __repr__(self) -> str:
        return "Straatspoor(…)"

    @classmethod
    def of(cls, straat: str) -> Self:
        """Read the name of a street."""
        straat = latijn(straat)
        namen = [straat, *_without_titles(straat)]
        straten = frozenset(vorm for naam in namen for vorm in straatvormen(naam))
        stammen = {stam for vorm in straten for stam in _stems(vorm)}
        # `De Höfte` has no ending: without its article it is a stem itself
        stammen |= {vorm for naam in namen[1:] for vorm in straatvormen(naam)} - set(_UITGANGEN)
        return cls(straten, frozenset(stammen))


def nabijheid(lezing: Lezing, spoor: Straatspoor) -> Nabijheid:
    """How near a text comes to a street, by its stem or by one slip."""
    gevonden = Nabijheid.GEEN
    for oordeel in _findings(_Stukken.of(lezing), spoor):
        gevonden = max(gevonden, oordeel)
        if gevonden is Nabijheid.DICHTBIJ:
            break
    return gevonden


@dataclass(frozen=True, slots=True)
class _Stukken:
    """A text in the pieces that are looked into."""

    woorden: list[str]
    alles: str
    """All of it without spaces, and once more with its abbreviations written out."""

    @classmethod
    def of(cls, lezing: Lezing) -> Self:
        return cls(lezing.woorden, lezing.aaneen + TUSSEN_STUKKEN + lezing.voluit(_BREEDTE))

    def loose(self) -> Iterator[str]:
        """The words of a text, and every two neighbours as one; two small words are no slip: `in de` is not `linde`."""
        yield from self.woorden
        for paar in pairwise(self.woorden):
            if not all(map(_is_vooraf, paar)):
                yield "".join(paar)


def _findings(stukken: _Stukken, spoor: Straatspoor) -> Iterator[Nabijheid]:
    for stam in spoor.stammen:
        yield _find_stem(stam, stukken)
        yield _find_slip(stam, stukken, ernst=_weight(stam))
    for straat in spoor.straten:
        yield _find_slip(straat, stukken, ernst=_weight_of_street(straat))


def _find_stem(stam: str, stukken: _Stukken) -> Nabijheid:
    if len(stam) < _KORTSTE_IN_WOORD:
        return _weight(stam) if stam in stukken.woorden else Nabijheid.GEEN
    if stam not in stukken.alles:
        return Nabijheid.GEEN
    is_lang = len(stam) >= _KORTSTE_OVER_WOORDEN
    if is_lang or any(stam in woord for woord in stukken.woorden):
        return _weight(stam)
    return Nabijheid.MISSCHIEN


def _find_slip(naam: str, stukken: _Stukken, *, ernst: Nabijheid) -> Nabijheid:
    if len(naam) < _KORTSTE_TIKFOUT:
        return Nabijheid.GEEN
    if len(naam) >= _KORTSTE_TIKFOUT_OVERAL:
        return ernst if _holds_slip(naam, stukken.alles) else Nabijheid.GEEN
    is_raak = any(_is_slip(naam, woord) and not is_gewoon(woord) for woord in stukken.loose())
    return Nabijheid.MISSCHIEN if is_raak else Nabijheid.GEEN


def _holds_slip(naam: str, stuk: str) -> bool:
    """Whether a piece of the text is this name but for one edit. One edit leaves one third of the name as it was."""
    derde = len(naam) // 3
    delen = naam[:derde], naam[derde : 2 * derde], naam[2 * derde :]
    return any(
        _is_slip(naam, stuk[begin : begin + lengte])
        for begin in _near(delen, derde, stuk)
        for lengte in (len(naam) - 1, len(naam), len(naam) + 1)
        if begin + lengte <= len(stuk)
    )


def _near(delen: tuple[str, str, str], derde: int, stuk: str) -> set[int]:
    """Where the name may begin in the text, as seen from every third of it that stands there."""
    return {
        positie - nummer * derde + schuif
        for nummer, deel in enumerate(delen)
        for positie in _positions(deel, stuk)
        for schuif in (-1, 0, 1)
        if 0 <= positie - nummer * derde + schuif < len(stuk)
    }


def _positions(deel: str, stuk: str) -> Iterator[int]:
    positie = stuk.find(deel)
    while positie >= 0:
        yield positie
        positie = stuk.find(deel, positie + 1)


def _is_slip(naam: str, stuk: str) -> bool:
    """Whether one edit lies between the two. Numbers in a street name tell streets apart: 2e and 3e Esweg."""
    if edit_distance(naam, stuk, at_most=1) != 1:
        return False
    cijfers = _CIJFERS.sub("", naam)
    return not cijfers or cijfers == _CIJFERS.sub("", stuk)


def _weight(stam: str) -> Nabijheid:
    """A rank alone is an ordinary word too: `de zevende hemel` lies in no Zevende Dwarsstraat."""
    is_vraag = is_gewoon(stam) or rank_of(stam) is not None
    return Nabijheid.MISSCHIEN if is_vraag else Nabijheid.DICHTBIJ


def _weight_of_street(straat: str) -> Nabijheid:
    stam = _cut(straat)
    return Nabijheid.MISSCHIEN if is_gewoon(stam or straat) else Nabijheid.DICHTBIJ


def _stems(straat: str) -> Iterator[str]:
    """The street without its ending, and without the letters that joined the two where an ordinary word is left."""
    stam = _cut(straat)
    if stam:
        yield stam
        yield from (kaal for kaal in without_joint(stam) if len(kaal) > 1 and is_gewoon(kaal))


def _cut(straat: str) -> str:
    passend = (uitgang for uitgang in _UITGANGEN if straat.endswith(uitgang))
    eind = max(passend, key=len, default="")
    stam = straat.removesuffix(eind)
    return stam if eind and len(stam) > 1 else ""


def _is_vooraf(woord: str) -> bool:
    return woord in _VOORAF or rank_of(woord) is not None


def _without_titles(straat: str) -> list[str]:
    """The name from its first word on that is no title, article or direction; nothing when it has none of those."""
    woorden = WOORD.findall(straat)
    eigen = woorden[:]
    while len(eigen) > 1 and _is_vooraf(eigen[0]):
        eigen = eigen[1:]
    return [" ".join(eigen)] if eigen != woorden else []

"""What searching needs to know of one aanbod on one day."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row, Select, Text, cast, select

from wijzer.domain.adressen.adres import Punt
from wijzer.domain.inkoop.product import Hulpsoort
from wijzer.domain.locaties.beschikbaarheid import TOONBAAR, Status
from wijzer.domain.locaties.locatie import MAX_LEEFTIJD
from wijzer.domain.locaties.rang import is_woonplek, place
from wijzer.domain.taal.schrijfwijze import fold
from wijzer.published.naslag.afstand import Richting, richting_of
from wijzer.published.rangorde import Dagrang, actualiteit_on, shuffle, status_on, weken_on
from wijzer.published.tables import PublishedAanbod
from wijzer.published.vraag.filters import FILTERS, MEESTE_PLEKKEN
from wijzer.published.vraag.sorteer import Sorteer

ALLES = "alles"

_JSON = frozenset({"zichtbaar", "zoekgemeenten", "doelgroepen"})
_KOLOMMEN = [
    # As text: the same few lists occur tens of thousands of times and are parsed once each.
    cast(kolom, Text).label(kolom.name) if kolom.name in _JSON else kolom
    for kolom in PublishedAanbod.__table__.columns
    if kolom.name not in {"gegevens", "opgave", "publicatie"}
]


class Feit(NamedTuple):
    """What searching needs to know of one aanbod on one day."""

    rang: Dagrang
    id: UUID
    locatie_id: UUID
    aanbieder_id: UUID
    kenmerken: tuple[str, ...]
    stop: bool
    weken: int | None
    peildag: int
    richting: Richting
    naam: str
    woorden: tuple[str, ...]
    """The distinct words of the names of the locatie and its aanbieder."""
    locatienaam: str
    aanbiedernaam: str
    plekken: int
    """The free places as they may be told today; none where the entry is too old to be shown, or says nothing of it."""

    @property
    def is_groep(self) -> bool:
        """Whether its locatie is a groep."""
        return _GROEP in self.kenmerken


def kenmerk(soort: str, waarde: object = "") -> str:
    """The name of a set of bits: a property and its value."""
    return f"{soort}:{waarde}"


_GROEP = kenmerk("groep")
WOONPLEK = kenmerk("woonplek")
"""The set of what a child would live or stay at: where that lies ranks, and does not exclude."""
_JA = tuple(
    (kenmerk(filter_.kenmerk.soort), filter_.kenmerk.kolom)
    for filter_ in FILTERS
    if filter_.kenmerk and filter_.kenmerk.kolom
)
"""The kenmerken of an aanbod of which a column says yes."""


def _wait_of(feit: Feit) -> tuple[bool, bool, int]:
    """Unknown is not zero, and where nobody may apply a short wait is no wait at all."""
    return feit.stop, feit.weken is None, feit.weken or 0


_EERST: dict[Sorteer, Callable[[Feit], Any]] = {
    Sorteer.BESCHIKBAARHEID: lambda _: 0,
    Sorteer.WACHTTIJD: _wait_of,
    Sorteer.ACTUALITEIT: lambda feit: -feit.peildag,
    Sorteer.NAAM: lambda feit: feit.naam,
    Sorteer.AFSTAND: lambda _: 0,  # depends on from where: see zoeken/volgorde.py
}


def feitenvraag() -> Select[Any]:
    """The columns from which `to_feit` makes facts."""
    return select(*_KOLOMMEN)


def to_feit(rij: Row[Any], dag: date) -> Feit | None:
    """The facts of one row on one day; None when it is not shown then."""
    if not is_visible(_parse(rij.zichtbaar), dag):
        return None
    actualiteit = actualiteit_on(rij, dag)
    status = status_on(rij, actualiteit, dag)
    vrij = 0 if status is Status.ONBEKEND else rij.vrije_plekken or 0
    weken = weken_on(rij, actualiteit)
    schudding = shuffle(rij.schudgetal, dag)
    return Feit(
        Dagrang(*place(status, actualiteit, weken), schudding, rij.id.int),
        rij.id,
        rij.locatie_id,
        rij.aanbieder_id,
        _kenmerken(rij, status, weken, vrij),
        status is Status.AANMELDSTOP,
        weken,
        rij.peildatum.toordinal() if actualiteit in TOONBAAR else 0,
        _richting(rij.lat, rij.lon),
        _foldtekst(rij.naam),
        _words_of(rij.naam, rij.aanbieder_naam),
        intern(rij.naam),
        intern(rij.aanbieder_naam),
        vrij,
    )


def first_by(sorteer: Sorteer) -> Callable[[Feit], Any]:
    """What an order looks at before the default order."""
    return _EERST[sorteer]


def order_key(
    feiten: Sequence[Feit | None],
    sorteer: Sorteer = Sorteer.BESCHIKBAARHEID,
    *,
    alone: bool = False,
) -> Callable[[int], Any]:
    """What a place is sorted by; `alone` leaves out the default order that otherwise ends all ties."""
    eerst = first_by(sorteer)

    def key(index: int) -> Any:
        feit = feiten[index]
        if feit is None:
            raise LookupError(index)
        return eerst(feit) if alone else (eerst(feit), feit.rang)

    return key


def is_visible(zichtbaar: list[list[str | None]], dag: date) -> bool:
    """Whether one of these periods (first and last day, both included) holds the day."""
    vandaag = dag.isoformat()
    return any(
        van is not None and van <= vandaag and (tot is None or vandaag <= tot)
        for van, tot in zichtbaar
    )


@lru_cache(maxsize=65536)
def _foldtekst(tekst: str) -> str:
    """Words without accents and capitals, each with a space in front."""
    return "".join(f" {woord}" for woord in fold(tekst))


@lru_cache(maxsize=65536)
def _words_of(*namen: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(woord for naam in namen for woord in fold(naam)))


def _kenmerken(rij: Row[Any], status: Status, weken: int | None, vrij: int) -> tuple[str, ...]:
    los = [
        ALLES,
        kenmerk("regio", rij.regio),
        kenmerk("segment", rij.segment),
        kenmerk("status", status.value),
    ]
    if rij.productcode:
        los += [
            kenmerk("product", rij.productcode),
            kenmerk("code", f"{rij.regio}/{rij.productcode}"),
        ]
    if rij.hulpvorm:
        los.append(kenmerk("hulpvorm", rij.hulpvorm))
    if rij.locatie_soort == "groep":
        los.append(_GROEP)
    if is_woonplek(Hulpsoort(rij.soort), is_groep=rij.locatie_soort == "groep"):
        los.append(WOONPLEK)
    if weken is not None:
        los.append(kenmerk("weken", weken))
    return (
        *los,
        *(naam for naam, kolom in _JA if getattr(rij, kolom)),
        *_plekken(vrij),
        *_reeks("gemeente", rij.zoekgemeenten),
        *_reeks("doelgroep", rij.doelgroepen),
        *_leeftijden(rij.leeftijd_van, rij.leeftijd_tot),
    )


@lru_cache(maxsize=65536)
def _parse(tekst: str) -> Any:
    return json.loads(tekst)


@lru_cache(maxsize=65536)
def _reeks(soort: str, tekst: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kenmerk(soort, waarde) for waarde in _parse(tekst)))


@lru_cache(maxsize=1024)
def _plekken(vrij: int) -> tuple[str, ...]:
    """The kenmerken of so many free places: with three, somebody finds it who needs one, two or three.

    The places of a locatie are those of its best aanbod, so a locatie has at least so many when one of its aanbod has.
    One step beyond what can be asked for says that there are more than that.
    """
    hoogste = min(vrij, MEESTE_PLEKKEN + 1)
    return tuple(kenmerk("plekken", plekken) for plekken in range(1, hoogste + 1))


@lru_cache(maxsize=1024)
def _leeftijden(van: int | None, tot: int | None) -> tuple[str, ...]:
    """An open end means: as young, or as old, as jeugdhulp goes."""
    eerste, laatste = van or 0, MAX_LEEFTIJD if tot is None else tot
    return tuple(kenmerk("leeftijd", leeftijd) for leeftijd in range(eerste, laatste + 1))


@lru_cache(maxsize=65536)
def _richting(lat: float, lon: float) -> Richting:
    return richting_of(Punt(lat, lon))

"""Typed rows as plain JSON and back, so that they can cross from one process to another.

Not pickle: whatever reads a file that somebody made to do harm must not be able to have anything
run here. A translation follows from the type of a row, knows the few kinds of value that rows hold,
and takes nothing else: what comes back has the type that it says, or is refused.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres

SoortT = TypeVar("SoortT")

_MAX_GETALTEKST = 64
_ONTHOUDEN = 20_000


class Onvertaalbaar(ValueError):
    """The answer that came back is not what its type says."""


@dataclass(frozen=True, slots=True)
class Vertaling:
    """Both directions of one type.

    `pack` makes JSON of a value, `unpack` the value of that, or raises `Onvertaalbaar`.
    """

    pack: Callable[[Any], Any]
    unpack: Callable[[Any], Any]


def vertaling_of(soort: Any) -> Vertaling:
    """The translation of a type. Raises `TypeError` for a type that no row should hold."""
    if soort in _GEWOON:
        return _plain(soort)
    if soort in _ALS_TEKST:
        return _as_text(soort)
    if soort is AfgeschermdAdres:
        return _shielded()
    if get_origin(soort) in {Union, UnionType}:
        return _one_of(get_args(soort))
    if get_origin(soort) is tuple:
        return _tuple(get_args(soort))
    if issubclass(soort, StrEnum):
        return _choice(soort)
    return _record(soort)


_GEWOON = (str, int, bool, float)
_ALS_TEKST: dict[Any, tuple[Callable[[Any], str], Callable[[str], Any]]] = {
    date: (date.isoformat, date.fromisoformat),
    UUID: (str, UUID),
    Decimal: (str, Decimal),
}


def _need(waarde: object, soort: type[SoortT]) -> SoortT:
    """The value, when it is of exactly this type: a `bool` is no number here."""
    if type(waarde) is not soort:
        raise Onvertaalbaar
    return waarde


def _plain(soort: type[Any]) -> Vertaling:
    keep = _remember() if soort is str else _same

    def unpack(ruw: Any) -> Any:
        if type(ruw) is not soort:
            raise Onvertaalbaar
        return keep(ruw)

    return Vertaling(_same, unpack)


def _remember() -> Callable[[str], str]:
    """Most columns repeat a few texts: those are kept once, for as long as this translation is used."""
    bekend: dict[str, str] = {}

    def keep(tekst: str) -> str:
        if len(bekend) < _ONTHOUDEN:
            return bekend.setdefault(tekst, tekst)
        return bekend.get(tekst, tekst)

    return keep


def _same(waarde: Any) -> Any:
    return waarde


def _as_text(soort: type[Any]) -> Vertaling:
    write, read = _ALS_TEKST[soort]

    def unpack(ruw: object) -> Any:
        tekst = _need(ruw, str)
        if len(tekst) > _MAX_GETALTEKST:
            raise Onvertaalbaar
        try:
            return read(tekst)
        except (ValueError, InvalidOperation):
            raise Onvertaalbaar from None

    return Vertaling(write, unpack)


def _choice(soort: type[StrEnum]) -> Vertaling:
    woorden = {str(woord): woord for woord in soort}

    def unpack(ruw: object) -> StrEnum:
        woord = woorden.get(_need(ruw, str))
        if woord is None:
            raise Onvertaalbaar
        return woord

    return Vertaling(str, unpack)


def _shielded() -> Vertaling:
    """An address that must stay shielded: opened to cross, and shielded again before anything else sees it."""
    adres = vertaling_of(Adres)
    return Vertaling(
        lambda waarde: adres.pack(waarde.reveal()),
        lambda ruw: AfgeschermdAdres(adres.unpack(ruw)),
    )


def _one_of(soorten: Sequence[Any]) -> Vertaling:
    """Writes nothing, or something of one type, as it is; of several types with the number of the type in front."""
    namen = [soort for soort in soorten if soort is not NoneType]
    vormen = [vertaling_of(soort) for soort in namen]
    mag_leeg = len(namen) < len(soorten)
    if len(vormen) == 1:
        (vorm,) = vormen
        return Vertaling(
            lambda waarde: None if waarde is None else vorm.pack(waarde),
            lambda ruw: None if ruw is None else vorm.unpack(ruw),
        )

    def pack(waarde: Any) -> Any:
        if waarde is None:
            return None
        nummer = namen.index(type(waarde))
        return [nummer, vormen[nummer].pack(waarde)]

    def unpack(ruw: object) -> Any:
        if ruw is None and mag_leeg:
            return None
        nummer, inhoud = _list(ruw, 2)
        if type(nummer) is not int or not 0 <= nummer < len(vormen):
            raise Onvertaalbaar
        return vormen[nummer].unpack(inhoud)

    return Vertaling(pack, unpack)


def _list(ruw: object, lengte: int) -> list[Any]:
    lijst: list[Any] = _need(ruw, list)
    if len(lijst) != lengte:
        raise Onvertaalbaar
    return lijst


def _tuple(soorten: Sequence[Any]) -> Vertaling:
    if soorten[-1] is Ellipsis:
        elk = vertaling_of(soorten[0])
        return Vertaling(
            lambda waarde: [elk.pack(deel) for deel in waarde],
            lambda ruw: tuple([elk.unpack(deel) for deel in _need(ruw, list)]),
        )
    vormen = [vertaling_of(soort) for soort in soorten]
    return Vertaling(
        lambda waarde: [vorm.pack(deel) for vorm, deel in zip(vormen, waarde, strict=True)],
        lambda ruw: tuple(
            [vorm.unpack(deel) for vorm, deel in zip(vormen, _list(ruw, len(vormen)), strict=True)]
        ),
    )


def _record(soort: type[Any]) -> Vertaling:
    hints = get_type_hints(soort)
    vormen = {veld.name: vertaling_of(hints[veld.name]) for veld in fields(soort)}

    def unpack(ruw: object) -> Any:
        delen = zip(vormen.items(), _list(ruw, len(vormen)), strict=True)
        return soort(**{naam: vorm.unpack(deel) for (naam, vorm), deel in delen})

    return Vertaling(
        lambda waarde: [vorm.pack(getattr(waarde, naam)) for naam, vorm in vormen.items()], unpack
    )

"""What settings are made of.

There is a value that is not printed, the choices, and the error that names what is wrong.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from enum import StrEnum
from typing import NoReturn


class InstellingenFout(Exception):
    """The settings do not allow a start; `redenen` holds one sentence for each of them."""

    def __init__(self, redenen: Mapping[str, str]) -> None:
        self.redenen = dict(redenen)
        super().__init__("; ".join(f"{naam} {reden}" for naam, reden in redenen.items()))


class Onjuist(ValueError):
    """A setting has a wrong form; its message never holds the value."""


class Geocoderkeuze(StrEnum):
    """Who turns a place into a point: the embedded list, or PDOK over the network."""

    PLAATSEN = "plaatsen"
    PDOK = "pdok"


class LogVorm(StrEnum):
    """How a log line looks: JSON for machines, tekst for a person at a terminal."""

    JSON = "json"
    TEKST = "tekst"


class Buitenverbinding(StrEnum):
    """A connection to another machine, which is encrypted unless `WIJZER_ZONDER_TLS` names it."""

    MAIL = "mail"
    DATABASE = "database"
    REDIS = "redis"


class Geheim:
    """A value that must not be printed: `expose()` is the only way to read it."""

    __slots__ = ("_waarde",)

    def __init__(self, waarde: str) -> None:
        self._waarde = waarde

    def expose(self) -> str:
        """Give the value itself, to hand to the library that needs it and nothing else."""
        return self._waarde

    def __repr__(self) -> str:
        return "Geheim(…)"

    __str__ = __repr__

    def __format__(self, format_spec: str) -> str:
        return repr(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Geheim):
            return NotImplemented
        return secrets.compare_digest(self._waarde.encode(), other._waarde.encode())

    def __hash__(self) -> int:
        return hash(self._waarde)

    def __reduce__(self) -> NoReturn:
        message = "a secret is not pickled"
        raise TypeError(message)

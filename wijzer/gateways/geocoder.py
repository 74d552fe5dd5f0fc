"""Finds where an open address lies. A shielded address never comes here: the types do not fit."""

from collections.abc import Iterable
from typing import Protocol

from wijzer.domain.adressen.adres import Adres, Punt
from wijzer.domain.regio.gebied import Plaats
from wijzer.domain.taal.schoon import compare_key


class Geocoder(Protocol):
    """Finds the point of an open address."""

    def find(self, adres: Adres, *, gemeente: str) -> Punt | None:
        """The point in WGS84 degrees, or None when it cannot be told (the centre of the gemeente is used then).

        `gemeente` is the CBS code that the aanbieder chose. Never raises for a service that is away: saving goes on.
        """


class NulGeocoder:
    """Knows no place at all."""

    def find(self, adres: Adres, *, gemeente: str) -> Punt | None:
        """Give None, always."""
        return None


class PlaatsenGeocoder:
    """The embedded default: the centre of the place, by gemeente and name, otherwise by postcode area.

    Names repeat across gemeenten (Haarle), so a name counts only within the chosen gemeente.
    """

    def __init__(self, plaatsen: Iterable[Plaats]) -> None:
        self._by_name: dict[tuple[str, str], Punt] = {}
        self._by_pc4: dict[tuple[str, str], Punt] = {}
        for plaats in plaatsen:
            self._by_name[plaats.gemeente, compare_key(plaats.naam)] = plaats.punt
            self._by_pc4 |= {(plaats.gemeente, pc4): plaats.punt for pc4 in plaats.pc4}

    def find(self, adres: Adres, *, gemeente: str) -> Punt | None:
        """The centre of the place, exact to some kilometres."""
        pc4 = (adres.postcode or "")[:4]
        return self._by_name.get((gemeente, compare_key(adres.plaats))) or self._by_pc4.get(
            (gemeente, pc4)
        )

"""What the rest of the store may ask of the shielded addresses, without seeing their table or their keys."""

from collections.abc import Collection, Mapping
from typing import Protocol

from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.ids import GecontracteerdeLocatieId, LocatieId


class Adreskluis(Protocol):
    """Keeps shielded addresses per owner: a locatie, or a contracted location."""

    def of_locaties(self, ids: Collection[LocatieId]) -> dict[LocatieId, AfgeschermdAdres]:
        """The addresses of the shielded ones among these locaties."""

    def keep_locaties(self, adressen: Mapping[LocatieId, AfgeschermdAdres]) -> None:
        """Keep these instead of whatever they had."""

    def forget_locaties(self, ids: Collection[LocatieId]) -> None:
        """Take away what these locaties had, if anything."""

    def of_gecontracteerd(
        self, ids: Collection[GecontracteerdeLocatieId]
    ) -> dict[GecontracteerdeLocatieId, AfgeschermdAdres]:
        """The addresses of these contracted locations: all of them have one."""

    def keep_gecontracteerd(
        self, adressen: Mapping[GecontracteerdeLocatieId, AfgeschermdAdres]
    ) -> None:
        """Keep these instead of whatever they had."""

    def seal_namen(
        self, namen: Mapping[GecontracteerdeLocatieId, str]
    ) -> dict[GecontracteerdeLocatieId, str]:
        """How the contract calls these locations, as it may be kept: the name is often a street."""

    def open_namen(
        self, verzegeld: Mapping[GecontracteerdeLocatieId, str]
    ) -> dict[GecontracteerdeLocatieId, str]:
        """The names again, of what `seal_namen` gave for the same locations."""

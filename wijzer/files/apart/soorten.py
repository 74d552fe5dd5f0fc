"""The kinds of file that somebody can bring: how each is read, and what its rows are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from wijzer.files.contracten import ContractenRij, read_contracten
from wijzer.files.gemeentegrenzen import GrensRij, read_gemeentegrenzen
from wijzer.files.historie import HistorieRij, read_historie
from wijzer.files.locaties import LocatiesRij, read_locaties
from wijzer.files.pdc import PdcRij, read_pdc
from wijzer.files.tabel.fouten import Gelezen


@dataclass(frozen=True, slots=True)
class Leesvorm:
    """How a kind of file is read, and the type of its rows."""

    read: Callable[..., Gelezen[Any]]
    rij: type[Any]


class Lezer(Protocol):
    """Whatever reads a file of a kind: here, or in a process of its own."""

    def __call__(self, soort: str, inhoud: bytes, *, productcode_patroon: str) -> Gelezen[Any]:
        """Read it. Raises `BestandGeweigerd`."""


def read_here(soort: str, inhoud: bytes, *, productcode_patroon: str) -> Gelezen[Any]:
    """Read a file that this program made itself, such as those of the demo, in this very process."""
    return LEESVORMEN[soort].read(inhoud, productcode_patroon=productcode_patroon)


LEESVORMEN: Mapping[str, Leesvorm] = {
    "pdc": Leesvorm(read_pdc, PdcRij),
    "contracten": Leesvorm(read_contracten, ContractenRij),
    "locaties": Leesvorm(read_locaties, LocatiesRij),
    "historie": Leesvorm(read_historie, HistorieRij),
    "gemeentegrenzen": Leesvorm(read_gemeentegrenzen, GrensRij),
}

"""The kinds of file that somebody can bring: how each is read, and what its rows are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from wijzer.domain.contact.vooraf import load_ahead
from wijzer.files.contracten import ContractenRij, read_contracten
from wijzer.files.gemeentegrenzen import GrensRij, read_gemeentegrenzen
from wijzer.files.historie import PeildatumRij, read_historie
from wijzer.files.locaties import LocatiesRij, read_locaties
from wijzer.files.pdc import PdcRij, read_pdc
from wijzer.files.tabel.fouten import Gelezen

RIJ_BYTES = 2 * 2**20
"""The longest line of an answer about a table, in bytes: every column of a row as full as its cells may be."""
GRENS_BYTES = 16 * 2**20
"""The longest line of an answer about shapes, in bytes: one border with all the corners that a file may hold."""


@dataclass(frozen=True, slots=True)
class Leesvorm:
    """How a kind of file is read, the type of its rows, and how long a line of the answer may be.

    A line is taken apart in one go, in which nobody else in the process is served: it is no longer than it must be.
    """

    read: Callable[..., Gelezen[Any]]
    rij: type[Any]
    langste_regel: int = RIJ_BYTES
    prepare: Callable[[], None] = lambda: None
    """What must be in memory before the process that reads can open nothing any more."""


class Bestandslezer(Protocol):
    """Whatever reads a file of a kind: here, or in a process of its own."""

    def __call__(self, soort: str, inhoud: bytes, *, productcode_patroon: str) -> Gelezen[Any]:
        """Read it. Raises `BestandGeweigerd`."""


def read_here(soort: str, inhoud: bytes, *, productcode_patroon: str) -> Gelezen[Any]:
    """Read a file that this program made itself, such as those of the demo, in this very process."""
    return LEESVORMEN[soort].read(inhoud, productcode_patroon=productcode_patroon)


LEESVORMEN: Mapping[str, Leesvorm] = {
    "pdc": Leesvorm(read_pdc, PdcRij),
    "contracten": Leesvorm(read_contracten, ContractenRij),
    "locaties": Leesvorm(read_locaties, LocatiesRij, prepare=load_ahead),
    "historie": Leesvorm(read_historie, PeildatumRij),
    "gemeentegrenzen": Leesvorm(read_gemeentegrenzen, GrensRij, GRENS_BYTES),
}

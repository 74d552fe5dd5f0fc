"""Where a text stands that stops an address from being shielded, when that is on another page."""

from dataclasses import dataclass

from wijzer.domain.fouten import Ongeldig, Vraag
from wijzer.domain.ids import AanbiederId, AanbodId, LocatieId


@dataclass(frozen=True, slots=True)
class ContactVan:
    """The contact of an aanbieder: `veld` is email or website."""

    aanbieder_id: AanbiederId
    veld: str


@dataclass(frozen=True, slots=True)
class LocatieVan:
    """Another locatie of the aanbieder; `veld` is the text that stops, empty for its address."""

    locatie_id: LocatieId
    veld: str = ""


@dataclass(frozen=True, slots=True)
class ToelichtingVan:
    """The remark with the availability of one aanbod."""

    aanbod_id: AanbodId


Tekstbron = ContactVan | LocatieVan | ToelichtingVan


class EerderIngetrokken(Vraag):
    """A question whether somebody means the locatie that they withdrew before, and the way to it."""

    def __init__(self, veld: str, melding: str, locatie_id: LocatieId) -> None:
        super().__init__(veld, melding)
        self.locatie_id = locatie_id


class Elders(Ongeldig):
    """A rule that is broken by something on another page: `bron` says where, so that a page can lead there."""

    def __init__(self, veld: str, melding: str, *, bron: Tekstbron, verwacht: str = "") -> None:
        super().__init__(veld, melding, verwacht=verwacht)
        self.bron = bron

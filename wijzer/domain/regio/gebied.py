"""The region: who buys together, its gemeenten and places. A second region is data, not code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wijzer.domain.adressen.adres import Adres, Punt


@dataclass(frozen=True, slots=True)
class Versheid:
    """For how many days after the peildatum an entry is *actueel*.

    After that it is still shown, as *verouderd*, until `verouderd_dagen` have passed since the
    peildatum.
    """

    actueel_dagen: int = 14
    verouderd_dagen: int = 42


@dataclass(frozen=True, slots=True, kw_only=True)
class Regio:
    """A region with its own catalogue, rules and texts. `teksten` holds what the pages say (crisis, routes, CPWV).

    Tariffs are for who has an account, unless the region opens them to everybody
    (`tarieven_openbaar`). `versie` is that of the stored row: whoever saves an older one is told.
    """

    slug: str
    naam: str
    provincie: str
    productcode_patroon: str
    versheid: Versheid = Versheid()
    teksten: Mapping[str, str] = field(default_factory=dict)
    tarieven_openbaar: bool = False
    versie: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How to reach somebody. Empty parts are the beheerder's to fill; a page then says that they are missing."""

    telefoon: str | None = None
    email: str | None = None
    website: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gemeente:
    """A municipality. `punt` is the centre of its main place in WGS84 degrees, never a building.

    The town hall's address is shown only when the beheerder has confirmed it (`bevestigd_at`): town halls move.
    """

    code: str
    regio: str
    naam: str
    punt: Punt
    gemeentehuis: str
    adres: Adres | None
    bevestigd_at: datetime | None
    toegang: Contact = Contact()
    versie: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaats:
    """A woonplaats within a gemeente. Names repeat across gemeenten, and a PC4 may straddle them."""

    gemeente: str
    naam: str
    punt: Punt
    pc4: frozenset[str]

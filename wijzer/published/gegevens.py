"""What a page or the feed gets in hand: frozen facts, ready to show. `stukken` makes them from what is published."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from wijzer.domain.adressen.adres import Punt
from wijzer.domain.locaties.beschikbaarheid import Actualiteit, Status, WachttijdSoort
from wijzer.domain.locaties.publicatie import PubliekAdres
from wijzer.domain.regio.gebied import Contact, Versheid

Stuk = dict[str, Any]
"""A piece of the feed: names and order as `openapi.json` promises them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegioInfo:
    """A region as the public knows it. `teksten` holds what its pages say, by key (`cpwv.tekst`)."""

    slug: str
    naam: str
    provincie: str
    versheid: Versheid
    teksten: Mapping[str, str]
    tarieven_openbaar: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GemeenteInfo:
    """A gemeente with its town hall (or only the gemeente, where that is not confirmed) and its toegang."""

    code: str
    regio: str
    naam: str
    punt: Punt
    gemeentehuis: PubliekAdres
    toegang: Contact
    stuk: Stuk


@dataclass(frozen=True, slots=True, kw_only=True)
class Naam:
    """Something by its id and its name."""

    id: UUID
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Locatienaam:
    """A groep or vestiging as far as a link to it needs."""

    id: UUID
    naam: str
    is_groep: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductNaam:
    """What an aanbod is for, as far as a list of results shows it.

    `code` is None where it hangs on its hulpvorm alone; the names are those of the hulpvorm then.
    """

    code: str | None
    naam: str
    gewone_naam: str
    hulpvorm: str | None
    segment: str
    soort: str


def group_help(producten: Iterable[ProductNaam]) -> dict[str, list[str]]:
    """What a locatie offers as people call it, each name once in the order in which it comes, with the codes it has."""
    hulp: dict[str, list[str]] = {}
    for product in producten:
        codes = hulp.setdefault(product.gewone_naam, [])
        if product.code is not None:
            codes.append(product.code)
    return hulp


@dataclass(frozen=True, slots=True, kw_only=True)
class AanbiederInfo:
    """An aanbieder of which something is visible today."""

    id: UUID
    regio: str
    naam: str
    contact: Contact
    stuk: Stuk


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatieInfo:
    """A groep or vestiging as everybody may see it.

    `groepsgrootte` is None for a vestiging, `werkgebied` empty for a groep.
    """

    id: UUID
    regio: str
    soort: str
    naam: str
    aanbieder: Naam
    contact: Contact
    doelgroepen: tuple[str, ...]
    gemeente: str
    werkgebied: tuple[str, ...]
    adres: PubliekAdres
    groepsgrootte: int | None
    leeftijd_van: int | None
    leeftijd_tot: int | None
    rolstoeltoegankelijk: bool | None
    stuk: Stuk

    @property
    def is_groep(self) -> bool:
        """Whether people live here."""
        return self.soort == "groep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beschikbaarheid:
    """What may be expected today. Every number is None where nothing was stated, or where it is too old to show.

    Weeks are whole weeks; `wachttijd_weken` is the sum of both phases, None as soon as one of them is unknown.
    """

    status: Status
    actualiteit: Actualiteit
    vrije_plekken: int | None
    eerstvolgende_plek: date | None
    aanmeldwachttijd_weken: int | None
    behandelwachttijd_weken: int | None
    wachttijd_weken: int | None
    wachttijd_soort: WachttijdSoort | None
    aantal_wachtenden: int | None
    afhankelijk_van_matching: bool
    aanmeldstop: bool
    aanmeldstop_tot: date | None
    toelichting: str | None
    peildatum: date | None
    bevestigd_at: datetime | None
    gewijzigd_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AanbodInfo:
    """One locatie × one product, or one hulpvorm without a code, with its availability."""

    id: UUID
    product: ProductNaam
    medische_verwijzing: bool
    locatie: LocatieInfo
    beschikbaarheid: Beschikbaarheid


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijziging:
    """A public thing that changed or is gone: then only soort, id, nummer and at are known (`regio` is None)."""

    soort: str
    id: str
    regio: str | None
    nummer: int
    state: str
    at: datetime

"""What a made-up region consists of, before it becomes files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import assert_never
from uuid import UUID

from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, LocatieAdres, OpenbaarAdres
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Verschil
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.locaties.beschikbaarheid import Opgave
from wijzer.domain.regio.gebied import Contact
from wijzer.files.contracten import ContractenRij
from wijzer.files.locaties import GroepOfVestiging


def dice(*seed: object) -> Random:
    """Chance that falls the same way every time for the same seed; every part of the demo has its own."""
    return Random("/".join(str(deel) for deel in seed))  # noqa: S311 - demo data, not a secret


def has_postcode(rij: ContractenRij) -> bool:
    """Whether a contract row names an address with a postcode: a list of contracts often has none."""
    return rij.adres is not None and rij.adres.reveal().postcode is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAanbieder:
    """An invented provider. `kort` is how its vestigingen are called; `ijver` how well it keeps its data, 0 to 1."""

    naam: str
    kort: str
    agb: str
    kvk: str
    contact: Contact
    profiel: str
    ijver: float
    hoofdaannemer_agb: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAanbod:
    """One product or hulpvorm of a locatie: what was stated last, and before that (oldest first)."""

    hulp: Hulpaanduiding
    medische_verwijzing: bool
    opgave: Opgave | None = None
    historie: tuple[Opgave, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoLocatie:
    """A groep or a vestiging as its aanbieder entered it."""

    id: UUID
    agb: str
    soort: GroepOfVestiging
    naam: str
    contact: Contact
    adres: LocatieAdres
    gemeente: str
    doelgroepen: tuple[str, ...]
    leeftijd_van: int
    leeftijd_tot: int
    aanbod: tuple[DemoAanbod, ...]
    groepsgrootte: int | None = None
    rolstoeltoegankelijk: bool | None = None
    werkgebied: tuple[str, ...] = ()

    @property
    def is_afgeschermd(self) -> bool:
        """Whether the public sees the gemeentehuis instead."""
        return isinstance(self.adres, AfgeschermdAdres)

    @property
    def real_adres(self) -> Adres:
        """Where the locatie is, shielded or not: for the contract, which names the real address."""
        match self.adres:
            case OpenbaarAdres(adres=adres):
                return adres
            case AfgeschermdAdres():
                return self.adres.reveal()
            case never:
                assert_never(never)

    def with_adres(self, adres: Adres) -> LocatieAdres:
        """Another address, shielded where this one is."""
        match self.adres:
            case OpenbaarAdres():
                return OpenbaarAdres(adres)
            case AfgeschermdAdres():
                return AfgeschermdAdres(adres)
            case never:
                assert_never(never)


@dataclass(frozen=True, slots=True, kw_only=True)
class GeplandeAfwijking:
    """A difference that was planted on purpose: what the adrescontrole must find. Holds no address.

    `verschil` names what differs, in the words and the order of a case. `product` is a `Hulpaanduiding.sleutel`.
    """

    soort: Afwijkingsoort
    verschil: Verschil
    agb: str
    aanbieder: str
    locatie: str
    product: str | None
    uitleg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """A whole made-up region on one day. `herstel_…` is what differs once every planted afwijking is resolved."""

    regio: str
    today: date
    aanbieders: tuple[DemoAanbieder, ...]
    locaties: tuple[DemoLocatie, ...]
    contracten: tuple[ContractenRij, ...]
    afwijkingen: tuple[GeplandeAfwijking, ...] = ()
    herstel_locaties: Mapping[UUID, DemoLocatie] = field(default_factory=dict)
    herstel_contracten: tuple[ContractenRij, ...] = ()

    def aanbod(self) -> Iterator[tuple[DemoLocatie, DemoAanbod]]:
        """Every aanbod with its locatie."""
        for locatie in self.locaties:
            for aanbod in locatie.aanbod:
                yield locatie, aanbod

    def hersteld(self) -> "Demo":
        """The same region with every planted afwijking resolved, in a way that an import can carry out.

        An import never removes: a contract row that was wrong stays, and a right one stands beside it.
        """
        bekend = {locatie.id for locatie in self.locaties}
        erbij = [locatie for locatie in self.herstel_locaties.values() if locatie.id not in bekend]
        return Demo(
            regio=self.regio,
            today=self.today,
            aanbieders=self.aanbieders,
            locaties=(*(self.herstel_locaties.get(loc.id, loc) for loc in self.locaties), *erbij),
            contracten=(*self.contracten, *self.herstel_contracten),
        )

"""What is stored and what a file says, both in memory: a plan is made of these two and of nothing else."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from tests.factories import (
    ALMELO,
    AT,
    ENSCHEDE,
    HENGELO,
    PRODUCTEN,
    REGIO,
    TODAY,
    make_aanbieder,
)
from tests.steun.dagen import earliest
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel, GecontracteerdeLocatie
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.intrekking import IngetrokkenLocatie
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.taal.schoon import clean_code, compare_key
from wijzer.files import contracten, locaties
from wijzer.files.locaties import GroepOfVestiging
from wijzer.files.tabel.fouten import Gelezen, RijFout
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.services.importplan.aanbod import Omstandigheden
from wijzer.services.importplan.contracten import BewaardeContracten, Contractplan, make_plan
from wijzer.services.importplan.hulpvormen import Hulpvormen
from wijzer.services.importplan.locaties import Locatieplan, make_locatieplan
from wijzer.services.importplan.locatiestand import BewaardeLocaties
from wijzer.services.importverslag import Bevindingen, Register
from wijzer.services.locaties.invoer import Regiofeiten

BRON = make_aanbieder("De Bron", agb=("70000001",), kvk="11111111")
ANDER = make_aanbieder("De Ander", agb=("70000002",))
BEGIN = date(2025, 1, 1)


def new_ids() -> Callable[[], UUID]:
    """Numbers as ids, so that two plans can be equal."""
    nummers = count(1)
    return lambda: UUID(int=next(nummers))


def told(bevindingen: Bevindingen) -> list[tuple[int, str]]:
    """Row and column of every mistake, in the order of the rows."""
    return [(fout.rij, fout.kolom) for fout in bevindingen.in_order()]


# ── contracts ──


def contractrij(rij: int = 2, **anders: Any) -> contracten.VolledigeContractenRij:
    """A row of De Bron without a location."""
    eigen: dict[str, Any] = {
        "contractnummer": "C-1", "aanbieder": "De Bron", "agb": "70000001", "kvk": None, "hoofdaannemer_agb": None,
        "productcode": "WGZHF", "ingangsdatum": BEGIN, "einddatum": None, "locatie": None, "adres": None,
    }  # fmt: skip
    return contracten.VolledigeContractenRij(rij=rij, **{**eigen, **anders})


def contractstand(
    *regels: Contractregel,
    aanbieders: Iterable[Aanbieder] = (BRON, ANDER),
    locaties: Iterable[GecontracteerdeLocatie] = (),
) -> BewaardeContracten:
    """What is stored of contracts."""
    return BewaardeContracten(
        regio=REGIO,
        aanbieders={agb: aanbieder for aanbieder in aanbieders for agb in aanbieder.agb},
        locaties={
            (locatie.aanbieder_id, compare_key(locatie.naam)): locatie for locatie in locaties
        },
        regels={
            (
                clean_code(regel.contractnummer),
                regel.aanbieder_id,
                regel.hulp,
                regel.ingangsdatum,
                regel.locatie_id,
            ): regel
            for regel in regels
        },
        productcodes=frozenset(product.code for product in PRODUCTEN),
        hulpvormen=Hulpvormen(FEITEN.hulpvormen.values()),
    )


@dataclass(frozen=True)
class Contractuitkomst:
    """A plan, and what is wrong with the file."""

    plan: Contractplan
    bevindingen: Bevindingen

    @property
    def told(self) -> list[tuple[int, str]]:
        return told(self.bevindingen)

    @property
    def counts(self) -> tuple[int, int, int]:
        """New, changed, unchanged."""
        return self.plan.nieuw, self.plan.gewijzigd, self.plan.ongewijzigd


def plan_contracten(
    *rijen: contracten.VolledigeContractenRij,
    stand: BewaardeContracten | None = None,
    ontbreekt: Iterable[str] = (),
    fouten: Sequence[RijFout] = (),
) -> Contractuitkomst:
    """Plan a list of contracts."""
    bevindingen = Bevindingen(list(fouten))
    gelezen = Gelezen(list(rijen), list(fouten), [], set(ontbreekt))
    plan = make_plan(gelezen, stand or contractstand(), new_ids(), bevindingen)
    return Contractuitkomst(plan, bevindingen)


# ── locaties ──


def locatierij(rij: int = 2, **anders: Any) -> locaties.VolledigeLocatiesRij:
    """A row of a groep of De Bron in Hengelo; with what is stored of it, `row_of` is shorter."""
    eigen: dict[str, Any] = {
        "locatie_id": None, "agb": "70000001", "soort": GroepOfVestiging.GROEP, "naam": "De Linde", "telefoon": None, "email": None,
        "website": None, "doelgroepen": (), "adres": None, "gemeente": "Hengelo", "afgeschermd": False, "groepsgrootte": 6,
        "leeftijd_van": None, "leeftijd_tot": None, "werkgebied": (), "productcode": "WGZHF", "medische_verwijzing": False,
        "opgave": None,
    }  # fmt: skip
    return locaties.VolledigeLocatiesRij(rij=rij, **{**eigen, **anders})


def row_of(locatie: Locatie, rij: int = 2, **anders: Any) -> locaties.VolledigeLocatiesRij:
    """The row that says of a locatie what is stored, and something else besides."""
    eigen: dict[str, Any] = {
        "locatie_id": locatie.id, "soort": GroepOfVestiging(locatie.soort), "naam": locatie.naam, "adres": locatie.adres,
        "afgeschermd": locatie.is_afgeschermd, "groepsgrootte": getattr(locatie, "groepsgrootte", None),
        "werkgebied": tuple(sorted(getattr(locatie, "werkgebied", ()))), "telefoon": locatie.contact.telefoon,
        "email": locatie.contact.email, "website": locatie.contact.website, "doelgroepen": tuple(sorted(locatie.doelgroepen)),
    }  # fmt: skip
    return locatierij(rij, **{**eigen, **anders})


def locatiestand(
    *locaties: Locatie,
    aanbod: Iterable[Aanbod] = (),
    afgehaald: Iterable[Aanbod] = (),
    ingetrokken: Iterable[IngetrokkenLocatie] = (),
    elders: Iterable[UUID] = (),
    hoofdaannemers: Mapping[AanbiederId, list[Aanbieder]] | None = None,
    aanbieders: Iterable[Aanbieder] = (BRON, ANDER),
) -> BewaardeLocaties:
    """What is stored of locaties."""
    per: dict[LocatieId, list[Aanbod]] = {locatie.id: [] for locatie in locaties}
    for aanbodregel in aanbod:
        per[aanbodregel.locatie_id].append(aanbodregel)
    weg: dict[LocatieId, dict[Hulpaanduiding, Aanbod]] = {}
    for regel in afgehaald:
        weg.setdefault(regel.locatie_id, {})[regel.hulp] = regel
    return BewaardeLocaties(
        regio=REGIO,
        aanbieders={agb: aanbieder for aanbieder in aanbieders for agb in aanbieder.agb},
        hoofdaannemers=dict(hoofdaannemers or {}),
        locaties={locatie.id: locatie for locatie in locaties},
        aanbod=per,
        ingetrokken={regel.locatie.id: regel for regel in ingetrokken},
        afgehaald=weg,
        elders=frozenset(LocatieId(locatie) for locatie in elders),
        feiten=FEITEN,
        hulpvormen=Hulpvormen(FEITEN.hulpvormen.values()),
        gemeenten=Register([(HENGELO, "Hengelo"), (ENSCHEDE, "Enschede"), (ALMELO, "Almelo")]),
        doelgroepen=Register([("autisme", "Autisme"), ("lvb", "Licht verstandelijk beperkt")]),
    )


FEITEN = Regiofeiten(
    gemeenten=frozenset({HENGELO, ENSCHEDE, ALMELO}),
    doelgroepen=frozenset({"autisme", "lvb"}),
    plaatsen=(),
    producten={product.code: product for product in PRODUCTEN},
    hulpvormen={},
    indeling=Hulpindeling.of(PRODUCTEN, today=TODAY),
)


def circumstances() -> Omstandigheden:
    """The job that imports, today, with a map that knows no place."""
    return Omstandigheden(
        by=SYSTEEM, at=AT, today=TODAY, new_id=new_ids(), draw=earliest, geocoder=NulGeocoder()
    )


@dataclass(frozen=True)
class Locatieuitkomst:
    """A plan, and what is wrong with the file."""

    plan: Locatieplan
    bevindingen: Bevindingen

    @property
    def told(self) -> list[tuple[int, str]]:
        return told(self.bevindingen)

    @property
    def counts(self) -> tuple[int, int, int]:
        """New, changed, unchanged."""
        return self.plan.nieuw, self.plan.gewijzigd, self.plan.ongewijzigd


def plan_locaties(
    *rijen: locaties.VolledigeLocatiesRij,
    stand: BewaardeLocaties,
    ontbreekt: Set[str] = frozenset(),
) -> Locatieuitkomst:
    """Plan a file with locaties: rows with the same id, or else the same name, are one locatie."""
    groepen: dict[LocatieId, list[locaties.VolledigeLocatiesRij]] = {}
    namen: dict[str, LocatieId] = {}
    nummers = count(9001)
    for rij in rijen:
        id_ = rij.locatie_id or namen.setdefault(rij.naam, LocatieId(UUID(int=next(nummers))))
        groepen.setdefault(LocatieId(id_), []).append(rij)
    bevindingen = Bevindingen()
    plan = make_locatieplan(groepen, stand, circumstances(), bevindingen, ontbreekt=ontbreekt)
    return Locatieuitkomst(plan, bevindingen)

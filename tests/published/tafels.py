"""The published tables in the memory of this process: what only reads them needs no office and no server."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, create_engine, delete, insert, update

from tests.factories import AT, HENGELO, PRODUCTEN, REGIO, TODAY, make_aanbod, make_gemeente
from tests.published.geheugen import HULPVORMEN, MIDDENS, NAMEN, WOONGROEP
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.ids import LocatieId
from wijzer.domain.inkoop.product import Hulpvorm, Product
from wijzer.domain.locaties.publicatie import PubliekAdres
from wijzer.domain.regio.gebied import Contact
from wijzer.published import tables as t
from wijzer.published.database.stand import Publicatiestand
from wijzer.published.gegevens import Naam, Stuk
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.opname.momentopnamen import Momentopnamen
from wijzer.published.reader import Reader
from wijzer.published.stukken import (
    write_aanbod,
    write_adres,
    write_contact,
    write_locatie,
    write_product,
)

CONTACT = Contact(telefoon="074-000 00 12", email="post@voorbeeld.example", website=None)
ALTIJD = [["2025-01-01", None]]
Rij = dict[str, Any]


def aanbod_id(nummer: int) -> UUID:
    return UUID(int=nummer)


def locatie_id(nummer: int) -> UUID:
    return UUID(int=1000 + nummer)


def aanbieder_id(nummer: int) -> UUID:
    return UUID(int=2000 + nummer)


def make_publiek_adres(punt: Punt = MIDDENS[HENGELO], *, afgeschermd: bool = False) -> PubliekAdres:
    """A public address; of a shielded locatie that of the town hall."""
    return PubliekAdres(
        afgeschermd=afgeschermd, omschrijving="Stadhuis" if afgeschermd else None, straat="Proefstraat",
        huisnummer=12, huisletter=None, toevoeging=None, postcode="7551XX", plaats="Hengelo", punt=punt,
    )  # fmt: skip


def gemeente_rij(code: str, regio: str = REGIO, **anders: Any) -> Rij:
    """A gemeente with a town hall."""
    punt = MIDDENS.get(code, MIDDENS[HENGELO])
    eigen: Rij = {"code": code, "regio": regio, "naam": NAMEN.get(code, code), "lat": punt.lat, "lon": punt.lon}  # fmt: skip
    stuk = {"gemeentehuis": write_adres(make_publiek_adres(punt)), "toegang": write_contact(CONTACT)}  # fmt: skip
    return {**eigen, "gegevens": stuk, **anders}


def regio_rij(slug: str = REGIO, **anders: Any) -> Rij:
    """A region with the ages of an entry that the law of the site gives."""
    return {
        "slug": slug, "naam": slug.capitalize(), "provincie": "Overijssel", "actueel_dagen": 14, "verouderd_dagen": 42,
        "teksten": {}, "volgorde": 1, "tarieven_openbaar": False, **anders,
    }  # fmt: skip


def product_rij(code: str = "WGZHF", **anders: Any) -> Rij:
    """A validity of a product without a tariff."""
    product = next(
        gevonden_product for gevonden_product in PRODUCTEN if gevonden_product.code == code
    )
    eigen: Rij = {
        kolom.name: getattr(product, kolom.name) for kolom in t.PublishedProduct.__table__.columns
    }
    eigen |= {"via_cpwv": True, "uitgesloten_gemeenten": sorted(product.uitgesloten_gemeenten)}
    return {**eigen, **anders}


def hulpvorm_of(slug: str) -> Hulpvorm:
    """A kind of help of these tests by its slug."""
    return next(hulpvorm for hulpvorm in (*HULPVORMEN, WOONGROEP) if hulpvorm.slug == slug)


def help_of(sleutel: str) -> Product | Hulpvorm:
    """The product of a code, or the kind of help of `hulpvorm:<slug>`."""
    _, zonder_code, slug = sleutel.partition("hulpvorm:")
    if zonder_code:
        return hulpvorm_of(slug)
    return next(product for product in PRODUCTEN if product.code == sleutel)


def hulpvorm_rij(slug: str = "gezinshuis", **anders: Any) -> Rij:
    """A kind of help."""
    hulpvorm = hulpvorm_of(slug)
    eigen: Rij = {
        kolom.name: getattr(hulpvorm, kolom.name) for kolom in t.PublishedHulpvorm.__table__.columns
    }
    eigen |= {"zoekwoorden": list(hulpvorm.zoekwoorden), "uitgesloten_gemeenten": sorted(hulpvorm.uitgesloten_gemeenten)}  # fmt: skip
    return {**eigen, **anders}


def wijziging_rij(soort: str, ding_id: object, nummer: int, **anders: Any) -> Rij:
    """That something changed, in the publicatie of the same number."""
    return {
        "soort": soort, "id": str(ding_id), "regio": REGIO, "nummer": nummer, "publicatie": nummer,
        "state": "updated", "at": AT, **anders,
    }  # fmt: skip


def aanbieder_rij(nummer: int, **anders: Any) -> Rij:
    """An aanbieder that is called by its number."""
    naam = anders.pop("naam", f"Aanbieder {nummer}")
    stuk = {"id": str(aanbieder_id(nummer)), "naam": naam, "contact": write_contact(CONTACT)}
    return {"id": aanbieder_id(nummer), "regio": REGIO, "naam": naam, "gegevens": stuk, **anders}


def locatie_rij(nummer: int, *, aanbieder: int = 1, **anders: Any) -> Rij:
    """A groep in Hengelo of the first aanbieder."""
    eigen: Rij = {
        "id": locatie_id(nummer), "regio": REGIO, "soort": "groep", "naam": f"Groep {nummer}",
        "aanbieder_id": aanbieder_id(aanbieder), "gemeente": HENGELO, "afgeschermd": False,
        "lat": MIDDENS[HENGELO].lat, "lon": MIDDENS[HENGELO].lon,
    }  # fmt: skip
    rij = {**eigen, **anders}
    return {**rij, "gegevens": anders.get("gegevens") or _locatiestuk(rij)}


def _locatiestuk(rij: Rij) -> Stuk:
    feiten = SimpleNamespace(
        publiek_id=rij["id"], regio=rij["regio"], soort=rij["soort"], naam=rij["naam"], doelgroepen=[], werkgebied=[],
        groepsgrootte=6, leeftijd_van=None, leeftijd_tot=None, rolstoeltoegankelijk=None,
    )  # fmt: skip
    return write_locatie(
        feiten,
        aanbieder=Naam(id=rij["aanbieder_id"], naam="Aanbieder"),
        contact=CONTACT,
        gemeente=make_gemeente(rij["gemeente"], NAMEN[rij["gemeente"]]),
        adres=make_publiek_adres(afgeschermd=rij["afgeschermd"]),
    )


def aanbod_rij(nummer: int, locatie: Rij, code: str = "WGZHF", **anders: Any) -> Rij:
    """An aanbod of a locatie, of this code or `hulpvorm:<slug>`: stated today, one free place, two weeks, always shown."""
    hulp = help_of(code)
    product = write_product(hulp)
    aanbod = make_aanbod(LocatieId(locatie["id"]), code, publiek_id=aanbod_id(nummer))
    opgave: Stuk = {
        "vrijePlekken": 1, "eerstvolgendePlek": None, "aanmeldwachttijdWeken": 0, "behandelwachttijdWeken": 2,
        "wachttijdSoort": None, "aantalWachtenden": None, "afhankelijkVanMatching": False, "aanmeldstop": False,
        "aanmeldstopTot": None, "toelichting": None, "peildatum": TODAY.isoformat(), "bevestigdOp": None, "gewijzigdOp": None,
    }  # fmt: skip
    eigen: Rij = {
        "id": aanbod_id(nummer), "regio": locatie["regio"], "locatie_id": locatie["id"], "locatie_soort": locatie["soort"],
        "aanbieder_id": locatie["aanbieder_id"], "productcode": product["code"], "hulpvorm": product["hulpvorm"],
        "segment": product["segment"], "soort": product["soort"], "gemeente": locatie["gemeente"], "zoekgemeenten": [locatie["gemeente"]], "doelgroepen": [],
        "medische_verwijzing": False, "leeftijd_van": None, "leeftijd_tot": None, "lat": locatie["lat"], "lon": locatie["lon"],
        "naam": locatie["naam"], "aanbieder_naam": "Aanbieder", "zichtbaar": ALTIJD, "schudgetal": nummer, "leeg": False,
        "stop": False, "stop_tot": None, "matching": False, "plek": True, "weken": 2, "vrije_plekken": 1, "peildatum": TODAY,
        "verouderd_vanaf": TODAY + timedelta(days=15), "verlopen_vanaf": TODAY + timedelta(days=43),
        "gegevens": write_aanbod(aanbod, hulp, locatie["gegevens"]), "opgave": opgave, "publicatie": 1, "plek_op": None,
        "rolstoeltoegankelijk": None,
    }  # fmt: skip
    return {**eigen, **anders}


class Tafels:
    """The published tables, and who reads them. Every row that is written belongs to the publicatie that comes next."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.opnamen = Momentopnamen()
        self.publicatie = 1

    def write(self, tabel: type[t.PublishedBase], *rijen: Rij) -> None:
        """Put rows in a table."""
        self.connection.execute(insert(tabel), list(rijen))

    def offer(
        self, nummer: int, *, aanbieder: int = 1, locatie: int | None = None, **kolommen: Any
    ) -> None:
        """An aanbod at a locatie that has its number, or another; the locatie and its aanbieder come along."""
        elders: Rij = {veld: kolommen[veld] for veld in ("regio", "naam") if veld in kolommen}
        waar = locatie_rij(
            locatie or nummer,
            aanbieder=aanbieder,
            soort=kolommen.pop("locatie_soort", "groep"),
            **elders,
        )
        regio = {veld: elders[veld] for veld in ("regio",) if veld in elders}
        self._write_once(t.PublishedAanbieder, aanbieder_rij(aanbieder, **regio))
        self._write_once(t.PublishedLocatie, waar)
        self.write(
            t.PublishedAanbod, aanbod_rij(nummer, waar, publicatie=self.publicatie, **kolommen)
        )

    def change(self, nummer: int, **kolommen: Any) -> None:
        """Write an aanbod anew in the next publicatie."""
        self.publicatie += 1
        eigen = update(t.PublishedAanbod).where(t.PublishedAanbod.id == aanbod_id(nummer))
        self.connection.execute(eigen.values(publicatie=self.publicatie, **kolommen))

    def take_away(self, nummer: int, soort: str = "aanbod") -> None:
        """Let an aanbod be gone in the next publicatie, and leave the sign of it."""
        self.publicatie += 1
        self.connection.execute(
            delete(t.PublishedAanbod).where(t.PublishedAanbod.id == aanbod_id(nummer))
        )
        weg = wijziging_rij(soort, aanbod_id(nummer), self.publicatie, state="deleted", regio="")
        self.write(t.PublishedWijziging, weg)

    def stand(self, epoch: str = "epoch", at: datetime = AT) -> Publicatiestand:
        """How far it is now."""
        return Publicatiestand(
            publicatie=self.publicatie,
            laatste_wijziging=self.publicatie,
            gepubliceerd_at=at,
            epoch=epoch,
            dag=TODAY,
        )

    def reader(self, today: date = TODAY) -> Reader:
        """A reader of what stands there now."""
        return Reader(self.connection, self.opnamen, stand=self.stand(), now=AT, today=today)

    def look(self, today: date = TODAY) -> Momentopname:
        """What is kept in memory of what stands there now."""
        return self.reader(today).opname

    def _write_once(self, tabel: type[t.PublishedBase], rij: Rij) -> None:
        self.connection.execute(insert(tabel).prefix_with("OR IGNORE"), [rij])


@pytest.fixture
def tafels() -> Iterator[Tafels]:
    """Published tables with nothing in them."""
    engine = create_engine("sqlite://", hide_parameters=True)
    t.PublishedBase.metadata.create_all(engine)
    with engine.connect() as connection:
        yield Tafels(connection)
    engine.dispose()

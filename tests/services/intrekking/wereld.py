"""One aanbieder with a groep that it may withdraw, and everything that it does to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from tests.factories import (
    AT,
    HENGELO,
    REGIO,
    TODAY,
    make_aanbieder,
    make_actor,
    make_adres,
    make_contractregel,
    make_gebruiker,
    make_gecontracteerde_locatie,
    make_opgave,
    twente_in,
)
from tests.steun.dagen import earliest
from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.ids import LocatieId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave
from wijzer.domain.locaties.locatie import Locatie
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.services.controle.controleer_adressen import check_regio
from wijzer.services.intrekking.trek_locatie_in import trek_locatie_in
from wijzer.services.intrekking.zet_locatie_terug import zet_locatie_terug
from wijzer.services.locaties.geef_beschikbaarheid_op import (
    Opgavewijziging,
    geef_beschikbaarheid_op,
)
from wijzer.services.locaties.invoer import LocatieInvoer
from wijzer.services.locaties.publiceer_locatie import haal_van_de_site, publiceer_locatie
from wijzer.services.locaties.voeg_locatie_toe import voeg_locatie_toe
from wijzer.services.locaties.wijzig_locatie import wijzig_locatie
from wijzer.store.store import Store

BRON, ANDER = make_aanbieder("De Bron"), make_aanbieder("De Ander")
JO_ACCOUNT = make_gebruiker(BRON, email="jo@bron.example")
BEA_ACCOUNT = make_gebruiker(email="bea@twente.example")
JO, BEA = make_actor(JO_ACCOUNT), make_actor(BEA_ACCOUNT)
KIM = make_actor(make_gebruiker(ANDER))
HOOFD = make_actor(make_gebruiker(ANDER), kept=[BRON.id])
HIER = make_adres("Zonnewende", 7, "7551CC")
TYPO = make_adres("Zonnewende", 9, "7551CC")
"""The right street, another number: a typo beside the contracted location."""


def fill(store: Store) -> None:
    """The region, both aanbieders and their contracts; nothing is entered yet."""
    twente_in(store)
    for aanbieder in (BRON, ANDER):
        store.aanbieders.add(aanbieder)
    store.gebruikers.add(JO_ACCOUNT)
    store.gebruikers.add(BEA_ACCOUNT)
    contract = make_gecontracteerde_locatie(BRON, AfgeschermdAdres(HIER))
    store.contracten.add_many(
        [
            make_contractregel(BRON, locatie_id=contract.id),
            make_contractregel(ANDER),
        ],
        [contract],
    )


@dataclass(frozen=True)
class Boek:
    """What people do, each in one line."""

    store: Store

    def invoer(self, **anders: Any) -> LocatieInvoer:
        adres = anders.pop("op", HIER)
        assert isinstance(adres, Adres)
        dicht = anders.pop("dicht", False)
        eigen: dict[str, Any] = {
            "aanbieder_id": BRON.id,
            "soort": "groep",
            "naam": "Huis Esrand",
            "gemeente": HENGELO,
            "adres": AfgeschermdAdres(adres) if dicht else OpenbaarAdres(adres),
            "hulp": frozenset({of_code("WGZHF")}),
            "groepsgrootte": 6,
        }
        return LocatieInvoer(**{**eigen, **anders})

    def add(self, *, by: Actor = JO, **anders: Any) -> LocatieId:
        return voeg_locatie_toe(
            self.store,
            self.invoer(**anders),
            new_id=uuid4,
            geocoder=NulGeocoder(),
            by=by,
            at=AT,
            today=TODAY,
        )

    def change(self, locatie_id: LocatieId, **anders: Any) -> Locatie:
        versie = self.store.locaties.get(locatie_id).versie
        return wijzig_locatie(
            self.store,
            locatie_id,
            self.invoer(**anders),
            expected_versie=versie,
            new_id=uuid4,
            draw=earliest,
            geocoder=NulGeocoder(),
            by=JO,
            at=AT,
            today=TODAY,
        )

    def publish(self, locatie_id: LocatieId) -> Locatie:
        return publiceer_locatie(self.store, locatie_id, by=JO, at=AT)

    def state(
        self, locatie_id: LocatieId, opgave: Opgave | None = None, aanbod: Aanbod | None = None
    ) -> Aanbod:
        """Say something of the first product, or of one that a form showed."""
        aanbod = aanbod or self.store.aanbod.of_locatie(locatie_id)[0]
        wijziging = Opgavewijziging(
            aanbod_id=aanbod.id, opgave=opgave or make_opgave(), medische_verwijzing=False
        )
        geef_beschikbaarheid_op(self.store, [wijziging], by=JO, at=AT, today=TODAY)
        return self.store.aanbod.get(aanbod.id)

    def withdraw(self, locatie_id: LocatieId, *, by: Actor = JO, at: datetime = AT) -> None:
        haal_van_de_site(self.store, locatie_id, by=by, at=at)
        trek_locatie_in(self.store, locatie_id, by=by, at=at, today=TODAY)

    def put_back(
        self, locatie_id: LocatieId, *bevestigd: str, by: Actor = JO, at: datetime = AT
    ) -> Locatie:
        return zet_locatie_terug(
            self.store,
            locatie_id,
            bevestigd=frozenset(bevestigd),
            new_id=uuid4,
            by=by,
            at=at,
            today=TODAY,
        )

    def check(self, at: datetime = AT) -> None:
        check_regio(self.store, REGIO, new_id=uuid4, by=BEA, at=at, today=TODAY)

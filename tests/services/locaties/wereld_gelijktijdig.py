"""Two aanbieders, one working under the other, and everything they can do to their locaties, as deeds in a transaction."""

from dataclasses import dataclass
from uuid import uuid4

from tests.factories import (
    AT,
    HENGELO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_adres,
    make_contractregel,
    make_gebruiker,
    make_groep,
    make_open_adres,
    make_opgave,
)
from tests.services.hulp_import import import_contracten, import_historie, import_locaties
from tests.steun.dagen import earliest
from tests.steun.gelijktijdig import Daad
from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.ids import AanbiederId, AanbodId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regio.gebied import Contact
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.services.intrekking.trek_locatie_in import trek_locatie_in
from wijzer.services.locaties.geef_beschikbaarheid_op import (
    Opgavewijziging,
    bevestig_beschikbaarheid,
    geef_beschikbaarheid_op,
)
from wijzer.services.locaties.invoer import LocatieInvoer
from wijzer.services.locaties.publiceer_locatie import haal_van_de_site, publiceer_locatie
from wijzer.services.locaties.voeg_locatie_toe import voeg_locatie_toe
from wijzer.services.locaties.wijzig_gegevens import wijzig_gegevens
from wijzer.services.locaties.wijzig_locatie import wijzig_locatie
from wijzer.store.engine import Database

ADRESSEN = (
    make_adres("Schuilhof", 3, "7551AA"),
    make_adres("Vlierkade", 5, "7551BB"),
    make_adres("Zonnewende", 7, "7551CC"),
)
PRODUCT, TWEEDE_PRODUCT = "WGZHF", "WGZHG"


@dataclass(frozen=True)
class Buurt:
    """Who is there, and by whom things are done: the hoofdaannemer keeps its own and those of its onderaannemer."""

    database: Database
    onder: AanbiederId
    onder_agb: str
    boven: AanbiederId
    boven_agb: str
    groepen: tuple[Locatie, ...]
    aanbod: tuple[Aanbod, ...]

    @classmethod
    def make(cls, database: Database) -> "Buurt":
        """Two open groepen of the onderaannemer on the site, each at an address of its own with a stated place."""
        onder, boven = make_aanbieder(), make_aanbieder()
        groepen = tuple(
            make_groep(onder, f"Huis {nummer}", OpenbaarAdres(adres, make_open_adres().punt))
            for nummer, adres in enumerate(ADRESSEN[:2])
        )
        aanbod = tuple(make_aanbod(groep, PRODUCT, make_opgave()) for groep in groepen)
        with database.transaction(at=AT) as store:
            store.aanbieders.add_many([onder, boven])
            store.contracten.add_many(
                [make_contractregel(onder, hoofdaannemer_id=boven.id), make_contractregel(boven)]
            )
            store.locaties.add_many(groepen)
            store.aanbod.add_many(aanbod)
        return cls(database, onder.id, onder.agb[0], boven.id, boven.agb[0], groepen, aanbod)

    @property
    def aanbieders(self) -> tuple[AanbiederId, AanbiederId]:
        return self.onder, self.boven

    def locaties(self) -> list[Locatie]:
        """The locaties of both as they are kept now, in the order in which they are listed."""
        with self.database.read() as store:
            return store.locaties.of_aanbieders(self.aanbieders)

    def locatie(self, groep: Locatie) -> Locatie:
        with self.database.read() as store:
            return store.locaties.get(groep.id)

    def stored(self, aanbod_id: AanbodId) -> Aanbod:
        with self.database.read() as store:
            return store.aanbod.get(aanbod_id)

    # ── what somebody does; each form was opened before the transaction began ──

    def change(
        self,
        locatie: Locatie,
        adres: Adres,
        *,
        shield: bool,
        naam: str,
        by: AanbiederId | None = None,
    ) -> Daad:
        """Save the form of a locatie: another name, another address, shielded or open."""
        invoer = _invoer(locatie.aanbieder_id, adres, shield=shield, naam=naam)
        actor = self._actor(by or locatie.aanbieder_id)
        return lambda store: wijzig_locatie(
            store,
            locatie.id,
            invoer,
            expected_versie=locatie.versie,
            new_id=uuid4,
            draw=earliest,
            geocoder=NulGeocoder(),
            by=actor,
            at=AT,
            today=TODAY,
        )

    def add(self, adres: Adres, *, shield: bool, naam: str) -> Daad:
        invoer = _invoer(self.onder, adres, shield=shield, naam=naam)
        return lambda store: voeg_locatie_toe(
            store,
            invoer,
            new_id=uuid4,
            geocoder=NulGeocoder(),
            by=self._actor(self.onder),
            at=AT,
            today=TODAY,
        )

    def publish(self, locatie: Locatie) -> Daad:
        by = self._actor(locatie.aanbieder_id)
        return lambda store: publiceer_locatie(store, locatie.id, by=by, at=AT)

    def withdraw(self, locatie: Locatie) -> Daad:
        by = self._actor(locatie.aanbieder_id)
        return lambda store: haal_van_de_site(store, locatie.id, by=by, at=AT)

    def delete(self, locatie: Locatie) -> Daad:
        by = self._actor(locatie.aanbieder_id)
        return lambda store: trek_locatie_in(store, locatie.id, by=by, at=AT, today=TODAY)

    def state(self, aanbod: Aanbod, plekken: int, toelichting: str | None = None) -> Daad:
        """Save the form of availability."""
        wijziging = Opgavewijziging(
            aanbod_id=aanbod.id,
            opgave=make_opgave(vrije_plekken=plekken, toelichting=toelichting),
            medische_verwijzing=False,
            expected_versie=aanbod.versie,
        )
        return lambda store: geef_beschikbaarheid_op(
            store, [wijziging], by=self._actor(self.onder), at=AT, today=TODAY
        )

    def confirm(self, aanbod: Aanbod) -> Daad:
        return lambda store: bevestig_beschikbaarheid(
            store, [aanbod.id], by=self._actor(self.onder), at=AT, today=TODAY
        )

    def contact(self, aanbieder_id: AanbiederId, website: str) -> Daad:
        """Save the public contact of one of both."""
        with self.database.read() as store:
            versie = store.aanbieders.get(aanbieder_id).versie
        contact, by = Contact(website=website), self._actor(aanbieder_id)
        return lambda store: wijzig_gegevens(
            store, aanbieder_id, contact, expected_versie=versie, by=by, at=AT
        )

    def file(
        self,
        locatie: Locatie | None,
        adres: Adres,
        *,
        shield: bool,
        naam: str,
        product: str = PRODUCT,
    ) -> Daad:
        """Load a file with one row, about one locatie: a new one when none is given."""
        rij = {
            "locatie_id": str(locatie.id) if locatie else "",
            "agb": self.onder_agb,
            "soort": "groep",
            "naam": naam,
            "straat": adres.straat,
            "huisnummer": str(adres.huisnummer),
            "postcode": adres.postcode,
            "plaats": adres.plaats,
            "gemeente": "Hengelo",
            "afgeschermd": "ja" if shield else "nee",
            "groepsgrootte": "6",
            "productcode": product,
        }
        return lambda store: import_locaties(store, rij)

    def past(self, locatie: Locatie, toelichting: str) -> Daad:
        """Load a file with what was stated a while ago."""
        rij = {
            "locatie_id": str(locatie.id),
            "productcode": PRODUCT,
            "peildatum": "01-10-2026",
            "vrije_plekken": "1",
            "toelichting": toelichting,
        }
        return lambda store: import_historie(store, rij)

    def contract(self, naam: str) -> Daad:
        """Load a list of contracts in which the onderaannemer has this name."""
        rij = {
            "contractnummer": "C-1",
            "agb": self.onder_agb,
            "aanbieder": naam,
            "hoofdaannemer_agb": self.boven_agb,
            "productcode": PRODUCT,
            "ingangsdatum": "01-01-2025",
        }
        return lambda store: import_contracten(store, rij)

    def _actor(self, aanbieder_id: AanbiederId) -> Actor:
        kept = {self.onder} if aanbieder_id == self.boven else set()
        return make_actor(make_gebruiker(aanbieder_id), kept)


def _invoer(aanbieder_id: AanbiederId, adres: Adres, *, shield: bool, naam: str) -> LocatieInvoer:
    return LocatieInvoer(
        aanbieder_id=aanbieder_id,
        soort="groep",
        naam=naam,
        gemeente=HENGELO,
        adres=AfgeschermdAdres(adres) if shield else OpenbaarAdres(adres),
        hulp=frozenset({of_code(PRODUCT)}),
        groepsgrootte=6,
    )

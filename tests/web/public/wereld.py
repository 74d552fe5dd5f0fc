"""De Linde (open, a place), De Eik (shielded, a wait), an office with several entries, and one that says nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.factories import (
    ALMELO,
    AT,
    ENSCHEDE,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_opgave,
    make_vestiging,
    twente_in,
)
from tests.steun.dagen import DAG, change_day
from tests.steun.machine.inrichting import furnished
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regio.gebied import Contact
from wijzer.store.engine import Database

STRAAT = "Nergensgaarde"
"""The street of the shielded groep: it may be on no page at all."""

Wie = tuple[Aanbieder, Aanbieder, Locatie, Locatie, Locatie, Locatie]
"""Both aanbieders and their four locaties, in the order in which the world names them."""


class Wereld:
    """Two aanbieders in a small Twente, in a real database."""

    def __init__(self, database: Database, make: Callable[[Database], Wie] | None = None) -> None:
        """`make` puts them in the database with something more."""
        self.database = database
        self.vlier, self.stil, self.linde, self.eik, self.kantoor, self.berk = furnished(
            database, make or two_aanbieders
        )

    def state(self, naam: str, code: str, opgave: Opgave) -> None:
        """State something else about a product of the locatie of this name."""
        with self.database.transaction(at=AT) as store:
            [locatie] = [
                locatie
                for locatie in (self.linde, self.eik, self.kantoor, self.berk)
                if locatie.naam == naam
            ]
            [aanbod] = [
                aanbod
                for aanbod in store.aanbod.of_locatie(locatie.id)
                if aanbod.hulp.productcode == code
            ]
            store.aanbod.save(replace(aanbod, opgave=opgave))

    def withdraw(self, locatie: Locatie) -> None:
        """Take a locatie off the public site."""
        with self.database.transaction(at=AT) as store:
            store.locaties.save(replace(locatie, gepubliceerd=False), expected_versie=None)


def two_aanbieders(database: Database) -> Wie:
    vlier = make_aanbieder("Stichting De Vlier")
    stil = make_aanbieder("Stille Aanbieder", contact=Contact())
    linde = make_groep(
        vlier, "De Linde", leeftijd_van=4, leeftijd_tot=18, doelgroepen=frozenset({"lvb"})
    )
    eik = make_groep(vlier, "De Eik", make_afgeschermd_adres(STRAAT, 77))
    kantoor = make_vestiging(vlier, "Kantoor Enschede", gemeente=ENSCHEDE)
    berk = make_groep(stil, "De Berk", gemeente=ALMELO)
    with database.transaction(at=AT - DAG) as store:
        twente_in(store)
    with database.transaction(at=AT) as store:
        store.aanbieders.add(vlier)
        store.aanbieders.add(stil)
        codes = ("WGZHF", "WGZHG", "ABGII", "AVAKT")
        regels = [make_contractregel(vlier, code) for code in codes]
        store.contracten.add_many([*regels, make_contractregel(stil, "WGZHF")], [])
        store.locaties.add_many([linde, eik, kantoor, berk])
        store.aanbod.add_many(_aanbod(linde, eik, kantoor, berk))
    change_day(database, AT)
    return vlier, stil, linde, eik, kantoor, berk


def _aanbod(linde: Locatie, eik: Locatie, kantoor: Locatie, berk: Locatie) -> list[Aanbod]:
    wachten = make_opgave(
        vrije_plekken=0, aanmeldwachttijd_weken=3, behandelwachttijd_weken=9, aantal_wachtenden=4
    )
    half = make_opgave(vrije_plekken=None, aanmeldwachttijd_weken=1, behandelwachttijd_weken=None)
    oud = make_opgave(peildatum=TODAY - timedelta(days=90))
    return [
        make_aanbod(linde, "WGZHF", make_opgave(vrije_plekken=2)),
        make_aanbod(linde, "WGZHG", oud),
        make_aanbod(eik, "WGZHF", wachten),
        make_aanbod(kantoor, "ABGII", half, medische_verwijzing=True),
        make_aanbod(kantoor, "AVAKT", make_opgave(aanmeldstop=True)),
        make_aanbod(berk, "WGZHF"),
    ]

"""De Linde (open, a place), De Eik (shielded, a wait), an office with several entries, and one that says nothing."""

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
from wijzer.domain.beschikbaarheid import Aanbod
from wijzer.domain.locatie import Locatie
from wijzer.domain.regio import Contact
from wijzer.store.engine import Database

STRAAT = "Nergensgaarde"
"""The street of the shielded groep: it may be on no page at all."""


class Wereld:
    """Two aanbieders in a small Twente, in a real database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.vlier = make_aanbieder("Stichting De Vlier")
        self.stil = make_aanbieder("Stille Aanbieder", contact=Contact())
        self.linde = make_groep(
            self.vlier, "De Linde", leeftijd_van=4, leeftijd_tot=18, doelgroepen=frozenset({"lvb"})
        )
        self.eik = make_groep(self.vlier, "De Eik", make_afgeschermd_adres(STRAAT, 77))
        self.kantoor = make_vestiging(self.vlier, "Kantoor Enschede", gemeente=ENSCHEDE)
        self.berk = make_groep(self.stil, "De Berk", gemeente=ALMELO)
        with database.transaction(at=AT - DAG) as store:
            twente_in(store)
        with database.transaction(at=AT) as store:
            store.aanbieders.add(self.vlier)
            store.aanbieders.add(self.stil)
            codes = ("WGZHF", "WGZHG", "ABGII", "AVAKT")
            regels = [make_contractregel(self.vlier, code) for code in codes]
            store.contracten.add_many([*regels, make_contractregel(self.stil, "WGZHF")], [])
            store.locaties.add_many([self.linde, self.eik, self.kantoor, self.berk])
            store.aanbod.add_many(self._aanbod())
        change_day(database, AT)

    def _aanbod(self) -> list[Aanbod]:
        wachten = make_opgave(
            vrije_plekken=0,
            aanmeldwachttijd_weken=3,
            behandelwachttijd_weken=9,
            aantal_wachtenden=4,
        )
        half = make_opgave(
            vrije_plekken=None, aanmeldwachttijd_weken=1, behandelwachttijd_weken=None
        )
        oud = make_opgave(peildatum=TODAY - timedelta(days=90))
        return [
            make_aanbod(self.linde, "WGZHF", make_opgave(vrije_plekken=2)),
            make_aanbod(self.linde, "WGZHG", oud),
            make_aanbod(self.eik, "WGZHF", wachten),
            make_aanbod(self.kantoor, "ABGII", half, medische_verwijzing=True),
            make_aanbod(self.kantoor, "AVAKT", make_opgave(aanmeldstop=True)),
            make_aanbod(self.berk, "WGZHF"),
        ]

    def withdraw(self, locatie: Locatie) -> None:
        """Take a locatie off the public site."""
        with self.database.transaction(at=AT) as store:
            store.locaties.save(replace(locatie, gepubliceerd=False), expected_versie=None)

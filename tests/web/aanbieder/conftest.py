from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask

from tests.factories import (
    AT,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_opgave,
    make_vestiging,
    twente_in,
)
from tests.steun.accounts import Account, add_account, signed_in
from tests.steun.dagen import DAG, change_day
from tests.steun.machine.inrichting import furnished
from tests.steun.pagina import CheckedClient
from wijzer.domain.ids import AanbodId, LocatieId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie
from wijzer.store.engine import Database


@dataclass(frozen=True)
class Wereld:
    """An aanbieder with a shielded groep and a vestiging, signed in; and somebody else's groep."""

    database: Database
    client: CheckedClient
    vreemde: CheckedClient
    aanbieder: Aanbieder
    groep: Locatie
    vestiging: Locatie
    aanbod: Aanbod
    van_ander: Locatie

    def locatie(self, locatie_id: LocatieId | None = None) -> Locatie:
        with self.database.read() as store:
            return store.locaties.get(locatie_id or self.groep.id)

    def locaties(self) -> list[Locatie]:
        with self.database.read() as store:
            return store.locaties.of_aanbieders([self.aanbieder.id])

    def stored(self, aanbod_id: AanbodId | None = None) -> Aanbod:
        with self.database.read() as store:
            return store.aanbod.get(aanbod_id or self.aanbod.id)


@dataclass(frozen=True)
class Inrichting:
    """Who and what stands in the database when a test begins."""

    account: Account
    vreemd: Account
    aanbieder: Aanbieder
    groep: Locatie
    vestiging: Locatie
    aanbod: Aanbod
    van_ander: Locatie


@pytest.fixture
def wereld(database: Database, app: Flask, stel_klok: Callable[..., None]) -> Wereld:
    stel_klok(AT)
    hier = furnished(database, _two_aanbieders)
    return Wereld(
        database,
        signed_in(app, hier.account),
        signed_in(app, hier.vreemd),
        hier.aanbieder,
        hier.groep,
        hier.vestiging,
        hier.aanbod,
        hier.van_ander,
    )


def _two_aanbieders(database: Database) -> Inrichting:
    aanbieder, ander = make_aanbieder("De Bron"), make_aanbieder("De Ander")
    groep = make_groep(
        aanbieder, "Groep Oost", make_afgeschermd_adres("Verscholenpad", 3, "7552KK")
    )
    vestiging = make_vestiging(aanbieder, gepubliceerd=False)
    aanbod = make_aanbod(groep, opgave=make_opgave())
    van_ander = make_groep(ander, "Van een ander", make_afgeschermd_adres("Andermansweg", 9))
    with database.transaction(at=AT - DAG) as store:
        twente_in(store)
    with database.transaction(at=AT) as store:
        for eigenaar in (aanbieder, ander):
            store.aanbieders.add(eigenaar)
        store.contracten.add_many([make_contractregel(aanbieder)], [])
        for locatie in (groep, vestiging, van_ander):
            store.locaties.add(locatie)
        store.aanbod.add_many([aanbod, make_aanbod(vestiging, "ABGII")])
        account = add_account(store, aanbieder, email="jo@bron.example")
        vreemd = add_account(store, ander, email="kim@ander.example")
    change_day(database, AT)
    return Inrichting(account, vreemd, aanbieder, groep, vestiging, aanbod, van_ander)

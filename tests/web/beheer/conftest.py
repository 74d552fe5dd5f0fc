import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.factories import (
    AT,
    ENSCHEDE,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_adres,
    make_contractregel,
    make_gecontracteerde_locatie,
    make_gemeente,
    make_groep,
    make_open_adres,
    make_opgave,
    make_product,
    make_regio,
    twente_in,
)
from tests.steun.accounts import Account, add_account, signed_in
from tests.steun.ids import without_ids
from tests.steun.machine.inrichting import furnished
from tests.steun.pagina import CheckedClient, Pagina
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.afwijkingen.afwijking import Afwijking, Afwijkingsoort
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.product import Segment
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regio.gebied import Contact
from wijzer.services.controle.controleer_adressen import check_regio
from wijzer.store.engine import Database
from wijzer.store.store import Store

FRIESLAND, SUDWEST = "friesland", "GM1900"
CONTRACT = make_adres("Canariestraat", 4321, "7551XX")
INGEVOERD = replace(CONTRACT, huisnummer=4312)
ANDER_CONTRACT = make_adres("Parkietenhof", 8765, "7552ZZ")
GEHEIMEN = (
    "canarie",
    "4321",
    "4312",
    "7551 xx",
    "7551xx",
    "parkieten",
    "8765",
    "7552 zz",
    "7552zz",
)
"""What only the page of a case and that of its aanbieder may hold, once it was asked for; folded."""


def secrets_in(tekst: str) -> set[str]:
    """Which of them stand in a text. An id is drawn by lot, and a moment has many digits: neither tells a house number."""
    zonder = without_ids(tekst.casefold())
    return {
        geheim for geheim in GEHEIMEN if re.search(rf"(?<!\d){re.escape(geheim)}(?!\d)", zonder)
    }


@dataclass(frozen=True)
class Wereld:
    """Twente with three cases, a beheerder who is signed in, and the beheerder of a region that is none of hers."""

    app: Flask
    database: Database
    bea: CheckedClient
    fokke: CheckedClient
    jo: CheckedClient
    accounts: dict[str, Account]
    es: Aanbieder
    klein: Aanbieder
    wiel: Aanbieder
    elders: Aanbieder
    linde: Locatie

    def zaak(self, soort: Afwijkingsoort, regio: str = REGIO) -> Afwijking:
        with self.database.read() as store:
            return next(
                afwijking
                for afwijking in store.afwijkingen.all(regio)
                if afwijking.bevinding.soort is soort
            )

    def toon(
        self, aanbieder: Aanbieder, client: CheckedClient | None = None, **velden: str
    ) -> TestResponse:
        """Have the addresses of an aanbieder shown, as a beheerder does on its page."""
        pad = f"/beheer/aanbieders/{aanbieder.id}"
        return (client or self.bea).send_form(pad, {"reden": "bellen", **velden})

    def controle(self) -> None:
        with self.database.transaction(at=AT) as store:
            run_check(store, REGIO)

    def trail(self, regio: str = REGIO) -> list[str]:
        with self.database.read() as store:
            return [regel.handeling for regel in store.logboek.page(regio, limit=500)]


def run_check(store: Store, regio: str) -> None:
    check_regio(store, regio, new_id=uuid4, by=SYSTEEM, at=AT, today=TODAY)


@dataclass(frozen=True)
class Inrichting:
    """Who and what stands in the database when a test begins."""

    accounts: Mapping[str, Account]
    es: Aanbieder
    klein: Aanbieder
    wiel: Aanbieder
    elders: Aanbieder
    linde: Locatie


@pytest.fixture
def wereld(database: Database, app: Flask, stel_klok: Callable[..., None]) -> Wereld:
    stel_klok(AT)
    hier = furnished(database, _three_cases)
    clients = {naam: signed_in(app, account) for naam, account in hier.accounts.items()}
    return Wereld(
        app,
        database,
        **clients,
        accounts=dict(hier.accounts),
        es=hier.es,
        klein=hier.klein,
        wiel=hier.wiel,
        elders=hier.elders,
        linde=hier.linde,
    )


def _three_cases(database: Database) -> Inrichting:
    es = make_aanbieder("De Es", kvk="12345678", contact=Contact(telefoon="074-000 00 33"))
    klein, wiel = make_aanbieder("Gezinshuis Klein"), make_aanbieder("De Wiel", contact=Contact())
    elders = make_aanbieder("Elders", regio=FRIESLAND, agb=("99887766",), kvk="87654321")
    linde = make_groep(es, "De Linde", AfgeschermdAdres(INGEVOERD))
    with database.transaction(at=AT) as store:
        twente_in(store)
        for aanbieder in (es, klein, wiel):
            store.aanbieders.add(aanbieder)
        _contracts(store, es, klein)
        locaties = [
            linde,
            make_groep(klein, "De Els"),
            make_groep(
                wiel,
                "Het Rad",
                gemeente=ENSCHEDE,
                adres=make_open_adres("Radplein", 5, "7511AB", "Enschede"),
            ),
        ]
        store.locaties.add_many(locaties)
        store.aanbod.add_many(
            [
                make_aanbod(linde, opgave=make_opgave()),
                *(make_aanbod(locatie) for locatie in locaties[1:]),
            ]
        )
        run_check(store, REGIO)
        _friesland(store, elders)
        accounts = {
            "bea": add_account(store, email="bea@twente.example"),
            "fokke": add_account(store, email="fokke@friesland.example", regio=FRIESLAND),
            "jo": add_account(store, es, email="jo@es.example"),
        }
    return Inrichting(accounts, es=es, klein=klein, wiel=wiel, elders=elders, linde=linde)


def _contracts(store: Store, es: Aanbieder, klein: Aanbieder) -> None:
    de_linde = make_gecontracteerde_locatie(es, AfgeschermdAdres(CONTRACT), naam="De Linde")
    naar_straat = make_gecontracteerde_locatie(
        es, AfgeschermdAdres(ANDER_CONTRACT), naam="Parkietenhof 8765"
    )
    regels = [
        make_contractregel(es, locatie_id=de_linde.id),
        make_contractregel(es, "WGZHG", locatie_id=naar_straat.id),
        make_contractregel(klein, hoofdaannemer_id=es.id, contractnummer="C-2025-002"),
        make_contractregel(
            es,
            "AVAKT",
            contractnummer="C-2023-009",
            ingangsdatum=TODAY.replace(2023),
            einddatum=TODAY.replace(2024),
        ),
    ]
    store.contracten.add_many(regels, [de_linde, naar_straat])


def _friesland(store: Store, elders: Aanbieder) -> None:
    store.regios.save(make_regio(slug=FRIESLAND, naam="Friesland", provincie="Friesland"))
    store.regios.save_gemeente(make_gemeente(SUDWEST, "Súdwest-Fryslân", regio=FRIESLAND))
    store.regios.save_segment(Segment(FRIESLAND, "wonen-en-verblijf", "Friese plekken", 1))
    store.producten.save(
        make_product("FRSLN", regio=FRIESLAND, hulpvorm=None, naam="Fries product")
    )
    store.aanbieders.add(elders)
    locatie = make_gecontracteerde_locatie(elders, naam="Friese contractlocatie")
    regel = make_contractregel(
        elders, "FRSLN", regio=FRIESLAND, locatie_id=locatie.id, contractnummer="F-2025-77"
    )
    store.contracten.add_many([regel], [locatie])
    run_check(store, FRIESLAND)


def tekst(response) -> str:
    return Pagina(response.get_data(as_text=True)).text

"""Backups and restores of the small Twente of `Proef`, as a person makes them, with a site that keeps running over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from click.testing import Result
from flask import Flask
from sqlalchemy import select

from tests.factories import AT, TODAY, make_aanbod, make_groep, make_opgave
from tests.steun.dagen import earliest
from tests.steun.databases.proef import Proef
from tests.steun.machine.servers import let_go, made
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, LocatieAdres, OpenbaarAdres
from wijzer.domain.locaties.locatie import Groep, Locatie
from wijzer.domain.regio.gebied import Contact
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.services.locaties.invoer import LocatieInvoer
from wijzer.services.locaties.wijzig_locatie import wijzig_locatie
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.store.store import Store
from wijzer.store.tables import OpenAdresRij, TeBevestigenRij

API = "/api/v1"


@dataclass(frozen=True)
class Site:
    """An installation that people look at: its office and its pages."""

    settings: Settings
    database: Database
    app: Flask

    @classmethod
    def of(cls, settings: Settings) -> Site:
        return cls(settings, Database(settings), made(settings))

    def close(self) -> None:
        let_go(self.app)
        self.database.dispose()

    def status(self, pad: str) -> int:
        """What a visitor gets."""
        return self.app.test_client().get(pad).status_code

    def feed(self, pad: str, **headers: str) -> str:
        return self.app.test_client().get(f"{API}{pad}", headers=headers).text

    def locatie(self, locatie: Locatie) -> Locatie | None:
        with self.database.read() as store:
            return next(iter(store.locaties.of_ids([locatie.id])), None)

    def waiting(self) -> set[object]:
        """The ids of the locaties that wait, and of those that were kept off."""
        with self.database.read() as store:
            return set(store.session.scalars(select(TeBevestigenRij.locatie_id)))

    def open_streets(self) -> set[str]:
        with self.database.read() as store:
            return set(store.session.scalars(select(OpenAdresRij.straat)))

    def everything(self) -> str:
        """All lists of the feed in all forms, and all pages of locaties and aanbieders that they lead to."""
        client = self.app.test_client()
        soorten = ("aanbod", "groepen", "aanbieders", "wijzigingen")
        vormen = ("application/x-ndjson", "application/geo+json", "text/csv")
        delen = [client.get(f"{API}/{soort}").text for soort in soorten]
        delen += [client.get(f"{API}/aanbod", headers={"Accept": vorm}).text for vorm in vormen]
        for stuk in client.get(f"{API}/wijzigingen").json["resultaten"]:  # type: ignore[index]  # a page is an object
            if stuk["soort"] in {"groep", "aanbieder"}:
                meervoud = {"groep": "groepen", "aanbieder": "aanbieders"}[stuk["soort"]]
                delen += [client.get(f"/twente/{meervoud}/{stuk['id']}").text]
                delen += [client.get(f"{API}/{meervoud}/{stuk['id']}").text]
        paden = ("/twente", "/twente/zoeken", "/twente/kaart", "/sitemap.xml")
        delen += [client.get(pad).text for pad in paden]
        return "\n".join(delen)


def page(locatie: Locatie) -> str:
    return f"/twente/groepen/{locatie.publiek_id}"


def groep_at(proef: Proef, naam: str, adres: LocatieAdres, toelichting: str = "") -> Groep:
    """One more groep with a gezinshuis."""
    groep = make_groep(proef.aanbieder, naam, adres)
    with proef.write() as store:
        store.locaties.add(groep)
        opgave = make_opgave(toelichting=toelichting or None)
        store.aanbod.add(make_aanbod(groep, opgave=opgave))
    return groep


def change(proef: Proef, locatie: Locatie, *, naam: str, adres: LocatieAdres) -> Locatie:
    """By the door that people have: it shields, or opens."""
    with proef.write() as store:
        return change_in(store, locatie, naam=naam, adres=adres)


def change_in(store: Store, locatie: Locatie, *, naam: str, adres: LocatieAdres) -> Locatie:
    """The same within a transaction that stays open."""
    assert isinstance(locatie, Groep)
    hulp = frozenset(aanbod.hulp for aanbod in store.aanbod.of_locatie(locatie.id))
    invoer = LocatieInvoer(
        aanbieder_id=locatie.aanbieder_id,
        soort="groep",
        naam=naam,
        gemeente=locatie.gemeente,
        adres=adres,
        hulp=hulp,
        contact=Contact(),
        groepsgrootte=locatie.groepsgrootte,
        bevestigd=frozenset({"openbaar"}),
    )
    wijzig_locatie(
        store,
        locatie.id,
        invoer,
        expected_versie=store.locaties.get(locatie.id).versie,
        new_id=uuid4,
        draw=earliest,
        geocoder=NulGeocoder(),
        by=SYSTEEM,
        at=AT,
        today=TODAY,
    )
    return store.locaties.get(locatie.id)


def shield(proef: Proef, locatie: Locatie, naam: str = "Groep Oost") -> Locatie:
    """Shield a locatie where it stands, under another name."""
    return change(proef, locatie, naam=naam, adres=AfgeschermdAdres(real(locatie)))


def shield_in(store: Store, locatie: Locatie, naam: str) -> Locatie:
    """The same within a transaction that stays open."""
    return change_in(store, locatie, naam=naam, adres=AfgeschermdAdres(real(locatie)))


def real(locatie: Locatie) -> Adres:
    match locatie.adres:
        case OpenbaarAdres(adres=adres):
            return adres
        case AfgeschermdAdres() as adres:
            return adres.reveal()


def ok(uitkomst: Result) -> str:
    """What a command said that went well."""
    assert uitkomst.exit_code == 0, uitkomst.stderr
    return uitkomst.stdout


def back_up(wijzer: Callable[..., Result], folder: Path) -> Path:
    kopie = folder / "kopie.gz"
    ok(wijzer("backup", kopie))
    return kopie

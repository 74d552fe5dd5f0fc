"""Whatever somebody does with a locatie, the public sees what it would see if withdrawing were erasing and putting back adding."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.factories import (
    AT,
    HENGELO,
    make_aanbieder,
    make_actor,
    make_adres,
    make_contractregel,
    make_gebruiker,
    make_opgave,
    twente_in,
)
from tests.steun.dagen import DAG, earliest
from tests.steun.databases.soorten import OP_SQLITE
from tests.steun.gelijktijdig import forbidden_in
from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.adressen.adres import AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.ids import AanbiederId, AanbodId, LocatieId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.locaties.beschikbaarheid import Opgave
from wijzer.gateways.geocoder import NulGeocoder
from wijzer.published.tables import (
    PublishedAanbieder,
    PublishedAanbod,
    PublishedLocatie,
    PublishedWijziging,
)
from wijzer.services.intrekking.eerder import ANDERE
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
from wijzer.services.verraad.wijziging import OPENBAAR
from wijzer.store.engine import Database
from wijzer.store.store import Store

DADEN = ("weg", "terug", "dicht", "open", "site", "af", "uit", "aan", "zeg", "dag")
PRODUCT, ERBIJ = "WGZHF", "WGZHG"
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
OF_THE_ID = ("schudgetal", "publicatie")
"""Columns that follow from an id or a number, and tell nothing."""


@dataclass
class Huis:
    """One aanbieder with one locatie; `wist`: it has no withdrawing, so it erases, and enters anew what it remembers."""

    wist: bool
    id: AanbiederId
    by: Actor
    locatie: LocatieId | None = None
    naam: str = "Huis 0"
    dicht: bool = False
    codes: frozenset[str] = frozenset({PRODUCT, ERBIJ})
    in_gebruik: bool = True
    gezegd: dict[str, Opgave] = field(default_factory=dict)
    """What was stated last of each product."""
    historie: dict[tuple[AanbodId, date], Opgave] = field(default_factory=dict)
    ids: set[UUID] = field(default_factory=set)
    """Every public id that ever stood."""

    def do(self, store: Store, daad: str, nummer: int, at: datetime) -> None:
        """Do it, if it can be done now."""
        is_er = self.in_gebruik
        mag = {
            "weg": is_er,
            "terug": not is_er,
            "dicht": is_er and not self.dicht,
            "open": is_er and self.dicht,
            "site": is_er,
            "af": is_er,
            "uit": is_er and ERBIJ in self.codes,
            "aan": is_er and ERBIJ not in self.codes,
            "zeg": is_er,
        }
        if mag.get(daad):
            getattr(self, f"_{daad}")(store, nummer, at)

    def _dicht(self, store: Store, nummer: int, at: datetime) -> None:
        self.naam, self.dicht = f"Huis {nummer}", True
        self._forget_remarks()
        self._save(store, at)

    def _open(self, store: Store, _nummer: int, at: datetime) -> None:
        self.dicht = False
        self._save(store, at)

    def _site(self, store: Store, _nummer: int, at: datetime) -> None:
        publiceer_locatie(store, self._id, by=self.by, at=at)

    def _af(self, store: Store, _nummer: int, at: datetime) -> None:
        haal_van_de_site(store, self._id, by=self.by, at=at)

    def _uit(self, store: Store, _nummer: int, at: datetime) -> None:
        self.codes = frozenset({PRODUCT})
        self._save(store, at)
        if self.wist:
            for ingetrokken in store.aanbod.withdrawn_of([self._id])[self._id]:
                store.aanbod.delete(ingetrokken.aanbod.id)

    def _aan(self, store: Store, _nummer: int, at: datetime) -> None:
        self.codes = frozenset({PRODUCT, ERBIJ})
        self._save(store, at)
        if (oud := self.gezegd.get(ERBIJ)) is not None:
            self.gezegd[ERBIJ] = replace(oud, toelichting=None)
            if self.wist:
                self._say(store, ERBIJ, self.gezegd[ERBIJ], at)

    def _zeg(self, store: Store, nummer: int, at: datetime) -> None:
        for code in sorted(self.codes):
            tekst = f"Gezegd {nummer}"
            opgave = make_opgave(peildatum=at.date(), vrije_plekken=nummer % 6, toelichting=tekst)
            self._say(store, code, opgave, at)

    def _weg(self, store: Store, _nummer: int, at: datetime) -> None:
        haal_van_de_site(store, self._id, by=self.by, at=at)
        if self.wist:
            store.locaties.delete(self._id)
        else:
            trek_locatie_in(store, self._id, by=self.by, at=at, today=at.date())
        self.in_gebruik = False

    def _terug(self, store: Store, _nummer: int, at: datetime) -> None:
        self.in_gebruik = True
        if not self.wist:
            zet_locatie_terug(store, self._id, new_id=uuid4, by=self.by, at=at, today=at.date())
            return
        self.add(store, at)
        for code in sorted(self.codes & self.gezegd.keys()):
            self._say(store, code, self.gezegd[code], at)

    @property
    def _id(self) -> LocatieId:
        assert self.locatie is not None
        return self.locatie

    def _invoer(self) -> LocatieInvoer:
        adres = make_adres("Zonnewende", 7, "7551CC")
        return LocatieInvoer(
            aanbieder_id=self.id,
            soort="groep",
            naam=self.naam,
            gemeente=HENGELO,
            adres=AfgeschermdAdres(adres) if self.dicht else OpenbaarAdres(adres),
            hulp=frozenset(map(of_code, self.codes)),
            groepsgrootte=6,
            bevestigd=frozenset({OPENBAAR, ANDERE}),
        )

    def add(self, store: Store, at: datetime) -> None:
        self.locatie = voeg_locatie_toe(
            store,
            self._invoer(),
            new_id=uuid4,
            geocoder=NulGeocoder(),
            by=self.by,
            at=at,
            today=at.date(),
        )

    def _save(self, store: Store, at: datetime) -> None:
        versie = store.locaties.get(self._id).versie
        wijzig_locatie(
            store,
            self._id,
            self._invoer(),
            expected_versie=versie,
            new_id=uuid4,
            draw=earliest,
            geocoder=NulGeocoder(),
            by=self.by,
            at=at,
            today=at.date(),
        )

    def _say(self, store: Store, code: str, opgave: Opgave, at: datetime) -> None:
        [aanbod] = [
            aanbod for aanbod in store.aanbod.of_locatie(self._id) if aanbod.hulp.sleutel == code
        ]
        wijziging = Opgavewijziging(aanbod_id=aanbod.id, opgave=opgave, medische_verwijzing=False)
        geef_beschikbaarheid_op(store, [wijziging], by=self.by, at=at, today=at.date())
        self.gezegd[code] = self.historie[aanbod.id, opgave.peildatum] = opgave

    def _forget_remarks(self) -> None:
        """What was said at the open address goes."""
        for code, opgave in self.gezegd.items():
            self.gezegd[code] = replace(opgave, toelichting=None)
        for sleutel, opgave in self.historie.items():
            self.historie[sleutel] = replace(opgave, toelichting=None)


@pytest.fixture
def twente(database: Database) -> Database:
    with database.transaction(at=AT - DAG) as store:
        twente_in(store)
    return database


def public(database: Database, huis: Huis) -> list[str]:
    """Everything public of this aanbieder, without what only an id decides."""
    with database.read() as store:
        rijen = []
        for tabel, waar in (
            (PublishedAanbod, PublishedAanbod.aanbieder_id == huis.id),
            (PublishedLocatie, PublishedLocatie.aanbieder_id == huis.id),
            (PublishedAanbieder, PublishedAanbieder.id == huis.id),
        ):
            for rij in store.session.execute(select(tabel.__table__).where(waar)).mappings():
                huis.ids.add(rij["id"])
                schoon = {naam: waarde for naam, waarde in rij.items() if naam not in OF_THE_ID}
                tekst = json.dumps(schoon, default=str, ensure_ascii=False, sort_keys=True)
                rijen.append(ID.sub("id", tekst))
        return sorted(rijen)


def changes(database: Database, huis: Huis) -> Counter[tuple[str, str]]:
    """How often each kind of thing stands in the list of changes as there, and as gone."""
    with database.read() as store:
        vraag = select(PublishedWijziging.soort, PublishedWijziging.state)
        rijen = store.session.execute(
            vraag.where(PublishedWijziging.id.in_([str(id_) for id_ in huis.ids]))
        )
        return Counter((rij.soort, rij.state) for rij in rijen)


def make_huis(store: Store, *, wist: bool) -> Huis:
    aanbieder = make_aanbieder("Tweeling")
    store.aanbieders.add(aanbieder)
    store.contracten.add_many(
        [make_contractregel(aanbieder), make_contractregel(aanbieder, ERBIJ)], []
    )
    huis = Huis(wist, aanbieder.id, make_actor(make_gebruiker(aanbieder)))
    huis.add(store, AT)
    return huis


@OP_SQLITE
@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(["weg", "terug", "site"])
@example(["dicht", "dag", "weg", "dag", "terug", "site", "dag"])
@example(["uit", "dicht", "aan", "dag", "open", "uit", "aan"])
@example(["weg", "terug", "dicht", "site", "dag", "weg", "terug", "open", "site"])
@given(st.lists(st.sampled_from(DADEN), min_size=3, max_size=12))
def test_the_public_cannot_tell_withdrawn_from_erased_nor_put_back_from_new(
    twente: Database, daden: list[str]
):
    with twente.transaction(at=AT) as store:
        huizen = [make_huis(store, wist=wist) for wist in (False, True)]
    bewaart, wist = huizen
    at = AT
    for nummer, daad in enumerate(["site", "zeg", *daden], start=1):
        at += DAG if daad == "dag" else timedelta(minutes=5)
        with twente.transaction(at=at) as store:
            if daad == "dag":
                store.projectie.advance(at, at.date())
            for huis in huizen:
                huis.do(store, daad, nummer, at)
        assert public(twente, bewaart) == public(twente, wist), (nummer, daad)
        assert changes(twente, bewaart) == changes(twente, wist), (nummer, daad)
        assert forbidden_in(twente, [bewaart.id]) == []
    with twente.read() as store:
        bewaard = store.aanbod.historie_of({id_ for id_, _ in bewaart.historie})
    assert {
        (id_, opgave.peildatum): opgave for id_, alle in bewaard.items() for opgave in alle
    } == bewaart.historie

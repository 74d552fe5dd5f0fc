"""Whether visitors see a locatie is one answer, on every page of the office, and it is what visitors see."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product as every

import pytest
from sqlalchemy import insert

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_open_adres,
    make_product,
    twente_in,
)
from tests.steun.accounts import add_account, signed_in
from tests.steun.machine.inrichting import furnished
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.ids import LocatieId, PubliekId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.product import Vindbaar
from wijzer.domain.locaties.zichtbaarheid import Zichtbaarheid, judge_zichtbaarheid
from wijzer.services.locaties.overzie_locaties import overzie_locatie, overzie_locaties_van
from wijzer.store.engine import Database
from wijzer.store.store import Store
from wijzer.store.tables import TeBevestigenRij

ZICHT = Zichtbaarheid
DAG = timedelta(days=1)
CONTRACTEN = {
    "geen": None,
    "loopt": (TODAY - DAG, TODAY + DAG),
    "vandaag-voor-het-laatst": (TODAY - DAG, TODAY),
    "afgelopen": (TODAY - 2 * DAG, TODAY - DAG),
    "komt": (TODAY + DAG, None),
}
LOOPT = {"loopt", "vandaag-voor-het-laatst"}
AANBOD = {"geen": (), "een": ("WGZHF",), "niet-te-vinden": ("ONVND",), "twee": ("WGZHF", "ONVND")}
WACHTEN = (None, TODAY, TODAY + DAG)


@dataclass(frozen=True)
class Geval:
    """One way in which a locatie may stand there."""

    gepubliceerd: bool
    afgeschermd: bool
    contract: str
    aanbod: str
    wacht_tot: date | None

    @property
    def verwacht(self) -> Zichtbaarheid:
        if not self.gepubliceerd:
            return ZICHT.NIET_GEPUBLICEERD
        if not AANBOD[self.aanbod]:
            return ZICHT.GEEN_PRODUCT
        if self.contract not in LOOPT:
            return ZICHT.GEEN_CONTRACT
        if self.aanbod == "niet-te-vinden":
            return ZICHT.NIET_VINDBAAR
        if self.wacht_tot == TODAY + DAG:
            return ZICHT.WACHT_OP_DAG
        return ZICHT.DEELS if self.aanbod == "twee" else ZICHT.OP_DE_SITE


GEVALLEN = [
    Geval(*delen)
    for delen in every((True, False), (True, False), CONTRACTEN, AANBOD, WACHTEN)
    if delen[1] or delen[4] is None  # only what is shielded waits for its day
]


@pytest.fixture
def gevallen(database, stel_klok) -> dict[Geval, tuple[LocatieId, PubliekId]]:
    """A region with a locatie for each case, two days later."""
    stel_klok(AT)
    return furnished(database, _make_cases)


def _make_cases(database: Database) -> dict[Geval, tuple[LocatieId, PubliekId]]:
    gemaakt: dict[Geval, tuple[LocatieId, PubliekId]] = {}
    with database.transaction(at=AT - 2 * DAG) as store:
        twente_in(store)
        store.producten.save(make_product("ONVND", vindbaar=Vindbaar.BELLEN, naam="Niet te vinden"))
    with database.transaction(at=AT - 2 * DAG) as store:
        aanbieders = {naam: _make_aanbieder(store, naam) for naam in CONTRACTEN}
        for geval in GEVALLEN:
            adres = make_afgeschermd_adres() if geval.afgeschermd else make_open_adres()
            groep = make_groep(
                aanbieders[geval.contract], adres=adres, gepubliceerd=geval.gepubliceerd
            )
            store.locaties.add(groep)
            store.aanbod.add_many([make_aanbod(groep, code) for code in AANBOD[geval.aanbod]])
            if geval.wacht_tot is not None:
                store.verschijningen.keep({groep.publiek_id: geval.wacht_tot})
            gemaakt[geval] = groep.id, groep.publiek_id
    with database.transaction(at=AT) as store:
        store.projectie.advance(AT, TODAY)
    return gemaakt


def _make_aanbieder(store: Store, contract: str) -> Aanbieder:
    aanbieder = make_aanbieder(f"Contract {contract}")
    store.aanbieders.add(aanbieder)
    if periode := CONTRACTEN[contract]:
        begin, einde = periode
        store.contracten.add_many(
            [
                make_contractregel(aanbieder, code, ingangsdatum=begin, einddatum=einde)
                for code in ("WGZHF", "ONVND")
            ]
        )
    return aanbieder


def test_what_the_office_says_is_what_visitors_see_in_every_case(database, publiek, gevallen):
    with database.read() as store:
        zicht = {
            stand.locatie.id: stand.zichtbaarheid
            for aanbieder in store.aanbieders.all(REGIO)
            for stand in overzie_locaties_van(store, aanbieder, by=SYSTEEM, today=TODAY)
        }
    with publiek.read(now=AT, today=TODAY) as reader:
        op_site = {locatie.id for locatie in reader.locaties("groep")}
    gezegd = {geval: zicht[locatie_id] for geval, (locatie_id, _) in gevallen.items()}
    assert gezegd == {geval: geval.verwacht for geval in GEVALLEN}
    gezien = {geval: publiek_id in op_site for geval, (_, publiek_id) in gevallen.items()}
    assert gezien == {geval: geval.verwacht.is_zichtbaar for geval in GEVALLEN}


def test_a_locatie_that_came_back_from_a_copy_waits_for_the_beheerder(database, gevallen):
    geval = next(geval for geval in GEVALLEN if geval.verwacht is ZICHT.NIET_GEPUBLICEERD)
    locatie_id, _ = gevallen[geval]
    with database.transaction(at=AT) as store:
        store.session.execute(insert(TeBevestigenRij).values(locatie_id=locatie_id, sinds=AT))
        stand = overzie_locatie(store, locatie_id, by=SYSTEEM, today=TODAY)
    assert stand.zichtbaarheid is ZICHT.WACHT_OP_BEVESTIGING


@pytest.mark.parametrize("zicht", ZICHT)
def test_only_what_visitors_see_is_called_so(zicht):
    assert zicht.label
    assert zicht.uitleg.startswith("Ja") == zicht.is_zichtbaar


@pytest.mark.parametrize(
    ("gepubliceerd", "verwacht"), [(True, ZICHT.GEEN_CONTRACT), (False, ZICHT.NIET_GEPUBLICEERD)]
)
def test_the_first_reason_is_the_one_to_mend_first(gepubliceerd, verwacht):
    zicht = judge_zichtbaarheid(
        gepubliceerd=gepubliceerd, gecontracteerd=[False], zichtbaar=[False], wacht_op_dag=True
    )
    assert zicht is verwacht


def test_the_aanbieder_reads_that_visitors_do_not_see_what_it_put_on_the_site(
    app, database, gevallen
):
    geval = next(
        geval
        for geval in GEVALLEN
        if geval.verwacht is ZICHT.GEEN_CONTRACT and geval.contract == "afgelopen"
    )
    locatie_id, _ = gevallen[geval]
    with database.transaction(at=AT) as store:
        aanbieder = store.aanbieders.get(store.locaties.get(locatie_id).aanbieder_id)
        account = add_account(store, aanbieder, email="jo@es.example")
    jo = signed_in(app, account)
    pagina = jo.pagina(f"/aanbieder/locaties/{locatie_id}").text
    assert "Bezoekers zien deze locatie niet. Er loopt vandaag geen contract" in pagina
    assert "Iedereen kan deze locatie vinden" not in pagina
    op_site = sum(
        geval.verwacht.is_zichtbaar for geval in GEVALLEN if geval.contract == "afgelopen"
    )
    assert op_site == 0
    assert re.search(r"\b0 ?staan op de site", jo.pagina("/aanbieder").text)

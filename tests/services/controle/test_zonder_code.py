"""The check of aanbod without a code, kept as cases: by its hulpvorm, and on to the code that it gets later."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_contractregel,
    make_gebruiker,
    make_groep,
    make_hulpvorm,
    make_product,
    twente_in,
)
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.afwijkingen.afwijking import Afwijking, Afwijkingsoort, Gebeurtenis, Zaakstatus
from wijzer.domain.inkoop.hulpaanduiding import of_code, of_hulpvorm
from wijzer.services.afwijkingen.behandel_afwijking import change_status
from wijzer.services.afwijkingen.exporteer_afwijkingen import exporteer_afwijkingen
from wijzer.services.afwijkingen.overzie_afwijkingen import overzie_afwijking, overzie_afwijkingen
from wijzer.services.controle.controleer_adressen import check_regio
from wijzer.services.controle.invoer import fetch_feiten
from wijzer.services.controle.verslag import Controleverslag
from wijzer.services.locaties.zet_om import zet_om
from wijzer.store.store import Store

MORGEN = AT + timedelta(days=1)
BRON = make_aanbieder("De Bron")
BEA_ACCOUNT, JO_ACCOUNT = make_gebruiker(), make_gebruiker(BRON)
BEA, JO = make_actor(BEA_ACCOUNT), make_actor(JO_ACCOUNT)
LINDE = make_groep(BRON, "De Linde")
AANBOD = make_aanbod(LINDE, "hulpvorm:woongroep")
WOONGROEP = of_hulpvorm("woongroep")
NIET_HIER = Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD


@pytest.fixture
def twente(store: Store) -> Store:
    """De Bron has a contract for gezinshuizen, and a woongroep for which no code is known."""
    twente_in(store)
    store.regios.save_hulpvorm(make_hulpvorm("woongroep"))
    store.aanbieders.add(BRON)
    store.gebruikers.add(JO_ACCOUNT)
    store.gebruikers.add(BEA_ACCOUNT)
    store.contracten.add_many([make_contractregel(BRON)])
    store.locaties.add(LINDE)
    store.aanbod.add(AANBOD)
    return store


def check(store: Store, **anders: Any) -> Controleverslag:
    return check_regio(store, REGIO, new_id=uuid4, by=SYSTEEM, at=AT, today=TODAY, **anders)


def cases(store: Store) -> dict[str, Afwijking]:
    """The cases by what they are about."""
    return {
        hulp.sleutel: zaak for zaak in store.afwijkingen.all(REGIO) if (hulp := zaak.bevinding.hulp)
    }


def import_codes(store: Store) -> None:
    store.producten.save_many([make_product("WWOGR", hulpvorm="woongroep")])


def move(store: Store) -> None:
    zet_om(store, AANBOD.id, "WWOGR", by=JO, at=MORGEN, today=TODAY)


def events(store: Store, zaak: Afwijking) -> list[Gebeurtenis]:
    return [stap.gebeurtenis for stap in store.afwijkingen.steps(zaak.id)]


def test_a_hulpvorm_without_a_contract_is_a_case_that_says_its_name(twente: Store):
    (gevonden,) = check(twente).as_json()["afwijkingen"]
    assert (gevonden["soort"], gevonden["product"]) == (NIET_HIER.value, None)
    assert gevonden["hulpvorm"] == {"slug": "woongroep", "naam": "Woongroep"}
    assert gevonden["verschil"] == ["soort hulp"]
    assert cases(twente)["hulpvorm:woongroep"].bevinding.hulp == WOONGROEP


def test_a_case_about_a_code_says_the_hulpvorm_too_and_keeps_its_code(twente: Store):
    twente.aanbod.add(make_aanbod(LINDE, "WGZHG"))
    gevonden = {
        regel["product"]: regel["hulpvorm"] for regel in check(twente).as_json()["afwijkingen"]
    }
    assert gevonden["WGZHG"] == {"slug": "gezinshuis", "naam": "Gezinshuis"}


@pytest.mark.parametrize("rij", ["hulpvorm:woongroep", "WWOGR"])
def test_a_row_for_the_hulpvorm_or_for_one_of_its_codes_covers_it(twente: Store, rij: str):
    import_codes(twente)
    twente.contracten.add_many([make_contractregel(BRON, rij)])
    assert check(twente).regels == ()


def test_a_row_for_the_hulpvorm_goes_on_to_cover_the_code(twente: Store):
    import_codes(twente)
    twente.contracten.add_many([make_contractregel(BRON, "hulpvorm:woongroep")])
    move(twente)
    assert cases(twente) == {}
    assert check(twente).regels == ()


def test_a_move_to_a_code_that_is_contracted_solves_the_case(twente: Store):
    check(twente)
    import_codes(twente)
    twente.contracten.add_many([make_contractregel(BRON, "WWOGR", einddatum=TODAY)])
    move(twente)
    (zaak,) = cases(twente).values()
    assert zaak.status is Zaakstatus.OPGELOST
    assert events(twente, zaak) == [Gebeurtenis.GEOPEND, Gebeurtenis.GESLOTEN]


@pytest.mark.parametrize("status", [Zaakstatus.GEACCEPTEERD, Zaakstatus.WACHT_OP_AANBIEDER])
def test_a_move_to_a_code_closes_the_case_and_brings_no_new_work(twente: Store, status: Zaakstatus):
    check(twente)
    oud = cases(twente)["hulpvorm:woongroep"]
    change_status(
        twente, oud.id, status, notitie="Besproken.", expected_versie=oud.versie, by=BEA, at=AT
    )
    import_codes(twente)
    move(twente)
    nu = cases(twente)
    assert nu["hulpvorm:woongroep"].status is Zaakstatus.INGETROKKEN
    assert (nu["WWOGR"].status, nu["WWOGR"].vorige_id) == (status, oud.id)
    assert nu["WWOGR"].opened_at == oud.opened_at
    assert events(twente, oud)[-1] is Gebeurtenis.OMGEZET
    assert events(twente, nu["WWOGR"]) == [Gebeurtenis.OVERGENOMEN]
    check(twente)
    assert cases(twente) == {
        **nu, "WWOGR": twente.afwijkingen.get(nu["WWOGR"].id)
    }, "a second check changes no status"  # fmt: skip
    assert cases(twente)["WWOGR"].status is status


def test_the_sheet_of_the_new_case_leads_to_the_old_one(twente: Store):
    check(twente)
    import_codes(twente)
    move(twente)
    nieuw, oud = cases(twente)["WWOGR"], cases(twente)["hulpvorm:woongroep"]
    blad = overzie_afwijking(twente, nieuw.id, by=BEA, today=TODAY)
    assert blad.vorige is not None
    assert blad.vorige.afwijking.id == oud.id
    terug = overzie_afwijking(twente, oud.id, by=BEA, today=TODAY)
    assert [regel.afwijking.id for regel in terug.vervolg] == [nieuw.id]


def test_rows_for_the_hulpvorm_and_for_its_codes_bear_on_the_case(twente: Store):
    import_codes(twente)
    twente.contracten.add_many(
        [
            make_contractregel(BRON, rij, einddatum=TODAY - timedelta(1))
            for rij in ("hulpvorm:woongroep", "WWOGR")
        ]
    )
    check(twente)
    zaak = cases(twente)["hulpvorm:woongroep"]
    assert zaak.bevinding.soort is Afwijkingsoort.CONTRACT_BEEINDIGD
    blad = overzie_afwijking(twente, zaak.id, by=BEA, today=TODAY)
    assert {regel.hulp for regel, _loopt in blad.contractregels} == {WOONGROEP, of_code("WWOGR")}


def test_lists_and_files_have_the_name_that_goes_with_it(twente: Store):
    check(twente)
    lijst = overzie_afwijkingen(twente, REGIO, by=BEA, at=AT)
    assert lijst.hulp.name(WOONGROEP).naam == "Woongroep"
    (regel,) = exporteer_afwijkingen(twente, REGIO, lijst.regels, by=BEA, today=TODAY)
    assert regel.hulpvorm is not None
    assert regel.hulpvorm.naam == "Woongroep"


@pytest.mark.regel("Hulpvorm.vindbaar")
def test_what_visitors_search_for_is_to_be_entered_also_without_a_code(twente: Store):
    in_te_voeren = fetch_feiten(twente, REGIO, today=TODAY).in_te_voeren
    slugs = {hulp.hulpvorm for hulp in in_te_voeren if hulp.hulpvorm}
    assert slugs == {"woongroep", "gezinshuis", "vaktherapie", "begeleiding-individueel"}

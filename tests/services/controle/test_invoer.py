"""What a check looks at: everything of some aanbieders and nothing of others, and what holds for their region on that day."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.factories import REGIO, TODAY, make_aanbieder, make_aanbod, make_groep, make_product
from tests.services.buurregio import ANDER, BRON, BUREN, CONTRACT, LINDE, STIL, TERP, WEG
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.inkoop.product import Vindbaar
from wijzer.services.controle import invoer
from wijzer.services.controle.invoer import fetch_feiten, fetch_invoer, fetch_portions
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

DAG = timedelta(days=1)


def test_the_region_says_its_province_its_postcodes_and_whether_there_are_contracts(twente: Store):
    feiten = fetch_feiten(twente, REGIO, today=TODAY)
    assert (feiten.regio, feiten.provincie, feiten.contracten_bekend) == (REGIO, "Overijssel", True)
    assert feiten.gemeenten_per_pc4["7551"] != feiten.gemeenten_per_pc4["7552"]
    buren = fetch_feiten(twente, BUREN, today=TODAY)
    assert (buren.provincie, buren.contracten_bekend) == ("Friesland", False)
    assert buren.in_te_voeren == frozenset()


def codes_of(in_te_voeren):
    return {hulp.productcode for hulp in in_te_voeren if hulp.productcode}


def test_to_be_entered_is_what_is_found_and_valid_on_that_day(twente: Store):
    twente.producten.save_many(
        [
            make_product("AAA01", geldig_van=TODAY + DAG), make_product("AAA02", geldig_tot=TODAY - DAG),
            make_product("AAA03", geldig_van=TODAY), make_product("AAA04", geldig_tot=TODAY),
            make_product("AAA05", vindbaar=Vindbaar.BELLEN), make_product("AAA06", vindbaar=Vindbaar.GEEN),
        ]
    )  # fmt: skip
    codes = codes_of(fetch_feiten(twente, REGIO, today=TODAY).in_te_voeren)
    assert {code for code in codes if code.startswith("AAA")} == {"AAA03", "AAA04"}
    morgen = codes_of(fetch_feiten(twente, REGIO, today=TODAY + DAG).in_te_voeren)
    assert {code for code in morgen if code.startswith("AAA")} == {"AAA01", "AAA03"}


def test_everything_of_these_aanbieders_is_looked_at_and_nothing_of_another(twente: Store):
    van_ander = make_groep(ANDER, "Van een ander")
    twente.locaties.add(van_ander)
    twente.aanbod.add_many([make_aanbod(LINDE, "WGZHG"), make_aanbod(van_ander)])
    feiten = fetch_feiten(twente, REGIO, today=TODAY)
    gekeken = fetch_invoer(twente, feiten, [BRON.id])
    per_locatie = {locatie.id: locatie for locatie in gekeken.locaties}
    assert per_locatie.keys() == {LINDE.id, STIL.id}, "what is withdrawn is not looked at"
    assert WEG.id not in per_locatie
    assert set(per_locatie[LINDE.id].hulp) == {of_code("WGZHF"), of_code("WGZHG")}
    assert per_locatie[STIL.id].adres == STIL.adres
    assert [locatie.id for locatie in gekeken.gecontracteerd] == [CONTRACT.id]
    assert {regel.aanbieder_id for regel in gekeken.regels} == {BRON.id}
    assert gekeken.provincie == feiten.provincie
    assert gekeken.contracten_bekend


def test_a_locatie_without_aanbod_is_looked_at_with_no_products(twente: Store):
    kaal = make_groep(ANDER, "Kaal")
    twente.locaties.add(kaal)
    gekeken = fetch_invoer(twente, fetch_feiten(twente, REGIO, today=TODAY), [ANDER.id])
    [een] = gekeken.locaties
    assert (een.id, set(een.hulp), een.gemeente) == (kaal.id, set(), kaal.gemeente)


def test_nobody_is_nothing(twente: Store):
    gekeken = fetch_invoer(twente, fetch_feiten(twente, REGIO, today=TODAY), [])
    assert (gekeken.locaties, list(gekeken.regels), gekeken.gecontracteerd) == ([], [], [])


def test_the_aanbieders_of_a_region_come_in_portions_each_once_and_in_order(
    twente: Store, monkeypatch: pytest.MonkeyPatch
):
    twente.aanbieders.add_many(
        [make_aanbieder(id=AanbiederId(UUID(int=nummer))) for nummer in range(1, 4)]
    )
    monkeypatch.setattr(invoer, "_PER_KEER", 2)
    porties = list(fetch_portions(twente, REGIO))
    assert [len(portie) for portie in porties] == [2, 2, 1]
    alle = [wie for portie in porties for wie in portie]
    assert alle == sorted(alle)
    assert {BRON.id, ANDER.id} < set(alle)
    assert TERP.id not in alle
    assert list(fetch_portions(twente, "nergens")) == []

"""The contracts of a region as its beheerder looks for them: by part of a number, a name or a code, in time and in part."""

from datetime import timedelta
from typing import Any

import pytest

from tests.factories import AT, REGIO, TODAY, make_contractregel, make_hulpvorm, make_product
from tests.services.buurregio import ANDER, BEA, BRON, BUREN, CONTRACT, FRANS
from wijzer.domain.accounts.inzage import Zicht
from wijzer.domain.fouten import NietGevonden
from wijzer.services.inkoop.overzie_contracten import (
    Contractenlijst,
    overzie_contracten,
    overzie_hulpvormen,
)
from wijzer.store.inkoop.contractvraag import Als, Loop
from wijzer.store.store import Store

DAG = timedelta(days=1)
VOORBIJ = make_contractregel(BRON, "WGZHG", contractnummer="C-1", einddatum=TODAY - DAG)
VANDAAG = make_contractregel(
    BRON, "WGZHG", contractnummer="C-2", ingangsdatum=TODAY, einddatum=TODAY
)
STRAKS = make_contractregel(BRON, "AVAKT", contractnummer="C-3", ingangsdatum=TODAY + DAG)
ONDER = make_contractregel(ANDER, "AVAKT", contractnummer="C-4%", hoofdaannemer_id=BRON.id)


@pytest.fixture
def contracten(twente: Store) -> Store:
    twente.contracten.add_many([VOORBIJ, VANDAAG, STRAKS, ONDER], [])
    return twente


def numbers(lijst: Contractenlijst) -> list[str]:
    return sorted(
        regel.contractnummer for regel, _ in lijst.regels if regel.contractnummer != "C-2025-001"
    )


def look(store: Store, **hoe: Any) -> list[str]:
    return numbers(overzie_contracten(store, REGIO, limit=50, by=BEA, today=TODAY, **hoe))


def test_a_row_runs_on_its_first_and_on_its_last_day(contracten: Store):
    assert look(contracten, loop=Loop.LOOPT) == ["C-2", "C-4%"]
    assert look(contracten, loop=Loop.KOMT) == ["C-3"]
    assert look(contracten, loop=Loop.AFGELOPEN) == ["C-1"]
    assert look(contracten) == ["C-1", "C-2", "C-3", "C-4%"]


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_each_row_says_whether_it_runs_today(contracten: Store):
    lijst = overzie_contracten(contracten, REGIO, limit=50, by=BEA, today=TODAY)
    loopt = {regel.contractnummer: nu for regel, nu in lijst.regels}
    assert loopt == {"C-2025-001": True, "C-1": False, "C-2": True, "C-3": False, "C-4%": True}


def test_somebody_is_found_as_hoofdaannemer_and_as_onderaannemer(contracten: Store):
    assert look(contracten, aanbieder_id=ANDER.id) == ["C-4%"]
    assert look(contracten, aanbieder_id=BRON.id, als=Als.ONDERAANNEMER) == ["C-4%"]
    assert look(contracten, aanbieder_id=BRON.id, als=Als.HOOFDAANNEMER) == ["C-1", "C-2", "C-3"]


@pytest.mark.parametrize(
    ("zoek", "gevonden"),
    [
        ("c-3", ["C-3"]), ("%", ["C-4%"]), ("bron", ["C-1", "C-2", "C-3"]), ("avak", ["C-3", "C-4%"]),
        (ANDER.agb[0], ["C-4%"]), ("bestaat niet", []),
    ],
)  # fmt: skip
def test_a_text_is_part_of_a_number_a_name_or_a_code(contracten: Store, zoek: str, gevonden):
    assert look(contracten, zoek=zoek) == gevonden


@pytest.fixture
def woongroepen(contracten: Store) -> Store:
    """A row for woongroepen, one for a code of them, and one for a code of them that is over."""
    contracten.regios.save_hulpvorm(
        make_hulpvorm("woongroep", naam="Woongroep", gewone_naam="Samen wonen")
    )
    contracten.producten.save_many(
        [
            make_product("WWOGR", naam="Zwaar", hulpvorm="woongroep"),
            make_product("WWOG0", naam="Oud", hulpvorm="woongroep", geldig_tot=TODAY - DAG),
        ]
    )
    contracten.contracten.add_many(
        [
            make_contractregel(ANDER, hulp, contractnummer=nummer)
            for nummer, hulp in (("W-1", "hulpvorm:woongroep"), ("W-2", "WWOGR"), ("W-3", "WWOG0"))
        ]
    )
    return contracten


@pytest.mark.parametrize(
    ("zoek", "gevonden"),
    [
        ("woongroep", ["W-1", "W-2", "W-3"]), ("samen wonen", ["W-1", "W-2", "W-3"]),
        ("zwaar", ["W-2"]), ("wwog", ["W-2", "W-3"]), ("hulpvorm:", []),
    ],
)  # fmt: skip
def test_the_name_of_a_hulpvorm_finds_the_rows_for_it_and_for_its_codes(
    woongroepen: Store, zoek: str, gevonden: list[str]
):
    assert look(woongroepen, zoek=zoek) == gevonden


def test_a_hulpvorm_keeps_the_rows_for_it_and_for_codes_that_ever_were_of_it(woongroepen: Store):
    assert look(woongroepen, hulpvorm="woongroep") == ["W-1", "W-2", "W-3"]
    assert look(woongroepen, hulpvorm="woongroep", zoek="zwaar") == ["W-2"]
    assert look(woongroepen, hulpvorm="vaktherapie") == ["C-3", "C-4%"]
    assert look(woongroepen, hulpvorm="crisiszorg") == []


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_the_kinds_of_help_to_choose_from_are_those_of_the_region(woongroepen: Store):
    slugs = [hulpvorm.slug for hulpvorm in overzie_hulpvormen(woongroepen, REGIO, by=BEA)]
    assert "woongroep" in slugs
    assert overzie_hulpvormen(woongroepen, BUREN, by=FRANS) == []


def test_a_page_tells_how_many_there_are_in_all(contracten: Store):
    eerste, laatste = (
        overzie_contracten(contracten, REGIO, limit=4, offset=begin, by=BEA, today=TODAY)
        for begin in (0, 4)
    )
    assert (eerste.totaal, len(eerste.regels), len(laatste.regels)) == (6, 4, 2)
    ids = [regel.id for regel, _ in (*eerste.regels, *laatste.regels)]
    assert len(set(ids)) == 6, "no row twice, and none left out"


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_how_the_contract_calls_a_location_is_told_once_its_aanbieder_is_opened(contracten: Store):
    dicht = overzie_contracten(contracten, REGIO, limit=50, by=BEA, today=TODAY)
    assert dicht.contractnamen == {}
    los = overzie_contracten(
        contracten, REGIO, limit=50, by=BEA, today=TODAY, zicht=Zicht({BRON.id: AT})
    )
    assert los.contractnamen == {CONTRACT.id: CONTRACT.naam}


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_another_region_has_its_own_list(contracten: Store):
    assert overzie_contracten(contracten, BUREN, limit=50, by=FRANS, today=TODAY).totaal == 0
    with pytest.raises(NietGevonden):
        overzie_contracten(contracten, BUREN, limit=50, by=BEA, today=TODAY)

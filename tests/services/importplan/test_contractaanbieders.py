"""Who stands in a contract list: an aanbieder may have several AGB codes, and the list says how it is called."""

from dataclasses import replace

import pytest

from tests.factories import make_aanbieder
from tests.services.importplan.wereld_plan import ANDER, BRON, contractrij, new_ids, told
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.files.contracten import VolledigeContractenRij
from wijzer.services.importplan.contractaanbieders import Aanbiederplan, plan_aanbieders
from wijzer.services.importverslag import Bevindingen


def plan(
    *rijen: VolledigeContractenRij, stored: tuple[Aanbieder, ...] = (BRON, ANDER)
) -> tuple[Aanbiederplan, Bevindingen]:
    bevindingen = Bevindingen()
    bekend = {agb: aanbieder for aanbieder in stored for agb in aanbieder.agb}
    gepland = plan_aanbieders(
        rijen, bekend, regio="twente", new_id=new_ids(), bevindingen=bevindingen
    )
    return gepland, bevindingen


def test_a_list_that_says_what_is_stored_writes_nothing():
    gepland, bevindingen = plan(
        contractrij(kvk=BRON.kvk), contractrij(3, agb="70000002", aanbieder="De Ander")
    )
    assert (gepland.nieuw, gepland.gewijzigd) == ([], [])
    assert gepland.ids == {"70000001": BRON.id, "70000002": ANDER.id}
    assert told(bevindingen) == []


def test_a_kvk_number_that_is_left_out_stays_and_one_that_is_given_comes():
    gepland, _ = plan(contractrij(kvk=None))
    assert gepland.gewijzigd == []
    gepland, _ = plan(contractrij(agb="70000002", aanbieder="De Ander", kvk="22222222"))
    assert gepland.gewijzigd == [replace(ANDER, kvk="22222222")]
    gepland, _ = plan(contractrij(kvk="33333333"))
    assert gepland.gewijzigd == [replace(BRON, kvk="33333333")]


def test_another_name_for_a_known_agb_code_renames_that_aanbieder_and_keeps_its_contact():
    gepland, bevindingen = plan(contractrij(aanbieder="De Nieuwe Bron"))
    assert gepland.gewijzigd == [replace(BRON, naam="De Nieuwe Bron")]
    assert gepland.nieuw == []
    assert told(bevindingen) == []


def test_an_unknown_agb_code_is_a_new_aanbieder_of_the_region_once_for_all_its_rows():
    rij = contractrij(agb="70000009", aanbieder="De Nieuwe", kvk="99999999")
    gepland, _ = plan(rij, replace(rij, rij=3, productcode="WGZHG"))
    [nieuw] = gepland.nieuw
    assert (nieuw.naam, nieuw.agb, nieuw.kvk, nieuw.regio) == (
        "De Nieuwe",
        ("70000009",),
        "99999999",
        "twente",
    )
    assert gepland.ids["70000009"] == nieuw.id
    assert gepland.gewijzigd == []


def test_a_new_code_with_a_known_name_and_kvk_number_is_that_aanbieder_with_two_codes():
    gepland, _ = plan(contractrij(agb="70000000", kvk=BRON.kvk, aanbieder="DE BRON"))
    [bron] = gepland.gewijzigd
    assert bron.id == BRON.id
    assert bron.agb == ("70000000", "70000001"), "in order, whichever came first"
    assert gepland.ids["70000000"] == BRON.id


@pytest.mark.parametrize(
    ("naam", "kvk"),
    [("De Bron", None), ("De Bron", "55555555"), ("De Andere Bron", "11111111")],
    ids=["no number", "another number", "another name"],
)
def test_a_new_code_with_only_one_of_the_two_is_somebody_else(naam: str, kvk: str | None):
    gepland, _ = plan(contractrij(agb="70000009", aanbieder=naam, kvk=kvk))
    assert [regel.agb for regel in gepland.nieuw] == [("70000009",)]


def test_two_new_codes_with_one_number_and_name_in_the_file_are_one_new_aanbieder():
    eerste = contractrij(agb="70000008", aanbieder="Zonnehof", kvk="44444444")
    gepland, bevindingen = plan(eerste, replace(eerste, rij=3, agb="70000007"))
    [nieuw] = gepland.nieuw
    assert nieuw.agb == ("70000007", "70000008")
    assert told(bevindingen) == []


def test_rows_of_one_aanbieder_call_it_the_same_and_the_first_row_is_named():
    _, bevindingen = plan(contractrij(), contractrij(3, aanbieder="De Bron BV"), contractrij(4))
    [fout] = bevindingen.fouten
    assert (fout.rij, fout.kolom, fout.waarde) == (3, "aanbieder", "De Bron BV")
    assert "rij 2" in fout.fout


def test_another_kind_of_apostrophe_is_the_same_name_and_that_of_the_first_row_is_kept():
    gepland, bevindingen = plan(
        contractrij(agb="70000009", aanbieder="'t Huis"),
        contractrij(3, agb="70000009", aanbieder="’t Huis"),
    )
    assert [regel.naam for regel in gepland.nieuw] == ["'t Huis"]
    assert told(bevindingen) == []


def test_two_kvk_numbers_for_one_aanbieder_are_told_and_an_empty_one_beside_it_is_not():
    _, bevindingen = plan(
        contractrij(kvk="11111111"), contractrij(3), contractrij(4, kvk="22222222")
    )
    assert told(bevindingen) == [(4, "kvk")]
    assert "rij 2" in bevindingen.fouten[0].fout


def test_a_known_aanbieder_that_the_list_does_not_name_is_left_alone():
    derde = make_aanbieder("De Derde")
    gepland, _ = plan(contractrij(aanbieder="Bron"), stored=(BRON, ANDER, derde))
    assert [regel.id for regel in gepland.gewijzigd] == [BRON.id]
    assert gepland.ids[derde.agb[0]] == derde.id

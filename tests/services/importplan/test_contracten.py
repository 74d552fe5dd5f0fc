"""What a contract list would change: decided over the whole file, row by row told, and nothing without a count."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.factories import (
    make_adres,
    make_afgeschermd_adres,
    make_contractregel,
    make_gecontracteerde_locatie,
)
from tests.services.importplan.wereld_plan import (
    ANDER,
    BEGIN,
    BRON,
    contractrij,
    contractstand,
    plan_contracten,
)
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.files.tabel.fouten import RijFout
from wijzer.services.importplan.contracten import same_adres

REGEL = make_contractregel(BRON, contractnummer="C-1", ingangsdatum=BEGIN)
ADRES = make_afgeschermd_adres("Vlierkade", 5, "7551BB")
HUIS = make_gecontracteerde_locatie(BRON, ADRES, naam="Het Huis")
IN_HUIS = replace(REGEL, locatie_id=HUIS.id)


def test_a_row_that_is_stored_already_changes_nothing_and_keeps_its_id():
    uitkomst = plan_contracten(contractrij(), stand=contractstand(REGEL))
    assert uitkomst.counts == (0, 0, 1)
    assert uitkomst.plan.regels == []
    assert uitkomst.plan.touched() == frozenset()


def test_a_new_row_is_written_for_its_aanbieder():
    uitkomst = plan_contracten(contractrij(productcode="WGZHG"), stand=contractstand(REGEL))
    [regel] = uitkomst.plan.regels
    assert (regel.aanbieder_id, regel.hulp.sleutel, regel.regio) == (BRON.id, "WGZHG", "twente")
    assert uitkomst.counts == (1, 0, 0)
    assert uitkomst.plan.touched() == {BRON.id}


def test_an_end_that_moves_changes_the_stored_row():
    uitkomst = plan_contracten(contractrij(einddatum=date(2027, 1, 1)), stand=contractstand(REGEL))
    assert uitkomst.plan.regels == [replace(REGEL, einddatum=date(2027, 1, 1))]
    assert uitkomst.counts == (0, 1, 0)


@pytest.mark.parametrize(
    "anders",
    [
        {"contractnummer": "C-2"},
        {"productcode": "WGZHG"},
        {"ingangsdatum": date(2025, 2, 1)},
        {"agb": "70000002", "aanbieder": "De Ander"},
    ],
    ids=lambda anders: next(iter(anders)),
)
def test_what_makes_a_row_another_one_leaves_the_stored_one_and_lists_it(anders: dict[str, Any]):
    uitkomst = plan_contracten(contractrij(**anders), stand=contractstand(REGEL))
    assert uitkomst.counts == (1, 0, 0)
    assert uitkomst.plan.niet_in_bestand == ["C-1 · De Bron · WGZHF"]


@pytest.mark.parametrize("geschreven", ["C–1", "C-1 ", "Ｃ-1"])
def test_a_contract_number_is_the_same_with_another_dash_or_other_letters(geschreven: str):
    uitkomst = plan_contracten(contractrij(contractnummer=geschreven), stand=contractstand(REGEL))
    assert uitkomst.counts == (0, 1, 0), "written as the file has it from now on"
    assert uitkomst.plan.regels == [replace(REGEL, contractnummer=geschreven)]
    assert uitkomst.plan.niet_in_bestand == []


def test_the_same_row_twice_is_told_at_the_second_and_not_counted():
    uitkomst = plan_contracten(contractrij(), contractrij(3), contractrij(4))
    assert uitkomst.told == [(3, "contractnummer"), (4, "contractnummer")]
    assert all("rij 2" in fout.fout for fout in uitkomst.bevindingen.fouten)
    assert uitkomst.counts == (1, 0, 0)


def test_a_product_outside_the_pdc_is_told_and_not_planned():
    uitkomst = plan_contracten(contractrij(productcode="ZZZZZ"))
    assert uitkomst.told == [(2, "productcode")]
    assert uitkomst.plan.regels == []
    assert uitkomst.counts == (0, 0, 0)


def test_what_is_not_in_the_file_is_listed_in_order_and_without_an_address():
    regels = (replace(REGEL, contractnummer="C-9"), IN_HUIS)
    uitkomst = plan_contracten(contractrij(), stand=contractstand(*regels, locaties=[HUIS]))
    assert uitkomst.plan.niet_in_bestand == ["C-1 · De Bron · WGZHF", "C-9 · De Bron · WGZHF"]
    assert "Vlierkade" not in repr(uitkomst.plan)


# ── columns that the file leaves out ──


def test_an_end_that_the_file_has_no_column_for_stays():
    met_einde = replace(REGEL, einddatum=date(2027, 1, 1))
    zonder = plan_contracten(contractrij(), stand=contractstand(met_einde), ontbreekt={"einddatum"})
    assert zonder.counts == (0, 0, 1)
    leeg = plan_contracten(contractrij(), stand=contractstand(met_einde))
    assert leeg.plan.regels == [REGEL], "an empty cell says that there is no end"


def test_a_hoofdaannemer_that_the_file_has_no_column_for_stays():
    onder = replace(REGEL, hoofdaannemer_id=ANDER.id)
    zonder = plan_contracten(
        contractrij(), stand=contractstand(onder), ontbreekt={"hoofdaannemer_agb"}
    )
    assert zonder.counts == (0, 0, 1)
    leeg = plan_contracten(contractrij(), stand=contractstand(onder))
    assert leeg.plan.regels == [REGEL]


def test_a_new_row_without_those_columns_has_no_end_and_nobody_above_it():
    uitkomst = plan_contracten(contractrij(), ontbreekt={"einddatum", "hoofdaannemer_agb"})
    [regel] = uitkomst.plan.regels
    assert (regel.einddatum, regel.hoofdaannemer_id) == (None, None)


# ── who stands above whom ──


def test_a_hoofdaannemer_is_found_by_its_code_stored_or_further_on_in_the_file():
    bekend = plan_contracten(contractrij(hoofdaannemer_agb="70000002"))
    assert [regel.hoofdaannemer_id for regel in bekend.plan.regels] == [ANDER.id]
    verderop = plan_contracten(
        contractrij(hoofdaannemer_agb="70000009"),
        contractrij(3, agb="70000009", aanbieder="De Nieuwe"),
    )
    [nieuw] = verderop.plan.nieuwe_aanbieders
    assert verderop.plan.regels[0].hoofdaannemer_id == nieuw.id
    assert verderop.told == []


def test_a_hoofdaannemer_that_nobody_knows_is_told():
    assert plan_contracten(contractrij(hoofdaannemer_agb="70009999")).told == [
        (2, "hoofdaannemer_agb")
    ]


def test_it_may_stand_in_a_row_that_could_not_be_read_and_is_told_there_alone():
    onleesbaar = RijFout(9, "ingangsdatum", "gisteren", "Dit is geen datum.")
    uitkomst = plan_contracten(contractrij(hoofdaannemer_agb="70009999"), fouten=[onleesbaar])
    assert uitkomst.told == [(9, "ingangsdatum")]


def test_nobody_stands_above_itself_not_even_by_another_code():
    twee = replace(BRON, agb=("70000001", "70000003"))
    uitkomst = plan_contracten(
        contractrij(hoofdaannemer_agb="70000001"),
        contractrij(3, productcode="WGZHG", hoofdaannemer_agb="70000003"),
        stand=contractstand(aanbieders=[twee]),
    )
    assert uitkomst.told == [(2, "hoofdaannemer_agb"), (3, "hoofdaannemer_agb")]


# ── locations of a contract ──


def test_a_location_without_an_address_must_be_known():
    uitkomst = plan_contracten(contractrij(locatie="Het Huis"))
    assert uitkomst.told == [(2, "straat")]
    bekend = plan_contracten(
        contractrij(locatie="HET HUIS"), stand=contractstand(IN_HUIS, locaties=[HUIS])
    )
    assert bekend.counts == (0, 0, 1)


def test_a_location_of_another_aanbieder_with_that_name_is_another_location():
    rij = contractrij(agb="70000002", aanbieder="De Ander", locatie="Het Huis")
    assert plan_contracten(rij, stand=contractstand(locaties=[HUIS])).told == [(2, "straat")]
    met_adres = plan_contracten(replace(rij, adres=ADRES), stand=contractstand(locaties=[HUIS]))
    [nieuw] = met_adres.plan.locaties
    assert (nieuw.aanbieder_id, nieuw.naam) == (ANDER.id, "Het Huis")
    assert nieuw.id != HUIS.id


def test_the_address_may_stand_in_a_later_row_than_the_first_with_that_name():
    uitkomst = plan_contracten(
        contractrij(locatie="Het Huis"),
        contractrij(3, productcode="WGZHG", locatie="Het Huis", adres=ADRES),
    )
    [huis] = uitkomst.plan.locaties
    assert {regel.locatie_id for regel in uitkomst.plan.regels} == {huis.id}
    assert uitkomst.told == []


def test_two_rows_that_give_one_location_two_addresses_are_told_at_the_second():
    elders = make_afgeschermd_adres("Zonnewende", 7, "7551DD")
    uitkomst = plan_contracten(
        contractrij(locatie="Het Huis", adres=ADRES),
        contractrij(3, productcode="WGZHG", locatie="het huis", adres=elders),
    )
    assert uitkomst.told == [(3, "locatie")]
    [fout] = uitkomst.bevindingen.fouten
    assert "rij 2" in fout.fout
    assert "Zonnewende" not in fout.fout


def test_an_address_that_is_stored_already_is_not_written_again():
    gelijk = make_afgeschermd_adres("Vlierkade", 5, "7551BB")
    uitkomst = plan_contracten(
        contractrij(locatie="Het Huis", adres=gelijk), stand=contractstand(IN_HUIS, locaties=[HUIS])
    )
    assert uitkomst.plan.locaties == []
    assert uitkomst.counts == (0, 0, 1)


def test_another_address_keeps_the_id_and_the_stored_name_and_counts_every_row_there():
    elders = make_afgeschermd_adres("Zonnewende", 7, "7551DD")
    uitkomst = plan_contracten(
        contractrij(locatie="het huis", adres=elders), stand=contractstand(IN_HUIS, locaties=[HUIS])
    )
    [huis] = uitkomst.plan.locaties
    assert (huis.id, huis.naam) == (HUIS.id, "Het Huis")
    assert same_adres(huis.adres, elders)
    assert uitkomst.counts == (0, 1, 0)
    assert uitkomst.plan.regels == [], "the row itself says what is stored"
    assert uitkomst.plan.touched() == {BRON.id}


def test_a_row_of_an_aanbieder_that_is_called_otherwise_now_counts_as_changed():
    uitkomst = plan_contracten(contractrij(aanbieder="Bron Nieuw"), stand=contractstand(REGEL))
    assert uitkomst.counts == (0, 1, 0)
    assert uitkomst.plan.regels == []
    assert [aanbieder.naam for aanbieder in uitkomst.plan.gewijzigde_aanbieders] == ["Bron Nieuw"]


def test_parts_of_another_address_are_not_taken_over_from_the_stored_one():
    elders = AfgeschermdAdres(make_adres("Zonnewende", 7, None))
    uitkomst = plan_contracten(
        contractrij(locatie="Het Huis", adres=elders),
        stand=contractstand(IN_HUIS, locaties=[HUIS]),
        ontbreekt={"postcode"},
    )
    assert (2, "postcode") in uitkomst.told
    assert uitkomst.plan.locaties == []


def test_a_new_location_may_come_from_a_file_without_postcodes_and_not_from_one_without_streets():
    for kolom, adres, verteld in (
        ("postcode", make_adres("Laan", 1, None), []),
        ("straat", make_adres("", 1, "7551FF"), [(2, "straat"), (2, "straat")]),
    ):
        uitkomst = plan_contracten(
            contractrij(locatie="Nieuw", adres=AfgeschermdAdres(adres)), ontbreekt={kolom}
        )
        assert uitkomst.told == verteld
        assert len(uitkomst.plan.locaties) == (0 if verteld else 1)


def test_the_same_address_without_its_postcode_column_keeps_its_postcode():
    zonder = AfgeschermdAdres(make_adres("Vlierkade", 5, None))
    uitkomst = plan_contracten(
        contractrij(locatie="Het Huis", adres=zonder),
        stand=contractstand(IN_HUIS, locaties=[HUIS]),
        ontbreekt={"postcode"},
    )
    assert uitkomst.told == []
    assert uitkomst.counts == (0, 0, 1)


def test_every_row_is_counted_once_or_told():
    rijen = [
        contractrij(2), contractrij(3), contractrij(4, productcode="ZZZZZ"), contractrij(5, productcode="WGZHG"),
        contractrij(6, contractnummer="C-2", einddatum=date(2027, 1, 1)),
    ]  # fmt: skip
    stand = contractstand(REGEL, replace(REGEL, contractnummer="C-2"))
    uitkomst = plan_contracten(*rijen, stand=stand)
    assert sum(uitkomst.counts) + len({rij for rij, _ in uitkomst.told}) == len(rijen)
    assert uitkomst.counts == (1, 1, 1)


# ── addresses ──


@pytest.mark.parametrize(
    ("een", "ander", "gelijk"),
    [
        (("Vlierkade", 5, "7551BB"), ("Vlierkade", 5, "7551BB"), True),
        (("Vlierkade", 5, "7551BB"), ("Vlierkade", 6, "7551BB"), False),
        (("Vlierkade", 5, "7551BB"), ("Vlierkade", 5, "7551BC"), False),
        (("Vlierkade", 5, "7551BB"), ("Vlierkade", 5, "7551BB", "Borne"), False),
    ],
)  # fmt: skip
def test_a_file_says_what_is_stored_when_every_part_is_the_same(een, ander, gelijk):
    assert same_adres(make_afgeschermd_adres(*een), make_afgeschermd_adres(*ander)) is gelijk

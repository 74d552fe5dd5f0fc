"""What a file with locaties leaves aside or comes close to: told or remarked, and never a reason to write nothing."""

from dataclasses import replace
from typing import Any

import pytest

from tests.factories import (
    AT,
    make_aanbod,
    make_afgeschermd_adres,
    make_groep,
    make_open_adres,
    make_vestiging,
)
from tests.services.importplan.wereld_plan import (
    ANDER,
    BRON,
    locatierij,
    locatiestand,
    plan_locaties,
    row_of,
)
from wijzer.domain.locaties.intrekking import IngetrokkenLocatie, Intrekking

LINDE = make_groep(BRON, "De Linde", make_open_adres("Dorpsplein", 9, "7551CC"))
STIL = make_groep(BRON, "Stil Huis", make_afgeschermd_adres("Vlierkade", 5, "7551BB"))
KANTOOR = make_vestiging(BRON, "Kantoor", make_open_adres("Kantoorlaan", 1, "7551DD"))
LINDE_AANBOD, STIL_AANBOD = make_aanbod(LINDE), make_aanbod(STIL)
ELDERS = make_open_adres("Eikenlaan", 3, "7551EE")


def test_what_is_stored_and_not_in_the_file_is_listed_by_name_and_product():
    extra = make_aanbod(LINDE, "WGZHG")
    stand = locatiestand(LINDE, STIL, KANTOOR, aanbod=[LINDE_AANBOD, extra, STIL_AANBOD])
    uitkomst = plan_locaties(row_of(LINDE), stand=stand)
    assert uitkomst.plan.niet_in_bestand == ["De Linde · WGZHG", "Kantoor", "Stil Huis · WGZHF"]
    assert "Vlierkade" not in repr(uitkomst.plan.niet_in_bestand)


def test_a_file_without_product_codes_says_nothing_of_the_aanbod_of_what_it_names():
    stand = locatiestand(LINDE, STIL, aanbod=[LINDE_AANBOD, STIL_AANBOD])
    rij = row_of(LINDE, productcode=None)
    uitkomst = plan_locaties(rij, stand=stand, ontbreekt={"productcode", "hulpvorm"})
    assert uitkomst.plan.niet_in_bestand == ["Stil Huis · WGZHF"]


def test_a_new_name_that_reads_as_a_stored_one_is_remarked_and_comes():
    uitkomst = plan_locaties(
        locatierij(naam="De-Linde", adres=ELDERS), stand=locatiestand(LINDE, aanbod=[LINDE_AANBOD])
    )
    [opmerking] = uitkomst.bevindingen.opmerkingen
    assert opmerking.startswith("Rij 2: De nieuwe locatie De-Linde heet bijna als De Linde.")
    assert uitkomst.told == []
    assert uitkomst.counts[0] == 1


def test_two_new_names_that_read_the_same_are_remarked_at_the_second():
    rijen = [
        locatierij(naam="De Berk", adres=ELDERS),
        locatierij(3, naam="De-Berk", adres=make_open_adres("Laan", 8, "7551FF")),
    ]
    [opmerking] = plan_locaties(*rijen, stand=locatiestand()).bevindingen.opmerkingen
    assert opmerking.startswith("Rij 3:")


def test_the_name_of_another_aanbieder_is_no_reason_to_remark():
    van_ander = replace(LINDE, aanbieder_id=ANDER.id)
    uitkomst = plan_locaties(
        locatierij(naam="De-Linde", adres=ELDERS), stand=locatiestand(van_ander)
    )
    assert uitkomst.bevindingen.opmerkingen == []


@pytest.mark.parametrize(
    ("anders", "gezegd"),
    [({}, True), ({"naam": "De Berk"}, False), ({"adres": ELDERS}, False), ({"agb": "70000002"}, False)],
    ids=["the same", "another name", "another address", "another aanbieder"],
)  # fmt: skip
def test_what_was_withdrawn_with_this_name_and_address_is_remarked(
    anders: dict[str, Any], gezegd: bool
):
    weg = IngetrokkenLocatie(LINDE, Intrekking(AT, None))
    rij = locatierij(**{"adres": LINDE.adres, **anders})
    uitkomst = plan_locaties(rij, stand=locatiestand(ingetrokken=[weg]))
    assert (
        any("ingetrokken" in opmerking for opmerking in uitkomst.bevindingen.opmerkingen) is gezegd
    )
    assert uitkomst.counts == (1, 0, 0)

"""The verdict where aanbod or contract names a hulpvorm: what covers what, and what the case is about."""

from datetime import timedelta

import pytest

from tests.domain.afwijkingen.controleren import (
    GEZINSHUIS,
    GEZINSHUIZEN,
    GROEP,
    LOGEERHUIZEN,
    OUD,
    TODAY,
    WOONGROEPEN,
    adres,
    contractlocatie,
    entered,
    judge,
    regel,
    told,
)
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort
from wijzer.domain.afwijkingen.dossier import Onbekend
from wijzer.domain.ids import LocatieId

GISTEREN, MORGEN = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
ESWEG, MOLENWEG = contractlocatie(1, adres()), contractlocatie(2, adres("Molenweg", 3))
NIET_HIER, BEEINDIGD = (
    Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD,
    Afwijkingsoort.CONTRACT_BEEINDIGD,
)


@pytest.mark.parametrize("aanbod", [GEZINSHUIS, GEZINSHUIZEN])
@pytest.mark.parametrize("rij", [GEZINSHUIS, GEZINSHUIZEN])
def test_a_row_by_code_and_one_by_hulpvorm_cover_aanbod_by_either(aanbod, rij):
    for waar in (None, ESWEG):
        assert told(judge(entered(1, adres(), aanbod), ESWEG, regel(rij, waar))) == []


@pytest.mark.parametrize(
    ("rij", "soort", "woord"),
    [
        (regel(GEZINSHUIZEN, einde=GISTEREN), BEEINDIGD, "einddatum"),
        (regel(GEZINSHUIS, einde=GISTEREN), BEEINDIGD, "einddatum"),
        (regel(OUD, einde=GISTEREN), BEEINDIGD, "einddatum"),
        (regel(GEZINSHUIZEN, begin=MORGEN), NIET_HIER, "ingangsdatum"),
        (regel(GEZINSHUIS, begin=MORGEN), NIET_HIER, "ingangsdatum"),
        (regel(OUD), NIET_HIER, "soort hulp"),
        (regel(LOGEERHUIZEN), NIET_HIER, "soort hulp"),
    ],
)
def test_a_hulpvorm_that_runs_nowhere_says_whether_it_is_over_comes_or_never_was(rij, soort, woord):
    uitkomst = judge(entered(1, adres(), GEZINSHUIZEN), regel(GROEP), rij)
    assert told(uitkomst) == [(soort, 1, "hulpvorm:gezinshuis", woord)]


@pytest.mark.regel("_Toets._hulp_finding")
def test_a_row_for_the_hulpvorm_that_is_over_ended_the_contract_of_its_codes():
    uitkomst = judge(
        entered(1, adres(), GEZINSHUIS), regel(GROEP), regel(GEZINSHUIZEN, einde=GISTEREN)
    )
    assert told(uitkomst) == [(BEEINDIGD, 1, GEZINSHUIS, "einddatum")]


def test_a_row_for_another_code_of_the_hulpvorm_covers_no_code():
    uitkomst = judge(entered(1, adres(), OUD), regel(GEZINSHUIS))
    assert told(uitkomst) == [(NIET_HIER, 1, OUD, "product")]


@pytest.mark.parametrize("rij", [GEZINSHUIS, GEZINSHUIZEN])
def test_a_hulpvorm_that_is_contracted_elsewhere_only_is_told_at_a_contracted_address(rij):
    uitkomst = judge(
        entered(1, adres(), GEZINSHUIZEN, WOONGROEPEN), entered(2, adres("Molenweg", 3), GEZINSHUIZEN),
        ESWEG, MOLENWEG, regel(WOONGROEPEN, ESWEG), regel(rij, MOLENWEG),
    )  # fmt: skip
    assert told(uitkomst) == [(NIET_HIER, 1, "hulpvorm:gezinshuis", "soort hulp")]
    assert uitkomst.bevindingen[0].gecontracteerde_locatie_id == ESWEG.id


def test_an_address_that_no_row_names_is_one_case_of_the_address_whatever_hangs_on_a_hulpvorm():
    uitkomst = judge(entered(1, adres("Esweg", 14), GEZINSHUIZEN), ESWEG, regel(GEZINSHUIS, ESWEG))
    assert [(soort, hulp) for soort, _wie, hulp, _woord in told(uitkomst)] == [
        (Afwijkingsoort.ADRES_NIET_GECONTRACTEERD, None)
    ]


@pytest.mark.parametrize("rij", [GEZINSHUIS, GEZINSHUIZEN])
def test_a_hulpvorm_at_a_contract_address_that_is_not_known_is_unknown(rij):
    uitkomst = judge(entered(1, adres(), GEZINSHUIZEN), regel(rij, MOLENWEG))
    assert told(uitkomst) == []
    assert uitkomst.onbekend == {LocatieId(entered(1, adres()).id): Onbekend.CONTRACTADRES_ONBEKEND}


@pytest.mark.parametrize(
    ("in_te_voeren", "gemist"), [({GEZINSHUIZEN}, 1), ({LOGEERHUIZEN}, 0), ((), 0)]
)
def test_a_contracted_location_by_hulpvorm_is_missed_where_people_can_find_that(
    in_te_voeren, gemist
):
    delen = (ESWEG, regel(GEZINSHUIZEN, ESWEG))
    assert len(judge(*delen, in_te_voeren=frozenset(in_te_voeren)).bevindingen) == gemist


def test_without_a_running_contract_a_locatie_is_one_case_whatever_it_offers():
    uitkomst = judge(entered(1, adres(), GEZINSHUIZEN, GROEP), regel(GEZINSHUIZEN, einde=GISTEREN))
    assert told(uitkomst) == [(BEEINDIGD, 1, None, "einddatum")]

"""The verdict on one aanbieder: which product is wrong where, which address is sought, and what nobody can tell."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.afwijkingen.controleren import (
    GEZINSHUIS,
    GROEP,
    LOGEREN,
    TODAY,
    adres,
    contractlocatie,
    entered,
    judge,
    regel,
    told,
)
from wijzer.domain.afwijkingen.afwijking import Soort, Verschilwoord
from wijzer.domain.afwijkingen.dossier import Onbekend
from wijzer.domain.ids import LocatieId
from wijzer.domain.inkoop.contract import Contractregel

DAY = timedelta(days=1)
GISTEREN, MORGEN = TODAY - DAY, TODAY + DAY
ESWEG, MOLENWEG = contractlocatie(1, adres()), contractlocatie(2, adres("Molenweg", 3))
HAARLE = contractlocatie(3, adres(plaats="Haarle gem Tubbergen"))
"""It lies in one of two places of that name: whether it is Haarle, nobody can tell."""
ONBEKEND = contractlocatie(4, adres())
"""A location that rows name and of which no address is known."""


# ── without a contract that runs ─────────────────────────────────────────────


@pytest.mark.parametrize(
    ("regels", "soort", "woorden"),
    [
        ([], Soort.GEEN_CONTRACT, ""),
        ([regel(begin=MORGEN)], Soort.GEEN_CONTRACT, "ingangsdatum"),
        ([regel(einde=GISTEREN)], Soort.CONTRACT_BEEINDIGD, "einddatum"),
        ([regel(begin=MORGEN), regel(einde=GISTEREN)], Soort.CONTRACT_BEEINDIGD, "einddatum"),
    ],
)
def test_without_a_row_that_runs_each_locatie_is_one_case_and_says_how_the_contract_stands(
    regels: list[Contractregel], soort: Soort, woorden: str
):
    locaties = [entered(1, adres(), GEZINSHUIS, GROEP), entered(2, adres("Kerkplein", 8))]
    uitkomst = judge(*locaties, *regels)
    assert told(uitkomst) == [(soort, nummer, None, woorden) for nummer in (1, 2)]
    assert (uitkomst.onbekend, uitkomst.onbekende_contractlocaties) == ({}, frozenset())


def test_without_a_row_that_runs_no_contracted_location_is_missed():
    assert told(judge(ESWEG, regel(waar=ESWEG, einde=GISTEREN))) == []
    assert told(judge(ESWEG, regel(waar=ESWEG, begin=MORGEN))) == []
    assert told(judge()) == []


# ── a product ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("eigen", "soort", "woord"),
    [
        ([], Soort.PRODUCT_NIET_GECONTRACTEERD, "product"),
        ([regel(GROEP, einde=GISTEREN)], Soort.CONTRACT_BEEINDIGD, "einddatum"),
        ([regel(GROEP, begin=MORGEN)], Soort.PRODUCT_NIET_GECONTRACTEERD, "ingangsdatum"),
        ([regel(GROEP, begin=MORGEN), regel(GROEP, einde=GISTEREN)], Soort.CONTRACT_BEEINDIGD, "einddatum"),
    ],
)  # fmt: skip
def test_a_product_that_runs_nowhere_says_whether_it_is_over_comes_or_never_was(
    eigen: list[Contractregel], soort: Soort, woord: str
):
    for volgorde in permutations([regel(GEZINSHUIS), *eigen]):
        uitkomst = judge(entered(1, adres(), GEZINSHUIS, GROEP), *volgorde)
        assert told(uitkomst) == [(soort, 1, GROEP, woord)]
        assert uitkomst.bevindingen[0].gecontracteerde_locatie_id is None


def test_products_of_one_locatie_come_in_order_of_their_code():
    uitkomst = judge(entered(1, adres(), GEZINSHUIS, "ZZZZZ", "AAAAA", "MMMMM"), regel())
    assert [bevinding.productcode for bevinding in uitkomst.bevindingen] == [
        "AAAAA",
        "MMMMM",
        "ZZZZZ",
    ]


def test_a_row_without_a_location_covers_its_product_beside_rows_that_name_one():
    delen = (ESWEG, regel(waar=ESWEG), regel())
    assert told(judge(entered(1, adres()), entered(2, adres("Kerkplein", 8)), *delen)) == []


@pytest.mark.parametrize(
    ("hier", "soort", "woord"),
    [
        (regel(GROEP, ESWEG, einde=GISTEREN), Soort.CONTRACT_BEEINDIGD, "einddatum"),
        (regel(GROEP, ESWEG, begin=MORGEN), Soort.PRODUCT_NIET_GECONTRACTEERD, "ingangsdatum"),
        (regel(LOGEREN, ESWEG), Soort.PRODUCT_NIET_GECONTRACTEERD, "product"),
    ],
)
def test_at_a_contracted_address_a_product_of_elsewhere_is_told_with_that_contract_beside_it(
    hier: Contractregel, soort: Soort, woord: str
):
    uitkomst = judge(
        entered(1, adres(), GEZINSHUIS, GROEP), entered(2, adres("Molenweg", 3), GROEP), ESWEG,
        MOLENWEG, regel(GEZINSHUIS, ESWEG), regel(GROEP, MOLENWEG), hier,
    )  # fmt: skip
    assert told(uitkomst) == [(soort, 1, GROEP, woord)]
    assert uitkomst.bevindingen[0].gecontracteerde_locatie_id == ESWEG.id


def test_of_two_contracted_names_at_one_address_the_lowest_stands_beside_the_case():
    ook_hier = contractlocatie(9, adres())
    uitkomst = judge(
        entered(1, adres(), GROEP), entered(2, adres("Molenweg", 3), GROEP), ook_hier, ESWEG, MOLENWEG,
        regel(GEZINSHUIS, ook_hier), regel(GEZINSHUIS, ESWEG), regel(GROEP, MOLENWEG),
    )  # fmt: skip
    assert [bevinding.gecontracteerde_locatie_id for bevinding in uitkomst.bevindingen] == [
        ESWEG.id
    ]


# ── an address ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("regels", "soort", "woord"),
    [
        ([regel(waar=ESWEG, einde=GISTEREN)], Soort.CONTRACT_BEEINDIGD, "einddatum"),
        ([regel(waar=ESWEG, begin=MORGEN)], Soort.ADRES_NIET_GECONTRACTEERD, "ingangsdatum"),
        ([regel(waar=ESWEG, begin=MORGEN), regel(GROEP, ESWEG, einde=GISTEREN)], Soort.CONTRACT_BEEINDIGD, "einddatum"),
    ],
)  # fmt: skip
def test_an_address_where_nothing_runs_now_is_one_case_and_says_whether_it_is_over_or_comes(
    regels: list[Contractregel], soort: Soort, woord: str
):
    uitkomst = judge(
        entered(1, adres()), entered(2, adres("Molenweg", 3)), ESWEG, MOLENWEG, regel(waar=MOLENWEG), *regels
    )  # fmt: skip
    assert told(uitkomst) == [(soort, 1, None, woord)]
    assert uitkomst.bevindingen[0].gecontracteerde_locatie_id == ESWEG.id


def test_one_locatie_may_have_a_case_of_its_address_and_one_of_a_product_besides():
    uitkomst = judge(entered(1, adres(huisnummer=21), GEZINSHUIS, GROEP), ESWEG, regel(waar=ESWEG))
    assert told(uitkomst) == [
        (Soort.PRODUCT_NIET_GECONTRACTEERD, 1, GROEP, "product"),
        (Soort.ADRES_NIET_GECONTRACTEERD, 1, None, "huisnummer waarschijnlijk een tikfout"),
    ]


# ── what is missed ───────────────────────────────────────────────────────────


def test_contracted_locations_that_are_missed_come_in_order_of_their_id():
    uitkomst = judge(MOLENWEG, ESWEG, regel(waar=MOLENWEG), regel(waar=ESWEG))
    assert [bevinding.gecontracteerde_locatie_id for bevinding in uitkomst.bevindingen] == [
        ESWEG.id,
        MOLENWEG.id,
    ]


@pytest.mark.parametrize(
    ("in_te_voeren", "gemist"), [({GEZINSHUIS}, 1), ({GROEP, GEZINSHUIS}, 1), ({LOGEREN}, 0), ((), 0)]
)  # fmt: skip
def test_only_what_people_can_find_is_missed(in_te_voeren: set[str], gemist: int):
    regels = (regel(GEZINSHUIS, ESWEG), regel("46A01", ESWEG))
    assert len(judge(ESWEG, *regels, in_te_voeren=frozenset(in_te_voeren)).bevindingen) == gemist


def test_a_location_is_not_missed_for_a_product_that_runs_at_another_address_only():
    uitkomst = judge(ESWEG, MOLENWEG, regel("46A01", ESWEG), regel(GROEP, MOLENWEG))
    assert [bevinding.gecontracteerde_locatie_id for bevinding in uitkomst.bevindingen] == [
        MOLENWEG.id
    ]


def test_a_locatie_that_was_entered_without_products_is_there_all_the_same():
    leeg = replace(entered(1, adres()), producten=frozenset())
    assert told(judge(leeg, ESWEG, regel(waar=ESWEG))) == []


# ── what nobody can tell ─────────────────────────────────────────────────────


def test_a_location_without_an_address_leaves_a_product_unknown_only_while_its_row_runs():
    elders = entered(1, adres("Kerkplein", 8))
    assert judge(elders, regel(waar=ONBEKEND)).onbekend == {elders.id: Onbekend.CONTRACTADRES_ONBEKEND}  # fmt: skip
    over = judge(elders, regel(waar=ONBEKEND, einde=GISTEREN), ESWEG, regel(waar=ESWEG))
    assert over.onbekend == {}
    assert over.onbekende_contractlocaties == frozenset()


def test_where_both_reasons_hold_the_unknown_address_of_the_contract_is_told():
    uitkomst = judge(
        entered(1, adres(plaats="Haarle"), GEZINSHUIS, GROEP),
        HAARLE, regel(GEZINSHUIS, HAARLE), regel(GROEP, ONBEKEND),
    )  # fmt: skip
    assert list(uitkomst.onbekend.values()) == [Onbekend.CONTRACTADRES_ONBEKEND]
    assert uitkomst.onbekende_contractlocaties == {HAARLE.id, ONBEKEND.id}


def test_a_product_that_hangs_on_nothing_unknown_is_still_judged_beside_one_that_does():
    """The address is not sought as long as it may be the one that nobody can compare."""
    uitkomst = judge(
        entered(1, adres(plaats="Haarle"), GEZINSHUIS, GROEP), entered(2, adres("Molenweg", 3), GROEP),
        HAARLE, MOLENWEG, regel(GEZINSHUIS, HAARLE), regel(GROEP, MOLENWEG),
    )  # fmt: skip
    assert told(uitkomst) == []
    assert uitkomst.onbekend == {LocatieId(UUID(int=1)): Onbekend.ADRES_NIET_TE_VERGELIJKEN}


def test_what_nobody_can_compare_is_neither_missed_nor_offered_as_the_nearest():
    uitkomst = judge(
        entered(1, adres(plaats="Haarle"), LOGEREN), entered(2, adres("Molenweg", 3), LOGEREN),
        HAARLE, MOLENWEG, regel(GEZINSHUIS, HAARLE), regel(LOGEREN, MOLENWEG),
    )  # fmt: skip
    assert [
        (bevinding.soort, bevinding.gecontracteerde_locatie_id)
        for bevinding in uitkomst.bevindingen
    ] == [(Soort.ADRES_NIET_GECONTRACTEERD, MOLENWEG.id)]


def test_one_locatie_that_is_unknown_leaves_the_others_as_they_are():
    uitkomst = judge(
        entered(1, adres(plaats="Haarle")), entered(2, adres(huisnummer=21)),
        HAARLE, ESWEG, regel(waar=HAARLE), regel(waar=ESWEG),
    )  # fmt: skip
    assert set(uitkomst.onbekend) == {LocatieId(UUID(int=1))}
    assert [
        bevinding.locatie_id and bevinding.locatie_id.int for bevinding in uitkomst.bevindingen
    ] == [2]


# ── always and never ─────────────────────────────────────────────────────────

PLEKKEN = (None, ESWEG, MOLENWEG, HAARLE, ONBEKEND)
RIJEN = st.tuples(
    st.sampled_from([GEZINSHUIS, GROEP]),
    st.sampled_from(PLEKKEN),
    st.sampled_from([(date(2025, 1, 1), None), (date(2025, 1, 1), GISTEREN), (MORGEN, None)]),
)
ADRESSEN = st.sampled_from([adres(), adres(huisnummer=21), adres(plaats="Haarle"), adres("Molenweg", 3)])  # fmt: skip


@settings(max_examples=50)
@given(st.lists(RIJEN, min_size=1, max_size=4), st.lists(ADRESSEN, max_size=3))
def test_a_locatie_of_which_something_is_unknown_has_no_case_about_its_address(rijen, ingevoerd):
    regels = [regel(code, waar, begin=begin, einde=einde) for code, waar, (begin, einde) in rijen]
    locaties = [entered(nummer, waar) for nummer, waar in enumerate(ingevoerd, 1)]
    uitkomst = judge(*locaties, *regels, ESWEG, MOLENWEG, HAARLE)
    zoekend = {
        bevinding.locatie_id
        for bevinding in uitkomst.bevindingen
        if bevinding.soort is Soort.ADRES_NIET_GECONTRACTEERD
        and Verschilwoord.INGANGSDATUM not in bevinding.verschil
    }
    assert not zoekend & uitkomst.onbekend.keys()
    gemist = {
        bevinding.gecontracteerde_locatie_id
        for bevinding in uitkomst.bevindingen
        if bevinding.soort is Soort.LOCATIE_NIET_INGEVOERD
    }
    assert not gemist & uitkomst.onbekende_contractlocaties

"""The verdict on one aanbieder: which product is wrong where, which address is sought, and what nobody can tell."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from tests.domain.afwijkingen.controleren import (
    GEZINSHUIS,
    GROEP,
    LOGEREN,
    TODAY,
    adres,
    contractlocatie,
    entered,
    hulp,
    judge,
    regel,
    told,
)
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort
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
        ([], Afwijkingsoort.GEEN_CONTRACT, ""),
        ([regel(begin=MORGEN)], Afwijkingsoort.GEEN_CONTRACT, "ingangsdatum"),
        ([regel(einde=GISTEREN)], Afwijkingsoort.CONTRACT_BEEINDIGD, "einddatum"),
        ([regel(begin=MORGEN, einde=MORGEN)], Afwijkingsoort.GEEN_CONTRACT, "ingangsdatum"),
        (
            [regel(begin=MORGEN), regel(einde=GISTEREN)],
            Afwijkingsoort.CONTRACT_BEEINDIGD,
            "einddatum",
        ),
    ],
)
def test_without_a_row_that_runs_each_locatie_is_one_case_and_says_how_the_contract_stands(
    regels: list[Contractregel], soort: Afwijkingsoort, woorden: str
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
        ([], Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD, "product"),
        ([regel(GROEP, einde=GISTEREN)], Afwijkingsoort.CONTRACT_BEEINDIGD, "einddatum"),
        ([regel(GROEP, begin=MORGEN)], Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD, "ingangsdatum"),
        ([regel(GROEP, begin=MORGEN), regel(GROEP, einde=GISTEREN)], Afwijkingsoort.CONTRACT_BEEINDIGD, "einddatum"),
    ],
)  # fmt: skip
def test_a_product_that_runs_nowhere_says_whether_it_is_over_comes_or_never_was(
    eigen: list[Contractregel], soort: Afwijkingsoort, woord: str
):
    for volgorde in permutations([regel(GEZINSHUIS), *eigen]):
        uitkomst = judge(entered(1, adres(), GEZINSHUIS, GROEP), *volgorde)
        assert told(uitkomst) == [(soort, 1, GROEP, woord)]
        assert uitkomst.bevindingen[0].gecontracteerde_locatie_id is None


def test_products_of_one_locatie_come_in_order_of_their_code():
    uitkomst = judge(entered(1, adres(), GEZINSHUIS, "ZZZZZ", "AAAAA", "MMMMM"), regel())
    assert [code for _soort, _locatie, code, _woord in told(uitkomst)] == [
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
        (regel(GROEP, ESWEG, einde=GISTEREN), Afwijkingsoort.CONTRACT_BEEINDIGD, "einddatum"),
        (
            regel(GROEP, ESWEG, begin=MORGEN),
            Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD,
            "ingangsdatum",
        ),
        (regel(LOGEREN, ESWEG), Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD, "product"),
    ],
)
def test_at_a_contracted_address_a_product_of_elsewhere_is_told_with_that_contract_beside_it(
    hier: Contractregel, soort: Afwijkingsoort, woord: str
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
        ([regel(waar=ESWEG, einde=GISTEREN)], Afwijkingsoort.CONTRACT_BEEINDIGD, "einddatum"),
        ([regel(waar=ESWEG, begin=MORGEN)], Afwijkingsoort.ADRES_NIET_GECONTRACTEERD, "ingangsdatum"),
        ([regel(waar=ESWEG, begin=MORGEN), regel(GROEP, ESWEG, einde=GISTEREN)], Afwijkingsoort.CONTRACT_BEEINDIGD, "einddatum"),
    ],
)  # fmt: skip
def test_an_address_where_nothing_runs_now_is_one_case_and_says_whether_it_is_over_or_comes(
    regels: list[Contractregel], soort: Afwijkingsoort, woord: str
):
    uitkomst = judge(
        entered(1, adres()), entered(2, adres("Molenweg", 3)), ESWEG, MOLENWEG, regel(waar=MOLENWEG), *regels
    )  # fmt: skip
    assert told(uitkomst) == [(soort, 1, None, woord)]
    assert uitkomst.bevindingen[0].gecontracteerde_locatie_id == ESWEG.id


def test_one_locatie_may_have_a_case_of_its_address_and_one_of_a_product_besides():
    uitkomst = judge(entered(1, adres(huisnummer=21), GEZINSHUIS, GROEP), ESWEG, regel(waar=ESWEG))
    assert told(uitkomst) == [
        (Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD, 1, GROEP, "product"),
        (
            Afwijkingsoort.ADRES_NIET_GECONTRACTEERD,
            1,
            None,
            "huisnummer waarschijnlijk een tikfout",
        ),
    ]


def test_a_mistake_is_explained_by_a_location_that_is_free_and_not_by_a_nearer_one_that_was_entered():
    buurhuis = contractlocatie(9, adres(huisnummer=14))
    uitkomst = judge(
        entered(1, adres(huisnummer=21)), entered(2, adres()),
        ESWEG, buurhuis, regel(waar=ESWEG), regel(waar=buurhuis),
    )  # fmt: skip
    assert [
        (bevinding.soort, bevinding.gecontracteerde_locatie_id)
        for bevinding in uitkomst.bevindingen
    ] == [(Afwijkingsoort.ADRES_NIET_GECONTRACTEERD, buurhuis.id)]


def test_an_address_where_something_else_ended_is_in_order_for_what_runs_everywhere():
    uitkomst = judge(entered(1, adres()), ESWEG, regel(), regel(GROEP, ESWEG, einde=GISTEREN))
    assert told(uitkomst) == []


# ── what is missed ───────────────────────────────────────────────────────────


def test_contracted_locations_that_are_missed_come_in_order_of_their_id():
    plekken = [contractlocatie(nummer, adres("Kerkplein", nummer)) for nummer in range(30, 10, -1)]
    uitkomst = judge(*plekken, *(regel(waar=plek) for plek in plekken))
    gemist = [bevinding.gecontracteerde_locatie_id for bevinding in uitkomst.bevindingen]
    assert gemist == [plek.id for plek in reversed(plekken)]


@pytest.mark.parametrize(
    ("in_te_voeren", "gemist"), [({GEZINSHUIS}, 1), ({GROEP, GEZINSHUIS}, 1), ({LOGEREN}, 0), ((), 0)]
)  # fmt: skip
def test_only_what_people_can_find_is_missed(in_te_voeren: set[str], gemist: int):
    regels = (regel(GEZINSHUIS, ESWEG), regel("46A01", ESWEG))
    assert (
        len(judge(ESWEG, *regels, in_te_voeren=frozenset(map(hulp, in_te_voeren))).bevindingen)
        == gemist
    )


def test_a_location_is_not_missed_for_a_product_that_runs_at_another_address_only():
    uitkomst = judge(ESWEG, MOLENWEG, regel("46A01", ESWEG), regel(GROEP, MOLENWEG))
    assert [bevinding.gecontracteerde_locatie_id for bevinding in uitkomst.bevindingen] == [
        MOLENWEG.id
    ]


def test_a_locatie_that_was_entered_without_products_is_there_all_the_same():
    leeg = replace(entered(1, adres()), hulp=frozenset())
    assert told(judge(leeg, ESWEG, regel(waar=ESWEG))) == []

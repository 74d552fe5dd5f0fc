"""What nobody can tell of one aanbieder: an address that is not known, or that cannot be compared, is no afwijking."""

from datetime import date, timedelta
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
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Verschilwoord
from wijzer.domain.afwijkingen.dossier import Onbekend
from wijzer.domain.ids import LocatieId

DAY = timedelta(days=1)
GISTEREN, MORGEN = TODAY - DAY, TODAY + DAY
ESWEG, MOLENWEG = contractlocatie(1, adres()), contractlocatie(2, adres("Molenweg", 3))
HAARLE = contractlocatie(3, adres(plaats="Haarle gem Tubbergen"))
"""It lies in one of two places of that name: whether it is Haarle, nobody can tell."""
ONBEKEND = contractlocatie(4, adres())
"""A location that rows name and of which no address is known."""


def test_everything_that_is_known_leaves_nothing_unknown():
    uitkomst = judge(entered(1, adres()), ESWEG, regel(waar=ESWEG), regel(GROEP))
    assert (uitkomst.onbekend, uitkomst.onbekende_contractlocaties) == ({}, frozenset())


def test_a_product_that_may_run_at_an_unknown_address_is_not_wrong_at_a_contracted_one():
    uitkomst = judge(
        entered(1, adres(), GEZINSHUIS, GROEP), ESWEG, regel(GEZINSHUIS, ESWEG), regel(GROEP, ONBEKEND)
    )  # fmt: skip
    assert told(uitkomst) == []
    assert list(uitkomst.onbekend.values()) == [Onbekend.CONTRACTADRES_ONBEKEND]


def test_an_address_that_cannot_be_compared_hides_nothing_once_its_row_is_over():
    uitkomst = judge(
        entered(1, adres(plaats="Haarle")), HAARLE, MOLENWEG, regel(waar=HAARLE, einde=GISTEREN), regel(waar=MOLENWEG)
    )  # fmt: skip
    assert uitkomst.onbekend == {}
    assert [
        (bevinding.soort, bevinding.gecontracteerde_locatie_id)
        for bevinding in uitkomst.bevindingen
    ] == [
        (Afwijkingsoort.ADRES_NIET_GECONTRACTEERD, MOLENWEG.id),
        (Afwijkingsoort.LOCATIE_NIET_INGEVOERD, MOLENWEG.id),
    ]


@pytest.mark.parametrize("hoger", [True, False])
def test_of_two_locations_that_one_product_may_run_at_the_same_one_always_gives_the_reason(
    hoger: bool,
):
    zonder_adres = [contractlocatie(nummer, adres()) for nummer in (range(50, 60) if hoger else [0])]  # fmt: skip
    regels = [regel(waar=waar) for waar in (HAARLE, *zonder_adres)]
    reden = Onbekend.CONTRACTADRES_ONBEKEND if hoger else Onbekend.ADRES_NIET_TE_VERGELIJKEN
    for volgorde in (regels, regels[::-1]):
        uitkomst = judge(entered(1, adres(plaats="Haarle")), HAARLE, *volgorde)
        assert list(uitkomst.onbekend.values()) == [reden]


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
    ] == [(Afwijkingsoort.ADRES_NIET_GECONTRACTEERD, MOLENWEG.id)]


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
        if bevinding.soort is Afwijkingsoort.ADRES_NIET_GECONTRACTEERD
        and Verschilwoord.INGANGSDATUM not in bevinding.verschil
    }
    assert not zoekend & uitkomst.onbekend.keys()
    gemist = {
        bevinding.gecontracteerde_locatie_id
        for bevinding in uitkomst.bevindingen
        if bevinding.soort is Afwijkingsoort.LOCATIE_NIET_INGEVOERD
    }
    assert not gemist & uitkomst.onbekende_contractlocaties

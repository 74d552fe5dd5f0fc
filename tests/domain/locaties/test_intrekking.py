"""What was withdrawn, of which parts, and how long it is kept."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import GebruikerId, LocatieId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.locaties.intrekking import (
    BEWAAR_JAREN,
    MAX_JAREN,
    MIN_JAREN,
    NIETS_INGETROKKEN,
    Ingetrokken,
    Intrekking,
    check_jaren,
    kept_until,
)

HIER, DAAR = LocatieId(uuid4()), LocatieId(uuid4())
HEEL = Intrekking(datetime(2026, 3, 1, tzinfo=UTC), GebruikerId(uuid4()))
DEEL = Intrekking(datetime(2026, 4, 1, tzinfo=UTC), None)
momenten = st.builds(
    lambda dag, uur: datetime(dag.year, dag.month, dag.day, uur, tzinfo=UTC),
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.integers(0, 23),
)


@pytest.mark.parametrize(
    ("moment", "jaren", "dag"),
    [
        (datetime(2026, 3, 2, 9, tzinfo=UTC), 7, date(2033, 3, 2)),
        (datetime(2026, 3, 2, 9, tzinfo=UTC), 1, date(2027, 3, 2)),
        # half past eleven in the evening of UTC is the next day in Amsterdam
        (datetime(2026, 3, 2, 23, 30, tzinfo=UTC), 7, date(2033, 3, 3)),
        (datetime(2026, 7, 2, 22, 30, tzinfo=UTC), 7, date(2033, 7, 3)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), 1, date(2028, 1, 1)),
        # a leap day has no anniversary in most years: a day later, never a day too early
        (datetime(2028, 2, 29, 9, tzinfo=UTC), 1, date(2029, 3, 1)),
        (datetime(2028, 2, 29, 9, tzinfo=UTC), 4, date(2032, 3, 1)),
        (datetime(2028, 2, 28, 9, tzinfo=UTC), 1, date(2029, 2, 28)),
    ],
)
def test_what_was_withdrawn_is_kept_for_whole_years(moment: datetime, jaren: int, dag: date):
    assert kept_until(moment, jaren) == dag


@given(momenten, st.integers(MIN_JAREN, MAX_JAREN))
def test_nothing_is_erased_before_its_years_are_over(moment: datetime, jaren: int):
    bewaard = (kept_until(moment, jaren) - moment.date()).days
    assert 365 * jaren <= bewaard <= 366 * jaren + 2


@given(momenten, st.integers(MIN_JAREN, MAX_JAREN - 1))
def test_a_year_more_keeps_it_longer(moment: datetime, jaren: int):
    assert kept_until(moment, jaren) < kept_until(moment, jaren + 1)


@pytest.mark.parametrize("jaren", [MIN_JAREN, BEWAAR_JAREN, MAX_JAREN])
def test_a_region_chooses_from_one_up_to_thirty_years(jaren: int):
    assert check_jaren(jaren) == jaren


@pytest.mark.parametrize("jaren", [None, 0, -1, MAX_JAREN + 1, 10_000])
def test_any_other_number_of_years_is_refused_beside_its_field(jaren: int | None):
    with pytest.raises(Ongeldig) as fout:
        check_jaren(jaren)
    assert fout.value.veld == "jaren"
    assert str(MAX_JAREN) in fout.value.melding


def test_a_withdrawn_locatie_takes_all_its_products_along():
    weg = Ingetrokken({HIER: HEEL}, {})
    assert weg.of(HIER, of_code("WGZHF")) is weg.of(HIER, None) is HEEL


def test_a_withdrawn_product_leaves_its_locatie_and_the_other_products_in_use():
    weg = Ingetrokken({}, {(HIER, of_code("WGZHF")): DEEL})
    assert weg.of(HIER, of_code("WGZHF")) is DEEL
    assert weg.of(HIER, of_code("WGZHG")) is None
    assert weg.of(HIER, None) is None
    assert weg.of(DAAR, of_code("WGZHF")) is None


def test_the_whole_locatie_says_more_than_a_product_that_went_before_it():
    weg = Ingetrokken({HIER: HEEL}, {(HIER, of_code("WGZHF")): DEEL})
    assert weg.of(HIER, of_code("WGZHF")) is HEEL


def test_what_concerns_no_locatie_was_never_withdrawn():
    weg = Ingetrokken({HIER: HEEL}, {(HIER, of_code("WGZHF")): DEEL})
    assert weg.of(None, of_code("WGZHF")) is None
    assert weg.of(None, None) is None


def test_of_nothing_withdrawn_everything_is_in_use():
    assert NIETS_INGETROKKEN.of(HIER, of_code("WGZHF")) is None

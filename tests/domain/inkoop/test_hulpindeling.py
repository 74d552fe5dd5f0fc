"""Which rows of a contract cover which help: by its code, by its hulpvorm, or by a code of that hulpvorm."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_product
from wijzer.domain.inkoop.hulpaanduiding import of_code, of_hulpvorm
from wijzer.domain.inkoop.hulpindeling import Hulpindeling

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
F, G, OUD, STRAKS = map(of_code, ("WGZHF", "WGZHG", "WGZH0", "WGZHX"))
GEZINSHUIS, LOGEREN = map(of_hulpvorm, ("gezinshuis", "logeren"))
INDELING = Hulpindeling.of(
    [
        make_product("WGZHF", hulpvorm="gezinshuis"),
        make_product("WGZHG", hulpvorm="gezinshuis"),
        make_product("WGZH0", hulpvorm="gezinshuis", geldig_tot=TODAY - DAY),
        make_product("WGZHX", hulpvorm="gezinshuis", geldig_van=TODAY + DAY),
        make_product("TOESL", hulpvorm=None),
    ],
    today=TODAY,
)


@pytest.mark.regel("Hulpindeling.grounds")
def test_a_row_for_the_hulpvorm_covers_its_codes():
    assert INDELING.grounds(F) == {F, GEZINSHUIS}


@pytest.mark.regel("Hulpindeling.grounds")
def test_a_hulpvorm_is_covered_by_a_row_for_it_or_for_a_code_that_it_has_today():
    assert INDELING.grounds(GEZINSHUIS) == {GEZINSHUIS, F, G}


def test_a_row_for_one_code_covers_no_other_of_the_same_hulpvorm():
    assert G not in INDELING.grounds(F)


def test_a_row_for_the_hulpvorm_covers_a_code_that_is_over_too_and_not_the_other_way_round():
    """Whether such a code may be shown is another question than whether it was bought."""
    assert GEZINSHUIS in INDELING.grounds(OUD)
    assert OUD not in INDELING.grounds(GEZINSHUIS)


def test_codes_that_are_over_or_still_to_come_tell_what_became_of_their_hulpvorm():
    assert INDELING.related(GEZINSHUIS) == {GEZINSHUIS, F, G, OUD, STRAKS}
    assert INDELING.related(OUD) == {OUD, GEZINSHUIS}


def test_what_has_no_hulpvorm_or_no_code_stands_on_itself():
    for hulp in (of_code("TOESL"), of_code("ONBEKEND"), LOGEREN):
        assert INDELING.grounds(hulp) == INDELING.related(hulp) == {hulp}


def test_a_code_that_went_to_another_hulpvorm_is_of_the_one_that_holds_today():
    indeling = Hulpindeling.of(
        [
            make_product("WGZHF", hulpvorm="gezinshuis", geldig_tot=TODAY - DAY),
            make_product("WGZHF", hulpvorm="logeren", geldig_van=TODAY),
        ],
        today=TODAY,
    )
    assert indeling.slug_of(F) == "logeren"
    assert indeling.grounds(GEZINSHUIS) == {GEZINSHUIS}
    assert indeling.related(GEZINSHUIS) == {GEZINSHUIS, F}


def test_the_slug_of_a_hulpvorm_is_its_own():
    assert INDELING.slug_of(LOGEREN) == "logeren"
    assert INDELING.slug_of(of_code("TOESL")) is None


producten = st.lists(
    st.builds(
        make_product,
        st.sampled_from(["A", "B", "C"]),
        hulpvorm=st.sampled_from(["gezinshuis", "logeren", None]),
        geldig_van=st.sampled_from([TODAY - DAY, TODAY, TODAY + DAY]),
        geldig_tot=st.sampled_from([None, TODAY + DAY]),
    ),
    max_size=4,
)


@given(producten)
def test_what_covers_help_also_tells_of_it_and_help_always_covers_itself(gekozen):
    indeling = Hulpindeling.of(gekozen, today=TODAY)
    for hulp in (*map(of_code, "ABC"), GEZINSHUIS, LOGEREN):
        assert {hulp} <= indeling.grounds(hulp) <= indeling.related(hulp)


def test_a_code_that_has_no_hulpvorm_today_is_of_none_whatever_it_is_later():
    indeling = Hulpindeling.of(
        [
            make_product("WGZHF", hulpvorm=None, geldig_tot=TODAY),
            make_product("WGZHF", hulpvorm="gezinshuis", geldig_van=TODAY + DAY),
        ],
        today=TODAY,
    )
    assert indeling.grounds(F) == {F}

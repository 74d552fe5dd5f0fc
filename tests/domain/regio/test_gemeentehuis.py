"""A confirmation of a town hall never outlives what it confirms."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT, ENSCHEDE, HENGELO, make_adres, make_gemeente
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.regio.gebied import Plaats
from wijzer.domain.regio.gemeentehuis import (
    Bedenking,
    Twijfel,
    as_confirmed,
    doubts_about,
    is_same,
    mark_of,
    must_be_seen,
)

LATER = AT + timedelta(days=1)
adressen = st.sampled_from([None, make_adres(), make_adres(huisnummer=13), make_adres("Hofplein")])
namen = st.sampled_from(["Stadhuis Hengelo", "Raadhuis"])
gemeenten = st.builds(
    lambda naam, adres, bevestigd: make_gemeente(
        gemeentehuis=naam, adres=adres, bevestigd_at=AT if bevestigd else None
    ),
    namen,
    adressen,
    st.booleans(),
)
bedenkingen = st.lists(st.builds(Bedenking, st.sampled_from(Twijfel)), max_size=2)


@pytest.mark.regel("as_confirmed")
@given(gemeenten, gemeenten, st.booleans())
def test_a_confirmation_stands_only_for_what_was_confirmed_then_or_is_confirmed_now(
    oud, nieuw, bevestigd
):
    kept = as_confirmed(oud, nieuw, bevestigd=bevestigd, at=LATER)
    if kept.bevestigd_at == AT:
        assert is_same(oud, kept)
    assert (kept.bevestigd_at is not None) == bevestigd


@pytest.mark.regel("must_be_seen")
@given(gemeenten, gemeenten, bedenkingen)
def test_what_replaces_a_confirmed_one_or_is_doubted_is_looked_at_twice_and_nothing_else_is(
    oud, nieuw, bezwaren
):
    expected = not is_same(oud, nieuw) if oud.bevestigd_at else bool(bezwaren)
    assert must_be_seen(oud, nieuw, bezwaren) == expected


@given(gemeenten, gemeenten, bedenkingen, bedenkingen)
def test_a_mark_fits_only_what_was_looked_at(een, ander, bezwaren, andere):
    marks = [
        mark_of(gemeente.gemeentehuis, gemeente.adres, doubts)
        for gemeente, doubts in ((een, bezwaren), (ander, andere))
    ]
    assert (marks[0] == marks[1]) == (is_same(een, ander) and bezwaren == andere)


@pytest.mark.regel("gemeentehuis.doubts_about")
def test_a_postcode_that_straddles_and_a_place_written_otherwise_are_no_doubt():
    plaatsen = [
        Plaats(
            gemeente=HENGELO, naam="Hengelo", punt=Punt(52.2, 6.7), pc4=frozenset({"7551", "7552"})
        ),
        Plaats(
            gemeente=ENSCHEDE,
            naam="Enschede",
            punt=Punt(52.2, 6.8),
            pc4=frozenset({"7511", "7552"}),
        ),
    ]
    adres = make_adres(postcode="7552AB", plaats="HENGELO (O)")
    for code, plaats in ((HENGELO, "HENGELO (O)"), (ENSCHEDE, "Enschede")):
        assert doubts_about(code, replace(adres, plaats=plaats), plaatsen) == []
    assert doubts_about(ENSCHEDE, replace(adres, postcode="7551AB"), plaatsen) == [
        Bedenking(Twijfel.POSTCODE_ELDERS, (HENGELO,)),
        Bedenking(Twijfel.PLAATS_ELDERS, (HENGELO,)),
    ]
    assert doubts_about(HENGELO, None, plaatsen) == doubts_about(HENGELO, adres, []) == []

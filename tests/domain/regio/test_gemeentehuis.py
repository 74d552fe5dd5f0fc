"""A confirmation of a town hall never outlives what it confirms."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ALMELO, AT, ENSCHEDE, HENGELO, make_adres, make_gemeente
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.regio.gebied import Gemeente, Plaats
from wijzer.domain.regio.gemeentehuis import (
    Bedenking,
    Twijfel,
    as_confirmed,
    doubts_about_gemeentehuis,
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


@pytest.mark.regel("doubts_about_gemeentehuis")
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
        assert doubts_about_gemeentehuis(code, replace(adres, plaats=plaats), plaatsen) == []
    assert doubts_about_gemeentehuis(ENSCHEDE, replace(adres, postcode="7551AB"), plaatsen) == [
        Bedenking(Twijfel.POSTCODE_ELDERS, (HENGELO,)),
        Bedenking(Twijfel.PLAATS_ELDERS, (HENGELO,)),
    ]
    assert (
        doubts_about_gemeentehuis(HENGELO, None, plaatsen)
        == doubts_about_gemeentehuis(HENGELO, adres, [])
        == []
    )


# ── doubts, one by one ───────────────────────────────────────────────────────

PLAATSEN = [
    Plaats(gemeente=code, naam=naam, punt=Punt(52.2, 6.7), pc4=frozenset(pc4.split()))
    for code, naam, pc4 in (
        (HENGELO, "Hengelo", "7551 7552"),
        (ENSCHEDE, "Enschede", "7511 7552"),
        (ALMELO, "Beckum", "7554"),
        (ENSCHEDE, "Beckum", "7554"),
    )
]
ELDERS, BUITEN, ANDERE_PLAATS = Twijfel


@pytest.mark.parametrize(
    ("postcode", "plaats", "verwacht"),
    [
        ("7551AB", "Hengelo", []),
        (None, "Hengelo", []),
        ("7552AB", "Hengelo", []),
        ("7511AB", "Hengelo", [Bedenking(ELDERS, (ENSCHEDE,))]),
        ("7554AB", "Hengelo", [Bedenking(ELDERS, (ALMELO, ENSCHEDE))]),
        ("9999AB", "Hengelo", [Bedenking(BUITEN)]),
        ("7551AB", "Enschede", [Bedenking(ANDERE_PLAATS, (ENSCHEDE,))]),
        ("7551AB", "Beckum", [Bedenking(ANDERE_PLAATS, (ALMELO, ENSCHEDE))]),
        ("7551AB", "Nergenshuizen", [Bedenking(ANDERE_PLAATS)]),
        (None, "Enschede", [Bedenking(ANDERE_PLAATS, (ENSCHEDE,))]),
        ("9999AB", "Nergenshuizen", [Bedenking(BUITEN), Bedenking(ANDERE_PLAATS)]),
    ],
)
def test_what_speaks_against_an_address_names_where_it_does_lie(
    postcode: str | None, plaats: str, verwacht: list[Bedenking]
):
    adres = make_adres(postcode=postcode, plaats=plaats)
    for volgorde in (PLAATSEN, PLAATSEN[::-1]):
        assert doubts_about_gemeentehuis(HENGELO, adres, volgorde) == verwacht


# ── a confirmation, step by step ─────────────────────────────────────────────

STAAT = make_gemeente()
NIEUW_ADRES = replace(STAAT, adres=make_adres("Hofplein"), bevestigd_at=None)
ANDERE_NAAM = replace(STAAT, gemeentehuis="Raadhuis")


@pytest.mark.parametrize(
    ("nieuw", "bevestigd", "verwacht"),
    [
        (STAAT, True, AT),
        (STAAT, False, None),
        (replace(STAAT, bevestigd_at=None), True, AT),
        (replace(STAAT, naam="Hengelo (O)"), True, AT),
        (NIEUW_ADRES, True, LATER),
        (NIEUW_ADRES, False, None),
        (ANDERE_NAAM, True, LATER),
        (ANDERE_NAAM, False, None),
    ],
)
def test_a_confirmation_keeps_its_date_while_the_public_sees_the_same_town_hall(
    nieuw: Gemeente, bevestigd: bool, verwacht: datetime | None
):
    kept = as_confirmed(STAAT, nieuw, bevestigd=bevestigd, at=LATER)
    assert kept == replace(nieuw, bevestigd_at=verwacht)


def test_what_was_never_confirmed_is_confirmed_at_this_moment():
    open_ = replace(STAAT, bevestigd_at=None)
    assert as_confirmed(open_, open_, bevestigd=True, at=LATER).bevestigd_at == LATER


@pytest.mark.parametrize(
    ("nieuw", "bezwaren", "nog_eens"),
    [
        (STAAT, [], False),
        (STAAT, [Bedenking(BUITEN)], False),
        (NIEUW_ADRES, [], True),
        (ANDERE_NAAM, [], True),
    ],
)
def test_what_stands_confirmed_is_looked_at_again_only_when_it_changes(
    nieuw: Gemeente, bezwaren: list[Bedenking], nog_eens: bool
):
    assert must_be_seen(STAAT, nieuw, bezwaren) is nog_eens


def test_a_mark_tells_every_part_of_what_was_looked_at_and_nothing_of_it_can_be_read():
    adres = make_adres()
    merk = mark_of("Stadhuis", adres, [])
    anders = [
        mark_of("Raadhuis", adres, []),
        mark_of("Stadhuis", None, []),
        mark_of("Stadhuis", replace(adres, toevoeging="a"), []),
        mark_of("Stadhuis", adres, [Bedenking(BUITEN)]),
        mark_of("Stadhuis", adres, [Bedenking(ELDERS, (HENGELO,))]),
        mark_of("Stadhuis", adres, [Bedenking(ELDERS, (ENSCHEDE,))]),
    ]
    assert len({merk, *anders}) == 7
    assert merk == mark_of("Stadhuis", make_adres(), iter([]))
    assert "Stadhuis" not in merk

"""What of an aanbod goes along into its next life on the site, and what leads back."""

from dataclasses import fields
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT, TODAY, make_aanbieder, make_aanbod, make_groep, make_opgave
from wijzer.domain.ids import GebruikerId, PubliekId
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.services.intrekking.hernieuwen import renewed

LATER = AT + timedelta(days=40)
NIEUW = PubliekId(UUID(int=7))
OPGAVE = make_opgave(
    peildatum=TODAY - timedelta(days=3), aantal_wachtenden=4, toelichting="In mei komen er paarden."
)
AANBOD = make_aanbod(
    make_groep(make_aanbieder()), opgave=OPGAVE, ingevoerd_door=GebruikerId(uuid4()), versie=6
)


def renew(aanbod: Aanbod = AANBOD, *, keep: bool = True) -> Aanbod:
    return renewed(aanbod, NIEUW, keep_toelichting=keep, at=LATER)


@pytest.mark.parametrize("keep", [True, False])
def test_its_id_and_its_times_do_not_lead_back_to_the_former_one(keep: bool):
    nieuw = renew(keep=keep)
    assert nieuw.publiek_id == NIEUW
    assert (nieuw.bevestigd_at, nieuw.gewijzigd_at) == (LATER, LATER)


def test_what_was_stated_stays_with_the_day_on_which_it_was_true():
    assert renew().opgave == OPGAVE


def test_a_remark_of_before_a_shielding_is_the_only_thing_stated_that_goes():
    nieuw = renew(keep=False).opgave
    assert nieuw
    anders = {
        veld.name
        for veld in fields(OPGAVE)
        if getattr(nieuw, veld.name) != getattr(OPGAVE, veld.name)
    }
    assert (anders, nieuw.toelichting) == ({"toelichting"}, None)


def test_for_the_office_it_is_the_same_aanbod():
    zelfde = ("id", "locatie_id", "hulp", "ingevoerd_door", "versie")
    for naam in zelfde:
        assert getattr(renew(keep=False), naam) == getattr(AANBOD, naam)


@pytest.mark.parametrize("keep", [True, False])
def test_without_an_opgave_nobody_confirmed_anything(keep: bool):
    nieuw = renew(make_aanbod(AANBOD.locatie_id), keep=keep)
    assert (nieuw.opgave, nieuw.bevestigd_at, nieuw.gewijzigd_at) == (None, None, None)


@given(toelichting=st.none() | st.text(max_size=30), keep=st.booleans(), dagen=st.integers(0, 400))
def test_two_that_differ_in_their_past_alone_are_alike_afterwards(toelichting, keep, dagen):
    """Who compares the pages of before and after can match them by what is stated alone."""
    toen = AT - timedelta(days=dagen)
    opgave = make_opgave(toelichting=toelichting)
    ander = make_aanbod(
        AANBOD.locatie_id, opgave=opgave, id=AANBOD.id, bevestigd_at=toen, gewijzigd_at=toen
    )
    nieuw = renew(ander, keep=keep)
    vers = make_aanbod(
        AANBOD.locatie_id, id=AANBOD.id, publiek_id=NIEUW, bevestigd_at=LATER, gewijzigd_at=LATER,
        opgave=make_opgave(toelichting=toelichting if keep else None),
    )  # fmt: skip
    assert nieuw == vers

"""One reason opens addresses for fifteen minutes, and a reason is one of a short list."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT, REGIO
from wijzer.domain.accounts.inzage import (
    DICHT,
    INZAGE_DUUR,
    KEUZES,
    Inzage,
    Reden,
    check_toelichting,
)
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbiederId, InzageId
from wijzer.domain.maten import has_control

INZAGE = InzageId(uuid4())


@pytest.mark.regel("Inzage.is_open")
@given(st.timedeltas(min_value=-timedelta(days=2), max_value=timedelta(days=2)))
def test_it_is_open_from_its_moment_on_and_never_after_fifteen_minutes(verschil):
    inzage = Inzage(id=INZAGE, regio=REGIO, reden=Reden.BELLEN, at=AT, until_at=AT + INZAGE_DUUR)
    assert inzage.is_open(AT + verschil) == (timedelta(0) <= verschil < timedelta(minutes=15))


def test_who_asked_for_nothing_sees_nothing():
    wie = AanbiederId(uuid4())
    assert not DICHT.opens(wie)
    assert DICHT.until(wie) is None


@given(st.sampled_from(list(Reden)), st.one_of(st.none(), st.text(max_size=250)))
def test_a_reason_is_one_that_can_be_chosen_with_words_where_it_says_nothing(reden, tekst):
    woorden = " ".join((tekst or "").split())
    mag = (
        not has_control(woorden)
        and reden in KEUZES
        and (3 <= len(woorden) <= 200 or (not woorden and reden is not Reden.ANDERS))
    )
    if mag:
        assert check_toelichting(reden, tekst) == (woorden or None)
    else:
        with pytest.raises(Ongeldig) as fout:
            check_toelichting(reden, tekst)
        assert fout.value.veld == ("toelichting" if reden in KEUZES else "reden")


def test_every_reason_has_its_own_words():
    assert len({reden.label for reden in Reden}) == len(Reden)


def test_what_somebody_wrote_and_the_session_stay_out_of_a_log():
    inzage = Inzage(
        id=INZAGE,
        regio=REGIO,
        reden=Reden.ANDERS,
        at=AT,
        until_at=AT,
        toelichting="over Fleur",
        sessie_hash="zomerwind",
    )
    assert "Fleur" not in repr(inzage)
    assert "zomerwind" not in repr(inzage)

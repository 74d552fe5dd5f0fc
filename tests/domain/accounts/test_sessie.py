"""How long a session and an invitation hold, to the second; and which accounts are set up, open and complete."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT, make_gebruiker
from wijzer.domain.accounts.gebruiker import (
    SESSIE_LANGST,
    SESSIE_NASLEEP,
    SESSIE_STIL,
    UITNODIGING_GELDIG,
    Sessie,
    Uitnodiging,
)
from wijzer.domain.ids import GebruikerId
from wijzer.domain.klok import KLOKVERSCHIL

WIE = GebruikerId(uuid4())
KEER = timedelta(microseconds=1)
NU = timedelta(0)


def session(*, begin: datetime = AT, gezien: datetime | None = None, volledig: bool = True) -> Sessie:  # fmt: skip
    """A session that began at `AT` and was used last when it began, unless it says otherwise."""
    return Sessie(
        token_hash="x",
        gebruiker_id=WIE,
        volledig=volledig,
        created_at=begin,
        gezien_at=gezien or begin,
    )


# ── a session ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("later", "geldig"),
    [(NU, True), (SESSIE_STIL, True), (SESSIE_STIL + KEER, False), (-KLOKVERSCHIL, True)],
)
def test_a_session_that_is_not_used_ends_right_after_half_an_hour(later: timedelta, geldig: bool):
    assert session().is_valid(AT + later) is geldig


@pytest.mark.parametrize(("later", "geldig"), [(SESSIE_LANGST, True), (SESSIE_LANGST + KEER, False)])  # fmt: skip
def test_a_session_that_is_used_all_day_ends_right_after_twelve_hours(
    later: timedelta, geldig: bool
):
    assert session(gezien=AT + SESSIE_LANGST).is_valid(AT + later) is geldig


STRAKS, UUR = AT + KLOKVERSCHIL, timedelta(hours=1)


def test_a_session_from_the_future_is_over_already():
    """Clocks may differ a little; more than that is a session that nobody began."""
    sessie = session(begin=AT - UUR, gezien=AT)
    assert replace(sessie, created_at=STRAKS).is_valid(AT)
    assert replace(sessie, gezien_at=STRAKS).is_valid(AT)
    assert not replace(sessie, created_at=STRAKS + KEER).is_valid(AT)
    assert not replace(sessie, gezien_at=STRAKS + KEER).is_valid(AT)


def test_nothing_is_taken_in_of_a_session_from_the_future():
    stil, lang = session(begin=AT - UUR), session(begin=AT - 13 * UUR)
    assert stil.ended_lately(AT)
    assert replace(stil, created_at=STRAKS).ended_lately(AT)
    assert not replace(stil, created_at=STRAKS + KEER).ended_lately(AT)
    assert replace(lang, gezien_at=STRAKS).ended_lately(AT)
    assert not replace(lang, gezien_at=STRAKS + KEER).ended_lately(AT)


@given(
    st.timedeltas(min_value=NU, max_value=timedelta(hours=14)),
    st.timedeltas(min_value=NU, max_value=timedelta(hours=28)),
)
def test_a_session_is_valid_exactly_until_its_end(gebruikt: timedelta, later: timedelta):
    sessie = session(gezien=AT + gebruikt)
    moment = max(AT + later, sessie.gezien_at)
    assert sessie.is_valid(moment) is (moment <= sessie.ends_at)
    assert sessie.ends_at <= sessie.latest_end == AT + timedelta(hours=12)
    assert not (sessie.is_valid(moment) and sessie.ended_lately(moment))


@pytest.mark.parametrize(
    ("na_het_einde", "pas"),
    [
        (-KEER, False),
        (NU, False),
        (KEER, True),
        (SESSIE_NASLEEP - KEER, True),
        (SESSIE_NASLEEP, False),
        (SESSIE_NASLEEP + KEER, False),
    ],
)
def test_what_a_session_typed_is_taken_in_for_twelve_hours_after_its_end(
    na_het_einde: timedelta, pas: bool
):
    for sessie in (session(), session(gezien=AT + SESSIE_LANGST)):
        assert sessie.ended_lately(sessie.ends_at + na_het_einde) is pas


def test_nothing_is_taken_in_of_a_session_without_its_second_factor():
    half = session(volledig=False)
    assert not half.ended_lately(half.ends_at + KEER)
    assert half.is_valid(AT)


# ── an invitation ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("later", "geldig"),
    [
        (NU, True),
        (UITNODIGING_GELDIG, True),
        (UITNODIGING_GELDIG + KEER, False),
        (-KLOKVERSCHIL, True),
        (-KLOKVERSCHIL - KEER, False),
    ],
)
def test_an_invitation_holds_from_its_moment_up_to_and_including_the_seventh_day(
    later: timedelta, geldig: bool
):
    uitnodiging = Uitnodiging(token_hash="x", gebruiker_id=WIE, created_at=AT)
    assert uitnodiging.is_valid(AT + later) is geldig
    assert not replace(uitnodiging, gebruikt_at=AT).is_valid(AT + later)


# ── an account ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("hash_", "geheim", "onleesbaar", "uit", "factor", "in_gebruik", "actief"),
    [
        (None, None, False, False, False, False, False),
        ("h", None, False, False, False, False, False),
        (None, "g", False, False, True, False, False),
        ("h", "g", False, False, True, True, True),
        ("h", None, True, False, True, True, False),
        (None, None, True, False, True, False, False),
        ("h", "g", False, True, True, False, False),
        ("h", None, True, True, True, False, False),
    ],
)
def test_an_account_is_in_use_with_a_factor_that_nobody_can_read_and_signs_in_only_with_one_that_works(
    hash_: str | None, geheim: str | None, onleesbaar: bool, uit: bool,
    factor: bool, in_gebruik: bool, actief: bool,
):  # fmt: skip
    gebruiker = make_gebruiker(
        wachtwoord_hash=hash_,
        totp_geheim=geheim,
        factor_onleesbaar=onleesbaar,
        uitgeschakeld_at=AT if uit else None,
    )
    gezegd = (gebruiker.heeft_factor, gebruiker.is_in_gebruik, gebruiker.is_actief)
    assert gezegd == (factor, in_gebruik, actief)


def test_how_a_factor_is_stored_makes_no_other_account():
    gebruiker = make_gebruiker()
    assert replace(gebruiker, factor_zegel=b"anders") == gebruiker
    assert replace(gebruiker, totp_geheim="ANDERS") != gebruiker


def test_an_account_is_printed_by_its_id_alone():
    gebruiker = make_gebruiker(email="roos@zorg.example", totp_geheim="GEHEIM")
    assert repr(gebruiker) == f"Gebruiker({gebruiker.id})"

"""Passwords, sessions and invitations within their limits."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.accounts.gebruiker import (
    PATROONUITLEG,
    UITWEG,
    Gebruiker,
    Patroon,
    Sessie,
    Uitnodiging,
    check_wachtwoord,
)
from wijzer.domain.accounts.toegang import Rol
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import GebruikerId

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WIE = GebruikerId(uuid4())


@pytest.mark.parametrize(
    "wachtwoord",
    [
        "elftekens11",
        "x" * 129,
        "welkom2025welkom",
        "Roos.Bakker-is-mijn-naam",
        "mijnBeschikbaarheidswijzer!",
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused(wachtwoord: str) -> None:
    with pytest.raises(Ongeldig):
        check_wachtwoord(
            wachtwoord,
            email="roos.bakker@zorg.example",
            weakness_of={"welkom2025welkom": Patroon.WOORDEN}.get,
        )


@pytest.mark.parametrize("wachtwoord", ["alleen kleine letters", "x" * 12, "ŵ" * 128])
def test_length_is_enough_without_rules_of_composition(wachtwoord: str) -> None:
    check_wachtwoord(wachtwoord, email="roos@zorg.example", weakness_of=lambda _: None)


@pytest.mark.parametrize("patroon", Patroon)
def test_a_refusal_names_the_kind_of_pattern_and_a_way_out_and_never_the_password(
    patroon: Patroon,
) -> None:
    with pytest.raises(Ongeldig) as fout:
        check_wachtwoord("xyzzy-plugh-7", email="r@z.example", weakness_of=lambda _: patroon)
    assert fout.value.melding == PATROONUITLEG[patroon]
    assert fout.value.verwacht == UITWEG
    assert "plugh" not in f"{fout.value} {fout.value.verwacht}"


@pytest.mark.parametrize("teken", ["\x00", "\n", "\x7f", "\ud800"])
def test_a_password_holds_no_sign_that_cannot_be_typed(teken: str) -> None:
    with pytest.raises(Ongeldig, match="niet te zien"):
        check_wachtwoord(f"trompet{teken}ladder", email="r@z.example", weakness_of=lambda _: None)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz @", min_size=1, max_size=40))
def test_the_own_address_is_no_password(deel: str) -> None:
    email = f"{deel.strip() or 'x'}longer@voorbeeld.example"
    with pytest.raises(Ongeldig):
        check_wachtwoord(f"{email.upper()}!", email=email, weakness_of=lambda _: None)


@pytest.mark.parametrize(
    ("stil", "oud", "geldig"),
    [
        (timedelta(minutes=30), timedelta(hours=11), True),
        (timedelta(minutes=31), timedelta(hours=1), False),
        (timedelta(minutes=1), timedelta(hours=12, minutes=1), False),
    ],
)
def test_a_session_ends_after_half_an_hour_of_silence_and_after_twelve_hours(
    stil: timedelta, oud: timedelta, geldig: bool
) -> None:
    sessie = Sessie(
        token_hash="x", gebruiker_id=WIE, volledig=True, created_at=AT - oud, gezien_at=AT - stil
    )
    assert sessie.is_valid(AT) is geldig


def test_an_invitation_works_once_and_for_a_week() -> None:
    uitnodiging = Uitnodiging(token_hash="x", gebruiker_id=WIE, created_at=AT - timedelta(days=7))
    assert uitnodiging.is_valid(AT)
    assert not uitnodiging.is_valid(AT + timedelta(seconds=1))
    assert not replace(uitnodiging, gebruikt_at=AT).is_valid(AT)


def test_an_account_signs_in_only_when_it_is_complete_and_not_disabled() -> None:
    vers = Gebruiker(id=WIE, email="a@b.example", rol=Rol.BEHEERDER, regio="twente", created_at=AT)
    af = replace(vers, wachtwoord_hash="h", totp_geheim="g")
    assert not vers.is_actief
    assert af.is_actief
    assert not replace(af, uitgeschakeld_at=AT).is_actief
    assert "b.example" not in repr(af)


# ── the boundaries of a password ─────────────────────────────────────────────


def refusal(wachtwoord: str, email: str = "roos.bakker@zorg.example") -> Ongeldig | None:
    """What is wrong with a password; None when it may be used."""
    try:
        check_wachtwoord(wachtwoord, email=email, weakness_of=lambda _: None)
    except Ongeldig as fout:
        return fout
    return None


@pytest.mark.parametrize(("lang", "mag"), [(11, False), (12, True), (128, True), (129, False)])
def test_a_password_has_twelve_signs_up_to_and_including_a_hundred_twenty_eight(
    lang: int, mag: bool
) -> None:
    fout = refusal("ŵ" * lang)
    assert (fout is None) is mag
    if fout is not None:
        assert (fout.veld, fout.verwacht) == ("wachtwoord", UITWEG)
        assert "12 tot en met 128" in fout.melding


@pytest.mark.parametrize(
    ("wachtwoord", "email", "mag"),
    [
        ("ladder-roos.bakker-trom", "roos.bakker@zorg.example", False),
        ("ladder-ROOS.BAKKER-trom", "Roos.Bakker@zorg.example", False),
        ("roos.bakker@zorg.example", "roos.bakker@zorg.example", False),
        ("ladder-roos-trompet", "roos@zorg.example", True),
        ("ladder-fleur-trompet", "fleur@zorg.example", False),
        ("ladder-zorg.example", "roos@zorg.example", True),
        ("mijn-wijzer-trompet", "roos@zorg.example", False),
        ("Beschikbaarheidswijzer", "roos@zorg.example", False),
        ("wijze-raad-trompet", "roos@zorg.example", True),
        ("een-at-x@y.e-ladder", "x@y.e", False),
    ],
)
def test_a_password_holds_neither_the_own_address_nor_the_name_of_the_site(
    wachtwoord: str, email: str, mag: bool
) -> None:
    """The name before the @ counts from five letters on: a shorter one stands in many words."""
    fout = refusal(wachtwoord, email)
    assert (fout and fout.melding) == (None if mag else PATROONUITLEG[Patroon.EIGEN])


def test_what_is_the_own_address_is_not_judged_any_further() -> None:
    gevraagd: list[str] = []
    with pytest.raises(Ongeldig):
        check_wachtwoord(
            "ladder-fleur-trompet", email="fleur@zorg.example", weakness_of=gevraagd.append
        )
    assert gevraagd == []


def test_every_kind_of_pattern_has_something_to_say() -> None:
    assert set(PATROONUITLEG) == set(Patroon)

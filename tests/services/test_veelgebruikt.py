"""What is too easy to guess, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.gebruiker import check_wachtwoord
from wijzer.services.veelgebruikt import VEELGEBRUIKT, WOORDEN


@pytest.mark.parametrize(
    "wachtwoord",
    [
        "Welkom-Twente2026!", "W@chtw00rd2025", "qwerty123456", "1qaz2wsx3edc", "aaaaaaaaaaaa", "123412341234",
        "abcabcabcabc", "zomer2026zomer", "WelkomWelkom", "Jeugdhulp!!2024", "09876543210987", "mnbvcxzlkjhg",
        "31121999311299", "maandag-dinsdag", "paardpaardpaard", "!!!!!!!!!!!!",
    ],
)  # fmt: skip
def test_what_everybody_thinks_of_first_is_easy(wachtwoord):
    assert wachtwoord in VEELGEBRUIKT


@pytest.mark.parametrize(
    "wachtwoord",
    ["vier rustige blauwe fietsen", "Kx7#pQ9zLm2w", "de kat slaapt op tafel", "correcthorsebattery", "oma bakt 3 taarten"],
)  # fmt: skip
def test_a_sentence_of_ones_own_is_not(wachtwoord):
    assert wachtwoord not in VEELGEBRUIKT


@given(
    st.sampled_from(sorted(WOORDEN)), st.integers(1900, 2099), st.sampled_from(["", "!", "?!", " "])
)
def test_no_year_makes_a_common_word_good(woord, jaar, slot):
    assert f"{woord.capitalize()}{jaar}{slot}" in VEELGEBRUIKT


@given(st.text(max_size=128))
def test_any_text_gets_an_answer(tekst):
    assert (tekst in VEELGEBRUIKT) in {True, False}


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz @", min_size=1, max_size=40))
def test_the_own_address_is_no_password(deel):
    email = f"{deel.strip() or 'x'}longer@voorbeeld.example"
    with pytest.raises(Ongeldig):
        check_wachtwoord(f"{email.upper()}!", email=email, veelgebruikt=VEELGEBRUIKT)

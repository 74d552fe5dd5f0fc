"""What everybody thinks of first is refused, whatever year or sign is put behind it; what nobody thinks of is not."""

import secrets
import string
import time
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.services.wachtwoorden.hulp import NEDERLANDS, patronen
from wijzer.domain.accounts.gebruiker import WACHTWOORD_MAX, Patroon
from wijzer.services.wachtwoorden.schatting import estimate
from wijzer.services.wachtwoorden.toets import GENOEG, weakness_of

EIGEN = ["roos", "bakker", "zorg", "vlindertuin", "twente"]


@pytest.mark.parametrize(
    "wachtwoord",
    [
        "Welkom-Twente2027!", "Zomer2026!!", "WelkomBijJeugdzorg1", "Qwertyuiop123!", "Bedrijfsnaam2026#",
        "wachtwoordwachtwoord", "Welkom-Twente2026!", "W@chtw00rd2025", "qwerty123456", "1qaz2wsx3edc", "aaaaaaaaaaaa",
        "123412341234", "abcabcabcabc", "zomer2026zomer", "WelkomWelkom", "Jeugdhulp!!2024", "09876543210987",
        "mnbvcxzlkjhg", "31121999311299", "maandag-dinsdag", "paardpaardpaard", "!!!!!!!!!!!!", "Paashaas2026!",
        "W3lk0m-Tw3nt3-2027!", "W.e.l.k.o.m.2.0.2.6", "Welkom1 Welkom2 Welkom3", "Lente2026Zomer2026", "Wélkômzömér2026",
        "Welkom-Jeugdzorg-Twente-2027!!", "$omer2026!! ok", "Maandag!Dinsdag!Woensdag!", "IkHouVanJou2026!",
        "augustus-2026-almelo", "Ajax-Feyenoord-1908", "geheim geheim2 geheim3", "abcdefghijkl123", "P@ssw0rd2026!!",
        "Summer2026!!!!", "Poiuytrewq12!", "ZaterdagZondag!", "Stroopwafel123!", "azertyuiop2026", "NederlandOranje2026",
        "To be or not to be!", "Wilhelmus-van-Nassouwe", "MayTheForceBeWithYou1", "Onze Vader die in de hemel zijt", "LordOfTheRings!",
        "HupHollandHup2026", "Wien Neerlands bloed!", "IkBenDeBaas2026", "Ikbendebeste1!", "2026-Enschede", "correcthorsebattery", "Kerstmis25!Kerstmis25!", "nekleWnekleW2026",
    ],
)  # fmt: skip
def test_what_everybody_thinks_of_first_is_refused(wachtwoord):
    assert weakness_of(wachtwoord, EIGEN) is not None


@pytest.mark.parametrize(
    "wachtwoord",
    [
        "vier rustige blauwe fietsen",
        "Kx7#pQ9zLm2w",
        "de kat slaapt op tafel",
        "oma bakt 3 taarten",
        "paarse giraf leest kranten",
        "nietje taart giraf kelder",
        "goudvis.kelder.trompet.ladder",
        "trompetladderkelderwolk",
        "lamp stoel deur raam",
        "appel-banaan-stoel-raam",
        "gT5rW2qZ8nB4",
        "Mijn buurman spaart oude typemachines",
        "Zeven zwanen zwemmen zwijgend",
        "een heel ander lang wachtwoord",
        "demo-Ab3dE5gH1jKlMnOp",
        "x" * 20 + " trompet ladder kelder wolk giraf",
        "ŵéllïcht drôôgt sûîker sneeuw",
        "tomahawk schulp revalidatie talentvol " * 3,
    ],
)
def test_what_nobody_thinks_of_is_good(wachtwoord):
    assert weakness_of(wachtwoord, EIGEN) is None


@settings(max_examples=150, deadline=None, derandomize=True)
@given(patronen())
@example("Welkom-Twente2027!")
def test_a_pattern_that_people_use_is_never_accepted(wachtwoord):
    assert weakness_of(wachtwoord, EIGEN) is not None


@pytest.mark.proef
def test_no_dutch_word_is_saved_by_a_year_and_a_sign(keren):
    jaren, slot = range(2020, 2020 + keren(1, 15)), ("!", "#", "!!", "?1")
    for woord, jaar, teken in product(NEDERLANDS, jaren, slot):
        wachtwoord = f"{woord.capitalize()}{jaar}{teken}"
        assert weakness_of(wachtwoord, []) is not None, wachtwoord


@pytest.mark.parametrize(
    ("wachtwoord", "patroon"),
    [
        ("Welkom-Jeugdzorg!", Patroon.WOORDEN),
        ("qazwsxedcrfv!", Patroon.TOETSEN),
        ("trompettrompettrompet", Patroon.HERHALING),
        ("abcdefghijkl", Patroon.REEKS),
        ("31-12-1999 !!", Patroon.DATUM),
        ("Vlindertuin2026!", Patroon.EIGEN),
    ],
)
def test_the_kind_of_pattern_is_recognised(wachtwoord, patroon):
    assert weakness_of(wachtwoord, EIGEN) is patroon


def test_a_name_that_lies_near_makes_a_good_password_easy():
    assert estimate("Xilvontar-Quobbe", []).pogingen > GENOEG
    assert weakness_of("Xilvontar-Quobbe", ["xilvontar", "quobbe"]) is Patroon.EIGEN


def test_what_a_password_safe_makes_is_good():
    alfabet = string.ascii_letters + string.digits
    for _ in range(25):
        wachtwoord = "".join(secrets.choice(alfabet) for _ in range(16))
        assert weakness_of(wachtwoord, EIGEN) is None, wachtwoord


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=WACHTWOORD_MAX))
def test_any_text_gets_an_answer(tekst):
    assert estimate(tekst, EIGEN).pogingen >= 0


@pytest.mark.parametrize(
    "alfabet", ["4@8({[<369!1|0$5+7%2", "aA1!4@3e", "a", "ab", "0123456789", "welkom1! "]
)
def test_the_longest_password_costs_less_than_a_hash(alfabet):
    """An argon2 hash takes some 50 ms; twice that is still nothing that anybody waits for, or can be kept busy with."""
    estimate("warm", EIGEN)
    gemeten = []
    for begin in range(5):
        wachtwoord = "".join(alfabet[(begin + n * n) % len(alfabet)] for n in range(WACHTWOORD_MAX))
        voor = time.process_time()
        estimate(wachtwoord, EIGEN)
        gemeten.append(time.process_time() - voor)
    assert min(gemeten) < 0.1

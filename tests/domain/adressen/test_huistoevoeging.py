"""What stands behind a house number: accepted and compared whichever way it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.adressen.adres import check_toevoeging, parse_huisnummer
from wijzer.domain.adressen.huistoevoeging import is_written_out, toevoegingvorm
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import HUISNUMMER, TOEVOEGING
from wijzer.domain.taal.telwoord import RANGWOORDEN, TELWOORDEN

ZELFDE = [
    ("begane grond", "Begane Grond", "begane-grond", "beg. gr.", "beg.gr.", "beg gr", "b.g.", "bg", "BG", "bg.", "parterre",
     "gelijkvloers", "0e verdieping", "0 hoog"),
    ("1 hoog", "1-hoog", "1hoog", "één hoog", "1e verdieping", "1e verd.", "eerste etage", "1e et.", "1 hg", "1"),
    ("12e verdieping", "12 hoog", "twaalfde verdieping", "12-hoog", "12"),
    ("tweeëntwintigste verdieping", "22e verd.", "22 hoog"),
    ("hs", "HS", "h.s.", "huis", "Huis"),
    ("boven", "bov", "bov.", "bovenwoning", "bovenhuis"),
    ("beneden", "ben.", "benedenwoning"),
    ("t/o", "to", "TO", "t.o.", "tegenover"),
    ("souterrain", "sout.", "sous"),
    ("t/m 14", "14", "tot 14"),
    ("bis", "BIS", "bis."),
]  # fmt: skip
"""Each row: ways to write one addition."""


@pytest.mark.parametrize("rij", ZELFDE, ids=lambda rij: rij[0])
def test_every_way_of_writing_an_addition_is_kept_and_is_the_same(rij):
    for geschreven in rij:
        assert check_toevoeging(geschreven) == geschreven
    assert len({toevoegingvorm(geschreven) for geschreven in rij}) == 1


@pytest.mark.regel("huistoevoeging.toevoegingvorm")
def test_no_two_additions_are_taken_for_each_other():
    vormen = [toevoegingvorm(rij[0]) for rij in ZELFDE]
    assert len(set(vormen)) == len(vormen)
    assert toevoegingvorm("h") != toevoegingvorm("hs")
    assert toevoegingvorm("1e") != toevoegingvorm("1"), "may be number 1, letter E"


@pytest.mark.parametrize(
    "tekst",
    [
        "kantoor links",
        "abcde",
        "begane grond links",
        "=begane grond",
        "begane  grond <b>",
        "honderdste verdieping",
        "hoog hoog",
        "verdieping",
        "t/m 123456",
        "x" * TOEVOEGING,
        "begane grond" + "." * TOEVOEGING,
    ],
)
def test_what_is_no_addition_is_refused(tekst):
    with pytest.raises(Ongeldig):
        check_toevoeging(tekst)


@pytest.mark.regel("huistoevoeging.toevoegingvorm")
@given(
    st.integers(1, 99),
    st.sampled_from(
        ["{}e verdieping", "{}de verd.", "{} hoog", "{}-hoog", "{}e et.", "{}ste etage"]
    ),
)
def test_a_floor_is_its_number_in_digits_and_in_words(nummer, vorm):
    rang = next(woord for woord, waarde in RANGWOORDEN.items() if waarde == nummer)
    telwoord = next(woord for woord, waarde in TELWOORDEN.items() if waarde == nummer)
    for geschreven in (vorm.format(nummer), f"{rang} verdieping", f"{telwoord} hoog"):
        assert toevoegingvorm(geschreven) == toevoegingvorm(str(nummer)) == str(nummer)
        assert is_written_out(geschreven)
        assert check_toevoeging(geschreven) == geschreven


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("12 t/o", (12, None, "t/o")),
        ("12b.g.", (12, None, "b.g.")),
        ("12 beg. gr.", (12, None, "beg. gr.")),
        ("12 parterre", (12, None, "parterre")),
        ("12-twee hoog", (12, None, "twee hoog")),
        ("12a begane grond", (12, "A", "begane grond")),
        ("12345 a, vierentwintigste verdieping", (12345, "A", "vierentwintigste verdieping")),
    ],
)
def test_an_addition_in_words_may_stand_behind_the_number(tekst, delen):
    assert parse_huisnummer(tekst) == delen


@given(
    st.integers(1, 99999),
    st.sampled_from(["", " a", "-B"]),
    st.sampled_from([notatie for rij in ZELFDE for notatie in rij]),
)
def test_number_letter_and_addition_fit_together_in_one_field(nummer, letter, toevoeging):
    samen = f"{nummer}{letter} {toevoeging}"
    assert len(samen) <= HUISNUMMER
    assert parse_huisnummer(samen) == (nummer, letter[1:].upper() or None, toevoeging)

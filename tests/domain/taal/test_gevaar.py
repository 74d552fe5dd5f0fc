"""Danger in words that stand apart: rules of groups of words, and what is taken out of them."""

import random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.taal.gevaar.horen import danger_words, harmless_in, speaks_of
from wijzer.domain.taal.gevaar.woorden import BETEKENIS, GROEPEN, ONSCHULDIG
from wijzer.domain.taal.gewoon.chatwoorden import written_out
from wijzer.domain.taal.tekstwoorden import words_in


def dangers(tekst: str) -> set[str]:
    return set(speaks_of([written_out(woord.vorm) for woord in words_in(tekst)]))


@pytest.mark.parametrize(("tekst", "gevaar"), [
    ("mijn vader slaat ons", "huiselijk geweld"),
    ("Slaat papa jullie? Ja, papa slaat mij", "huiselijk geweld"),
    ("zij is weggelopen", "weggelopen"),
    ("mijn dochter is al drie dagen weg", "weggelopen"),
    ("gechanteerd met naaktfoto's", "afpersing"),
    ("leven hoeft niet, ik wil niet meer leven", "zelfmoord"),
    ("ik kras in mijn armen", "zelfbeschadiging"),
    ("hij hoort steeds stemmen", "psychose"),
    ("hij heeft een filmpje van me en wil geld", "afpersing"),
    ("pa slaat er op los", "huiselijk geweld"),
])  # fmt: skip
def test_a_danger_is_heard_in_the_order_in_which_it_is_said(tekst: str, gevaar: str):
    assert gevaar in dangers(tekst)


@pytest.mark.parametrize("tekst", [
    "mijn vader slaat op tilt", "slaat met deuren", "brood snijden", "mes en vork",
    "niet veilig oversteken", "de weg kwijt", "lach me dood", "hij verveelt zich dood", "schrik me dood", "ik ga dood van verveling", "hij is zijn motivatie kwijt", "want die is druk",
])  # fmt: skip
def test_what_people_write_every_day_is_no_danger(tekst: str):
    assert not dangers(tekst)


@pytest.mark.parametrize("tekst", [
    "hij slaat met deuren en papa slaat mij",
    "wij eten met mes en vork en hij bedreigt mij met een mes",
    "mijn hond is weggelopen en mijn zoon is vermist",
])  # fmt: skip
def test_a_harmless_use_hides_no_danger_beside_it(tekst: str):
    assert dangers(tekst)


@pytest.mark.parametrize("tekst", ["ik schaam me en wil dood", "moe, liever dood", "ik ga dood"])
def test_a_way_of_speaking_hides_no_wish_to_die(tekst: str):
    woorden = [woord.vorm for woord in words_in(tekst)]
    assert woorden.index("dood") not in harmless_in(woorden)


WOORDEN = sorted({
    woord.strip("*!") for regel in "\n".join((*BETEKENIS.values(), ONSCHULDIG, *GROEPEN.values())).split()
    for woord in regel.split("|") if woord[0] not in "@/>!"
})  # fmt: skip


@pytest.mark.parametrize("rij", [
    WOORDEN, ["slaat", "mij", "moeder", "hij"], ["wil", "niet", "meer", "leven", "er", "zijn"],
], ids=["all", "beating", "dying"])  # fmt: skip
def test_a_text_of_nothing_but_words_of_danger_is_read_at_once(rij: list[str]):
    lang = random.Random(1).choices(rij, k=10_000 // 4)
    speaks_of(lang[:1])
    begin = process_time()
    speaks_of(lang)
    assert process_time() - begin < 0.1


def test_words_far_apart_are_not_read_together():
    assert "huiselijk geweld" not in dangers(
        "vader werkt veel en zit vaak in het buitenland. Zij slaat"
    )


def test_every_group_that_a_rule_names_exists_and_every_rule_can_hold():
    regels = "\n".join((*BETEKENIS.values(), ONSCHULDIG))
    genoemd = {
        naam.lstrip("!")[1:] for woord in regels.split() for naam in woord.split("|")
        if naam.lstrip("!").startswith("@")
    }  # fmt: skip
    assert genoemd == GROEPEN.keys()
    assert all("!" in regel for regel in ONSCHULDIG.strip().splitlines())
    assert "verkracht*" not in danger_words()


@given(
    st.lists(
        st.sampled_from(["vader", "slaat", "mij", "deuren", "de", "weg", "is", "kind", "dood", ""]),
        max_size=250,
    )
)
def test_any_row_of_words_is_read_and_only_words_of_it_are_named(woorden: list[str]):
    for gezegd in speaks_of(woorden).values():
        assert gezegd <= set(woorden)
    assert all(0 <= positie < len(woorden) for positie in harmless_in(woorden))


@pytest.mark.parametrize("regel", ["er niet meer te zijn", "er niet meer op", "wil sex opa"])
@pytest.mark.timeout(20)
def test_the_words_of_one_rule_over_and_over_are_read_at_once(regel: str):
    """Every choice of five words out of two hundred is a hundred million; near each other stand a few."""
    woorden = (regel.split() * 200)[:200]
    assert speaks_of(woorden) == speaks_of(woorden[:15])


@pytest.mark.parametrize(("tekst", "gevaar"), [
    ("me pa slaat me", "huiselijk geweld"),
    ("ik ben bang voor mezelf", "zelfbeschadiging"),
    ("ze hebben een filmpje van mij en willen geld", "afpersing"),
    ("he has pictures of me and wants money", "afpersing"),
])  # fmt: skip
def test_a_danger_is_heard_of_who_has_the_film_and_of_pa(tekst: str, gevaar: str):
    assert gevaar in dangers(tekst)

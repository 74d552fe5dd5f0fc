"""The steps to help that a region writes: which hold, how a line reads, and what no list may say."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.inkoop.product import Route
from wijzer.domain.regiomap.stappen import (
    ALGEMEEN,
    HOOGSTENS,
    KOP,
    REGEL,
    WEGEN,
    Stapregel,
    calls_aanbieder,
    check_calls,
    lines_of,
    needs_toekomstplan,
    split_step,
)
from wijzer.domain.regiomap.teksten import check_regiotekst, kind_of

TEKSTEN = {
    "verwijzen.toekomstplan": "Vanaf 16 jaar een plan. Over wonen.",
    "verwijzen.reistijd": "Telt het in minuten? Dan apart.",
    "stappen.route.direct": "Bel de aanbieder. Vraag het.\nMeld aan.",
    "stappen.route.cpwv": "Via het punt.",
    "stappen.route.algemeen": "Kies.",
    "stappen.kamer": "Eerst dit.\n*\n*verwijzen.toekomstplan\n*verwijzen.reistijd\n*verwijzen.codes",
    "stappen.leeg": "",
}
DIRECT = [Stapregel("Bel de aanbieder. Vraag het."), Stapregel("Meld aan.")]


@pytest.mark.regel("lines_of")
@pytest.mark.parametrize(
    ("route", "hulpvorm", "verwacht"),
    [
        ("direct", "vaktherapie", DIRECT),
        ("direct", "", DIRECT),
        ("direct", "leeg", DIRECT),
        (ALGEMEEN, "", [Stapregel("Kies.")]),
        ("rechter", "vaktherapie", []),
        ("direct", "kamer", [
            Stapregel("Eerst dit."), *DIRECT,
            Stapregel("Vanaf 16 jaar een plan. Over wonen.", "verwijzen.toekomstplan"),
            Stapregel("Telt het in minuten? Dan apart.", "verwijzen.reistijd"),
        ]),
        ("cpwv", "kamer", [
            Stapregel("Eerst dit."), Stapregel("Via het punt."),
            Stapregel("Vanaf 16 jaar een plan. Over wonen.", "verwijzen.toekomstplan"),
            Stapregel("Telt het in minuten? Dan apart.", "verwijzen.reistijd"),
        ]),
    ],
)  # fmt: skip
def test_a_hulpvorm_has_its_own_steps_or_those_of_its_route(
    route: str, hulpvorm: str, verwacht: list[Stapregel]
):
    assert list(lines_of(TEKSTEN, route, hulpvorm)) == verwacht


def test_only_rules_of_referring_are_for_who_refers_and_the_toekomstplan_is_not():
    wie = [regel.voor_verwijzer for regel in lines_of(TEKSTEN, "cpwv", "kamer")]
    assert wie == [False, False, False, True]


@given(
    st.dictionaries(st.sampled_from(sorted(TEKSTEN)), st.text("*. ab\n")), st.sampled_from(WEGEN)
)
def test_no_sign_of_the_notation_ever_reaches_a_reader(teksten: dict[str, str], weg: str):
    for slug in ("", "kamer", "leeg"):
        for regel in lines_of(teksten, weg, slug):
            assert regel.bron or not regel.tekst.startswith("*")


@pytest.mark.parametrize(
    ("regel", "verwacht"),
    [
        ("Bel meteen. Wacht niet. Nu.", ("Bel meteen", "Wacht niet. Nu.")),
        ("Is er gevaar? Bel 112.", ("Is er gevaar?", "Bel 112.")),
        ("Bel meteen", ("Bel meteen", "")),
        ("Om 2.200 minuten. Ja.", ("Om 2.200 minuten", "Ja.")),
        ("", ("", "")),
    ],
)
def test_the_first_sentence_says_what_to_do(regel: str, verwacht: tuple[str, str]):
    assert split_step(regel) == verwacht


@pytest.mark.regel("needs_toekomstplan")
@pytest.mark.parametrize(
    ("leeftijd", "nodig"), [(None, False), (0, False), (15, False), (16, True), (23, True)]
)
def test_a_toekomstplan_goes_with_help_from_sixteen_on(leeftijd: int | None, nodig: bool):
    assert needs_toekomstplan(leeftijd) is nodig


def fouten(sleutel: str, tekst: str) -> list[str]:
    soort = kind_of(sleutel)
    assert soort is not None
    return [fout.melding for fout in check_regiotekst(sleutel, soort, tekst)]


@pytest.mark.parametrize(
    ("sleutel", "tekst", "melding"),
    [
        ("stappen.dyslexie", "Vraag het.\n*", None),
        ("stappen.dyslexie", "", None),
        ("stappen.dyslexie", "*verwijzen.reistijd", None),
        ("stappen.dyslexie", "*verwijzen.onzin", "“*verwijzen.onzin” kennen wij niet."),
        ("stappen.dyslexie", "*cpwv.tekst", "“*cpwv.tekst” kennen wij niet."),
        ("stappen.dyslexie", "* ", None),
        ("stappen.route.direct", "Bel.\n*", "Een regel met alleen * staat voor deze stappen zelf."),
        ("stappen.dyslexie", "Bel.\n" * (HOOGSTENS + 1), f"Dit zijn te veel stappen: {HOOGSTENS + 1}."),
        ("stappen.dyslexie", "Bel. " + "a" * REGEL, f"Een stap is te lang: {REGEL + 5} tekens."),
        ("stappen.dyslexie", "a" * (KOP + 1), f"De eerste zin is te lang: “{'a' * 40}…”."),
        ("stappen.dyslexie", "Bel\x07.", "Hier staat een teken dat niet te zien is."),
        ("stappen.route.rechter", "Bel de aanbieder. Nu.", "“Bel de aanbieder” past hier niet."),
        ("stappen.route.bellen", "Bel de aanbieder. Nu.", "“Bel de aanbieder” past hier niet."),
        ("stappen.route.geen", "Bel de aanbieder. Nu.", "“Bel de aanbieder” past hier niet."),
        ("stappen.route.cpwv", "Bel de aanbieder. Nu.", None),
    ],
    ids=str,
)  # fmt: skip
def test_a_list_that_no_page_could_tell_is_refused(sleutel: str, tekst: str, melding: str | None):
    assert fouten(sleutel, tekst.strip() if melding is None else tekst) == (
        [melding] if melding else []
    )


@pytest.mark.parametrize(
    "sleutel", ["stappen", "stappen.", "stappen.route.", "stappen.route.omweg", "stappen.A"]
)
def test_a_key_for_no_hulpvorm_and_no_route_is_unknown(sleutel: str):
    assert kind_of(sleutel) is None


@pytest.mark.regel("check_calls")
@given(
    st.sampled_from(list(Route)),
    st.lists(st.sampled_from(["Bel de aanbieder. Nu.", "Bel 112.", "Praat."])),
)
def test_nobody_is_sent_to_an_aanbieder_where_a_court_decides_or_one_calls_at_once(
    route: Route, regels: list[str]
):
    geweigerd: list[Any] = list(check_calls("stappen.x", "\n".join(regels), route))
    mag = route in (Route.CPWV, Route.DIRECT)
    assert bool(geweigerd) is (not mag and any(map(calls_aanbieder, regels)))

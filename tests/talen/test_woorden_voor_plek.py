"""On the public site a *plek* is a free place, a *locatie* a house or an office, and a *speld* a point on a map.

A text with the word that the table does not know fails here, until somebody has said which of these it means.
"""

import re

import pytest

from tests.talen.oogst import read_english, strings_of

VRIJE_PLEK = (
    r"waar(?: er)?(?: nu| ergens)? (?:is )?plek(?: is| voor)?", r"waar is plek", r"is er plek", r"er plek (?:is|vrijkomt)",
    r"nu (?:nergens direct |geen )?plek", r"nu met plek", r"met(?: nu)? plek", r"zonder plek", r"geen (?:directe |vrije )?plek",
    r"geen plek die past", r"wie nu plek heeft", r"vrije plek(?:ken)?", r"plek(?:ken)? vrij", r"plek is", r"volgende plek",
    r"een plek kan al weg zijn", r"elke plek in de regio", r"de plek nog vrij", r"zoek een plek", r"plek en wachttijd",
    r"tel de plekken", r"verdeelt geen plekken", r"tonen wij nu geen plekken", r"een plek of een aanmelding",
    r"als er ergens plek komt", r"als er plek is", r"geen plek (?:om te zoeken|voor zoeken)", r"er is nu een plek",
    r"een plek om te wonen", r"hulp en plekken", r"plek bij$", r"plekken zijn nu niet te zien", r"een plek bij elkaar passen", r"weinig plekken", r"hoe tellen wij plekken", r"locaties en plekken", r"een plek is een vrije plaats",
    r"eén plek kan bij meer soorten hulp staan", r"plekken op deze locatie", r"ook als een plek hieronder",
    r"mails meer over plekken", r"zelf een plek vragen", r"is er ergens plek", r"alleen over plekken mailen", r"%\(plek\)s met plek", r"^plek$", r"zoeken wij plekken om te wonen", r"op meer adressen plek", r"plekken in %\(regio\)s", r"plekken bij deze zoekvraag",
    r"een plek om te wonen", r"hulp en plekken", r"plek bij$", r"plekken zijn nu niet te zien", r"een plek bij elkaar passen", r"weinig plekken", r"plekken in %\(regio\)s", r"plekken bij deze zoekvraag",
    r"er (?:al )?plek (?:komt|komen|zijn gekomen|vrij)", r"(?:deze|die|de) plek (?:vrij|bij uw vraag)", r"zou er (?:al )?plek (?:komen|zijn gekomen)", r"er zou al plek",
)  # fmt: skip
"""Every way in which the word stands for a place that somebody can get."""
PUNT = (
    r"op %\(num\)s plek",
    r"(?:zelfde|dezelfde) plek",
    r"plek(?:ken)? op de kaart",
    r"plek(?:ken)? op een straatkaart",
    r"uw plek",
    r"bij (?:elke|een) plek",
    r"op hoeveel plaatsen",
)
"""What was once said of points, of results and of where a visitor is. Those have words of their own."""
_WOORD = re.compile(r"(?<!%\()\bplek(?:ken)?\b", re.IGNORECASE)
_VAN_DE_REGIO = ("seed/",)
"""Texts of a region are its own words."""


def texts() -> list[str]:
    return [
        tekst
        for bericht in read_english()
        if bericht.id and not bericht.locations[0][0].startswith(_VAN_DE_REGIO)
        for tekst in strings_of(bericht.id)
        if _WOORD.search(tekst)
    ]


def covered(tekst: str) -> set[int]:
    """The positions of the text that a phrase of the table takes."""
    return {
        plaats
        for vorm in VRIJE_PLEK
        for gevonden in re.finditer(vorm, tekst, re.IGNORECASE)
        for plaats in range(*gevonden.span())
    }


def test_a_place_is_always_one_that_is_free():
    alle = texts()
    assert len(alle) > 50
    vreemd = [
        tekst
        for tekst in alle
        if not {gevonden.start() for gevonden in _WOORD.finditer(tekst)} <= covered(tekst)
    ]
    assert vreemd == []


def test_nothing_else_is_called_a_place():
    fout = [tekst for tekst in texts() for vorm in PUNT if re.search(vorm, tekst, re.IGNORECASE)]
    assert fout == []


@pytest.mark.parametrize("oud", ["op %(num)s plekken", "Bekijk de plekken op een straatkaart"])
def test_what_was_said_before_is_found(oud: str):
    assert any(re.search(vorm, oud, re.IGNORECASE) for vorm in PUNT)


def test_every_meaning_has_its_word_explained():
    begrippen = {
        tekst for bericht in read_english() if bericht.id for tekst in strings_of(bericht.id)
    }
    assert any("Een vrije plaats waar nu een kind terecht kan." in tekst for tekst in begrippen)
    assert "Een groep of een vestiging van een aanbieder." in begrippen
    assert any("Een speld staat bij het adres" in tekst for tekst in begrippen)


def test_a_row_is_never_called_something_to_choose_from():
    """People count houses and beds; what a house offers under a code is not one more of them."""
    gezegd = [tekst for bericht in read_english() if bericht.id for tekst in strings_of(bericht.id)]
    assert [tekst for tekst in gezegd if re.search("mogelijkhe(?:id|den)", tekst, re.I)] == []


def test_the_street_map_has_one_name():
    teksten = [
        tekst for bericht in read_english() if bericht.id for tekst in strings_of(bericht.id)
    ]
    assert any("straatkaart" in tekst for tekst in teksten)
    assert [tekst for tekst in teksten if "stratenkaart" in tekst] == []

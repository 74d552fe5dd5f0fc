"""What a text names stands in the form and among the filters, and goes with its words."""

import pytest

from tests.steun.pagina import CheckedClient, Pagina, filled_in
from tests.web.public.wereld import Wereld
from tests.web.public.zoeken.test_pagina import names


def filled(pagina: Pagina) -> dict[str, list[str]]:
    """What the form of filters holds."""
    return next(velden for form in pagina.all("form") if "leeftijd" in (velden := filled_in(form)))


def test_an_age_a_place_and_a_number_in_the_text_are_filters_that_can_be_taken_away(
    client: CheckedClient, wereld: Wereld
):
    pagina = client.pagina("/twente/zoeken?zoek=gezinshuis+15-jarige+bij+Almelo+2+plekken")
    assert filled(pagina)["leeftijd"] == ["15"]
    assert filled(pagina)["plaats"] == ["Almelo"]
    assert filled(pagina)["minstensPlekken"] == ["2"]
    for chip in ("15 jaar", "Woont in Almelo", "Minstens 2 vrije plekken"):
        assert chip in pagina.text
    assert "/twente/zoeken?zoek=gezinshuis+bij+Almelo+2+plekken" in pagina.links
    assert "/twente/zoeken?zoek=gezinshuis+15-jarige+2+plekken" in pagina.links
    assert "/twente/zoeken?zoek=gezinshuis+15-jarige+bij+Almelo" in pagina.links


def test_what_is_typed_finds_what_the_filter_finds(client: CheckedClient, wereld: Wereld):
    getypt = client.pagina("/twente/zoeken?zoek=gezinshuis+bij+Almelo")
    gekozen = client.pagina("/twente/zoeken?zoek=gezinshuis&plaats=Almelo")
    assert names(getypt) == names(gekozen) != []
    assert getypt.title == gekozen.title
    assert "om te wonen" in getypt.text


def test_a_choice_goes_before_a_word_that_says_otherwise(client: CheckedClient, wereld: Wereld):
    pagina = client.pagina("/twente/zoeken?leeftijd=7&zoek=gezinshuis+15-jarige")
    assert filled(pagina)["leeftijd"] == ["7"]
    assert "“15-jarige”" in pagina.text
    assert "/twente/zoeken?zoek=gezinshuis" in pagina.links
    assert names(pagina) == names(client.pagina("/twente/zoeken?leeftijd=7&zoek=gezinshuis"))


@pytest.mark.parametrize(
    ("zoek", "chip", "zonder"),
    [
        ("kind+van+4+en+3", "4 jaar", "3+jaar"),
        ("gezinshuis+bijna+17", "16 en 17 jaar", "gezinshuis"),
        ("gezinshuis+12+tot+15", "12 tot en met 15 jaar", "gezinshuis"),
        ("gezinshuis+geen+vaktherapie", "Niet: Vaktherapie", "gezinshuis"),
    ],
)
def test_what_is_no_single_filter_is_told_and_can_be_taken_away_too(
    client: CheckedClient, wereld: Wereld, zoek: str, chip: str, zonder: str
):
    pagina = client.pagina(f"/twente/zoeken?zoek={zoek}")
    assert chip in pagina.text
    assert f"/twente/zoeken?zoek={zonder}" in pagina.links


def test_what_is_denied_is_not_found_not_explained_and_in_no_title(
    client: CheckedClient, wereld: Wereld
):
    pagina = client.pagina("/twente/zoeken?zoek=geen+gezinshuis")
    assert names(pagina) == ["Kantoor Enschede"]
    assert "gezinshuis" not in pagina.title.casefold()


def test_the_map_shows_the_same_filters(client: CheckedClient, wereld: Wereld):
    kaart = client.pagina("/twente/kaart?zoek=gezinshuis+15-jarige")
    assert "15 jaar" in kaart.text
    assert "/twente/kaart?zoek=gezinshuis" in kaart.links


def test_a_city_that_was_typed_in_english_is_the_place_too(client: CheckedClient, wereld: Wereld):
    pagina = client.pagina("/en/twente/zoeken?zoek=gezinshuis+near+Almelo+without+vaktherapie")
    assert filled(pagina)["plaats"] == ["Almelo"]
    assert "Not: " in pagina.text

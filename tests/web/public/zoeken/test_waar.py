"""Where the child lives: a place that is found, one that is asked, one that lies elsewhere; and where the visitor is."""

import re
from dataclasses import replace

import pytest

from tests.factories import ALMELO, AT, ENSCHEDE, HENGELO
from tests.steun.pagina import CheckedClient
from tests.web.public.wereld import Wereld
from tests.web.public.zoeken.test_pagina import card, names
from wijzer.domain.regio.gebied import Contact


def test_a_place_finds_the_places_to_live_of_the_region_and_what_serves_its_gemeente(
    client: CheckedClient, wereld: Wereld
):
    """A groep in another gemeente used to be left out; where the child lives ranks it now."""
    pagina = client.pagina("/twente/zoeken?plaats=hengelo")
    assert names(pagina) == ["De Linde", "De Eik", "De Berk", "Kantoor Enschede"]
    assert "Woont in Hengelo" in pagina.text
    assert "Jeugdhulp in Hengelo en omgeving" in pagina.text
    assert "dan hoe dichtbij een groep of gezinshuis is" in pagina.text
    in_almelo = client.pagina("/twente/zoeken?plaats=Almelo")
    assert names(in_almelo) == ["De Linde", "De Eik", "De Berk"]


def test_the_line_above_the_list_says_where_the_nearest_places_are(
    client: CheckedClient, wereld: Wereld
):
    wereld.withdraw(wereld.berk)
    pagina = client.pagina("/twente/zoeken?plaats=Almelo&product=WGZHF")
    assert "Vrije plekken om te wonen: 0 in Almelo, 2 in Hengelo (13 km)." in pagina.text
    daar = f"/twente/zoeken?gemeente={HENGELO}&plaats=Almelo&product=WGZHF"
    assert daar in pagina.links
    assert names(client.pagina(daar)) == ["De Linde", "De Eik"]
    thuis = client.pagina("/twente/zoeken?plaats=Hengelo&product=WGZHF")
    assert "om te wonen: 2 in Hengelo." in thuis.text
    assert "om te wonen:" not in client.pagina("/twente/zoeken?plaats=Enschede&product=AVAKT").text
    assert "om te wonen:" not in client.pagina("/twente/zoeken?product=WGZHF").text


@pytest.mark.parametrize("vraag", [f"gemeente={ALMELO}&product=WGZHF", "zoek=gezinshuis+almelo"])
def test_who_names_a_gemeente_is_told_what_lives_nearby_and_finds_what_was_asked(
    client: CheckedClient, wereld: Wereld, vraag: str
):
    pagina = client.pagina(f"/twente/zoeken?{vraag}")
    assert names(pagina) == ["De Berk"]
    assert "0 in Almelo, 2 in Hengelo (13 km). Woont het kind in Almelo?" in pagina.text
    [verder] = [link for link in pagina.links if "plaats=Almelo" in link and "gemeente" not in link]
    assert names(client.pagina(verder)) == ["De Linde", "De Eik", "De Berk"]


def test_the_page_of_a_gemeente_without_a_place_to_live_tells_where_one_is(
    client: CheckedClient, wereld: Wereld
):
    pagina = client.pagina(f"/twente/gemeenten/{ALMELO}")
    assert "0 in Almelo, 2 in Hengelo (13 km). Woont het kind in Almelo?" in pagina.text
    assert "/twente/zoeken?plaats=Almelo" in pagina.links


def test_zoek_ruimer_says_where_a_place_is_and_stands_under_a_list_without_any(
    client: CheckedClient, wereld: Wereld
):
    pagina = client.pagina(
        f"/twente/zoeken?gemeente={HENGELO}&product=WGZHF&maxWachttijd=20&zoek=eik"
    )
    assert names(pagina) == ["De Eik"]
    ruimer = pagina.text[pagina.text.index("Zoek ruimer") :]
    assert "Zonder deze zoekwoorden (2 locaties, bij 1 is nu plek)" in ruimer
    assert "In alle gemeenten" not in ruimer, "it gives no place either"
    met_plek = client.pagina(f"/twente/zoeken?gemeente={HENGELO}&product=WGZHF")
    assert "Zonder deze" not in met_plek.text


def test_what_has_a_place_stands_first_in_zoek_ruimer(client: CheckedClient, wereld: Wereld):
    pagina = client.pagina(f"/twente/zoeken?gemeente={ALMELO}&product=WGZHF&vrijePlek=true")
    ruimer = pagina.text[pagina.text.index("Zoek ruimer") :]
    met = ruimer.index("In alle gemeenten (1 locatie met plek)")
    zonder = ruimer.index("Ook waar nu geen plek is (1 locatie, nu zonder plek)")
    assert met < zonder


def test_with_a_radius_a_groep_next_door_counts_and_a_vestiging_has_to_serve_the_gemeente(
    client: CheckedClient, wereld: Wereld
):
    assert "De Berk" in names(client.pagina("/twente/zoeken?plaats=Hengelo&straal=40"))
    in_almelo = names(client.pagina("/twente/zoeken?plaats=Almelo&straal=40"))
    assert "De Linde" in in_almelo
    assert "Kantoor Enschede" not in in_almelo


def test_a_postcode_in_two_gemeenten_is_asked_and_the_rest_is_searched(
    client: CheckedClient, wereld: Wereld
):
    pagina = client.pagina("/twente/zoeken?plaats=7552+AB&product=WGZHF")
    assert "Welk 7552 bedoelt u?" in pagina.text
    assert "/twente/zoeken?plaats=7552+%28Enschede%29&product=WGZHF" in pagina.links
    assert len(names(pagina)) == 3


def test_a_slip_in_a_place_is_answered_with_the_nearest_name(client: CheckedClient, wereld: Wereld):
    pagina = client.pagina("/twente/zoeken?plaats=Enshede")
    assert "Bedoelde u deze plaats?" in pagina.text
    assert "/twente/zoeken?plaats=Enschede" in pagina.links


def test_a_place_outside_the_region_is_said_to_lie_outside(client: CheckedClient, wereld: Wereld):
    for elders in ("1011+AB", "Hengelo+Gelderland"):
        pagina = client.pagina(f"/twente/zoeken?plaats={elders}")
        assert "ligt buiten Twente" in pagina.text
        assert "De rest hebben wij wel gezocht." in pagina.text


def test_a_name_that_another_province_knows_says_which_was_searched(
    client: CheckedClient, wereld: Wereld
):
    with wereld.database.transaction(at=AT) as store:
        regio = store.regios.get("twente")
        store.regios.save(replace(regio, teksten={**regio.teksten, "elders.hengelo": "Gelderland"}))
    assert "U zoekt voor Hengelo in Twente." in client.pagina("/twente/zoeken?plaats=Hengelo").text
    assert "U zoekt voor" not in client.pagina("/twente/zoeken?plaats=Almelo").text


def test_the_distance_of_a_shielded_groep_is_said_to_end_at_the_middle_of_its_gemeente(
    client: CheckedClient, wereld: Wereld
):
    pagina = client.pagina("/twente/zoeken?plaats=Enschede&straal=40&product=WGZHF")
    assert re.search(r"ongeveer \d+ km tot het midden van de gemeente", card(pagina, "De Eik"))
    assert "/twente/uitleg#adres" in pagina.links


def test_a_visitors_point_counts_distance_and_is_kept_nowhere(
    client: CheckedClient, wereld: Wereld
):
    antwoord = client.get("/twente/zoeken?lat=52.22&lon=6.9&straal=10&sorteer=afstand")
    assert "Kantoor Enschede" in antwoord.text
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert "ETag" not in antwoord.headers
    pagina = client.pagina("/twente/zoeken?lat=52.22&lon=6.9")
    bewaard = [link for link in pagina.links if "meldingen" in link or "atom" in link]
    assert bewaard
    assert not [link for link in bewaard if "lat=" in link]


def test_a_point_that_would_give_away_a_home_is_refused(client: CheckedClient, wereld: Wereld):
    pagina = client.pagina("/twente/zoeken?lat=52.21833&lon=6.89583")
    assert "dan zou te zien zijn waar iemand woont" in pagina.text
    assert "km" not in card(pagina, "De Linde")


def test_a_point_outside_the_region_is_said_to_lie_outside(client: CheckedClient, wereld: Wereld):
    pagina = client.pagina("/twente/zoeken?lat=53.22&lon=6.57&sorteer=afstand")
    assert "U bent buiten Twente. Vul in waar het kind woont." in pagina.text
    assert "km" not in card(pagina, "De Linde")
    assert "U bent buiten" not in client.pagina("/twente/zoeken?lat=52.36&lon=6.60").text


def test_a_place_in_the_text_stands_in_the_title(client: CheckedClient, wereld: Wereld):
    for tekst in ("gezinshuis+hengelo", "gezinshuizen+in+Hengelo", "hengelo+gezins+huis"):
        pagina = client.pagina(f"/twente/zoeken?zoek={tekst}")
        assert "Gezinshuis in Hengelo" in pagina.text, tekst
        assert "Gezinshuis in Twente" not in pagina.text, tekst


def test_only_pages_with_the_search_fields_may_ask_where_the_visitor_is(
    client: CheckedClient, wereld: Wereld
):
    for pad, mag in (("/twente", True), ("/twente/zoeken", True), ("/twente/uitleg", False)):
        assert ("geolocation=(self)" in client.get(pad).headers["Permissions-Policy"]) is mag


def test_few_results_offer_the_gemeenten_next_door_with_how_many(
    client: CheckedClient, wereld: Wereld
):
    pagina = client.pagina(f"/twente/zoeken?gemeente={ALMELO}&product=WGZHF")
    assert names(pagina) == ["De Berk"]
    assert f"/twente/zoeken?gemeente={HENGELO}&product=WGZHF" in pagina.links
    assert "Hengelo (2 locaties, bij 1 is nu plek)" in pagina.text
    assert f"/twente/zoeken?gemeente={ENSCHEDE}&product=WGZHF" not in pagina.links


def test_every_list_says_whom_to_call(client: CheckedClient, wereld: Wereld):
    with wereld.database.transaction(at=AT) as store:
        almelo = store.regios.gemeente(ALMELO)
        toegang = Contact(telefoon="074-000 00 44")
        store.regios.save_gemeente(replace(almelo, toegang=toegang))
    for vraag in (
        "plaats=Almelo",
        f"gemeente={ALMELO}&vrijePlek=true",
        "plaats=Almelo&zoek=bestaatniet",
    ):
        pagina = client.pagina(f"/twente/zoeken?{vraag}")
        zegt = ("Wat doet u nu?", "De toegang van Almelo zoekt met u mee.")
        if "zoek=" in vraag:
            zegt = ("Zo komt u verder", "Bel de toegang van Almelo")
        assert all(zin in pagina.text for zin in zegt)
        assert "074-000 00 44" in pagina.text
        assert "tel:112" in pagina.links


@pytest.mark.parametrize(
    "vraag", ["product=WGZHF&leeftijd=2", "plaats=Hengelo&hulpvorm=gezinshuis"]
)
def test_the_number_behind_an_option_is_how_many_choosing_it_gives(
    client: CheckedClient, wereld: Wereld, vraag: str
):
    pagina = client.pagina(f"/twente/zoeken?{vraag}")
    keuze = next(keuze for keuze in pagina.all("option") if keuze.get("value") == HENGELO)
    aantal = re.search(r"\((\d+)\)", keuze.text or "")
    assert aantal
    gekozen = client.pagina(f"/twente/zoeken?{vraag}&gemeente={HENGELO}")
    assert f"{aantal[1]} locatie" in gekozen.text


def test_who_finds_nothing_in_one_gemeente_reads_that_the_region_has_it(
    client: CheckedClient, wereld: Wereld
):
    elders = client.pagina(f"/twente/zoeken?gemeente={ENSCHEDE}&product=WGZHF").text
    assert "In Enschede vinden wij dit niet, elders in Twente wel." in elders
    assert "Met deze filters vinden wij niets." not in elders
    nergens = client.pagina(
        f"/twente/zoeken?gemeente={ENSCHEDE}&product=WGZHF&minstensPlekken=9"
    ).text
    assert "Met deze filters vinden wij niets." in nergens

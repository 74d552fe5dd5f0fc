"""Links that show a place on a map, and links that hide where they go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.verraad.kaartlinks import hides_target, leads_to_map


@pytest.mark.parametrize(
    "link",
    [
        "https://www.google.com/maps/place/iets",
        "google.nl/maps",
        "https://www.google.co.uk/maps/@52.2,6.8,17z",
        "maps.google.com/?q=hengelo",
        "https://maps.app.goo.gl/abc",
        "goo.gl/maps/abc",
        "g.co/kgs/abc",
        "https://g.page/de-linde",
        "earth.google.com/web",
        "https://www.openstreetmap.org/#map=17/52.2/6.8",
        "osm.org/go/abc",
        "www.bing.com/maps?cp=52",
        "https://yandex.ru/maps/1",
        "https://duckduckgo.com/?q=x&iaxm=maps",
        "what3words.com/een.twee.drie",
        "w3w.co/een.twee.drie",
        "https://plus.codes/9f4g",
        "https://www.anwb.nl/verkeer/routeplanner",
        "https://www.facebook.com/pages/maps/1",
        "https://viewer.pdok.nl",
        "https://app.pdok.nl:8443/viewer",
        "strava.com/routes/1",
        "https://www.funda.nl/koop/hengelo",
        "https://postcode.nl/7555kl",
        "map.zorg.example",
        "https://zorg.example/?ll=52.2,6.8",
        "https://zorg.example/route?destination=hengelo",
        "https://zorg.example/#coordinates=1",
        "zorg.example/x?a=b&mlat=52",
    ],
)
def test_a_link_to_a_place_is_recognised(link: str):
    assert leads_to_map(link)
    assert leads_to_map(f"zie {link}, of bel")


@pytest.mark.parametrize(
    "link",
    [
        "https://zorg.example",
        "https://zorg.example/over-ons",
        "https://zorg.example/kaart",
        "https://google.nl",
        "https://www.google.com/search",
        "https://www.bing.com/search",
        "https://facebook.com/zorg",
        "https://www.anwb.nl/leden",
        "https://mapsteam.example",
        "https://zorg.example/?lloyd=1",
        "https://nietosm.organisatie.example",
        "kaart en maps",
        "maps",
        "wonen in een gezin",
    ],
)
def test_a_site_of_an_aanbieder_is_no_map(link: str):
    assert not leads_to_map(link)


@pytest.mark.parametrize(
    "link",
    [
        "https://bit.ly/abc",
        "bit.ly",
        "www.tinyurl.com/abc",
        "https://t.co/x",
        "lnkd.in/abc",
        "https://zorg.page.link/abc",
        "https://kort.nl/x",
        "http://is.gd:80/x",
    ],
)
def test_a_shortened_link_hides_where_it_goes(link: str):
    assert hides_target(link)


@pytest.mark.parametrize(
    "link",
    ["https://zorg.example", "https://habit.ly", "https://not.co.example", "orbit.lyon.example"],
)
def test_a_name_that_only_ends_like_a_shortener_is_none(link: str):
    assert not hides_target(link)


@given(
    st.sampled_from(["", "www.", "m.", "viewer.", "a.b.c."]),
    st.sampled_from(["", "/", "/x?y=1", ":443/", "#1"]),
)
def test_a_part_in_front_or_behind_makes_no_difference(voor: str, achter: str):
    assert leads_to_map(f"https://{voor}openstreetmap.org{achter}")
    assert hides_target(f"https://{voor}tinyurl.com{achter}")


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_no_text_makes_looking_for_links_fail(tekst: str):
    assert leads_to_map(tekst.lower()) in (True, False)
    assert hides_target(tekst.lower()) in (True, False)

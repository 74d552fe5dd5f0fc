"""Spoed: two taps to a number on every page, a quick way off the site, and nothing of danger that is kept."""

import pytest
from flask import Flask

from tests.steun.pagina import CheckedClient
from tests.web.public.wereld import Wereld
from wijzer.web.public.app import BEWAREN

GEVAAR = "/twente/zoeken?zoek=mijn+vader+slaat+ons"


@pytest.mark.parametrize(("pad", "spoed"), [
    ("/twente", "/twente/spoed"),
    ("/en/twente", "/en/twente/spoed"),
    ("/twente/zoeken?zoek=gezinshuis", "/twente/spoed"),
    ("/privacy", "/spoed"),
    ("/offline", "/spoed"),
    ("/inloggen", "/spoed"),
    ("/en/offline", "/en/spoed"),
])  # fmt: skip
def test_every_page_is_two_taps_away_from_a_number(
    client: CheckedClient, wereld: Wereld, pad: str, spoed: str
):
    assert spoed in client.pagina(pad).links
    links = client.pagina(spoed).links
    assert {"tel:112", "tel:08002000"} <= {link.replace("+31", "0") for link in links}


def test_a_page_that_is_not_there_still_leads_to_help(client: CheckedClient, wereld: Wereld):
    antwoord = client.get("/twente/bestaat-niet")
    assert antwoord.status_code == 404
    assert 'href="/twente/spoed"' in antwoord.text or 'href="/spoed"' in antwoord.text


def test_the_page_names_each_kind_of_need_and_no_empty_line(client: CheckedClient, wereld: Wereld):
    pagina = client.pagina("/twente/spoed")
    for kop in (
        "Nu gevaar",
        "Niet veilig thuis",
        "Gedachten aan zelfmoord",
        "Weggelopen",
        "foto’s",
    ):
        assert kop in pagina.text
    assert "Verlaat deze site" in pagina.text


def test_a_widget_has_no_header(client: CheckedClient, wereld: Wereld):
    assert "/twente/spoed" not in client.pagina("/twente/widget").links


@pytest.mark.parametrize("pad", [
    GEVAAR,
    "/en" + GEVAAR,
    "/twente/zoeken?hulpvorm=crisiszorg",
    GEVAAR.replace("zoeken", "kaart"),
    GEVAAR.replace("zoeken", "stratenkaart"),
    GEVAAR.replace("zoeken", "vergelijken"),
    "/twente/spoed",
    "/spoed",
])  # fmt: skip
def test_what_tells_of_danger_is_kept_nowhere(client: CheckedClient, wereld: Wereld, pad: str):
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert BEWAREN not in antwoord.headers
    assert "ETag" not in antwoord.headers


def test_no_form_of_a_search_in_danger_is_kept(app: Flask, client: CheckedClient, wereld: Wereld):
    """Of each address that says something else with these words; of suggestions the browser itself keeps nothing."""
    vraag, anders = GEVAAR.removeprefix("/twente/zoeken"), set()
    for regel in app.url_map.iter_rules():
        pad = regel.rule.replace("<regio>", "twente")
        if not regel.endpoint.startswith("public.") or "<" in pad or "twente" not in pad:
            continue
        antwoord, leeg = client.get(pad + vraag), client.get(pad)
        # The same page in another language is asked with whatever was asked of this one.
        if antwoord.data.replace(vraag.encode(), b"") != leeg.data and "suggesties" not in pad:
            anders.add(pad.rpartition("/")[2])
            assert antwoord.headers["Cache-Control"] == "no-store", pad
            assert "spoed" not in antwoord.headers.get("Content-Disposition", ""), pad
    assert anders >= {"zoeken", "kaart", "csv", "xlsx", "atom", "qr.svg", "widget"}


@pytest.mark.parametrize("pad", ["zoeken", "kaart", "stratenkaart", "vergelijken", "zoeken/atom"])
def test_a_tab_in_danger_names_no_danger(client: CheckedClient, wereld: Wereld, pad: str):
    tekst = client.get(GEVAAR.replace("zoeken", pad)).text
    titel = tekst.partition("<title>")[2].partition("</title>")[0]
    assert titel
    assert not any(woord in titel.lower() for woord in ("crisis", "spoed", "vader", "geweld"))


def test_a_search_in_danger_has_a_way_off_and_nothing_that_stays_or_comes_by_itself(
    client: CheckedClient, wereld: Wereld
):
    tekst = client.get(GEVAAR).text
    assert 'rel="noreferrer noopener nofollow"' in tekst
    for blijft in ("data-bewaar ", "zoeken/atom", "zoeken/csv", "zoeken/xlsx", "/meldingen"):
        assert blijft not in tekst
    assert tekst.index("tel:112") < tekst.index("0800-2000")
    gewoon = client.get("/twente/zoeken?zoek=gezinshuis").text
    assert "data-bewaar " in gewoon
    assert "Verlaat deze site" not in gewoon


def test_a_search_in_danger_leads_to_what_to_do_in_each_kind_of_it(
    client: CheckedClient, wereld: Wereld
):
    (hoofd,) = client.pagina(GEVAAR).all("main")
    assert "/twente/spoed" in {a.get("href") for a in hoofd.iter("a")}

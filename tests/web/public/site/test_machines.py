"""What programs ask for."""

import re
from datetime import datetime
from xml.etree.ElementTree import fromstring

import pytest

from tests.factories import AT
from tests.steun.pagina import BASIS_URL, CheckedClient
from tests.web.public.wereld import STRAAT, Wereld
from wijzer.published.engine import PublicDatabase


@pytest.mark.usefixtures("wereld")
def test_health_says_no_more_than_up_and_how_old(client: CheckedClient, publiek: PublicDatabase):
    antwoord = client.get("/gezondheid")
    publicatie = publiek.stand().publicatie
    assert antwoord.json == {"status": "ok", "publicatie": publicatie, "leeftijdSeconden": 0}
    assert antwoord.headers["Cache-Control"] == "no-store"


def test_without_a_publication_health_is_ill(client: CheckedClient):
    assert client.get("/gezondheid").status_code == 503


@pytest.mark.usefixtures("wereld")
def test_robots_stay_out_of_the_office(client: CheckedClient):
    tekst = client.get("/robots.txt").text
    assert "Disallow: /beheer" in tekst
    assert f"Sitemap: {BASIS_URL}/sitemap.xml" in tekst


@pytest.mark.parametrize(
    ("vraag", "vindbaar"),
    [
        ("", True),
        ("?utm_source=mail", True),
        ("?vrijePlek=true", False),
        ("?pagina=2", False),
        ("?leeftijd=oud", False),
    ],
)
def test_the_list_without_a_question_may_be_found_and_its_combinations_may_not(
    client: CheckedClient, wereld: Wereld, vraag: str, vindbaar: bool
):
    for pad in ("zoeken", "kaart"):
        metas = client.pagina(f"/twente/{pad}{vraag}").all("meta")
        assert any(meta.get("name") == "robots" for meta in metas) is not vindbaar


@pytest.mark.usefixtures("wereld")
def test_what_the_sitemap_lists_is_not_closed_to_robots(client: CheckedClient):
    regels = client.get("/robots.txt").text.splitlines()
    dicht = [
        regel.removeprefix("Disallow: ").replace("*", "[^/]+")
        for regel in regels
        if regel.startswith("Disallow")
    ]
    for loc in fromstring(client.get("/sitemap.xml").text).iter():
        pad = (loc.text or "").removeprefix(BASIS_URL)
        assert not [patroon for patroon in dicht if re.match(patroon.replace("?", r"\?"), pad)], pad


def test_the_sitemap_lists_every_page_and_each_opens(client: CheckedClient, wereld: Wereld):
    antwoord = client.get("/sitemap.xml")
    adressen = [
        loc.text or "" for loc in fromstring(antwoord.text).iter() if loc.tag.endswith("loc")
    ]
    assert f"{BASIS_URL}/twente/groepen/{wereld.eik.publiek_id}" in adressen
    assert f"{BASIS_URL}/en/twente/groepen/{wereld.eik.publiek_id}" in adressen
    for pad in ("/twente/kaart", "/twente/over", "/en/twente/kaart"):
        assert f"{BASIS_URL}{pad}" in adressen
    assert STRAAT not in antwoord.text
    for adres in adressen:
        assert client.get(adres.removeprefix(BASIS_URL)).status_code == 200


@pytest.mark.usefixtures("wereld")
def test_who_finds_a_leak_knows_where_to_go(client: CheckedClient):
    regels = dict(
        regel.split(": ", 1) for regel in client.get("/.well-known/security.txt").text.splitlines()
    )
    assert regels["Contact"].startswith("mailto:")
    verloopt = datetime.fromisoformat(regels["Expires"])
    assert 0 < (verloopt - AT).days < 365

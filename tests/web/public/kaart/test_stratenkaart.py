"""The street map before its click: what it tells, which points it may show, and the exception that only it has."""

import gzip
from xml.etree.ElementTree import Element

import pytest

from tests.factories import AT, HENGELO, make_aanbod, make_groep, make_open_adres
from tests.steun.pagina import CheckedClient, Pagina, text_of
from tests.web.public.wereld import Wereld
from wijzer.domain.adressen.adres import OpenbaarAdres, Punt

PDOK = "https://service.pdok.nl"

pytestmark = pytest.mark.usefixtures("wereld")


def pins(pagina: Pagina) -> list[Element]:
    return [li for li in pagina.all("li") if li.get("data-speld") is not None]


def test_it_says_who_looks_along_before_anything_loads(client: CheckedClient):
    antwoord = client.get("/twente/stratenkaart")
    assert "PDOK ziet dan het IP-adres van uw apparaat" in antwoord.text
    pagina = Pagina(antwoord.text)
    for soort, naam in (("script", "src"), ("link", "href"), ("img", "src")):
        for element in pagina.all(soort):
            assert "pdok" not in (element.get(naam) or "")
            assert "stratenkaart." not in (element.get(naam) or "")


def test_only_this_page_may_show_pictures_of_pdok(client: CheckedClient):
    assert (
        f"img-src 'self' {PDOK};"
        in client.get("/twente/stratenkaart").headers["Content-Security-Policy"]
    )
    for pad in ("/twente/kaart", "/twente/zoeken", "/twente/stratenkaarten"):
        assert PDOK not in client.get(pad).headers["Content-Security-Policy"]


def test_an_unchanged_page_keeps_its_exception(client: CheckedClient):
    """A browser puts the headers of a 304 over those that it kept: a stricter one would turn the tiles off."""
    eerst = client.get("/twente/stratenkaart")
    weer = client.get("/twente/stratenkaart", headers={"If-None-Match": eerst.headers["ETag"]})
    assert weer.status_code == 304
    gezet = weer.headers.get("Content-Security-Policy")
    assert gezet is None or PDOK in gezet


def test_a_shielded_groep_stands_in_the_middle_of_its_gemeente_and_says_so(client: CheckedClient):
    pagina = client.pagina(f"/twente/stratenkaart?gemeente={HENGELO}&product=WGZHF")
    punten = {
        (speld.get("data-lat"), speld.get("data-lon")): text_of(speld) for speld in pins(pagina)
    }
    assert len(punten) == 2
    tekst = punten["52.26583", "6.79306"]
    assert tekst.startswith("Hengelo Adres afgeschermd of niet precies bekend.")
    assert "De Eik" in tekst
    assert "De Linde" not in tekst


def test_an_open_groep_stands_at_its_point_with_its_address(client: CheckedClient):
    pagina = client.pagina("/twente/stratenkaart?vrijePlek=true")
    (speld,) = pins(pagina)
    assert (speld.get("data-lat"), speld.get("data-lon")) == ("52.27", "6.79")
    assert "Proefstraat 12, 7551 XX Hengelo" in text_of(speld)
    assert "1 locatie, 2 plekken vrij" in text_of(speld)


def test_many_at_one_point_share_a_pin_that_names_the_first_and_leads_to_the_rest(
    client: CheckedClient, wereld: Wereld
):
    punt = OpenbaarAdres(make_open_adres("Pleinstraat", 3).adres, Punt(52.3, 6.8))
    groepen = [make_groep(wereld.vlier, f"Groep {n}", punt) for n in range(8)]
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add_many(groepen)
        store.aanbod.add_many([make_aanbod(groep, "WGZHF") for groep in groepen])
    speld = next(
        speld
        for speld in pins(client.pagina("/twente/stratenkaart"))
        if speld.get("data-lat") == "52.3"
    )
    assert text_of(speld).startswith("Hengelo 8 locaties bij dezelfde speld.")
    assert "en nog 3 andere" in text_of(speld)
    assert speld.get("data-aantal") == "8"


def test_more_pins_than_a_person_can_look_through_are_counted_and_not_sent(
    client: CheckedClient, wereld: Wereld
):
    adres = make_open_adres("Langeweg", 1).adres
    groepen = [
        make_groep(wereld.vlier, f"Groep {n}", OpenbaarAdres(adres, Punt(52.2 + n / 10_000, 6.8)))
        for n in range(200)
    ]
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add_many(groepen)
        store.aanbod.add_many([make_aanbod(groep, "WGZHF") for groep in groepen])
    antwoord = client.get("/twente/stratenkaart")
    assert len(gzip.compress(antwoord.data)) < 15_000
    pagina = Pagina(antwoord.text)
    assert len(pins(pagina)) == 150
    assert "U ziet hier de eerste 150 spelden." in pagina.text


def test_nothing_found_has_no_map_to_open(client: CheckedClient):
    pagina = client.pagina("/twente/stratenkaart?zoek=bestaat-niet")
    assert "Toon de straatkaart" not in pagina.text
    assert "/twente/kaart?zoek=bestaat-niet" in pagina.links

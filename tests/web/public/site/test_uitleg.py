"""Pages that explain: every word that a page leads to is there, and every page is its own."""

import re
from dataclasses import replace
from urllib.parse import urldefrag

import pytest

from tests.steun.pagina import CheckedClient, Pagina, text_of
from tests.web.public.wereld import Wereld

VAST = (
    "/twente", "/twente/zoeken", "/twente/hulp", "/twente/producten", "/twente/gemeenten", "/twente/uitleg", "/twente/over",
    "/privacy", "/toegankelijkheid",
)  # fmt: skip


def every_page(client: CheckedClient, wereld: Wereld) -> dict[str, Pagina]:
    """All kinds of pages, and all there are of each."""
    paden = [
        *VAST,
        *(
            f"/twente/groepen/{groep.publiek_id}"
            for groep in (wereld.linde, wereld.eik, wereld.berk)
        ),
        f"/twente/vestigingen/{wereld.kantoor.publiek_id}",
        *(f"/twente/aanbieders/{aanbieder.id}" for aanbieder in (wereld.vlier, wereld.stil)),
    ]
    for lijst in ("hulp", "producten", "gemeenten"):
        begin = f"/twente/{lijst}/"
        paden += [
            href for href in client.pagina(f"/twente/{lijst}").links if href.startswith(begin)
        ]
    return {pad: client.pagina(pad) for pad in dict.fromkeys(paden)}


def test_no_two_pages_have_one_title_and_each_is_described(client: CheckedClient, wereld: Wereld):
    paginas = every_page(client, wereld)
    titels = [pagina.title for pagina in paginas.values()]
    assert len(set(titels)) == len(titels), sorted(titels)
    beschreven = {
        pad: next(m.get("content") for m in pagina.all("meta") if m.get("name") == "description")
        for pad, pagina in paginas.items()
    }
    assert all(beschreven.values())
    eigen = [tekst for pad, tekst in beschreven.items() if pad not in {"/twente", "/twente/zoeken"}]
    assert len(set(eigen)) >= len(eigen) - 2, sorted(map(str, eigen))


def test_every_word_that_a_page_leads_to_is_explained(client: CheckedClient, wereld: Wereld):
    paginas = every_page(client, wereld)
    ankers = {element.get("id") for element in paginas["/twente/uitleg"].root.iter()}
    gezocht = {
        (pad, urldefrag(href).fragment)
        for pad, pagina in paginas.items()
        for href in pagina.links
        if href.startswith("/twente/uitleg#")
    }
    assert gezocht
    assert not {(pad, anker) for pad, anker in gezocht if anker not in ankers}


def test_every_page_leads_on(client: CheckedClient, wereld: Wereld):
    """A visitor can always search, call a gemeente, or read on: never the end."""
    for pad, pagina in every_page(client, wereld).items():
        kern = next(pagina.all("main"))
        links = [link.get("href") or "" for link in kern.iter("a")]
        verder = [href for href in links if href.startswith(("/twente", "tel:", "/"))]
        assert verder or next(kern.iter("form"), None) is not None, pad


@pytest.mark.usefixtures("wereld")
def test_the_example_is_told_in_the_language_of_its_page(client: CheckedClient):
    assert "6 weken" in client.pagina("/twente/uitleg").text
    assert "6 weeks" in client.pagina("/en/twente/uitleg").text


@pytest.mark.usefixtures("wereld")
def test_the_statement_has_what_the_law_asks_for(client: CheckedClient):
    tekst = client.pagina("/toegankelijkheid").text
    for deel in (
        "Geldt voor", "Geldt niet voor", "Status: C, eerste maatregelen genomen", "Wat betekent elke status?",
        "EN 301 549", "Besluit digitale toegankelijkheid overheid", "Wat nog niet goed is",
        "Hoe getoetst", "Opgesteld op", "Lukt iets niet?", "Nationale ombudsman",
    ):  # fmt: skip
        assert deel in tekst


@pytest.mark.usefixtures("wereld")
def test_of_each_fault_it_is_said_why_it_is_there_and_what_to_do_instead(client: CheckedClient):
    afwijkingen = list(client.pagina("/toegankelijkheid").all("section"))
    assert len(afwijkingen) == 3
    for afwijking in afwijkingen:
        assert [text_of(naam) for naam in afwijking.iter("dt")] == [
            "Waardoor",
            "Wat u ervan merkt",
            "Hoe het wel kan",
            "Wat wij doen",
            "Wanneer",
        ]
        assert all(text_of(waarde) for waarde in afwijking.iter("dd"))


@pytest.mark.usefixtures("wereld")
def test_privacy_tells_what_is_kept_how_long_and_where_to_complain(client: CheckedClient):
    tekst = client.pagina("/privacy").text
    for deel in (
        "180 dagen",
        "PDOK",
        "rondt uw locatie eerst af",
        "Autoriteit Persoonsgegevens",
        "stoppen",
        "na te zijn afgemeld? Dan houden wij dat een dag vast",
    ):
        assert deel in tekst


def test_whom_the_region_names_for_questions_stands_on_the_page(
    client: CheckedClient, wereld: Wereld
):
    assert "heeft hier nog geen adres ingevuld" in client.pagina("/twente/over").text
    with wereld.database.transaction() as store:
        regio = store.regios.get("twente")
        teksten = {**regio.teksten, "contact.email": "site@twente.example"}
        store.regios.save(replace(regio, teksten=teksten))
    for pad in ("/twente/over", "/privacy", "/toegankelijkheid"):
        assert "mailto:site@twente.example" in client.pagina(pad).links, pad


@pytest.mark.usefixtures("wereld")
def test_open_data_is_offered_under_the_licence_that_the_feed_names(client: CheckedClient):
    licentie = client.get("/api/v1/openapi.json").json["info"]["license"]["name"]  # type: ignore[index]
    assert licentie in client.pagina("/twente/over").text


@pytest.mark.usefixtures("wereld")
def test_no_sentence_of_an_explanation_is_longer_than_twenty_words(client: CheckedClient):
    lang = []
    for pad in ("/twente/uitleg", "/twente/over", "/privacy", "/toegankelijkheid"):
        for soort in ("p", "li", "dd"):
            for element in next(client.pagina(pad).all("main")).iter(soort):
                tekst = " ".join("".join(element.itertext()).split())
                zinnen = re.split(r"(?<=[.?!:])\s", tekst)
                lang += [zin for zin in zinnen if len(zin.split()) > 20 and "," not in zin]
    assert not lang

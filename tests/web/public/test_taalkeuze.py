"""The switch between languages: on every public page, on errors too, and never to another site."""

from xml.etree.ElementTree import Element

import pytest

from tests.steun.pagina import BASIS_URL, CheckedClient, Pagina
from wijzer.web.common.kamers.taalkeuze import TAALNAMEN


def choices(pagina: Pagina) -> dict[str, str]:
    """Where the switch leads, by language."""
    return {
        taal: link.get("href") or ""
        for link in pagina.all("a")
        if (taal := link.get("hreflang")) in TAALNAMEN
    }


def alternates(pagina: Pagina) -> list[tuple[str, str]]:
    def is_one(link: Element) -> bool:
        return link.get("rel") == "alternate" and link.get("hreflang") is not None

    return [
        (link.get("hreflang") or "", link.get("href") or "")
        for link in pagina.all("link")
        if is_one(link)
    ]


@pytest.mark.usefixtures("wereld")
@pytest.mark.parametrize("pad", ["/privacy", "/en/privacy"])
def test_a_page_names_its_other_language_for_people_and_for_search_engines(
    client: CheckedClient, pad: str
):
    pagina = client.pagina(pad + "?gemeente=GM0164&utm_source=x")
    query = "?gemeente=GM0164"
    assert choices(pagina) == {"nl": f"/privacy{query}", "en": f"/en/privacy{query}"}
    assert alternates(pagina) == [
        ("nl", f"{BASIS_URL}/privacy{query}"),
        ("x-default", f"{BASIS_URL}/privacy{query}"),
        ("en", f"{BASIS_URL}/en/privacy{query}"),
    ]


@pytest.mark.usefixtures("wereld")
@pytest.mark.parametrize(
    ("pad", "nederlands", "english"),
    [
        ("/nergens", "/nergens", "/en/nergens"),
        ("/en/nergens", "/nergens", "/en/nergens"),
        ("/en/twente/hulp/x/", "/twente/hulp/x/", "/en/twente/hulp/x/"),
        ("/en/a%20b%22%3Cc%3E", "/a%20b%22%3Cc%3E", "/en/a%20b%22%3Cc%3E"),
        ("/en//elders.example/x", "/elders.example/x", "/en/elders.example/x"),
    ],
)
def test_a_page_that_is_not_there_is_not_there_in_either_language(
    client: CheckedClient, pad: str, nederlands: str, english: str
):
    antwoord = client.get(pad)
    assert antwoord.status_code == 404
    pagina = Pagina(antwoord.text)
    assert choices(pagina) == {"nl": nederlands, "en": english}
    assert pagina.root.get("lang") == ("en" if pad.startswith("/en") else "nl")
    assert alternates(pagina) == []


@pytest.mark.usefixtures("wereld")
def test_what_has_one_language_has_no_switch(client: CheckedClient):
    assert choices(client.pagina("/inloggen")) == {}

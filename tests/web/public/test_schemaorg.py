"""What search engines may read of a page: of open locaties, and never a word of a shielded one."""

import json
from dataclasses import replace
from typing import Any

from tests.factories import AT
from tests.steun.pagina import CheckedClient
from tests.web.public.wereld import Wereld


def data_of(client: CheckedClient, pad: str) -> list[dict[str, Any]]:
    pagina = client.pagina(pad)
    return [
        json.loads(script.text or "")
        for script in pagina.all("script")
        if script.get("type") == "application/ld+json"
    ]


def test_an_open_locatie_is_described_as_the_page_shows_it(client: CheckedClient, wereld: Wereld):
    pad = f"/twente/groepen/{wereld.linde.publiek_id}"
    zelf, kruimels = data_of(client, pad)
    assert zelf["name"] == "De Linde"
    assert zelf["address"]["streetAddress"] == "Proefstraat 12"
    assert zelf["url"] == f"https://wijzer.example{pad}"
    assert [aanbod["itemOffered"]["identifier"] for aanbod in zelf["makesOffer"]] == [
        "WGZHF",
        "WGZHG",
    ]
    assert [kruimel["name"] for kruimel in kruimels["itemListElement"]] == [
        "Twente",
        "Zoek een plek",
        "De Linde",
    ]


def test_of_a_shielded_locatie_there_is_no_data_at_all(client: CheckedClient, wereld: Wereld):
    for taal in ("", "/en"):
        assert data_of(client, f"{taal}/twente/groepen/{wereld.eik.publiek_id}") == []


def test_an_aanbieder_with_a_shielded_locatie_has_no_data_and_one_without_has(
    client: CheckedClient, wereld: Wereld
):
    assert data_of(client, f"/twente/aanbieders/{wereld.vlier.id}") == []
    zelf, _ = data_of(client, f"/twente/aanbieders/{wereld.stil.id}")
    assert (zelf["@type"], zelf["name"]) == ("Organization", "Stille Aanbieder")
    assert "telephone" not in zelf, "what is not known is left out, not empty"


def test_a_name_cannot_end_the_data_and_begin_a_script(client: CheckedClient, wereld: Wereld):
    naam = "</script><script>alert(1)</script> & 'De Linde'"
    with wereld.database.transaction(at=AT) as store:
        store.locaties.save(replace(wereld.linde, naam=naam), expected_versie=None)
    antwoord = client.get(f"/twente/groepen/{wereld.linde.publiek_id}")
    assert "<script>alert" not in antwoord.text
    assert data_of(client, f"/twente/groepen/{wereld.linde.publiek_id}")[0]["name"] == naam


def test_the_way_to_help_a_product_and_a_gemeente_is_told(client: CheckedClient, wereld: Wereld):
    for pad in ("hulp/gezinshuis", "producten/WGZHF", f"gemeenten/{wereld.linde.gemeente}"):
        (kruimels,) = data_of(client, f"/twente/{pad}")
        assert kruimels["itemListElement"][-1]["item"] == f"https://wijzer.example/twente/{pad}"

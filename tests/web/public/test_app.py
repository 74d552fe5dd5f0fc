"""The site as an app: what it is called, its service worker, and which pages may stay on a device."""

import struct

import pytest

from tests.steun.pagina import CheckedClient
from tests.web.public.wereld import Wereld
from wijzer.mappen import GEBOUWD
from wijzer.web.common.statisch import asset_url, load_manifest
from wijzer.web.public.app import BEWAREN


def size_of(naam: str) -> tuple[int, int]:
    """The width and height that a PNG says it has."""
    breed, hoog = struct.unpack(">II", (GEBOUWD / load_manifest()[naam]).read_bytes()[16:24])
    return breed, hoog


@pytest.mark.parametrize("taal", ["", "/en"])
def test_the_site_can_be_put_among_the_apps_of_a_telephone(
    client: CheckedClient, wereld: Wereld, taal: str
):
    link = next(
        link
        for link in client.pagina(f"{taal}/twente").all("link")
        if link.get("rel") == "manifest"
    )
    assert link.get("href") == f"{taal}/manifest.webmanifest"
    antwoord = client.get(f"{taal}/manifest.webmanifest")
    assert antwoord.mimetype == "application/manifest+json"
    app = antwoord.get_json(force=True)
    assert app["start_url"] == (taal or "/")
    assert (app["scope"], app["display"], app["id"]) == ("/", "standalone", "/")
    assert {icoon["sizes"] for icoon in app["icons"]} == {"192x192", "512x512"}
    assert "maskable" in {icoon.get("purpose") for icoon in app["icons"]}


@pytest.mark.parametrize(
    ("naam", "zijde"),
    [
        ("app-192.png", 192),
        ("app-512.png", 512),
        ("app-maskeerbaar-512.png", 512),
        ("app-180.png", 180),
    ],
)
def test_every_icon_is_as_large_as_the_manifest_says(naam: str, zijde: int):
    assert size_of(naam) == (zijde, zijde)


def test_the_service_worker_stands_at_the_top_and_is_asked_for_each_time(
    client: CheckedClient, wereld: Wereld
):
    antwoord = client.get("/sw.js")
    assert antwoord.mimetype == "text/javascript"
    assert antwoord.headers["Cache-Control"] == "no-cache"
    for naam in ("wijzer.css", "wijzer.js", "iconen.svg"):
        assert asset_url(naam) in antwoord.text, "it keeps the files of this build"


def test_only_start_pages_and_lists_may_stay_on_a_device(client: CheckedClient, wereld: Wereld):
    bewaard = {
        pad: client.get(pad).headers.get(BEWAREN)
        for pad in (
            "/twente", "/en/twente", "/twente/zoeken?vrijePlek=true", f"/twente/groepen/{wereld.linde.publiek_id}",
            f"/twente/vestigingen/{wereld.kantoor.publiek_id}", "/twente/uitleg", "/offline", "/inloggen",
            "/api/v1/aanbod", "/twente/groepen/00000000-0000-0000-0000-000000000000",
        )
    }  # fmt: skip
    assert {pad: soort for pad, soort in bewaard.items() if soort} == {
        "/twente": "start",
        "/en/twente": "start",
        "/twente/zoeken?vrijePlek=true": "lijst",
    }


def test_a_list_of_results_holds_no_address(client: CheckedClient, wereld: Wereld):
    lijst = client.get("/twente/zoeken").text
    for locatie in (wereld.linde, wereld.kantoor):
        adres = client.get(
            f"/api/v1/{'groepen' if locatie is wereld.linde else 'vestigingen'}/{locatie.publiek_id}"
        ).get_json()["adres"]
        assert adres["straat"]
        assert adres["straat"] not in lijst
        assert adres["postcode"] not in lijst


def test_a_page_that_signs_in_names_no_app(client: CheckedClient):
    relaties = {link.get("rel") for link in client.pagina("/inloggen").all("link")}
    assert "stylesheet" in relaties
    assert "manifest" not in relaties

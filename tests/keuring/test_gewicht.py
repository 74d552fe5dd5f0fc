"""What a visitor has to load, counted in bytes as they go over the wire; the budgets of the site."""

import gzip
import re

import pytest
from werkzeug.test import Client

from tests.keuring.toestanden import ZOEKVRAGEN
from tests.steun.machine.servers import LiveServer
from wijzer.mappen import GEBOUWD
from wijzer.web.common.statisch import PREFIX, asset_url, load_manifest

EERSTE_PAGINA = 100_000
UITSLAG, OPMAAK, SCRIPT = 15_000, 30_000, 15_000
ZIP = {"Accept-Encoding": "gzip"}
_ADRES = re.compile(r'(?:href|src)="(/static/[^"#]+|/[^"]*manifest\.webmanifest)')


@pytest.fixture
def client(site: LiveServer) -> Client:
    """A browser that takes gzip, the least that every browser does."""
    return Client(site.app)


def weight(client: Client, pad: str) -> int:
    """The bytes of one answer as they are sent, without headers."""
    antwoord = client.get(pad, headers=ZIP, buffered=True)
    assert antwoord.status_code == 200, pad
    return len(antwoord.data)


def loaded(client: Client, pad: str) -> dict[str, int]:
    """Everything that opening a page brings in: what it names, and what the service worker then asks for."""
    html = client.get(pad).text
    namen = set(_ADRES.findall(html)) | {asset_url("noto-sans-latin.woff2")}
    return {
        adres: weight(client, adres) for adres in {pad, "/sw.js", "/offline", "/en/offline", *namen}
    }


@pytest.mark.parametrize("pad", ["/twente", "/en/twente", "/twente/zoeken"])
def test_a_first_visit_brings_in_no_more_than_100_kb(client: Client, pad: str):
    geladen = loaded(client, pad)
    assert {asset_url("wijzer.css"), asset_url("wijzer.js"), asset_url("iconen.svg")} <= set(
        geladen
    )
    assert sum(geladen.values()) <= EERSTE_PAGINA, sorted(
        geladen.items(), key=lambda bestand: -bestand[1]
    )


@pytest.mark.parametrize("taal", ["", "/en"])
def test_a_page_of_results_is_no_more_than_15_kb(client: Client, taal: str):
    zwaar = {
        vraag: gewicht
        for vraag in ZOEKVRAGEN
        if (gewicht := weight(client, f"{taal}/twente/zoeken?{vraag}")) > UITSLAG
    }
    assert "25" in client.get(f"{taal}/twente/zoeken").text
    assert not zwaar


def test_one_style_sheet_and_one_script_stay_within_their_budgets(site: LiveServer):
    html = site.app.test_client().get("/twente/zoeken").text
    geladen = set(re.findall(rf"{PREFIX}([^\"#]+\.(?:css|js))", html))
    assert geladen == {load_manifest()["wijzer.css"], load_manifest()["wijzer.js"]}
    for naam, budget in (("wijzer.css", OPMAAK), ("wijzer.js", SCRIPT)):
        assert len(gzip.compress((GEBOUWD / load_manifest()[naam]).read_bytes())) <= budget

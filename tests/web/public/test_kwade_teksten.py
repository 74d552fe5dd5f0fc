"""What an aanbieder or the beheerder wrote is text everywhere: it ends no tag, begins no script and is no formula."""

import csv
import io
import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from tests.factories import AT, HENGELO
from tests.steun.pagina import CheckedClient
from tests.web.public.wereld import Wereld
from wijzer.domain.regio.gebied import Contact

KWAAD = "=1+1</script><img src=x onerror=alert(1)>\"'{{7*7}}]]>&"
CONTACT = Contact(
    telefoon="+31 6 00 00 00 12",
    email="'x'&amp;=@kwaad.example",
    website="https://kwaad.example/'onclick='alert(1)&lt;",
)
PADEN = (
    "", "/zoeken", "/zoeken?zoek=alert", "/kaart", "/stratenkaart", "/widget", "/producten/WGZHF", "/hulp/gezinshuis",
    f"/gemeenten/{HENGELO}", "/suggesties?zoek=onerr", "/zoeken/atom", "/zoeken/qr.svg",
)  # fmt: skip


@pytest.fixture
def kwaad(wereld: Wereld) -> Wereld:
    """The small Twente with the same bad text wherever somebody may write one."""
    with wereld.database.transaction(at=AT) as store:
        store.aanbieders.save(replace(wereld.vlier, naam=KWAAD, contact=CONTACT))
        gemeente = store.regios.gemeente(HENGELO)
        store.regios.save_gemeente(replace(gemeente, gemeentehuis=KWAAD, toegang=CONTACT))
        for locatie in (wereld.linde, wereld.eik, wereld.kantoor):
            store.locaties.save(replace(locatie, naam=KWAAD, contact=CONTACT), expected_versie=None)
            for aanbod in store.aanbod.of_locatie(locatie.id):
                assert aanbod.opgave
                store.aanbod.save(replace(aanbod, opgave=replace(aanbod.opgave, toelichting=KWAAD)))
    return wereld


@pytest.mark.parametrize("taal", ["", "/en"])
def test_no_page_takes_a_text_for_markup(client: CheckedClient, kwaad: Wereld, taal: str):
    eigen = (
        f"/groepen/{kwaad.linde.publiek_id}",
        f"/groepen/{kwaad.eik.publiek_id}",
        f"/aanbieders/{kwaad.vlier.id}",
        f"/vestigingen/{kwaad.kantoor.publiek_id}",
    )
    for pad in (*PADEN, *eigen):
        antwoord = client.get(f"{taal}/twente{pad}")
        assert antwoord.status_code == 200, pad
        if antwoord.mimetype != "application/json":
            assert "<img src=x" not in antwoord.text, pad
            assert "'onclick='" not in antwoord.text, pad


@pytest.mark.usefixtures("kwaad")
def test_no_feed_breaks_on_a_text(client: CheckedClient):
    atom = ET.fromstring(client.get("/twente/zoeken/atom").data)
    assert any(KWAAD in (deel.text or "") for deel in atom.iter())
    for pad in ("aanbod", "groepen", "vestigingen", "aanbieders", "gemeenten"):
        tekst = json.dumps(client.get(f"/api/v1/{pad}").json, ensure_ascii=False)
        assert json.dumps(KWAAD)[1:-1] in tekst, pad


@pytest.mark.usefixtures("kwaad")
def test_no_file_makes_a_formula_of_a_text(client: CheckedClient):
    for pad, kop in (("/twente/zoeken/csv", {}), ("/api/v1/aanbod", {"Accept": "text/csv"})):
        tekst = client.get(pad, headers=kop).data.decode("utf-8-sig")
        cellen = [cel for rij in csv.reader(io.StringIO(tekst), delimiter=";") for cel in rij]
        assert any(KWAAD in cel for cel in cellen)
        assert not [cel for cel in cellen if cel.startswith(("=", "+", "@"))]
    boek = load_workbook(io.BytesIO(client.get("/twente/zoeken/xlsx").data))
    soorten = [cel.data_type for rij in boek["wijzer"] for cel in rij]
    assert len(soorten) > 100
    assert "f" not in soorten

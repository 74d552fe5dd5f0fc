"""A search taken along: as a file, a feed, a picture, an address."""

import csv
import io
from dataclasses import replace
from datetime import datetime, timedelta
from types import ModuleType
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from tests.factories import AT
from tests.steun.pagina import BASIS_URL, CheckedClient
from tests.web.public.wereld import STRAAT, Wereld
from wijzer.talen import in_taal
from wijzer.web.common.qr import draw_qr
from wijzer.web.public.meenemen import bestanden, volgen
from wijzer.web.public.meenemen.bestandrijen import headings
from wijzer.web.public.meenemen.werkrem import WACHT_SECONDEN, Werkrem

ATOM = "{http://www.w3.org/2005/Atom}"


def read_csv(client: CheckedClient, vraag: str = "") -> tuple[list[dict[str, str]], str]:
    """The rows by the names of their columns, and what stands below them."""
    tekst = client.get(f"/twente/zoeken/csv?{vraag}").data.decode("utf-8-sig")
    tabel, _, uitleg = tekst.partition("\r\n\r\n")
    return list(csv.DictReader(io.StringIO(tabel), delimiter=";")), uitleg


def feed(client: CheckedClient, vraag: str = "") -> ET.Element:
    return ET.fromstring(client.get(f"/twente/zoeken/atom?{vraag}").data)


def test_a_csv_holds_the_whole_answer_in_the_order_of_the_page(client, wereld):
    rijen, _ = read_csv(client, "product=WGZHF&perPagina=1")
    assert [rij["Locatie"] for rij in rijen] == ["De Linde", "De Eik", "De Berk"]
    eik = rijen[1]
    assert (eik["Weken tot eerste gesprek"], eik["Weken samen"]) == ("3", "12")
    assert eik["Vrije plekken"] == "0"
    assert eik["Opgave van"] == "2026-11-20"
    assert eik["Afgeschermd adres"] == "ja"
    assert eik["Adres"].startswith("Stadhuis Hengelo")


def test_a_file_in_english_has_its_columns_and_its_words_in_english(client, wereld):
    tabel, _, _ = client.get("/en/twente/zoeken/csv?product=WGZHF").text.partition("\r\n\r\n")
    rijen = list(csv.DictReader(io.StringIO(tabel.lstrip("\ufeff")), delimiter=";"))
    eik = rijen[1]
    assert (eik["Weeks until first meeting"], eik["Weeks together"]) == ("3", "12")
    assert (eik["Reported on"], eik["How recent"]) == ("2026-11-20", "up to date")
    with in_taal("nl"):
        nederlands = headings()
    assert set(eik) & set(nederlands) <= {"Status", "Website", "E-mail"}


def test_unknown_is_an_empty_cell_and_the_file_says_so(client, wereld):
    rijen, uitleg = read_csv(client, "product=WGZHF")
    assert rijen[2]["Weken samen"] == rijen[2]["Vrije plekken"] == ""
    assert "Een lege cel betekent: geen opgave. Leeg is dus niet nul." in uitleg
    assert "https://wijzer.example/twente/zoeken?product=WGZHF" in uitleg


def test_what_was_wrong_in_the_question_is_told_in_the_file(client, wereld):
    rijen, uitleg = read_csv(client, "product=WGZHF&leeftijd=oud")
    assert len(rijen) == 3
    assert "telt niet mee: leeftijd." in uitleg


def test_no_file_or_feed_holds_a_shielded_street(client, wereld):
    boek = client.get("/twente/zoeken/xlsx").data
    cellen = [str(cel.value) for rij in load_workbook(io.BytesIO(boek))["wijzer"] for cel in rij]
    assert not any(STRAAT in cel for cel in cellen)
    for vorm in ("csv", "atom"):
        assert STRAAT not in client.get(f"/twente/zoeken/{vorm}").text


def test_an_xlsx_holds_weeks_as_numbers_and_days_as_dates(client, wereld):
    antwoord = client.get("/twente/zoeken/xlsx?product=WGZHF&zoek=eik")
    blad = load_workbook(io.BytesIO(antwoord.data))["wijzer"]
    kop, rij = ([cel.value for cel in rij] for rij in blad.iter_rows())
    waarden = dict(zip(kop, rij, strict=True))
    assert waarden["Weken samen"] == 12
    assert waarden["Opgave van"] == datetime(2026, 11, 20)  # noqa: DTZ001 -- Excel knows no zones
    assert (
        antwoord.headers["Content-Disposition"]
        == 'attachment; filename="product-wgzhf-wgzhf-eik-in-twente-2026-11-20.xlsx"'
    )


@pytest.mark.parametrize(
    ("vorm", "kamer"), [("csv", bestanden), ("xlsx", bestanden), ("atom", volgen)]
)
def test_who_asks_for_one_too_many_is_told_when_to_come_back(
    client, wereld, monkeypatch, vorm: str, kamer: ModuleType
):
    pad = f"/twente/zoeken/{vorm}?product=WGZHF"
    with monkeypatch.context() as druk:
        druk.setattr(kamer, "_REM", Werkrem(tegelijk=0, voorraad=1, aandeel=0.25))
        antwoord = client.get(f"{pad}&pagina=2")
        assert antwoord.status_code == 429
        assert antwoord.headers["Retry-After"] == str(WACHT_SECONDEN)
        assert antwoord.headers["Cache-Control"] == "no-store"
        assert "Wacht 10 seconden en probeer het dan opnieuw." in antwoord.text
        assert f"/twente/zoeken/{vorm}?product=WGZHF" in antwoord.text
        assert "Wait 10 seconds" in client.get(f"/en{pad}").text
    assert client.get(pad).status_code == 200


def test_files_use_up_the_stock_of_files_alone(client, wereld, monkeypatch):
    monkeypatch.setattr(bestanden, "_REM", Werkrem(tegelijk=2, voorraad=1e-6, aandeel=1e-6))
    assert client.get("/twente/zoeken/csv?leeftijd=4").status_code == 200
    assert client.get("/twente/zoeken/csv?leeftijd=5").status_code == 429
    assert client.get("/twente/zoeken/xlsx?leeftijd=5").status_code == 429
    assert client.get("/twente/zoeken/csv?leeftijd=4").status_code == 200  # made before
    for pad in ("/twente/zoeken/atom?leeftijd=5", "/twente/zoeken?leeftijd=5"):
        assert client.get(pad).status_code == 200


def test_a_name_that_is_a_formula_runs_nowhere(client, wereld):
    with wereld.database.transaction(at=AT) as store:
        aanbieder = store.aanbieders.get(wereld.vlier.id)
        store.aanbieders.save(replace(aanbieder, naam="=1+1"))
    rijen, _ = read_csv(client, "product=WGZHF")
    assert rijen[0]["Aanbieder"] == "'=1+1"


def test_a_file_has_an_end_and_says_what_is_missing(client, wereld, monkeypatch):
    monkeypatch.setattr(bestanden, "HOOGSTENS", 2)
    rijen, uitleg = read_csv(client, "product=WGZHF")
    assert len(rijen) == 2
    assert "de eerste 2 van 3 locaties" in uitleg


@pytest.mark.parametrize("vorm", ["csv", "xlsx", "atom", "qr.svg"])
@pytest.mark.parametrize(
    "onzin", ["zoek=%00%01%1b", "gemeente=GM9999", "pagina=x", "zoek=" + "<b>'" * 400]
)
def test_bad_input_breaks_no_form_of_a_search(client, wereld, vorm, onzin):
    antwoord = client.get(f"/twente/zoeken/{vorm}?{onzin}")
    assert antwoord.status_code == 200
    assert antwoord.headers["X-Robots-Tag"] == "noindex"
    if vorm in {"atom", "qr.svg"}:
        ET.fromstring(antwoord.data)


def test_a_feed_is_atom_with_an_entry_for_each_place(client: CheckedClient, wereld: Wereld):
    antwoord = client.get("/twente/zoeken/atom?product=WGZHF")
    assert antwoord.content_type == "application/atom+xml; charset=utf-8"
    root = ET.fromstring(antwoord.data)
    assert root.tag == f"{ATOM}feed"
    for naam in ("id", "title", "updated", "author"):
        assert len(root.findall(f"{ATOM}{naam}")) == 1
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == f"{BASIS_URL}/twente/zoeken/atom?product=WGZHF"
    assert links["alternate"] == f"{BASIS_URL}/twente/zoeken?product=WGZHF"
    (entry,) = root.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "De Linde: 2 vrije plekken"
    assert (
        entry.findtext(f"{ATOM}updated")
        == root.findtext(f"{ATOM}updated")
        == "2026-11-20T08:00:00Z"
    )
    assert (entry.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")


def test_an_entry_keeps_its_id_until_the_aanbieder_states_something_else(client, wereld):
    def the_id() -> str | None:
        return feed(client, "product=WGZHF").findtext(f"{ATOM}entry/{ATOM}id")

    before = the_id()
    with wereld.database.transaction(at=AT) as store:
        store.locaties.save(replace(store.locaties.get(wereld.linde.id), naam="Het Lindehuis"))
    assert the_id() == before
    with wereld.database.transaction(at=AT) as store:
        aanbod = next(
            aanbod
            for aanbod in store.aanbod.of_locatie(wereld.linde.id)
            if aanbod.hulp.productcode == "WGZHF"
        )
        store.aanbod.save(replace(aanbod, gewijzigd_at=AT + timedelta(minutes=5)))
    assert the_id() != before


def test_the_page_of_results_leads_to_its_feed_its_files_and_its_picture(client, wereld):
    pagina = client.pagina("/twente/zoeken?product=WGZHF&vrijePlek=true")
    feeds = [
        link.get("href")
        for link in pagina.all("link")
        if link.get("type") == "application/atom+xml"
    ]
    assert feeds == ["/twente/zoeken/atom?product=WGZHF&vrijePlek=true"]
    for vorm in ("csv", "xlsx"):
        href = next(link for link in pagina.links if link.startswith(f"/twente/zoeken/{vorm}"))
        assert parse_qs(urlsplit(href).query) == {"product": ["WGZHF"], "vrijePlek": ["true"]}
    velden = [veld.get("value") for veld in pagina.all("input") if veld.get("readonly") is not None]
    assert velden == [f"{BASIS_URL}/twente/zoeken?product=WGZHF&vrijePlek=true"]


def test_the_picture_holds_the_address_of_the_live_page(client, wereld):
    svg = client.get("/twente/zoeken/qr.svg?product=WGZHF&utm_source=brief")
    assert svg.mimetype == "image/svg+xml"
    assert draw_qr(f"{BASIS_URL}/twente/zoeken?product=WGZHF")[0] in svg.text


def test_a_locatie_has_the_picture_of_its_own_page_in_each_language(client, wereld):
    for pad in (
        f"/twente/groepen/{wereld.linde.publiek_id}",
        f"/en/twente/vestigingen/{wereld.kantoor.publiek_id}",
    ):
        src = next(client.pagina(pad).all("img")).get("src")
        svg = client.get(src)
        assert src == f"{pad}/qr.svg"
        assert svg.headers["X-Robots-Tag"] == "noindex"
        assert draw_qr(f"{BASIS_URL}{pad}")[0] in svg.text


def test_what_is_no_page_has_no_picture(client, wereld):
    assert client.get(f"/twente/groepen/{uuid4()}/qr.svg").status_code == 404
    assert client.get(f"/twente/vestigingen/{wereld.linde.publiek_id}/qr.svg").status_code == 404


def test_an_address_too_long_for_paper_has_no_picture(client, wereld):
    alle = (
        "&".join(f"hulpvorm={hulpvorm}" for hulpvorm in ("gezinshuis",))
        + "&zoek="
        + "%E2%82%AC" * 100
    )
    lang = f"{alle}&locatie={wereld.linde.publiek_id}&aanbieder={wereld.vlier.id}"
    assert client.get(f"/twente/zoeken/qr.svg?{lang}").status_code == 404
    assert not list(client.pagina(f"/twente/zoeken?{lang}").all("img"))

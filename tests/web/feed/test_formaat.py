"""A form by address needs no header, and everything that a client can send in one has an answer."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.factories import AT
from tests.steun.machine.servers import let_go
from tests.steun.werelden.wereld import Wereld
from wijzer import klok
from wijzer.app import create_app
from wijzer.web.common.antwoorden.cache import CACHE, AntwoordCache

API = "/api/v1"
SOORT = {
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "geojson": "application/geo+json",
    "csv": "text/csv",
}
LIJSTEN = {
    "aanbod": {"json", "ndjson", "geojson", "csv"},
    "groepen": {"json", "ndjson"},
    "vestigingen": {"json", "ndjson"},
    "aanbieders": {"json", "ndjson"},
    "producten": {"json", "ndjson"},
    "gemeenten": {"json", "ndjson"},
    "wijzigingen": {"json"},
}


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(klok, "_system_time", lambda: AT)


@pytest.fixture
def client(wereld: Wereld) -> Iterator[FlaskClient]:
    app = create_app(wereld.settings)
    app.testing = True
    yield app.test_client()
    let_go(app)


def errors(answer: TestResponse) -> dict[str, str]:
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.json is not None
    return {fout["location"]: fout["detail"] for fout in answer.json["errors"]}


def kept(client: FlaskClient) -> int:
    cache = client.application.extensions[CACHE]
    assert isinstance(cache, AntwoordCache)
    return len(cache._vak or ())


def test_every_list_gives_each_form_that_it_has_and_refuses_the_others(client: FlaskClient):
    for lijst, vormen in LIJSTEN.items():
        for formaat, soort in SOORT.items():
            answer = client.get(f"{API}/{lijst}?formaat={formaat}", headers={"Accept": "image/png"})
            if formaat in vormen:
                assert (answer.status_code, answer.mimetype) == (200, soort), (lijst, formaat)
                assert "Accept" not in answer.vary, "the header has no part in it"
            else:
                for naam in vormen:
                    assert naam in errors(answer)["formaat"]


def test_the_forms_by_address_are_those_of_the_header(client: FlaskClient):
    for lijst, vormen in LIJSTEN.items():
        for formaat in vormen - {"json"}:
            met_adres = client.get(f"{API}/{lijst}?formaat={formaat}")
            met_kop = client.get(f"{API}/{lijst}", headers={"Accept": SOORT[formaat]})
            assert met_adres.data == met_kop.data
            assert "Accept" in met_kop.vary


@pytest.mark.parametrize(
    "query", ["formaat=xml", "formaat=", "formaat=CSV", "formaat=csv&formaat=csv", "formaat=%FF"]
)
def test_an_unknown_form_is_told_with_the_choices_and_all_else_that_is_wrong(
    client: FlaskClient, query: str
):
    fouten = errors(client.get(f"{API}/aanbod?{query}&onzin=1&pagina=x"))
    assert set(fouten) == {"formaat", "onzin", "pagina"}
    assert "UTF-8" in fouten["formaat"] or "json, ndjson, geojson, csv" in fouten["formaat"]


@pytest.mark.parametrize(
    "pad", ["/openapi.json", "/producten/WGZHF", "/producten/WGZHF/wachtverloop"]
)
def test_what_is_no_list_has_one_form_and_no_key_for_it(client: FlaskClient, pad: str):
    assert set(errors(client.get(f"{API}{pad}?formaat=json"))) == {"formaat"}


def test_the_links_of_a_page_keep_the_form(client: FlaskClient):
    pad = f"{API}/aanbod?formaat=json&perPagina=40&regio=twente"
    gezien, aantal = 0, -1
    while pad:
        answer = client.get(pad, headers={"Accept": "text/csv"})
        assert answer.mimetype == "application/json"
        blad = answer.json or {}
        gezien, aantal = gezien + len(blad["resultaten"]), blad["aantalResultaten"]
        links = blad["_links"]
        assert all("formaat=json" in links[naam]["href"] for naam in links)
        pad = links.get("next", {}).get("href", "")
    assert gezien == aantal
    volgen = client.get(f"{API}/wijzigingen?formaat=json").json
    assert volgen is not None
    assert volgen["_links"]["next"]["href"].endswith("&formaat=json")
    zonder = client.get(f"{API}/aanbod?perPagina=40").text
    assert "formaat" not in zonder


def test_a_browser_keeps_the_csv_under_a_name_that_says_what_it_is(client: FlaskClient):
    answer = client.get(f"{API}/aanbod?formaat=csv&sorteer=naam")
    dag = f"{AT:%Y-%m-%d}"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="aanbod-{dag}.csv"'
    regels = list(csv.reader(io.StringIO(answer.text), delimiter=";"))
    assert regels[0][0] == "id"
    assert len(regels) > 2
    naam = client.get(f"{API}/groepen?formaat=ndjson").headers["Content-Disposition"]
    assert naam == f'inline; filename="groepen-{dag}.ndjson"'
    assert "Content-Disposition" not in client.get(f"{API}/aanbod").headers


def test_a_form_by_address_holds_the_page_that_is_asked_for(client: FlaskClient):
    """Without a page it holds everything."""
    alles = client.get(f"{API}/aanbod?formaat=csv").text.splitlines()
    tweede = client.get(f"{API}/aanbod?formaat=csv&pagina=2&perPagina=1").text.splitlines()
    assert tweede == [alles[0], alles[2]]


@pytest.mark.parametrize("pad", ["/aanbod", "/groepen", "/producten/WGZHF", "/openapi.json"])
def test_what_cannot_be_had_is_told_with_what_can(client: FlaskClient, pad: str):
    answer = client.get(API + pad, headers={"Accept": "application/xml"})
    assert (answer.status_code, answer.mimetype) == (406, "application/problem+json")
    assert "Accept" in answer.vary
    assert answer.json is not None
    assert "application/json" in answer.json["detail"]
    assert ("text/csv" in answer.json["detail"]) is (pad == "/aanbod")


def test_several_headers_are_one_list(client: FlaskClient):
    answer = client.get(
        f"{API}/aanbod", headers=[("Accept", "application/xml"), ("Accept", "text/csv")]
    )
    assert answer.mimetype == "text/csv"


def test_ever_other_words_for_the_same_wish_are_kept_once(client: FlaskClient):
    eerst = client.get(f"{API}/gemeenten")
    voor = kept(client)
    for nummer in range(50):
        for accept in (f"*/*;q=0.{nummer}1", f"application/json;v={nummer}", f"*, x/y{nummer}"):
            answer = client.get(f"{API}/gemeenten", headers={"Accept": accept})
            assert (answer.data, answer.headers["ETag"]) == (eerst.data, eerst.headers["ETag"])
    assert kept(client) == voor
    client.get(f"{API}/gemeenten", headers={"Accept": "application/x-ndjson"})
    assert kept(client) == voor + 1


def test_each_form_of_an_address_has_an_etag_of_its_own_and_is_not_sent_twice(client: FlaskClient):
    etags = {}
    for formaat in SOORT:
        pad = f"{API}/aanbod?formaat={formaat}"
        etags[formaat] = client.get(pad).headers["ETag"]
        naam = etags[formaat].strip('"')
        for bekend in (
            etags[formaat],
            f"W/{etags[formaat]}",
            f'"anders", W/"{naam}-gzip"',
            f'"{naam}-br" , "x"',
            "*",
            " * ",
        ):
            assert client.get(pad, headers={"If-None-Match": bekend}).status_code == 304, bekend
        for onbekend in ('"anders"', "", "W/", '""', ",,,", "\xff"):
            assert client.get(pad, headers={"If-None-Match": onbekend}).status_code == 200, onbekend
    assert len(set(etags.values())) == len(SOORT)


@pytest.mark.parametrize("lang", [{}, {"Accept": "*/*" + ", a/b" * 100}])
def test_a_star_asks_whether_there_is_anything_and_what_is_wrong_stays_wrong(
    client: FlaskClient, lang: dict[str, str]
):
    koppen = {"If-None-Match": "*", **lang}
    assert client.get(f"{API}/aanbod", headers=koppen).status_code == 304
    assert client.get(f"{API}/aanbod?onzin=1", headers=koppen).status_code == 400
    assert client.get(f"{API}/producten/NIETS", headers=koppen).status_code == 404


@pytest.mark.parametrize("koppen", [
    {"Range": "bytes=0-9"}, {"Range": "onzin"}, {"If-Range": '"x"', "Range": "bytes=0-1"}, {"If-Modified-Since": "onzin"},
    {"Accept-Language": "*"}, {"Accept-Language": "en-GB;q=.8, de;q=x"}, {"Accept-Language": "\xff"}, {"Accept-Charset": "iso-8859-1"},
])  # fmt: skip
def test_what_the_feed_and_the_pages_do_not_know_changes_nothing(
    client: FlaskClient, koppen: dict[str, str]
):
    for pad in (f"{API}/gemeenten", "/twente", "/en/twente", "/twente/zoeken/atom"):
        zonder, met = client.get(pad), client.get(pad, headers=koppen)
        assert (met.status_code, met.data) == (200, zonder.data)
        assert met.headers["ETag"] == zonder.headers["ETag"]


@pytest.mark.parametrize(("pad", "soort"), [
    ("/twente", "text/html"), ("/twente/zoeken", "text/html"), ("/twente/widget", "text/html"), ("/nergens", "text/html"),
    ("/twente/zoeken/atom", "application/atom+xml"), ("/gezondheid", "application/json"), ("/twente/zoeken/csv", "text/csv"),
])  # fmt: skip
def test_what_has_one_form_gives_it_to_everybody(client: FlaskClient, pad: str, soort: str):
    for accept in ("", "*/*", "application/json", "application/xml", "text/html;q=0", "\xff", '"'):
        answer = client.get(pad, headers={"Accept": accept})
        assert answer.mimetype == soort
        assert answer.status_code in {200, 404}


def test_an_id_in_capitals_is_the_same_id_and_a_code_is_not(client: FlaskClient):
    blad = client.get(f"{API}/groepen").json
    assert blad is not None
    groep = blad["resultaten"][0]
    klein = client.get(f"{API}/groepen/{groep['id']}")
    voor = kept(client)
    groot = client.get(f"{API}/groepen/{groep['id'].upper()}")
    assert (groot.status_code, groot.json) == (200, groep)
    assert groot.headers["ETag"] == klein.headers["ETag"]
    assert kept(client) == voor, "an answer is kept once, whatever way its address is written"
    for pad in ("/producten/wgzhf", "/gemeenten/gm0164", "/Aanbod", "/aanbod/", "//aanbod"):
        assert client.get(API + pad).status_code == 404
    assert client.get(f"/{API}/aanbod").status_code == 404


def test_the_address_of_a_form_is_promised(client: FlaskClient):
    document = json.loads(client.get(f"{API}/openapi.json").text)
    for pad, item in document["paths"].items():
        sleutels = {
            parameter.get("name"): parameter for parameter in item["get"].get("parameters", ())
        }
        vormen = LIJSTEN.get(pad.removeprefix("/"), set())
        assert ("formaat" in sleutels) is bool(vormen), pad
        if vormen:
            assert set(sleutels["formaat"]["schema"]["enum"]) == vormen

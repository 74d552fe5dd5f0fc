"""Headers as programs send them by themselves: what they can read is what they get."""

import pytest

from tests.wereld.buiten import API, Buiten

JSON, CSV, NDJSON, GEO = (
    "application/json",
    "text/csv",
    "application/x-ndjson",
    "application/geo+json",
)
PROBLEEM = "application/problem+json"

ACCEPT = {
    "the JDK": ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", JSON),
    "the JDK of today": ("text/html, image/gif, image/jpeg, */*; q=0.2", JSON),
    "a star": ("*", JSON),
    "a star with a weight": ("*;q=.5", JSON),
    "curl": ("*/*", JSON),
    "axios": ("application/json, text/plain, */*", JSON),
    "Spring": ("application/json, application/*+json", JSON),
    "jQuery": ("application/json, text/javascript, */*; q=0.01", JSON),
    "a browser": ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", JSON),
    "R httr": ("application/json, text/xml, application/xml, */*", JSON),
    "okhttp with a charset": ("application/json; charset=utf-8", JSON),
    "capitals": ("Application/JSON;Charset=UTF-8", JSON),
    "a profile with a comma": ('application/json; profile="a,b;q=0"', JSON),
    "a version": ("application/json;version=1", JSON),
    "any application": ("application/*", JSON),
    "spaces and tabs": (" application/json\t;\tq=0.9 ", JSON),
    "empty elements": (",, application/json,,", JSON),
    "nothing": ("", JSON),
    "a weight with three decimals": ("application/json;q=1.000", JSON),
    "a weight without a zero": ("application/json;q=.9, text/csv;q=.1", JSON),
    "CSV before JSON": ("text/csv, application/json;q=0.5", CSV),
    "JSON before CSV by weight": ("text/csv;q=0.5, application/json", JSON),
    "JSON shut out": ("application/json;q=0, */*", "!" + JSON),
    "the precise one counts": ("*/*;q=1, application/json;q=0.1, text/csv;q=0.9", "!" + JSON),
    "CSV with a header": ("text/csv; header=present", CSV),
    "CSV with a charset": ("text/csv;charset=utf-8", CSV),
    "Excel and Power Query": ("text/csv,*/*;q=0.1", CSV),
    "lines": ("application/x-ndjson", NDJSON),
    "a map": ("application/geo+json;q=1, application/json;q=0.5", GEO),
    "any text": ("text/*", CSV),
    "XML alone": ("application/xml", None),
    "HTML alone": ("text/html", None),
    "an image": ("image/png, image/*;q=0.8", None),
    "everything shut out": ("*/*;q=0", None),
    "JSON shut out and nothing more": ("application/json;q=0", None),
}  # fmt: skip


@pytest.mark.parametrize(("accept", "soort"), ACCEPT.values(), ids=ACCEPT)
def test_a_program_gets_what_it_says_it_reads(buiten: Buiten, accept: str, soort: str | None):
    antwoord = buiten.get(f"{API}/aanbod", Accept=accept)
    if soort is None:
        assert (antwoord.status_code, antwoord.mimetype) == (406, PROBLEEM)
        return
    assert antwoord.status_code == 200, antwoord.text
    if soort.startswith("!"):
        assert antwoord.mimetype != soort[1:]
    else:
        assert antwoord.mimetype == soort
    assert "Accept" in antwoord.headers.get("Vary", "")


@pytest.mark.parametrize("accept", [naam for naam, (_, soort) in ACCEPT.items() if soort == JSON])
@pytest.mark.parametrize("pad", ["/groepen", "/producten/WGZHF", "/wijzigingen?na=0"])
def test_the_same_holds_for_what_is_json_alone(buiten: Buiten, pad: str, accept: str):
    antwoord = buiten.get(f"{API}{pad}", Accept=ACCEPT[accept][0])
    assert (antwoord.status_code, antwoord.mimetype) == (200, JSON)


@pytest.mark.parametrize(
    "accept",
    [
        "application",
        "/",
        "a/b/c",
        "application/json;q=x",
        "application/json;q=2",
        ";;;",
        "q=1",
        '"',
        "application/json;q=-1",
        "\xe9/\xe9",
    ],
)
def test_a_header_that_is_none_is_answered_and_never_breaks(buiten: Buiten, accept: str):
    antwoord = buiten.get(f"{API}/aanbod", Accept=accept)
    assert antwoord.status_code in {200, 400, 406}
    assert antwoord.mimetype in {JSON, CSV, NDJSON, GEO, PROBLEEM}


@pytest.mark.parametrize(
    "accept",
    [
        "application/json",
        "*",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "",
        "application/xml",
    ],
)
def test_a_page_is_a_page_whatever_asks_for_it(buiten: Buiten, accept: str):
    antwoord = buiten.get("/twente/zoeken", Accept=accept)
    assert (antwoord.status_code, antwoord.mimetype) == (200, "text/html")


@pytest.mark.parametrize("accept", ["application/xml", "text/html", "*", "application/json"])
def test_a_mistake_in_the_feed_is_told_as_one_whatever_asks(buiten: Buiten, accept: str):
    antwoord = buiten.get(f"{API}/bestaat-niet", Accept=accept)
    assert (antwoord.status_code, antwoord.mimetype) == (404, PROBLEEM)
    assert antwoord.headers["API-Version"]


FORMATEN = {"json": JSON, "ndjson": NDJSON, "csv": CSV, "geojson": GEO}


@pytest.mark.parametrize(
    "accept", ["*/*", "application/xml", "text/html,application/xhtml+xml", "application/json"]
)
@pytest.mark.parametrize(("formaat", "soort"), FORMATEN.items())
def test_the_address_chooses_a_form_whatever_the_header_says(
    buiten: Buiten, formaat: str, soort: str, accept: str
):
    antwoord = buiten.get(f"{API}/aanbod?formaat={formaat}", Accept=accept)
    assert (antwoord.status_code, antwoord.mimetype) == (200, soort), antwoord.text


@pytest.mark.parametrize(
    "vraag", ["formaat=xml", "formaat=", "formaat=csv&formaat=json", "formaat=%FF"]
)
def test_a_form_that_is_not_there_is_a_mistake(buiten: Buiten, vraag: str):
    antwoord = buiten.get(f"{API}/aanbod?{vraag}")
    assert (antwoord.status_code, antwoord.mimetype) == (400, PROBLEEM)
    assert "formaat" in antwoord.text


@pytest.mark.parametrize(
    "lijst", ["groepen", "vestigingen", "aanbieders", "producten", "gemeenten"]
)
def test_a_list_offers_lines_by_address_and_no_map_it_does_not_have(buiten: Buiten, lijst: str):
    assert buiten.get(f"{API}/{lijst}?formaat=ndjson").mimetype == NDJSON
    assert buiten.get(f"{API}/{lijst}?formaat=geojson").status_code == 400


def test_the_next_page_keeps_the_form(buiten: Buiten):
    eerste = buiten.json(f"{API}/aanbod?perPagina=2&formaat=json", Accept="text/csv")
    assert "formaat=json" in eerste["_links"]["next"]["href"]


@pytest.mark.parametrize("vraag", ["", "&zoek=zzzzzzzzqq"])
def test_a_csv_has_the_same_columns_when_it_holds_nothing(buiten: Buiten, vraag: str):
    vol = buiten.get(f"{API}/aanbod", Accept=CSV).text.splitlines()[0]
    leeg = buiten.get(f"{API}/aanbod?vrijePlek=true{vraag}", Accept=CSV).text.splitlines()
    assert leeg[0] == vol


@pytest.mark.parametrize("merk", ["{}", "W/{}", '"x", {}', '"x" , W/{}', "*", ' "a",{}, "b"'])
def test_who_has_it_already_is_told_so_however_it_is_asked(buiten: Buiten, merk: str):
    etag = buiten.get(f"{API}/aanbod").headers["ETag"]
    antwoord = buiten.get(f"{API}/aanbod", If_None_Match=merk.format(etag))
    assert antwoord.status_code == 304


@pytest.mark.parametrize("koppen", [
    {"Accept_Encoding": "gzip;q=0"}, {"Accept_Encoding": "identity;q=0"}, {"Accept_Encoding": "*;q=0"},
    {"Accept_Encoding": ""}, {"Accept_Language": "*"}, {"Accept_Language": "en-GB;q=.8,,nl;q=x"}, {"Range": "bytes=0-10"},
    {"If_None_Match": "kapot"}, {"If_Modified_Since": "gisteren"}, {"Content_Type": "application/json"}, {"Cookie": "a=\xff; =; b"},
    {"Authorization": "Bearer"}, {"Authorization": "Basic !!"}, {"X_Forwarded_For": "niet, echt"}, {"User_Agent": ""},
    {"Referer": "\xe9"}, {"Origin": "null"}, {"Accept_Charset": "iso-8859-1"},
], ids=str)  # fmt: skip
@pytest.mark.parametrize("pad", [f"{API}/aanbod", "/twente/zoeken"])
def test_other_headers_change_nothing_and_break_nothing(
    buiten: Buiten, pad: str, koppen: dict[str, str]
):
    antwoord = buiten.get(pad, **koppen)
    assert antwoord.status_code == 200


def test_a_weight_that_is_none_still_gives_an_answer(buiten: Buiten):
    assert buiten.get(f"{API}/aanbod", Accept_Encoding="br;q=.5, gzip;q=x").status_code == 200


@pytest.mark.parametrize(
    "koppen",
    [
        {"Accept_Encoding": "gzip;q=0"},
        {"Accept_Encoding": "gzip;q=0, br;q=0"},
        {"Accept_Encoding": ""},
    ],
)
def test_who_reads_no_packed_answer_gets_none(buiten: Buiten, koppen: dict[str, str]):
    antwoord = buiten.get(f"{API}/aanbod", **koppen)
    assert antwoord.headers.get("Content-Encoding", "identity") == "identity"

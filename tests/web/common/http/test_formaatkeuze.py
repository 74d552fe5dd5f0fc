"""What real clients send in `Accept`, and which form they get."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.web.common.http.formaatkeuze import Formaat, choose, decide
from wijzer.web.feed.kamer import CSV, FORMATEN, GEOJSON, JSON, NDJSON

ALLE = tuple(FORMATEN.values())
ALLEEN_JSON = (FORMATEN[JSON],)
NIETS = None

CLIENTS = {
    "curl, wget and Python requests": "*/*",
    "Java HttpClient, Go": "",
    "java.net.URL of the JDK until 18": "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
    "java.net.URL of the JDK since": "*/*; q=0.2, text/html, image/gif, image/jpeg, *; q=0.2",
    "Chrome": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
    "Firefox": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "axios": "application/json, text/plain, */*",
    "jQuery": "application/json, text/javascript, */*; q=0.01",
    "RestSharp of .NET": "application/json, text/json, text/x-json, text/javascript, application/xml, text/xml",
    "HttpClient of .NET with a charset": "application/json; charset=utf-8",
    "httr of R": "application/json, text/xml, application/xml, */*",
    "PHP with Guzzle": "application/json",
    "Power Query": "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atom+xml;q=0.7",
    "Spring RestTemplate": "application/json, application/*+json",
    "a client made from openapi.json": "application/problem+json, application/json",
    "one that was made less well": "application/problem+json",
}


@pytest.mark.parametrize("client", CLIENTS)
def test_every_client_gets_json_where_it_asks_for_nothing_else(client: str):
    for formaten in (ALLE, ALLEEN_JSON):
        gekozen = choose(formaten, CLIENTS[client])
        assert gekozen is not None
        assert gekozen.soort == JSON


@pytest.mark.parametrize(
    ("accept", "soort"),
    [
        ("*", JSON),
        ("* ; q=.5", JSON),
        ("application/*", JSON),
        ("text/*", CSV),
        ("TEXT/CSV", CSV),
        ("text/csv; header=present", CSV),
        ("text/csv; header=absent", CSV),
        ("text/csv;charset=UTF-8", CSV),
        ("text/csv, */*", CSV),
        ("text/csv, */*;q=0.01", CSV),
        ("*/*, text/csv", CSV),
        ("application/geo+json, application/json", GEOJSON),
        ("application/json, application/geo+json", JSON),
        ("application/vnd.geo+json, application/geo+json;q=0.1", GEOJSON),
        ("application/x-ndjson", NDJSON),
        ("application/ndjson", NDJSON),
        ("application/jsonl", NDJSON),
        ("application/json-seq", NIETS),
        ("application/json;q=0, */*", NDJSON),
        ("application/json;q=0.0, application/x-ndjson;q=0.000, */*;q=0.1", GEOJSON),
        ("application/json;q=1.000", JSON),
        ("application/json;q=1.", JSON),
        ("application/json;q=0.4,text/csv;q=.5", CSV),
        ("application/json;q=.4,text/csv;q=.3", JSON),
        ("application/json ;\tq = 0.4 ,\t text/csv ; q = 0.5", CSV),
        ("application/json; Q=0.1, text/csv; Q=0.2", CSV),
        ("text/csv;q=0.001, application/json;q=0.002", JSON),
        ("text/csv;q=0.0000001, application/xml", CSV),
        (",, ,application/json,\t,", JSON),
        ('application/json;profile="a, text/csv;q=1"', JSON),
        ('application/json;profile="a\\", text/csv";q=0.3, text/csv;q=0.2', JSON),
        ("application/json;profile=x;q=0, */*", JSON),
        ("application/json;profile=x;q=0.9, application/json;q=0.1, text/csv;q=0.5", CSV),
        ("application/json;charset=utf-8;q=0.1, application/json;q=0.9, text/csv;q=0.5", CSV),
        ("application/xml", NIETS),
        ("text/html", NIETS),
        ("application/hal+json", NIETS),
        ("application/*+json", NIETS),
        ("application/json;q=0", NIETS),
        ("*/*;q=0", NIETS),
        ("*;q=0", NIETS),
        ("image/*, application/xml;q=0.5", NIETS),
        ("text/*;q=0, text/csv", CSV),
        ("application/json;q=abc", JSON),
        ("application/json;q=-1", JSON),
        ("application/json;q=2", JSON),
        ("application/json;q=", JSON),
        ("application/json;q", JSON),
        ('application/json;q="0.5", text/csv;q=0.6', CSV),
        ("application/json;=;;", JSON),
        ("json", JSON),
        ('"', JSON),
        (";q=0", JSON),
        ("/", JSON),
        ("application/", JSON),
        ("a/b/c", JSON),
        ('application/json;profile="', JSON),
        ("json, application/xml", NIETS),
        ('"application/xml', JSON),
        ("q=0.5, text/csv", CSV),
    ],
)
def test_a_header_is_read_as_the_rfc_has_it_and_kindly(accept: str, soort: str | None):
    gekozen = choose(ALLE, accept)
    assert (gekozen.soort if gekozen else NIETS) == soort


def test_a_list_without_a_form_does_not_give_it():
    assert choose(ALLEEN_JSON, "text/csv") is NIETS
    assert choose(ALLEEN_JSON, "text/csv, application/json;q=0.1") == FORMATEN[JSON]


@given(st.text(alphabet='abcjson/*;=,q.01 "\\\t+-\xff', max_size=60) | st.text())
def test_no_header_breaks_anything(accept: str):
    assert choose(ALLE, accept) in (*ALLE, NIETS)


@given(
    st.lists(
        st.sampled_from(["application/json", "text/csv", "*/*", "text/*", "*", "a/b"]).flatmap(
            lambda naam: st.tuples(st.just(naam), st.integers(0, 1000))
        )
    )
)
def test_what_is_named_with_nothing_is_never_given_and_the_heaviest_is(
    wensen: list[tuple[str, int]],
):
    gekozen = choose(ALLE, ", ".join(f"{naam};q={gewicht / 1000:.3f}" for naam, gewicht in wensen))
    genoemd = {
        formaat.soort: [g for naam, g in wensen if naam == formaat.soort] for formaat in ALLE
    }
    if gekozen and genoemd[gekozen.soort]:
        assert max(genoemd[gekozen.soort]) > 0
    for gewichten in genoemd.values():
        if gekozen and gewichten and genoemd[gekozen.soort]:
            assert max(gewichten) <= max(genoemd[gekozen.soort])
    assert gekozen or all(max(gewichten, default=0) == 0 for gewichten in genoemd.values())


@pytest.mark.parametrize("accept", ["application/xml", "application/json", "*;q=0", "\xff"])
@pytest.mark.parametrize("formaat", ALLE, ids=lambda formaat: formaat.naam)
def test_the_address_goes_before_the_header(accept: str, formaat: Formaat):
    assert decide(ALLE, accept, [formaat.naam]) == formaat


@pytest.mark.parametrize("gevraagd", [[""], ["xml"], ["CSV"], ["csv", "csv"], ["csv", "json"]])
def test_what_is_wrong_in_the_address_is_told_in_the_usual_form(gevraagd: list[str]):
    assert decide(ALLE, "text/csv", gevraagd) == FORMATEN[JSON]

"""What runs is what `openapi.json` promises, and what `openapi.json` promises runs."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from werkzeug.test import TestResponse

from tests.factories import AT, HENGELO, TODAY, make_product, make_regio
from tests.steun.machine.servers import let_go
from tests.steun.werelden.wereld import Wereld
from wijzer import klok
from wijzer.app import create_app
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.inkoop.product import Segment
from wijzer.published.vraag.zoekvraag import SLEUTELS

API = "/api/v1"
LIJSTEN = ("aanbod", "groepen", "vestigingen", "aanbieders", "producten", "gemeenten")
VOORBEELD = {
    "regio": "twente",
    "hulpvorm": "gezinshuis",
    "product": "WGZHF",
    "segment": "ambulant",
    "doelgroep": "autisme",
    "medischeVerwijzing": "true",
    "gemeente": HENGELO,
    "postcode": "7551 EB",
    "straal": "10",
    "leeftijd": "12",
    "vrijePlek": "true",
    "maxWachttijd": "8",
    "zoek": "huis",
    "locatie": str(uuid4()),
    "aanbieder": str(uuid4()),
    "sorteer": "naam",
    "pagina": "1",
    "perPagina": "10",
    "na": "0",
    "epoch": str(uuid4()),
    "plaats": "Hengelo",
    "lat": "52.27",
    "lon": "6.79",
}


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(klok, "_system_time", lambda: AT)


@contextmanager
def visitor(wereld: Wereld) -> Iterator[FlaskClient]:
    """Somebody who asks the product on the database of this world."""
    app = create_app(wereld.settings)
    app.testing = True
    yield app.test_client()
    let_go(app)


@pytest.fixture
def client(wereld: Wereld) -> Iterator[FlaskClient]:
    with visitor(wereld) as client:
        yield client


@pytest.fixture
def eigen_client(eigen_wereld: Wereld) -> Iterator[FlaskClient]:
    with visitor(eigen_wereld) as client:
        yield client


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    answer = get(client, "/openapi.json")
    assert answer.json is not None
    return dict(answer.json)


def get(client: FlaskClient, pad: str, **headers: str) -> TestResponse:
    return client.get(
        API + pad, headers={naam.replace("_", "-"): waarde for naam, waarde in headers.items()}
    )


def found(client: FlaskClient, pad: str) -> list[dict[str, Any]]:
    answer = get(client, pad)
    assert answer.status_code == 200, answer.text
    return list(answer.json["resultaten"])  # type: ignore[index]  # a page is an object


def closed(stuk: Any) -> Any:
    """The same document, in which no thing may have a field that is not promised: what clients must bear, we do not do unsaid."""
    if isinstance(stuk, list):
        return [closed(waarde) for waarde in stuk]
    if not isinstance(stuk, dict):
        return stuk
    dicht = {naam: closed(waarde) for naam, waarde in stuk.items()}
    is_ding = stuk.get("type") == "object" and "properties" in stuk
    return {**dicht, "additionalProperties": False} if is_ding else dicht


class Belofte:
    """Holds an answer to the shape that the document promises for it."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document = closed(document)
        self._register: Registry[Any] = Registry().with_resource(
            "urn:openapi",
            Resource.from_contents(
                {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}
            ),
        )

    def check(self, pad: str, answer: TestResponse) -> None:
        promised = self._document["paths"][pad]["get"]["responses"][str(answer.status_code)]
        if "$ref" in promised:
            promised = self._document["components"]["responses"][
                promised["$ref"].rpartition("/")[2]
            ]
        koppen = self._document["components"]["headers"]
        verplicht = {naam for naam in promised["headers"] if koppen[naam].get("required")}
        assert verplicht <= set(answer.headers.keys())
        schema = promised["content"][answer.mimetype]["schema"]
        absolute = json.loads(json.dumps(schema).replace('"#/', '"urn:openapi#/'))
        Draft202012Validator(
            absolute, registry=self._register, format_checker=FormatChecker()
        ).validate(answer.json)


@pytest.fixture
def belofte(document: dict[str, Any]) -> Belofte:
    return Belofte(document)


def test_every_answer_has_the_shape_that_is_promised(client: FlaskClient, belofte: Belofte):
    for soort in LIJSTEN:
        belofte.check(f"/{soort}", get(client, f"/{soort}?perPagina=200"))
        for stuk in found(client, f"/{soort}?perPagina=200"):
            sleutel = "code" if "code" in stuk else "id"
            answer = get(client, f"/{soort}/{stuk[sleutel]}")
            belofte.check(f"/{soort}/{{{sleutel}}}", answer)
            assert answer.json == stuk
    for product in found(client, "/producten?perPagina=200"):
        pad = f"/producten/{product['code']}/wachtverloop"
        belofte.check("/producten/{code}/wachtverloop", get(client, pad))
    belofte.check("/wijzigingen", get(client, "/wijzigingen"))
    belofte.check("/aanbod", get(client, "/aanbod?postcode=7511&sorteer=afstand"))
    belofte.check("/aanbod", get(client, "/aanbod", Accept="application/geo+json"))
    belofte.check("/aanbod", get(client, f"/aanbod?gemeente={HENGELO}&product=ABGII"))
    belofte.check("/openapi.json", get(client, "/openapi.json"))


def test_every_error_has_the_shape_that_is_promised(
    eigen_client: FlaskClient, belofte: Belofte, eigen_wereld: Wereld
):
    weg = eigen_wereld.dingen[0]
    with eigen_wereld.write() as store:
        store.locaties.delete(weg.locatie.id)
    for pad, vraag, status in (
        ("/wijzigingen", f"/wijzigingen?epoch={uuid4()}", 410),
        ("/wijzigingen", "/wijzigingen?epoch=x", 400),
        ("/aanbod", "/aanbod?x=1", 400),
        ("/aanbod/{id}", f"/aanbod/{uuid4()}", 404),
        ("/aanbod/{id}", f"/aanbod/{weg.aanbod.publiek_id}", 410),
        ("/producten/{code}", "/producten/XXXXX", 404),
        ("/producten/{code}/wachtverloop", "/producten/XXXXX/wachtverloop", 404),
        ("/producten/{code}/wachtverloop", "/producten/WGZHF/wachtverloop?x=1", 400),
        ("/gemeenten/{code}", "/gemeenten/GM9999", 404),
        ("/groepen/{id}", f"/groepen/{uuid4()}?x=1", 400),
    ):
        answer = get(eigen_client, vraag)
        assert answer.status_code == status
        belofte.check(pad, answer)
    belofte.check("/aanbod", get(eigen_client, "/aanbod", Accept="text/html"))


def test_the_document_names_every_address_and_every_key_and_no_other(
    client: FlaskClient, document: dict[str, Any]
):
    rules = [
        rule
        for rule in client.application.url_map.iter_rules()
        if rule.endpoint.startswith("feed.")
    ]
    runs = {rule.rule.removeprefix(API).replace("uuid:", "") for rule in rules}
    promised = {pad.replace("{", "<").replace("}", ">") for pad in document["paths"]}
    assert {_anonymous(pad) for pad in runs} == {_anonymous(pad) for pad in promised}
    parameters = document["components"]["parameters"]
    for pad, item in document["paths"].items():
        echt = pad.replace("{id}", str(uuid4())).replace("{code}", "WGZHF")
        refs = [
            parameter["$ref"].rpartition("/")[2]
            for parameter in item["get"].get("parameters", ())
            if "$ref" in parameter
        ]
        known = {parameters[ref]["name"] for ref in refs}
        for sleutel in {*SLEUTELS, "na", "epoch", "onbekend"}:
            answer = get(client, f"{echt}?{sleutel}={VOORBEELD.get(sleutel, 'x')}")
            refused = {
                fout["location"]
                for fout in (answer.json or {}).get("errors", [])
                if fout["code"] == "unknownKey"
            }
            assert (sleutel in refused) is (sleutel not in known), (pad, sleutel, answer.text)


def _anonymous(pad: str) -> str:
    return pad.partition("<")[0] + ("<>" if "<" in pad else "")


def test_all_that_is_wrong_is_told_in_one_answer(client: FlaskClient):
    answer = get(
        client, "/aanbod?pagina=0&gemeente=GM9999&postcode=9999&onbekend=1&perPagina=1000000000"
    )
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert answer.json is not None
    assert {fout["location"] for fout in answer.json["errors"]} == {
        "pagina",
        "gemeente",
        "postcode",
        "onbekend",
        "perPagina",
    }
    assert all(fout["in"] == "query" and fout["detail"] for fout in answer.json["errors"])


@pytest.mark.parametrize("pagina", ["0", "-1", "1000000000", "x", ""])
def test_a_page_that_cannot_be_is_refused(client: FlaskClient, pagina: str):
    assert get(client, f"/aanbod?pagina={pagina}").status_code == 400


def test_a_page_past_the_end_is_empty(client: FlaskClient):
    answer = get(client, "/aanbod?pagina=900000")
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["resultaten"] == []
    assert set(answer.json["_links"]) == {"self"}


def test_the_links_lead_through_everything_once(client: FlaskClient):
    pad, seen, aantal = "/aanbod?perPagina=10&vrijePlek=true", [], 0
    while pad:
        answer = get(client, pad)
        assert answer.json is not None
        aantal = answer.json["aantalResultaten"]
        seen += [resultaat["id"] for resultaat in answer.json["resultaten"]]
        volgende = answer.json["_links"].get("next", {"href": ""})["href"]
        pad = volgende.partition(API)[2]
    assert len(seen) == len(set(seen)) == aantal > 10


def test_all_forms_hold_the_same(client: FlaskClient):
    page = found(client, "/aanbod?perPagina=200")
    nd = get(client, "/aanbod", Accept="application/x-ndjson")
    geo = get(client, "/aanbod", Accept="application/geo+json")
    rijen = list(
        csv.DictReader(io.StringIO(get(client, "/aanbod", Accept="text/csv").text), delimiter=";")
    )
    assert [json.loads(regel) for regel in nd.text.splitlines()] == page
    assert geo.json is not None
    assert [feature["properties"] for feature in geo.json["features"]] == page
    assert [rij["id"] for rij in rijen] == [aanbod["id"] for aanbod in page]
    assert [rij["status"] for rij in rijen] == [
        aanbod["beschikbaarheid"]["status"] for aanbod in page
    ]
    for soort in LIJSTEN[1:]:
        regels = get(client, f"/{soort}", Accept="application/x-ndjson").text.splitlines()
        assert [json.loads(regel) for regel in regels] == found(client, f"/{soort}?perPagina=200")


@pytest.mark.parametrize("soort", LIJSTEN)
def test_a_page_that_is_asked_for_is_the_same_page_in_every_form(client: FlaskClient, soort: str):
    """Whoever walks through pages comes to an empty one, in every form: none of them begins anew with everything."""
    for pagina in (1, 2, 900_000):
        vraag = f"/{soort}?perPagina=2&pagina={pagina}"
        regels = get(client, vraag, Accept="application/x-ndjson").text.splitlines()
        assert [json.loads(regel) for regel in regels] == found(client, vraag)
    tabel = get(client, "/aanbod?pagina=2", Accept="text/csv").text.splitlines()
    assert len(tabel) == len(found(client, "/aanbod?pagina=2")) + 1
    assert get(client, "/aanbod?pagina=900000", Accept="text/csv").text.splitlines() == tabel[:1]


def test_a_cell_cannot_be_a_formula(eigen_client: FlaskClient, eigen_wereld: Wereld):
    with eigen_wereld.write() as store:
        store.locaties.save(replace(eigen_wereld.dingen[0].locatie, naam="=HYPERLINK(1)"))
    assert ";'=HYPERLINK(1);" in get(eigen_client, "/aanbod", Accept="text/csv").text


@pytest.mark.parametrize(
    ("accept", "mimetype"),
    [
        ("", "application/json"), ("*/*", "application/json"), ("application/*", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"), ("application/x-ndjson", "application/x-ndjson"),
        ("text/csv;q=0.5, application/json;q=0.4", "text/csv"), ("text/html", "application/problem+json"),
        ("application/json;q=0", "application/problem+json"), ("application/xml", "application/problem+json"),
        ("application/json; charset=utf-8", "application/json"), ("*", "application/json"),
        ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "application/json"),
    ],
)  # fmt: skip
def test_who_asks_gets_the_form_it_can_read(client: FlaskClient, accept: str, mimetype: str):
    assert get(client, "/aanbod", Accept=accept).mimetype == mimetype


@pytest.mark.parametrize("pad", ["/aanbod/", "/aanbod//", "/", "/nergens", "/groepen/geen-id"])
def test_what_is_not_there_is_a_problem(client: FlaskClient, pad: str):
    answer = get(client, pad)
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert answer.headers["API-Version"] == "1.0.0"
    assert answer.json is not None
    assert {"status", "title", "detail", "instance"} <= set(answer.json)


@pytest.mark.parametrize("methode", ["POST", "PUT", "PATCH", "DELETE"])
def test_another_method_is_refused_and_told_what_may(client: FlaskClient, methode: str):
    answer = client.open(f"{API}/aanbod", method=methode)
    assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")
    assert {toegestaan.strip() for toegestaan in answer.headers["Allow"].split(",")} == {
        "GET",
        "HEAD",
        "OPTIONS",
    }
    assert answer.headers["API-Version"]


def test_a_failure_tells_nothing_of_the_inside(
    eigen_client: FlaskClient, monkeypatch: pytest.MonkeyPatch
):
    def fail(**_: object) -> str:
        raise RuntimeError("geheim")

    eigen_client.application.testing = False
    eigen_client.application.view_functions["feed.aanbod"] = fail
    answer = get(eigen_client, "/aanbod")
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert answer.headers["API-Version"]
    assert "geheim" not in answer.text


def test_every_origin_may_read_it(client: FlaskClient):
    for pad in ("/aanbod", "/openapi.json", "/nergens"):
        answer = get(client, pad, Origin="https://partner.example")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
    preflight = client.options(
        f"{API}/aanbod",
        headers={"Origin": "https://partner.example", "Access-Control-Request-Method": "GET"},
    )
    assert preflight.status_code == 200
    assert "If-None-Match" in preflight.headers["Access-Control-Allow-Headers"]


def test_an_answer_may_be_kept_but_not_reused_unasked(client: FlaskClient):
    answer = get(client, "/aanbod")
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not answer.headers["ETag"].startswith("W/")
    again = get(client, "/aanbod", If_None_Match=answer.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")


def test_every_form_and_question_has_an_etag_of_its_own(client: FlaskClient):
    etags = [
        get(client, pad).headers["ETag"] for pad in ("/aanbod", "/aanbod?pagina=2", "/groepen")
    ]
    etags.append(get(client, "/aanbod", Accept="text/csv").headers["ETag"])
    assert len(set(etags)) == 4


@pytest.mark.regel("aanbieder.Aanbieder")
def test_unknown_is_null_and_an_office_number_is_nowhere(client: FlaskClient, wereld: Wereld):
    tekst = get(client, "/aanbod?perPagina=200").text + get(client, "/aanbieders").text
    assert wereld.aanbieder.agb[0] not in tekst
    assert "agb" not in tekst.lower()
    assert "kvk" not in tekst.lower()
    leeg = [ding for ding in wereld.dingen if ding.aanbod.opgave is None]
    stuk = get(client, f"/aanbod/{leeg[0].aanbod.publiek_id}").json
    assert stuk is not None
    assert stuk["beschikbaarheid"] == {
        "status": "onbekend", "vrijePlekken": None, "eerstvolgendePlek": None, "aanmeldwachttijdWeken": None,
        "behandelwachttijdWeken": None, "wachttijdSoort": None, "aantalWachtenden": None, "afhankelijkVanMatching": False,
        "aanmeldstop": False, "aanmeldstopTot": None, "toelichting": None, "peildatum": None, "actualiteit": "onbekend",
        "bevestigdOp": None, "gewijzigdOp": None,
    }  # fmt: skip


def test_hengelo_is_told_why_there_is_nothing(client: FlaskClient):
    answer = get(client, f"/aanbod?gemeente={HENGELO}&product=ABGII").json
    assert answer is not None
    assert answer["resultaten"] == []
    (aanbod,) = answer["uitgesloten"]
    assert (aanbod["gemeente"], aanbod["product"]) == (HENGELO, "ABGII")
    assert "Wijkkracht" in aanbod["reden"]


def follow(client: FlaskClient, na: int) -> tuple[dict[tuple[str, str], dict[str, Any]], int]:
    """Walk through the changes until a page points to itself."""
    gezien: dict[tuple[str, str], dict[str, Any]] = {}
    pad = f"/wijzigingen?na={na}"
    while True:
        answer = get(client, pad).json
        assert answer is not None
        for resultaat in answer["resultaten"]:
            assert resultaat["nummer"] > na
            na = resultaat["nummer"]
            gezien[resultaat["soort"], resultaat["id"]] = resultaat
        if answer["_links"]["next"] == answer["_links"]["self"]:
            return gezien, na
        pad = answer["_links"]["next"]["href"].partition(API)[2]


def test_who_follows_the_changes_ends_with_what_there_is(
    eigen_client: FlaskClient, eigen_wereld: Wereld
):
    kopie, na = follow(eigen_client, 0)
    with eigen_wereld.write() as store:
        store.locaties.delete(eigen_wereld.dingen[0].locatie.id)
        store.aanbod.save(replace(eigen_wereld.dingen[-1].aanbod, opgave=None))
    nieuw, _ = follow(eigen_client, na)
    assert {stuk["state"] for stuk in nieuw.values()} == {"updated", "deleted"}
    alles = {**kopie, **nieuw}
    staat = {
        (soort, sleutel) for (soort, sleutel), stuk in alles.items() if stuk["state"] == "updated"
    }
    enkelvoud = dict(
        zip(
            LIJSTEN,
            ("aanbod", "groep", "vestiging", "aanbieder", "product", "gemeente"),
            strict=True,
        )
    )
    echt = {
        (enkelvoud[soort], stuk.get("code", stuk.get("id")))
        for soort in LIJSTEN
        for stuk in found(eigen_client, f"/{soort}?perPagina=200")
    }
    assert {sleutel for sleutel in staat if sleutel != ("product", "54008")} == echt


def test_of_what_is_gone_only_that_is_known(eigen_client: FlaskClient, eigen_wereld: Wereld):
    with eigen_wereld.write() as store:
        store.locaties.delete(eigen_wereld.dingen[0].locatie.id)
    nieuw, _ = follow(eigen_client, 0)
    weg = [stuk for stuk in nieuw.values() if stuk["state"] == "deleted"]
    assert weg
    assert all(set(stuk) == {"soort", "id", "nummer", "state"} for stuk in weg)


def test_aanbod_without_a_code_says_so_in_every_form(client: FlaskClient, wereld: Wereld):
    zonder = {
        str(ding.aanbod.publiek_id): ding.aanbod.hulp.hulpvorm
        for ding in wereld.dingen
        if ding.aanbod.hulp.hulpvorm
    }
    stukken = found(client, "/aanbod?perPagina=200")
    getoond = {stuk["id"]: stuk["product"] for stuk in stukken if not stuk["product"]["code"]}
    assert {id_: product["hulpvorm"] for id_, product in getoond.items()} == zonder
    assert {product["code"] for product in getoond.values()} == {None}
    tabel = get(client, "/aanbod?formaat=csv").text
    rijen = csv.DictReader(io.StringIO(tabel), delimiter=";")
    assert {rij["id"]: rij["hulpvorm"] for rij in rijen if rij["productcode"] == ""} == zonder


def test_a_code_never_finds_aanbod_without_one_and_its_hulpvorm_does(client: FlaskClient):
    for hulpvorm, codes in (("vaktherapie", ["AVAKT"]), ("gezinshuis", ["WGZHF", "WGZHG"])):
        vraag = "&".join(f"product={code}" for code in codes)
        met_code = {stuk["product"]["code"] for stuk in found(client, f"/aanbod?{vraag}")}
        alles = found(client, f"/aanbod?perPagina=200&hulpvorm={hulpvorm}")
        assert met_code == set(codes)
        assert {stuk["product"]["code"] for stuk in alles} == {*codes, None}
    assert get(client, "/aanbod?product=null").status_code == 400


def test_aanbod_that_gets_a_code_keeps_its_id_and_all_that_was_stated(
    eigen_client: FlaskClient, eigen_wereld: Wereld
):
    ding = next(d for d in eigen_wereld.dingen if d.aanbod.hulp.hulpvorm == "vaktherapie")
    pad = f"/aanbod/{ding.aanbod.publiek_id}"
    eerst = get(eigen_client, pad).json
    _, na = follow(eigen_client, 0)
    with eigen_wereld.write() as store:
        store.aanbod.save(replace(ding.aanbod, hulp=of_code("AVAKT")))
    nieuw, _ = follow(eigen_client, na)
    assert set(nieuw) == {("aanbod", str(ding.aanbod.publiek_id))}
    daarna = get(eigen_client, pad).json
    assert eerst is not None
    assert daarna is not None
    assert (eerst.pop("product")["code"], daarna.pop("product")["code"]) == (None, "AVAKT")
    assert eerst == daarna


@pytest.mark.parametrize("na", ["-1", "x", "", "1&na=2", "9" * 30])
def test_a_number_that_is_none_is_refused(client: FlaskClient, na: str):
    assert get(client, f"/wijzigingen?na={na}").status_code == 400


def test_the_day_after_the_feed_tells_what_became_stale(
    eigen_client: FlaskClient, eigen_wereld: Wereld, monkeypatch: pytest.MonkeyPatch
):
    _, na = follow(eigen_client, 0)
    later = AT + timedelta(days=1)
    monkeypatch.setattr(klok, "_system_time", lambda: later)
    vandaag = {
        aanbod["id"]
        for aanbod in found(eigen_client, "/aanbod?perPagina=200")
        if aanbod["beschikbaarheid"]["actualiteit"] == "verouderd"
    }
    with eigen_wereld.write(later) as store:
        store.projectie.advance(later, TODAY + timedelta(days=1))
    nieuw, _ = follow(eigen_client, na)
    verouderd = {
        str(ding.aanbod.publiek_id)
        for ding in eigen_wereld.dingen
        if ding.aanbod.opgave
        and not ding.aanbod.opgave.is_leeg
        and (TODAY - ding.aanbod.opgave.peildatum).days == 14
    }
    assert verouderd <= vandaag
    assert verouderd <= {sleutel for _, sleutel in nieuw}


def test_with_two_regions_each_link_to_a_product_leads_to_that_of_its_region(
    eigen_client: FlaskClient, eigen_wereld: Wereld
):
    """Codes repeat across regions, so a link without a region would lead to a question back."""
    (alleen,) = [
        product for product in found(eigen_client, "/producten") if product["code"] == "WGZHF"
    ]
    assert alleen["_links"]["self"]["href"].endswith("/producten/WGZHF")
    with eigen_wereld.database.transaction(at=AT) as store:
        store.regios.save(make_regio(slug="friesland", naam="Friesland"))
        store.regios.save_segment(Segment("friesland", "wonen-en-verblijf", "Wenjen", 1))
        store.producten.save(make_product("WGZHF", regio="friesland", hulpvorm=None))
    stukken = [
        *found(eigen_client, "/producten"),
        *(
            wijziging
            for wijziging in found(eigen_client, "/wijzigingen?na=0")
            if wijziging["soort"] == "product"
        ),
        *(
            get(eigen_client, f"/producten/WGZHF{deel}?regio={regio}").json or {}
            for regio in ("twente", "friesland")
            for deel in ("", "/wachtverloop")
        ),
    ]
    assert {stuk["regio"] for stuk in stukken} == {"twente", "friesland"}
    for stuk in stukken:
        for naam in stuk["_links"].keys() & {"self", "product"}:
            pad = stuk["_links"][naam]["href"].partition(API)[2]
            antwoord = get(eigen_client, pad)
            assert antwoord.status_code == 200, pad
            assert antwoord.json is not None
            assert antwoord.json["regio"] == stuk["regio"]

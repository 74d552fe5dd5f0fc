"""What the document says of a key is what the answers do: every value of a list, every limit, on both sides of it."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from math import nextafter
from typing import Any
from urllib.parse import quote, unquote, urljoin

import pytest
from flask.testing import FlaskClient

from tests.factories import AT, HENGELO, make_product, make_regio
from tests.steun.machine.servers import let_go
from tests.steun.werelden.wereld import Wereld
from wijzer import klok
from wijzer.app import create_app
from wijzer.domain.inkoop.product import Segment, Vindbaar
from wijzer.published.vraag.zoekvraag import SLEUTELS
from wijzer.web.feed.openapi import document
from wijzer.web.feed.sleutels import Sleutelbron

API = "/api/v1"
LIJSTEN = ("regio", "hulpvorm", "product", "segment", "doelgroep", "gemeente", "sorteer")
Document = dict[str, Any]


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(klok, "_system_time", lambda: AT)


@pytest.fixture
def client(wereld: Wereld) -> Iterator[FlaskClient]:
    app = create_app(wereld.settings)
    app.testing = True
    yield app.test_client()
    let_go(app)


@pytest.fixture
def eigen_client(eigen_wereld: Wereld) -> Iterator[FlaskClient]:
    app = create_app(eigen_wereld.settings)
    app.testing = True
    yield app.test_client()
    let_go(app)


def read(client: FlaskClient) -> Document:
    answer = client.get(f"{API}/openapi.json")
    assert answer.status_code == 200
    assert answer.json is not None
    return dict(answer.json)


def schema_of(document: Document, sleutel: str) -> dict[str, Any]:
    """The schema of one value of a key."""
    (parameter,) = [
        parameter
        for parameter in document["components"]["parameters"].values()
        if parameter["name"] == sleutel
    ]
    return dict(parameter["schema"].get("items", parameter["schema"]))


def refused(client: FlaskClient, vraag: str) -> set[str]:
    """Beside which keys an answer says that something is wrong; none of a good one."""
    answer = client.get(f"{API}/aanbod?{vraag}")
    assert answer.json is not None
    assert answer.status_code in {200, 400}
    return {fout["location"] for fout in answer.json.get("errors", ())}


def test_the_server_is_where_the_document_came_from(client: FlaskClient):
    (server,) = read(client)["servers"]
    assert server["url"] == API
    assert (
        urljoin(f"https://elders.example{API}/openapi.json", server["url"])
        == f"https://elders.example{API}"
    )


@pytest.mark.parametrize("sleutel", LIJSTEN)
def test_each_value_of_a_list_is_accepted_and_no_other(client: FlaskClient, sleutel: str):
    waarden = schema_of(read(client), sleutel)["enum"]
    assert waarden
    assert len(set(waarden)) == len(waarden)
    for waarde in waarden:
        assert refused(client, f"{sleutel}={quote(waarde)}") == set()
    for anders in ("", "x", f"{waarden[0]}x"):
        assert refused(client, f"{sleutel}={anders}") == {sleutel}


def test_a_list_is_that_of_the_moment(eigen_client: FlaskClient, eigen_wereld: Wereld):
    voor = eigen_client.get(f"{API}/openapi.json")
    with eigen_wereld.database.transaction(at=AT) as store:
        store.regios.save(make_regio(slug="friesland", naam="Friesland"))
        store.regios.save_segment(Segment("friesland", "wenje", "Wenjen", 1))
        store.producten.save(
            make_product("FRYSK", regio="friesland", hulpvorm=None, segment="wenje")
        )
        store.producten.save(
            replace(
                make_product("STIKEM", regio="friesland", hulpvorm=None, segment="wenje"),
                vindbaar=Vindbaar.GEEN,
            )
        )
    na = read(eigen_client)
    assert voor.json is not None
    for sleutel, nieuw in (("regio", "friesland"), ("segment", "wenje"), ("product", "FRYSK")):
        assert nieuw not in schema_of(dict(voor.json), sleutel)["enum"]
        assert nieuw in schema_of(na, sleutel)["enum"]
    assert "STIKEM" not in schema_of(na, "product")["enum"]
    bekend = {"If-None-Match": voor.headers["ETag"]}
    assert eigen_client.get(f"{API}/openapi.json", headers=bekend).status_code == 200


@pytest.mark.parametrize(
    "sleutel", ["straal", "leeftijd", "maxWachttijd", "pagina", "perPagina", "lat", "lon"]
)
def test_a_number_is_accepted_up_to_its_limits_and_not_beyond(client: FlaskClient, sleutel: str):
    schema = schema_of(read(client), sleutel)
    stap = schema.get("multipleOf", 1)
    for grens, buiten in ((schema["minimum"], -stap), (schema["maximum"], stap)):
        assert sleutel not in refused(client, f"{sleutel}={grens}")
        assert sleutel in refused(client, f"{sleutel}={round(grens + buiten, 2)}")
    assert sleutel in refused(client, f"{sleutel}={schema['minimum'] + stap / 2}")


def test_each_place_and_postcode_of_the_document_is_one_and_no_other_is(client: FlaskClient):
    plaats, postcode = (schema_of(read(client), naam) for naam in ("plaats", "postcode"))
    namen = plaats["if"]["pattern"].removeprefix("^(").removesuffix(")$")
    for naam in re.split(r"\|", namen.replace("( ?[A-Za-z]{2})?", "").replace("\\", "")):
        assert re.fullmatch(plaats["if"]["pattern"], naam)
        assert refused(client, f"plaats={quote(naam)}") == set()
    codes = re.search(r"\^\((.*?)\)", postcode["if"]["pattern"])
    assert codes
    for code in codes[1].split("|"):
        assert (
            refused(client, f"postcode={code}") == refused(client, f"postcode={code}+EB") == set()
        )
    for sleutel, schema in (("plaats", plaats), ("postcode", postcode)):
        for buiten in ("1011", "1011 AB", "Ergens", "0123", "755"):
            assert not re.fullmatch(schema["if"]["pattern"], buiten)
            assert refused(client, f"{sleutel}={quote(buiten)}") == {sleutel}
    assert refused(client, "plaats=heNGElo&postcode=7551eb") == set()


@pytest.mark.parametrize("teken", ["a", "!", "é", "水", "🙂", "\U0001fb00", "\ue000", "\u0378"])
def test_one_sign_that_can_be_seen_is_a_search(client: FlaskClient, teken: str):
    assert re.search(schema_of(read(client), "zoek")["pattern"], teken)
    assert refused(client, f"zoek={quote(teken)}") == set()


@pytest.mark.parametrize(
    "teken", ["", " ", "\t", "\x00", "\xa0", "\xad", "\u200b", "\ufeff", "\u2028"]
)
def test_what_nobody_sees_is_none(client: FlaskClient, teken: str):
    assert not re.search(schema_of(read(client), "zoek")["pattern"], teken)
    assert refused(client, f"zoek={quote(teken)}") == {"zoek"}


def test_every_pattern_of_the_document_is_one_for_every_reader(client: FlaskClient):
    """JavaScript without its `u`, as Spectral reads: there a range beyond U+FFFF is none, and what holds it cannot be read at all."""
    patronen = list(patterns_in(read(client)))
    assert len(patronen) > 5
    assert all(max(patroon) <= "\uffff" for patroon in patronen)


def patterns_in(deel: Any) -> Iterator[str]:
    """Every pattern in a part of the document."""
    if isinstance(deel, dict) and isinstance(patroon := deel.get("pattern"), str):
        yield patroon
    for onderdeel in (
        deel.values() if isinstance(deel, dict) else deel if isinstance(deel, list) else ()
    ):
        yield from patterns_in(onderdeel)


@pytest.mark.parametrize(
    ("vraag", "los"),
    [
        ("straal=5", ["straal"]), ("sorteer=afstand", ["sorteer"]), ("lat=52.27", ["lat"]), ("lon=6.79", ["lon"]),
        ("straal=5&sorteer=afstand&lat=52.27", ["lat", "straal", "sorteer"]), ("straal=5&postcode=7551", []),
        ("sorteer=afstand&plaats=Hengelo", []), ("lat=52.27&lon=6.79&straal=5", []), ("sorteer=naam", []),
    ],
)  # fmt: skip
def test_a_key_that_counts_from_a_place_does_nothing_without_one_and_says_so(
    client: FlaskClient, vraag: str, los: list[str]
):
    answer = client.get(f"{API}/aanbod?{vraag}")
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["nietToegepast"] == los
    tabel = client.get(f"{API}/aanbod?{vraag}", headers={"Accept": "text/csv"})
    for antwoord in (answer, tabel):
        assert antwoord.headers.get("Niet-Toegepast", "") == ", ".join(los)
    if los:
        assert "straal" not in answer.json["_links"]["self"]["href"]
        kaal = client.get(f"{API}/aanbod").json
        assert kaal is not None
        assert answer.json["resultaten"] == kaal["resultaten"]


def test_a_wrong_value_of_such_a_key_is_still_wrong(client: FlaskClient):
    assert refused(client, "straal=0") == {"straal"}
    assert refused(client, "lat=99") >= {"lat"}
    assert refused(client, "straal=5&onbekend=1") == {"straal", "onbekend"}


@pytest.mark.parametrize("graden", ["6.890000000000001", "6.7900", "6.79", "6.8"])
def test_what_a_program_multiplied_is_no_precision(client: FlaskClient, graden: str):
    answer = client.get(f"{API}/aanbod?lat=52.27&lon={graden}").json
    assert answer is not None
    assert f"lon={round(float(graden), 2)}" in answer["_links"]["self"]["href"]
    assert refused(client, f"lat=52.27&lon={float(graden) + 0.001}") == {"lon"}


def test_what_is_no_multiple_for_who_reads_the_document_is_none(client: FlaskClient):
    """Schemathesis asks the number that comes right after the lowest one, which no program that multiplies comes upon."""
    laagste = schema_of(read(client), "lon")["minimum"]
    assert refused(client, f"lat=52.27&lon={laagste}") == set()
    assert refused(client, f"lat=52.27&lon={nextafter(laagste, 9)!r}") == {"lon"}


def test_without_its_lists_the_document_is_true_and_has_fewer_limits():
    """A database that cannot be reached takes away no promise: every key is there, and has the form that never changes."""
    kaal = document("https://wijzer.example", Sleutelbron())
    assert {parameter["name"] for parameter in kaal["components"]["parameters"].values()} == {
        *SLEUTELS,
        "na",
        "epoch",
    }
    assert schema_of(kaal, "regio") == {"type": "string"}
    assert schema_of(kaal, "lat")["maximum"] == 90
    assert "if" not in str(schema_of(kaal, "na"))


def test_what_moves_with_every_change_is_no_rule_that_a_client_builds_in(client: FlaskClient):
    """A copy that follows the changes must not stop because its program is older than a number."""
    answer = client.get(f"{API}/wijzigingen")
    assert answer.json is not None
    for sleutel, nu in (
        ("na", {"maximum": answer.json["laatsteNummer"]}),
        ("epoch", {"const": answer.json["epoch"]}),
    ):
        schema = schema_of(read(client), sleutel)
        assert schema["if"] == nu
        assert schema["else"] is False
        assert not {"enum", "const", "pattern"} & schema.keys()
    assert schema_of(read(client), "na")["maximum"] > 10**17


def test_every_table_has_the_same_columns(client: FlaskClient):
    leeg = client.get(
        f"{API}/aanbod?gemeente={HENGELO}&product=ABGII", headers={"Accept": "text/csv"}
    ).text
    vol = client.get(f"{API}/aanbod", headers={"Accept": "text/csv"}).text
    assert leeg.splitlines() == vol.splitlines()[:1]
    rij = next(csv.DictReader(io.StringIO(vol), delimiter=";"))
    assert {"id", "lon", "leeftijdTot", "status", "vrijePlekken", "gewijzigdOp"} <= rij.keys()
    assert None not in rij


@pytest.mark.parametrize("form", ["application/x-ndjson", "application/geo+json"])
def test_a_form_that_holds_nothing_is_whole(client: FlaskClient, form: str):
    leeg = client.get(f"{API}/aanbod?gemeente={HENGELO}&product=ABGII", headers={"Accept": form})
    assert leeg.status_code == 200
    assert (
        leeg.text
        == {
            "application/x-ndjson": "",
            "application/geo+json": '{"type":"FeatureCollection","features":[]}',
        }[form]
    )


def test_each_operation_and_shape_has_a_name_of_its_own(client: FlaskClient):
    document = read(client)
    namen = [item["get"]["operationId"] for item in document["paths"].values()]
    assert len(set(namen)) == len(namen)
    for naam, schema in document["components"]["schemas"].items():
        for deel in schema["properties"].values():
            assert deel.get("type") != "object", naam
            assert deel.get("items", {}).get("type") != "object", naam
    assert '"nullable"' not in str(document)


def test_an_address_that_is_too_long_is_a_promised_answer(client: FlaskClient):
    answer = client.get(f"{API}/aanbod?zoek={'a' * 5000}")
    assert (answer.status_code, answer.mimetype) == (414, "application/problem+json")
    assert answer.headers["API-Version"]
    assert answer.json is not None
    assert answer.json["instance"] == f"{API}/aanbod"
    assert "414" in read(client)["paths"]["/aanbod"]["get"]["responses"]
    pagina = client.get(f"/twente/zoeken?zoek={'a' * 9000}")
    assert (pagina.status_code, pagina.mimetype) == (414, "text/html")


@pytest.mark.parametrize(
    ("zoek", "woorden", "gevonden"),
    [
        ("gezinshuis", [], True),
        ("gezinshuis Xyzzyplóf", ["Xyzzyplóf"], True),
        ("gezinshuis pgb", ["pgb"], True),
        ("pgb", ["pgb"], False),
        ("مُساعدة kwakzwam", ["مُساعدة", "kwakzwam"], False),
        ("x\r\nSet-Cookie: a=b gezinshuis", None, True),
    ],
    ids=["known", "unknown beside", "explained beside", "explained", "nothing known", "line ends"],
)
def test_words_that_were_set_aside_are_named_in_each_form(
    client: FlaskClient, zoek: str, woorden: list[str] | None, gevonden: bool
):
    answer = client.get(f"{API}/aanbod", query_string={"zoek": zoek})
    if answer.status_code == 400:  # signs that no text may hold
        assert woorden is None
        return
    assert answer.json is not None
    assert woorden in (None, answer.json["nietGezocht"])
    assert bool(answer.json["resultaten"]) is gevonden
    tabel = client.get(f"{API}/aanbod", query_string={"zoek": zoek}, headers={"Accept": "text/csv"})
    for antwoord in (answer, tabel):
        genoemd = antwoord.headers.get("Niet-Gezocht", "")
        assert [unquote(woord) for woord in genoemd.split(", ") if woord] == answer.json[
            "nietGezocht"
        ]
        assert "Set-Cookie" not in antwoord.headers

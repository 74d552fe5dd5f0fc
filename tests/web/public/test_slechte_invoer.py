"""Bad input: every key with every kind of nonsense. A page answers with the error beside its field, the feed with all errors."""

from urllib.parse import urlencode

import pytest

from tests.steun.pagina import CheckedClient
from wijzer.published.vraag.zoekvraag import SLEUTELS

pytestmark = pytest.mark.usefixtures("wereld")

LANG = "9" * 3_500
"""As long as an address of the feed can be with a key in front of it, before the whole address is refused (`web.common.fouten.doelgrens`)."""
ONZIN = {
    "wrong": "onzin-7",
    "long": LANG,
    "control characters": "a\x00b\x1b[31m\r\nSet-Cookie: a=b",
    "sql and markup": "' OR 1=1; DROP TABLE published_aanbod; -- <script>alert(1)</script> {{7*7}} ../etc",
    "half a character": "\ud800",
    "negative": "-1",
    "spaces": "   ",
}
VRIJE_TEKST = {"zoek"}
"""What may be anything is an error only when it is too long or nothing at all."""
OP_DE_PAGINA = sorted(SLEUTELS - {"regio"})


def _query(sleutel: str, waarde: str) -> str:
    return urlencode({sleutel: waarde}, errors="surrogatepass")


@pytest.mark.parametrize("sleutel", OP_DE_PAGINA)
def test_a_page_explains_every_wrong_value_and_searches_the_rest(
    client: CheckedClient, sleutel: str
):
    for soort, waarde in ONZIN.items():
        antwoord = client.get(f"/twente/zoeken?product=WGZHF&{_query(sleutel, waarde)}")
        fout = "Niet alles was goed ingevuld" in antwoord.text
        assert antwoord.status_code == 200, (sleutel, soort)
        if soort == "long" or (sleutel not in VRIJE_TEKST and soort == "wrong"):
            assert fout, (sleutel, soort)
        assert "<script>alert" not in antwoord.text, (sleutel, soort)
        assert len(antwoord.data) < 200_000, (sleutel, soort)
        assert "De Linde" in antwoord.text or sleutel in {"product", "zoek"}, (sleutel, soort)


@pytest.mark.parametrize("sleutel", sorted(SLEUTELS))
def test_the_feed_refuses_every_wrong_value_by_its_name(client: CheckedClient, sleutel: str):
    for soort, waarde in ONZIN.items():
        if sleutel in VRIJE_TEKST and soort not in {"long", "spaces"}:
            continue
        answer = client.get(f"/api/v1/aanbod?{_query(sleutel, waarde)}")
        assert answer.status_code == 400, (sleutel, soort, answer.text[:300])
        assert answer.mimetype == "application/problem+json"
        assert len(answer.data) < 5_000


@pytest.mark.parametrize("sleutel", sorted(SLEUTELS))
def test_an_empty_key_means_nothing_on_a_page_and_is_an_error_in_the_feed(
    client: CheckedClient, sleutel: str
):
    pagina = client.pagina(f"/twente/zoeken?product=WGZHF&{sleutel}=")
    assert "Niet alles was goed ingevuld" not in pagina.text
    assert "3 locaties" in pagina.text
    assert client.get(f"/api/v1/aanbod?{sleutel}=").status_code == 400


@pytest.mark.parametrize(
    ("sleutel", "een", "ander"),
    [
        ("segment", "ambulant", "wonen-en-verblijf"), ("leeftijd", "4", "12"), ("plaats", "Hengelo", "Almelo"),
        ("postcode", "7511", "7607"), ("maxWachttijd", "1", "20"), ("vrijePlek", "true", "true"), ("zoek", "linde", "eik"),
        ("sorteer", "naam", "wachttijd"), ("pagina", "1", "2"), ("perPagina", "5", "6"), ("medischeVerwijzing", "true", "true"),
    ],
)  # fmt: skip
def test_of_a_key_given_twice_a_page_takes_the_first_and_the_feed_none(
    client: CheckedClient, sleutel: str, een: str, ander: str
):
    dubbel = urlencode([(sleutel, een), (sleutel, ander)])
    client.pagina(f"/twente/zoeken?{dubbel}")
    answer = client.get(f"/api/v1/aanbod?{dubbel}")
    assert answer.status_code == 400
    assert sleutel in {fout["location"] for fout in answer.json["errors"]}  # type: ignore[index]  # a problem is an object


def test_of_hundreds_of_mistakes_so_many_are_told_as_a_person_reads(client: CheckedClient):
    onzin = "&".join(f"hulpvorm=onzin{n}" for n in range(220))
    pagina = client.get(f"/twente/zoeken?{onzin}")
    assert (
        50 <= pagina.text.count("Deze waarde kennen wij niet") <= 100
    )  # above the form and beside the field
    vreemd = "&".join(f"x{n}=1" for n in range(500))
    for pad in (
        f"/api/v1/aanbod?{vreemd}",
        f"/api/v1/aanbod?{onzin}",
        f"/api/v1/wijzigingen?{vreemd}",
        f"/api/v1/gemeenten?{vreemd}",
    ):
        answer = client.get(pad)
        assert answer.status_code == 400, pad
        assert len(answer.data) < 50_000, pad


def test_the_feed_names_all_that_is_wrong_at_once(client: CheckedClient):
    answer = client.get("/api/v1/aanbod?plaats=7552&lat=52.26583&straal=0&leeftijd=oud&onbekend=1")
    fouten = {fout["location"]: fout["detail"] for fout in answer.json["errors"]}  # type: ignore[index]
    assert answer.status_code == 400
    assert fouten.keys() == {"plaats", "lat", "lon", "straal", "leeftijd", "onbekend"}
    assert "7552 (Enschede) of 7552 (Hengelo)" in fouten["plaats"]
    assert "twee cijfers achter de punt" in fouten["lat"]


def test_the_feed_finds_by_place_and_by_point(client: CheckedClient):
    def count(vraag: str) -> int:
        answer = client.get(f"/api/v1/aanbod?{vraag}")
        assert answer.status_code == 200, answer.text
        return int(answer.json["aantalResultaten"])  # type: ignore[index]

    assert count("plaats=Almelo") == count("plaats=Almelo&straal=40") == 4, "a place ranks"
    assert count("gemeente=GM0141") == 1, "a gemeente selects"
    assert count("lat=52.27&lon=6.79&straal=5") > count("lat=52.36&lon=6.66&straal=1") == 0


def test_the_feed_refuses_a_point_outside_the_region(client: CheckedClient):
    answer = client.get("/api/v1/aanbod?regio=twente&lat=53.22&lon=6.57")
    assert answer.status_code == 400
    assert "U bent buiten Twente." in answer.text


@pytest.mark.parametrize("vraag", ["leeftijd=40", "straal=900&plaats=Hengelo", "maxWachttijd=9999"])
def test_a_wrong_choice_is_shown_back_beside_what_is_wrong_with_it(
    client: CheckedClient, vraag: str
):
    sleutel, waarde = vraag.split("&", maxsplit=1)[0].split("=")
    pagina = client.pagina(f"/twente/zoeken?{vraag}")
    gekozen = [
        keuze.get("value") for keuze in pagina.all("option") if keuze.get("selected") is not None
    ]
    assert waarde in gekozen, sleutel
    assert f"U koos: {waarde}" in pagina.text

"""Whether a wheelchair can come in, from what is kept to every form in which a visitor or a partner reads it."""

import csv
import io
from dataclasses import replace

import pytest

from tests.factories import AT
from tests.steun.pagina import CheckedClient, Pagina, text_of
from tests.web.public.wereld import Wereld

NAAM = "rolstoeltoegankelijk"


def state(wereld: Wereld, gezegd: bool | None) -> None:
    """Let the aanbieder of De Linde have said this; of the others nobody said anything."""
    with wereld.database.transaction(at=AT) as store:
        linde = store.locaties.get(wereld.linde.id)
        store.locaties.save(replace(linde, rolstoeltoegankelijk=gezegd))


def fact(pagina: Pagina, kop: str) -> str:
    return next(
        text_of(feit).removeprefix(kop).strip()
        for feit in pagina.all("div")
        if feit.get("class") == "bw-feit" and text_of(feit).startswith(kop)
    )


@pytest.mark.parametrize(
    ("gezegd", "woord", "cel"),
    [(True, "ja", "ja"), (False, "nee", "nee"), (None, "niet opgegeven", "")],
)
def test_yes_no_and_unknown_are_told_apart_on_page_feed_and_in_files(
    client: CheckedClient, wereld: Wereld, gezegd: bool | None, woord: str, cel: str
):
    state(wereld, gezegd)
    pad = f"/twente/groepen/{wereld.linde.publiek_id}"
    assert fact(client.pagina(pad), "Rolstoeltoegankelijk") == woord
    groep = client.get(f"/api/v1/groepen/{wereld.linde.publiek_id}").get_json()
    aanbod = client.get(f"/api/v1/aanbod?locatie={wereld.linde.publiek_id}").get_json()
    assert groep[NAAM] is gezegd
    assert {resultaat[NAAM] for resultaat in aanbod["resultaten"]} == {gezegd}
    feed = client.get(f"/api/v1/aanbod?formaat=csv&locatie={wereld.linde.publiek_id}").text
    rijen = list(csv.DictReader(io.StringIO(feed), delimiter=";"))
    assert {rij[NAAM] for rij in rijen} == {cel}
    assert list(rijen[0])[-1] == NAAM, "who counts columns still counts right"


def test_a_comparison_never_says_no_of_what_nobody_stated(client: CheckedClient, wereld: Wereld):
    state(wereld, False)
    ids = [
        resultaat["id"]
        for locatie in (wereld.linde, wereld.berk)
        for resultaat in client.get(f"/api/v1/aanbod?locatie={locatie.publiek_id}").get_json()[
            "resultaten"
        ][:1]
    ]
    pagina = client.pagina("/twente/vergelijken?" + "&".join(f"aanbod={id_}" for id_ in ids))
    (rij,) = [
        list(rij)
        for rij in next(pagina.all("tbody")).iter("tr")
        if text_of(rij).startswith("Rolstoeltoegankelijk")
    ]
    assert "verschil" in text_of(rij[0])
    assert {text_of(cel) for cel in rij[1:]} == {"nee", "niet opgegeven"}


def test_the_contract_of_the_feed_promises_yes_no_or_null(client: CheckedClient, wereld: Wereld):
    schemas = client.get("/api/v1/openapi.json").get_json()["components"]["schemas"]
    for naam in ("Aanbod", "Locatie"):
        assert schemas[naam]["properties"][NAAM]["type"] == ["boolean", "null"]
        assert NAAM in schemas[naam]["required"]

"""What pages say of how many there are is one count: at home, above the list, with a kind of help and on the map."""

import pytest

from tests.factories import HENGELO, make_opgave
from tests.steun.pagina import CheckedClient, Pagina, text_of
from tests.web.public.wereld import Wereld
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.web.public.plekwoorden import (
    Telwoord,
    locaties_text,
    plekken_text,
    telling_text,
    where_text,
)

pytestmark = pytest.mark.usefixtures("wereld")
SOORTEN = {
    "gezinshuis": ("Gezinshuis", "3 locaties, 2 plekken vrij"),
    "begeleiding-individueel": ("Begeleiding individueel", "1 locatie, nu geen plek"),
}
"""The kinds of help of the small Twente: the house with two products is one, and so are its two beds."""


def tiles(pagina: Pagina) -> list[str]:
    """What stands on each tile that leads to a kind of help."""
    return [text_of(a) for a in pagina.all("a") if "bw-keuzetegel" in (a.get("class") or "")]


@pytest.mark.parametrize("slug", SOORTEN)
def test_one_question_has_one_count_on_every_page(client: CheckedClient, slug: str):
    naam, telling = SOORTEN[slug]
    assert f"{naam}{telling}" in tiles(client.pagina("/twente"))
    for pad in (
        "/twente/hulp",
        f"/twente/hulp/{slug}",
        f"/twente/kaart?hulpvorm={slug}",
    ):
        assert telling in client.pagina(pad).text, pad
    boven = client.pagina(f"/twente/zoeken?hulpvorm={slug}").text
    assert telling.replace("nu geen plek", "nu zonder plek") in boven


def test_a_gemeente_is_counted_as_the_search_for_it(client: CheckedClient):
    telling = "3 locaties, 3 plekken vrij. Bij 1 van de 3 is nu plek."
    for pad in (f"/twente/zoeken?gemeente={HENGELO}", f"/twente/gemeenten/{HENGELO}"):
        assert telling in client.pagina(pad).text, pad
    kaart = client.pagina(f"/twente/kaart?gemeente={HENGELO}")
    vlakken = {vlak.get("aria-label") for vlak in kaart.root.iter()}
    assert "Hengelo: 3 locaties, 1 met plek (3 plekken vrij) (gekozen)" in vlakken


def test_the_home_page_counts_beds_houses_and_all_there_is(client: CheckedClient):
    thuis = client.pagina("/twente").text
    for cijfer in ("3 plekken vrij", "1 locatie met nu plek", "4 locaties voor hulp"):
        assert cijfer in thuis
    assert "4 locaties, 3 plekken vrij. Bij 1 van de 4 is nu plek." in client.pagina("/twente/zoeken").text  # fmt: skip


def test_what_begins_at_once_without_a_place_is_told_apart_from_the_places(
    client: CheckedClient, wereld: Wereld
):
    meteen = make_opgave(vrije_plekken=None, behandelwachttijd_weken=0)
    for code in ("ABGII", "AVAKT"):
        wereld.state("Kantoor Enschede", code, meteen)
    thuis, kaart = client.pagina("/twente").text, client.pagina("/twente/kaart").text
    assert "2 plekken vrij 1 locatie kan meteen beginnen 2 locaties met nu plek" in thuis
    for tekst in (thuis, kaart):
        assert "telt ook hulp mee die meteen kan beginnen." in tekst
    assert "meteen kan beginnen" not in client.pagina("/twente/kaart?product=WGZHF").text
    rijen = {
        text_of(rij[0]): text_of(rij[-1]) for rij in client.pagina("/twente/producten").all("tr")
    }
    assert (rijen["ABGII"], rijen["WGZHF"]) == ("–", "2")


@pytest.mark.parametrize(
    ("telling", "tekst", "waar"),
    [
        (Plekkentelling(14, 14, 16), "14 locaties, 16 plekken vrij", ""),
        (Plekkentelling(1, 1, 1), "1 locatie, 1 plek vrij", ""),
        (Plekkentelling(20, 14, 16), "20 locaties, 16 plekken vrij", "Bij 14 van de 20 is nu plek."),
        (Plekkentelling(20, 14, 16, 3), "20 locaties, 16 plekken vrij, 3 kunnen meteen beginnen", "Bij 14 van de 20 is nu plek."),
        (Plekkentelling(5, 1, 0, 1), "5 locaties, 1 kan meteen beginnen", "Bij 1 van de 5 is nu plek."),
        (Plekkentelling(5, 0, 0), "5 locaties, nu geen plek", ""),
        (Plekkentelling(2, 0, 3), "2 locaties, 3 plekken vrij", "U kunt daar nu niet zomaar terecht."),
    ],
)  # fmt: skip
def test_a_place_without_a_number_is_not_no_place(telling: Plekkentelling, tekst: str, waar: str):
    assert telling_text(telling) == tekst
    assert where_text(telling) == waar
    assert plekken_text(telling) == tekst.partition(", ")[2]


def test_houses_are_called_as_the_region_calls_them():
    huizen = Telwoord("gezinshuis", "gezinshuizen")
    assert telling_text(Plekkentelling(14, 14, 16), huizen) == "14 gezinshuizen, 16 plekken vrij"
    assert locaties_text(1, huizen) == "1 gezinshuis"

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
    ("gezegd", "woord", "in_feed"),
    [(True, "ja", "ja"), (False, "nee", "nee"), (None, "niet opgegeven", "onbekend")],
)
def test_yes_no_and_unknown_are_told_apart_on_page_feed_and_in_files(
    client: CheckedClient, wereld: Wereld, gezegd: bool | None, woord: str, in_feed: str
):
    state(wereld, gezegd)
    pad = f"/twente/groepen/{wereld.linde.publiek_id}"
    assert fact(client.pagina(pad), "Rolstoeltoegankelijk") == woord
    groep = client.get(f"/api/v1/groepen/{wereld.linde.publiek_id}").get_json()
    aanbod = client.get(f"/api/v1/aanbod?locatie={wereld.linde.publiek_id}").get_json()
    assert groep[NAAM] == in_feed
    assert {resultaat["locatie"][NAAM] for resultaat in aanbod["resultaten"]} == {in_feed}
    feed = client.get(f"/api/v1/aanbod?formaat=csv&locatie={wereld.linde.publiek_id}").text
    rijen = list(csv.DictReader(io.StringIO(feed), delimiter=";"))
    assert {rij[NAAM] for rij in rijen} == {in_feed}
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


def test_the_contract_of_the_feed_promises_one_of_three_words(
    client: CheckedClient, wereld: Wereld
):
    schemas = client.get("/api/v1/openapi.json").get_json()["components"]["schemas"]
    for naam in ("Locatienaam", "Locatie"):
        assert schemas[naam]["properties"][NAAM]["enum"] == ["ja", "nee", "onbekend"]
        assert NAAM in schemas[naam]["required"]


def test_who_asks_for_it_finds_what_was_said_to_be_and_sees_before_how_much_that_is(
    client: CheckedClient, wereld: Wereld
):
    state(wereld, True)
    zoeken = client.pagina("/twente/zoeken")
    antwoord = client.get(f"/api/v1/aanbod?{NAAM}=true").get_json()
    assert len(antwoord["resultaten"]) == 2, "both of De Linde, and none of who said nothing"
    assert antwoord["aantalLocaties"] == 1
    assert f"Rolstoeltoegankelijk ({antwoord['aantalLocaties']})" in zoeken.text
    gevonden = client.pagina(f"/twente/zoeken?{NAAM}=true&vrijePlek=true")
    assert "De Linde" in gevonden.text
    assert "De Berk" not in gevonden.text
    for zonder in (f"{NAAM}=true", "vrijePlek=true"):
        assert f"/twente/zoeken?{zonder}" in gevonden.links, "each can be let go by itself"
    vinkje = next(invoer for invoer in gevonden.all("input") if invoer.get("name") == NAAM)
    assert (vinkje.get("id"), vinkje.get("checked") is not None) == ("rolstoel", True)


@pytest.mark.parametrize(
    ("taal", "gekozen", "ruimer"),
    [
        ("", "Rolstoeltoegankelijk", "Ook waar een rolstoel niet kan, of waar het niet bekend is"),
        ("/en", "Wheelchair accessible", "or where this is unknown"),
    ],
)
def test_where_nothing_is_found_the_advice_says_that_the_rest_may_not_be_known(
    client: CheckedClient, wereld: Wereld, taal: str, gekozen: str, ruimer: str
):
    state(wereld, False)
    pagina = client.pagina(f"{taal}/twente/zoeken?{NAAM}=true")
    assert gekozen in pagina.text
    assert ruimer in pagina.text
    assert f"{taal}/twente/zoeken" in pagina.links


@pytest.mark.parametrize(
    ("taal", "zin"),
    [
        (
            "",
            "Niet elke aanbieder heeft opgegeven of het rolstoeltoegankelijk is. Bel bij twijfel.",
        ),
        (
            "/en",
            "Not every provider has stated whether it is wheelchair accessible. If in doubt, call.",
        ),
    ],
)
@pytest.mark.parametrize("vorm", ["zoeken", "kaart"])
def test_while_it_is_on_the_page_says_that_not_everybody_stated_it(
    client: CheckedClient, wereld: Wereld, vorm: str, taal: str, zin: str
):
    state(wereld, True)
    pad = f"{taal}/twente/{vorm}"
    assert client.pagina(f"{pad}?{NAAM}=true&vrijePlek=true").text.count(zin) == 1
    assert zin not in client.pagina(f"{pad}?vrijePlek=true").text


@pytest.mark.parametrize(
    ("taal", "getypt", "zoek"),
    [
        ("", "rolstoeltoegankelijk", ""),
        ("", "gezinshuis+Rolstoelvriendelijk", "&zoek=gezinshuis"),
        ("/en", "wheelchair+accessible+gezinshuis", "&zoek=gezinshuis"),
    ],
)
def test_who_types_a_word_for_it_is_offered_the_filter_with_how_much_that_gives(
    client: CheckedClient, wereld: Wereld, taal: str, getypt: str, zoek: str
):
    pad = f"{taal}/twente/zoeken?zoek={getypt}"
    offer = f"{taal}/twente/zoeken?{NAAM}=true{zoek}"
    assert offer not in client.pagina(pad).links, "nobody stated that one can come in"
    state(wereld, True)
    lijst = client.pagina(pad)
    assert offer in lijst.links
    (zin,) = [text_of(alinea) for alinea in lijst.all("p") if "filter “" in text_of(alinea)]
    assert "(1 loca" in zin
    assert offer in client.pagina(pad.replace("zoeken", "kaart")).links
    assert "filter “" not in client.pagina(f"{pad}&{NAAM}=true").text, "it is on already"


@pytest.mark.parametrize(
    ("taal", "naam"), [("", "Rolstoeltoegankelijk"), ("/en", "Wheelchair accessible")]
)
def test_who_is_typing_a_word_for_it_is_offered_the_filter_whatever_was_stated(
    client: CheckedClient, wereld: Wereld, taal: str, naam: str
):
    def offered(getypt: str) -> list[dict[str, str]]:
        antwoord = client.get(f"{taal}/twente/suggesties", query_string={"zoek": getypt})
        return [
            suggestie for suggestie in antwoord.get_json()["suggesties"] if suggestie.get("filter")
        ]

    (filter_,) = offered("gezinshuis  Rolst")
    assert filter_ == {
        "soort": "filter",
        "soortnaam": "Filter",
        "naam": naam,
        "bij": "",
        "zoek": "gezinshuis",
        "filter": NAAM,
    }
    assert offered("wheelchairs") == [{**filter_, "zoek": ""}]
    for getypt in ("ro", "rolluik", "rolstoel gez", "stoel", "!"):
        assert offered(getypt) == [], getypt
    state(wereld, True)
    assert offered("gezinshuis  Rolst") == [filter_], "no suggestion tells what was stated"


@pytest.mark.parametrize(("taal", "onbekend"), [("", "niet opgegeven"), ("/en", "not stated")])
def test_the_words_of_the_site_say_what_it_means_and_that_unknown_is_no_no(
    client: CheckedClient, wereld: Wereld, taal: str, onbekend: str
):
    uitleg = client.pagina(f"{taal}/twente/uitleg").text
    assert f"“{onbekend}”?" in uitleg
    eik = client.pagina(f"{taal}/twente/groepen/{wereld.eik.publiek_id}")
    assert onbekend in eik.text, "the same words as on the page of a locatie"

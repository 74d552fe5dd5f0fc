"""Searching on a page: what is found, in which order, in which words, and what bad values do."""

import pytest

from tests.factories import ALMELO, ENSCHEDE, HENGELO, make_opgave
from tests.steun.pagina import CheckedClient, Pagina, text_of
from tests.web.public.wereld import STRAAT, Wereld
from wijzer.web.public.zoeken.filterwoorden import FILTERWOORDEN, Veldsoort

pytestmark = pytest.mark.usefixtures("wereld")


def names(pagina: Pagina) -> list[str]:
    """The results by name, in order."""
    return [
        text_of(kop) for kop in pagina.all("h3") if "bw-resultaat__kop" in (kop.get("class") or "")
    ]


def card(pagina: Pagina, naam: str) -> str:
    """All text of one result."""
    kaarten = [li for li in pagina.all("li") if "bw-resultaat" in (li.get("class") or "").split()]
    return next(text_of(kaart) for kaart in kaarten if naam in text_of(kaart))


def test_a_place_comes_before_a_wait_and_a_wait_before_nothing(client: CheckedClient):
    gevonden = names(client.pagina("/twente/zoeken?hulpvorm=gezinshuis&product=WGZHF"))
    assert gevonden == ["De Linde", "De Eik", "De Berk"]


def test_a_result_shows_both_waits_and_their_sum(client: CheckedClient):
    tekst = card(client.pagina("/twente/zoeken?product=WGZHF"), "De Eik")
    assert "3 weken" in tekst
    assert "9 weken" in tekst
    assert "12 weken" in tekst
    assert "Er wachten nu 4 kinderen." in tekst
    assert "wachttijd samen 12 weken, bijgewerkt vandaag" in tekst
    assert "074-000 00 12" in tekst


def test_numbers_that_contradict_say_what_they_mean(client: CheckedClient, wereld: Wereld):
    wereld.state("De Linde", "WGZHF", make_opgave(vrije_plekken=2, aantal_wachtenden=3))
    zin = "Er is plek vrij, maar er wachten ook anderen. Vraag de aanbieder of de plek vrij is voor u."
    assert zin in card(client.pagina("/twente/zoeken?product=WGZHF"), "De Linde")
    assert "A place is free, but others are waiting too." in card(
        client.pagina("/en/twente/zoeken?product=WGZHF"), "De Linde"
    )
    assert zin in client.pagina(f"/twente/groepen/{wereld.linde.publiek_id}").text
    assert zin in client.pagina(f"/twente/aanbieders/{wereld.vlier.id}").text


def test_a_plain_wait_needs_no_word_more(client: CheckedClient):
    assert "Vraag" not in card(client.pagina("/twente/zoeken?product=WGZHF"), "De Eik")


def test_half_a_wait_has_no_sum(client: CheckedClient):
    tekst = card(client.pagina("/twente/zoeken?product=ABGII"), "Kantoor Enschede")
    assert "1 week" in tekst
    assert "wachttijd samen: geen opgave" in tekst
    assert tekst.count("geen opgave") == 3


def test_an_expired_entry_shows_no_number(client: CheckedClient):
    tekst = card(client.pagina("/twente/zoeken?product=WGZHG"), "De Linde")
    assert "Geen actuele opgave" in tekst
    assert "vrije" not in tekst
    assert "weken" not in tekst
    assert "geen actuele opgave, laatste opgave 3 maanden geleden" in tekst


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("gemeente=" + ALMELO, {"De Berk"}),
        ("gemeente=" + HENGELO, {"De Linde", "De Eik", "Kantoor Enschede"}),
        ("segment=ambulant", {"Kantoor Enschede"}),
        ("vrijePlek=true", {"De Linde"}),
        ("maxWachttijd=2&segment=wonen-en-verblijf", {"De Linde"}),
        ("maxWachttijd=12&product=WGZHF", {"De Linde", "De Eik"}),
        ("medischeVerwijzing=true", {"Kantoor Enschede"}),
        ("doelgroep=lvb", {"De Linde"}),
        ("zoek=eik", {"De Eik"}),
        ("leeftijd=2&hulpvorm=gezinshuis", {"De Eik", "De Berk"}),
    ],
)
def test_each_filter_finds_what_fits(client: CheckedClient, vraag: str, gevonden: set[str]):
    assert set(names(client.pagina(f"/twente/zoeken?{vraag}"))) == gevonden


def test_a_shielded_groep_is_found_in_its_gemeente_and_nowhere_nearer(client: CheckedClient):
    antwoord = client.get(f"/twente/zoeken?gemeente={HENGELO}&product=WGZHF")
    assert "De Eik" in antwoord.text
    assert STRAAT not in antwoord.text


def test_a_wrong_value_is_explained_beside_its_field_and_the_rest_is_searched(
    client: CheckedClient,
):
    pagina = client.pagina(
        f"/twente/zoeken?gemeente={HENGELO}&product=WGZHF&leeftijd=oud&postcode=9999"
    )
    assert set(names(pagina)) == {"De Linde", "De Eik"}
    velden = {veld.get("name"): veld for soort in ("input", "select") for veld in pagina.all(soort)}
    for naam in ("leeftijd", "postcode"):
        assert velden[naam].get("aria-invalid") == "true"
    assert velden["postcode"].get("value") == "9999"
    assert "Postcode 9999 ligt buiten Twente." in pagina.text
    assert "De rest hebben wij wel gezocht." in pagina.text


@pytest.mark.parametrize(
    "vraag",
    [
        "pagina=0",
        "pagina=1000000000",
        "perPagina=9999",
        "product=XXXXX",
        "gemeente=GM9999",
        "hulpvorm=a%00b",
        "maxWachttijd=-1",
        "sorteer=prijs",
        "straal=5",
        "zoek=" + "a" * 500,
        "hulpvorm=gezinshuis&hulpvorm=onzin",
        "locatie=abc",
    ],
)
def test_no_value_breaks_the_page(client: CheckedClient, vraag: str):
    pagina = client.pagina(f"/twente/zoeken?{vraag}")
    assert "Niet alles was goed ingevuld" in pagina.text


@pytest.mark.parametrize(
    ("taal", "zin"),
    [
        ("", "Deze keuze kennen wij niet. Zet het vinkje aan of uit."),
        ("/en", "We do not know this choice. Tick the box, or leave it empty."),
    ],
)
def test_a_wrong_value_of_one_box_is_told_beside_it_in_words_for_people(
    client: CheckedClient, taal: str, zin: str
):
    ankers = {
        woord.sleutel: woord.anker
        for woord in FILTERWOORDEN.values()
        if woord.soort is Veldsoort.VINKJE
    }
    vraag = "&".join(f"{sleutel}=nee" for sleutel in ankers)
    pagina = client.pagina(f"{taal}/twente/zoeken?{vraag}")
    tekst = {veld.get("id"): text_of(veld) for veld in pagina.all("p")}
    vinkjes = {veld.get("name"): veld for veld in pagina.all("input")}
    for sleutel, anker in ankers.items():
        assert vinkjes[sleutel].get("aria-invalid") == "true"
        assert vinkjes[sleutel].get("checked") is None
        assert zin in tekst[vinkjes[sleutel].get("aria-describedby")]
        assert f"#{anker}" in pagina.links, "the message above the form leads to the box"
    assert pagina.text.count(zin) == 2 * len(ankers)
    assert "`true`" not in pagina.text
    assert client.pagina(f"{taal}/twente/kaart?{vraag}").text.count(zin) == len(ankers)


def test_the_feed_tells_partners_of_one_box_what_a_program_may_send(client: CheckedClient):
    antwoord = client.get("/api/v1/aanbod?rolstoeltoegankelijk=nee")
    assert "Hier kan alleen `true` staan." in antwoord.text


def test_a_search_for_several_places_is_told_and_can_be_let_go(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?minstensPlekken=9")
    assert "Met deze filters vinden wij niets." in pagina.text
    assert "Minstens 9 vrije plekken" in pagina.text
    assert "Met elk aantal vrije plekken" in pagina.text
    te_veel = client.pagina("/twente/zoeken?minstensPlekken=10")
    assert "een heel getal van 1 tot en met 9" in te_veel.text


def test_keys_of_others_are_ignored(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?utm_source=brief&product=WGZHF")
    assert len(names(pagina)) == 3
    assert "Niet alles" not in pagina.text


def test_empty_fields_of_the_form_mean_nothing(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?hulpvorm=&gemeente=&leeftijd=&postcode=&straal=&zoek=")
    assert "Niet alles" not in pagina.text
    assert len(names(pagina)) == 4


def test_a_page_past_the_last_leads_back(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?pagina=9")
    assert "Zo veel pagina's zijn er niet" in pagina.text
    assert "/twente/zoeken" in pagina.links


def test_pages_follow_each_other(client: CheckedClient):
    eerste = client.pagina("/twente/zoeken?perPagina=3")
    tweede = client.pagina("/twente/zoeken?pagina=2&perPagina=3")
    assert "/twente/zoeken?pagina=2&perPagina=3" in eerste.links
    assert (len(names(eerste)), len(names(tweede))) == (3, 1)
    assert set(names(eerste)) | set(names(tweede)) == set(names(client.pagina("/twente/zoeken")))


def test_nothing_found_leads_to_a_wider_search_that_finds_something(client: CheckedClient):
    pagina = client.pagina(f"/twente/zoeken?gemeente={ALMELO}&vrijePlek=true")
    assert names(pagina) == []
    assert f"/twente/zoeken?gemeente={ALMELO}" in pagina.links
    assert "/twente/zoeken?vrijePlek=true" in pagina.links


def test_each_chosen_filter_can_be_taken_away(client: CheckedClient):
    pagina = client.pagina(f"/twente/zoeken?gemeente={HENGELO}&gemeente={ENSCHEDE}&vrijePlek=true")
    assert f"/twente/zoeken?gemeente={HENGELO}&vrijePlek=true" in pagina.links
    assert f"/twente/zoeken?gemeente={ENSCHEDE}&vrijePlek=true" in pagina.links
    assert f"/twente/zoeken?gemeente={ENSCHEDE}&gemeente={HENGELO}" in pagina.links


def test_sending_the_form_keeps_what_it_cannot_show(client: CheckedClient):
    pagina = client.pagina(f"/twente/zoeken?gemeente={HENGELO}&gemeente={ENSCHEDE}")
    verborgen = [
        (veld.get("name"), veld.get("value"))
        for veld in pagina.all("input")
        if veld.get("type") == "hidden"
    ]
    assert ("gemeente", HENGELO) in verborgen


def test_crisis_says_call_and_never_a_wait(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?hulpvorm=crisiszorg")
    assert "Spoed: bel meteen" in pagina.text
    assert "tel:112" in pagina.links
    assert "locaties" not in pagina.text
    assert names(pagina) == []


def test_wonen_says_that_applications_go_via_the_coordinatiepunt(client: CheckedClient):
    assert "/twente/uitleg#cpwv" in client.pagina("/twente/zoeken?hulpvorm=gezinshuis").links
    assert "/twente/uitleg#cpwv" not in client.pagina("/twente/zoeken?hulpvorm=vaktherapie").links


def test_distance_needs_a_postcode_and_is_counted_from_public_points(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?postcode=7511+XX&product=WGZHF&sorteer=afstand")
    assert names(pagina)[-1] == "De Berk"
    assert "ongeveer" in card(pagina, "De Eik")


def test_what_one_locatie_offers_stands_on_one_card(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?sorteer=naam&hulpvorm=gezinshuis")
    assert names(pagina) == ["De Berk", "De Eik", "De Linde"]
    linde = card(pagina, "De Linde")
    assert "(WGZHF)" in linde
    assert "(WGZHG)" in linde
    assert "3 locaties" in pagina.text


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ("product=WGZHF", "3 locaties, 2 plekken vrij. Bij 1 van de 3 is nu plek."),
        ("product=WGZHF&vrijePlek=true", "1 locatie, 2 plekken vrij."),
        ("zoek=eik", "1 locatie, nu zonder plek. De wachttijd is 12 weken."),
        ("product=WGZHG", "1 locatie, nu zonder plek. De wachttijd is niet bekend."),
        ("product=WGZHF&doelgroep=autisme", "Met deze filters vinden wij niets."),
    ],
)
def test_the_answer_stands_at_the_top_in_one_sentence(client: CheckedClient, vraag: str, zin: str):
    assert zin in client.pagina(f"/twente/zoeken?{vraag}").text


def test_each_result_says_why_it_stands_there(client: CheckedClient):
    pagina = client.pagina("/twente/zoeken?sorteer=naam")
    assert "2 plekken vrij, bijgewerkt vandaag" in card(pagina, "De Linde")
    assert "wachttijd samen 12 weken, bijgewerkt vandaag" in card(pagina, "De Eik")
    assert "Aanmeldstop" in card(pagina, "Kantoor Enschede")
    assert "u kunt zich nu niet aanmelden" in card(pagina, "Kantoor Enschede")
    assert "geen opgave" in card(pagina, "De Berk")

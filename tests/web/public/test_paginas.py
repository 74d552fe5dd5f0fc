"""The pages of locaties, aanbieders, help, products and gemeenten, and what is gone."""

from uuid import uuid4

import pytest

from tests.factories import ALMELO, HENGELO, make_opgave
from tests.steun.pagina import CheckedClient
from tests.web.public.wereld import STRAAT, Wereld


def test_a_groep_tells_whom_to_call_how_it_stands_and_which_way_leads_in(
    client: CheckedClient, wereld: Wereld
):
    pagina = client.pagina(f"/twente/groepen/{wereld.linde.publiek_id}")
    assert "tel:+31740000012" in pagina.links
    for tekst in (
        "2 vrije plekken", "Geen actuele opgave", "Proefstraat 12", "7551 XX Hengelo", "voor 6 kinderen",
        "4 tot 18 jaar", "Licht verstandelijke beperking",
    ):  # fmt: skip
        assert tekst in pagina.text
    assert f"/twente/aanbieders/{wereld.vlier.id}" in pagina.links
    assert "Stichting De Vlier" in pagina.text


def test_free_places_at_several_kinds_of_help_are_said_once_before_all_of_them(
    client: CheckedClient, wereld: Wereld
):
    pad, samen = f"/twente/groepen/{wereld.linde.publiek_id}", "Op deze locatie: 2 vrije plekken."
    assert samen not in client.pagina(pad).text
    wereld.state("De Linde", "WGZHG", make_opgave(vrije_plekken=1))
    tekst = client.pagina(pad).text
    assert tekst.index(samen) < tekst.index("Dat is het totaal") < tekst.index("WGZHF")


def test_a_shielded_groep_is_shown_at_the_stadhuis_and_says_so(
    client: CheckedClient, wereld: Wereld
):
    antwoord = client.get(f"/twente/groepen/{wereld.eik.publiek_id}")
    for tekst in (
        "Stadhuis Hengelo",
        "Burgemeester van der Dussenplein 1",
        "Het echte adres staat hier niet",
    ):
        assert tekst in antwoord.text
    assert STRAAT not in antwoord.text


def test_a_vestiging_names_its_werkgebied_and_the_medical_way_in(
    client: CheckedClient, wereld: Wereld
):
    pagina = client.pagina(f"/twente/vestigingen/{wereld.kantoor.publiek_id}")
    for tekst in (
        "Enschede en Hengelo",
        "Ook met verwijzing van een arts",
        "Aanmeldstop",
        "De huisarts, jeugdarts of medisch specialist",
    ):
        assert tekst in pagina.text


def test_without_a_number_the_gemeente_is_whom_to_call(client: CheckedClient, wereld: Wereld):
    pagina = client.pagina(f"/twente/groepen/{wereld.berk.publiek_id}")
    assert "tel:+31740000001" in pagina.links
    assert f"/twente/gemeenten/{ALMELO}" in pagina.links


def test_a_groep_is_no_vestiging(client: CheckedClient, wereld: Wereld):
    assert client.get(f"/twente/vestigingen/{wereld.linde.publiek_id}").status_code == 404
    assert client.get(f"/twente/groepen/{wereld.kantoor.publiek_id}").status_code == 404


def test_what_never_was_is_not_found_and_what_was_is_gone(client: CheckedClient, wereld: Wereld):
    assert client.get(f"/twente/groepen/{uuid4()}").status_code == 404
    wereld.withdraw(wereld.berk)
    antwoord = client.get(f"/twente/groepen/{wereld.berk.publiek_id}")
    assert antwoord.status_code == 410
    assert "De Berk" not in antwoord.text


def test_an_aanbieder_shows_all_its_locaties(client: CheckedClient, wereld: Wereld):
    groep = client.pagina(f"/twente/groepen/{wereld.linde.publiek_id}")
    adres = next(href for href in groep.links if "/aanbieders/" in href)
    pagina = client.pagina(adres)
    for naam in ("De Linde", "De Eik", "Kantoor Enschede"):
        assert naam in pagina.text
    assert "De Berk" not in pagina.text


@pytest.mark.usefixtures("wereld")
@pytest.mark.parametrize(
    ("pad", "teksten"),
    [
        (
            "/twente",
            ["Waar is plek voor jeugdhulp in Twente?", "112", "U hoeft niet in te loggen."],
        ),
        (
            "/twente/hulp",
            ["Gezinshuis", "Wat Gezinshuis is.", "Bel direct", "3 locaties, 2 plekken vrij"],
        ),
        ("/twente/hulp/gezinshuis", ["WGZHF", "WGZHG", "Bij 1 van de 3 is nu plek."]),
        ("/twente/hulp/crisiszorg", ["Spoed: bel meteen", "0800-2000"]),
        ("/twente/producten", ["WGZHF", "46A01", "Bel direct"]),
        ("/twente/producten/ABGII", ["Niet in elke gemeente", "Hengelo"]),
        ("/twente/producten/46A01", ["Spoed: bel meteen"]),
        ("/twente/producten/54008", ["Er hoort geen plek bij die u kunt zoeken."]),
        ("/twente/gemeenten", ["Almelo", "Enschede", "Hengelo"]),
        (f"/twente/gemeenten/{HENGELO}", ["Stadhuis Hengelo", "7551 EB Hengelo", "074-000 00 01"]),
        (f"/twente/gemeenten/{ALMELO}", ["nog niet bevestigd"]),
        (
            "/twente/uitleg",
            ["Twee keer wachten", "Waarom staat er soms een gemeentehuis?", "42 dagen"],
        ),
        ("/toegankelijkheid", ["WCAG 2.2"]),
        ("/privacy", ["Voor het zoeken plaatsen wij geen cookies."]),
    ],
)
def test_every_page_says_what_it_is_for(client: CheckedClient, pad: str, teksten: list[str]):
    pagina = client.pagina(pad)
    for tekst in teksten:
        assert tekst in pagina.text


@pytest.mark.usefixtures("wereld")
@pytest.mark.parametrize(
    "pad",
    [
        "/alkmaar",
        "/alkmaar/",
        "/twente/zoeken/onzin/",
        "/twente/hulp/onzin",
        "/twente/producten/XXXXX",
        "/twente/gemeenten/GM9999",
        "/twente/groepen/geen-id",
        "/twente/onzin",
    ],
)
def test_what_does_not_exist_is_not_found(client: CheckedClient, pad: str):
    assert client.get(pad).status_code == 404


@pytest.mark.usefixtures("wereld")
def test_the_only_region_opens_by_itself(client: CheckedClient):
    antwoord = client.get("/")
    assert antwoord.status_code == 302
    assert antwoord.headers["Location"] == "/twente"


@pytest.mark.usefixtures("wereld")
def test_a_page_sets_no_cookie(client: CheckedClient):
    for pad in ("/twente", "/twente/zoeken", "/privacy"):
        assert "Set-Cookie" not in client.get(pad).headers


def test_each_page_leads_to_itself_in_the_other_language(client: CheckedClient, wereld: Wereld):
    english = client.pagina("/en/twente/zoeken?gemeente=GM0164&utm_source=x")
    assert english.root.get("lang") == "en"
    assert "/twente/zoeken?gemeente=GM0164" in english.links
    assert "/en/twente/hulp" in english.links
    dutch = client.pagina("/twente/zoeken")
    assert dutch.root.get("lang") == "nl"
    assert "/en/twente/zoeken" in dutch.links
    assert "/twente/hulp" in dutch.links

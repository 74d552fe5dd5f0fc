"""The map page: the same question per gemeente, as shapes or circles and as a table; and the switch that leads there."""

import gzip
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from tests.factories import ALMELO, AT, ENSCHEDE, HENGELO, REGIO, make_regio
from tests.steun.pagina import CheckedClient, Pagina, text_of
from tests.steun.werelden.grenzen import collection, feature
from tests.web.public.wereld import STRAAT, Wereld
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.files.gemeentegrenzen import read_gemeentegrenzen
from wijzer.services.bestanden.importeer_gemeentegrenzen import importeer_gemeentegrenzen
from wijzer.store.engine import Database

SVG = "{http://www.w3.org/2000/svg}"


def draw_borders(database: Database, *features: object) -> None:
    """Load the shapes of the small Twente."""
    gelezen = read_gemeentegrenzen(collection(*features), productcode_patroon="")
    with database.transaction(at=AT) as store:
        importeer_gemeentegrenzen(store, gelezen, regio=REGIO, proef=False, by=SYSTEEM, at=AT)


@pytest.fixture(params=["rondjes", "grenzen"])
def getekend(request: pytest.FixtureRequest, wereld: Wereld) -> str:
    """The small Twente, without and with borders."""
    if request.param == "grenzen":
        draw_borders(wereld.database)
    return str(request.param)


def areas(pagina: Pagina) -> Iterator[Element]:
    """Every gemeente in the order of the drawing: a link where something fits, a shape with a name where nothing does."""
    vormen = (vorm for vorm in pagina.root.iter() if vorm.tag in {f"{SVG}a", f"{SVG}g"})
    return (vorm for vorm in vormen if "bw-gebied" in (vorm.get("class") or "").split())


def drawings(pagina: Pagina) -> list[Element]:
    return [deel for gebied in areas(pagina) for deel in gebied if deel.tag != f"{SVG}title"]


def forms(pagina: Pagina) -> list[str]:
    return [deel.tag.removeprefix(SVG) for deel in drawings(pagina)]


def names(pagina: Pagina) -> list[str]:
    return [gebied.get("aria-label") or "" for gebied in areas(pagina)]


def table(pagina: Pagina) -> list[tuple[str, ...]]:
    return [
        tuple(text_of(cel) for cel in rij if cel.tag in {"th", "td"})
        for rij in pagina.all("tr")
        if rij.find("td") is not None
    ]


@pytest.mark.usefixtures("getekend")
def test_every_gemeente_says_how_many_fit_and_how_many_have_a_place(client: CheckedClient):
    pagina = client.pagina("/twente/kaart")
    assert names(pagina) == [
        "Almelo: 1 locatie, 0 met plek (nu geen plek)",
        "Enschede: 1 locatie, 0 met plek (1 plek vrij)",
        "Hengelo: 3 locaties, 1 met plek (3 plekken vrij)",
    ]
    assert table(pagina) == [
        ("Almelo", "1", "0", "0"),
        ("Enschede", "1", "0", "1"),
        ("Hengelo", "3", "1", "3"),
    ]


@pytest.mark.usefixtures("getekend")
def test_each_gemeente_leads_to_its_list_with_the_same_filters(client: CheckedClient):
    pagina = client.pagina("/twente/kaart?hulpvorm=gezinshuis&vrijePlek=true&leeftijd=6")
    hrefs = [gebied.get("href") or "" for gebied in areas(pagina)]
    assert (
        hrefs[2]
        == f"/twente/zoeken?gemeente={HENGELO}&hulpvorm=gezinshuis&leeftijd=6&vrijePlek=true"
    )
    assert hrefs[:2] == ["", ""]
    assert names(pagina)[:2] == ["Almelo: geen locaties", "Enschede: geen locaties"]
    assert table(pagina)[:2] == [
        ("Almelo", "geen", "geen", "geen"),
        ("Enschede", "geen", "geen", "geen"),
    ]
    for href, naam in zip(hrefs[2:], names(pagina)[2:], strict=True):
        gevonden = client.pagina(href)
        aantal = naam.split(": ")[1].split(" ")[0]
        koppen = [text_of(kop) for kop in gevonden.all("h2")]
        assert any(kop.startswith(f"{aantal} locatie") for kop in koppen), (href, koppen)


def test_borders_are_shapes_and_where_none_is_known_stands_a_circle(
    client: CheckedClient, wereld: Wereld
):
    assert forms(client.pagina("/twente/kaart")) == ["circle"] * 3
    draw_borders(wereld.database, feature(ALMELO), feature(HENGELO))
    pagina = client.pagina("/twente/kaart")
    assert forms(pagina) == ["path", "circle", "path"]
    assert "Kadaster en CBS" in pagina.text


def test_without_borders_nobody_is_credited_for_them(client: CheckedClient, wereld: Wereld):
    assert "Kadaster" not in client.pagina("/twente/kaart").text


@pytest.mark.usefixtures("getekend")
def test_steps_differ_in_pattern_and_are_explained(client: CheckedClient):
    pagina = client.pagina("/twente/kaart?product=WGZHF")
    vulling = [vorm.get("fill") for vorm in drawings(pagina)]
    assert vulling == ["url(#bw-stap-1)", "url(#bw-stap-0)", "url(#bw-stap-4)"]
    for tekst in ("niets gevonden", "nu geen plek", "1 met plek"):
        assert tekst in pagina.text


def test_a_chosen_gemeente_stands_out_and_does_not_hide_the_others(
    client: CheckedClient, wereld: Wereld
):
    pagina = client.pagina(f"/twente/kaart?gemeente={ENSCHEDE}")
    assert names(pagina)[1] == "Enschede: 1 locatie, 0 met plek (1 plek vrij) (gekozen)"
    assert table(pagina)[1][0] == "Enschede gekozen"
    assert table(pagina)[2] == ("Hengelo", "3", "1", "3")


@pytest.mark.usefixtures("wereld")
def test_one_switch_leads_from_list_to_map_and_back_and_keeps_every_filter(client: CheckedClient):
    vraag = f"gemeente={HENGELO}&hulpvorm=gezinshuis&maxWachttijd=26&postcode=7551&sorteer=afstand&straal=25&zoek=linde"
    lijst, kaart = f"/twente/zoeken?{vraag}", f"/twente/kaart?{vraag}"
    assert kaart in client.pagina(lijst).links
    assert lijst in client.pagina(kaart).links
    assert f"/en{kaart}" in client.pagina(f"/en{lijst}").links


@pytest.mark.usefixtures("wereld")
def test_the_switch_starts_at_the_first_page(client: CheckedClient):
    assert "/twente/kaart" in client.pagina("/twente/zoeken?pagina=2&perPagina=4").links


@pytest.mark.usefixtures("wereld")
def test_a_filter_is_taken_off_without_leaving_the_map(client: CheckedClient):
    for pad in ("kaart", "stratenkaart"):
        pagina = client.pagina(f"/twente/{pad}?gemeente={HENGELO}&vrijePlek=true")
        assert f"/twente/{pad}?vrijePlek=true" in pagina.links
        assert f"/twente/{pad}?gemeente={HENGELO}" in pagina.links


@pytest.mark.usefixtures("wereld")
def test_a_wrong_value_is_told_and_the_rest_is_counted(client: CheckedClient):
    pagina = client.pagina("/twente/kaart?product=WGZHF&leeftijd=oud&utm_source=x")
    assert "Niet alles was goed ingevuld" in pagina.text
    assert names(pagina)[2] == "Hengelo: 2 locaties, 1 met plek (2 plekken vrij)"


@pytest.mark.usefixtures("wereld")
@pytest.mark.parametrize("pad", ["kaart", "stratenkaart"])
@pytest.mark.parametrize(
    "vraag",
    [
        "pagina=0",
        "pagina=99",
        "gemeente=GM9999",
        "hulpvorm=%00",
        "straal=5",
        "zoek=" + "a" * 3_500,
        "sorteer=%3Cb%3E",
        "zoek=niets-zo",
        "gemeente=",
    ],
)
def test_no_value_breaks_a_map(client: CheckedClient, pad: str, vraag: str):
    client.pagina(f"/twente/{pad}?{vraag}")


@pytest.mark.usefixtures("wereld")
def test_nothing_found_still_shows_the_region_and_what_to_do(client: CheckedClient):
    pagina = client.pagina("/twente/kaart?product=AVAKT&vrijePlek=true")
    assert "Haal een filter weg" in pagina.text
    assert not any(gebied.get("href") for gebied in areas(pagina))
    assert names(pagina)[0] == "Almelo: geen locaties"


@pytest.mark.usefixtures("wereld")
@pytest.mark.parametrize("pad", ["kaart", "stratenkaart"])
def test_crisis_has_no_map_of_places_but_a_number_to_call(client: CheckedClient, pad: str):
    pagina = client.pagina(f"/twente/{pad}?hulpvorm=crisiszorg")
    assert "tel:112" in pagina.links
    assert "locaties" not in pagina.text
    assert list(areas(pagina)) == []


@pytest.mark.usefixtures("wereld")
@pytest.mark.parametrize("pad", ["kaart", "stratenkaart"])
def test_no_map_knows_a_shielded_street(client: CheckedClient, pad: str):
    assert STRAAT not in client.get(f"/twente/{pad}").text


def test_a_map_of_the_region_stays_small(client: CheckedClient, wereld: Wereld):
    draw_borders(wereld.database)
    assert len(gzip.compress(client.get("/twente/kaart").data)) < 9_000


def test_a_region_without_gemeenten_has_an_empty_map_and_no_fault(
    client: CheckedClient, wereld: Wereld
):
    with wereld.database.transaction(at=AT) as store:
        store.regios.save(make_regio(slug="leegland", naam="Leegland"))
    assert names(client.pagina("/leegland/kaart")) == []
    client.pagina("/leegland/stratenkaart")


def test_equal_questions_have_one_map_in_whatever_order_the_keys_come(
    client: CheckedClient, wereld: Wereld
):
    een = client.get("/twente/kaart?vrijePlek=true&hulpvorm=gezinshuis")
    ander = client.get("/twente/kaart?hulpvorm=gezinshuis&utm_source=x&vrijePlek=true")
    assert een.data == ander.data
    assert een.headers["ETag"] == ander.headers["ETag"]


@pytest.mark.usefixtures("getekend")
def test_the_page_of_gemeenten_shows_them_on_a_map_that_leads_to_each(client: CheckedClient):
    pagina = client.pagina("/twente/gemeenten")
    assert [gebied.get("href") for gebied in areas(pagina)] == [
        f"/twente/gemeenten/{code}" for code in (ALMELO, ENSCHEDE, HENGELO)
    ]
    assert names(pagina)[2] == "Hengelo: 3 locaties, 1 met plek (3 plekken vrij)"


@pytest.mark.usefixtures("wereld")
@pytest.mark.parametrize("pad", ["kaart", "stratenkaart"])
def test_a_map_says_how_it_read_what_was_typed_and_stays_a_map(client: CheckedClient, pad: str):
    pagina = client.pagina(f"/twente/{pad}?zoek=gezinshius")
    assert "Bedoelde u: gezinshuis" in pagina.text
    assert any(href.startswith(f"/twente/{pad}?letterlijk") for href in pagina.links)


@pytest.mark.usefixtures("wereld")
@pytest.mark.parametrize("pad", ["/twente/kaart", "/twente/stratenkaart"])
def test_what_a_map_offers_instead_keeps_the_size_of_the_list(client: CheckedClient, pad: str):
    pagina = client.pagina(f"{pad}?zoek=hengelo+amsterdam")
    assert f"{pad}?zoek=hengelo" in pagina.links
    assert not [href for href in pagina.links if "perPagina" in href]


@pytest.mark.usefixtures("wereld")
def test_a_map_says_which_gemeente_does_not_take_part(client: CheckedClient):
    pagina = client.pagina(f"/twente/kaart?product=ABGII&gemeente={HENGELO}")
    assert "is er niet voor Hengelo" in pagina.text

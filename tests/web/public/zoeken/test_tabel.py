"""The answer to a search as a compact table: one row per locatie, sortable by its heads, the same question in every link."""

import pytest

from tests.factories import make_opgave
from tests.steun.pagina import CheckedClient, Pagina, text_of
from tests.web.public.wereld import STRAAT, Wereld

KOPPEN = ["Naam", "Is er plek?", "Wachten", "Voor wie", "Bellen", "Gemeente", "Opgave van"]


def table(client: CheckedClient, vraag: str = "", basis: str = "/twente") -> Pagina:
    return client.pagina(f"{basis}/zoeken?{vraag}&weergave=tabel")


def rows(pagina: Pagina) -> dict[str, list[str]]:
    """The cells of each row by the name that leads to its locatie."""
    rijen = {}
    for rij in next(pagina.all("tbody")).iter("tr"):
        kop, *cellen = list(rij)
        naam = text_of(next(kop.iter("a")))
        assert naam not in rijen, "a locatie has one row"
        rijen[naam] = [text_of(cel) for cel in cellen]
    return rijen


def test_a_row_tells_how_it_stands_for_whom_whom_to_call_where_and_of_when(
    client: CheckedClient, wereld: Wereld
):
    linde = rows(table(client, "product=WGZHF"))["De Linde"]
    assert linde[:6] == [
        "2 vrije plekken",
        "2 weken",
        "4 tot 18 jaar Licht verstandelijke beperking",
        "074-000 00 12",
        "Hengelo",
        "20 nov",
    ]


def test_the_name_of_a_row_leads_to_its_locatie_and_the_phone_calls(
    client: CheckedClient, wereld: Wereld
):
    pagina = table(client, "product=WGZHF")
    tabel = next(pagina.all("table"))
    links = {text_of(link): link.get("href") for link in next(tabel.iter("tbody")).iter("a")}
    assert links["De Linde"] == f"/twente/groepen/{wereld.linde.publiek_id}"
    assert links["074-000 00 12"] == "tel:+31740000012"


def test_the_table_is_a_table_with_a_caption_and_scopes(client: CheckedClient, wereld: Wereld):
    pagina = table(client)
    tabel = next(pagina.all("table"))
    assert text_of(next(tabel.iter("caption")))
    koppen = list(next(tabel.iter("thead")).iter("th"))
    assert {kop.get("scope") for kop in koppen} == {"col"}
    assert [text_of(kop).partition(",")[0] for kop in koppen] == [*KOPPEN, "Vergelijk"]
    assert all(rij[0].get("scope") == "row" for rij in next(tabel.iter("tbody")).iter("tr"))


def test_the_table_holds_the_locaties_of_the_list_in_its_order(
    client: CheckedClient, wereld: Wereld
):
    for vraag in ("", "product=WGZHF", "sorteer=naam", "plaats=Hengelo"):
        lijst = client.pagina(f"/twente/zoeken?{vraag}")
        koppen = [
            text_of(kop)
            for kop in lijst.all("h3")
            if "bw-resultaat__kop" in (kop.get("class") or "").split()
        ]
        assert list(rows(table(client, vraag))) == koppen


def test_what_else_fits_at_a_locatie_is_said_in_its_row_and_whether_it_stands_otherwise(
    client: CheckedClient, wereld: Wereld
):
    naam = next(
        text_of(kop)
        for kop in table(client).all("th")
        if kop.get("scope") == "row" and text_of(kop).startswith("De Linde")
    )
    assert naam == "De Linde Product WGZHF (WGZHF) + 1 (anders)"
    uitleg, pad = "“(anders)”: met die andere hulp", "/twente/zoeken?weergave=tabel"
    assert uitleg in client.pagina(pad).text
    assert uitleg not in client.pagina(f"{pad}&product=WGZHF").text
    alleen = [text_of(kop) for kop in table(client, "product=WGZHF").all("th")]
    assert "De Linde Product WGZHF (WGZHF)" in alleen


def test_a_row_tells_the_places_of_the_whole_locatie_as_the_count_above_it_does(
    client: CheckedClient, wereld: Wereld
):
    wereld.state(
        "De Linde",
        "WGZHG",
        make_opgave(vrije_plekken=3, aanmeldwachttijd_weken=9, behandelwachttijd_weken=9),
    )
    pagina = table(client)
    assert "4 plekken vrij" in pagina.text
    assert rows(pagina)["De Linde"][:2] == ["3 vrije plekken", "2 weken"]


@pytest.mark.parametrize(
    ("sorteer", "kop", "volgorde"),
    [
        ("beschikbaarheid", "Is er plek?", "other"),
        ("wachttijd", "Wachten", "ascending"),
        ("naam", "Naam", "ascending"),
        ("actualiteit", "Opgave van", "descending"),
        ("afstand", "Gemeente", "ascending"),
    ],
)
def test_the_head_of_the_column_that_orders_says_so_and_no_other(
    client: CheckedClient, wereld: Wereld, sorteer: str, kop: str, volgorde: str
):
    pagina = table(client, f"plaats=Hengelo&straal=25&sorteer={sorteer}")
    met = {
        text_of(th): th.get("aria-sort")
        for th in next(pagina.all("thead")).iter("th")
        if th.get("aria-sort")
    }
    assert met == {kop: volgorde}


def test_a_head_leads_to_the_order_that_it_names(client: CheckedClient, wereld: Wereld):
    pagina = table(client, "product=WGZHF&pagina=1")
    wegen = {
        text_of(link).partition(",")[0]: link.get("href")
        for link in next(pagina.all("thead")).iter("a")
    }
    assert wegen == {
        kop: f"/twente/zoeken?product=WGZHF&sorteer={sorteer}&weergave=tabel"
        for kop, sorteer in (
            ("Naam", "naam"),
            ("Wachten", "wachttijd"),
            ("Opgave van", "actualiteit"),
        )
    }


def test_distance_is_a_column_to_order_by_once_there_is_a_place(
    client: CheckedClient, wereld: Wereld
):
    pagina = table(client, "plaats=Hengelo&straal=25")
    koppen = [text_of(link).partition(",")[0] for link in next(pagina.all("thead")).iter("a")]
    assert "Gemeente" in koppen
    assert any("km" in cellen[4] for cellen in rows(pagina).values())


def test_each_link_to_a_search_keeps_the_table_and_nothing_else_has_its_key(
    client: CheckedClient, wereld: Wereld
):
    pagina = table(client, "product=WGZHF&vrijePlek=true")
    zoeken = [href for href in pagina.links if href.partition("?")[0].endswith("/twente/zoeken")]
    zonder = [href for href in zoeken if "weergave=tabel" not in href]
    assert set(zonder) <= {"/twente/zoeken", "/twente/zoeken?product=WGZHF&vrijePlek=true"}
    assert [href for href in zoeken if "vrijePlek" not in href and "weergave=tabel" in href]
    for vorm in ("csv", "xlsx", "atom", "meldingen"):
        assert not [href for href in pagina.links if vorm in href and "weergave" in href]
    velden = {veld.get("name"): veld.get("value") for veld in pagina.all("input")}
    assert velden["weergave"] == "tabel"
    kaart = next(href for href in pagina.links if href.startswith("/twente/kaart"))
    assert "weergave=tabel" in kaart
    assert (
        "/twente/zoeken?product=WGZHF&vrijePlek=true&weergave=tabel" in client.pagina(kaart).links
    )


def test_the_link_to_pass_on_is_the_question_without_the_form(
    client: CheckedClient, wereld: Wereld
):
    adres = next(
        veld.get("value")
        for veld in table(client, "product=WGZHF").all("input")
        if veld.get("id") == "adres-van-de-vraag"
    )
    assert adres is not None
    assert adres.endswith("/twente/zoeken?product=WGZHF")


def test_the_table_and_the_cards_are_two_answers_for_whoever_keeps_them(
    client: CheckedClient, wereld: Wereld
):
    lijst, tabel = (client.get(f"/twente/zoeken?{vraag}") for vraag in ("", "weergave=tabel"))
    assert lijst.headers["ETag"] != tabel.headers["ETag"]
    assert "<table" not in lijst.text
    assert "noindex" in tabel.text


def test_an_address_with_two_forms_is_one_answer_in_either_order(
    client: CheckedClient, wereld: Wereld
):
    vormen = ["weergave=tabel", "weergave=lijst"]
    heen, terug = (client.get(f"/twente/zoeken?{'&'.join(rij)}") for rij in (vormen, vormen[::-1]))
    assert heen.headers["ETag"] == terug.headers["ETag"]
    assert "<table" in heen.text
    assert "<table" in terug.text


@pytest.mark.parametrize("onzin", ["kaart", "TABEL", "x", ""])
def test_any_other_form_is_the_list(client: CheckedClient, wereld: Wereld, onzin: str):
    antwoord = client.get(f"/twente/zoeken?weergave={onzin}")
    assert antwoord.status_code == 200
    assert "bw-resultaten--lijst" in antwoord.text


def test_the_feed_knows_no_such_key(client: CheckedClient, wereld: Wereld):
    assert client.get("/api/v1/aanbod?weergave=tabel").status_code == 400


def test_a_shielded_groep_stands_in_the_table_without_its_street(
    client: CheckedClient, wereld: Wereld
):
    assert "De Eik" in rows(table(client))
    assert STRAAT not in client.get("/twente/zoeken?weergave=tabel").text


def test_a_row_is_picked_to_compare_as_a_card_is(client: CheckedClient, wereld: Wereld):
    keuzes = {box.get("value") for box in table(client).all("input") if box.get("name") == "aanbod"}
    kaarten = {
        box.get("value")
        for box in client.pagina("/twente/zoeken").all("input")
        if box.get("name") == "aanbod"
    }
    assert keuzes == kaarten
    gekozen = sorted(filter(None, keuzes))[0]
    pagina = table(client, f"aanbod={gekozen}")
    aan = [box.get("value") for box in pagina.all("input") if box.get("checked") is not None]
    assert aan == [gekozen]
    vergelijking = client.pagina(f"/twente/vergelijken?weergave=tabel&aanbod={gekozen}")
    terug = next(href for href in vergelijking.links if href.startswith("/twente/zoeken?"))
    assert "weergave=tabel" in terug
    assert gekozen in terug


def test_the_table_in_english(client: CheckedClient, wereld: Wereld):
    pagina = table(client, "product=WGZHF", basis="/en/twente")
    koppen = [text_of(kop).partition(",")[0] for kop in next(pagina.all("thead")).iter("th")]
    assert koppen[0] == "Name"
    assert not set(koppen) & set(KOPPEN)

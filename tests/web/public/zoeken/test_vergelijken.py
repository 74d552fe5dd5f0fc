"""Setting aanbod side by side: what is shown, what differs, and what is said about ids that cannot be shown."""

import re
from dataclasses import replace
from uuid import UUID

import pytest

from tests.factories import (
    AT,
    make_aanbieder,
    make_aanbod,
    make_adres,
    make_contractregel,
    make_gemeente,
    make_groep,
    make_product,
    make_regio,
)
from tests.steun.pagina import BASIS_URL, CheckedClient, Pagina, text_of
from tests.web.public.wereld import STRAAT, Wereld
from wijzer.domain.adressen.adres import OpenbaarAdres, Punt
from wijzer.domain.inkoop.product import Segment
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.web.common.qr import draw_qr


def ids_of(client: CheckedClient, vraag: str = "") -> dict[str, str]:
    """The boxes of a page of results: the id by the name of its locatie and product."""
    pagina = client.pagina(f"/twente/zoeken?{vraag}")
    return {
        text_of(label).removeprefix("Vergelijk ").partition(",")[0]: str(box.get("value"))
        for label in pagina.all("label")
        for box in label.iter("input")
        if box.get("name") == "aanbod"
    }


def compare(client: CheckedClient, *ids: object, erbij: str = "") -> Pagina:
    return client.pagina("/twente/vergelijken?" + "&".join(f"aanbod={id_}" for id_ in ids) + erbij)


def table(pagina: Pagina) -> dict[str, list[str]]:
    """The rows by their heading, the verdict included."""
    rijen = {}
    for rij in next(pagina.all("tbody")).iter("tr"):
        kop, *cellen = list(rij)
        rijen[text_of(kop)] = [text_of(cel) for cel in cellen]
    return rijen


@pytest.fixture
def ids(client: CheckedClient, wereld: Wereld) -> dict[str, str]:
    return ids_of(client, "product=WGZHF")


def columns(pagina: Pagina) -> list[str]:
    return [text_of(kop) for kop in next(pagina.all("thead")).iter("th")]


def test_what_was_picked_stands_side_by_side_the_best_first_whatever_the_order(client, ids):
    assert columns(compare(client, ids["De Eik"], ids["De Linde"])) == ["De Linde", "De Eik"]
    assert columns(compare(client, ids["De Linde"], ids["De Eik"])) == ["De Linde", "De Eik"]


def test_differences_are_told_in_words_and_unknown_is_no_number(client, ids):
    rijen = table(compare(client, ids["De Linde"], ids["De Eik"], ids["De Berk"]))
    assert rijen["Samen wachten verschil"] == ["2 weken", "12 weken", "geen opgave"]
    assert rijen["Vrije plekken verschil"] == ["2 vrije plekken", "geen vrije plek", "geen opgave"]
    assert rijen["Ook met verwijzing van een arts gelijk"] == ["nee", "nee", "nee"]
    assert rijen["Bellen verschil"][2] == "geen opgave"


def test_a_shielded_groep_is_compared_without_its_street(client, ids):
    assert STRAAT not in client.get(f"/twente/vergelijken?aanbod={ids['De Eik']}").text


def test_one_can_be_taken_away_and_the_search_is_kept(client, ids):
    pagina = compare(client, ids["De Linde"], ids["De Eik"], erbij="&product=WGZHF&vrijePlek=true")
    weg = [href for href in pagina.links if href.startswith("/twente/vergelijken?product")]
    assert len(weg) == 2
    assert columns(client.pagina(weg[0])) == ["De Eik"]
    terug = next(href for href in pagina.links if href.startswith("/twente/zoeken?"))
    assert "product=WGZHF" in terug
    assert "vrijePlek=true" in terug


def test_the_way_back_keeps_what_was_picked_also_when_it_is_on_another_page(client, ids):
    pagina = client.pagina(f"/twente/zoeken?product=WGZHF&aanbod={ids['De Eik']}")
    aan = [box.get("value") for box in pagina.all("input") if box.get("checked") is not None]
    assert ids["De Eik"] in aan
    ander = client.pagina(f"/twente/zoeken?product=ABGII&aanbod={ids['De Eik']}")
    verborgen = [box.get("value") for box in ander.all("input") if box.get("type") == "hidden"]
    assert ids["De Eik"] in verborgen
    assert "U koos er 1 op een andere pagina." in ander.text


def test_without_anything_picked_it_says_what_to_do(client, wereld):
    assert "Er is niets om te vergelijken." in compare(client).text


def test_a_single_one_asks_for_another(client, ids):
    pagina = compare(client, ids["De Linde"])
    assert "Kies er nog een om te vergelijken." in pagina.text
    assert not any("verschil" in kop or "gelijk" in kop for kop in table(pagina))


def test_the_same_one_twice_counts_once(client, ids):
    assert columns(compare(client, ids["De Linde"], ids["De Linde"].upper())) == ["De Linde"]


def test_more_than_four_shows_four_and_names_the_rest(client, wereld):
    alle = [aanbod.publiek_id for aanbod in published(wereld)]
    pagina = compare(client, *alle)
    assert len(columns(pagina)) == 4
    assert "Er passen er 4 naast elkaar" in pagina.text
    genoemd = next(
        lijst for lijst in pagina.all("ul") if "bw-lijst" in (lijst.get("class") or "").split()
    )
    assert len(alle) - len(list(genoemd)) == 4


@pytest.mark.parametrize(
    "onzin", ["abc", "00000000-0000-0000-0000-000000000000", "%00", "a" * 3_500]
)
def test_what_never_was_there_is_told(client, wereld, onzin):
    assert "1 keuze kennen wij niet" in compare(client, onzin).text


def test_what_is_gone_is_told_and_the_rest_is_shown(client, ids, wereld):
    wereld.withdraw(wereld.eik)
    pagina = compare(client, ids["De Eik"], ids["De Linde"])
    assert "1 keuze is er niet meer" in pagina.text
    assert "De Eik" not in pagina.text
    assert columns(pagina) == ["De Linde"]


def test_what_is_of_another_region_is_told(client, wereld):
    anders = elsewhere(wereld)
    pagina = compare(client, anders)
    assert "1 keuze is van een andere regio" in pagina.text
    assert "Friese groep" not in pagina.text


def published(wereld: Wereld) -> list[Aanbod]:
    with wereld.database.read() as store:
        locaties = (wereld.linde, wereld.eik, wereld.kantoor, wereld.berk)
        return [aanbod for locatie in locaties for aanbod in store.aanbod.of_locatie(locatie.id)]


def elsewhere(wereld: Wereld) -> UUID:
    """A groep of a second region, and its one aanbod."""
    fries = make_aanbieder("Fries", regio="friesland", agb=("11223344",), kvk="11223344")
    groep = make_groep(fries, "Friese groep", gemeente="GM1900", regio="friesland")
    aanbod = make_aanbod(groep, "FRSLN")
    with wereld.database.transaction(at=AT) as store:
        store.regios.save(make_regio(slug="friesland", naam="Friesland"))
        store.regios.save_gemeente(make_gemeente("GM1900", "Súdwest-Fryslân", regio="friesland"))
        store.regios.save_segment(Segment("friesland", "wonen-en-verblijf", "Wenjen", 1))
        store.producten.save(make_product("FRSLN", regio="friesland", hulpvorm=None))
        store.aanbieders.add(fries)
        regel = make_contractregel(fries, "FRSLN", regio="friesland", contractnummer="F-1")
        store.contracten.add_many([regel], [])
        store.locaties.add(groep)
        store.aanbod.add_many([aanbod])
    return aanbod.publiek_id


def test_the_size_of_a_groep_and_what_its_aanbieder_says_stand_side_by_side(client, wereld):
    with wereld.database.transaction(at=AT) as store:
        (linde, *_rest) = store.aanbod.of_locatie(wereld.linde.id)
        opgave = replace(linde.opgave, toelichting="Bel gerust.")
        store.aanbod.save(replace(linde, opgave=opgave), expected_versie=None)
    ids = ids_of(client, "product=WGZHF")
    pagina = compare(client, ids["De Linde"], ids["De Eik"])
    rijen = table(pagina)
    assert rijen["Hoe groot? gelijk"] == ["voor 6 kinderen", "voor 6 kinderen"]
    assert rijen["Toelichting van de aanbieder verschil"] == ["Bel gerust.", "–"]
    gemerkt = [text_of(deel) for deel in pagina.all("span") if deel.get("lang") == "nl"]
    assert "Bel gerust." in gemerkt


@pytest.mark.parametrize("van", ["plaats=Hengelo", "postcode=7551", "lat=52.27&lon=6.79"])
def test_the_distance_counts_from_where_the_question_looked_in_whole_km(client, wereld, van):
    ver = make_groep(
        wereld.vlier, "De Es", OpenbaarAdres(make_adres(plaats="Almelo"), Punt(52.35, 6.66))
    )
    with wereld.database.transaction(at=AT) as store:
        store.locaties.add(ver)
        store.aanbod.add_many([make_aanbod(ver, "WGZHF")])
    ids = ids_of(client, "product=WGZHF")
    rijen = table(compare(client, ids["De Linde"], ids["De Es"], erbij=f"&{van}"))
    namen = columns(compare(client, ids["De Linde"], ids["De Es"]))
    afstand = dict(zip(namen, rijen["Afstand verschil"], strict=True))
    assert re.match(r"(minder dan|ongeveer) [1-3] km", afstand["De Linde"])
    assert re.match(r"ongeveer 1[1-4] km", afstand["De Es"])


def test_without_a_place_there_is_no_distance(client, ids):
    assert not [kop for kop in table(compare(client, *ids.values())) if kop.startswith("Afstand")]


def test_a_comparison_says_what_to_do_next_and_whom_to_call(client, ids):
    pagina = compare(client, ids["De Linde"], ids["De Eik"], erbij="&plaats=Hengelo")
    assert "Wat doet u nu?" in pagina.text
    assert "De toegang van Hengelo zoekt met u mee." in pagina.text


def test_a_comparison_leads_back_from_paper_without_where_the_visitor_is(client, ids):
    pagina = compare(
        client, ids["De Linde"], ids["De Eik"], erbij="&product=WGZHF&lat=52.27&lon=6.79"
    )
    qr = next(str(deel.get("src")) for deel in pagina.all("img"))
    assert "lat=" not in qr
    assert client.get(qr).mimetype == "image/svg+xml"
    adres = next(
        text_of(deel) for deel in pagina.all("span") if deel.get("class") == "bw-papierkop__adres"
    )
    assert "lat=" not in adres
    terug = client.pagina(adres.removeprefix(BASIS_URL))
    assert columns(terug) == columns(pagina)
    assert draw_qr(adres)[0] in client.get(qr).text


def test_a_comparison_too_long_to_read_from_paper_has_no_picture(client, ids):
    lang = "&".join(
        f"zoek={'a' * 90}&aanbod=00000000-0000-0000-0000-0000000000{n:02}" for n in range(20)
    )
    assert client.get(f"/twente/vergelijken/qr.svg?{lang}").status_code == 404

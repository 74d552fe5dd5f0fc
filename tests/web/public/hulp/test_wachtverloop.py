"""The wait on the pages of a product and a hulpvorm: in words, drawn, and in a table that says the same."""

from dataclasses import replace
from datetime import date, timedelta

from tests.factories import (
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_groep,
    make_opgave,
)
from tests.steun.pagina import CheckedClient, Pagina
from tests.web.public.wereld import Wereld
from wijzer.domain.locaties.wachtverloop import Wachtstand
from wijzer.published.zoeken.wachtverloop import Maandwacht
from wijzer.web.public.hulp.wachtbeeld import show_verloop

MAANDEN = [date(2026, maand, 1) for maand in range(1, 13)]


def state(*weken: int | None) -> list[Maandwacht]:
    return [
        Maandwacht(
            maand,
            None
            if aantal is None
            else Wachtstand(bekend=3, laag=aantal, midden=aantal + 1, hoog=aantal + 2, plek=1),
        )
        for maand, aantal in zip(MAANDEN, weken, strict=False)
    ]


def test_a_month_of_which_nothing_is_known_is_a_gap_and_never_zero():
    beeld = show_verloop(state(4, 5, None, 6, 7, None, 8))
    assert [bool(zuil.midden) for zuil in beeld.zuilen] == [
        True,
        True,
        False,
        True,
        True,
        False,
        True,
    ]
    assert [len(lijn.split()) for lijn in beeld.lijnen] == [2, 2], "no line crosses a gap"
    assert beeld.gaten


def test_nothing_known_at_all_is_said_and_not_drawn():
    beeld = show_verloop(state(None, None))
    assert beeld.is_leeg
    assert beeld.lijnen == ()


def test_every_bar_lies_within_the_scale_and_higher_means_longer():
    beeld = show_verloop(state(0, 30, 203))
    top, bodem = beeld.strepen[-1].y, beeld.strepen[0].y
    for zuil in beeld.zuilen:
        assert top <= zuil.boven <= zuil.punt <= bodem
    assert beeld.zuilen[0].punt > beeld.zuilen[1].punt > beeld.zuilen[2].punt
    assert len(beeld.strepen) <= 7


def year_known(wereld: Wereld) -> None:
    """Four groepen of three aanbieders with the same product and a wait in October and now."""
    derde = make_aanbieder("De Derde")
    groep = make_groep(derde, "De Es")
    with wereld.database.transaction() as store:
        store.aanbieders.add(derde)
        store.contracten.add_many([make_contractregel(derde, "WGZHF")], [])
        store.locaties.add(groep)
        store.aanbod.add(make_aanbod(groep, "WGZHF"))
        alles = [
            aanbod
            for lijst in store.aanbod.of_locaties(
                [locatie.id for locatie in store.locaties.all("twente")]
            ).values()
            for aanbod in lijst
            if aanbod.hulp.sleutel == "WGZHF"
        ]
        for nummer, aanbod in enumerate(alles, start=1):
            opgave = make_opgave(
                vrije_plekken=0, aanmeldwachttijd_weken=nummer, behandelwachttijd_weken=10
            )
            eerder = replace(opgave, peildatum=TODAY.replace(day=1) - timedelta(days=3))
            store.aanbod.save(replace(aanbod, opgave=opgave))
            store.aanbod.add_historie([(aanbod.id, eerder)])
        store.projectie.mark_historie("twente")


def test_a_product_tells_the_wait_now_and_over_the_year(client: CheckedClient, wereld: Wereld):
    year_known(wereld)
    for pad in ("/twente/producten/WGZHF", "/twente/hulp/gezinshuis"):
        pagina = client.pagina(pad)
        assert "De helft daarvan is 12 weken of korter." in pagina.text
        assert (
            "Het hele jaar wachtte de helft hoogstens 12 weken. Nu is het 12 weken." in pagina.text
        )
        rijen = table_rows(pagina)
        assert rijen["oktober 2026"] == ["12 weken", "te weinig bekend", "4"]
        assert rijen["september 2026"] == ["te weinig bekend"]
        assert len(rijen) == 13


def test_a_drawing_has_a_name_and_a_description_and_its_table_stands_below(
    client: CheckedClient, wereld: Wereld
):
    year_known(wereld)
    pagina = client.pagina("/twente/producten/WGZHF")
    (tekening,) = (element for element in pagina.root.iter() if element.get("role") == "img")
    ids = {element.get("id") for element in pagina.root.iter()}
    assert set((tekening.get("aria-labelledby") or "").split()) <= ids


def test_who_offers_it_stands_in_the_order_of_the_search(client: CheckedClient, wereld: Wereld):
    pagina = client.pagina("/twente/producten/WGZHF")
    assert pagina.text.index("Stichting De Vlier") < pagina.text.index("Stille Aanbieder")
    assert f"/twente/aanbieders/{wereld.stil.id}" in pagina.links
    assert "te weinig wachttijden bekend. Kijk bij de locaties" in pagina.text


def test_the_feed_tells_the_same_numbers_as_the_page(client: CheckedClient, wereld: Wereld):
    year_known(wereld)
    antwoord = client.get("/api/v1/producten/WGZHF/wachtverloop?regio=twente").json
    assert antwoord is not None
    assert (antwoord["product"], antwoord["regio"]) == ("WGZHF", "twente")
    maanden = antwoord["maanden"]
    assert [wachtmaand["loopt"] for wachtmaand in maanden] == [False] * 12 + [True]
    assert maanden == sorted(maanden, key=lambda wachtmaand: wachtmaand["maand"])
    bekend = {"bekend": 4, "laag": None, "midden": 12, "hoog": None, "plek": 0}
    assert maanden[-2] == {"maand": "2026-10", "loopt": False, **bekend}
    assert maanden[-1] == {"maand": "2026-11", "loopt": True, **bekend}
    assert maanden[-3] == {"maand": "2026-09", "loopt": False, **dict.fromkeys(bekend)}


def test_the_feed_tells_nothing_of_what_is_known_of_fewer_than_three_aanbieders(
    client: CheckedClient, wereld: Wereld
):
    antwoord = client.get("/api/v1/producten/WGZHF/wachtverloop?regio=twente").json
    assert antwoord is not None
    nu = antwoord["maanden"][-1]
    assert [nu[naam] for naam in ("bekend", "laag", "midden", "hoog", "plek")] == [None] * 5


def table_rows(pagina: Pagina) -> dict[str, list[str]]:
    rijen = {}
    for rij in pagina.all("tr"):
        cellen = ["".join(cel.itertext()).strip() for cel in rij]
        if cellen[0].rpartition(" ")[2].isdigit() and len(rij) > 1 and rij[0].get("scope") == "row":
            rijen[cellen[0].removeprefix("nu, ")] = cellen[1:]
    return rijen

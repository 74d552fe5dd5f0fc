"""What the office says to reassure is said only while it is true: each sentence with a world in which it is not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_gecontracteerde_locatie,
    make_opgave,
)
from tests.steun.pagina import Pagina
from tests.web.aanbieder.conftest import Wereld
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.store.store import Store

KLAAR = "Alle locaties uit uw contract zijn ingevoerd. Zij staan op de site en zijn bijgewerkt."
"""The aanbieder's start page, when every location in its contract was entered, is seen by visitors and was stated in time."""


def start(wereld: Wereld) -> str:
    return wereld.client.pagina("/aanbieder").text


def change(wereld: Wereld, wat: Callable[[Store], object]) -> None:
    with wereld.database.transaction(at=AT) as store:
        wat(store)


@pytest.fixture
def klaar(wereld: Wereld) -> Wereld:
    """Only the groep, contracted at its own address, published and stated today."""

    def settle(store: Store) -> None:
        store.locaties.delete(wereld.vestiging.id)
        adres = store.locaties.get(wereld.groep.id).adres
        assert isinstance(adres, AfgeschermdAdres)
        oost = make_gecontracteerde_locatie(wereld.aanbieder, adres, naam="Oost")
        regels = store.contracten.of_aanbieder(wereld.aanbieder.id)
        nieuw = [replace(regel, locatie_id=oost.id) for regel in regels]
        store.contracten.save_many(nieuw, [oost])

    change(wereld, settle)
    assert KLAAR in start(wereld)
    return wereld


def four_more(wereld: Wereld, store: Store) -> None:
    """Four locations of the contract that nobody entered."""
    locaties = [make_gecontracteerde_locatie(wereld.aanbieder, naam=f"Huis {n}") for n in range(4)]
    regels = [make_contractregel(wereld.aanbieder, locatie_id=locatie.id) for locatie in locaties]
    store.contracten.add_many(regels, locaties)


def end_contract(wereld: Wereld, store: Store, **velden: object) -> None:
    regels = store.contracten.of_aanbieder(wereld.aanbieder.id)
    store.contracten.save_many([replace(regel, **velden) for regel in regels], [])  # type: ignore[arg-type]  # names of fields


def withdraw(wereld: Wereld, store: Store) -> None:
    store.locaties.save(replace(wereld.locatie(), gepubliceerd=False))


def grow_old(wereld: Wereld, store: Store, dagen: int) -> None:
    opgave = make_opgave(peildatum=TODAY - timedelta(days=dagen), aanmeldstop=True)
    store.aanbod.save(replace(wereld.stored(), opgave=opgave))


def end_product(wereld: Wereld, store: Store) -> None:
    (product,) = store.producten.by_code(REGIO, wereld.aanbod.hulp.sleutel)
    store.producten.save(replace(product, geldig_tot=TODAY - timedelta(days=1)))


def onderaannemer(wereld: Wereld, store: Store) -> None:
    """Somebody who works under this aanbieder and entered nothing."""
    onder = make_aanbieder("Onder De Bron")
    locatie = make_gecontracteerde_locatie(onder, naam="Onderhuis")
    store.aanbieders.add(onder)
    regel = make_contractregel(onder, locatie_id=locatie.id, hoofdaannemer_id=wereld.aanbieder.id)
    store.contracten.add_many([regel], [locatie])


GISTEREN, MORGEN = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
ONWAAR: dict[str, tuple[Callable[[Wereld, Store], object], str]] = {
    "four contracted locations were never entered": (four_more, "4 locaties uit het contract van De Bron"),
    "the contract is over": (lambda w, s: end_contract(w, s, einddatum=GISTEREN), "Het contract is voorbij."),
    "the contract begins tomorrow": (lambda w, s: end_contract(w, s, ingangsdatum=MORGEN), "Het contract begint later."),
    "the locatie was withdrawn": (withdraw, "zet de locatie op de site"),
    "the entry is stale": (lambda w, s: grow_old(w, s, 20), "Opgave verouderd"),
    "the entry has expired": (lambda w, s: grow_old(w, s, 60), "Opgave verlopen"),
    "the product is not valid any more": (end_product, "Nu niet te zien op de site"),
    "an onderaannemer entered nothing": (onderaannemer, "1 locatie uit het contract van Onder De Bron"),
}  # fmt: skip
"""In each of these worlds the sentence is false; the page says this instead."""


@pytest.mark.parametrize("waarom", ONWAAR)
def test_all_is_done_is_not_said_when_it_is_not(klaar: Wereld, waarom: str):
    wijzig, verwacht = ONWAAR[waarom]
    change(klaar, lambda store: wijzig(klaar, store))
    tekst = start(klaar)
    assert KLAAR not in tekst
    assert verwacht in tekst


def test_who_has_no_contract_and_no_locatie_is_not_told_that_all_is_done(wereld: Wereld):
    pagina = Pagina(wereld.vreemde.get("/aanbieder").get_data(as_text=True)).text
    assert KLAAR not in pagina
    assert "Wij kennen nog geen contract." in pagina


def test_what_was_not_entered_is_named_as_the_contract_calls_it(klaar: Wereld):
    change(klaar, lambda store: four_more(klaar, store))
    tekst = start(klaar)
    assert "Huis 0, Huis 1, Huis 2 en Huis 3" in tekst
    assert "/aanbieder/locaties/nieuw" in klaar.client.pagina("/aanbieder").links


def test_one_is_told_as_one(klaar: Wereld):
    assert "1locatie 1staat op de site 0moeten worden bijgewerkt" in start(klaar)


def test_who_withdrew_something_is_told_to_put_it_back_and_not_only_to_enter_it(klaar: Wereld):
    change(klaar, lambda store: four_more(klaar, store))
    assert "Zet haar dan terug." not in start(klaar)
    change(klaar, lambda store: withdraw(klaar, store))
    assert (
        klaar.client.send_form(f"/aanbieder/locaties/{klaar.groep.id}/intrekken", {}).status_code
        == 303
    )
    assert "Trok u zo'n locatie eerder in? Zet haar dan terug." in start(klaar)


def test_what_is_kept_of_visitors_is_not_told_to_who_has_an_account(klaar: Wereld):
    vals = "Van u bewaart deze site alleen wat u achterlaat voor een mail."
    assert vals in klaar.client.pagina("/privacy").text
    assert vals not in start(klaar)


def test_of_a_locatie_with_one_product_that_was_stated_is_not_said_that_nothing_was(klaar: Wereld):
    aanbod = make_aanbod(klaar.groep, "WGZHG")
    change(klaar, lambda store: store.aanbod.add(aanbod))
    assert "Opgave ontbreekt" in start(klaar)
    assert "Nog niets opgegeven" not in start(klaar)


def test_the_names_of_somebody_elses_contract_are_not_told(klaar: Wereld):
    change(klaar, lambda store: four_more(klaar, store))
    assert "Huis 0" not in klaar.vreemde.pagina("/aanbieder").text


def test_everybody_can_find_it_is_said_only_of_what_visitors_see(klaar: Wereld):
    pad = f"/aanbieder/locaties/{klaar.groep.id}"
    assert "Iedereen kan deze locatie vinden." in klaar.client.pagina(pad).text
    change(klaar, lambda store: end_contract(klaar, store, einddatum=GISTEREN))
    tekst = klaar.client.pagina(pad).text
    assert "Iedereen kan deze locatie vinden." not in tekst
    assert "Er loopt vandaag geen contract voor de producten die u koos." in tekst


def test_it_is_on_the_site_is_not_said_of_what_nobody_sees_yet(wereld: Wereld):
    pad = f"/aanbieder/locaties/{wereld.vestiging.id}"
    assert (
        wereld.client.send_form(pad, {}).status_code == 303
    )  # the button that puts it on the site
    tekst = wereld.client.pagina(pad).text
    assert wereld.locatie(wereld.vestiging.id).gepubliceerd
    assert "Bezoekers zien haar nog niet: hieronder staat waarom." in tekst
    assert "Er loopt vandaag geen contract voor de producten die u koos." in tekst
    assert "De locatie staat op de site." not in tekst


def test_an_expired_stop_is_told_as_what_it_was(klaar: Wereld):
    change(klaar, lambda store: grow_old(klaar, store, 60))
    for pad in (
        "/aanbieder",
        f"/aanbieder/locaties/{klaar.groep.id}",
        "/aanbieder/beschikbaarheid",
    ):
        tekst = klaar.client.pagina(pad).text
        assert "stond op aanmeldstop, opgave van 21 september 2026" in tekst
    assert "Geen actuele opgave" in start(klaar)

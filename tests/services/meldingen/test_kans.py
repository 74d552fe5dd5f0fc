"""Why an alert can come to nothing is told in words that say what to do instead, in the language of who reads them."""

from datetime import timedelta
from types import SimpleNamespace
from typing import cast

import pytest

from tests.factories import HENGELO, REGIO, TODAY, make_gemeente, make_product
from wijzer.domain.inkoop.product import Product, Vindbaar
from wijzer.published.reader import Reader
from wijzer.published.zoeken.kans import Geenkans, Nooit
from wijzer.services.meldingen.kans import tell_never
from wijzer.talen import BRONTAAL, TALEN, current_taal

GISTEREN = TODAY - timedelta(days=1)


def tell(
    reden: Nooit, *over: str, taal: str = "nl", producten: tuple[Product, ...] = ()
) -> list[str]:
    per_code = {product.code: product for product in producten}
    reader = SimpleNamespace(
        product=lambda _regio, code: per_code[code],
        gemeente=lambda code: make_gemeente(code, "Hengelo"),
        today=TODAY,
    )
    return tell_never(Geenkans(reden, over), cast(Reader, reader), REGIO, taal)


def test_every_reason_has_words_in_every_language():
    for taal in TALEN:
        for reden in Nooit:
            producten = (make_product(vindbaar=Vindbaar.GEEN),)
            [tekst] = tell(reden, "WGZHF", taal=taal, producten=producten)
            assert tekst
            assert "%(" not in tekst


def test_every_reason_says_it_otherwise_in_english():
    for reden in Nooit:
        producten = (make_product(vindbaar=Vindbaar.GEEN),)
        assert tell(reden, "WGZHF", producten=producten) != tell(
            reden, "WGZHF", taal="en", producten=producten
        )


@pytest.mark.parametrize("reden", [Nooit.WOORD, Nooit.ELDERS])
def test_what_somebody_typed_stands_in_quotes(reden: Nooit):
    assert "“blafhond”" in tell(reden, "blafhond")[0]


def test_several_words_are_one_sentence_with_and_before_the_last():
    [nederlands] = tell(Nooit.WOORD, "aap", "noot", "mies")
    assert "“aap”, “noot” en “mies”" in nederlands
    [engels] = tell(Nooit.WOORD, "aap", "noot", taal="en")
    assert "“aap” and “noot”" in engels


@pytest.mark.parametrize("reden", [Nooit.CODE, Nooit.HULPVORM])
def test_a_code_and_a_kind_of_help_stand_there_as_they_are(reden: Nooit):
    [tekst] = tell(reden, "Gezinshuis")
    assert "Gezinshuis" in tekst
    assert "“" not in tekst


def test_a_gemeente_is_called_by_its_name():
    [tekst] = tell(Nooit.GEMEENTE, HENGELO)
    assert "inwoners van Hengelo" in tekst
    assert HENGELO not in tekst


def test_what_was_asked_together_needs_no_name():
    assert tell(Nooit.SAMEN) == ["Geen enkele hulp past bij alles wat u koos. Haal een filter weg."]


def test_a_code_that_ended_names_its_successor_where_there_is_one():
    weg = make_product("WGZHF", geldig_tot=GISTEREN)
    [tekst] = tell(Nooit.PRODUCT, "WGZHF", producten=(weg,))
    assert tekst == "Productcode WGZHF wordt niet meer toegewezen."
    opgevolgd = make_product("WGZHF", geldig_tot=GISTEREN, opvolger="WGZHG")
    [tekst] = tell(Nooit.PRODUCT, "WGZHF", producten=(opgevolgd,))
    assert tekst.endswith("Daarvoor kwam WGZHG in de plaats.")


def test_a_code_that_holds_until_today_did_not_end():
    loopt = make_product("WGZHF", geldig_tot=TODAY)
    assert tell(Nooit.PRODUCT, "WGZHF", producten=(loopt,)) == [
        "Bij productcode WGZHF horen geen plekken."
    ]


@pytest.mark.parametrize("vindbaar", [Vindbaar.BELLEN, Vindbaar.GEEN])
def test_a_code_without_places_says_so_also_after_it_ended(vindbaar: Vindbaar):
    for tot in (None, GISTEREN):
        product = make_product("46A01", vindbaar=vindbaar, geldig_tot=tot, opvolger="46A02")
        assert tell(Nooit.PRODUCT, "46A01", producten=(product,)) == [
            "Bij productcode 46A01 horen geen plekken."
        ]


def test_each_code_is_a_text_of_its_own_in_the_order_in_which_they_were_asked():
    producten = (
        make_product("WGZHG", vindbaar=Vindbaar.GEEN),
        make_product("WGZHF", geldig_tot=GISTEREN),
    )
    teksten = tell(Nooit.PRODUCT, "WGZHG", "WGZHF", producten=producten)
    assert ["WGZHG" in teksten[0], "WGZHF" in teksten[1], len(teksten)] == [True, True, 2]


def test_the_language_of_the_moment_is_as_it_was_afterwards():
    tell(Nooit.SAMEN, taal="en")
    assert current_taal() == BRONTAAL

"""What somebody reads of their own aanbieder."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import PRODUCTEN, TODAY, make_contractregel, make_product
from tests.services.buurregio import ANDER, BEA, BRON, BUREN, JO
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.accounts.toegang import SYSTEEM, Actor
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.inkoop.product import Segment
from wijzer.services.locaties.overzie_gegevens import overzie_gegevens
from wijzer.store.store import Store

pytestmark = OP_SQLITE


def contracts(store: Store, by: Actor = JO) -> set[str]:
    return {regel.contractnummer for regel in overzie_gegevens(store, by=by).regels}


def test_what_ended_and_what_is_still_to_begin_is_under_contract_too(twente: Store):
    week = timedelta(days=7)
    twente.contracten.add_many(
        [
            make_contractregel(BRON, contractnummer="voorbij", einddatum=TODAY - week),
            make_contractregel(BRON, contractnummer="straks", ingangsdatum=TODAY + week),
            make_contractregel(ANDER, contractnummer="van een ander"),
        ],
        [],
    )
    assert contracts(twente) == {"C-2025-001", "voorbij", "straks"}


def test_a_hoofdaannemer_reads_of_itself_and_never_of_its_onderaannemers(twente: Store):
    onder = make_contractregel(ANDER, contractnummer="onder", hoofdaannemer_id=BRON.id)
    twente.contracten.add_many([onder], [])
    hoofd = replace(JO, aanbieders=frozenset({BRON.id, ANDER.id}))
    assert overzie_gegevens(twente, by=hoofd).aanbieder.id == BRON.id
    assert contracts(twente, hoofd) == {"C-2025-001"}


def test_the_names_of_products_are_those_of_its_region_also_of_what_is_not_found(twente: Store):
    twente.regios.save_segment(Segment(BUREN, "wonen", "Wonen", 1))
    elders = make_product("FR001", regio=BUREN, segment="wonen", hulpvorm=None)
    twente.producten.save_many([elders])
    producten = overzie_gegevens(twente, by=JO).producten
    assert {code: product.naam for code, product in producten.items()} == {
        product.code: product.naam for product in PRODUCTEN
    }


def test_what_it_reads_is_how_it_is_now(twente: Store):
    nieuw = replace(twente.aanbieders.get(BRON.id), naam="De Verse Bron")
    twente.aanbieders.save(nieuw, expected_versie=None)
    assert overzie_gegevens(twente, by=JO).aanbieder.naam == "De Verse Bron"


@pytest.mark.parametrize("wie", [BEA, SYSTEEM], ids=["a beheerder", "the system"])
def test_who_works_for_no_aanbieder_has_nothing_to_read(twente: Store, wie: Actor):
    with pytest.raises(NietGevonden):
        overzie_gegevens(twente, by=wie)

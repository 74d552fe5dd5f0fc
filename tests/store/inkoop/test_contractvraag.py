"""Which contract rows fit what is looked for: by text, by part, by time, page by page."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import TODAY, make_aanbieder, make_contractregel
from tests.store.conftest import Twente
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.store.inkoop.contractvraag import Als, Contractvraag, Loop

DAG = timedelta(days=1)


@pytest.fixture
def regels(twente: Twente) -> dict[str, Contractregel]:
    """One row of each kind, by name."""
    onder = make_aanbieder("Onder")
    eigen = make_contractregel(twente.aanbieder, contractnummer="C-100%", einddatum=TODAY)
    regels = {
        "loopt": eigen,
        "komt": replace(
            make_contractregel(twente.aanbieder), contractnummer="C-2_0", ingangsdatum=TODAY + DAG
        ),
        "voorbij": replace(
            make_contractregel(twente.aanbieder, "AVAKT"),
            contractnummer="c-300",
            einddatum=TODAY - DAG,
        ),
        "onder": make_contractregel(
            onder, contractnummer="D-400", hoofdaannemer_id=twente.aanbieder.id
        ),
    }
    with twente.database.transaction() as store:
        store.aanbieders.add(onder)
        store.contracten.add_many(list(regels.values()))
    return regels


def test_each_wish_narrows_to_the_rows_that_fit(twente: Twente, regels: dict[str, Contractregel]):
    onder = regels["onder"].aanbieder_id
    gevallen: list[tuple[Contractvraag, set[str]]] = [
        (Contractvraag(), {"loopt", "komt", "voorbij", "onder"}),
        (Contractvraag(tekst="c-"), {"loopt", "komt", "voorbij"}),
        (Contractvraag(tekst="C-3"), {"voorbij"}),
        (Contractvraag(tekst="0%"), {"loopt"}),
        (Contractvraag(tekst="2_0"), {"komt"}),
        (Contractvraag(tekst="%"), {"loopt"}),
        (Contractvraag(tekst="bestaat niet"), set()),
        (Contractvraag(tekst="bestaat niet", hulp=[of_code("AVAKT")]), {"voorbij"}),
        (Contractvraag(tekst="bestaat niet", aanbieders=[onder]), {"onder"}),
        (Contractvraag(loop=Loop.LOOPT), {"loopt", "onder"}),
        (Contractvraag(loop=Loop.KOMT), {"komt"}),
        (Contractvraag(loop=Loop.AFGELOPEN), {"voorbij"}),
        (Contractvraag(als=Als.ONDERAANNEMER), {"onder"}),
        (Contractvraag(als=Als.HOOFDAANNEMER), {"loopt", "komt", "voorbij"}),
        (Contractvraag(aanbieder_id=onder), {"onder"}),
        (Contractvraag(aanbieder_id=twente.aanbieder.id), {"loopt", "komt", "voorbij", "onder"}),
        (Contractvraag(tekst="c-", loop=Loop.KOMT, als=Als.HOOFDAANNEMER), {"komt"}),
        (Contractvraag(loop=Loop.KOMT, als=Als.ONDERAANNEMER), set()),
    ]
    with twente.database.read() as store:
        for vraag, namen in gevallen:
            aantal, rijen = store.contracten.search("twente", vraag, today=TODAY, limit=50)
            gevonden = {naam for naam, regel in regels.items() if regel in rijen}
            assert (gevonden, aantal) == (namen, len(namen)), vraag


def test_pages_hold_every_row_once_and_in_order(twente: Twente, regels: dict[str, Contractregel]):
    with twente.database.read() as store:
        bladen = [
            store.contracten.search("twente", Contractvraag(), today=TODAY, limit=3, offset=n)
            for n in (0, 3, 6)
        ]
    assert [aantal for aantal, _ in bladen] == [4, 4, 4]
    rijen = [regel for _, blad in bladen for regel in blad]
    assert sorted(regel.id for regel in rijen) == sorted(regel.id for regel in regels.values())
    assert [len(blad) for _, blad in bladen] == [3, 1, 0]


def test_another_region_has_no_rows_and_no_list(twente: Twente, regels: dict[str, Contractregel]):
    with twente.database.read() as store:
        assert store.contracten.search("elders", Contractvraag(), today=TODAY, limit=9) == (0, [])
        assert store.contracten.is_known("twente")
        assert not store.contracten.is_known("elders")
        assert {regel.id for regel in store.contracten.regels("twente")} == {
            regel.id for regel in regels.values()
        }


def test_on_each_day_a_row_stands_in_one_place_in_time_and_there_as_the_domain_says(
    twente: Twente,
):
    dagen = [TODAY - DAG, TODAY, TODAY + DAG]
    rijen = [
        make_contractregel(twente.aanbieder, ingangsdatum=van, einddatum=tot)
        for van in dagen
        for tot in (None, *dagen)
        if tot is None or van <= tot
    ]
    with twente.database.transaction() as store:
        store.contracten.add_many(rijen)
        for loop in Loop:
            vraag = Contractvraag(loop=loop)
            _, gevonden = store.contracten.search("twente", vraag, today=TODAY, limit=99)
            assert set(gevonden) == {
                rij
                for rij in rijen
                if loop
                is (
                    Loop.LOOPT
                    if rij.runs_on(TODAY)
                    else Loop.AFGELOPEN
                    if rij.is_over(TODAY)
                    else Loop.KOMT
                )
            }

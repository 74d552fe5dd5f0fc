"""Aanbod without a code in the public tables: what stands, what is looked at again, and the same anew as brought along."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.factories import (
    ALMELO,
    AT,
    BEGIN,
    ENSCHEDE,
    HENGELO,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_hulpvorm,
    make_opgave,
    make_product,
)
from tests.steun.dagen import change_day
from tests.steun.databases.proef import Proef
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.projectie.wereld_bronnen import (
    AANBIEDER,
    DAG,
    HULPVORM,
    LOCATIE,
    PRODUCT,
    bron,
    naslag,
    only,
    wanted,
)
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.inkoop.product import Hulpsoort
from wijzer.domain.locaties.wachtverloop import Wachtstand
from wijzer.store.projectie.lezen import Locatiebron
from wijzer.store.projectie.rijen import Projectierijen
from wijzer.store.store import Store

ZONDER_CODE = make_aanbod(LOCATIE, "hulpvorm:gezinshuis", make_opgave())


def codeless(*regels: Contractregel, open_: bool = True, **anders: Any) -> Locatiebron:
    per_hulp: dict[str, list[Contractregel]] = {}
    for regel in regels or (make_contractregel(AANBIEDER, "hulpvorm:gezinshuis"),):
        per_hulp.setdefault(regel.hulp.sleutel, []).append(regel)
    return replace(bron(ZONDER_CODE, open_=open_, **anders), regels=per_hulp)


# ── the row ──


def test_its_row_has_no_code_and_tells_of_the_hulpvorm():
    rij = only(wanted(codeless()).aanbod.values())
    assert (rij["productcode"], rij["hulpvorm"]) == (None, "gezinshuis")
    assert (rij["segment"], rij["soort"]) == ("wonen-en-verblijf", "wonen")
    assert rij["zichtbaar"] == [[BEGIN.isoformat(), None]]
    assert json.loads(rij["gegevens"])["product"] == {
        "code": None,
        "naam": "Gezinshuis",
        "hulpvorm": "gezinshuis",
        "gewoneNaam": "Gezinshuis",
        "segment": "wonen-en-verblijf",
        "soort": "wonen",
    }


def test_it_stands_while_a_row_for_a_valid_code_of_it_runs():
    regel = make_contractregel(AANBIEDER, "WGZHF")
    dag = (TODAY + DAG).isoformat()
    rij = only(
        wanted(
            codeless(regel), van=naslag(replace(PRODUCT, geldig_tot=TODAY + DAG))
        ).aanbod.values()
    )
    assert (rij["productcode"], rij["zichtbaar"]) == (None, [[BEGIN.isoformat(), dag]])
    over = naslag(replace(PRODUCT, geldig_tot=TODAY - DAG))
    elders = naslag(replace(PRODUCT, hulpvorm="logeren"))
    for van in (over, elders):
        assert wanted(codeless(regel), van=van) == Projectierijen()


def test_a_row_for_the_hulpvorm_lets_its_code_stand_too():
    eigen = replace(codeless(), aanbod=[make_aanbod(LOCATIE)])
    assert only(wanted(eigen).aanbod.values())["productcode"] == "WGZHF"


def test_of_a_hulpvorm_that_is_not_there_or_that_nobody_searches_nothing_stands():
    andere = make_hulpvorm("logeren")
    crisis = replace(HULPVORM, soort=Hulpsoort.CRISIS)
    for hulpvorm in (andere, crisis):
        assert wanted(codeless(), van=naslag(hulpvorm=hulpvorm)) == Projectierijen()


def test_gemeenten_that_do_not_take_part_in_the_hulpvorm_are_left_out_and_those_of_a_product_are_not():
    eigen = codeless(soort="vestiging", groepsgrootte=None, werkgebied=[HENGELO, ENSCHEDE, ALMELO])
    product = replace(PRODUCT, uitgesloten_gemeenten=frozenset({HENGELO}))
    hulpvorm = replace(HULPVORM, uitgesloten_gemeenten=frozenset({ENSCHEDE}))
    rij = only(wanted(eigen, van=naslag(product, hulpvorm=hulpvorm)).aanbod.values())
    assert rij["zoekgemeenten"] == [ALMELO, HENGELO]


def test_a_shielded_locatie_that_begins_later_does_not_stand_ready():
    later = make_contractregel(AANBIEDER, "hulpvorm:gezinshuis", ingangsdatum=TODAY + DAG)
    assert wanted(codeless(later, open_=False)) == Projectierijen()
    assert wanted(codeless(later)).aanbod


# ── brought along ──


@pytest.fixture
def woongroepen(proef: Proef) -> Iterator[Proef]:
    """An aanbieder with an open and a shielded groep, both with a woongroep without a code, and no contract yet."""
    with proef.write() as store:
        store.regios.save_hulpvorm(make_hulpvorm("woongroep"))
        store.producten.save_many([make_product("WWOGR", hulpvorm="woongroep")])
    for groep in (OPEN, DICHT):
        with proef.write() as store:
            if groep is OPEN:
                store.aanbieders.add(BRON)
            store.locaties.add(groep)
            store.aanbod.add(make_aanbod(groep, "hulpvorm:woongroep", make_opgave()))
    yield proef
    assert proef.compare() == [], "what is brought along stands as if it was published anew"


BRON = make_aanbieder("De Bron")
OPEN, DICHT = (
    make_groep(BRON, "De Els"),
    make_groep(BRON, "De Wilg", make_afgeschermd_adres("Wilgenpad", 3)),
)


def contract(store: Store, hulp: str = "hulpvorm:woongroep", **anders: Any) -> None:
    store.contracten.add_many([make_contractregel(BRON, hulp, **anders)])


def stands(proef: Proef, dagen: int = 0) -> set[str]:
    return proef.names(TODAY + dagen * DAG) & {"De Els", "De Wilg"}


def product(store: Store, code: str) -> Any:
    return next(product for product in store.producten.all(REGIO) if product.code == code)


def test_a_contract_shows_the_open_groep_at_once_and_the_shielded_one_at_a_change_of_day(
    woongroepen: Proef,
):
    assert stands(woongroepen) == set()
    with woongroepen.write() as store:
        contract(store)
    assert stands(woongroepen) == {"De Els"}
    woongroepen.let_appear()
    assert stands(woongroepen) == {"De Els", "De Wilg"}


@OP_SQLITE
def test_a_product_that_comes_to_the_hulpvorm_shows_it_and_one_that_leaves_takes_it_off(
    woongroepen: Proef,
):
    with woongroepen.write() as store:
        contract(store, "NIEUW")
    assert stands(woongroepen) == set()
    with woongroepen.write() as store:
        store.producten.save_many([make_product("NIEUW", hulpvorm="woongroep")])
    assert stands(woongroepen) == {"De Els"}
    assert woongroepen.compare() == []
    with woongroepen.write() as store:
        store.producten.save(replace(product(store, "NIEUW"), hulpvorm="gezinshuis"))
    assert stands(woongroepen) == set()


@OP_SQLITE
@pytest.mark.parametrize(
    "anders",
    [
        lambda store: store.producten.save(
            replace(product(store, "WWOGR"), geldig_tot=TODAY - DAG)
        ),
        lambda store: store.regios.save_hulpvorm(
            make_hulpvorm("woongroep", soort=Hulpsoort.CRISIS)
        ),
    ],
    ids=["its product ends", "nobody searches for it"],
)
def test_what_shows_it_no_more_takes_it_off(woongroepen: Proef, anders: Callable[[Store], None]):
    with woongroepen.write() as store:
        contract(store, "WWOGR")
    assert stands(woongroepen) == {"De Els"}
    with woongroepen.write() as store:
        anders(store)
    assert stands(woongroepen) == set()


@OP_SQLITE
def test_a_hulpvorm_that_gets_another_name_is_told_of_in_the_list_of_changes(woongroepen: Proef):
    with woongroepen.write() as store:
        contract(store)
    last = woongroepen.last_change()
    with woongroepen.write() as store:
        store.regios.save_hulpvorm(make_hulpvorm("woongroep", naam="Wonen met anderen"))
    [aanbod] = [aanbod for aanbod in woongroepen.found() if aanbod.locatie.naam == "De Els"]
    assert (aanbod.product.code, aanbod.product.naam) == (None, "Wonen met anderen")
    assert str(aanbod.id) in {ding.id for ding in woongroepen.changes(last)}


@OP_SQLITE
def test_days_of_contracts_and_products_show_it_and_take_it_off_by_themselves(woongroepen: Proef):
    """By code until the third day, by hulpvorm from the fifth day on, and by nothing after the eighth."""
    with woongroepen.write() as store:
        store.producten.save(replace(product(store, "WWOGR"), geldig_tot=TODAY + 3 * DAG))
        contract(store, "WWOGR")
        contract(store, ingangsdatum=TODAY + 5 * DAG, einddatum=TODAY + 8 * DAG)
    gezien = {}
    for dagen in range(1, 11):
        change_day(woongroepen.database, AT + dagen * DAG)
        gezien[dagen] = "De Els" in stands(woongroepen, dagen)
        assert woongroepen.compare(TODAY + dagen * DAG) == []
    assert [dagen for dagen, is_gezien in gezien.items() if is_gezien] == [1, 2, 3, 5, 6, 7, 8]


@OP_SQLITE
def test_moving_to_a_code_keeps_the_page_and_is_one_change(woongroepen: Proef):
    with woongroepen.write() as store:
        contract(store)
        (aanbod,) = store.aanbod.of_locatie(OPEN.id)
    last = woongroepen.last_change()
    with woongroepen.write() as store:
        store.aanbod.save(replace(aanbod, hulp=of_code("WWOGR")))
    [shown] = [shown for shown in woongroepen.found() if shown.locatie.naam == "De Els"]
    assert (shown.id, shown.product.code) == (aanbod.publiek_id, "WWOGR")
    assert [(ding.id, ding.state) for ding in woongroepen.changes(last)] == [
        (str(shown.id), "updated")
    ]


# ── the wait ──


@OP_SQLITE
def test_its_wait_is_counted_with_its_hulpvorm_and_with_no_product(proef: Proef):
    van = [make_aanbieder(f"Aanbieder {nummer}") for nummer in range(3)]
    groepen = [make_groep(wie, f"Huis {wie.naam}") for wie in van]
    einde = TODAY.replace(day=1) - timedelta(days=1)
    aanbod = [make_aanbod(groep, "hulpvorm:gezinshuis") for groep in groepen]
    opgave = make_opgave(peildatum=einde, vrije_plekken=0)
    with proef.write() as store:
        store.aanbieders.add_many(van)
        store.contracten.add_many([make_contractregel(wie, "hulpvorm:gezinshuis") for wie in van])
        store.locaties.add_many(groepen)
        store.aanbod.add_many(aanbod)
        store.aanbod.add_historie([(een_aanbod.id, opgave) for een_aanbod in aanbod])
        store.projectie.mark_historie(REGIO)
    with proef.read() as reader:
        verlopen = [
            reader.wachtverloop(REGIO, soort, sleutel)
            for soort, sleutel in (("hulpvorm", "gezinshuis"), ("product", "WGZHF"))
        ]
    vorige_maand = [
        maand.stand
        for verloop in verlopen
        for maand in verloop
        if maand.maand == einde.replace(day=1)
    ]
    assert vorige_maand == [Wachtstand(bekend=3, midden=2, plek=0), None]

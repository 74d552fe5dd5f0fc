"""Bringing the public tables up to date: what is touched and no more, once a day, and a comparison that tells no value."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, select, update

from tests.factories import (
    AT,
    HENGELO,
    REGIO,
    TODAY,
    make_aanbod,
    make_afgeschermd_adres,
    make_gemeente,
    make_groep,
    make_opgave,
    make_product,
    make_regio,
    twente_in,
)
from tests.steun.databases.proef import Proef
from wijzer.domain.inkoop.product import Product
from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.published.tables import (
    PublishedAanbieder,
    PublishedAanbod,
    PublishedGemeente,
    PublishedLocatie,
    PublishedStand,
)
from wijzer.store.engine import Database
from wijzer.store.rijen import table_of
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

DAG = timedelta(days=1)
TIK = timedelta(microseconds=1)
MORGEN = TODAY + DAG


def put_day(proef: Proef, dag: date) -> None:
    """Let the last change of day have been this one."""
    with proef.database.engine.begin() as connection:
        connection.execute(update(table_of(PublishedStand)).values(dag=dag))


def ask(proef: Proef, vraag: Callable[[Store], Any]) -> Any:
    with proef.database.read() as store:
        return vraag(store)


def gezinshuis(store: Store) -> Product:
    """The product that both groepen offer."""
    return next(product for product in store.producten.all(REGIO) if product.code == "WGZHF")


# ── an empty installation ──


def test_before_anything_was_published_the_comparison_says_just_that(database: Database):
    with database.read() as store:
        assert store.projectie.dag() is None
        assert not store.projectie.is_ahead(AT)
        assert store.projectie.compare() == ["stand: er is nog nooit gepubliceerd"]
        assert store.projectie.compare_until(TODAY) == ["stand: er is nog nooit gepubliceerd"]


def test_a_transaction_that_touches_nothing_public_begins_no_publication(database: Database):
    with database.transaction(at=AT) as store:
        assert store.projectie.flush(AT) == 0
    with database.read() as store:
        assert store.projectie.dag() is None


def test_the_first_region_is_published_and_compares_well(database: Database):
    with database.transaction(at=AT) as store:
        twente_in(store)
    with database.read() as store:
        assert store.projectie.dag() == TODAY
        assert store.projectie.compare() == []


# ── what is touched ──


def test_what_was_published_is_not_published_again_in_the_same_transaction(proef: Proef):
    with proef.write() as store:
        store.locaties.save(replace(proef.open, naam="De Es"))
        assert store.projectie.flush(AT) > 0
        assert store.projectie.flush(AT) == 0


def test_a_rebuild_of_what_is_right_changes_nothing_and_of_what_is_wrong_only_that(proef: Proef):
    with proef.write() as store:
        assert store.projectie.rebuild(AT) == 0
    nummer = proef.nummer()
    with proef.write() as store:
        store.session.execute(
            update(PublishedLocatie)
            .where(PublishedLocatie.id == proef.open.publiek_id)
            .values(naam="Verknoeid")
        )
        assert store.projectie.rebuild(AT) == 2, "the row, and that it changed"
    assert proef.nummer() == nummer + 1
    assert proef.compare() == []


def test_a_rebuild_takes_away_what_an_aanbieder_that_is_gone_left(proef: Proef):
    with proef.database.engine.begin() as connection:
        rij = connection.execute(select(table_of(PublishedAanbod))).mappings().first()
        assert rij
        wees = {**rij, "id": uuid4(), "aanbieder_id": uuid4(), "locatie_id": uuid4()}
        connection.execute(table_of(PublishedAanbod).insert(), wees)
    assert proef.compare() == [f"aanbod {wees['id']}: staat er nog"]
    with proef.write() as store:
        assert store.projectie.rebuild(AT) > 0
    assert proef.compare() == []


@pytest.mark.parametrize(
    "anders",
    [
        lambda store: store.regios.save(make_regio(tarieven_openbaar=True)),
        lambda store: store.producten.save(replace(gezinshuis(store), gewone_naam="Anders")),
        lambda store: store.regios.save_gemeente(replace(make_gemeente(), gemeentehuis="Raadhuis")),
        lambda store: store.regios.save_hulpvorm(
            replace(store.regios.hulpvormen(REGIO)[2], uitgesloten_gemeenten=frozenset({HENGELO}))
        ),
    ],
    ids=["regio", "product", "gemeente", "hulpvorm"],
)
def test_reference_data_that_change_bring_along_the_aanbod_that_hangs_on_them(
    proef: Proef, anders: Callable[[Store], None]
):
    with proef.write() as store:
        anders(store)
    assert proef.compare() == []


# ── the comparison ──


def spoil(proef: Proef, tabel: type[Any], id_: UUID, **waarden: object) -> None:
    with proef.database.engine.begin() as connection:
        connection.execute(update(table_of(tabel)).where(tabel.id == id_).values(waarden))


def test_the_comparison_names_what_differs_by_kind_id_and_columns_and_tells_no_value(
    proef: Proef,
):
    spoil(proef, PublishedLocatie, proef.open.publiek_id, naam="Geheim Huis", regio="elders")
    spoil(proef, PublishedAanbieder, proef.aanbieder.id, naam="Geheim BV")
    spoil(proef, PublishedAanbod, proef.aanbod[0].publiek_id, vrije_plekken=99)
    meldingen = proef.compare()
    assert sorted(meldingen) == [
        f"aanbieder {proef.aanbieder.id}: naam",
        f"aanbod {proef.aanbod[0].publiek_id}: vrije_plekken",
        f"locatie {proef.open.publiek_id}: regio, naam",
    ]


def test_the_comparison_names_reference_data_by_table_and_key(proef: Proef):
    with proef.database.engine.begin() as connection:
        connection.execute(delete(PublishedGemeente).where(PublishedGemeente.code == HENGELO))
    assert proef.compare() == [f"published_gemeente ('{HENGELO}',)"]


def test_reference_data_that_should_be_gone_are_named_too(proef: Proef):
    tabel = table_of(PublishedGemeente)
    with proef.database.engine.begin() as connection:
        rij = connection.execute(select(tabel).where(tabel.c.code == HENGELO)).mappings().one()
        connection.execute(tabel.insert(), {**rij, "code": "GM9999"})
    assert proef.compare() == ["published_gemeente ('GM9999',)"]


def test_a_comparison_writes_nothing(proef: Proef):
    spoil(proef, PublishedLocatie, proef.open.publiek_id, naam="Verknoeid")
    nummer = proef.nummer()
    assert proef.compare() == proef.compare() != []
    assert proef.nummer() == nummer


def test_what_waits_for_a_change_of_day_is_no_difference_before_it(proef: Proef):
    nieuw = make_groep(proef.aanbieder, "De Es", make_afgeschermd_adres("Elzenpad", 3))
    with proef.write() as store:
        store.locaties.add(nieuw)
        store.aanbod.add(make_aanbod(nieuw, opgave=make_opgave()))
    assert proef.compare() == []
    assert proef.compare(TODAY) == []
    assert proef.compare(MORGEN) == [], "nor tomorrow, until the change of day was made"


def test_a_day_of_the_future_is_a_difference_that_is_told_first(proef: Proef):
    put_day(proef, TODAY + 9 * DAG)
    spoil(proef, PublishedLocatie, proef.open.publiek_id, naam="Verknoeid")
    assert proef.compare(TODAY) == [
        "stand: de dag ligt in de toekomst",
        f"locatie {proef.open.publiek_id}: naam",
    ]
    assert proef.compare() == [f"locatie {proef.open.publiek_id}: naam"]


def test_comparing_until_today_looks_no_further_than_the_last_change_of_day(proef: Proef):
    with proef.write() as store:
        store.producten.save(replace(gezinshuis(store), geldig_tot=TODAY + 2 * DAG))
    later = TODAY + 5 * DAG
    assert proef.compare(later) != [], "by then its aanbod should be gone"
    assert ask(proef, lambda store: store.projectie.compare_until(later)) == []
    put_day(proef, TODAY + 9 * DAG)
    assert ask(proef, lambda store: store.projectie.compare_until(TODAY)) == [
        "stand: de dag ligt in de toekomst"
    ]


# ── days ──

MIDDERNACHT = datetime.fromisoformat("2026-11-21T00:00:00+01:00")


@pytest.mark.parametrize(
    ("dagen", "at", "vooruit"),
    [
        (0, AT, False),
        (1, AT, True),
        (1, MIDDERNACHT, False),
        (1, MIDDERNACHT - KLOKVERSCHIL, False),
        (1, MIDDERNACHT - KLOKVERSCHIL - TIK, True),
        (-3, AT, False),
    ],
)
def test_a_day_lies_ahead_when_no_clock_that_is_a_little_fast_could_have_begun_it(
    proef: Proef, dagen: int, at: datetime, vooruit: bool
):
    put_day(proef, TODAY + dagen * DAG)
    assert ask(proef, lambda store: store.projectie.is_ahead(at)) is vooruit


def test_a_day_begins_once_and_not_again_for_the_same_or_an_earlier_one(proef: Proef):
    nummer = proef.nummer()
    with proef.write(AT + DAG) as store:
        store.projectie.advance(AT + DAG, MORGEN)
        assert store.projectie.dag() == MORGEN
    with proef.write(AT + DAG) as store:
        assert store.projectie.advance(AT + DAG, MORGEN) == 0
        assert store.projectie.advance(AT + DAG, TODAY) == 0, "a clock that is a little behind"
        assert store.projectie.dag() == MORGEN
    assert proef.nummer() >= nummer


def test_a_day_of_the_future_is_put_back_by_a_rebuild_as_by_the_change_of_day(proef: Proef):
    put_day(proef, TODAY + 9 * DAG)
    with proef.write() as store:
        assert store.projectie.rebuild(AT) > 0
        assert store.projectie.dag() == TODAY
    put_day(proef, TODAY + 9 * DAG)
    with proef.write() as store:
        assert store.projectie.advance(AT, TODAY) > 0
        assert store.projectie.dag() == TODAY
    assert proef.compare(TODAY) == []


def test_a_product_that_begins_or_ends_with_the_day_is_a_change_of_that_day_alone(proef: Proef):
    begint = make_product("NIEUW", geldig_van=MORGEN)
    eindigt = make_product("OUDER", geldig_tot=TODAY)
    with proef.write() as store:
        store.producten.save_many([begint, eindigt])
    per_dag = []
    for dagen in (1, 2):
        last = proef.last_change()
        with proef.write(AT + dagen * DAG) as store:
            store.projectie.advance(AT + dagen * DAG, TODAY + dagen * DAG)
        per_dag.append({ding.id for ding in proef.changes(last) if ding.soort == "product"})
    assert per_dag == [{f"{REGIO}/NIEUW", f"{REGIO}/OUDER"}, set()]

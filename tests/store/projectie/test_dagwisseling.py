"""What a change of day tells of, day by day: each thing on the day that makes it different, and nobody misses a skipped day."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_groep,
    make_opgave,
    make_product,
    twente_in,
)
from wijzer.domain.locaties.beschikbaarheid import Opgave
from wijzer.domain.regio.gebied import Versheid
from wijzer.published.tables import PublishedStand, PublishedWijziging
from wijzer.store.engine import Database
from wijzer.store.rijen import table_of
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

DAG = timedelta(days=1)
VERSHEID = Versheid()
NA = range(-1, 6)
"""So many days after the last change of day something happens; three days later the next change is made."""


@pytest.fixture
def winkel(database: Database) -> Iterator[Store]:
    """A small Twente of which today has begun."""
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.projectie.flush(AT)
        yield store


def offer(store: Store, make: Callable[[int], Opgave | None], **contract: Any) -> dict[str, int]:
    """An open groep of its own aanbieder for each of these days; gives the day by the public id of the aanbod."""
    dagen: dict[str, int] = {}
    for dag in NA:
        aanbieder = make_aanbieder()
        groep = make_groep(aanbieder)
        aanbod = make_aanbod(groep, opgave=make(dag))
        zo = {naam: TODAY + (erbij + dag) * DAG for naam, erbij in contract.items()}
        store.aanbieders.add(aanbieder)
        store.contracten.add_many([make_contractregel(aanbieder, **zo)])
        store.locaties.add(groep)
        store.aanbod.add(aanbod)
        dagen[str(aanbod.publiek_id)] = dag
    store.projectie.flush(AT)
    return dagen


def latest(store: Store) -> int:
    return store.session.execute(table_of(PublishedStand).select()).one().laatste_wijziging


def pass_days(store: Store, aantal: int = 3) -> dict[str, str]:
    """Let so many days pass at once; gives what was told of each aanbod by it."""
    at = AT + aantal * DAG
    tabel = table_of(PublishedWijziging)
    nummer = latest(store)
    store.projectie.advance(at, TODAY + aantal * DAG)
    rijen = store.session.execute(
        tabel.select().where(tabel.c.nummer > nummer, tabel.c.soort == "aanbod")
    )
    return {rij.id: rij.state for rij in rijen}


def told(store: Store, dagen: dict[str, int]) -> dict[int, str]:
    return {dagen[id_]: state for id_, state in pass_days(store).items()}


def test_an_entry_that_becomes_stale_is_told_on_its_day_and_not_before_or_after(winkel: Store):
    dagen = offer(
        winkel,
        lambda dag: make_opgave(peildatum=TODAY + (dag - VERSHEID.actueel_dagen - 1) * DAG),
    )
    assert told(winkel, dagen) == dict.fromkeys((1, 2, 3), "updated")


def test_an_entry_that_is_no_longer_shown_is_told_on_its_day(winkel: Store):
    dagen = offer(
        winkel,
        lambda dag: make_opgave(peildatum=TODAY + (dag - VERSHEID.verouderd_dagen - 1) * DAG),
    )
    assert told(winkel, dagen) == dict.fromkeys((1, 2, 3), "updated")


def test_a_stop_that_ended_is_told_on_the_day_after_its_last(winkel: Store):
    dagen = offer(
        winkel, lambda dag: make_opgave(aanmeldstop=True, aanmeldstop_tot=TODAY + dag * DAG)
    )
    assert told(winkel, dagen) == dict.fromkeys((0, 1, 2), "updated")


def test_a_next_place_that_has_passed_is_told_on_the_day_after_it(winkel: Store):
    dagen = offer(winkel, lambda dag: make_opgave(eerstvolgende_plek=TODAY + dag * DAG))
    assert told(winkel, dagen) == dict.fromkeys((0, 1, 2), "updated")


def test_what_was_never_stated_is_told_on_no_day(winkel: Store):
    assert told(winkel, offer(winkel, lambda _: None)) == {}


def test_a_contract_that_ended_takes_its_aanbod_away_on_the_day_after_its_last(winkel: Store):
    dagen = offer(winkel, lambda _: None, einddatum=0)
    assert told(winkel, dagen) == dict.fromkeys((0, 1, 2), "deleted")


def test_a_contract_that_began_brings_its_aanbod_on_its_first_day(winkel: Store):
    dagen = offer(winkel, lambda _: None, ingangsdatum=0)
    assert told(winkel, dagen) == dict.fromkeys((1, 2, 3), "updated")


def test_days_that_pass_one_by_one_tell_the_same_as_days_that_were_skipped(winkel: Store):
    dagen = offer(winkel, lambda dag: make_opgave(eerstvolgende_plek=TODAY + dag * DAG))
    per_dag = [{dagen[id_] for id_ in pass_days(winkel, aantal)} for aantal in (1, 2, 3)]
    assert per_dag == [{0}, {1}, {2}]


@pytest.mark.parametrize(
    ("veld", "verteld"), [("geldig_van", {1, 2, 3}), ("geldig_tot", {0, 1, 2})]
)
def test_a_product_is_told_on_the_day_that_it_begins_and_after_the_day_that_it_ends(
    winkel: Store, veld: str, verteld: set[int]
):
    dagen: dict[str, date] = {f"P{dag + 1}": TODAY + dag * DAG for dag in NA}
    winkel.producten.save_many([make_product(code, **{veld: dag}) for code, dag in dagen.items()])
    winkel.projectie.flush(AT)
    nummer = latest(winkel)
    winkel.projectie.advance(AT + 3 * DAG, TODAY + 3 * DAG)
    tabel = table_of(PublishedWijziging)
    rijen = winkel.session.execute(tabel.select().where(tabel.c.nummer > nummer))
    codes = {rij.id.partition("/")[2] for rij in rijen if rij.soort == "product"}
    assert codes == {f"P{dag + 1}" for dag in verteld}

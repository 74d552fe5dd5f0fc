"""Locks: exactly the rows that are decided over, in one order, while others read them and refer to them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Select, create_engine, event, select
from sqlalchemy.orm import Session

from tests.factories import AT, REGIO, make_aanbieder, make_gebruiker, make_groep, make_regio
from tests.steun.databases.soorten import OP_POSTGRESQL
from tests.store.conftest import Twente
from wijzer.domain.ids import AanbiederId, GebruikerId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.store.engine import Database
from wijzer.store.rijen import table_of
from wijzer.store.sloten import (
    lock_aanbieders,
    lock_aanbieders_of,
    lock_gebruikers,
    lock_regio,
    skipping_held,
)
from wijzer.store.tables import AanbiederRij, GebruikerRij, LocatieRij, RegioRij

ELDERS = "achterhoek"
AANBIEDERS, GEBRUIKERS = select(AanbiederRij.id), select(GebruikerRij.id)


# ── what is held, seen by somebody else ──


def free(database: Database, vraag: Select[Any]) -> set[object]:
    """What another transaction could hold at this moment."""
    with Session(database.engine) as session:
        return set(session.scalars(skipping_held(vraag)))


@pytest.fixture
def drie(twente: Twente) -> list[Aanbieder]:
    """The aanbieder of Twente, another one, and one of another region."""
    hier, elders = make_aanbieder("Twee"), make_aanbieder("Drie", regio=ELDERS)
    with twente.database.transaction(at=AT) as store:
        store.regios.save(make_regio(slug=ELDERS))
        store.aanbieders.add_many([hier, elders])
    return [twente.aanbieder, hier, elders]


@OP_POSTGRESQL
def test_only_the_aanbieders_that_are_asked_for_are_held_and_until_the_transaction_ends(
    twente: Twente, drie: list[Aanbieder]
):
    een, twee, ander = (aanbieder.id for aanbieder in drie)
    with twente.database.transaction(at=AT) as store:
        lock_aanbieders(store.session, [een, twee, een])
        assert free(twente.database, AANBIEDERS) == {ander}
        assert free(twente.database, select(RegioRij.slug)) == {REGIO, ELDERS}
    assert free(twente.database, AANBIEDERS) == {een, twee, ander}


@OP_POSTGRESQL
def test_a_region_is_held_with_its_aanbieders_and_no_other_region(
    twente: Twente, drie: list[Aanbieder]
):
    with twente.database.transaction(at=AT) as store:
        lock_regio(store.session, REGIO)
        assert free(twente.database, select(RegioRij.slug)) == {ELDERS}
        assert free(twente.database, AANBIEDERS) == {drie[2].id}


@OP_POSTGRESQL
def test_who_asks_for_rows_holds_their_aanbieders_and_not_those_of_other_rows(
    twente: Twente, drie: list[Aanbieder]
):
    groepen = [make_groep(aanbieder, regio=aanbieder.regio) for aanbieder in drie]
    with twente.database.transaction(at=AT) as store:
        store.locaties.add_many(groepen)
    with twente.database.transaction(at=AT) as store:
        vraag = select(LocatieRij.aanbieder_id)
        lock_aanbieders_of(store.session, vraag, LocatieRij.id, [groepen[1].id])
        assert free(twente.database, AANBIEDERS) == {drie[0].id, drie[2].id}
        assert free(twente.database, select(LocatieRij.id)) == {groep.id for groep in groepen}


@OP_POSTGRESQL
def test_only_the_accounts_that_are_asked_for_are_held(twente: Twente):
    een, ander = make_gebruiker(twente.aanbieder), make_gebruiker()
    with twente.database.transaction(at=AT) as store:
        for gebruiker in (een, ander):
            store.gebruikers.add(gebruiker)
    with twente.database.transaction(at=AT) as store:
        lock_gebruikers(store.session, [een.id])
        assert free(twente.database, GEBRUIKERS) == {ander.id}
        assert free(twente.database, AANBIEDERS) == {twente.aanbieder.id}


@OP_POSTGRESQL
def test_what_is_held_can_be_read_and_referred_to_by_everybody(twente: Twente):
    """A page is looked at, and a groep is entered, while somebody decides over the aanbieder or the account."""
    gebruiker = make_gebruiker(twente.aanbieder)
    with twente.database.transaction(at=AT) as store:
        store.gebruikers.add(gebruiker)
    with twente.database.transaction(at=AT) as store:
        lock_regio(store.session, REGIO)
        lock_gebruikers(store.session, [gebruiker.id])
        assert free(twente.database, AANBIEDERS) == free(twente.database, GEBRUIKERS) == set()
        with twente.database.read() as lezer:
            assert lezer.aanbieders.get(twente.aanbieder.id) == twente.aanbieder
        with Session(twente.database.engine) as session:
            for vraag, id_ in ((AANBIEDERS, twente.aanbieder.id), (GEBRUIKERS, gebruiker.id)):
                los = vraag.with_for_update(read=True, key_share=True, nowait=True)
                assert session.scalars(los).all() == [id_]


@OP_POSTGRESQL
def test_nobody_is_held_for_ids_that_are_not_there(twente: Twente):
    with twente.database.transaction(at=AT) as store:
        lock_aanbieders(store.session, [make_aanbieder().id])
        lock_aanbieders(store.session, [])
        lock_gebruikers(store.session, [make_gebruiker().id])
        lock_regio(store.session, "nergens")
        lock_aanbieders_of(
            store.session, select(LocatieRij.aanbieder_id), LocatieRij.id, [twente.aanbieder.id]
        )
        assert free(twente.database, AANBIEDERS) == {twente.aanbieder.id}


# ── in one order ──


@contextmanager
def watched() -> Iterator[tuple[Session, list[tuple[str, list[UUID]]]]]:
    """A session on empty tables, and of each question its first words and the ids in it, in their order."""
    engine = create_engine("sqlite://")
    for rij in (RegioRij, AanbiederRij, GebruikerRij):
        table_of(rij).create(engine)
    vragen: list[tuple[str, list[UUID]]] = []

    def note(*delen: Any) -> None:
        vragen.append((delen[2].partition("\n")[0], [UUID(deel) for deel in delen[3]]))

    event.listen(engine, "before_cursor_execute", note)
    with Session(engine) as session:
        yield session, vragen
    engine.dispose()


def lock_both_ways(lock: Callable[[Session, Iterable[Any]], None], ids: list[UUID]) -> None:
    """Whoever asks in another order, or twice for one, asks the database the same."""
    gevraagd = []
    for volgorde in (ids, ids[::-1], [*ids, *ids]):
        with watched() as (session, vragen):
            lock(session, volgorde)
            gevraagd.append(vragen)
    eerste, *anderen = gevraagd
    assert anderen == [eerste, eerste]
    samen = [id_ for _, brok in eerste for id_ in brok]
    assert samen == sorted(ids), "one chunk after the other rises too"


@pytest.mark.parametrize("aantal", [1, 7, 1000, 1001, 2001])
@pytest.mark.parametrize(
    "lock",
    [
        lambda session, ids: lock_aanbieders(session, map(AanbiederId, ids)),
        lambda session, ids: lock_gebruikers(session, map(GebruikerId, ids)),
    ],
    ids=["aanbieders", "gebruikers"],
)
def test_two_who_lock_the_same_ask_for_it_in_one_order_however_many_they_are(
    lock: Callable[[Session, Iterable[Any]], None], aantal: int
):
    lock_both_ways(lock, [UUID(int=nummer * 7919 % 104729) for nummer in range(1, aantal + 1)])

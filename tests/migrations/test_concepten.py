"""Forms that wait are forgotten on the way down, and nobody's account with them."""

from uuid import uuid4

from sqlalchemy import inspect, text

from tests.factories import AT, make_gebruiker, twente_in
from wijzer.domain.bewaren.concept import Bestemming, Concept, Getypt
from wijzer.domain.ids import ConceptId
from wijzer.store.database.migraties import migrate
from wijzer.store.engine import Database


def test_going_down_forgets_what_waits_and_going_up_begins_with_nothing(database: Database):
    gebruiker = make_gebruiker()
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.gebruikers.add(gebruiker)
        store.concepten.keep(
            Concept(
                id=ConceptId(uuid4()),
                gebruiker_id=gebruiker.id,
                bestemming=Bestemming("aanbieder.gegevens"),
                getypt_at=AT,
                getypt=Getypt(velden=(("telefoon", "053"),)),
            )
        )
    migrate(database.engine, "0016")
    assert not inspect(database.engine).has_table("concept")
    with database.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM gebruiker")) == 1
    migrate(database.engine)
    with database.read() as store:
        assert store.concepten.waiting(gebruiker.id, AT) == []


def test_an_account_that_goes_takes_what_waits_for_it_along(database: Database):
    gebruiker = make_gebruiker()
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.gebruikers.add(gebruiker)
        store.concepten.keep(
            Concept(
                id=ConceptId(uuid4()),
                gebruiker_id=gebruiker.id,
                bestemming=Bestemming("beheer.regio"),
                getypt_at=AT,
                getypt=Getypt(velden=()),
            )
        )
    with database.engine.begin() as connection:
        connection.execute(text("DELETE FROM gebruiker"))
        assert connection.scalar(text("SELECT count(*) FROM concept")) == 0

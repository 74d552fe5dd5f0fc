"""Of a locatie that stood before it was asked nobody said whether a wheelchair can come in."""

from dataclasses import replace

from tests.factories import AT, make_aanbieder, make_groep, twente_in
from wijzer.store.database.migraties import migrate
from wijzer.store.engine import Database


def test_going_down_lets_go_of_what_was_stated_and_going_up_makes_it_unknown_and_not_no(
    database: Database,
):
    aanbieder = make_aanbieder()
    groep = replace(make_groep(aanbieder), rolstoeltoegankelijk=False)
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add(aanbieder)
        store.locaties.add(groep)
    with database.read() as store:
        assert store.locaties.get(groep.id).rolstoeltoegankelijk is False
    migrate(database.engine, "0021")
    migrate(database.engine)
    with database.read() as store:
        assert store.locaties.get(groep.id) == replace(groep, rolstoeltoegankelijk=None)

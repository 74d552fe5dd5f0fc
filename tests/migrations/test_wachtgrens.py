"""Who waited for a place before there was another wish goes on waiting for one; going down forgets the others."""

from dataclasses import replace

from tests.factories import AT, make_melding, twente_in
from wijzer.store.database.migraties import migrate
from wijzer.store.engine import Database


def test_going_down_forgets_who_waits_for_a_short_wait_and_going_up_keeps_the_rest(
    database: Database,
):
    plek, wacht = make_melding(), replace(make_melding(), wachtgrens=8)
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.meldingen.add(plek)
        store.meldingen.add(wacht)
    with database.read() as store:
        assert {melding.wachtgrens for melding in store.meldingen.confirmed()} == {None, 8}
    migrate(database.engine, "0024")
    migrate(database.engine)
    with database.read() as store:
        assert store.meldingen.confirmed() == [plek]
        assert store.meldingen.same(plek.email, plek.regio, plek.zoekvraag) == plek

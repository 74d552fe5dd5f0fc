"""The texts of a region are kept together: of two who change different ones at once, both are kept."""

from dataclasses import replace

from tests.factories import AT, REGIO, twente_in
from tests.steun.gelijktijdig import overlapping
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.services.regio.wijzig_crisisnummers import wijzig_crisisnummers
from wijzer.services.regio.wijzig_regiocontact import wijzig_regiocontact
from wijzer.store.engine import Database
from wijzer.store.store import Store

NUMMER, NAAM = "crisis.ggz.telefoon", "contact.naam"


def keep_nummer(store: Store) -> None:
    wijzig_crisisnummers(store, REGIO, {"ggz": "074-000 00 92"}, shown={}, by=SYSTEEM, at=AT)


def keep_naam(store: Store) -> None:
    wijzig_regiocontact(store, REGIO, {"naam": "Team"}, shown={}, by=SYSTEEM, at=AT)


def test_a_number_and_a_name_that_are_kept_at_once_are_both_kept(database: Database):
    with database.transaction(at=AT) as store:
        twente_in(store)
        regio = store.regios.get(REGIO)
        leeg = {**regio.teksten, "crisis.ggz.naam": "Ggz", NUMMER: "", NAAM: ""}
        store.regios.save(replace(regio, teksten=leeg))
    overlapping(database, keep_nummer, keep_naam)
    with database.read() as store:
        teksten = store.regios.get(REGIO).teksten
    assert (teksten[NUMMER], teksten[NAAM]) == ("074-000 00 92", "Team")

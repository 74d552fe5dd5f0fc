"""De Linde: one open groep of one aanbieder, with an account that keeps it."""

from tests.factories import (
    AT,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_groep,
    make_opgave,
    twente_in,
)
from tests.steun.accounts import Account, add_account
from tests.steun.dagen import DAG, change_day
from tests.wereld.tabellen import AGB
from wijzer.store.engine import Database


def linde_in(database: Database) -> Account:
    """Put De Linde there; gives an account of its aanbieder."""
    aanbieder = make_aanbieder("De Voorbeeldhoeve", agb=(AGB,))
    linde = make_groep(aanbieder, "De Linde")
    with database.transaction(at=AT - DAG) as store:
        twente_in(store)
    with database.transaction(at=AT) as store:
        store.aanbieders.add(aanbieder)
        regels = [make_contractregel(aanbieder, code) for code in ("WGZHF", "WGZHG")]
        store.contracten.add_many(regels, [])
        store.locaties.add(linde)
        store.aanbod.add_many([make_aanbod(linde, opgave=make_opgave())])
        account = add_account(store, aanbieder, email="jo@linde.example")
    change_day(database, AT)
    return account

"""Two who have an address shown while somebody else is busy with it."""

from dataclasses import replace
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    REGIO,
    make_aanbieder,
    make_actor,
    make_afgeschermd_adres,
    make_gebruiker,
    make_groep,
    twente_in,
)
from tests.steun.gelijktijdig import Daad, overlapping
from wijzer.domain.accounts.inzage import Reden
from wijzer.domain.fouten import Ongeldig
from wijzer.services.inzage.toon_adres import toon_adres
from wijzer.store.engine import Database
from wijzer.store.store import Store

ES = make_aanbieder("De Es")
BEA = make_actor(make_gebruiker(email="bea@twente.example"))
GROEP = make_groep(ES, adres=make_afgeschermd_adres("Canariestraat", 12, "7551XX"))


@pytest.fixture(autouse=True)
def gevuld(database: Database) -> None:
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add(ES)
        store.locaties.add(GROEP)


def look(toelichting: str | None = None) -> Daad:
    return lambda store: toon_adres(
        store,
        ES.id,
        Reden.BELLEN,
        toelichting=toelichting,
        sessie_hash="a" * 64,
        new_id=uuid4,
        by=BEA,
        at=AT,
    )


def move_in(store: Store) -> None:
    store.aanbieders.lock([ES.id])
    store.locaties.save(replace(GROEP, adres=make_afgeschermd_adres("Parkietenhof", 5)))


def looks_in(database: Database) -> int:
    with database.read() as store:
        return store.inzages.count_since(ES.id, regio=REGIO, since=AT)


def test_whoever_presses_the_button_twice_at_once_looked_once(database: Database):
    eerst, daarna = overlapping(database, look(), look())
    assert eerst == daarna
    assert looks_in(database) == 1


def test_a_reason_never_keeps_the_street_to_which_a_groep_is_moving_just_now(database: Database):
    """A reason is kept in plain text and can never be taken away."""
    _, gekeken = overlapping(database, move_in, look("Zit nu aan het Parkietenhof"))
    assert isinstance(gekeken, Ongeldig)
    assert looks_in(database) == 0

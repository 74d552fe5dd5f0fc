"""Looks at addresses are only ever added."""

from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.factories import AT, REGIO, make_aanbieder, twente_in
from wijzer.domain.accounts.inzage import INZAGE_DUUR, Inzage, Reden
from wijzer.domain.fouten import WijzerFout
from wijzer.domain.ids import AanbiederId, InzageId
from wijzer.store.engine import Database


@pytest.fixture
def aanbieder_id(database: Database) -> AanbiederId:
    aanbieder = make_aanbieder()
    with database.transaction() as store:
        twente_in(store)
        store.aanbieders.add(aanbieder)
        store.inzages.add(
            Inzage(
                id=InzageId(uuid4()),
                regio=REGIO,
                reden=Reden.BELLEN,
                at=AT,
                until_at=AT + INZAGE_DUUR,
                aanbieder_id=aanbieder.id,
            )
        )
    return aanbieder.id


@pytest.mark.parametrize("sql", ["DELETE FROM inzage", "UPDATE inzage SET reden = 'contract'"])
def test_nobody_changes_or_takes_away_a_look(database, aanbieder_id, sql):
    with pytest.raises((DatabaseError, WijzerFout)), database.transaction() as store:
        store.session.execute(text(sql))
    with database.read() as store:
        (inzage,) = store.inzages.of_aanbieder(aanbieder_id, regio=REGIO, limit=9)
    assert inzage.reden is Reden.BELLEN


@pytest.mark.parametrize(
    "anders",
    [{"until_at": AT - INZAGE_DUUR}, {"reden": Reden.ANDERS}],
    ids=["ends first", "no words"],
)
def test_the_database_holds_the_rules_too(database, aanbieder_id, anders):
    velden = {
        "id": InzageId(uuid4()),
        "regio": REGIO,
        "reden": Reden.BELLEN,
        "at": AT,
        "until_at": AT,
        **anders,
    }
    with pytest.raises((DatabaseError, WijzerFout)), database.transaction() as store:
        store.inzages.add(Inzage(**velden))
    with database.read() as store:
        assert len(store.inzages.of_aanbieder(aanbieder_id, regio=REGIO, limit=9)) == 1

"""What is withdrawn is new to migration 0018: going up withdraws nothing, going down erases what the version below would show."""

import pytest
from sqlalchemy import select, text

from tests.factories import (
    AT,
    REGIO,
    make_aanbieder,
    make_aanbod,
    make_groep,
    make_opgave,
    twente_in,
)
from wijzer.domain.fouten import Geweigerd
from wijzer.store.database.migraties import migrate
from wijzer.store.engine import Database
from wijzer.store.tables import AanbodRij, HistorieRij, LocatieRij


def test_going_down_erases_what_is_withdrawn_and_keeps_what_is_in_use(database: Database):
    bron = make_aanbieder()
    huis, weg = make_groep(bron, "Huis"), make_groep(bron, "Weg", gepubliceerd=False)
    blijft, gaat = (
        make_aanbod(huis, opgave=make_opgave()),
        make_aanbod(huis, "WGZHG", make_opgave()),
    )
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add(bron)
        store.locaties.add_many([huis, weg])
        store.aanbod.add_many([blijft, gaat, make_aanbod(weg, opgave=make_opgave())])
        store.locaties.withdraw(weg, at=AT, by=None, expected_versie=1)
        store.aanbod.withdraw(gaat, at=AT, by=None)
    migrate(database.engine, "0017")
    migrate(database.engine)
    with database.read() as store:
        assert store.session.scalars(select(LocatieRij.naam)).all() == ["Huis"]
        assert store.session.scalars(select(AanbodRij.id)).all() == [blijft.id]
        assert store.session.scalars(select(HistorieRij.aanbod_id)).all() == [blijft.id]
        assert store.locaties.withdrawn_in(REGIO) == []
        assert store.aanbod.withdrawn_of([huis.id]) == {huis.id: []}
        assert store.regios.bewaar_jaren(REGIO) == 7


@pytest.mark.parametrize(
    "vraag",
    [
        "UPDATE locatie SET ingetrokken_at = CURRENT_TIMESTAMP WHERE gepubliceerd",
        "UPDATE locatie SET gepubliceerd = (1 = 1) WHERE ingetrokken_at IS NOT NULL",
    ],
)
def test_whoever_writes_what_is_withdrawn_is_not_on_the_site(database: Database, vraag: str):
    bron = make_aanbieder()
    huis, weg = make_groep(bron, "Huis"), make_groep(bron, "Weg", gepubliceerd=False)
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add(bron)
        store.locaties.add_many([huis, weg])
        store.locaties.withdraw(weg, at=AT, by=None, expected_versie=1)
    with (
        pytest.raises(Geweigerd, match="ck_locatie_ingetrokken"),
        database.engine.begin() as connection,
    ):
        connection.execute(text(vraag))

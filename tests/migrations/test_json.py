"""JSON keeps its order on both databases, and what was kept goes along up and down."""

from uuid import UUID

import pytest
from sqlalchemy import JSON, inspect, text
from sqlalchemy.dialects.postgresql import JSONB

from tests.factories import AT, REGIO, make_groep, make_melding, twente_in
from tests.factories import make_aanbieder as een_aanbieder
from wijzer.domain.ids import MeldingId
from wijzer.published.tables import PublishedBase
from wijzer.store.database.migraties import migrate
from wijzer.store.engine import Database
from wijzer.store.tables import Base

KOLOMMEN = [
    (tabel.name, kolom)
    for metadata in (Base.metadata, PublishedBase.metadata)
    for tabel in metadata.sorted_tables
    for kolom in tabel.columns
]
DETAILS = {"zebra": 1, "aap": {"noot": 2, "mies": 3}, "b": ["z", "a"]}


def test_no_column_of_either_side_forgets_the_order_of_keys():
    for tabel, kolom in KOLOMMEN:
        soorten = [kolom.type, *kolom.type._variant_mapping.values()]
        assert not any(isinstance(soort, JSONB) for soort in soorten), f"{tabel}.{kolom.name}"
    assert sum(isinstance(kolom.type, JSON) for _, kolom in KOLOMMEN) > 20


def test_nor_does_any_in_the_database(database: Database):
    inspector = inspect(database.engine)
    for tabel in inspector.get_table_names():
        for kolom in inspector.get_columns(tabel):
            assert not isinstance(kolom["type"], JSONB), f"{tabel}.{kolom['name']}"


def test_keys_come_back_in_the_order_in_which_they_were_kept(database: Database):
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.taken.start(UUID(int=1), "proef", None, AT)
        store.taken.end(UUID(int=1), AT, DETAILS)
    with database.read() as store:
        (run,) = store.taken.runs()
    assert str(dict(run.aantallen)) == str(DETAILS)


def test_what_was_kept_goes_along_down_and_up(database: Database):
    aanbieder = een_aanbieder()
    groep = make_groep(aanbieder, doelgroepen=frozenset({"autisme", "trauma"}))
    melding = make_melding(id=MeldingId(UUID(int=3)), gezien=frozenset({UUID(int=9)}))
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add(aanbieder)
        store.locaties.add(groep)
        store.meldingen.add(melding)
        store.taken.start(UUID(int=1), "proef", None, AT)
        store.taken.end(UUID(int=1), AT, DETAILS)
    with database.read() as store:
        before = (store.regios.get(REGIO), store.locaties.get(groep.id), store.producten.all(REGIO))
    migrate(database.engine, "0015")
    with database.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM taak_run")) == 1
    migrate(database.engine)
    with database.read() as store:
        assert before == (
            store.regios.get(REGIO),
            store.locaties.get(groep.id),
            store.producten.all(REGIO),
        )
        assert store.taken.runs()[0].aantallen == DETAILS
        assert store.meldingen.confirmed() == ([melding] if melding.bevestigd_at else [])
        assert store.projectie.compare() == []


@pytest.mark.parametrize("tekst", ['{"b": 1, "a": 2}', '{"a": 2, "b": 1}'])
def test_the_text_itself_is_kept(database: Database, tekst: str):
    with database.transaction(at=AT) as store:
        store.taken.start(UUID(int=1), "proef", None, AT)
        store.session.execute(text("UPDATE taak_run SET aantallen = :tekst"), {"tekst": tekst})
        kept = store.session.scalar(text("SELECT CAST(aantallen AS TEXT) FROM taak_run"))
    assert kept == tekst

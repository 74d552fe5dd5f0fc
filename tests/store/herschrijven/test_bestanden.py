"""After a shielding the address, the name and the remarks of before are read nowhere in the files of the database."""

import time
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Connection, update

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_open_adres,
    make_opgave,
    twente_in,
)
from tests.steun.databases.schijf import Bestanden
from wijzer.domain.ids import PubliekId
from wijzer.domain.locaties.locatie import Groep
from wijzer.domain.regio.gebied import Contact
from wijzer.published.engine import PublicDatabase
from wijzer.store.engine import Database
from wijzer.store.herschrijven import uitvoeren
from wijzer.store.herschrijven.uitvoeren import rewrite_asked
from wijzer.store.herschrijven.vraag import GERAAKT, TeHerschrijven, read_asked, settle
from wijzer.store.rijen import table_of
from wijzer.store.tables import TeHerschrijvenRij

STRAAT, OUDE_NAAM, OPMERKING = "Kwartelkampweg", "Huize Zonneheuvel", "achter de molen van Spoolder"
GISTEREN = TODAY - timedelta(days=1)
SPOREN = (STRAAT, OUDE_NAAM, OPMERKING)


@pytest.fixture
def groep(database: Database) -> Groep:
    """An open groep with an entry and a remark, on the site, and neighbours in the same pages."""
    aanbieder = make_aanbieder()
    groep = make_groep(aanbieder, OUDE_NAAM, make_open_adres(STRAAT))
    buren = [make_groep(aanbieder, f"Buren {nummer}") for nummer in range(200)]
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add(aanbieder)
        store.contracten.add_many([make_contractregel(aanbieder)])
        store.locaties.add_many([*buren[:100], groep, *buren[100:]])
        opgave = make_opgave(toelichting=OPMERKING)
        store.aanbod.add_many(
            [
                make_aanbod(bewoner, opgave=opgave if bewoner == groep else make_opgave())
                for bewoner in [*buren, groep]
            ]
        )
    return groep


def shield(database: Database, groep: Groep) -> None:
    """What shielding keeps: another id and name, the address sealed, the remark gone."""
    dicht = replace(
        groep, adres=make_afgeschermd_adres(STRAAT), naam="De Linde", publiek_id=PubliekId(uuid4())
    )
    with database.transaction(at=AT) as store:
        [aanbod] = store.aanbod.of_locatie(groep.id)
        store.locaties.save(dicht)
        nieuw = replace(aanbod, publiek_id=PubliekId(uuid4()), opgave=make_opgave(toelichting=None))
        store.aanbod.save(nieuw)


def test_before_the_rewrite_the_files_tell_it_and_afterwards_they_do_not(
    bestanden: Bestanden, groep: Groep
):
    shield(bestanden.database, groep)
    assert bestanden.traces(SPOREN) == set(SPOREN), "the test looks in the right place"
    assert rewrite_asked(bestanden.database.engine) == {"herschreven": len(GERAAKT), "later": 0}
    assert bestanden.traces(SPOREN) == set()
    assert rewrite_asked(bestanden.database.engine) == {}


def test_nor_does_a_contact_that_had_to_go_before_the_shielding(bestanden: Bestanden, groep: Groep):
    spoor = "https://kwartelkampweg-vijf.example"
    with bestanden.database.transaction(at=AT) as store:
        oud = store.aanbieders.get(groep.aanbieder_id)
        store.aanbieders.save(replace(oud, contact=Contact(website=spoor)))
    with bestanden.database.transaction(at=AT) as store:
        store.aanbieders.save(replace(oud, contact=Contact()))
    shield(bestanden.database, groep)
    assert bestanden.traces([spoor]) == {spoor}, "the test looks in the right place"
    rewrite_asked(bestanden.database.engine)
    assert bestanden.traces([spoor]) == set()


def test_nor_do_the_samples_that_postgresql_keeps_of_columns(bestanden: Bestanden, groep: Groep):
    if bestanden.database.engine.dialect.name == "postgresql":
        analyze(bestanden.database)
    shield(bestanden.database, groep)
    rewrite_asked(bestanden.database.engine)
    assert bestanden.traces(SPOREN) == set()


def analyze(database: Database) -> None:
    with database.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql("ANALYZE")


def test_what_somebody_may_still_read_stays_asked_until_nobody_can(
    bestanden: Bestanden, groep: Groep
):
    """A copy that is being made still sees the tables as they were before."""
    database = bestanden.database
    with database.read() as store:
        store.regios.all()  # from here on it sees this moment
        shield(database, groep)
        assert rewrite_asked(database.engine)["later"] > 0
        assert bestanden.traces(SPOREN) != set()
    assert rewrite_asked(database.engine)["later"] == 0
    assert bestanden.traces(SPOREN) == set()


def test_a_table_that_is_in_use_is_left_for_the_next_time_and_nobody_waits_long(
    bestanden: Bestanden, groep: Groep, publiek: PublicDatabase, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(uitvoeren, "GEDULD_MS", 100)
    database = bestanden.database
    with publiek.engine.connect() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM published_aanbod").scalar()
        shield(database, groep)
        begin = time.monotonic()
        assert rewrite_asked(database.engine)["later"] > 0
        assert time.monotonic() - begin < 5
        with database.transaction(at=AT) as store:
            store.locaties.save(store.locaties.get(groep.id))
    assert rewrite_asked(database.engine)["later"] == 0
    assert bestanden.traces(SPOREN) == set()


def test_a_file_that_shields_many_at_once_asks_for_it_too(bestanden: Bestanden, groep: Groep):
    dicht = replace(
        groep, adres=make_afgeschermd_adres(STRAAT), naam="De Linde", publiek_id=PubliekId(uuid4())
    )
    with bestanden.database.transaction(at=AT) as store:
        store.locaties.save_many([(dicht, groep.versie)])
    assert rewrite_asked(bestanden.database.engine)["herschreven"] == len(GERAAKT)
    assert bestanden.traces([STRAAT, OUDE_NAAM]) == set()


def test_what_is_asked_again_while_it_is_done_stays_asked(
    database: Database, groep: Groep, monkeypatch: pytest.MonkeyPatch
):
    shield(database, groep)

    def settle_late(connection: Connection, gedaan: list[TeHerschrijven]) -> None:
        later = update(table_of(TeHerschrijvenRij)).values(gevraagd_at=AT + timedelta(minutes=1))
        connection.execute(later.where(TeHerschrijvenRij.tabel == "aanbod"))
        settle(connection, gedaan)

    monkeypatch.setattr(uitvoeren, "settle", settle_late)
    rewrite_asked(database.engine)
    with database.engine.connect() as connection:
        assert [tabel for tabel, _ in read_asked(connection)] == ["aanbod"]


def test_only_a_shielding_asks_for_it(database: Database, groep: Groep):
    with database.transaction(at=AT) as store:
        verhuisd = replace(groep, adres=make_open_adres("Elders"), naam="Elders")
        store.locaties.save(verhuisd)
        dicht = make_groep(make_aanbieder(), adres=make_afgeschermd_adres())
        store.aanbieders.add(replace(make_aanbieder("Ander"), id=dicht.aanbieder_id))
        store.locaties.add(dicht)
        store.locaties.save(dicht)
    assert rewrite_asked(database.engine) == {}


def test_remarks_of_before_the_shielding_are_forgotten(database: Database, groep: Groep):
    with database.transaction(at=AT) as store:
        [aanbod] = store.aanbod.of_locatie(groep.id)
        store.aanbod.add_historie(
            [(aanbod.id, make_opgave(toelichting=OPMERKING, peildatum=GISTEREN))]
        )
    shield(database, groep)
    with database.read() as store:
        [gisteren] = [
            opgave
            for opgave in store.aanbod.historie(aanbod.id, GISTEREN)
            if opgave.peildatum == GISTEREN
        ]
    assert gisteren == make_opgave(toelichting=None, peildatum=GISTEREN)

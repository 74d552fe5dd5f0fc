"""What a database tells of who is shielded: every row that stands on their pages, and nothing of anybody else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_gebruiker,
    make_gecontracteerde_locatie,
    make_groep,
    make_opgave,
    twente_in,
)
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.test_logboek import fill
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.locatie import Groep
from wijzer.domain.regio.gebied import Contact
from wijzer.settings import Settings
from wijzer.store.afschermlijst.afschermingen import (
    Afschermingen,
    Voorganger,
    read_afschermingen,
    read_installatie,
    read_voorganger,
)
from wijzer.store.afschermlijst.lijst import read_list
from wijzer.store.engine import Database
from wijzer.store.rijen import table_of
from wijzer.store.tables import LocatieRij, LogboekRij, TeBevestigenRij
from wijzer.store.verzegeling.sleutels import Sleutels

LATER = AT + timedelta(hours=3)


@dataclass(frozen=True)
class Wereld:
    """Two aanbieders with an open and a shielded groep each; one of them works under a third."""

    database: Database
    boven: Aanbieder
    onder: Aanbieder
    ander: Aanbieder
    los: Aanbieder
    open_: Groep
    dicht: Groep
    elders_dicht: Groep

    def read(self) -> Afschermingen:
        with self.database.engine.connect() as connection:
            return read_afschermingen(connection, at=LATER)

    def ids(self, tabel: str, kolom: str = "id") -> set[UUID]:
        return ids_in(self.read().rijen, tabel, kolom)


def ids_in(rijen: Mapping[str, Sequence[Any]], tabel: str, kolom: str = "id") -> set[UUID]:
    return {rij[kolom] for rij in rijen[tabel]}


@pytest.fixture
def wereld(database: Database) -> Wereld:
    boven = make_aanbieder("Boven", contact=Contact(email="boven@x.example"), kvk="12345678")
    onder, ander, los = make_aanbieder("Onder"), make_aanbieder("Ander"), make_aanbieder("Los")
    dicht = make_groep(onder, "De Linde", make_afgeschermd_adres("Verscholenpad", 3))
    elders = make_groep(ander, "De Eik", make_afgeschermd_adres("Achterom", 4))
    open_ = make_groep(onder, "Het Plein")
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add_many([boven, onder, ander, los])
        store.contracten.add_many(
            [make_contractregel(onder, hoofdaannemer_id=boven.id), make_contractregel(ander)],
            [make_gecontracteerde_locatie(los)],
        )
        store.locaties.add_many([dicht, elders, open_, make_groep(los, "Elders")])
        store.aanbod.add_many([make_aanbod(dicht, opgave=make_opgave()), make_aanbod(open_)])
    return Wereld(database, boven, onder, ander, los, open_, dicht, elders)


def test_who_is_shielded_is_told_with_their_own_rows_and_nobody_elses(wereld: Wereld):
    rijen = wereld.read().rijen
    beide = {wereld.dicht.id, wereld.elders_dicht.id}
    assert ids_in(rijen, "locatie") == beide
    assert ids_in(rijen, "afgeschermd_adres", "locatie_id") == beide
    assert ids_in(rijen, "aanbod", "locatie_id") == {wereld.dicht.id}
    assert wereld.read().publieke_ids == {wereld.dicht.publiek_id, wereld.elders_dicht.publiek_id}


@OP_SQLITE
def test_a_contracted_address_is_no_shielding(wereld: Wereld):
    """Every contracted address is sealed; who lives there is not by that shielded."""
    assert None not in ids_in(wereld.read().rijen, "afgeschermd_adres", "locatie_id")


@OP_SQLITE
def test_an_address_stays_sealed(wereld: Wereld):
    alles = repr(wereld.read())
    assert "Verscholenpad" not in alles
    assert "Achterom" not in alles


@OP_SQLITE
def test_of_the_aanbieder_and_who_stands_above_it_only_what_their_page_shows(wereld: Wereld):
    rijen = wereld.read().rijen["aanbieder"]
    per_id = {rij["id"]: rij for rij in rijen}
    assert per_id.keys() == {wereld.boven.id, wereld.onder.id, wereld.ander.id}
    assert per_id[wereld.boven.id] == {
        "id": wereld.boven.id,
        "naam": "Boven",
        "telefoon": None,
        "email": "boven@x.example",
        "website": None,
    }


@OP_SQLITE
def test_a_withdrawn_shielded_groep_is_shielded_still(wereld: Wereld):
    with wereld.database.transaction(at=AT) as store:
        store.locaties.withdraw(wereld.dicht, at=AT, by=None, expected_versie=1)
    assert wereld.ids("locatie") == {wereld.dicht.id, wereld.elders_dicht.id}


@OP_SQLITE
def test_who_waits_to_be_confirmed_is_told_open_or_not(wereld: Wereld):
    with wereld.database.engine.begin() as connection:
        rij = {"locatie_id": wereld.open_.id, "sinds": AT}
        connection.execute(insert(table_of(TeBevestigenRij)), [rij])
    assert wereld.read().rijen["te_bevestigen"] == [{**rij, "beantwoord_at": None}]


@OP_SQLITE
def test_the_day_of_a_page_is_told_of_shielded_pages_alone(wereld: Wereld):
    dagen = {wereld.dicht.publiek_id: TODAY, wereld.open_.publiek_id: TODAY, uuid4(): TODAY}
    with wereld.database.transaction(at=AT) as store:
        store.verschijningen.keep(dagen)
    rijen = wereld.read().rijen
    assert wereld.dicht.publiek_id in ids_in(rijen, "verschijning", "publiek_id")
    assert ids_in(rijen, "verschijning", "publiek_id") <= wereld.read().publieke_ids


@OP_SQLITE
def test_how_far_publishing_had_come_is_told(wereld: Wereld):
    eerst = wereld.read()
    with wereld.database.transaction(at=AT) as store:
        store.locaties.save(make_groep(wereld.los, "Nieuw", id=wereld.open_.id))
    daarna = wereld.read()
    assert eerst.gemaakt == LATER
    assert eerst.publicatie > 0
    assert daarna.publicatie > eerst.publicatie
    assert daarna.laatste_wijziging >= eerst.laatste_wijziging


@OP_SQLITE
def test_a_database_in_which_nothing_was_ever_kept_tells_that_nobody_is_shielded(
    database: Database,
):
    with database.engine.connect() as connection:
        leeg = read_afschermingen(connection, at=LATER)
    assert (leeg.installatie, leeg.publicatie, leeg.laatste_wijziging) == ("", 0, 0)
    assert set(leeg.rijen) == {
        "locatie",
        "afgeschermd_adres",
        "aanbod",
        "aanbieder",
        "te_bevestigen",
        "verschijning",
    }
    assert not any(leeg.rijen.values())


@OP_SQLITE
def test_an_installation_is_known_by_its_first_fact_for_good(database: Database):
    def installatie() -> str:
        with database.engine.connect() as connection:
            return read_installatie(connection)

    assert installatie() == ""
    fill(database, 1)
    eerste = installatie()
    fill(database, 2)
    assert installatie() == eerste
    with database.engine.connect() as connection:
        hashes = connection.scalars(select(LogboekRij.hash).order_by(LogboekRij.nummer)).all()
    assert eerste == hashes[0]
    assert len(set(hashes)) == 3


def test_a_list_reads_back_as_what_the_database_tells(wereld: Wereld, settings: Settings):
    fill(wereld.database, 1)
    bestand = BytesIO()
    with wereld.database.read() as store:
        aantal = store.write_afschermingen(bestand, at=LATER)
    bestand.seek(0)
    gelezen = read_list(bestand, Sleutels.from_settings(settings).lijst)
    wat = wereld.read()
    assert aantal == 2
    assert gelezen.rijen == {naam: rijen for naam, rijen in wat.rijen.items() if rijen}
    assert (gelezen.gemaakt, gelezen.installatie) == (wat.gemaakt, wat.installatie)
    assert (gelezen.publicatie, gelezen.laatste_wijziging) == (
        wat.publicatie,
        wat.laatste_wijziging,
    )
    assert b"Verscholenpad" not in bestand.getvalue()
    assert b"De Linde" not in bestand.getvalue()


# ── the database that a copy replaces ──


def voorganger(database: Database) -> Voorganger:
    with database.engine.connect() as connection:
        return read_voorganger(connection, at=LATER)


def test_of_a_predecessor_every_locatie_is_known_also_withdrawn_ones(wereld: Wereld):
    iemand = make_gebruiker()
    with wereld.database.transaction(at=AT) as store:
        store.gebruikers.add(iemand)
        store.locaties.withdraw(wereld.open_, at=AT, by=iemand.id, expected_versie=1)
        store.locaties.withdraw(wereld.dicht, at=LATER, by=None, expected_versie=1)
    was = voorganger(wereld.database)
    with wereld.database.engine.connect() as connection:
        assert was.locaties == set(connection.scalars(select(LocatieRij.id)))
    assert len(was.locaties) == 4
    assert was.ingetrokken == {
        wereld.open_.id: {
            "id": wereld.open_.id,
            "ingetrokken_at": AT,
            "ingetrokken_door": iemand.id,
        },
        wereld.dicht.id: {
            "id": wereld.dicht.id,
            "ingetrokken_at": LATER,
            "ingetrokken_door": None,
        },
    }


@OP_SQLITE
def test_of_a_predecessor_all_that_ever_was_public_is_known(wereld: Wereld):
    with wereld.database.transaction(at=AT) as store:
        store.locaties.delete(wereld.open_.id)
    was = voorganger(wereld.database)
    assert ("groep", str(wereld.open_.publiek_id)) in was.dingen, "its tombstone tells of it"
    assert wereld.open_.id not in was.locaties


@OP_SQLITE
def test_of_a_predecessor_only_shielded_pages_that_stand_are_told_as_standing(wereld: Wereld):
    assert voorganger(wereld.database).stond == set(), "what is new waits for its day"
    with wereld.database.transaction(at=AT) as store:
        store.projectie.advance(AT + timedelta(days=1), TODAY + timedelta(days=1))
    was = voorganger(wereld.database)
    assert was.stond == {wereld.dicht.publiek_id}, "the other offers nothing yet"
    assert was.afschermingen == wereld.read()


@OP_SQLITE
def test_of_a_predecessor_without_withdrawals_none_are_told(wereld: Wereld):
    assert voorganger(wereld.database).ingetrokken == {}


@OP_SQLITE
def test_the_first_fact_is_the_one_with_number_one(database: Database):
    """An import of another trail would keep its numbers."""
    with database.engine.begin() as connection:
        rij = {
            "nummer": 2,
            "at": AT,
            "gebruiker_id": None,
            "regio": None,
            "handeling": "x",
            "object_soort": "x",
            "object_id": "x",
            "details": {},
            "hash": "b" * 64,
        }
        connection.execute(insert(table_of(LogboekRij)), [rij])
        assert read_installatie(connection) == ""

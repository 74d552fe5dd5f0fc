"""The migrations make what the models say, go up and down, and leave data alone."""

import re
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, func, insert, inspect, select, text

from tests.factories import (
    AT,
    HENGELO,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_melding,
    make_opgave,
    twente_in,
)
from tests.steun.dagen import let_appear
from wijzer.domain.accounts.inzage import Inzage, Reden
from wijzer.domain.ids import InzageId
from wijzer.domain.regio.grens import Grens
from wijzer.domain.taal.synoniem import Synoniem
from wijzer.published.engine import PublicDatabase
from wijzer.published.tables import PublishedAanbod, PublishedBase, PublishedWachtverloop
from wijzer.settings import Settings
from wijzer.store.database.fouten import NietGemigreerd
from wijzer.store.database.migraties import head, migrate
from wijzer.store.engine import Database, upgrade
from wijzer.store.store import Store
from wijzer.store.tables import Base, PogingRij, TeBevestigenRij
from wijzer.store.taken.mail import Omslag

VERSIES = sorted((Path(__file__).parents[2] / "migrations" / "versions").glob("*.py"))


def describe(engine: Engine) -> dict[str, Any]:
    """Everything that a table is made of, in a form that can be compared."""
    inspector = inspect(engine)
    return {
        naam: {
            "columns": [
                (c["name"], str(c["type"]), c["nullable"], c["default"])
                for c in inspector.get_columns(naam)
            ],
            "pk": inspector.get_pk_constraint(naam),
            "fks": sorted(map(str, inspector.get_foreign_keys(naam))),
            "uniques": sorted(map(str, inspector.get_unique_constraints(naam))),
            "checks": sorted(map(str, inspector.get_check_constraints(naam))),
            "indexes": sorted(map(str, inspector.get_indexes(naam))),
        }
        for naam in inspector.get_table_names()
        if naam != "alembic_version"
    }


def test_the_migrated_schema_is_what_the_models_say(database: Database):
    migrated = describe(database.engine)
    migrate(database.engine, "base")
    Base.metadata.create_all(database.engine)
    PublishedBase.metadata.create_all(database.engine)
    assert migrated == describe(database.engine)


def test_going_down_leaves_nothing_behind_and_up_makes_it_all_again(database: Database):
    before = describe(database.engine)
    migrate(database.engine, "base")
    assert describe(database.engine) == {}
    migrate(database.engine)
    assert describe(database.engine) == before


def test_going_down_works_with_data_in_every_kind_of_table(database: Database):
    with database.transaction() as store:
        twente_in(store)
        aanbieder = make_aanbieder()
        store.aanbieders.add(aanbieder)
        store.locaties.add(make_groep(aanbieder, adres=make_afgeschermd_adres()))
    migrate(database.engine, "base")
    assert describe(database.engine) == {}


NIEUW = {
    "synoniem", "published_synoniem", "gemeentegrens", "published_gemeentegrens", "published_wachtverloop",
    "kaderbron", "published_kaderbron", "melding", "te_bevestigen", "inzage", "published_hartslag", "verschijning",
    "poging", "deelrun", "meldwoord", "genegeerd_woord",
}  # fmt: skip
"""The tables that came after the first migration."""
GEWOON, VERZEGELD = UUID(int=1), UUID(int=2)
"""A mail to an account, and one about an alert."""


def mail_to_an_account(store: Store) -> None:
    store.mail.add(
        id=GEWOON,
        soort="wachtwoord_herstellen",
        aan="a@voorbeeld.example",
        onderwerp="Herstel",
        tekst="Hoi",
        at=AT,
    )


def fill_the_new_tables(store: Store) -> None:
    store.synoniemen.add_many(
        [Synoniem(id=uuid4(), regio=REGIO, woorden="pleeggezin", hulpvormen=("pleegzorg",))]
    )
    store.grenzen.save_many(REGIO, [Grens(HENGELO, ((((1, 2), (3, 4), (5, 0)),),), (3, 2))])
    store.kaderbronnen.add(REGIO, "https://www.voorbeeld.example")
    aanbieder = make_aanbieder()
    store.aanbieders.add(aanbieder)
    groep = make_groep(aanbieder)
    store.locaties.add(groep)
    store.session.execute(insert(TeBevestigenRij).values(locatie_id=groep.id, sinds=AT))
    store.inzages.add(
        Inzage(id=InzageId(uuid4()), regio=REGIO, reden=Reden.BESTAND, at=AT, until_at=AT)
    )
    store.hartslag.beat(AT)
    store.verschijningen.keep({uuid4(): TODAY})
    store.session.execute(insert(PogingRij).values(sleutel="x", aantal=1, tot_at=AT))
    store.deelruns.ask(REGIO, None, at=AT)
    store.meldwoorden.report(REGIO, "xyzzy", TODAY)
    store.meldwoorden.ignore(REGIO, "xyzzy", TODAY)
    melding = make_melding()
    store.meldingen.add(melding)
    omslag = Omslag(aan=melding.email, onderwerp="Plek", tekst="Er is plek.", taal="nl")
    store.mail.add_sealed(VERZEGELD, soort="melding_plek", over_id=melding.id, omslag=omslag, at=AT)
    store.session.execute(
        insert(PublishedWachtverloop).values(
            regio=REGIO,
            soort="product",
            sleutel="WGZHF",
            maand=date(2026, 10, 1),
            aanbieders=3,
            bekend=3,
            midden=4,
            plek=1,
        )
    )


def rows_of(database: Database, names: set[str]) -> dict[str, int]:
    alle = {**Base.metadata.tables, **PublishedBase.metadata.tables}
    with database.engine.connect() as connection:
        return {
            naam: connection.scalar(select(func.count()).select_from(alle[naam])) or 0
            for naam in names
        }


def test_what_the_first_version_kept_is_still_there_after_going_up(database: Database):
    with database.transaction() as store:
        twente_in(store)
    migrate(database.engine, "0001")
    assert not NIEUW & describe(database.engine).keys()
    migrate(database.engine)
    assert rows_of(database, NIEUW) == dict.fromkeys(NIEUW, 0)
    with database.transaction() as store:
        assert len(store.regios.gemeenten(REGIO)) == 3
        mail_to_an_account(store)
        fill_the_new_tables(store)
    assert rows_of(database, NIEUW) == dict.fromkeys(NIEUW, 1)


def test_going_down_drops_what_came_later_and_keeps_the_rest(database: Database):
    with database.transaction() as store:
        twente_in(store)
        mail_to_an_account(store)
        fill_the_new_tables(store)
    migrate(database.engine, "0001")
    assert not NIEUW & describe(database.engine).keys()
    migrate(database.engine)
    with database.read() as store:
        assert len(store.regios.gemeenten(REGIO)) == 3
        wachtend = store.mail.due(AT)
    assert [(mail.id, mail.aan, mail.tekst) for mail in wachtend] == [
        (GEWOON, "a@voorbeeld.example", "Hoi")
    ], "of a mail about an alert the first version would not know the receiver"


def test_a_month_of_which_nobody_knows_how_many_aanbieders_it_tells_of_is_told_no_more(
    database: Database,
):
    migrate(database.engine, "0006")
    rij = (
        "INSERT INTO published_wachtverloop VALUES ('twente','product','X','2026-10-01',9,1,1,1,0)"
    )
    with database.engine.begin() as connection:
        connection.execute(text(rij))
    migrate(database.engine)
    assert rows_of(database, {"published_wachtverloop"}) == {"published_wachtverloop": 0}


def test_an_installation_that_published_before_gets_an_epoch_and_keeps_its_numbers(
    database: Database, publiek: PublicDatabase
):
    with database.transaction(at=AT) as store:
        twente_in(store)
    before = publiek.stand()
    migrate(database.engine, "0008")
    migrate(database.engine)
    now = publiek.stand()
    assert UUID(now.epoch) != UUID(before.epoch)
    assert (now.publicatie, now.laatste_wijziging) == (before.publicatie, before.laatste_wijziging)
    with database.transaction(at=AT) as store:
        store.aanbieders.add(make_aanbieder())
    assert publiek.stand().epoch == now.epoch, "publishing goes on in the same series"


def test_what_stood_shielded_before_there_were_days_keeps_standing_with_its_own_moments(
    database: Database,
):
    aanbieder = make_aanbieder()
    groep = make_groep(aanbieder, adres=make_afgeschermd_adres())
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add(aanbieder)
        store.contracten.add_many([make_contractregel(aanbieder)], [])
        store.locaties.add(groep)
        store.aanbod.add(make_aanbod(groep, opgave=make_opgave()))
    let_appear(database, AT)
    migrate(database.engine, "0007")
    assert "verschijning" not in describe(database.engine)
    migrate(database.engine)
    with database.transaction(at=AT) as store:
        store.projectie.rebuild(AT)
    with database.read() as store:
        assert store.projectie.compare() == []
        assert store.verschijningen.of_ids([groep.publiek_id]) == {}
        opgave = store.session.scalars(select(PublishedAanbod.opgave)).one()
    assert opgave["gewijzigdOp"] == "2026-11-20T08:00:00Z"


def test_upgrading_what_is_up_to_date_keeps_the_data(database: Database, settings: Settings):
    with database.transaction() as store:
        twente_in(store)
    upgrade(settings)
    with database.read() as store:
        assert len(store.regios.gemeenten("twente")) == 3


def test_a_database_without_tables_says_that_it_is_not_migrated(database: Database):
    database.check_migrated()
    migrate(database.engine, "base")
    with pytest.raises(NietGemigreerd, match="wijzer init"):
        database.check_migrated()


def test_a_database_of_a_newer_version_is_refused(database: Database):
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NietGemigreerd):
        database.check_migrated()


def test_migrations_are_numbered_without_gaps_and_the_last_is_the_head():
    numbers = [path.name[:4] for path in VERSIES]
    assert numbers == [f"{nummer:04}" for nummer in range(1, len(numbers) + 1)]
    assert head() == numbers[-1]


@pytest.mark.parametrize("path", VERSIES, ids=lambda path: path.stem)
def test_a_migration_does_not_lean_on_code_that_may_change(path: Path):
    assert not re.search(r"^\s*(from|import) wijzer", path.read_text(), re.MULTILINE)

"""What happens around a transaction: who is told when, in which order it ends, and what a trial leaves behind."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, text

from tests.factories import AT, REGIO, make_aanbieder, make_groep
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.conftest import Twente
from tests.store.test_logboek import note
from wijzer.domain.fouten import Geweigerd, Ongeldig
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.published.tables import PublishedStand
from wijzer.store import engine
from wijzer.store.engine import Database
from wijzer.store.herschrijven.vraag import Herschrijfvraag
from wijzer.store.logboek import Logboek
from wijzer.store.projectie.bijwerken import Projectie
from wijzer.store.store import Store

ENDS: list[type[Projectie | Herschrijfvraag | Logboek]] = [Projectie, Herschrijfvraag, Logboek]
"""What is done just before commit, in this order: numbering facts holds a lock that nobody should wait long for."""


def published(database: Database) -> int | None:
    with database.read() as store:
        return store.session.scalar(select(PublishedStand.publicatie))


def add_with_fact(store: Store, aanbieder: Aanbieder) -> None:
    store.aanbieders.add(aanbieder)
    note(store)


def recorder(naam: str, gebeurd: list[str]) -> Callable[..., None]:
    return lambda *_: gebeurd.append(naam)


@OP_SQLITE
def test_a_transaction_ends_with_publishing_then_rewriting_then_the_trail(
    database: Database, monkeypatch: pytest.MonkeyPatch
):
    gebeurd: list[str] = []
    for soort in ENDS:
        monkeypatch.setattr(soort, "flush", recorder(soort.__name__, gebeurd))
    database.after_commit(recorder("told", gebeurd))
    with database.transaction(at=AT):
        gebeurd.append("done")
    assert gebeurd == ["done", "Projectie", "Herschrijfvraag", "Logboek", "told"]


@OP_SQLITE
@pytest.mark.parametrize("soort", ENDS)
def test_whatever_goes_wrong_at_its_end_undoes_all_of_it_and_nobody_is_told(
    twente: Twente, monkeypatch: pytest.MonkeyPatch, soort: type[object]
):
    def fail(*_: object) -> None:
        raise LookupError

    aanbieder, gebeurd = make_aanbieder(), list[str]()
    twente.database.after_commit(recorder("told", gebeurd))
    monkeypatch.setattr(soort, "flush", fail)
    with pytest.raises(LookupError), twente.database.transaction(at=AT) as store:
        add_with_fact(store, aanbieder)
    monkeypatch.undo()
    with twente.database.read() as store:
        assert store.aanbieders.find(aanbieder.id) is None
        assert store.logboek.page(None) == []
    assert gebeurd == []


@OP_SQLITE
def test_everybody_who_asked_is_told_of_each_transaction_in_the_order_in_which_they_asked(
    database: Database,
):
    gebeurd: list[str] = []
    for naam in ("een", "twee"):
        database.after_commit(recorder(naam, gebeurd))
    for _ in range(2):
        with database.transaction(at=AT):
            assert "een" not in gebeurd[2:], "not before it was kept"
    assert gebeurd == ["een", "twee"] * 2


@OP_SQLITE
def test_reading_tells_nobody(database: Database):
    gebeurd: list[str] = []
    database.after_commit(recorder("told", gebeurd))
    with database.read() as store:
        store.regios.all()
    assert gebeurd == []


@OP_SQLITE
def test_a_transaction_without_a_moment_is_published_at_the_present_one(
    database: Database, monkeypatch: pytest.MonkeyPatch
):
    momenten: list[datetime] = []
    straks = AT + timedelta(days=3)
    monkeypatch.setattr(engine, "now", lambda: straks)
    monkeypatch.setattr(Projectie, "flush", lambda _, at: momenten.append(at))
    monkeypatch.setattr(Herschrijfvraag, "flush", lambda _, at: momenten.append(at))
    with database.transaction():
        pass
    with database.transaction(at=AT):
        pass
    assert momenten == [straks, straks, AT, AT]


@OP_SQLITE
def test_a_trial_publishes_nothing_and_notes_nothing(twente: Twente):
    voor = published(twente.database)
    with twente.database.trial(at=AT) as store:
        store.locaties.add(make_groep(twente.aanbieder))
        note(store)
        store.logboek.flush()
    assert published(twente.database) == voor
    with twente.database.read() as store:
        assert store.logboek.page(None) == []
        assert store.locaties.all(REGIO) == []


def test_what_the_domain_says_in_a_trial_is_heard_also_when_the_database_made_it(twente: Twente):
    """A code that belongs to another one is a rule that somebody can do something about."""
    with pytest.raises(Ongeldig), twente.database.trial(at=AT) as store:
        store.aanbieders.add(make_aanbieder(agb=twente.aanbieder.agb))
    with pytest.raises(Geweigerd), twente.database.trial(at=AT) as store:
        store.locaties.add(make_groep(make_aanbieder()))


@OP_SQLITE
def test_in_a_trial_a_fault_of_the_program_stays_one(database: Database):
    with pytest.raises(LookupError), database.trial(at=AT):
        raise LookupError


def test_what_is_read_within_a_transaction_is_what_it_wrote_itself(twente: Twente):
    aanbieder = make_aanbieder("Zelf")
    with twente.database.transaction(at=AT) as store:
        store.aanbieders.add(aanbieder)
        with twente.database.read() as ander:
            assert ander.aanbieders.find(aanbieder.id) is None, "others see it once it is kept"
        assert store.aanbieders.get(aanbieder.id) == aanbieder
    with twente.database.read() as ander:
        assert ander.aanbieders.get(aanbieder.id) == aanbieder


def test_what_was_closed_opens_again_when_it_is_asked(database: Database):
    """A process that was split in two closes what it took along from the one before."""
    database.dispose()
    with database.read() as store:
        assert store.session.scalar(text("SELECT 1")) == 1

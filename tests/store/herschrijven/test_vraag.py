"""What asks for a rewrite is asked once, kept until it is done, and done in an order in which it stays done."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Connection

from tests.factories import AT
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.published.tables import PublishedBase
from wijzer.store.database.fouten import DatabaseBezet
from wijzer.store.engine import Database
from wijzer.store.herschrijven import uitvoeren
from wijzer.store.herschrijven.uitvoeren import rewrite_asked
from wijzer.store.herschrijven.vraag import GERAAKT, STATISTIEK, TeHerschrijven, read_asked, settle
from wijzer.store.rijen import insert_rows
from wijzer.store.tables import Base, TeHerschrijvenRij

LATER = AT + timedelta(hours=1)


def asked(database: Database) -> list[TeHerschrijven]:
    with database.read() as store:
        return read_asked(store.session.connection())


def ask(database: Database, at: datetime) -> None:
    with database.transaction(at=at) as store:
        store.herschrijven.ask()


def keep(database: Database, vragen: Sequence[TeHerschrijven]) -> None:
    with database.transaction() as store:
        insert_rows(store.session, TeHerschrijvenRij, [vraag._asdict() for vraag in vragen])


def oldest(database: Database) -> datetime | None:
    with database.read() as store:
        return store.herschrijven.oldest()


def test_every_table_that_is_named_is_one_of_ours_or_the_samples():
    bekend = {*Base.metadata.tables, *PublishedBase.metadata.tables, STATISTIEK}
    assert set(GERAAKT) <= bekend
    assert len(set(GERAAKT)) == len(GERAAKT)


@OP_SQLITE
def test_nothing_is_asked_until_somebody_asks(database: Database):
    with database.transaction(at=AT):
        pass
    assert asked(database) == []
    assert oldest(database) is None


@OP_SQLITE
def test_who_asks_asks_for_every_table_at_the_moment_of_the_change(database: Database):
    ask(database, AT)
    assert {vraag.tabel for vraag in asked(database)} == set(GERAAKT)
    assert {vraag.gevraagd_at for vraag in asked(database)} == {AT}
    assert oldest(database) == AT


@OP_SQLITE
def test_asking_twice_in_one_transaction_is_asking_once(database: Database):
    with database.transaction(at=AT) as store:
        store.herschrijven.ask()
        store.herschrijven.ask()
    assert len(asked(database)) == len(GERAAKT)


def test_asking_again_later_makes_it_the_later_moment(database: Database):
    ask(database, AT)
    ask(database, LATER)
    assert {vraag.gevraagd_at for vraag in asked(database)} == {LATER}
    assert len(asked(database)) == len(GERAAKT)


@OP_SQLITE
def test_what_was_kept_once_is_not_asked_again_by_the_same_transaction(database: Database):
    with database.transaction(at=LATER) as store:
        store.herschrijven.ask()
        store.herschrijven.flush(AT)
    assert oldest(database) == AT


@OP_SQLITE
def test_a_transaction_that_is_undone_asks_for_nothing(database: Database):
    with database.trial(at=AT) as store:
        store.herschrijven.ask()
    assert asked(database) == []


@OP_SQLITE
def test_the_oldest_of_several_is_told(database: Database):
    keep(database, [TeHerschrijven("aanbod", LATER), TeHerschrijven("locatie", AT)])
    assert oldest(database) == AT


def test_tables_are_taken_by_name_and_the_samples_last(database: Database):
    ask(database, AT)
    namen = [vraag.tabel for vraag in asked(database)]
    assert namen == [*sorted(set(GERAAKT) - {STATISTIEK}), STATISTIEK]


@OP_SQLITE
def test_what_is_done_is_asked_no_more_and_the_rest_is(database: Database):
    ask(database, AT)
    with database.transaction() as store:
        settle(
            store.session.connection(),
            [TeHerschrijven("aanbod", AT), TeHerschrijven("locatie", AT)],
        )
    assert {vraag.tabel for vraag in asked(database)} == set(GERAAKT) - {"aanbod", "locatie"}


def test_what_was_asked_again_meanwhile_stays_asked(database: Database):
    keep(database, [TeHerschrijven("aanbod", LATER), TeHerschrijven("locatie", AT)])
    with database.transaction() as store:
        settle(
            store.session.connection(),
            [TeHerschrijven("aanbod", AT), TeHerschrijven("locatie", AT)],
        )
    assert asked(database) == [TeHerschrijven("aanbod", LATER)]


@OP_SQLITE
def test_nothing_done_settles_nothing(database: Database):
    ask(database, AT)
    with database.transaction() as store:
        settle(store.session.connection(), [])
    assert len(asked(database)) == len(GERAAKT)


@OP_SQLITE
def test_without_a_question_nothing_is_done_and_nothing_is_counted(database: Database):
    assert rewrite_asked(database.engine) == {}


def test_what_is_done_is_counted_and_asked_no_more(database: Database):
    keep(database, [TeHerschrijven("aanbod", AT), TeHerschrijven("locatie", LATER)])
    assert rewrite_asked(database.engine) == {"herschreven": 2, "later": 0}
    assert asked(database) == []


# ── the order on PostgreSQL, told by a machine that only writes down what it was asked ──


@pytest.fixture
def rewritten(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tables that were rewritten; one whose name begins with `druk` is in use."""
    gedaan: list[str] = []

    @contextmanager
    def patient(_engine: object) -> Iterator[None]:
        yield

    def rewrite(_connection: Connection, tabel: str) -> bool:
        gedaan.append(tabel)
        return not tabel.startswith("druk")

    monkeypatch.setattr(uitvoeren, "_patient", patient)
    monkeypatch.setattr(uitvoeren, "_rewrite", rewrite)
    return gedaan


@pytest.mark.parametrize(
    ("tabellen", "geprobeerd", "gedaan"),
    [
        (["a", "b", STATISTIEK], ["a", "b", STATISTIEK], ["a", "b", STATISTIEK]),
        (["a", "druk b", STATISTIEK], ["a", "druk b"], ["a"]),
        (["druk a", "b", STATISTIEK], ["druk a", "b"], ["b"]),
        (["druk a", "b"], ["druk a", "b"], ["b"]),
        ([STATISTIEK], [STATISTIEK], [STATISTIEK]),
        (["druk a"], ["druk a"], []),
    ],
)
def test_the_samples_wait_until_every_other_table_is_done(
    rewritten: list[str], tabellen: list[str], geprobeerd: list[str], gedaan: list[str]
):
    """Rewriting a table that is still to come would leave samples of it again."""
    vragen = [TeHerschrijven(tabel, AT) for tabel in tabellen]
    geen: Any = None
    uitkomst = uitvoeren._rewrite_tables(geen, vragen)
    assert rewritten == geprobeerd
    assert [vraag.tabel for vraag in uitkomst] == gedaan


# ── what PostgreSQL says of dead rows that somebody may still read ──


class Server:
    """A connection that gives these details of notices while a table is rewritten."""

    def __init__(self, details: Sequence[str | None]) -> None:
        self.connection = SimpleNamespace(dbapi_connection=self)
        self.listeners: list[Callable[[object], None]] = []
        self._details = details
        self.add_notice_handler = self.listeners.append
        self.remove_notice_handler = self.listeners.remove

    def exec_driver_sql(self, _sql: str) -> None:
        for detail in self._details:
            for listen in self.listeners:
                listen(SimpleNamespace(message_detail=detail))


@pytest.mark.parametrize(
    ("details", "klaar"),
    [
        ([], True),
        ([None], True),
        (["0 dead row versions cannot be removed yet."], True),
        (["12 dead row versions cannot be removed yet."], False),
        (["12 dode rijversies kunnen nog niet worden verwijderd."], False),
        (["geen getal"], True),
        (["0 dead row versions", "3 dead row versions"], False),
    ],
)
def test_a_row_that_somebody_may_still_read_means_that_it_is_not_done(
    details: list[str | None], klaar: bool
):
    """In any language: only a number is looked for."""

    server: Any = Server(details)
    assert uitvoeren._rewrite(server, "aanbod") is klaar
    assert server.listeners == [], "nobody listens any more"


def test_a_table_that_is_in_use_is_not_done_and_nobody_listens_any_more():
    server: Any = Server([])

    def refuse(_sql: str) -> None:
        raise DatabaseBezet

    server.exec_driver_sql = refuse
    assert uitvoeren._rewrite(server, "aanbod") is False
    assert server.listeners == []


@OP_SQLITE
def test_a_connection_waits_as_long_after_a_rewrite_as_before_it(database: Database):
    """The rewrite itself has less patience, and gives its connection back to the others."""

    def patience() -> int:
        with database.engine.connect() as connection:
            return connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()

    ask(database, AT)
    voor = patience()
    assert rewrite_asked(database.engine)["later"] == 0
    assert patience() == voor > uitvoeren.GEDULD_MS

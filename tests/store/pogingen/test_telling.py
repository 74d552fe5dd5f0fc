"""Counts of tries in the office's database: exact under threads and processes, soon over behind a lock, and of nobody."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from limits import parse
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import text

from tests.factories import AT
from wijzer.domain.storing import DatabaseBezet
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.store.pogingen.opruimen import LANGST
from wijzer.store.pogingen.telling import Pogingtelling

UUR = 3600
DRADEN, PROCESSEN = 4, 3


class Klok:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = AT

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def telling(settings: Settings, klok: Klok) -> Iterator[Pogingtelling]:
    telling = Pogingtelling(settings, clock=klok)
    yield telling
    telling.dispose()


def test_a_window_counts_until_it_is_over_and_then_begins_anew(telling: Pogingtelling, klok: Klok):
    assert [telling.incr("a", UUR) for _ in range(3)] == [1, 2, 3]
    assert telling.get_expiry("a") == (AT + timedelta(seconds=UUR)).timestamp()
    klok.at = AT + timedelta(seconds=UUR - 1)
    assert telling.incr("a", UUR) == 4, "a window does not move along"
    klok.at = AT + timedelta(seconds=UUR)
    assert telling.get("a") == 0
    assert telling.incr("a", UUR) == 1


def test_a_clock_that_was_ahead_locks_nobody_out(telling: Pogingtelling, klok: Klok):
    klok.at = AT + timedelta(days=800)
    telling.incr("a", UUR, amount=99)
    klok.at = AT
    assert telling.incr("a", UUR) == 1


@pytest.mark.parametrize("achter", [timedelta(microseconds=1), timedelta(minutes=50)])
def test_clocks_that_differ_take_turns_and_begin_nothing_anew(
    telling: Pogingtelling, klok: Klok, achter: timedelta
):
    geteld = []
    for nummer in range(6):
        klok.at = AT - achter * (nummer % 2)
        geteld.append(telling.incr("a", UUR))
    assert geteld == [1, 2, 3, 4, 5, 6]


@hypothesis_settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 2 * UUR)), max_size=12))
def test_a_window_lets_its_limit_through_and_never_one_more(
    telling: Pogingtelling, klok: Klok, stappen: list[tuple[str, int]]
):
    klok.at = AT
    telling.reset()
    teller, grens = FixedWindowRateLimiter(telling), parse("2 per hour")
    vensters: dict[str, tuple[datetime, int]] = {}
    for naam, seconden in stappen:
        klok.at += timedelta(seconds=seconden)
        begin, door = vensters.get(naam, (klok.at, 0))
        if klok.at >= begin + timedelta(seconds=UUR):
            begin, door = klok.at, 0
        assert teller.hit(grens, naam) is (door < 2)
        vensters[naam] = begin, door + 1


def test_what_is_forgotten_is_gone_and_nothing_else(telling: Pogingtelling):
    telling.incr("a", UUR)
    telling.incr("b", UUR)
    telling.clear("a")
    assert (telling.get("a"), telling.get("b")) == (0, 1)
    assert telling.reset() == 1
    assert telling.check()


def count_apart(settings: Settings, keer: int, wachten: Callable[[], object]) -> None:
    """What one process does: several threads that count one name."""
    telling = Pogingtelling(settings, clock=Klok())
    wachten()
    with ThreadPoolExecutor(DRADEN) as draden:
        for uitkomst in [draden.submit(telling.incr, "a", UUR) for _ in range(keer * DRADEN)]:
            uitkomst.result()
    telling.dispose()


def test_threads_and_processes_together_count_exactly(
    settings: Settings, telling: Pogingtelling, keren: Callable[[int, int], int]
):
    keer = keren(10, 200)
    fork = multiprocessing.get_context("fork")
    start = fork.Barrier(PROCESSEN)
    processen = [
        fork.Process(target=count_apart, args=(settings, keer, start.wait))
        for _ in range(PROCESSEN)
    ]
    for proces in processen:
        proces.start()
    for proces in processen:
        proces.join(60)
    assert [proces.exitcode for proces in processen] == [0] * PROCESSEN
    assert telling.get("a") == keer * DRADEN * PROCESSEN


def test_of_many_at_once_exactly_as_many_pass_as_may(settings: Settings):
    twee = [Pogingtelling(settings, clock=Klok()) for _ in "ab"]
    tellers = [FixedWindowRateLimiter(opslag) for opslag in twee]
    grens = parse("10 per hour")
    with ThreadPoolExecutor(8) as draden:
        uitkomsten = list(draden.map(lambda nr: tellers[nr % 2].hit(grens, "a"), range(40)))
    for opslag in twee:
        opslag.dispose()
    assert sum(uitkomsten) == 10


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_behind_a_long_import_a_count_gives_up_soon_and_counts_nothing(
    database: Database, telling: Pogingtelling
):
    with database.transaction() as store:
        store.taken.acquire("import", "iemand", AT, AT)
        begin = time.monotonic()
        with pytest.raises(DatabaseBezet):
            telling.incr("a", UUR)
        assert 1 < time.monotonic() - begin < 6
    assert telling.incr("a", UUR) == 1


@pytest.mark.parametrize("adressen", ["postgresql"], indirect=True)
def test_no_transaction_of_the_office_holds_a_count_up(database: Database, telling: Pogingtelling):
    with database.transaction() as store:
        store.taken.acquire("import", "iemand", AT, AT)
        assert telling.incr("a", UUR) == 1


def test_a_count_stays_whatever_becomes_of_the_request(database: Database, telling: Pogingtelling):
    telling.incr("a", UUR)
    with pytest.raises(LookupError), database.transaction():
        raise LookupError
    assert telling.get("a") == 1


def test_windows_that_are_over_are_cleaned_up_and_those_of_a_clock_that_was_ahead(
    database: Database, telling: Pogingtelling, klok: Klok
):
    telling.incr("oud", 60)
    telling.incr("nieuw", UUR)
    klok.at = AT + timedelta(days=800)
    telling.incr("voor", UUR)
    with database.transaction() as store:
        assert store.pogingen.cleanup(AT + timedelta(seconds=60)) == 2
    klok.at = AT
    assert telling.get("nieuw") == 1
    assert timedelta(days=1) < LANGST


def test_the_table_holds_a_name_a_count_and_a_moment(telling: Pogingtelling, database: Database):
    telling.incr("a", UUR)
    with database.engine.connect() as connection:
        rij = connection.execute(text("SELECT * FROM poging")).mappings().one()
    assert set(rij) == {"sleutel", "aantal", "tot_at"}

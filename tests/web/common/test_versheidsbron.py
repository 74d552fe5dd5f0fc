"""One thread looks at the database, and nobody waits long for it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from tests.factories import AT, TODAY
from wijzer.published.database.hartslag import Blik
from wijzer.published.database.stand import Publicatiestand
from wijzer.published.engine import NietBereikbaar, NietGepubliceerd, PublicDatabase
from wijzer.web.common import versheidsbron
from wijzer.web.common.versheidsbron import Versheidsbron

Klok = Callable[[datetime], None]


class Database(PublicDatabase):
    """Stands where a database would be, and does what the test says."""

    def __init__(self) -> None:
        self.hooguit = timedelta(minutes=5)
        self.publicatie = 1
        self.fout: Exception | None = None
        self.looks = 0
        self.looked = 0
        self.open = threading.Event()
        self.open.set()

    def look(self, *, at: datetime) -> Blik:
        self.looks += 1
        publicatie = self.publicatie
        self.open.wait(10)
        self.looked += 1
        if self.fout:
            raise self.fout
        stand = Publicatiestand(
            publicatie=publicatie, laatste_wijziging=0, gepubliceerd_at=AT, epoch="een", dag=TODAY
        )
        return Blik(stand=stand, replica=False, hartslag_at=None, gezien_at=at)

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """A database that answers nothing while the block lasts."""
        self.open.clear()
        try:
            yield
        finally:
            self.open.set()


@pytest.fixture
def database(stel_klok: Klok) -> Database:
    stel_klok(AT)
    return Database()


@pytest.fixture
def bron(database: Database, monkeypatch: pytest.MonkeyPatch) -> Versheidsbron:
    """Looks twenty times a second, and has patience for half a second."""
    monkeypatch.setattr(versheidsbron, "_GEDULD_S", 0.5)
    monkeypatch.setattr(versheidsbron, "_GEDULD_WEG_S", 2.0)
    return Versheidsbron(database, lambda: 0.05)


def publicatie(bron: Versheidsbron) -> int:
    blik = bron.current().blik
    assert blik
    return blik.stand.publicatie


def wait_for(done: Callable[[], bool]) -> None:
    eind = time.monotonic() + 5
    while not done():
        assert time.monotonic() < eind
        time.sleep(0.01)


def test_a_look_is_good_for_a_while_and_then_another_is_taken(
    bron: Versheidsbron, database: Database
):
    assert {publicatie(bron) for _ in range(100)} == {1}
    assert database.looks < 20
    database.publicatie = 2
    wait_for(lambda: publicatie(bron) == 2)


def test_what_this_process_published_is_seen_at_once(bron: Versheidsbron, database: Database):
    for nummer in range(2, 200):
        assert publicatie(bron) == nummer - 1
        database.publicatie = nummer
        bron.forget()


def test_a_look_that_began_before_a_publication_is_no_answer_after_it(
    bron: Versheidsbron, database: Database
):
    bron.current()
    time.sleep(0.06)
    with database.hanging():
        bron.current()  # begins a look that does not end
        database.publicatie = 2
        bron.forget()
        threading.Timer(0.05, database.open.set).start()
        assert publicatie(bron) == 2


def test_after_a_quiet_time_the_first_visitor_waits_for_a_look(
    bron: Versheidsbron, database: Database
):
    bron.current()
    database.publicatie = 2
    time.sleep(0.6)
    assert publicatie(bron) == 2, "an hour may have passed as well"


def test_a_database_that_refuses_is_not_asked_by_everybody(bron: Versheidsbron, database: Database):
    bron.current()
    database.fout = NietBereikbaar()
    wait_for(lambda: not bron.current().bereikbaar)
    looks = database.looks
    assert publicatie(bron) == 1, "what was seen last is still known"
    for _ in range(100):
        bron.current()
    assert database.looks < looks + 10
    database.fout = None
    wait_for(lambda: bron.current().bereikbaar)


def test_a_database_that_hangs_holds_no_visitor_up_and_is_asked_by_one_thread(
    bron: Versheidsbron, database: Database
):
    bron.current()
    time.sleep(0.6)
    with database.hanging():
        assert not bron.current().bereikbaar
        begin = time.monotonic()
        assert not any(bron.current().bereikbaar for _ in range(1000))
        assert time.monotonic() - begin < 10, "one after the other they would wait for minutes"
        assert database.looks == 2
    wait_for(lambda: bron.current().bereikbaar)


def test_the_day_goes_on_without_the_database(
    bron: Versheidsbron, database: Database, stel_klok: Klok
):
    bron.current()
    database.fout = NietBereikbaar()
    stel_klok(AT + timedelta(days=1))
    wait_for(lambda: not bron.current().bereikbaar)
    assert bron.current().dag == TODAY + timedelta(days=1)


def test_without_a_first_look_there_is_nothing_to_tell(bron: Versheidsbron, database: Database):
    database.fout = NietBereikbaar()
    versheid = bron.current()
    assert (versheid.blik, versheid.bereikbaar) == (None, False)
    assert not versheid.is_stil(AT)


def test_nothing_published_is_no_failure(bron: Versheidsbron, database: Database):
    database.fout = NietGepubliceerd()
    versheid = bron.current()
    assert (versheid.blik, versheid.bereikbaar) == (None, True)


def test_an_error_that_nobody_expected_is_logged_and_counts_as_unreachable(
    bron: Versheidsbron, database: Database
):
    bron.current()
    database.fout = ZeroDivisionError()
    with capture_logs() as regels:
        wait_for(lambda: not bron.current().bereikbaar)
    assert "openbare gegevens niet te lezen" in {regel["event"] for regel in regels}


def test_going_down_and_coming_back_are_each_logged_once(bron: Versheidsbron, database: Database):
    bron.current()
    with capture_logs() as regels:
        database.fout = NietBereikbaar()
        wait_for(lambda: not bron.current().bereikbaar)
        looks = database.looks
        wait_for(lambda: bron.current() is not None and database.looks > looks + 1)
        database.fout = None
        wait_for(lambda: bron.current().bereikbaar)
    assert [(regel["bereikbaar"], regel["log_level"]) for regel in regels] == [
        (False, "error"),
        (True, "info"),
    ]


def test_with_many_visitors_at_once_nobody_sees_less_than_was_published_before_they_came(
    bron: Versheidsbron, database: Database
):
    """What a process publishes is in every answer that is asked for afterwards, however many threads look at once."""
    fout: list[tuple[int, int]] = []
    klaar = threading.Event()

    def visit() -> None:
        while not klaar.is_set():
            voor = gepubliceerd[0]
            gezien = publicatie(bron)
            if gezien < voor:
                fout.append((voor, gezien))

    gepubliceerd = [1]
    bezoekers = [threading.Thread(target=visit) for _ in range(4)]
    for bezoeker in bezoekers:
        bezoeker.start()
    for nummer in range(2, 300):
        database.publicatie = nummer
        bron.forget()
        gepubliceerd[0] = nummer
        time.sleep(0.001)
    klaar.set()
    for bezoeker in bezoekers:
        bezoeker.join()
    assert not fout


def test_who_may_not_wait_hears_what_is_known_or_nothing(bron: Versheidsbron, database: Database):
    assert bron.known() is None  # nobody looked yet
    bekend = bron.current()
    assert bron.known() == bekend
    time.sleep(0.06)
    with database.hanging():
        begin = time.monotonic()
        assert bron.known() == bekend  # a new look is on its way
        bron.forget()
        assert bron.known() is None
        assert time.monotonic() - begin < 0.4
    wait_for(lambda: bron.known() is not None)


def test_who_closes_the_database_waits_for_every_look_that_uses_it(
    bron: Versheidsbron, database: Database
):
    """Also for one that nobody waits for any more, because something was published meanwhile."""
    bron.dispose()  # nothing is being looked at
    bron.current()
    time.sleep(0.06)
    with database.hanging():
        bron.known()
        bron.forget()
        bron.known()
        closing = threading.Thread(target=bron.dispose)
        closing.start()
        closing.join(0.05)
        assert closing.is_alive()
        database.open.set()
        closing.join(5)
        assert not closing.is_alive()
    assert (database.looks, database.looked) == (3, 3)

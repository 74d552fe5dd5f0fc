"""Windows at their edges: the moment at which one is over, and what is told of a name that nobody ever tried."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, select, text

from tests.factories import AT
from wijzer.domain.fouten import WijzerFout
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.store.pogingen.opruimen import LANGST
from wijzer.store.pogingen.telling import Pogingtelling
from wijzer.store.rijen import table_of
from wijzer.store.tables import PogingRij

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

UUR = 3600
TIK = timedelta(microseconds=1)
VENSTER = timedelta(seconds=UUR)
POGING = table_of(PogingRij)


@pytest.fixture
def klok() -> list[datetime]:
    """The moment that it is now, for whoever sets it."""
    return [AT]


@pytest.fixture
def telling(settings: Settings, klok: list[datetime]) -> Iterator[Pogingtelling]:
    telling = Pogingtelling(settings, clock=lambda: klok[0])
    yield telling
    telling.dispose()


def put(database: Database, tot: datetime, sleutel: str = "a", aantal: int = 5) -> None:
    """A window that ends at this moment."""
    with database.engine.begin() as connection:
        connection.execute(insert(POGING).values(sleutel=sleutel, aantal=aantal, tot_at=tot))


@pytest.mark.parametrize(
    ("tot", "geteld"),
    [
        (timedelta(0), 1),
        (TIK, 6),
        (VENSTER, 6),
        (2 * VENSTER, 6),
        (2 * VENSTER + TIK, 1),
    ],
)
def test_a_window_that_is_over_or_ends_much_too_late_begins_anew(
    database: Database, telling: Pogingtelling, tot: timedelta, geteld: int
):
    put(database, AT + tot)
    assert telling.incr("a", UUR) == geteld
    begint = geteld == 1
    assert telling.get_expiry("a") == (AT + (VENSTER if begint else tot)).timestamp()


@pytest.mark.parametrize(("tot", "geteld"), [(timedelta(0), 0), (TIK, 5)])
def test_a_window_counts_up_to_its_end_and_not_at_it(
    database: Database, telling: Pogingtelling, tot: timedelta, geteld: int
):
    put(database, AT + tot)
    assert telling.get("a") == geteld


def test_what_was_never_counted_is_none_and_over_now(telling: Pogingtelling, klok: list[datetime]):
    assert telling.get("a") == 0
    assert telling.get_expiry("a") == AT.timestamp()
    klok[0] = AT + VENSTER
    assert telling.get_expiry("a") == (AT + VENSTER).timestamp()


def test_more_than_one_at_once_is_counted_as_many(telling: Pogingtelling, klok: list[datetime]):
    assert telling.incr("a", UUR, amount=3) == 3
    assert telling.incr("a", UUR, amount=4) == 7
    klok[0] = AT + VENSTER
    assert telling.incr("a", UUR, amount=2) == 2, "a window begins with what is counted now"


def test_two_names_have_two_windows(telling: Pogingtelling, klok: list[datetime]):
    telling.incr("a", UUR)
    klok[0] = AT + VENSTER / 2
    telling.incr("b", UUR)
    klok[0] = AT + VENSTER
    assert (telling.get("a"), telling.get("b")) == (0, 1)


def test_forgetting_what_was_never_counted_is_nothing(telling: Pogingtelling):
    telling.clear("a")
    assert telling.reset() == 0


def test_forgetting_everything_says_how_many_there_were_those_that_are_over_too(
    database: Database, telling: Pogingtelling
):
    put(database, AT - VENSTER, "oud")
    telling.incr("a", UUR)
    assert telling.reset() == 2
    assert telling.reset() == 0


def test_where_nothing_can_be_counted_it_says_so_and_the_error_is_one_of_ours(
    database: Database, telling: Pogingtelling
):
    assert telling.check()
    with database.engine.begin() as connection:
        connection.execute(text("DROP TABLE poging"))
    assert not telling.check()
    with pytest.raises(telling.base_exceptions):
        telling.incr("a", UUR)
    assert telling.base_exceptions is WijzerFout


def test_cleaning_up_takes_what_is_over_and_what_no_window_lasts_and_is_done_once(
    database: Database,
):
    eindes = {
        "over": AT,
        "loopt": AT + TIK,
        "langst": AT + LANGST,
        "dwaalt": AT + LANGST + TIK,
    }
    for sleutel, tot in eindes.items():
        put(database, tot, sleutel)
    with database.transaction(at=AT) as store:
        assert store.pogingen.cleanup(AT) == 2
        assert store.pogingen.cleanup(AT) == 0
        assert set(store.session.scalars(select(PogingRij.sleutel))) == {"loopt", "langst"}

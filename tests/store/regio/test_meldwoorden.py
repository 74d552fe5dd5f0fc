"""Words that visitors sent: a day is a day however often it was sent, nobody sees one before the fifth, and all of it goes."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from tests.factories import AT, REGIO, TODAY, make_regio
from tests.steun.databases.proef import Proef
from tests.steun.gelijktijdig import at_once
from wijzer.domain.meldwoord import GENOEG_DAGEN, PER_DAG
from wijzer.store.store import Store
from wijzer.store.tables import MeldwoordRij

DAG = timedelta(days=1)
BEGIN = TODAY - 365 * DAG
ELDERS = "achterhoek"


def send(store: Store, woord: str, dagen: int, *, tot: date = TODAY, regio: str = REGIO) -> None:
    """Send a word on so many days, the last of which is `tot`."""
    for terug in range(dagen):
        store.meldwoorden.report(regio, woord, tot - terug * DAG)


def often(store: Store, regio: str = REGIO) -> list[tuple[str, int, date]]:
    gevonden = store.meldwoorden.often(regio, since=BEGIN, until=TODAY + DAG)
    return [(gemeld.woord, gemeld.dagen, gemeld.laatst) for gemeld in gevonden]


def rows(store: Store) -> int:
    return store.session.scalar(select(func.count()).select_from(MeldwoordRij)) or 0


def test_a_thousand_times_on_one_day_is_one_day(proef: Proef):
    with proef.write() as store:
        for _ in range(1000):
            store.meldwoorden.report(REGIO, "drok", TODAY)
        assert (rows(store), often(store)) == (1, [])


def test_the_fifth_day_shows_a_word_with_how_many_and_the_last(proef: Proef):
    with proef.write() as store:
        store.regios.save(make_regio(slug=ELDERS, naam="Achterhoek"))
        send(store, "drok", GENOEG_DAGEN - 1)
        send(store, "bleu", GENOEG_DAGEN, tot=TODAY - DAG)
        send(store, "krek", GENOEG_DAGEN + 2)
        send(store, "elders", GENOEG_DAGEN, regio=ELDERS)
        assert often(store) == [
            ("krek", GENOEG_DAGEN + 2, TODAY),
            ("bleu", GENOEG_DAGEN, TODAY - DAG),
        ]
        assert often(store, ELDERS) == [("elders", GENOEG_DAGEN, TODAY)]


@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 8)), max_size=30))
def test_a_word_is_never_shown_before_its_fifth_day_and_always_after(
    proef: Proef, zendingen: list[tuple[str, int]]
):
    dagen: dict[str, set[int]] = {}
    for letter, terug in zendingen:
        dagen.setdefault(letter * 2, set()).add(terug)
    with proef.database.trial(at=AT) as store:
        for letter, terug in zendingen:
            store.meldwoorden.report(REGIO, letter * 2, TODAY - terug * DAG)
        vaak = {woord: aantal for woord, aantal, _ in often(store)}
    assert vaak == {woord: len(op) for woord, op in dagen.items() if len(op) >= GENOEG_DAGEN}


def test_a_flood_ends_at_the_limit_of_a_day_and_the_next_day_has_room_again(proef: Proef):
    letters = [chr(ord("a") + nummer) for nummer in range(20)]
    woorden = [een_ + twee + drie for een_ in letters for twee in letters for drie in "xy"]
    with proef.write() as store:
        for woord in woorden:
            store.meldwoorden.report(REGIO, woord, TODAY)
        assert len(woorden) > PER_DAG == rows(store)
        store.meldwoorden.report(REGIO, woorden[0], TODAY)
        store.meldwoorden.report(REGIO, woorden[-1], TODAY + DAG)
        assert rows(store) == PER_DAG + 1


def test_who_send_the_same_word_at_once_send_it_once(proef: Proef):
    uitkomsten = at_once(
        proef.database, *[lambda store: store.meldwoorden.report(REGIO, "drok", TODAY)] * 4
    )
    assert uitkomsten == [None] * 4
    with proef.database.read() as store:
        assert rows(store) == 1


def test_what_the_beheerder_ignores_stays_away_however_often_it_comes(proef: Proef):
    with proef.write() as store:
        send(store, "drok", GENOEG_DAGEN)
        store.meldwoorden.ignore(REGIO, "drok", TODAY)
        store.meldwoorden.ignore(REGIO, "drok", TODAY)
        store.meldwoorden.report(REGIO, "drok", TODAY + DAG)
        assert (often(store), store.meldwoorden.ignored(REGIO)) == ([], ["drok"])
        store.meldwoorden.show_again(REGIO, "drok")
        store.meldwoorden.show_again(REGIO, "drok")
        assert [woord for woord, *_ in often(store)] == ["drok"]
        store.meldwoorden.forget(REGIO, "drok")
        assert rows(store) == 0


def test_what_is_old_goes_and_so_does_what_a_wrong_clock_wrote(proef: Proef):
    with proef.write() as store:
        send(store, "oud", GENOEG_DAGEN, tot=BEGIN - DAG)
        send(store, "straks", GENOEG_DAGEN, tot=TODAY + 800 * DAG)
        send(store, "nu", GENOEG_DAGEN)
        for woord, dag in (("oud", BEGIN - DAG), ("straks", TODAY + 800 * DAG), ("nu", TODAY)):
            store.meldwoorden.ignore(REGIO, f"weg{woord}", dag)
        assert [woord for woord, *_ in often(store)] == ["nu"], "it counts for nothing before that"
        weg = store.meldwoorden.cleanup(BEGIN, after=TODAY + 2 * DAG)
        assert weg == 2 * GENOEG_DAGEN + 2
        assert rows(store) == GENOEG_DAGEN
        assert store.meldwoorden.ignored(REGIO) == ["wegnu"]
        assert store.meldwoorden.cleanup(BEGIN, after=TODAY + 2 * DAG) == 0

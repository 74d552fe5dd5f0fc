"""What the folder of a region said last: whole, of one region, and instead of what it said before."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from tests.factories import AT, REGIO, make_regio
from tests.store.waarden import tekst
from wijzer.store.regio.mapwaarden import MapwaardeStore
from wijzer.store.rijen import table_of
from wijzer.store.store import Store
from wijzer.store.tables import MapwaardeRij

ELDERS = "achterhoek"
feiten = st.dictionaries(tekst, st.text("ab '\"\n", max_size=4), max_size=5)


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_a_folder_that_was_never_read_said_nothing(store: Store):
    assert store.mapwaarden.all(REGIO) == {}


def test_facts_come_back_by_name_in_their_order(store: Store):
    store.regios.save(make_regio())
    store.mapwaarden.replace(REGIO, {"b": "2", "Z": "", "a": "één\nregel", "1": "x"})
    gelezen = store.mapwaarden.all(REGIO)
    assert gelezen == {"1": "x", "Z": "", "a": "één\nregel", "b": "2"}


def test_what_the_folder_says_now_replaces_all_that_it_said_before(store: Store):
    store.regios.save(make_regio())
    store.mapwaarden.replace(REGIO, {"blijft": "1", "anders": "1", "weg": "1"})
    store.mapwaarden.replace(REGIO, {"blijft": "1", "anders": "2", "nieuw": "1"})
    assert store.mapwaarden.all(REGIO) == {"anders": "2", "blijft": "1", "nieuw": "1"}
    store.mapwaarden.replace(REGIO, {})
    assert store.mapwaarden.all(REGIO) == {}


def test_the_folder_of_one_region_says_nothing_of_another(store: Store):
    for regio in (REGIO, ELDERS):
        store.regios.save(make_regio(slug=regio))
        store.mapwaarden.replace(regio, {"naam": regio, "gelijk": "1"})
    store.mapwaarden.replace(REGIO, {"naam": "Twente"})
    assert store.mapwaarden.all(REGIO) == {"naam": "Twente"}
    assert store.mapwaarden.all(ELDERS) == {"gelijk": "1", "naam": ELDERS}


@hypothesis_settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from([REGIO, ELDERS]), feiten), max_size=5))
def test_whatever_was_said_before_the_last_word_of_each_region_stands(
    keren: list[tuple[str, Mapping[str, str]]],
):
    engine = create_engine("sqlite://")
    table_of(MapwaardeRij).create(engine)
    laatst: dict[str, Mapping[str, str]] = {REGIO: {}, ELDERS: {}}
    with Session(engine) as session:
        mapwaarden = MapwaardeStore(session)
        for regio, waarden in keren:
            mapwaarden.replace(regio, waarden)
            laatst[regio] = waarden
        assert {regio: mapwaarden.all(regio) for regio in laatst} == laatst
    engine.dispose()


@pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
def test_what_a_folder_says_is_not_published_by_itself(store: Store):
    store.regios.save(make_regio())
    store.projectie.flush(AT)
    store.mapwaarden.replace(REGIO, {"naam": "Anders"})
    assert store.projectie.flush(AT) == 0

"""The day from which a public id may stand on the site: never earlier than was drawn, and never years ahead by a wrong clock."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    twente_in,
)
from wijzer.domain.ids import PubliekId
from wijzer.domain.locaties.locatie import Groep
from wijzer.domain.locaties.verschijning import DAGEN
from wijzer.store.store import Store

DAG = timedelta(days=1)
ID = uuid4()


def days(store: Store, *ids: UUID) -> dict[UUID, int]:
    """So many days from today."""
    return {id_: (dag - TODAY).days for id_, dag in store.verschijningen.of_ids(ids).items()}


def keep(store: Store, id_: UUID, over: int) -> None:
    store.verschijningen.keep({id_: TODAY + over * DAG})


def test_a_later_day_stays_and_an_earlier_one_gives_way(store: Store):
    keep(store, ID, 3)
    keep(store, ID, 1)
    assert days(store, ID) == {ID: 3}
    keep(store, ID, 5)
    assert days(store, ID, uuid4()) == {ID: 5}


def test_after_a_wrong_clock_nobody_waits_longer_than_the_longest_draw_and_who_waited_before_waits_as_long(
    store: Store,
):
    gewoon, ver, verst, geweest = (uuid4() for _ in range(4))
    straks = 400
    for id_, over in ((gewoon, 2), (ver, straks + 2), (verst, straks + 900), (geweest, -3)):
        keep(store, id_, over)
    store.verschijningen.put_right(TODAY + straks * DAG, TODAY)
    assert days(store, gewoon, ver, verst, geweest) == {
        gewoon: 2,
        ver: 2,
        verst: DAGEN,
        geweest: -3,
    }


def test_what_no_locatie_has_any_more_is_forgotten(store: Store):
    twente_in(store)
    bron = make_aanbieder()
    groep = make_groep(bron)
    store.aanbieders.add(bron)
    store.locaties.add(groep)
    keep(store, groep.publiek_id, 1)
    keep(store, ID, 1)
    store.verschijningen.forget_gone()
    assert days(store, ID, groep.publiek_id) == {groep.publiek_id: 1}


@pytest.mark.parametrize(("over", "komt"), [(0, True), (-1, True), (1, False)])
def test_it_is_due_from_its_day_on_as_long_as_it_does_not_stand_there(
    store: Store, over: int, komt: bool
):
    twente_in(store)
    bron = make_aanbieder()
    stil = make_groep(bron, "Stil Huis", make_afgeschermd_adres(), publiek_id=PubliekId(uuid4()))
    concept = make_groep(
        bron, "Concept", make_afgeschermd_adres("Eikenlaan", 3), gepubliceerd=False
    )
    store.aanbieders.add(bron)
    store.contracten.add_many([make_contractregel(bron)], [])
    store.locaties.add_many([stil, concept])
    store.aanbod.add(make_aanbod(stil))
    for groep in (stil, concept):
        keep(store, groep.publiek_id, over)
    assert store.verschijningen.due(TODAY) == ({stil.id} if komt else set())


def standing(store: Store, *namen: str) -> list[Groep]:
    """Shielded groepen that stand on the site from today on."""
    twente_in(store)
    bron = make_aanbieder()
    groepen = [make_groep(bron, naam, make_afgeschermd_adres(f"{naam}weg", 1)) for naam in namen]
    store.aanbieders.add(bron)
    store.contracten.add_many([make_contractregel(bron)], [])
    store.locaties.add_many(groepen)
    store.aanbod.add_many([make_aanbod(groep) for groep in groepen])
    store.projectie.advance(AT - DAG, TODAY - DAG)
    store.projectie.advance(AT, TODAY)
    return groepen


def test_only_days_after_the_last_change_of_day_are_waited_for(store: Store):
    assert store.verschijningen.waiting([ID]) == {}, "before anything was ever published"
    [groep] = standing(store, "Linde")
    ids = [uuid4() for _ in range(3)]
    for id_, over in zip(ids, (0, 1, 2), strict=True):
        keep(store, id_, over)
    wachtend = store.verschijningen.waiting([*ids, groep.publiek_id, uuid4()])
    assert wachtend == {ids[1]: TODAY + DAG, ids[2]: TODAY + 2 * DAG}
    assert store.verschijningen.waiting(ids[:1]) == {}
    assert store.verschijningen.waiting([]) == {}


def test_after_a_wrong_clock_what_stands_on_the_site_appeared_today(store: Store):
    [groep] = standing(store, "Linde")
    straks = 400 * DAG
    store.verschijningen.keep({groep.publiek_id: TODAY + straks})
    store.verschijningen.put_right(TODAY + straks, TODAY)
    assert days(store, groep.publiek_id) == {groep.publiek_id: 0}


def test_after_a_wrong_clock_what_was_to_come_at_once_comes_tomorrow(store: Store):
    """A page that was shielded appears on a later day than the one that began, whatever the clock said."""
    straks = 400
    for over, komt in ((straks, 1), (straks - 1, 1), (straks + 1, 1), (straks + DAGEN, DAGEN)):
        id_ = uuid4()
        keep(store, id_, over)
        store.verschijningen.put_right(TODAY + straks * DAG, TODAY)
        assert days(store, id_) == {id_: komt}


def test_putting_right_twice_changes_nothing_more(store: Store):
    keep(store, ID, 402)
    for _ in range(2):
        store.verschijningen.put_right(TODAY + 400 * DAG, TODAY)
        assert days(store, ID) == {ID: 2}


def test_the_longest_draw_is_left_as_it_was_drawn(store: Store):
    keep(store, ID, DAGEN)
    store.verschijningen.put_right(TODAY + 400 * DAG, TODAY)
    assert days(store, ID) == {ID: DAGEN}


def test_nothing_is_due_that_stands_there_or_was_withdrawn(store: Store):
    staat, weg = standing(store, "Linde", "Eik")
    assert store.verschijningen.due(TODAY) == set()
    store.locaties.withdraw(weg, at=AT, by=None, expected_versie=1)
    store.projectie.flush(AT)
    assert store.verschijningen.due(TODAY + 9 * DAG) == set()
    store.verschijningen.keep({PubliekId(uuid4()): TODAY})
    assert store.verschijningen.due(TODAY) == set(), "of no locatie"
    assert days(store, staat.publiek_id) == {staat.publiek_id: 0}


def test_the_day_of_a_withdrawn_locatie_is_kept_until_it_is_erased(store: Store):
    [groep] = standing(store, "Linde")
    store.locaties.withdraw(groep, at=AT, by=None, expected_versie=1)
    store.verschijningen.forget_gone()
    assert groep.publiek_id in days(store, groep.publiek_id)
    store.locaties.delete(groep.id)
    store.verschijningen.forget_gone()
    assert days(store, groep.publiek_id) == {}

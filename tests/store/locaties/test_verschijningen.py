"""The day from which a public id may stand on the site: never earlier than was drawn, and never years ahead by a wrong clock."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.factories import (
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    twente_in,
)
from wijzer.domain.ids import PubliekId
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

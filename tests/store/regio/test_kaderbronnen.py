"""The sites that may frame a widget: of one region each, and public with the transaction that changed them."""

import pytest
from sqlalchemy import select

from tests.factories import AT, REGIO, make_regio
from wijzer.domain.fouten import WijzerFout
from wijzer.published.tables import PublishedKaderbron
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

ELDERS = "achterhoek"
SITE = "https://gemeente.example"


@pytest.fixture
def winkel(store: Store) -> Store:
    """Two regions, published, of which nobody may frame anything yet."""
    for regio in (REGIO, ELDERS):
        store.regios.save(make_regio(slug=regio))
    store.projectie.flush(AT)
    return store


def published(store: Store) -> set[tuple[str, str]]:
    store.projectie.flush(AT)
    rijen = store.session.execute(select(PublishedKaderbron.regio, PublishedKaderbron.origin))
    return {(rij.regio, rij.origin) for rij in rijen}


def test_a_site_may_frame_the_widget_of_the_region_that_let_it(winkel: Store):
    winkel.kaderbronnen.add(REGIO, SITE)
    assert winkel.kaderbronnen.all(REGIO) == [SITE]
    assert winkel.kaderbronnen.all(ELDERS) == []
    assert published(winkel) == {(REGIO, SITE)}


def test_one_site_may_frame_the_widgets_of_two_regions_and_loses_one_alone(winkel: Store):
    for regio in (REGIO, ELDERS):
        winkel.kaderbronnen.add(regio, SITE)
    winkel.kaderbronnen.delete(REGIO, SITE)
    assert (winkel.kaderbronnen.all(REGIO), winkel.kaderbronnen.all(ELDERS)) == ([], [SITE])
    assert published(winkel) == {(ELDERS, SITE)}


def test_a_site_stands_once_in_the_list_of_a_region(winkel: Store):
    winkel.kaderbronnen.add(REGIO, SITE)
    with pytest.raises(WijzerFout), winkel.session.begin_nested():
        winkel.kaderbronnen.add(REGIO, SITE)
    assert winkel.kaderbronnen.all(REGIO) == [SITE]


def test_taking_away_a_site_that_is_like_another_takes_only_itself(winkel: Store):
    bijna = [SITE, f"{SITE}:8443", "http://gemeente.example", "https://www.gemeente.example"]
    for origin in bijna:
        winkel.kaderbronnen.add(REGIO, origin)
    winkel.kaderbronnen.delete(REGIO, SITE)
    assert winkel.kaderbronnen.all(REGIO) == sorted(bijna[1:])


def test_a_site_of_a_region_that_is_not_there_is_refused(winkel: Store):
    with pytest.raises(WijzerFout), winkel.session.begin_nested():
        winkel.kaderbronnen.add("nergens", SITE)


def test_what_is_not_let_cannot_be_taken_away_and_nothing_is_published_for_it(winkel: Store):
    winkel.kaderbronnen.delete(REGIO, SITE)
    assert winkel.projectie.flush(AT) == 0

"""Shapes of gemeenten: one a gemeente, drawn for the region that it lies in, and public once they are kept."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.factories import ALMELO, AT, ENSCHEDE, HENGELO, REGIO, make_gemeente, make_regio
from tests.store.conftest import Twente
from wijzer.domain.fouten import WijzerFout
from wijzer.domain.regio.grens import Grens
from wijzer.published.tables import PublishedGemeentegrens
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

ELDERS, DOETINCHEM = "achterhoek", "GM0222"
DRIEHOEK = (((0, 0), (9, 0), (9, 9)),)


def grens(gemeente: str, midden: tuple[int, int] = (6, 3)) -> Grens:
    return Grens(gemeente, (DRIEHOEK,), midden)


def published(store: Store) -> dict[str, tuple[int, int]]:
    """Where the label of each published shape stands."""
    store.projectie.flush(AT)
    tabel = PublishedGemeentegrens
    rijen = store.session.execute(select(tabel.gemeente, tabel.x, tabel.y))
    return {rij.gemeente: (rij.x, rij.y) for rij in rijen}


def test_shapes_stand_by_the_code_of_their_gemeente(twente: Twente):
    with twente.database.transaction() as store:
        store.grenzen.save_many(REGIO, map(grens, (HENGELO, ALMELO, ENSCHEDE)))
        codes = [vorm.gemeente for vorm in store.grenzen.all(REGIO)]
    assert codes == [ALMELO, ENSCHEDE, HENGELO]


def test_a_region_has_the_shapes_of_its_own_gemeenten(twente: Twente):
    with twente.database.transaction() as store:
        store.regios.save(make_regio(slug=ELDERS))
        store.regios.save_gemeente(make_gemeente(DOETINCHEM, "Doetinchem", regio=ELDERS))
        store.grenzen.save_many(REGIO, [grens(HENGELO)])
        store.grenzen.save_many(ELDERS, [grens(DOETINCHEM)])
        assert store.grenzen.all(REGIO) == [grens(HENGELO)]
        assert store.grenzen.all(ELDERS) == [grens(DOETINCHEM)]


def test_a_gemeente_has_one_shape_and_the_last_one_stands(twente: Twente):
    with twente.database.transaction() as store:
        store.grenzen.save_many(REGIO, [grens(HENGELO), grens(ENSCHEDE)])
        nieuw = replace(grens(HENGELO), vlakken=(DRIEHOEK, DRIEHOEK), midden=(1, 1))
        store.grenzen.save_many(REGIO, [nieuw])
        assert store.grenzen.all(REGIO) == [grens(ENSCHEDE), nieuw]


def test_a_shape_is_public_with_the_transaction_that_kept_it(twente: Twente):
    with twente.database.transaction() as store:
        store.grenzen.save_many(REGIO, [grens(HENGELO)])
        assert published(store) == {HENGELO: (6, 3)}
        store.grenzen.save_many(REGIO, [grens(HENGELO, (7, 4))])
        assert published(store) == {HENGELO: (7, 4)}


def test_a_shape_of_a_gemeente_that_is_not_there_is_refused(twente: Twente):
    with pytest.raises(WijzerFout), twente.database.transaction() as store:
        store.grenzen.save_many(REGIO, [grens("GM9999")])


def test_no_shapes_change_nothing_and_publish_nothing(twente: Twente):
    with twente.database.transaction() as store:
        store.grenzen.save_many(REGIO, [grens(HENGELO)])
        assert published(store)
        store.grenzen.save_many(REGIO, [])
        assert store.projectie.flush(AT) == 0
        assert store.grenzen.all(REGIO) == [grens(HENGELO)]

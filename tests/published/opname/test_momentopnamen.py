"""How momentopnamen are kept in memory: which one is made anew, which follows another, and which are let go."""

import gc
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from tests.factories import AT, TODAY
from tests.published.tafels import Tafels
from tests.steun.werelden.wereld import Wereld
from wijzer.published.database.stand import Publicatiestand
from wijzer.published.opname import momentopnamen
from wijzer.published.opname.momentopnamen import Momentopnamen

DAG = timedelta(days=1)
MORGEN = [[(TODAY + DAG).isoformat(), None]]


def counted(tafels: Tafels) -> list[str]:
    """Every statement from now on."""
    gevraagd: list[str] = []
    event.listen(tafels.connection, "before_cursor_execute", lambda *deel: gevraagd.append(deel[2]))
    return gevraagd


def kept(opnamen: Momentopnamen) -> list[tuple[str, int]]:
    return [(opname.stand.epoch, opname.stand.publicatie) for opname in opnamen._opnamen]


@pytest.mark.parametrize(("veel", "met_rust"), [(10, True), (10_000, False)])
def test_a_large_one_is_left_alone_by_the_garbage_collector(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch, veel: int, met_rust: bool
):
    """Walking through the facts of a large region takes a third of a second, while somebody waits for a page."""
    monkeypatch.setattr(momentopnamen, "_VEEL", veel)
    gc.unfreeze()
    try:
        with wereld.read() as reader:
            opname = Momentopnamen().get(reader._connection, reader.stand, reader.today)
            assert len(opname.indexen) > 10
            assert (gc.get_freeze_count() > 1000) is met_rust
    finally:
        gc.unfreeze()


def test_before_anything_was_read_there_is_none():
    assert Momentopnamen().last is None
    assert Momentopnamen().newest("epoch") == 0


def test_the_same_stand_and_day_are_read_once(tafels: Tafels):
    tafels.offer(1)
    eerst = tafels.look()
    gevraagd = counted(tafels)
    assert tafels.look() is eerst
    assert gevraagd == []
    assert tafels.opnamen.last is eerst


def test_each_day_has_its_own_and_they_stand_beside_each_other(tafels: Tafels):
    tafels.offer(1)
    tafels.offer(2, zichtbaar=MORGEN)
    vandaag, morgen = tafels.look(), tafels.look(TODAY + DAG)
    assert (vandaag.dag, len(vandaag.indexen)) == (TODAY, 1)
    assert (morgen.dag, len(morgen.indexen)) == (TODAY + DAG, 2)
    assert tafels.look() is vandaag


def test_a_day_that_the_office_wrote_makes_no_other_one(tafels: Tafels):
    tafels.offer(1)
    eerst = tafels.look()
    stand = Publicatiestand(publicatie=1, laatste_wijziging=1, gepubliceerd_at=AT, epoch="epoch", dag=TODAY + DAG)  # fmt: skip
    assert tafels.opnamen.get(tafels.connection, stand, TODAY) is eerst


def test_the_last_three_are_kept_the_newest_first(tafels: Tafels):
    tafels.offer(1)
    for _ in range(5):
        tafels.look()
        tafels.change(1, weken=3)
    assert kept(tafels.opnamen) == [("epoch", 5), ("epoch", 4), ("epoch", 3)]
    assert tafels.opnamen.newest("epoch") == 5


def test_the_newest_is_that_of_the_epoch_that_was_asked_for(tafels: Tafels):
    tafels.offer(1)
    tafels.publicatie = 9
    assert tafels.look().stand.publicatie == tafels.opnamen.newest("epoch") == 9
    assert tafels.opnamen.newest("ander") == 0


def test_of_another_epoch_nothing_is_kept_and_nothing_is_built_on(tafels: Tafels):
    tafels.offer(1)
    eerst = tafels.look()
    tafels.publicatie = 5
    opname = tafels.opnamen.get(tafels.connection, tafels.stand("na herstel"), TODAY)
    assert kept(tafels.opnamen) == [("na herstel", 5)]
    assert opname.naslag is not eerst.naslag, "read from the database, not taken over"


def test_what_is_forgotten_is_read_anew(tafels: Tafels):
    tafels.offer(1)
    eerst = tafels.look()
    tafels.opnamen.forget()
    assert (tafels.opnamen.last, tafels.opnamen.newest("epoch")) == (None, 0)
    assert tafels.look() is not eerst


def read_rows(tafels: Tafels, stand: Publicatiestand, dag: date = TODAY) -> bool:
    """Whether a momentopname follows another: then only rows written since are asked for."""
    gevraagd = counted(tafels)
    tafels.opnamen.get(tafels.connection, stand, dag)
    return any("published_aanbod.publicatie >" in vraag for vraag in gevraagd)


def test_the_next_publicatie_follows_the_one_before(tafels: Tafels):
    tafels.offer(1)
    tafels.look()
    tafels.change(1, weken=5)
    assert read_rows(tafels, tafels.stand())


@pytest.mark.parametrize(
    ("anders", "dag"),
    [
        ({"epoch": "ander"}, TODAY),
        ({"at": AT - timedelta(seconds=1)}, TODAY),
        ({}, TODAY + DAG),
    ],
)
def test_another_epoch_an_earlier_moment_and_another_day_are_built_anew(
    tafels: Tafels, anders: dict[str, Any], dag: date
):
    tafels.offer(1)
    tafels.look()
    tafels.change(1, weken=5)
    assert not read_rows(tafels, tafels.stand(**anders), dag)


def test_an_earlier_publicatie_is_built_anew(tafels: Tafels):
    tafels.offer(1)
    tafels.publicatie = 8
    tafels.look()
    tafels.publicatie = 7
    assert not read_rows(tafels, tafels.stand())


def test_it_follows_the_nearest_one_before_it(tafels: Tafels):
    tafels.offer(1)
    for weken in (3, 4):
        tafels.look()
        tafels.change(1, weken=weken)
    basis = tafels.opnamen._basis(tafels.stand(), TODAY)
    assert basis is not None
    assert basis.stand.publicatie == 2

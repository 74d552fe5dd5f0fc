"""What a restore left off the site: it waits in its own region until somebody answers, publishes or takes it away."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from tests.factories import (
    AT,
    REGIO,
    make_aanbieder,
    make_afgeschermd_adres,
    make_groep,
    make_regio,
)
from tests.store.conftest import Twente
from wijzer.domain.ids import LocatieId
from wijzer.domain.locaties.locatie import Groep
from wijzer.store.locaties.te_bevestigen import TeBevestigen
from wijzer.store.rijen import insert_rows
from wijzer.store.store import Store
from wijzer.store.tables import TeBevestigenRij

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

KOPIE = AT - timedelta(days=2)
ELDERS = "achterhoek"


@pytest.fixture
def groepen(twente: Twente) -> list[Groep]:
    """Three open groepen that are off the site, in the order of their ids."""
    groepen = [make_groep(twente.aanbieder, naam, gepubliceerd=False) for naam in "ABC"]
    with twente.database.transaction(at=AT) as store:
        store.locaties.add_many(groepen)
        wait(store, groepen)
    return sorted(groepen, key=lambda groep: groep.id)


def wait(store: Store, groepen: Iterable[Groep], *, beantwoord_at: datetime | None = None) -> None:
    rijen = [
        {"locatie_id": groep.id, "sinds": KOPIE, "beantwoord_at": beantwoord_at}
        for groep in groepen
    ]
    insert_rows(store.session, TeBevestigenRij, rijen)


def waiting(store: Store, regio: str = REGIO) -> list[LocatieId]:
    return [wachter.locatie_id for wachter in store.te_bevestigen.waiting(regio)]


def kept(store: Store) -> dict[object, datetime | None]:
    rijen = store.session.execute(select(TeBevestigenRij.locatie_id, TeBevestigenRij.beantwoord_at))
    return {rij.locatie_id: rij.beantwoord_at for rij in rijen}


def test_what_waits_stands_in_the_order_of_ids_with_the_moment_of_the_copy(
    twente: Twente, groepen: list[Groep]
):
    with twente.database.read() as store:
        assert store.te_bevestigen.waiting(REGIO) == [
            TeBevestigen(groep.id, KOPIE) for groep in groepen
        ]
        assert store.te_bevestigen.count(REGIO) == store.te_bevestigen.count() == 3


def test_what_was_answered_waits_no_longer_and_is_remembered(twente: Twente, groepen: list[Groep]):
    een, twee, drie = groepen
    with twente.database.transaction(at=AT) as store:
        store.te_bevestigen.answer([een.id, drie.id], at=AT)
        assert waiting(store) == [twee.id]
        assert store.te_bevestigen.count() == 1
        assert kept(store) == {een.id: AT, twee.id: None, drie.id: AT}


def test_an_answer_about_what_does_not_wait_makes_no_row(twente: Twente, groepen: list[Groep]):
    ander = make_groep(twente.aanbieder)
    with twente.database.transaction(at=AT) as store:
        store.te_bevestigen.answer([ander.id], at=AT)
        store.te_bevestigen.answer([], at=AT)
        assert kept(store) == dict.fromkeys((groep.id for groep in groepen), None)


def test_a_region_sees_its_own_and_the_installation_counts_all(
    twente: Twente, groepen: list[Groep]
):
    ander = make_aanbieder(regio=ELDERS)
    buiten = make_groep(ander, regio=ELDERS, gepubliceerd=False)
    with twente.database.transaction(at=AT) as store:
        store.regios.save(make_regio(slug=ELDERS))
        store.aanbieders.add(ander)
        store.locaties.add(buiten)
        wait(store, [buiten])
        assert waiting(store) == [groep.id for groep in groepen]
        assert waiting(store, ELDERS) == [buiten.id]
        assert store.te_bevestigen.count(ELDERS) == 1
        assert store.te_bevestigen.count() == 4
        assert store.te_bevestigen.count("nergens") == 0


@pytest.mark.parametrize(
    "weg",
    [
        lambda store, groep: store.locaties.save(replace(groep, gepubliceerd=True)),
        lambda store, groep: store.locaties.save(replace(groep, adres=make_afgeschermd_adres())),
        lambda store, groep: store.locaties.delete(groep.id),
    ],
    ids=["published", "shielded", "deleted"],
)
def test_who_publishes_shields_or_deletes_has_answered_for_that_one(
    twente: Twente, groepen: list[Groep], weg: Callable[[Store, Groep], None]
):
    een, *anderen = groepen
    with twente.database.transaction(at=AT) as store:
        weg(store, een)
        assert waiting(store) == [groep.id for groep in anderen]
        assert een.id not in kept(store)


def test_a_change_that_leaves_it_off_the_site_and_open_answers_nothing(
    twente: Twente, groepen: list[Groep]
):
    with twente.database.transaction(at=AT) as store:
        store.locaties.save(replace(groepen[0], naam="De Es"))
        assert waiting(store) == [groep.id for groep in groepen]

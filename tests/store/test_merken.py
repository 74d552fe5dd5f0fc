"""Whatever could change what the public sees is marked by the store itself: no service can forget it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from uuid import uuid4

import pytest

from tests.factories import (
    REGIO,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_gemeente,
    make_groep,
    make_opgave,
    make_product,
    make_regio,
)
from tests.store.conftest import Twente
from wijzer.domain.ids import PubliekId
from wijzer.store.projectie.bijwerken import Projectie
from wijzer.store.store import Store


class Merkboek:
    """What was marked."""

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.locaties: set[object] = set()
        self.aanbieders: set[object] = set()
        self.regios: set[object] = set()
        monkeypatch.setattr(Projectie, "mark", lambda _, ding: self.locaties.add(ding))
        monkeypatch.setattr(Projectie, "mark_aanbieder", lambda _, ding: self.aanbieders.add(ding))
        monkeypatch.setattr(Projectie, "mark_regio", lambda _, ding: self.regios.add(ding))
        monkeypatch.setattr(Projectie, "flush", lambda *_: None)
        self.store = store


@pytest.fixture
def marking(
    twente: Twente, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], AbstractContextManager[Merkboek]]:
    @contextmanager
    def open_() -> Iterator[Merkboek]:
        with twente.database.transaction() as store:
            yield Merkboek(store, monkeypatch)

    return open_


def test_a_locatie_is_marked_when_it_or_its_aanbod_changes(twente: Twente, marking):
    groep = make_groep(twente.aanbieder)
    aanbod = make_aanbod(groep)
    steps = [
        lambda store: store.locaties.add(groep),
        lambda store: store.locaties.save(replace(groep, naam="De Es")),
        lambda store: store.aanbod.add(aanbod),
        lambda store: store.aanbod.save(replace(aanbod, opgave=make_opgave())),
        lambda store: store.aanbod.delete(aanbod.id),
    ]
    for step in steps:
        with marking() as boek:
            step(boek.store)
            assert boek.locaties == {groep.id}


def test_the_aanbieder_is_marked_when_a_public_id_or_a_locatie_disappears(twente: Twente, marking):
    groep = make_groep(twente.aanbieder)
    with marking() as boek:
        boek.store.locaties.add(groep)
    afgeschermd = replace(
        groep, adres=make_afgeschermd_adres(), publiek_id=PubliekId(uuid4()), naam="Nieuw"
    )
    with marking() as boek:
        boek.store.locaties.save(afgeschermd)
        assert boek.aanbieders == {twente.aanbieder.id}
    with marking() as boek:
        boek.store.locaties.delete(groep.id)
        assert boek.aanbieders == {twente.aanbieder.id}


def test_both_aanbieders_are_marked_when_a_contract_row_moves(twente: Twente, marking):
    ander = make_aanbieder()
    regel = make_contractregel(twente.aanbieder)
    with marking() as boek:
        boek.store.aanbieders.add(ander)
        boek.store.contracten.add_many([regel])
        assert twente.aanbieder.id in boek.aanbieders
    with marking() as boek:
        boek.store.contracten.save_many([replace(regel, aanbieder_id=ander.id)], [])
        assert boek.aanbieders == {twente.aanbieder.id, ander.id}


def test_onderaannemers_are_marked_with_their_hoofdaannemer(twente: Twente, marking):
    onder = make_aanbieder()
    with marking() as boek:
        boek.store.aanbieders.add(onder)
        boek.store.contracten.add_many(
            [make_contractregel(onder, hoofdaannemer_id=twente.aanbieder.id)]
        )
    with marking() as boek:
        boek.store.aanbieders.save(replace(twente.aanbieder, naam="De Bron II"))
        assert boek.aanbieders == {twente.aanbieder.id, onder.id}


def test_the_region_is_marked_when_its_reference_data_changes(twente: Twente, marking):
    steps = [
        lambda store: store.regios.save(make_regio()),
        lambda store: store.regios.save_gemeente(make_gemeente()),
        lambda store: store.regios.replace_plaatsen(REGIO, []),
        lambda store: store.regios.save_segment(store.regios.segmenten(REGIO)[0]),
        lambda store: store.regios.save_doelgroep(store.regios.doelgroepen(REGIO)[0]),
        lambda store: store.regios.save_hulpvorm(store.regios.hulpvormen(REGIO)[0]),
        lambda store: store.producten.save(make_product("NIEUW")),
    ]
    for step in steps:
        with marking() as boek:
            step(boek.store)
            assert boek.regios == {REGIO}

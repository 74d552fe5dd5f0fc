"""What each deed marks to be looked at before it is published: all that may look different by it, and nothing else.

The parts of the store mark by themselves: no service can forget it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

import pytest

from tests.factories import (
    AT,
    REGIO,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_gecontracteerde_locatie,
    make_gemeente,
    make_groep,
    make_opgave,
    make_product,
    make_regio,
)
from tests.store.conftest import Twente
from wijzer.domain.ids import LocatieId, PubliekId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Groep
from wijzer.store.projectie.bijwerken import Projectie
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

NIEUW = LocatieId(UUID(int=7))


@dataclass(frozen=True)
class Stand:
    """An aanbieder that works under another one, with a groep that offers something and one that is withdrawn."""

    boven: Aanbieder
    onder: Aanbieder
    los: Aanbieder
    groep: Groep
    weg: Groep
    aanbod: Aanbod
    regel: Contractregel


@pytest.fixture
def stand(twente: Twente) -> Stand:
    onder, los = make_aanbieder("Onder"), make_aanbieder("Los")
    groep, weg = make_groep(onder), make_groep(onder, "Weg")
    aanbod = make_aanbod(groep)
    regel = make_contractregel(onder, hoofdaannemer_id=twente.aanbieder.id)
    with twente.database.transaction(at=AT) as store:
        store.aanbieders.add_many([onder, los])
        store.contracten.add_many([regel])
        store.locaties.add_many([groep, weg])
        store.aanbod.add(aanbod)
        store.locaties.withdraw(weg, at=AT, by=None, expected_versie=1)
    return Stand(twente.aanbieder, onder, los, groep, weg, aanbod, regel)


Deed = Callable[[Store, Stand], object]
DEEDS: dict[str, tuple[Deed, set[str]]] = {
    "a locatie is added": (
        lambda store, stand: store.locaties.add(make_groep(stand.onder, "Nieuw", id=NIEUW)),
        {"nieuw"},
    ),
    "a locatie is changed": (
        lambda store, stand: store.locaties.save(replace(stand.groep, naam="Anders")),
        {"groep"},
    ),
    "it gets another public id": (
        lambda store, stand: store.locaties.save(replace(stand.groep, publiek_id=PubliekId(uuid4()))),
        {"groep", "onder"},
    ),
    "it is shielded under its own public id": (
        lambda store, stand: store.locaties.save(replace(stand.groep, adres=make_afgeschermd_adres())),
        {"groep"},
    ),
    "it goes to another aanbieder": (
        lambda store, stand: store.locaties.save(replace(stand.groep, aanbieder_id=stand.los.id)),
        {"groep", "onder"},
    ),
    "it is withdrawn": (
        lambda store, stand: store.locaties.withdraw(stand.groep, at=AT, by=None, expected_versie=1),
        {"groep", "onder"},
    ),
    "a withdrawn one comes back": (
        lambda store, stand: store.locaties.bring_back(store.locaties.withdrawn(stand.weg.id), PubliekId(uuid4())),
        {"weg"},
    ),
    "it is erased": (
        lambda store, stand: store.locaties.delete(stand.groep.id),
        {"groep", "onder"},
    ),
    "a withdrawn one is erased": (
        lambda store, stand: store.locaties.delete(stand.weg.id),
        {"weg", "onder"},
    ),
    "a product is added": (
        lambda store, stand: store.aanbod.add(make_aanbod(stand.groep, "WGZHG")),
        {"groep"},
    ),
    "something is stated": (
        lambda store, stand: store.aanbod.save(replace(stand.aanbod, opgave=make_opgave())),
        {"groep"},
    ),
    "a product is withdrawn": (
        lambda store, stand: store.aanbod.withdraw(stand.aanbod, at=AT, by=None),
        {"groep"},
    ),
    "a product comes back": (
        lambda store, stand: store.aanbod.bring_back([stand.aanbod]),
        {"groep"},
    ),
    "a product is erased": (
        lambda store, stand: store.aanbod.delete(stand.aanbod.id),
        {"groep"},
    ),
    "what was stated before is read in": (
        lambda store, stand: store.aanbod.add_historie([(stand.aanbod.id, make_opgave())]),
        set(),
    ),
    "an aanbieder is changed": (
        lambda store, stand: store.aanbieders.save(replace(stand.onder, naam="Anders")),
        {"onder"},
    ),
    "who stands above it is changed": (
        lambda store, stand: store.aanbieders.save(replace(stand.boven, naam="Anders")),
        {"boven", "onder"},
    ),
    "several are changed": (
        lambda store, stand: store.aanbieders.save_many([stand.los, stand.onder]),
        {"los", "onder"},
    ),
    "a contract row is added": (
        lambda store, stand: store.contracten.add_many([make_contractregel(stand.los)]),
        {"los"},
    ),
    "a contract row goes to another aanbieder": (
        lambda store, stand: store.contracten.save_many([replace(stand.regel, aanbieder_id=stand.los.id)], []),
        {"onder", "los"},
    ),
    "a contract row is changed": (
        lambda store, stand: store.contracten.save_many([replace(stand.regel, hoofdaannemer_id=None)], []),
        {"onder"},
    ),
    "a contracted location is added": (
        lambda store, stand: store.contracten.save_many([], [make_gecontracteerde_locatie(stand.los)]),
        set(),
    ),
    "a product of the region is changed": (
        lambda store, stand: store.producten.save(make_product("NIEUW")),
        {"twente"},
    ),
    "the region itself is changed": (
        lambda store, stand: store.regios.save(make_regio()),
        {"twente"},
    ),
    "a gemeente is changed": (
        lambda store, stand: store.regios.save_gemeente(make_gemeente()),
        {"twente"},
    ),
    "other places are read in": (
        lambda store, stand: store.regios.replace_plaatsen(REGIO, []),
        {"twente"},
    ),
    "a segment is changed": (
        lambda store, stand: store.regios.save_segment(store.regios.segmenten(REGIO)[0]),
        {"twente"},
    ),
    "a doelgroep is changed": (
        lambda store, stand: store.regios.save_doelgroep(store.regios.doelgroepen(REGIO)[0]),
        {"twente"},
    ),
    "a hulpvorm is changed": (
        lambda store, stand: store.regios.save_hulpvorm(store.regios.hulpvormen(REGIO)[0]),
        {"twente"},
    ),
}  # fmt: skip
"""What is done, and what is marked by it."""


@pytest.fixture
def gemerkt(monkeypatch: pytest.MonkeyPatch) -> set[object]:
    """The ids and regions that were marked; nothing of them is published."""
    gemerkt: set[object] = set()
    for mark in ("mark", "mark_aanbieder", "mark_regio"):
        monkeypatch.setattr(Projectie, mark, lambda _, wie: gemerkt.add(wie))
    monkeypatch.setattr(Projectie, "flush", lambda *_: None)
    return gemerkt


def test_each_deed_marks_what_may_look_different_by_it_and_nothing_else(
    twente: Twente, stand: Stand, gemerkt: set[object]
):
    namen: dict[object, str] = {
        NIEUW: "nieuw",
        stand.groep.id: "groep",
        stand.weg.id: "weg",
        stand.onder.id: "onder",
        stand.boven.id: "boven",
        stand.los.id: "los",
        REGIO: "twente",
    }
    for wat, (deed, verwacht) in DEEDS.items():
        gemerkt.clear()
        with twente.database.trial(at=AT) as store:
            deed(store, stand)
        assert {namen[wie] for wie in gemerkt} == verwacht, wat

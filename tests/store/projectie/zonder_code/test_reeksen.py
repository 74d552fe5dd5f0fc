"""Whatever happens one after the other, the public tables stand as if everything was published anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_hulpvorm,
    make_opgave,
    make_product,
)
from tests.steun.databases.proef import Proef
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.ids import ContractregelId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.inkoop.product import Hulpsoort
from wijzer.store.store import Store

DAG = timedelta(days=1)
BRON = make_aanbieder("De Bron")
GROEPEN = (
    make_groep(BRON, "De Els"),
    make_groep(BRON, "De Wilg", make_afgeschermd_adres("Wilgenpad", 3)),
)
SLUGS, CODES = ("woongroep", "logeren"), ("WWOGR", "WWOGS")
REGELS = [ContractregelId(UUID(int=nummer)) for nummer in range(3)]


def contract(store: Store, lot: Random, dag: int) -> None:
    """One of three rows says something else: what it is for, and when."""
    hulp = lot.choice([*CODES, *(f"hulpvorm:{slug}" for slug in SLUGS)])
    van = TODAY + (dag + lot.randint(-3, 2)) * DAG
    tot = lot.choice([None, van + lot.randint(0, 4) * DAG])
    regel = make_contractregel(BRON, hulp, id=lot.choice(REGELS), ingangsdatum=van, einddatum=tot)
    store.contracten.save_many([regel], [])


def product(store: Store, lot: Random, dag: int) -> None:
    """A code goes to another hulpvorm, or to none, and is valid until another day."""
    code = lot.choice(CODES)
    stond = next(
        (product for product in store.producten.all(REGIO) if product.code == code),
        make_product(code),
    )
    tot = lot.choice([None, TODAY + (dag + lot.randint(-1, 3)) * DAG])
    store.producten.save(replace(stond, hulpvorm=lot.choice([*SLUGS, None]), geldig_tot=tot))


def hulpvorm(store: Store, lot: Random, dag: int) -> None:
    """A hulpvorm gets another name, or nobody searches for it any more."""
    soort = lot.choice([Hulpsoort.WONEN, Hulpsoort.WONEN, Hulpsoort.CRISIS])
    store.regios.save_hulpvorm(make_hulpvorm(lot.choice(SLUGS), soort=soort, naam=f"Naam {dag}"))


def offer(store: Store, lot: Random, dag: int) -> None:
    """A groep offers something else, or what it offers gets a code, or is withdrawn, or comes back."""
    groep = lot.choice(GROEPEN)
    staat = store.aanbod.of_locatie(groep.id)
    weg = [ingetrokken.aanbod for ingetrokken in store.aanbod.withdrawn_of([groep.id])[groep.id]]
    bezet = {aanbod.hulp.sleutel for aanbod in (*staat, *weg)}
    vrij = [
        sleutel
        for sleutel in (*CODES, *(f"hulpvorm:{slug}" for slug in SLUGS))
        if sleutel not in bezet
    ]
    match lot.choice(["add", "move", "withdraw", "bring back"]):
        case "add" if vrij:
            store.aanbod.add(make_aanbod(groep, lot.choice(vrij), make_opgave()))
        case "move" if staat and (codes := [code for code in CODES if code in vrij]):
            store.aanbod.save(replace(lot.choice(staat), hulp=of_code(lot.choice(codes))))
        case "withdraw" if staat:
            store.aanbod.withdraw(lot.choice(staat), at=AT, by=None)
        case "bring back" if weg:
            store.aanbod.bring_back([lot.choice(weg)])


def publish(store: Store, lot: Random, dag: int) -> None:
    """A groep comes on the site, or goes off it."""
    groep = store.locaties.get(lot.choice(GROEPEN).id)
    store.locaties.save(replace(groep, gepubliceerd=not groep.gepubliceerd))


DINGEN: list[Callable[[Store, Random, int], None]] = [
    contract,
    contract,
    product,
    product,
    hulpvorm,
    offer,
    offer,
    publish,
]


@OP_SQLITE
@pytest.mark.parametrize("nummer", range(3))
def test_what_is_brought_along_step_by_step_stands_as_if_it_was_published_anew(
    proef: Proef, nummer: int
):
    lot = Random(nummer)
    with proef.write() as store:
        store.aanbieders.add(BRON)
        for slug in SLUGS:
            store.regios.save_hulpvorm(make_hulpvorm(slug))
        store.contracten.add_many([make_contractregel(BRON, "hulpvorm:woongroep", id=REGELS[0])])
        store.locaties.add_many(list(GROEPEN))
        store.aanbod.add(make_aanbod(GROEPEN[0], "hulpvorm:woongroep", make_opgave()))
    gezien: set[bool] = set()
    for dag in range(8):
        at = AT + dag * DAG
        with proef.write(at) as store:
            store.projectie.advance(at, TODAY + dag * DAG)
        for ding in lot.choices(DINGEN, k=6):
            with proef.write(at) as store:
                ding(store, lot, dag)
            assert proef.compare(TODAY + dag * DAG) == [], (dag, ding.__name__)
            gezien.add("De Els" in proef.names(TODAY + dag * DAG))
    assert gezien == {True, False}, "it came on the site and went off it"

"""The beheerder opens or closes the tariffs of the region."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import select

from tests.factories import AT, REGIO, make_product, make_regio, twente_in
from wijzer.domain.accounts.toegang import SYSTEEM, Actor, Rol
from wijzer.domain.fouten import Conflict, NietGevonden, NietToegestaan
from wijzer.published.tables import PublishedProduct, PublishedWijziging
from wijzer.services.regio.wijzig_tarieven_openbaar import wijzig_tarieven_openbaar
from wijzer.store.engine import Database

TARIEF = Decimal("1250.50")


@pytest.fixture
def duur(database: Database) -> Database:
    """A Twente of which one product has a tariff, and a second region that opened its own."""
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.producten.save(make_product("ABHIR", tarief=TARIEF))
        store.regios.save(make_regio(slug="friesland", naam="Friesland"))
    return database


def published(database: Database) -> dict[str, str | None]:
    with database.engine.connect() as connection:
        vraag = select(PublishedProduct.code, PublishedProduct.tarief)
        return {code: tarief for code, tarief in connection.execute(vraag) if code == "ABHIR"}


def changes(database: Database) -> list[str]:
    with database.engine.connect() as connection:
        vraag = select(PublishedWijziging.id).order_by(PublishedWijziging.nummer.desc())
        return list(connection.scalars(vraag))


@pytest.mark.regel("wijzig_tarieven_openbaar")
def test_a_tariff_is_not_published_until_the_region_says_so(duur: Database):
    assert published(duur) == {"ABHIR": None}
    with duur.transaction(at=AT) as store:
        wijzig_tarieven_openbaar(store, REGIO, True, shown=False, by=SYSTEEM, at=AT)
    assert published(duur) == {"ABHIR": "1250.50"}
    assert changes(duur)[0] == f"{REGIO}/ABHIR", "who keeps a copy is told"
    with duur.transaction(at=AT) as store:
        wijzig_tarieven_openbaar(store, REGIO, False, shown=True, by=SYSTEEM, at=AT)
    with duur.read() as store:
        assert store.projectie.compare() == []
    assert published(duur) == {"ABHIR": None}


def test_other_prices_publish_nothing_while_they_are_closed(duur: Database):
    before = changes(duur)
    with duur.transaction(at=AT) as store:
        [product] = store.producten.by_code(REGIO, "ABHIR")
        store.producten.save(replace(product, tarief=TARIEF + 1))
    assert changes(duur) == before


def test_the_trail_tells_that_they_were_opened_and_by_whom_and_nothing_of_what_stays(
    duur: Database,
):
    bea = Actor(gebruiker_id=None, rol=Rol.BEHEERDER, regio=REGIO)
    with duur.transaction(at=AT) as store:
        wijzig_tarieven_openbaar(store, REGIO, False, shown=False, by=bea, at=AT)
        wijzig_tarieven_openbaar(store, REGIO, True, shown=False, by=bea, at=AT)
        wijzig_tarieven_openbaar(store, REGIO, True, shown=True, by=bea, at=AT)
    with duur.read() as store:
        regels = [regel.handeling for regel in store.logboek.page(REGIO, limit=10)]
    assert regels == ["tarieven openbaar gemaakt"]


def test_what_a_colleague_did_meanwhile_is_not_undone(duur: Database):
    with duur.transaction(at=AT) as store, pytest.raises(Conflict):
        wijzig_tarieven_openbaar(store, REGIO, False, shown=True, by=SYSTEEM, at=AT)


def test_only_the_beheerder_of_the_region_may(duur: Database):
    elders = Actor(gebruiker_id=None, rol=Rol.BEHEERDER, regio="friesland")
    aanbieder = Actor(gebruiker_id=None, rol=Rol.AANBIEDER, regio=REGIO)
    with duur.transaction(at=AT) as store:
        with pytest.raises(NietGevonden):
            wijzig_tarieven_openbaar(store, REGIO, True, shown=False, by=elders, at=AT)
        with pytest.raises(NietToegestaan):
            wijzig_tarieven_openbaar(store, REGIO, True, shown=False, by=aanbieder, at=AT)
    assert published(duur) == {"ABHIR": None}

"""Tariffs that were public go off the site with the migration that lets a region choose."""

from decimal import Decimal

from sqlalchemy import text

from tests.factories import AT, REGIO, make_product, twente_in
from wijzer.store.database.migraties import migrate
from wijzer.store.engine import Database


def test_going_up_closes_every_region_and_takes_amounts_off_and_going_down_keeps_the_rest(
    database: Database,
):
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.producten.save(make_product("ABHIR", tarief=Decimal("12.50")))
    migrate(database.engine, "0012")
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE published_product SET tarief = '12.50'"))
    migrate(database.engine)
    with database.engine.connect() as connection:
        assert set(connection.scalars(text("SELECT tarief FROM published_product"))) == {None}
    with database.read() as store:
        assert not store.regios.get(REGIO).tarieven_openbaar
        assert store.producten.by_code(REGIO, "ABHIR")[0].tarief == Decimal("12.50")
        assert store.projectie.compare() == []

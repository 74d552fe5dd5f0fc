"""What a folder said last, filled in for a region that stands: what was edited stays the beheerder's, the rest follows."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_groep,
    make_opgave,
    twente_in,
)
from wijzer.domain.accounts.toegang import Actor, Rol
from wijzer.domain.regio.gebied import Contact, Versheid
from wijzer.domain.regiomap.volgen import Lot
from wijzer.files.regio import read_regio
from wijzer.mappen import SEED
from wijzer.services.regio.laad_regio import laad_regio
from wijzer.services.regio.wijzig_crisisnummers import wijzig_crisisnummers
from wijzer.services.regio.wijzig_gemeente import GemeenteInvoer, wijzig_gemeente
from wijzer.services.regio.wijzig_regiocontact import wijzig_regiocontact
from wijzer.services.regio.wijzig_tarieven_openbaar import wijzig_tarieven_openbaar
from wijzer.store.database.migraties import migrate
from wijzer.store.engine import Database
from wijzer.store.store import Store

BEA = Actor(gebruiker_id=None, rol=Rol.BEHEERDER, regio=REGIO)
EIGEN = (
    "teksten.crisis.ggz.telefoon",
    "teksten.contact.naam",
    "tarieven_openbaar",
    "gemeenten.GM0164.gemeentehuis",
)


def test_going_up_tells_edited_from_followed_and_going_down_keeps_the_region(database: Database):
    gegevens = replace(read_regio(SEED / "twente", at=AT), synoniemen=())
    with database.transaction(at=AT) as store:
        laad_regio(store, gegevens, at=AT)
        _edit(store)
    with database.read() as store:
        voor = store.regios.get(REGIO), store.regios.gemeenten(REGIO)
    migrate(database.engine, "0018")
    migrate(database.engine)
    with database.read() as store:
        assert (store.regios.get(REGIO), store.regios.gemeenten(REGIO)) == voor
        assert set(EIGEN).isdisjoint(store.mapwaarden.all(REGIO))
    with database.transaction(at=AT) as store:
        assert not laad_regio(store, gegevens, at=AT).changed
    anders = replace(gegevens, regio=replace(gegevens.regio, versheid=Versheid(5, 6)))
    with database.transaction(at=AT) as store:
        verslag = laad_regio(store, anders, at=AT)
        assert ("versheid", Lot.GEVOLGD) in verslag.lotgevallen
        assert store.regios.get(REGIO).versheid == Versheid(5, 6)
        assert store.regios.get(REGIO).teksten["crisis.ggz.telefoon"] == "074-000 00 92"


def _edit(store: Store) -> None:
    nummers = {"ggz": "074-000 00 92"}
    wijzig_crisisnummers(store, REGIO, nummers, shown={}, by=BEA, at=AT)
    wijzig_regiocontact(store, REGIO, {"naam": "Team"}, shown={}, by=BEA, at=AT)
    wijzig_tarieven_openbaar(store, REGIO, True, shown=False, by=BEA, at=AT)
    gemeente = store.regios.gemeente("GM0164")
    invoer = GemeenteInvoer(
        gemeentehuis="Nieuw stadhuis", adres=gemeente.adres, bevestigd=False, toegang=Contact()
    )
    wijzig_gemeente(store, "GM0164", invoer, expected_versie=gemeente.versie, by=BEA, at=AT)


def test_the_day_of_the_next_place_is_taken_from_what_is_published(database: Database):
    aanbieder = make_aanbieder()
    groepen = make_groep(aanbieder, "Een"), make_groep(aanbieder, "Twee")
    volgende = TODAY + timedelta(days=3)
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add(aanbieder)
        store.contracten.add_many([make_contractregel(aanbieder)], [])
        store.locaties.add_many(list(groepen))
        opgave = make_opgave(eerstvolgende_plek=volgende)
        store.aanbod.add_many([make_aanbod(groepen[0], opgave=opgave), make_aanbod(groepen[1])])
    migrate(database.engine, "0018")
    migrate(database.engine)
    with database.read() as store:
        assert store.projectie.compare() == []
    with database.engine.connect() as connection:
        dagen = list(connection.scalars(text("SELECT plek_op FROM published_aanbod")))
    assert sorted(str(dag) for dag in dagen) == sorted([str(volgende), "None"])

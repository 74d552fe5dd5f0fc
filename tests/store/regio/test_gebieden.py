"""Regions with their gemeenten, places and lists, as they are kept."""

from dataclasses import replace
from typing import Any

import pytest

from tests.factories import (
    ALMELO,
    AT,
    ENSCHEDE,
    HENGELO,
    REGIO,
    make_adres,
    make_gemeente,
    make_regio,
)
from tests.store.conftest import Twente
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.fouten import Conflict, NietGevonden
from wijzer.domain.inkoop.product import Doelgroep, Hulpsoort, Hulpvorm, Route, Segment
from wijzer.domain.locaties.intrekking import BEWAAR_JAREN
from wijzer.domain.regio.gebied import Contact, Plaats, Versheid
from wijzer.domain.regio.grens import Grens


def test_a_region_comes_back_as_it_went_in(twente: Twente):
    nieuw = make_regio(
        slug="elders",
        versheid=Versheid(7, 21),
        teksten={"cpwv.naam": "Punt"},
        tarieven_openbaar=True,
    )
    with twente.database.transaction() as store:
        store.regios.save(nieuw)
        assert store.regios.get("elders") == nieuw
        assert [regio.slug for regio in store.regios.all()] == ["elders", REGIO]
        store.regios.save(replace(nieuw, naam="Anders"))
        assert store.regios.get("elders").naam == "Anders"
        with pytest.raises(NietGevonden):
            store.regios.get("nergens")


def test_the_second_of_two_who_save_a_region_or_a_gemeente_is_told(twente: Twente):
    with twente.database.transaction() as store:
        regio, gemeente = store.regios.get(REGIO), store.regios.gemeente(HENGELO)
        store.regios.save(replace(regio, naam="Eerst"), regio.versie)
        store.regios.save_gemeente(replace(gemeente, naam="Eerst"), gemeente.versie)
    with pytest.raises(Conflict), twente.database.transaction() as store:
        store.regios.save(replace(regio, naam="Daarna"), regio.versie)
    with pytest.raises(Conflict), twente.database.transaction() as store:
        store.regios.save_gemeente(replace(gemeente, naam="Daarna"), gemeente.versie)
    with twente.database.read() as store:
        assert (store.regios.get(REGIO).naam, store.regios.gemeente(HENGELO).naam) == (
            "Eerst",
            "Eerst",
        )


@pytest.mark.parametrize(
    "velden",
    [
        {"adres": None, "bevestigd_at": None},
        {
            "adres": make_adres(huisletter="A", toevoeging="bis", postcode=None),
            "bevestigd_at": None,
        },
        {"adres": make_adres(), "bevestigd_at": AT},
        {"toegang": Contact()},
        {"toegang": Contact(telefoon="14 074", email="a@b.example", website="https://b.example")},
    ],
)
def test_a_town_hall_is_kept_whole_or_not_at_all(twente: Twente, velden: dict[str, Any]):
    gemeente = make_gemeente(**velden)
    with twente.database.transaction() as store:
        store.regios.save_gemeente(gemeente)
        assert replace(store.regios.gemeente(HENGELO), versie=1) == gemeente


def test_gemeenten_and_places_stand_by_name(twente: Twente):
    with twente.database.transaction() as store:
        assert [gemeente.code for gemeente in store.regios.gemeenten(REGIO)] == [
            ALMELO,
            ENSCHEDE,
            HENGELO,
        ]
        assert [plaats.naam for plaats in store.regios.plaatsen(REGIO)] == [
            "Almelo",
            "Enschede",
            "Hengelo",
        ]
        assert store.regios.gemeenten("elders") == []
        assert store.regios.plaatsen("elders") == []
        with pytest.raises(NietGevonden):
            store.regios.gemeente("GM9999")


def test_a_name_may_lie_in_two_gemeenten_and_a_postcode_area_too(twente: Twente):
    haarle = [
        Plaats(gemeente=code, naam="Haarle", punt=Punt(52.3, 6.4), pc4=frozenset({"7448"}))
        for code in (HENGELO, ALMELO)
    ]
    with twente.database.transaction() as store:
        store.regios.replace_plaatsen(REGIO, haarle)
        assert [plaats.gemeente for plaats in store.regios.plaatsen(REGIO)] == [ALMELO, HENGELO]
        assert store.regios.pc4_gemeenten(REGIO) == {"7448": frozenset({HENGELO, ALMELO})}
        store.regios.replace_plaatsen(REGIO, [])
        assert store.regios.pc4_gemeenten(REGIO) == {}


def test_lists_stand_in_the_order_of_the_region(twente: Twente):
    with twente.database.transaction() as store:
        store.regios.save_segment(Segment(REGIO, "advies", "Advies", 0))
        store.regios.save_doelgroep(Doelgroep(REGIO, "adhd", "ADHD", 1))
        store.regios.save_doelgroep(Doelgroep(REGIO, "lvb", "LVB", 0))
        assert store.regios.segmenten(REGIO)[0].slug == "advies"
        assert [doelgroep.slug for doelgroep in store.regios.doelgroepen(REGIO)] == [
            "lvb",
            "adhd",
            "autisme",
        ]
        assert store.regios.doelgroepen(REGIO)[0].naam == "LVB"
        assert store.regios.segmenten("elders") == []
        assert store.regios.doelgroepen("elders") == []


def test_a_kind_of_help_comes_back_as_it_went_in(twente: Twente):
    hulpvorm = Hulpvorm(
        regio=REGIO,
        slug="pleegzorg",
        naam="Pleegzorg A",
        gewone_naam="Pleegzorg",
        segment="wonen-en-verblijf",
        soort=Hulpsoort.WONEN,
        route=Route.DIRECT,
        tekst="In een gezin.",
        volgorde=9,
        vanuit_vestiging=True,
        zoekwoorden=("pleeggezin", "gezin"),
        uitgesloten_gemeenten=frozenset({HENGELO, ALMELO}),
    )
    with twente.database.transaction() as store:
        store.regios.save_hulpvorm(hulpvorm)
        assert store.regios.hulpvormen(REGIO)[-1] == hulpvorm
        anders = replace(hulpvorm, vanuit_vestiging=False, zoekwoorden=())
        store.regios.save_hulpvorm(anders)
        assert store.regios.hulpvormen(REGIO)[-1] == anders


def test_how_long_what_was_withdrawn_is_kept_is_the_choice_of_the_region(twente: Twente):
    with twente.database.transaction() as store:
        assert store.regios.bewaar_jaren(REGIO) == BEWAAR_JAREN
        store.regios.keep_bewaar_jaren(REGIO, 3)
        assert store.regios.bewaar_jaren(REGIO) == 3
        assert store.regios.get(REGIO) == make_regio()


def test_a_shape_with_a_hole_comes_back_as_it_went_in(twente: Twente):
    buiten, gat = ((0, 0), (9, 0), (9, 9)), ((3, 1), (5, 1), (5, 3))
    grens = Grens(HENGELO, ((buiten, gat), (((20, 20), (21, 20), (21, 21)),)), (7, 2))
    with twente.database.transaction() as store:
        store.grenzen.save_many(REGIO, [grens])
        assert store.grenzen.all(REGIO) == [grens]
        anders = replace(grens, vlakken=((buiten,),))
        store.grenzen.save_many(REGIO, [anders])
        store.grenzen.save_many(REGIO, [])
        assert store.grenzen.all(REGIO) == [anders]
        assert store.grenzen.all("elders") == []


def test_sites_that_may_frame_the_widget_stand_in_order(twente: Twente):
    with twente.database.transaction() as store:
        for origin in ("https://z.example", "https://a.example"):
            store.kaderbronnen.add(REGIO, origin)
        assert store.kaderbronnen.all(REGIO) == ["https://a.example", "https://z.example"]
        store.kaderbronnen.delete(REGIO, "https://z.example")
        store.kaderbronnen.delete(REGIO, "https://nooit.example")
        assert store.kaderbronnen.all(REGIO) == ["https://a.example"]
        assert store.kaderbronnen.all("elders") == []

"""What goes into the store comes out the same: nothing is cut off, rounded, shifted or lost."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import (
    AT,
    BEGIN,
    REGIO,
    make_aanbod,
    make_afgeschermd_adres,
    make_gebruiker,
    make_gemeente,
    make_groep,
    make_opgave,
    make_product,
    make_regio,
    make_vestiging,
)
from tests.store import waarden
from tests.store.conftest import Twente
from wijzer.domain.inkoop.product import Hulpsoort, Hulpvorm, Route
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regio.gebied import Contact, Versheid

# Every example is kept in the same database: what stood there already must not matter.
often = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@often
@given(st.data())
def test_a_locatie_comes_out_as_it_went_in(twente: Twente, data: st.DataObject):
    locatie = data.draw(waarden.locaties(twente.aanbieder.id))
    with twente.database.transaction() as store:
        store.locaties.add(locatie)
    with twente.database.read() as store:
        assert store.locaties.get(locatie.id) == locatie


@often
@given(st.data())
def test_a_changed_locatie_comes_out_changed_whatever_it_was(twente: Twente, data: st.DataObject):
    oud = data.draw(waarden.locaties(twente.aanbieder.id))
    nieuw = replace(data.draw(waarden.locaties(twente.aanbieder.id)), id=oud.id)
    with twente.database.transaction() as store:
        store.locaties.add(oud)
        store.locaties.save(nieuw, 1)
    with twente.database.read() as store:
        assert store.locaties.get(oud.id) == replace(nieuw, versie=2)


@often
@given(st.data())
def test_aanbod_comes_out_as_it_went_in_and_its_opgave_is_history(
    twente: Twente, data: st.DataObject
):
    locatie = make_groep(twente.aanbieder)
    aanbod = data.draw(waarden.aanbod(locatie.id))
    with twente.database.transaction() as store:
        store.locaties.add(locatie)
        store.aanbod.add(aanbod)
    with twente.database.read() as store:
        assert store.aanbod.get(aanbod.id) == aanbod
        assert store.aanbod.of_locatie(locatie.id) == [aanbod]
        historie = store.aanbod.historie(aanbod.id, BEGIN.replace(year=1999))
        assert historie == ([aanbod.opgave] if aanbod.opgave else [])


@often
@given(waarden.aanbieders)
def test_an_aanbieder_comes_out_as_it_went_in(twente: Twente, aanbieder):
    with twente.database.transaction() as store:
        taken = store.aanbieders.agb_index(REGIO)
        aanbieder = replace(aanbieder, agb=tuple(c for c in aanbieder.agb if c not in taken))
        store.aanbieders.add(aanbieder)
    with twente.database.read() as store:
        assert store.aanbieders.get(aanbieder.id) == aanbieder
        for code in aanbieder.agb:
            assert store.aanbieders.by_agb(REGIO, code) == aanbieder


@often
@given(waarden.producten)
def test_a_product_comes_out_as_it_went_in(twente: Twente, product):
    with twente.database.transaction() as store:
        store.producten.save(replace(product, code=str(product.id)))
    with twente.database.read() as store:
        kept = store.producten.by_code(REGIO, str(product.id))
    assert kept == [replace(product, code=str(product.id))]


@often
@given(st.data())
def test_a_contract_comes_out_as_it_went_in(twente: Twente, data: st.DataObject):
    regel, locatie = data.draw(waarden.contracten(twente.aanbieder.id))
    with twente.database.transaction() as store:
        store.contracten.add_many([regel], [locatie])
    with twente.database.read() as store:
        assert regel in store.contracten.of_aanbieder(twente.aanbieder.id)
        assert store.contracten.locatie(locatie.id) == locatie


def test_a_tariff_keeps_its_cents(twente: Twente):
    product = make_product("ABHIR", tarief=Decimal("1234.10"))
    with twente.database.transaction() as store:
        store.producten.save(product)
        kept = store.producten.by_code(REGIO, "ABHIR")[0].tarief
    assert str(kept) == "1234.10"


def test_reference_data_comes_out_as_it_went_in(twente: Twente):
    regio = make_regio(versheid=Versheid(7, 21), teksten={"crisis.titel": "Bel meteen"})
    gemeente = make_gemeente(adres=None, toegang=Contact(email="toegang@hengelo.example"))
    hulpvorm = Hulpvorm(
        regio=REGIO,
        slug="pleegzorg",
        naam="Pleegzorg A",
        gewone_naam="Pleegzorg",
        segment="ambulant",
        soort=Hulpsoort.WONEN,
        route=Route.DIRECT,
        tekst="Wonen bij een pleeggezin.",
        volgorde=9,
        vanuit_vestiging=True,
        zoekwoorden=("gezin", "logeren"),
        uitgesloten_gemeenten=frozenset({"GM0164"}),
    )
    with twente.database.transaction() as store:
        store.regios.save(regio)
        store.regios.save_gemeente(gemeente)
        store.regios.save_hulpvorm(hulpvorm)
    with twente.database.read() as store:
        assert store.regios.get(REGIO) == regio
        assert store.regios.gemeente(gemeente.code) == replace(gemeente, versie=2)
        assert hulpvorm in store.regios.hulpvormen(REGIO)


def test_an_account_comes_out_as_it_went_in(twente: Twente):
    gebruiker = make_gebruiker(twente.aanbieder, ingelogd_at=AT, uitgeschakeld_at=AT)
    with twente.database.transaction() as store:
        store.gebruikers.add(gebruiker)
    with twente.database.read() as store:
        assert store.gebruikers.get(gebruiker.id) == gebruiker
        assert store.gebruikers.all(REGIO) == [gebruiker]


def test_locaties_stand_by_aanbieder_name_and_id(twente: Twente):
    locaties: list[Locatie] = [
        make_groep(twente.aanbieder, "Élan"),
        make_vestiging(twente.aanbieder, "de Beuk"),
        make_groep(twente.aanbieder, "De Beuk", adres=make_afgeschermd_adres()),
        make_groep(twente.aanbieder, "Zonnedauw"),
    ]
    with twente.database.transaction() as store:
        store.locaties.add_many(locaties)
        gevonden = store.locaties.all(REGIO)
    beuken = sorted(locaties[1:3], key=lambda locatie: locatie.id)
    assert gevonden == [*beuken, locaties[0], locaties[3]]
    with twente.database.read() as store:
        assert store.locaties.of_aanbieders([twente.aanbieder.id]) == gevonden


def test_the_history_keeps_one_opgave_per_day(twente: Twente):
    locatie = make_groep(twente.aanbieder)
    aanbod = make_aanbod(locatie, opgave=make_opgave(vrije_plekken=1))
    later = make_opgave(vrije_plekken=2)
    with twente.database.transaction() as store:
        store.locaties.add(locatie)
        store.aanbod.add(aanbod)
        store.aanbod.add_historie([(aanbod.id, make_opgave(peildatum=BEGIN, vrije_plekken=5))])
        store.aanbod.save(replace(aanbod, opgave=later))
        plekken = [opgave.vrije_plekken for opgave in store.aanbod.historie(aanbod.id, BEGIN)]
    assert plekken == [5, 2]

"""What the projection reads of the office: what may be public of it, with everything that its public form hangs on."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, insert, select
from sqlalchemy.orm import Session

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_opgave,
    make_product,
)
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.conftest import Twente
from wijzer.domain.locaties.locatie import Groep
from wijzer.store.projectie.lezen import (
    Locatiebron,
    contract_changed,
    read_locatiebronnen,
    read_naslagbron,
)
from wijzer.store.rijen import table_of
from wijzer.store.store import Store
from wijzer.store.tables import ContractregelRij

DAG = timedelta(days=1)


def read(
    store: Store,
    *,
    aanbieders: Collection[UUID] = (),
    locaties: Collection[UUID] = (),
    today: date = TODAY,
) -> list[Locatiebron]:
    return read_locatiebronnen(store.session, aanbieders=aanbieders, locaties=locaties, today=today)


def ids(bronnen: list[Locatiebron]) -> set[UUID]:
    return {bron.rij.id for bron in bronnen}


@pytest.fixture
def groep(twente: Twente) -> Groep:
    """A published groep."""
    groep = make_groep(twente.aanbieder)
    with twente.database.transaction(at=AT) as store:
        store.locaties.add(groep)
    return groep


# ── which locaties ──


@OP_SQLITE
def test_what_is_not_published_or_withdrawn_is_read_by_neither_way(twente: Twente, groep: Groep):
    af, weg = make_groep(twente.aanbieder, gepubliceerd=False), make_groep(twente.aanbieder)
    with twente.database.transaction(at=AT) as store:
        store.locaties.add_many([af, weg])
        store.locaties.withdraw(weg, at=AT, by=None, expected_versie=1)
        assert ids(read(store, aanbieders=[twente.aanbieder.id])) == {groep.id}
        assert ids(read(store, locaties=[groep.id, af.id, weg.id])) == {groep.id}


@OP_SQLITE
def test_a_locatie_that_is_asked_for_twice_is_read_once(twente: Twente, groep: Groep):
    with twente.database.read() as store:
        bronnen = read(store, aanbieders=[twente.aanbieder.id], locaties=[groep.id, groep.id])
        assert [bron.rij.id for bron in bronnen] == [groep.id]
        assert read(store) == []


@OP_SQLITE
def test_of_another_aanbieder_nothing_is_read(twente: Twente, groep: Groep):
    ander = make_aanbieder()
    anders = make_groep(ander)
    with twente.database.transaction(at=AT) as store:
        store.aanbieders.add(ander)
        store.locaties.add(anders)
        assert ids(read(store, aanbieders=[ander.id])) == {anders.id}
        assert ids(read(store, locaties=[groep.id])) == {groep.id}


# ── with what ──


@OP_SQLITE
def test_a_shielded_locatie_has_no_address_and_no_day(twente: Twente, groep: Groep):
    dicht = make_groep(twente.aanbieder, "Geheim", make_afgeschermd_adres("Geheimweg", 7))
    with twente.database.transaction(at=AT) as store:
        store.locaties.add(dicht)
        bronnen = {bron.rij.id: bron for bron in read(store, aanbieders=[twente.aanbieder.id])}
    assert bronnen[groep.id].open_adres == groep.adres
    assert (bronnen[dicht.id].open_adres, bronnen[dicht.id].vanaf) == (None, None)
    assert "Geheimweg" not in repr(bronnen[dicht.id])


@OP_SQLITE
def test_each_locatie_has_its_own_aanbod_and_none_that_was_withdrawn(twente: Twente, groep: Groep):
    ander = make_groep(twente.aanbieder, "De Es")
    eigen, weg = make_aanbod(groep, opgave=make_opgave()), make_aanbod(groep, "WGZHG")
    with twente.database.transaction(at=AT) as store:
        store.locaties.add(ander)
        store.aanbod.add_many([eigen, weg, make_aanbod(ander)])
        store.aanbod.withdraw(weg, at=AT, by=None)
        [bron] = read(store, locaties=[groep.id])
        [leeg] = read(store, locaties=[ander.id])
    assert list(bron.aanbod) == [eigen]
    assert len(leeg.aanbod) == 1


@OP_SQLITE
def test_contract_rows_stand_by_code_those_that_are_over_too(twente: Twente, groep: Groep):
    ander = make_aanbieder()
    over = make_contractregel(twente.aanbieder, einddatum=TODAY - DAG)
    loopt, product = make_contractregel(twente.aanbieder), make_contractregel(twente.aanbieder, "WGZHG")  # fmt: skip
    with twente.database.transaction(at=AT) as store:
        store.aanbieders.add(ander)
        store.contracten.add_many([over, loopt, product, make_contractregel(ander)])
        [bron] = read(store, locaties=[groep.id])
    per_code = {code: {regel.id for regel in regels} for code, regels in bron.regels.items()}
    assert per_code == {"WGZHF": {over.id, loopt.id}, "WGZHG": {product.id}}


@OP_SQLITE
@pytest.mark.parametrize(
    ("dagen", "onder"), [(-1, None), (0, "eerste"), (4, "eerste"), (5, "tweede"), (10, None)]
)
def test_the_hoofdaannemer_is_the_one_of_this_day(
    twente: Twente, groep: Groep, dagen: int, onder: str | None
):
    boven = {naam: make_aanbieder(naam) for naam in ("eerste", "tweede")}
    regels = [
        make_contractregel(
            twente.aanbieder,
            hoofdaannemer_id=boven[naam].id,
            ingangsdatum=TODAY + van * DAG,
            einddatum=TODAY + (van + 4) * DAG,
        )
        for naam, van in (("eerste", 0), ("tweede", 5))
    ]
    with twente.database.transaction(at=AT) as store:
        store.aanbieders.add_many(list(boven.values()))
        store.contracten.add_many(regels)
        [bron] = read(store, locaties=[groep.id], today=TODAY + dagen * DAG)
    assert bron.hoofdaannemer == (boven[onder].contact if onder else None)


# ── reference data ──


@OP_SQLITE
def test_validities_of_one_code_stand_in_the_order_of_their_days(twente: Twente):
    dagen = [TODAY, TODAY - 9 * DAG, TODAY + 9 * DAG]
    nieuw = [make_product("NIEUW", geldig_van=dag) for dag in dagen]
    with twente.database.transaction(at=AT) as store:
        store.producten.save_many(nieuw)
        naslag = read_naslagbron(store.session)
    assert [product.geldig_van for product in naslag.producten[REGIO, "NIEUW"]] == sorted(dagen)
    assert naslag.regios.keys() == {REGIO}
    assert len(naslag.gemeenten) == 3
    assert (REGIO, "gezinshuis") in naslag.hulpvormen


# ── which contracts the day changes ──

KORT = st.integers(0, 6)


@hypothesis_settings(max_examples=50)
@given(begin=KORT, duur=st.none() | KORT, van=KORT, verder=KORT)
def test_a_contract_is_looked_at_when_it_runs_on_one_side_of_the_day_and_not_on_the_other(
    begin: int, duur: int | None, van: int, verder: int
):
    """By hand: whether it began after `van` up to `tot`, or its last day lies from `van` up to before `tot`."""
    dagen = [TODAY + nummer * DAG for nummer in range(20)]
    eerste, laatste = dagen[begin], None if duur is None else dagen[begin + duur]
    oud, nieuw = dagen[van], dagen[van + verder]
    begint = oud < eerste <= nieuw
    eindigt = laatste is not None and oud <= laatste < nieuw
    assert changed_by(eerste, laatste, oud, nieuw) is (begint or eindigt)
    if runs(eerste, laatste, oud) != runs(eerste, laatste, nieuw):
        assert begint or eindigt, "whatever differs between the two days is looked at"


def runs(eerste: date, laatste: date | None, dag: date) -> bool:
    return eerste <= dag and (laatste is None or dag <= laatste)


def changed_by(eerste: date, laatste: date | None, van: date, tot: date) -> bool:
    tabel = table_of(ContractregelRij)
    engine = create_engine("sqlite://")
    tabel.create(engine)
    rij: dict[str, Any] = {
        "id": UUID(int=1), "regio": REGIO, "contractnummer": "C", "aanbieder_id": UUID(int=2), "productcode": "WGZHF",
        "ingangsdatum": eerste, "einddatum": laatste,
    }  # fmt: skip
    with Session(engine) as session:
        session.execute(insert(tabel).values(rij))
        gevonden = session.scalar(select(tabel.c.id).where(contract_changed(van, tot)))
    engine.dispose()
    return gevonden is not None

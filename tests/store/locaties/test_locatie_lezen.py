"""Which locaties are given to whom asks: in use or withdrawn, of one aanbieder, of one region, in which order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select

from tests.factories import (
    AT,
    REGIO,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_gebruiker,
    make_groep,
    make_open_adres,
    make_opgave,
    make_vestiging,
)
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.conftest import Twente
from wijzer.domain.fouten import Conflict, NietGevonden
from wijzer.domain.ids import AanbiederId, LocatieId, PubliekId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.intrekking import IngetrokkenLocatie, Intrekking
from wijzer.domain.locaties.locatie import Locatie
from wijzer.store.locaties.lopend import LopendAanbod, LopendeLocatie
from wijzer.store.rijen import table_of
from wijzer.store.store import Store
from wijzer.store.tables import AanbodRij, LocatieRij, TeBevestigenRij

UUR = timedelta(hours=1)


def with_id(nummer: int) -> LocatieId:
    return LocatieId(UUID(int=nummer))


def withdraw(store: Store, *locaties: Locatie, by=None) -> None:
    """Withdraw these, each an hour after the one before."""
    for over, locatie in enumerate(locaties):
        store.locaties.withdraw(locatie, at=AT + over * UUR, by=by, expected_versie=1)


def test_of_one_name_the_order_is_that_of_the_ids_within_each_aanbieder(twente: Twente):
    eerder = make_aanbieder("aalscholver")
    locaties: list[Locatie] = [
        make_groep(eerder, "Zon", id=with_id(9)),
        make_groep(twente.aanbieder, "Linde", make_afgeschermd_adres(), id=with_id(1)),
        make_vestiging(twente.aanbieder, "LINDE", id=with_id(2)),
        make_groep(twente.aanbieder, "línde", id=with_id(3)),
    ]
    with twente.database.transaction() as store:
        store.aanbieders.add(eerder)
        store.locaties.add_many(locaties[::-1])
        ids = [locatie.id for locatie in locaties]
        assert store.locaties.all(REGIO) == locaties
        assert store.locaties.of_ids([*ids, ids[0], LocatieId(uuid4())]) == locaties
        assert store.locaties.of_aanbieders([twente.aanbieder.id, eerder.id]) == locaties
        assert store.locaties.of_aanbieders([eerder.id, eerder.id]) == locaties[:1]


def test_two_aanbieders_of_one_name_have_their_locaties_among_each_other(twente: Twente):
    """By the names of the locaties: a reader sees one name of an aanbieder."""
    naamgenoot = make_aanbieder("de bron")
    een, twee, drie = (
        make_groep(wie, naam)
        for wie, naam in ((twente.aanbieder, "A"), (naamgenoot, "B"), (twente.aanbieder, "C"))
    )
    with twente.database.transaction() as store:
        store.aanbieders.add(naamgenoot)
        store.locaties.add_many([drie, een, twee])
        assert store.locaties.all(REGIO) == [een, twee, drie]


def test_a_region_has_its_own_locaties_alone(twente: Twente, buur: Aanbieder):
    hier, daar = make_groep(twente.aanbieder), make_groep(buur, regio="elders")
    weg = make_groep(buur, "Weg", regio="elders")
    with twente.database.transaction() as store:
        store.locaties.add_many([hier, daar, weg])
        withdraw(store, weg)
        locaties = store.locaties
        assert (locaties.all(REGIO), locaties.all("elders")) == ([hier], [daar])
        assert locaties.withdrawn_in(REGIO) == []
        assert [ingetrokken.locatie.id for ingetrokken in locaties.withdrawn_in("elders")] == [
            weg.id
        ]
        assert locaties.count_of([buur.id]) == 1
        assert locaties.count_of([]) == 0


ASKS: dict[str, Callable[[Store, Locatie], object]] = {
    "get": lambda store, groep: store.locaties.get(groep.id),
    "kept": lambda store, groep: store.locaties.kept(groep.id),
    "withdrawn": lambda store, groep: store.locaties.withdrawn(groep.id),
    "save": lambda store, groep: store.locaties.save(groep),
    "save of a versie": lambda store, groep: store.locaties.save(groep, 1),
    "withdraw": lambda store, groep: withdraw(store, groep),
    "delete": lambda store, groep: store.locaties.delete(groep.id),
    "bring back": lambda store, groep: store.locaties.bring_back(
        IngetrokkenLocatie(groep, Intrekking(AT, None)), PubliekId(uuid4())
    ),
}
"""Everything that is asked of one locatie."""


@OP_SQLITE
def test_one_that_is_not_there_is_not_found_whatever_is_asked_of_it(twente: Twente):
    for wat, ask in ASKS.items():
        with pytest.raises(NietGevonden), twente.database.transaction() as store:
            ask(store, make_groep(twente.aanbieder, wat))


@OP_SQLITE
def test_nothing_is_found_of_nobody(twente: Twente):
    niemand: list[AanbiederId] = []
    with twente.database.read() as store:
        locaties = store.locaties
        assert locaties.of_ids([]) == []
        assert locaties.known_ids([]) == frozenset()
        assert locaties.of_aanbieders(niemand) == locaties.to_protect(niemand) == []
        assert locaties.withdrawn_of(niemand) == []
        assert locaties.withdrawals(niemand) == {}


# ── withdrawn ones ──


def test_withdrawn_ones_stand_by_when_they_went_the_latest_first(twente: Twente):
    iemand = make_gebruiker()
    een, twee, drie, blijft = (make_groep(twente.aanbieder, naam) for naam in "BACD")
    with twente.database.transaction() as store:
        store.gebruikers.add(iemand)
        store.locaties.add_many([een, twee, drie, blijft])
        withdraw(store, een, twee, drie, by=iemand.id)
        weg = store.locaties.withdrawn_of([twente.aanbieder.id])
        assert [ingetrokken.locatie.id for ingetrokken in weg] == [drie.id, twee.id, een.id]
        assert weg == store.locaties.withdrawn_in(REGIO)
        assert weg[0].intrekking == Intrekking(AT + 2 * UUR, iemand.id)
        assert store.locaties.withdrawals([twente.aanbieder.id]) == {
            ingetrokken.locatie.id: ingetrokken.intrekking for ingetrokken in weg
        }
        assert store.locaties.all(REGIO) == [blijft]
        assert store.locaties.known_ids([een.id, blijft.id, with_id(1)]) == {een.id, blijft.id}
        assert store.locaties.kept(blijft.id) == blijft
        with pytest.raises(NietGevonden):
            store.locaties.withdrawn(blijft.id)


def test_of_those_that_went_at_one_moment_the_order_is_that_of_the_names(twente: Twente):
    groepen = [make_groep(twente.aanbieder, naam) for naam in ("Zon", "ábeel", "Maan")]
    with twente.database.transaction() as store:
        store.locaties.add_many(groepen)
        for groep in groepen:
            withdraw(store, groep)
        namen = [weg.locatie.naam for weg in store.locaties.withdrawn_in(REGIO)]
    assert namen == ["ábeel", "Maan", "Zon"]


@OP_SQLITE
def test_only_shielded_ones_that_are_withdrawn_have_to_be_protected(
    twente: Twente, buur: Aanbieder
):
    dicht, open_, blijft = (
        make_groep(twente.aanbieder, "Dicht", make_afgeschermd_adres()),
        make_groep(twente.aanbieder, "Open"),
        make_groep(twente.aanbieder, "Blijft", make_afgeschermd_adres()),
    )
    van_buur = make_groep(buur, "Buur", make_afgeschermd_adres(), regio="elders")
    with twente.database.transaction() as store:
        store.locaties.add_many([dicht, open_, blijft, van_buur])
        withdraw(store, dicht, open_, van_buur)
        wie = [twente.aanbieder.id]
        assert [locatie.id for locatie in store.locaties.to_protect(wie)] == [dicht.id]
        assert len(store.locaties.to_protect([*wie, buur.id])) == 2


@OP_SQLITE
def test_withdrawals_are_told_without_opening_an_address(
    twente: Twente, monkeypatch: pytest.MonkeyPatch
):
    dicht = make_groep(twente.aanbieder, adres=make_afgeschermd_adres())
    with twente.database.transaction() as store:
        store.locaties.add(dicht)
        withdraw(store, dicht)
        monkeypatch.setattr(store.locaties._kluis, "of_locaties", None)
        assert store.locaties.withdrawals([twente.aanbieder.id]) == {dicht.id: Intrekking(AT, None)}


@OP_SQLITE
def test_a_published_one_goes_off_the_site_and_stays_off_when_it_comes_back(twente: Twente):
    groep, iemand = make_groep(twente.aanbieder), make_gebruiker()
    with twente.database.transaction() as store:
        store.gebruikers.add(iemand)
        store.locaties.add(groep)
        withdraw(store, groep, by=iemand.id)
        weg = store.locaties.withdrawn(groep.id)
        assert weg.locatie == replace(groep, gepubliceerd=False, versie=2)
        nieuw = PubliekId(uuid4())
        store.locaties.bring_back(weg, nieuw)
        terug = replace(groep, gepubliceerd=False, versie=3, publiek_id=nieuw)
        assert store.locaties.get(groep.id) == terug
        assert store.locaties.withdrawals([twente.aanbieder.id]) == {}
        rij = LocatieRij
        [sporen] = store.session.execute(select(rij.ingetrokken_at, rij.ingetrokken_door)).all()
        assert sporen == (None, None), "nor who withdrew it is kept"
    with pytest.raises(Conflict), twente.database.transaction() as store:
        store.locaties.bring_back(weg, PubliekId(uuid4()))


# ── addresses, and what hangs on them ──


def test_many_are_added_and_changed_at_once_open_and_shielded(twente: Twente):
    een = make_groep(twente.aanbieder, "A", make_open_adres("Openweg", 1))
    twee = make_vestiging(twente.aanbieder, "B", make_afgeschermd_adres("Verscholenpad", 2))
    with twente.database.transaction() as store:
        store.locaties.add_many([een, twee])
        om: list[Locatie] = [replace(een, adres=twee.adres), replace(twee, adres=een.adres)]
        store.locaties.save_many([(om[0], 1), (om[1], None)])
        assert store.locaties.all(REGIO) == [replace(locatie, versie=2) for locatie in om]
        store.locaties.add_many([])
        store.locaties.save_many([])


def test_one_conflict_among_many_keeps_every_address_as_it_was(twente: Twente):
    een, twee = make_groep(twente.aanbieder, "A"), make_groep(twente.aanbieder, "B")
    with twente.database.transaction() as store:
        store.locaties.add_many([een, twee])
    dicht = replace(een, adres=make_afgeschermd_adres())
    with pytest.raises(Conflict), twente.database.transaction() as store:
        store.locaties.save_many([(dicht, 1), (twee, 7)])
    with twente.database.read() as store:
        assert store.locaties.all(REGIO) == [een, twee]


@OP_SQLITE
def test_shielding_takes_the_remark_of_withdrawn_aanbod_and_leaves_that_in_use(twente: Twente):
    """Aanbod in use is saved by whoever shields it; what is withdrawn nobody saves."""
    groep, ander = make_groep(twente.aanbieder), make_groep(twente.aanbieder, "De Eik")
    opgave = make_opgave(toelichting="Naast de molen")
    gebruikt, weg, elders = (
        make_aanbod(wie, code, opgave)
        for wie, code in ((groep, "WGZHF"), (groep, "WGZHG"), (ander, "WGZHG"))
    )
    with twente.database.transaction() as store:
        store.locaties.add_many([groep, ander])
        store.aanbod.add_many([gebruikt, weg, elders])
        for aanbod in (weg, elders):
            store.aanbod.withdraw(aanbod, at=AT, by=None)
        store.locaties.save(replace(groep, adres=make_afgeschermd_adres()))
        rij = AanbodRij
        remarks = dict(store.session.execute(select(rij.id, rij.toelichting)).all())
    assert remarks == {gebruikt.id: "Naast de molen", weg.id: None, elders.id: "Naast de molen"}


@OP_SQLITE
@pytest.mark.parametrize(
    ("anders", "wacht"),
    [
        ({"gepubliceerd": True}, False),
        ({"adres": make_afgeschermd_adres()}, False),
        ({"naam": "Anders"}, True),
    ],
    ids=["published", "shielded", "something else"],
)
def test_publishing_or_shielding_answers_what_waits_after_a_restore(
    twente: Twente, anders: dict[str, Any], wacht: bool
):
    groep = make_groep(twente.aanbieder, gepubliceerd=False)
    with twente.database.transaction() as store:
        store.locaties.add(groep)
        rij = {"locatie_id": groep.id, "sinds": AT}
        store.session.execute(insert(table_of(TeBevestigenRij)), [rij])
        store.locaties.save(replace(groep, **anders))
        assert (store.te_bevestigen.count(REGIO) == 1) is wacht


# ── the one place that knows which rows are in use ──


def test_a_row_is_in_use_until_it_or_its_locatie_is_withdrawn(twente: Twente):
    in_gebruik, weg = make_groep(twente.aanbieder, "A"), make_groep(twente.aanbieder, "B")
    with twente.database.transaction() as store:
        store.locaties.add_many([in_gebruik, weg])
        aanbod = [
            make_aanbod(wie, code) for wie in (in_gebruik, weg) for code in ("WGZHF", "WGZHG")
        ]
        store.aanbod.add_many(aanbod)
        store.aanbod.withdraw(aanbod[1], at=AT, by=None)
        withdraw(store, weg)
        session = store.session
        assert set(session.scalars(select(LopendeLocatie.id))) == {in_gebruik.id}
        assert set(session.scalars(select(LopendAanbod.id))) == {aanbod[0].id}
        assert len(session.scalars(select(LocatieRij.id)).all()) == 2
        assert len(session.scalars(select(AanbodRij.id)).all()) == 4

"""Groepen and vestigingen as they are kept: an address stands in one table or in the other, never in both."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_groep,
    make_open_adres,
    make_opgave,
    make_vestiging,
)
from tests.store.conftest import Twente
from wijzer.domain.fouten import Conflict, NietGevonden
from wijzer.domain.ids import LocatieId, PubliekId
from wijzer.store.store import Store
from wijzer.store.tables import AfgeschermdAdresRij, OpenAdresRij

DAG = timedelta(days=1)


def rows(twente: Twente) -> tuple[int, int]:
    """How many open and how many shielded addresses the database holds."""
    with twente.database.engine.connect() as connection:
        open_, dicht = (
            connection.scalar(select(func.count()).select_from(tabel.__table__)) or 0
            for tabel in (OpenAdresRij, AfgeschermdAdresRij)
        )
    return open_, dicht


def kept(store: Store, *ids: LocatieId) -> list[str]:
    return [locatie.naam for locatie in store.locaties.of_ids(ids)]


def test_shielding_moves_an_address_and_opening_moves_it_back(twente: Twente):
    groep = make_groep(twente.aanbieder)
    with twente.database.transaction() as store:
        store.locaties.add(groep)
    assert rows(twente) == (1, 0)
    dicht = replace(groep, adres=make_afgeschermd_adres("Geheimweg", 7))
    with twente.database.transaction() as store:
        store.locaties.save(dicht)
        assert store.locaties.get(groep.id).is_afgeschermd
    assert rows(twente) == (0, 1)
    with twente.database.transaction() as store:
        store.locaties.save(replace(dicht, adres=make_open_adres()))
        assert store.locaties.get(groep.id).adres == make_open_adres()
    assert rows(twente) == (1, 0)


def test_shielding_takes_away_what_was_said_at_the_open_address(twente: Twente):
    """A remark of then may tell where it was."""
    groep, ander = make_groep(twente.aanbieder), make_groep(twente.aanbieder, "De Eik")
    opgave = make_opgave(toelichting="Naast de molen")
    aanbod = [make_aanbod(locatie, opgave=opgave) for locatie in (groep, ander)]
    with twente.database.transaction() as store:
        store.locaties.add_many([groep, ander])
        store.aanbod.add_many(aanbod)
        store.locaties.save(replace(groep, adres=make_afgeschermd_adres()))
        historie = store.aanbod.historie_of([een_aanbod.id for een_aanbod in aanbod])
    assert [oude.toelichting for oude in historie[aanbod[0].id]] == [None]
    assert [oude.toelichting for oude in historie[aanbod[1].id]] == ["Naast de molen"]
    assert [oude.vrije_plekken for oude in historie[aanbod[0].id]] == [1]


def test_locaties_stand_by_aanbieder_and_name(twente: Twente):
    ander = make_aanbieder("Aalscholver")
    with twente.database.transaction() as store:
        store.aanbieders.add(ander)
        store.locaties.add_many(
            [
                make_groep(twente.aanbieder, "zon"),
                make_vestiging(twente.aanbieder, "Álen"),
                make_groep(ander, "maan"),
            ]
        )
        assert [locatie.naam for locatie in store.locaties.all("twente")] == ["maan", "Álen", "zon"]
        assert store.locaties.all("elders") == []
        assert store.locaties.count_of([twente.aanbieder.id]) == 2
        assert store.locaties.count_of([twente.aanbieder.id, ander.id, ander.id]) == 3


def test_what_is_withdrawn_is_out_of_use_and_comes_back_under_another_public_id(twente: Twente):
    groep = make_groep(twente.aanbieder, adres=make_afgeschermd_adres("Geheimweg", 7))
    with twente.database.transaction() as store:
        store.locaties.add(groep)
        store.locaties.withdraw(groep, at=AT, by=None, expected_versie=1)
        assert kept(store, groep.id) == []
        with pytest.raises(NietGevonden):
            store.locaties.get(groep.id)
        weg = store.locaties.withdrawn(groep.id)
        assert (weg.intrekking.at, weg.locatie.gepubliceerd) == (AT, False)
        assert store.locaties.kept(groep.id) == weg.locatie
        assert store.locaties.known_ids([groep.id]) == {groep.id}
        # As long as it is kept, no text of a neighbour may tell where it was.
        assert store.locaties.to_protect([twente.aanbieder.id]) == [weg.locatie]
        nieuw = PubliekId(uuid4())
        store.locaties.bring_back(weg, nieuw)
        terug = store.locaties.get(groep.id)
        assert (terug.publiek_id, terug.gepubliceerd) == (nieuw, False)
        with pytest.raises(NietGevonden):
            store.locaties.withdrawn(groep.id)


def test_the_second_of_two_who_save_or_withdraw_is_told(twente: Twente):
    groep = make_groep(twente.aanbieder)
    with twente.database.transaction() as store:
        store.locaties.add(groep)
        store.locaties.save(replace(groep, naam="Eerst"), 1)
    with pytest.raises(Conflict), twente.database.transaction() as store:
        store.locaties.save(replace(groep, naam="Daarna"), 1)
    with pytest.raises(Conflict), twente.database.transaction() as store:
        store.locaties.withdraw(groep, at=AT, by=None, expected_versie=1)
    with twente.database.read() as store:
        assert kept(store, groep.id) == ["Eerst"]


def test_erasing_takes_the_address_and_the_aanbod_along(twente: Twente):
    groep = make_groep(twente.aanbieder, adres=make_afgeschermd_adres())
    aanbod = make_aanbod(groep, opgave=make_opgave())
    with twente.database.transaction() as store:
        store.locaties.add(groep)
        store.aanbod.add(aanbod)
        store.locaties.delete(groep.id)
        assert store.locaties.known_ids([groep.id]) == frozenset()
        with pytest.raises(NietGevonden):
            store.aanbod.get(aanbod.id)
        with pytest.raises(NietGevonden):
            store.locaties.delete(groep.id)
        with pytest.raises(NietGevonden):
            store.locaties.kept(groep.id)
    assert rows(twente) == (0, 0)


def test_a_day_on_which_a_page_appears_is_never_brought_forward(twente: Twente):
    een, ander, nergens = uuid4(), uuid4(), uuid4()
    with twente.database.transaction() as store:
        store.verschijningen.keep({een: TODAY, ander: TODAY + 3 * DAG})
        store.verschijningen.keep({een: TODAY + DAG, ander: TODAY})
        assert store.verschijningen.of_ids([een, ander, nergens]) == {
            een: TODAY + DAG,
            ander: TODAY + 3 * DAG,
        }
        store.verschijningen.forget_gone()
        assert store.verschijningen.of_ids([een, ander]) == {}


def test_only_a_published_locatie_whose_day_has_come_is_due(twente: Twente):
    klaar, straks, uit = (
        make_groep(twente.aanbieder, naam, make_afgeschermd_adres(), gepubliceerd=naam != "uit")
        for naam in ("klaar", "straks", "uit")
    )
    with twente.database.transaction() as store:
        store.locaties.add_many([klaar, straks, uit])
        store.verschijningen.keep(
            {klaar.publiek_id: TODAY, straks.publiek_id: TODAY + DAG, uit.publiek_id: TODAY}
        )
        assert store.verschijningen.due(TODAY) == {klaar.id}
        assert store.verschijningen.due(TODAY - DAG) == set()
        assert store.verschijningen.due(TODAY + DAG) == {klaar.id, straks.id}


def test_the_heartbeat_is_the_last_one(twente: Twente):
    with twente.database.transaction() as store:
        assert store.hartslag.last() is None
        store.hartslag.beat(AT)
        store.hartslag.beat(AT + DAG)
        assert store.hartslag.last() == AT + DAG


def test_what_the_folder_said_last_replaces_what_it_said_before(twente: Twente):
    with twente.database.transaction() as store:
        store.mapwaarden.replace("twente", {"naam": "Twente", "provincie": "Overijssel"})
        store.mapwaarden.replace("twente", {"naam": "Tukkerland"})
        assert store.mapwaarden.all("twente") == {"naam": "Tukkerland"}
        assert store.mapwaarden.all("elders") == {}

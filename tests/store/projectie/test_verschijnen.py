"""A public id of a shielded locatie first appears at a change of day, whatever made it new."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import delete, select

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_open_adres,
    make_opgave,
)
from tests.steun.dagen import DAG, change_day
from tests.steun.databases.proef import Proef
from wijzer.domain.adressen.adres import LocatieAdres
from wijzer.domain.ids import PubliekId
from wijzer.domain.klok import day_of
from wijzer.domain.locaties.locatie import Groep, Locatie
from wijzer.published.tables import PublishedAanbieder, PublishedLocatie
from wijzer.store.store import Store
from wijzer.store.tables import VerschijningRij

MORGEN = TODAY + DAG


def entered(
    proef: Proef, naam: str = "Het Nest", adres: LocatieAdres | None = None, at: datetime = AT
) -> Groep:
    groep = make_groep(proef.aanbieder, naam, adres or make_afgeschermd_adres("Stilte", 5))
    with proef.write(at) as store:
        store.locaties.add(groep)
        store.aanbod.add(make_aanbod(groep, opgave=make_opgave(), bevestigd_at=at, gewijzigd_at=at))
    return groep


def withdraw(store: Store, locatie: Locatie) -> None:
    store.locaties.save(replace(locatie, gepubliceerd=False))


def renew(store: Store, locatie: Locatie) -> None:
    store.locaties.save(replace(locatie, publiek_id=PubliekId(uuid4())))


@pytest.mark.regel("first_day")
def test_an_open_groep_appears_at_once_and_a_shielded_one_tomorrow(proef: Proef):
    entered(proef, "De Wilg", make_open_adres("Nieuwstraat", 9))
    entered(proef, "Het Nest")
    assert proef.names() == {"De Linde", "De Eik", "De Wilg"}
    change_day(proef.database, AT + DAG)
    assert proef.names(MORGEN) == {"De Linde", "De Eik", "De Wilg", "Het Nest"}


def test_nothing_of_what_waits_stands_in_any_public_table(proef: Proef):
    ander = make_aanbieder("Nog Nergens")
    with proef.write() as store:
        store.aanbieders.add(ander)
        store.contracten.add_many([make_contractregel(ander)], [])
    groep = make_groep(ander, "Het Nest", make_afgeschermd_adres("Stilte", 5))
    last, nummer = proef.last_change(), proef.nummer()
    with proef.write() as store:
        store.locaties.add(groep)
        store.aanbod.add(make_aanbod(groep, opgave=make_opgave()))
    assert (proef.last_change(), proef.nummer()) == (last, nummer)
    with proef.database.read() as store:
        assert groep.publiek_id not in set(store.session.scalars(select(PublishedLocatie.id)))
        assert ander.id not in set(store.session.scalars(select(PublishedAanbieder.id)))
    change_day(proef.database, AT + DAG)
    with proef.read(MORGEN) as reader:
        assert reader.locatie(groep.publiek_id).naam == "Het Nest"
        assert reader.aanbieder(ander.id).naam == "Nog Nergens"


@pytest.mark.parametrize("uren", [1, 15, 15.9, 16])
def test_whatever_else_happens_before_midnight_does_not_let_it_appear(proef: Proef, uren: float):
    groep, later = entered(proef), AT + timedelta(hours=uren)
    with proef.write(later) as store:
        store.locaties.save(replace(groep, naam="Het Andere Nest"))
        store.aanbieders.save(replace(proef.aanbieder, naam="De Omgedoopte"))
        store.projectie.rebuild(later)
    with proef.write(later) as store:
        assert store.projectie.rebuild(later) == 0
    assert "Het Andere Nest" not in proef.names()
    assert proef.compare() == []


def again(proef: Proef) -> None:
    """The shielded groep was off the site for a moment."""
    with proef.write() as store:
        withdraw(store, proef.dicht)
    with proef.write() as store:
        store.locaties.save(replace(proef.dicht, gepubliceerd=True))


def under_another_id(proef: Proef) -> None:
    with proef.write() as store:
        renew(store, proef.dicht)


def after_a_gap_in_its_contract(proef: Proef) -> None:
    with proef.write() as store:
        regels = store.contracten.of_aanbieder(proef.aanbieder.id)
        store.contracten.save_many([replace(regel, einddatum=TODAY - DAG) for regel in regels], [])
    assert proef.names() == set()
    with proef.write() as store:
        store.contracten.add_many([make_contractregel(proef.aanbieder)], [])


@pytest.mark.parametrize("weer", [again, under_another_id, after_a_gap_in_its_contract])
def test_what_comes_back_waits_as_what_is_new(proef: Proef, weer: Callable[[Proef], None]):
    weer(proef)
    assert proef.names() == {"De Linde"}
    assert proef.compare() == []
    change_day(proef.database, AT + DAG)
    assert proef.names(MORGEN) == {"De Linde", "De Eik"}


def test_a_change_of_what_stands_shows_at_once(proef: Proef):
    with proef.write() as store:
        store.locaties.save(replace(proef.dicht, naam="De Oude Eik"))
        store.aanbod.add(make_aanbod(proef.dicht, "WGZHG"))
        store.contracten.add_many([make_contractregel(proef.aanbieder, "WGZHG")], [])
    assert proef.names() == {"De Linde", "De Oude Eik"}
    assert len(proef.found()) == 3


def test_what_was_given_a_day_appears_on_it_and_with_all_else_that_is_due(proef: Proef):
    laat, vroeg = entered(proef, "Laat"), entered(proef, "Vroeg")
    with proef.write() as store:
        store.verschijningen.keep({laat.publiek_id: TODAY + 3 * DAG})
    for dag, names in ((1, {"Vroeg"}), (2, {"Vroeg"}), (3, {"Vroeg", "Laat"})):
        assert proef.compare() == []
        change_day(proef.database, AT + dag * DAG)
        assert proef.names(TODAY + dag * DAG) - {"De Linde", "De Eik"} == names
    assert vroeg.publiek_id != laat.publiek_id


def test_a_worker_that_missed_days_lets_all_that_is_due_appear_together(proef: Proef):
    for naam, dag in (("Een", 1), ("Twee", 2), ("Drie", 3), ("Tien", 10)):
        groep = entered(proef, naam)
        with proef.write() as store:
            store.verschijningen.keep({groep.publiek_id: TODAY + dag * DAG})
    last = proef.last_change()
    change_day(proef.database, AT + 4 * DAG)
    groepen = [wijziging for wijziging in proef.changes(last) if wijziging.soort == "groep"]
    assert len(groepen) == 3
    assert len({wijziging.at for wijziging in groepen}) == 1
    with proef.read(TODAY + 4 * DAG) as reader:
        nieuw = [
            aanbod
            for aanbod in proef.found(TODAY + 4 * DAG)
            if aanbod.locatie.naam in ("Een", "Twee", "Drie")
        ]
        assert len({aanbod.beschikbaarheid.gewijzigd_at for aanbod in nieuw}) == 1
        assert reader.stand.dag == TODAY + 4 * DAG


def test_all_that_appears_on_a_day_tells_one_moment_until_somebody_confirms(proef: Proef):
    eerst, *_ = (entered(proef, f"Nest {uur}", at=AT + timedelta(hours=uur)) for uur in range(5))
    change_day(proef.database, AT + DAG)
    nieuw = [aanbod for aanbod in proef.found(MORGEN) if aanbod.locatie.naam.startswith("Nest")]
    momenten = {
        (aanbod.beschikbaarheid.bevestigd_at, aanbod.beschikbaarheid.gewijzigd_at)
        for aanbod in nieuw
    }
    middernacht = datetime.fromisoformat("2026-11-20T23:00:00+00:00")
    assert momenten == {(middernacht, middernacht)}
    later = AT + DAG + timedelta(hours=3)
    with proef.write(later) as store:
        (eigen,) = store.aanbod.of_locatie(eerst.id)
        store.aanbod.save(replace(eigen, bevestigd_at=later))
    (eerste,) = [aanbod for aanbod in proef.found(MORGEN) if aanbod.locatie.naam == "Nest 0"]
    assert eerste.beschikbaarheid.bevestigd_at == later
    assert eerste.beschikbaarheid.gewijzigd_at == middernacht


def test_the_moments_of_what_stood_already_stay_as_they_were(proef: Proef):
    with proef.write() as store:
        store.session.execute(delete(VerschijningRij))
        store.projectie.rebuild(AT)
    (eik,) = [aanbod for aanbod in proef.found() if aanbod.locatie.naam == "De Eik"]
    assert eik.beschikbaarheid.gewijzigd_at == AT


def test_the_comparison_tells_what_should_stand_and_does_not(proef: Proef):
    groep = entered(proef)
    change_day(proef.database, AT + DAG)
    assert proef.compare() == []
    with proef.write(AT + DAG) as store:
        store.session.execute(
            delete(PublishedLocatie).where(PublishedLocatie.id == groep.publiek_id)
        )
    assert proef.compare() == [f"locatie {groep.publiek_id}: ontbreekt"]


def test_the_day_of_what_is_gone_is_forgotten_at_the_next_change_of_day(proef: Proef):
    groep = entered(proef)
    with proef.database.read() as store:
        assert store.verschijningen.of_ids([groep.publiek_id]) == {groep.publiek_id: MORGEN}
    with proef.write() as store:
        store.locaties.delete(groep.id)
    change_day(proef.database, AT + DAG)
    with proef.database.read() as store:
        assert store.verschijningen.of_ids([groep.publiek_id]) == {}


def test_the_changes_of_a_day_are_one_series_in_which_nothing_that_belongs_together_stands_together(
    proef: Proef,
):
    for n in range(12):
        entered(proef, f"Nest {n}")
    last = proef.last_change()
    change_day(proef.database, AT + DAG)
    soorten = [
        wijziging.soort
        for wijziging in proef.changes(last)
        if wijziging.soort in ("aanbod", "groep")
    ]
    assert len(soorten) == 24
    assert soorten != sorted(soorten)


def test_whatever_happens_a_shielded_page_that_was_not_there_appears_at_a_change_of_day_only(
    proef: Proef, keren: Callable[[int, int], int]
):
    """Random days of entering, withdrawing, publishing, renaming, shielding, gaps and rebuilds."""
    rng, at, dag = random.Random(3), AT, TODAY
    staat = {proef.dicht.publiek_id}
    for _ in range(keren(40, 400)):
        at += timedelta(minutes=rng.randrange(30, 200))
        nieuwe_dag = day_of(at)
        if nieuwe_dag > dag:
            dag = nieuwe_dag
            change_day(proef.database, at)
            staat = shielded_now(proef, dag)
        rng.choice(DADEN)(proef, rng, at)
        nu = shielded_now(proef, dag)
        assert nu <= staat
        staat = nu
        assert proef.compare() == []


def shielded_now(proef: Proef, dag: date) -> set[PubliekId]:
    with proef.read(dag) as reader:
        return {
            PubliekId(locatie.id)
            for locatie in reader.locaties("groep")
            if locatie.adres.afgeschermd
        }


def _any(store: Store, rng: random.Random) -> Locatie:
    return rng.choice(store.locaties.all("twente"))


def _enter(proef: Proef, rng: random.Random, at: datetime) -> None:
    dicht: LocatieAdres = make_afgeschermd_adres("Stilte", rng.randrange(1, 999))
    adres = dicht if rng.random() < 0.5 else make_open_adres("Nieuwstraat", 9)
    entered(proef, f"Nest {rng.random()}", adres, at)


def _toggle(proef: Proef, rng: random.Random, at: datetime) -> None:
    with proef.write(at) as store:
        locatie = _any(store, rng)
        store.locaties.save(replace(locatie, gepubliceerd=not locatie.gepubliceerd))


def _shield(proef: Proef, rng: random.Random, at: datetime) -> None:
    with proef.write(at) as store:
        locatie = _any(store, rng)
        adres = make_open_adres() if locatie.is_afgeschermd else make_afgeschermd_adres("Weg", 3)
        store.locaties.save(replace(locatie, adres=adres, publiek_id=PubliekId(uuid4())))


def _rename(proef: Proef, rng: random.Random, at: datetime) -> None:
    with proef.write(at) as store:
        store.locaties.save(replace(_any(store, rng), naam=f"Naam {rng.random()}"))


def _rebuild(proef: Proef, _rng: random.Random, at: datetime) -> None:
    with proef.write(at) as store:
        store.projectie.rebuild(at)


def _gap(proef: Proef, rng: random.Random, at: datetime) -> None:
    dag = day_of(at)
    einde = rng.choice([None, dag - DAG, dag, dag + 2 * DAG])
    begin = rng.choice([dag - 100 * DAG, dag + DAG])
    with proef.write(at) as store:
        (regel, *_) = store.contracten.of_aanbieder(proef.aanbieder.id)
        einde = max(begin, einde) if einde else None
        store.contracten.save_many([replace(regel, ingangsdatum=begin, einddatum=einde)], [])


DADEN = (_enter, _toggle, _shield, _rename, _rebuild, _gap)
